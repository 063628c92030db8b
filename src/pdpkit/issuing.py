"""Turns the rows of a register into signed statements, one fact each (spec, Statements).

Rows join a trust's people by staff number and never by name. Each row ends as issued, duplicate,
unmatched or rejected; a fact that was issued before is found again by its digest.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from pdpkit.document import STATEMENT_CONTEXT, STATEMENT_TYPE, Kind
from pdpkit.encoding.canonical import canonical, digest
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment
from pdpkit.encoding.writing import normalise
from pdpkit.identity import event_digest
from pdpkit.keys import SigningKey
from pdpkit.proof import sign, signed_digest
from pdpkit.withdrawal import STATUS_TYPE, list_id
from pdpkit.workspace import Issued, Person, Trust


class Wording:
    """What Open Badges asks for beside the fact, in fixed words for each statement."""

    ACHIEVEMENT: Final = {
        "attended": (
            "Attended: {}",
            "Took part in training.",
            "Named as present in the employer's register.",
        ),
        "led": (
            "Led: {}",
            "Led training for others.",
            "Named as session lead in the employer's register.",
        ),
        "completed": (
            "Completed: {}",
            "Completed training.",
            "Named as complete in the employer's register.",
        ),
    }


class Ending(StrEnum):
    """How a row of a register ends."""

    ISSUED = "issued"
    DUPLICATE = "duplicate"
    UNMATCHED = "unmatched"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Fact:
    """What one row says about one person."""

    number: str
    statement: str
    title: str
    start: str
    minutes: int | None = None

    @property
    def digest(self) -> str:
        """By which a second run finds the same fact; the clock and the names have no part in it."""
        return digest(
            canonical([self.number, self.statement, self.title, self.start, self.minutes])
        )


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row as the intake read it: the fact, or the reason why there is none."""

    number: int
    fact: Fact | None
    name: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowResult:
    """How a row ended, why, and for whom."""

    row: RegisterRow
    ending: Ending
    reason: str = ""
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Preparation:
    """Every row's end, and the unsigned statements of those that are to be issued."""

    results: tuple[RowResult, ...]
    statements: tuple[tuple[RowResult, Tree], ...]
    counts: Mapping[Ending, int] = field(default_factory=dict)


def prepare(
    rows: Iterable[RegisterRow],
    people: Mapping[str, Person],
    issued: Mapping[str, Issued],
    trust: Trust,
    moment: datetime,
) -> Preparation:
    """Decide every row, and write out what would be signed; nothing is signed here."""
    results: list[RowResult] = []
    statements: list[tuple[RowResult, Tree]] = []
    seen: dict[str, int] = {}
    for row in rows:
        result = _decide(row, people, issued, seen)
        results.append(result)
        if result.ending is Ending.ISSUED and row.fact and result.person:
            seen[row.fact.digest] = row.number
            statements.append((result, make_statement(row.fact, result.person, trust, moment)))
    counts = {ending: sum(r.ending is ending for r in results) for ending in Ending}
    return Preparation(tuple(results), tuple(statements), counts)


def make_statement(fact: Fact, person: Person, trust: Trust, moment: datetime) -> Tree:
    """The unsigned statement of a fact: tied to the person's key where they introduced one."""
    subject: Tree = {}
    if person.identity:
        subject["id"] = person.identity
    subject["type"] = ["AchievementSubject"]
    subject["identifier"] = [_identify("name", person.name)]
    if not person.identity:
        subject["identifier"].append(_identify("systemId", person.number))
    name, description, narrative = Wording.ACHIEVEMENT[fact.statement]
    subject["achievement"] = {
        "id": f"urn:uuid:{uuid.uuid4()}",
        "type": ["Achievement"],
        "name": name.format(fact.title),
        "description": description,
        "criteria": {"narrative": narrative},
    }
    subject["statement"] = fact.statement
    subject["start"] = fact.start
    if fact.minutes is not None:
        subject["minutes"] = fact.minutes
    if person.identity and person.key_log:
        subject["keyLog"] = _anchor(person.key_log)
    return make_credential(subject, trust, moment)


def make_credential(subject: Tree, trust: Trust, moment: datetime) -> Tree:
    """A subject as an unsigned statement by a trust, valid from ``moment``."""
    since = format_moment(moment)
    tree: Tree = {
        "@context": STATEMENT_CONTEXT,
        "id": f"urn:uuid:{uuid.uuid4()}",
        "type": STATEMENT_TYPE,
        "issuer": {"id": trust.id, "type": ["Profile"], "name": trust.name},
        "validFrom": since,
        "credentialSubject": normalise(subject),
        "credentialStatus": {"id": list_id(trust.id, since[:4]), "type": STATUS_TYPE},
    }
    return tree


def sign_statements(
    prepared: Sequence[tuple[RowResult, Tree]], trust: Trust, key: SigningKey, moment: datetime
) -> list[tuple[Tree, Issued]]:
    """Each statement signed, with its line for the workspace's index."""
    created = {"created": format_moment(moment)}
    signed = []
    for result, unsigned in prepared:
        tree = sign(unsigned, Kind.STATEMENT, key, trust.id, created)
        fact = result.row.fact
        assert fact is not None
        signed.append((tree, _index(tree, fact)))
    return signed


def _index(tree: Tree, fact: Fact) -> Issued:
    return Issued(
        fact=fact.digest,
        id=tree["id"].removeprefix("urn:uuid:"),
        digest=signed_digest(tree),
        number=fact.number,
        statement=fact.statement,
        title=tree["credentialSubject"]["achievement"]["name"],
        valid_from=tree["validFrom"],
    )


def _decide(
    row: RegisterRow,
    people: Mapping[str, Person],
    issued: Mapping[str, Issued],
    seen: Mapping[str, int],
) -> RowResult:
    if row.fact is None:
        ending = Ending.REJECTED if row.reasons else Ending.UNMATCHED
        return RowResult(row, ending, "; ".join(row.reasons) or "no staff number")
    person = people.get(row.fact.number)
    if person is None:
        reason = f"staff number {row.fact.number} is not on the trust's list"
        return RowResult(row, Ending.UNMATCHED, reason)
    fact = row.fact.digest
    if fact in seen:
        return RowResult(row, Ending.DUPLICATE, f"the same as row {seen[fact]}", person)
    if fact in issued:
        return RowResult(row, Ending.DUPLICATE, "issued before", person)
    return RowResult(row, Ending.ISSUED, "", person)


def _identify(kind: str, text: str) -> Tree:
    return {
        "type": "IdentityObject",
        "hashed": False,
        "identityType": kind,
        "identityHash": text,
    }


def _anchor(key_log: Sequence[Tree]) -> Tree:
    return {"seq": len(key_log) - 1, "digest": event_digest(key_log[-1])}
