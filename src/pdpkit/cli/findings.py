"""Findings on the terminal and for programs: place, what, why, what to do."""

from collections import Counter
from typing import Final

from pdpkit.cli.console import Console
from pdpkit.encoding.reading import Tree
from pdpkit.findings import Finding, Severity, has_errors, sort
from pdpkit.messages.reasons import say_why
from pdpkit.view.places import say_place

# More warnings of one code than these are told together.
MOST_ALONE: Final = 4
_PLACES: Final = 3
_STYLES: Final = {Severity.ERROR: "red", Severity.WARNING: "amber"}


def show_findings(
    console: Console, file: str, findings: list[Finding], tree: Tree, *, whole: bool = False
) -> None:
    """What was found in one file, errors first, then one line that counts it.

    Many warnings of one code are one block, unless the ``whole`` is asked for.
    """
    ordered = sorted(sort(findings), key=lambda finding: finding.severity is not Severity.ERROR)
    for group in _group(ordered, whole=whole):
        _show(console, group, tree)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    counts = f"{_count(errors, 'error')}, {_count(len(findings) - errors, 'warning')}"
    console.say(f"{file}: {counts if findings else 'nothing to mend'}.")


def plain_findings(found: list[tuple[str, list[Finding]]]) -> Tree:
    """The findings of several files as a program reads them (``pdp-findings/1``)."""
    return {
        "format": "pdp-findings/1",
        "files": [
            {
                "file": file,
                "valid": not has_errors(findings),
                "findings": [plain_finding(finding) for finding in sort(findings)],
            }
            for file, findings in found
        ],
    }


def _group(findings: list[Finding], *, whole: bool) -> list[list[Finding]]:
    """Findings one by one; warnings of one code that many places have, together."""
    counts = Counter(f.code for f in findings if f.severity is Severity.WARNING and not whole)
    groups: dict[str | int, list[Finding]] = {}
    for number, finding in enumerate(findings):
        together = counts[finding.code] > MOST_ALONE
        groups.setdefault(finding.code if together else number, []).append(finding)
    return list(groups.values())


def _show(console: Console, group: list[Finding], tree: Tree) -> None:
    first = group[0]
    severity = first.severity.capitalize()
    place = say_place(tree, first.where)
    if len(group) > 1:
        console.say(f"{severity} in {len(group)} places", _STYLES[first.severity])
        named = "; ".join(say_place(tree, finding.where) for finding in group[:_PLACES])
        place = f"{named}; and {len(group) - _PLACES} more"
    else:
        console.say(f"{severity}: {place}", _STYLES[first.severity])
    rows = [["Where", place]] if len(group) > 1 else []
    rows += [
        ["What", first.message],
        ["Why", say_why(first.code)],
        ["To do", first.hint],
        ["Code", f"{first.code} at {first.where or '/'}" if len(group) == 1 else first.code],
    ]
    if len(group) > 1:
        rows.append(["All", f"pdp validate FILE --code {first.code}"])
    console.table(["", ""], [row for row in rows if row[1]], indent=2)
    console.say()


def plain_finding(finding: Finding) -> Tree:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "where": finding.where,
        "message": finding.message,
        "hint": finding.hint,
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
