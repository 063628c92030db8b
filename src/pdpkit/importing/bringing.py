"""Brings a log into a record: every row is added, there already, left out or passed over.

A row is there already when the record has an entry of its title and first day that no earlier row
stands for; so a second run adds nothing, and an entry that was written by hand is met too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from pdpkit import messages
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.findings import Finding, Severity
from pdpkit.form import TYPE_NAMES
from pdpkit.importing.drafting import TITLES, Draft, Drafter, Said
from pdpkit.importing.words import ACTIVITY, QUALIFICATION
from pdpkit.record import arrange, read_shared_record
from pdpkit.register.cell import is_blank, show, tidy
from pdpkit.register.columns import Columns, fold
from pdpkit.register.rows import Reading, Row
from pdpkit.rules import judge_privacy, survey

_TITLE_OF: Final = {ACTIVITY: "title", QUALIFICATION: "name"}
_SHOWN: Final = 80
_Key: TypeAlias = tuple[str, str, str]
_NOT_COMPARED: Final = ("id", "visibility")
# What tells people apart, the surest first: one number is one person, however the name is spelt.
PEOPLE: Final = ("number", "email", "person")


class Ending(StrEnum):
    """How a row of a log ends. What is left out can be mended; what is passed over is no row."""

    ADDED = "added"
    THERE = "there already"
    LEFT_OUT = "left out"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class RowResult:
    """How a row ended; ``reasons`` say why it was not added, or what of it went into the notes.

    ``entry`` is the new one of the record's ``array``.
    """

    number: int
    ending: Ending
    reasons: tuple[str, ...] = ()
    array: str = ""
    entry: Tree | None = None


@dataclass(frozen=True, slots=True)
class Import:
    """The record with the new entries, not yet saved, and what became of each row.

    ``said`` counts which word of the log was taken for what.
    """

    record: Tree
    results: tuple[RowResult, ...]
    said: Counter[Said]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows ended in each way; every ending is present."""
        endings = Counter(result.ending for result in self.results)
        return {str(ending): endings[ending] for ending in Ending}

    def find(self, ending: Ending) -> list[RowResult]:
        """The rows that ended so."""
        return [result for result in self.results if result.ending is ending]


def bring(record: Tree, columns: Columns, reading: Reading) -> Import:
    """The rows of a log as new entries of a record.

    ``InputError``: ``csv-several-people`` when a column names more than one person;
    ``schema-member-type`` when entries of the record do not stand in a list.
    """
    if odd := next((name for name in _TITLE_OF if not _is_list(record, name)), None):
        raise InputError("schema-member-type", f"record /{odd}", wanted=TYPE_NAMES["array"])
    passed = {skipped.number: skipped.reason for skipped in reading.skipped}
    passed |= {row.number: reason for row in reading.rows if (reason := _pass_over(columns, row))}
    rows = [row for row in reading.rows if row.number not in passed]
    _check_people(columns, rows)
    drafter = Drafter(columns)
    drafts = _judge([drafter.draft(row) for row in rows])
    results = _Comparison(record).sort_out(drafts)
    results += [RowResult(n, Ending.PASSED_OVER, (reason,)) for n, reason in passed.items()]
    results.sort(key=lambda result: result.number)
    merged = dict(record)
    for array in _TITLE_OF:
        new = [r.entry for r in results if r.ending is Ending.ADDED and r.array == array]
        if new:
            merged[array] = [*record.get(array, []), *new]
    return Import(arrange(merged), tuple(results), drafter.said)


def _is_list(record: Tree, array: str) -> bool:
    return isinstance(record.get(array, []), list)


def _pass_over(columns: Columns, row: Row) -> str:
    """Why a row is no training, but a heading over others: one cell alone, and not the title."""
    cells = columns.table.rows[row.number - 1]
    if any(row.values.get(field) for field in TITLES):
        return ""
    filled = [cell for cell in cells if not is_blank(cell)]
    if len(filled) != 1:
        return ""
    return messages.sentence("csv-row-alone", {"found": tidy(show(filled[0]))[:_SHOWN]})


def _check_people(columns: Columns, rows: Iterable[Row]) -> None:
    """Refuse what somebody exported of a whole staff: other people's training is not ours."""
    headings = {column.field.name: column.heading for column in columns.matched}
    field = next((name for name in PEOPLE if name in headings), None)
    people = {fold(str(name)): str(name) for row in rows if (name := row.values.get(field or ""))}
    if field and len(people) > 1:
        samples = ", ".join(name[:40] for name in list(people.values())[:3])
        where = f"column {headings[field]}"
        raise InputError("csv-several-people", where, count=len(people), samples=samples)


class _Comparison:
    """What the record had before, against which each row is held once."""

    def __init__(self, record: Tree) -> None:
        self._there = Counter(
            _key(array, entry)
            for array in _TITLE_OF
            for entry in record.get(array, [])
            if isinstance(entry, dict)
        )
        self._rows: dict[tuple[_Key, str], int] = {}

    def sort_out(self, drafts: Iterable[Draft]) -> list[RowResult]:
        found = [(draft, _key(draft.array, draft.entry or {})) for draft in drafts]
        counts = Counter(key for _, key in found)
        return [self._sort_out(draft, key, alone=counts[key] == 1) for draft, key in found]

    def _sort_out(self, draft: Draft, key: _Key, *, alone: bool) -> RowResult:
        if draft.entry is None:
            return RowResult(draft.number, Ending.LEFT_OUT, draft.reasons)
        if not alone:
            first = self._rows.setdefault((key, _say_all(draft.entry)), draft.number)
            if first != draft.number:
                reason = messages.sentence("csv-row-twice", {"row": first})
                return RowResult(draft.number, Ending.THERE, (reason,))
        if self._there[key] > 0:
            self._there[key] -= 1
            return RowResult(draft.number, Ending.THERE, (messages.sentence("csv-row-there"),))
        return RowResult(draft.number, Ending.ADDED, draft.kept, draft.array, draft.entry)


def _key(array: str, entry: Tree) -> _Key:
    """Array, title and first day, by which an entry of the record is known again."""
    title, day = entry.get(_TITLE_OF[array]), entry.get("start") or entry.get("awarded")
    return array, fold(title) if isinstance(title, str) else "", str(day)


def _say_all(entry: Tree) -> str:
    """All that a row says, by which a second one that says the same is known."""
    return repr({name: value for name, value in entry.items() if name not in _NOT_COMPARED})


def _judge(drafts: list[Draft]) -> list[Draft]:
    """The drafts, without the entries that no record may hold; each of these has its reasons."""
    made = {array: [d for d in drafts if d.array == array and d.entry] for array in _TITLE_OF}
    tree: Tree = {array: [draft.entry for draft in found] for array, found in made.items()}
    refused: dict[int, list[str]] = {}
    for finding in _find_errors(tree):
        _, array, place, *_ = finding.where.split("/")
        reasons = refused.setdefault(made[array][int(place)].number, [])
        reasons.append(f"{finding.message} {finding.hint}".strip())
    if not refused:
        return drafts
    return [
        Draft(d.number, d.array, None, tuple(refused[d.number])) if d.number in refused else d
        for d in drafts
    ]


def _find_errors(tree: Tree) -> Iterator[Finding]:
    for finding in (*read_shared_record(tree).findings, *judge_privacy(list(survey(tree)))):
        if finding.severity is Severity.ERROR:
            yield finding
