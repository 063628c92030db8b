"""Decides the rows of a register: each ends as issued, duplicate, unmatched or rejected (R16).

Rows join a trust's people by staff number and never by name; a fact that was issued before is found
again by its digest, also after it was withdrawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from pdpkit.encoding.times import say_day
from pdpkit.issuing.draft import Draft
from pdpkit.issuing.fact import Fact, find_problem, make_statement
from pdpkit.issuing.promise import Promise, find_promise
from pdpkit.workspace import Issued, Person, Trust


class Ending(StrEnum):
    """How a row of a register ends."""

    ISSUED = "issued"
    DUPLICATE = "duplicate"
    UNMATCHED = "unmatched"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row as the intake read it: the fact, or the reasons why nothing is issued.

    ``staff`` is the staff number where one could be read, ``session`` the title and the day of what
    it is about; ``absent`` says that the row itself tells that the person was not there.
    """

    number: int
    fact: Fact | None
    name: str | None = None
    reasons: tuple[str, ...] = ()
    staff: str | None = None
    session: tuple[str, str] | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True)
class RowResult:
    """How a row ended, why, and for whom."""

    row: RegisterRow
    ending: Ending
    reason: str = ""
    person: Person | None = None
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Preparation:
    """Every row's end, with the drafts of those that are to be issued."""

    results: tuple[RowResult, ...]
    counts: Mapping[Ending, int] = field(default_factory=dict)

    @property
    def drafts(self) -> list[Draft]:
        return [result.draft for result in self.results if result.draft]


def prepare(
    rows: Iterable[RegisterRow],
    people: Mapping[str, Person],
    issued: Iterable[Issued],
    trust: Trust,
    moment: datetime,
    *,
    promises: Sequence[Promise] = (),
) -> Preparation:
    """Decide every row, and write out what would be signed; nothing is signed here.

    ``promises`` are those against which a row may count that says what was given.
    """
    known = {one.fact: one for one in sorted(issued, key=lambda one: one.stands)}
    results: list[RowResult] = []
    seen: dict[str, int] = {}
    for row in rows:
        result = _decide(row, people, known, seen)
        if result.ending is Ending.ISSUED:
            result = _draft(result, trust, moment, promises)
        if result.draft:
            seen[result.draft.fact] = row.number
        results.append(result)
    counts = {ending: sum(r.ending is ending for r in results) for ending in Ending}
    return Preparation(tuple(results), counts)


def _decide(
    row: RegisterRow,
    people: Mapping[str, Person],
    known: Mapping[str, Issued],
    seen: Mapping[str, int],
) -> RowResult:
    if row.reasons:
        return RowResult(row, Ending.REJECTED, "; ".join(row.reasons))
    if row.fact is None:
        return RowResult(row, Ending.UNMATCHED, "no staff number")
    person = people.get(row.fact.number)
    if person is None:
        reason = f"staff number {row.fact.number} is not on the trust's list"
        return RowResult(row, Ending.UNMATCHED, reason)
    fact = row.fact.digest
    if fact in seen:
        return RowResult(row, Ending.DUPLICATE, f"the same as row {seen[fact]}", person)
    if before := known.get(fact):
        return RowResult(row, Ending.DUPLICATE, _say_before(before), person)
    return RowResult(row, Ending.ISSUED, "", person)


def _say_before(before: Issued) -> str:
    if before.stands or not before.withdrawn:
        return "issued before"
    day, name = say_day(before.withdrawn), before.id[:8]
    return f"issued before, withdrawn on {day}; issue it again with --again {name}"


def _draft(
    result: RowResult, trust: Trust, moment: datetime, promises: Sequence[Promise]
) -> RowResult:
    """The draft of a row's fact, or why it cannot be stated."""
    fact, person = result.row.fact, result.person
    assert fact is not None and person is not None
    found, problem = find_promise(fact, promises)
    if found:
        fact = replace(fact, members=fact.members | {"granted": found})
    tree = make_statement(fact, person, trust, moment)
    if problem := problem or find_problem(tree):
        return replace(result, ending=Ending.REJECTED, reason=problem)
    return replace(result, draft=Draft(tree, fact.digest, person.number))
