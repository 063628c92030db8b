"""Looks at one entry before it is saved, as ``pdp validate`` would afterwards."""

from datetime import date

from pdpkit.encoding.reading import Tree
from pdpkit.findings import Finding, Severity
from pdpkit.kinds import HOLDER
from pdpkit.ledger import Place
from pdpkit.record import read_entry, read_record
from pdpkit.rules import judge_privacy, judge_rules, survey


def judge_entry(record: Tree, place: Place, today: date) -> list[Finding]:
    """What is wrong with the entry at ``place`` of ``record``, errors first.

    The rest of the record may have faults of its own: they are not told here, and while its form
    has some, only the entry's form and what it may never hold are looked at.
    """
    reading = read_record(record)
    if reading.value is not None:
        found = [*reading.findings, *judge_rules(reading.value, record, today)]
    elif place.array == HOLDER:
        found = [*reading.findings, *judge_privacy(survey({HOLDER: record[HOLDER]}))]
    else:
        form = read_entry(place.array, place.entry).findings
        alone = [*form, *judge_privacy(survey({place.array: [place.entry]}))]
        found = [_move(finding, place) for finding in alone]
    here = [f for f in found if f.where == place.pointer or f.where.startswith(place.pointer + "/")]
    return sorted(here, key=lambda finding: finding.severity is not Severity.ERROR)


def find_forbidden(array: str, entry: Tree) -> Finding | None:
    """What no entry may ever hold (R01), looked for in one entry alone, while it is written."""
    found = judge_privacy(survey({array: [entry]}))
    return next((finding for finding in found if finding.code == "rule-r01"), None)


def name_place(where: str) -> str:
    """The name of the field that a place within an entry belongs to; empty for the entry itself."""
    return ".".join(step for step in where.split("/") if step and not step.isdecimal())


def _move(finding: Finding, place: Place) -> Finding:
    """A finding about an entry looked at alone, at its place in the record."""
    alone = f"/{place.array}/0"
    inner = finding.where.removeprefix(alone)
    return Finding(finding.code, place.pointer + inner, finding.values)
