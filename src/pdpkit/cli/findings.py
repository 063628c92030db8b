"""Findings on the terminal and for programs: place, what, what to do."""

from pdpkit.cli.console import Console
from pdpkit.encoding.reading import Tree
from pdpkit.findings import Finding, Severity, has_errors, sort


def show_findings(console: Console, file: str, findings: list[Finding]) -> None:
    """A table of what was found in one file, then one line that counts it."""
    ordered = sort(findings)
    if ordered:
        rows = [
            [finding.severity, finding.where or "/", f"{finding.message} {finding.hint}".strip()]
            for finding in ordered
        ]
        console.table(["", "Place", "What, and what to do"], rows)
        console.say()
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = len(findings) - errors
    counts = f"{_count(errors, 'error')}, {_count(warnings, 'warning')}"
    console.say(f"{file}: {counts if findings else 'nothing to mend'}.")


def plain_findings(found: list[tuple[str, list[Finding]]]) -> Tree:
    """The findings of several files as a program reads them (``pdp-findings/1``)."""
    return {
        "format": "pdp-findings/1",
        "files": [
            {
                "file": file,
                "valid": not has_errors(findings),
                "findings": [_plain(finding) for finding in sort(findings)],
            }
            for file, findings in found
        ],
    }


def _plain(finding: Finding) -> Tree:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "where": finding.where,
        "message": finding.message,
        "hint": finding.hint,
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
