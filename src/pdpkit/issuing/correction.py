"""The correction: a register put right, compared with what was issued from the one before.

Compared are the sessions that the corrected register names, by title and day: what was stated of
them and stands there no longer was a mistake, and what is told otherwise of the same person takes
the earlier statement's place. A session that it does not name is left alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pdpkit.errors import InputError
from pdpkit.issuing.change import Change
from pdpkit.issuing.draft import Draft, withdraw
from pdpkit.issuing.fact import Fact, find_problem, make_statement
from pdpkit.issuing.preparation import RegisterRow
from pdpkit.issuing.wording import ATTENDANCE, strip_title
from pdpkit.workspace import Issued, Person, Trust


@dataclass(frozen=True, slots=True)
class Correction:
    """The change, how many statements stay as they are, and the rows that say something new."""

    change: Change
    kept: int
    new: tuple[RegisterRow, ...]


def correct(
    rows: Sequence[RegisterRow],
    people: Mapping[str, Person],
    issued: Iterable[Issued],
    trust: Trust,
    moment: datetime,
) -> Correction:
    """Compare, and write out what would be signed; nothing is signed here.

    ``InputError`` ``register-correction`` for a row that cannot be read where it may be the row of
    somebody who would be taken out.
    """
    unread = [row for row in rows if row.reasons and not row.absent]
    sessions = {row.session for row in rows if row.session}
    stated = [
        one
        for one in issued
        if one.stands and one.statement in ATTENDANCE and _session(one) in sessions
    ]
    told = {row.fact.digest: row for row in reversed(rows) if row.fact}
    kept = {one.digest for one in stated if told.pop(one.fact, None)}
    drafts: list[Draft] = []
    ended: list[Issued] = []
    for one in stated:
        if one.digest in kept:
            continue
        fact = _find_other(one, told)
        if fact is None:
            for row in unread:
                if row.staff in (None, one.number):
                    raise _refuse(row, "; ".join(row.reasons))
            ended.append(withdraw(one, "mistake", moment))
        else:
            row, person = told.pop(fact.digest), people.get(fact.number)
            if person is None:
                raise _refuse(row, f"staff number {fact.number} is not on the trust's list")
            tree = make_statement(fact, person, trust, moment)
            if problem := find_problem(tree):
                raise _refuse(row, problem)
            drafts.append(Draft(tree, fact.digest, fact.number, replaces=one, reason="mistake"))
    new = sorted((row for row in told.values() if row.staff in people), key=lambda r: r.number)
    return Correction(Change(tuple(drafts), tuple(ended)), len(kept), tuple(new))


def find_doubles(
    rows: Iterable[RegisterRow], issued: Iterable[Issued]
) -> list[tuple[RegisterRow, Issued]]:
    """Rows that tell otherwise what was stated before and stands, each with that statement."""
    stated = {
        (one.number, one.statement, _session(one)): one
        for one in issued
        if one.stands and one.statement in ATTENDANCE
    }
    doubles = []
    for row in rows:
        if row.fact and row.session:
            one = stated.get((row.fact.number, row.fact.statement, row.session))
            doubles += [(row, one)] if one else []
    return doubles


def _session(one: Issued) -> tuple[str, str]:
    return strip_title(one.title), one.start or ""


def _find_other(one: Issued, told: Mapping[str, RegisterRow]) -> Fact | None:
    """What the register now says of the same person at the same session; the same part first."""
    same = [
        row.fact
        for row in told.values()
        if row.fact and row.fact.number == one.number and row.session == _session(one)
    ]
    return min(same, key=lambda fact: fact.statement != one.statement, default=None)


def _refuse(row: RegisterRow, problem: str) -> InputError:
    return InputError("register-correction", f"row {row.number}", problem=problem)
