"""Findings of those rules that have several cases, each with a sentence of its own."""

from typing import Any

from pdpkit.findings import Finding, find
from pdpkit.messages.rules import CASES


def find_case(code: str, case: str, where: str, /, **values: Any) -> Finding:
    """A finding of ``code`` whose sentence and hint are those of ``case``."""
    problem, fix = CASES[case]
    return find(code, where, problem=problem.format(**values), fix=fix.format(**values), **values)
