"""Checks a tree as its reader would, and tells one check of the report."""

from typing import Any

from pdpkit.report import FileReport, Outcome, StatementReport
from pdpkit.verification import Policy, verify
from world import NOW, Tree, document, policy

FAILED, OPEN, PASSED, SKIPPED = (
    Outcome.FAILED,
    Outcome.UNDETERMINED,
    Outcome.PASSED,
    Outcome.SKIPPED,
)


def check(tree: Tree, wanted: Policy | None = None, **options: Any) -> FileReport:
    """The report of a file; by the policy of the tests, now, unless something else is wanted."""
    return verify(document(tree), wanted or policy(), options.pop("at", NOW), **options)


def told(report: FileReport | StatementReport, name: str) -> tuple[Outcome, str, str]:
    """Outcome, code and place of a check."""
    found = report.check(name)
    return found.outcome, found.code, found.where
