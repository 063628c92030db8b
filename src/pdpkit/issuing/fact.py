"""The fact: what a trust is about to state of one person (docs/spec.md, Statements)."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pdpkit.credential import FORM, read_statement
from pdpkit.document import STATEMENT_CONTEXT, STATEMENT_TYPE
from pdpkit.encoding.canonical import canonical, digest
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import end_of_day, first_day, format_moment
from pdpkit.encoding.writing import normalise
from pdpkit.identity import event_digest
from pdpkit.issuing.wording import ATTENDANCE, make_achievement
from pdpkit.withdrawal import STATUS_TYPE, list_id
from pdpkit.workspace import Person, Trust

# What may change in a statement without making it another fact: the promise that something counts
# against gets a new digest whenever it is issued anew, and one receipt of a statement is enough.
_NOT_COMPARED: Final = ("granted", "seen")

# What a statement says of whom it is about, and that it is one: no fact may say it otherwise.
ABOUT_THE_PERSON: Final = frozenset(
    ("id", "type", "identifier", "achievement", "statement", "keyLog")
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Which statement, of whom by staff number, and the members by which its kind differs.

    ``title`` is what attendance is of; other kinds take theirs from their members. ``until`` is the
    last day on which it counts, for what has to be done again.
    """

    number: str
    statement: str
    members: Tree
    title: str = ""
    until: str | None = None

    @property
    def digest(self) -> str:
        """By which a second run finds the same fact; the clock and the names have no part in it."""
        kept = {name: value for name, value in self.members.items() if name not in _NOT_COMPARED}
        whole = [self.number, self.statement, self.title, kept, self.until]
        return digest(canonical(normalise(whole)))


def make_statement(fact: Fact, person: Person, trust: Trust, moment: datetime) -> Tree:
    """The unsigned statement of a fact: tied to the person's key where they introduced one."""
    achievement = make_achievement(random_urn(), fact.statement, fact.title, fact.members)
    subject = make_out(person, achievement, fact.statement, fact.members)
    until = format_moment(end_of_day(fact.until)) if fact.until else None
    return make_credential(subject, trust, moment, until)


def make_out(person: Person, achievement: Tree, statement: str, members: Tree) -> Tree:
    """A subject made out to a person: to their key, or by name and staff number."""
    subject: Tree = {"id": person.identity} if person.identity else {}
    subject |= {
        "type": ["AchievementSubject"],
        "identifier": [_identify("name", person.name)],
        "achievement": achievement,
        "statement": statement,
        **members,
    }
    if not person.identity and person.number:
        subject["identifier"].append(_identify("systemId", person.number))
    if person.identity and person.key_log:
        subject["keyLog"] = {
            "seq": len(person.key_log) - 1,
            "digest": event_digest(person.key_log[-1]),
        }
    return subject


def make_credential(
    subject: Tree, trust: Trust, moment: datetime, until: str | None = None
) -> Tree:
    """A subject as an unsigned statement by a trust, in force from ``moment`` until ``until``."""
    since = format_moment(moment)
    tree: Tree = {
        "@context": STATEMENT_CONTEXT,
        "id": random_urn(),
        "type": STATEMENT_TYPE,
        "issuer": {"id": trust.id, "type": ["Profile"], "name": trust.name},
        "validFrom": since,
    }
    if until:
        tree["validUntil"] = until
    tree["credentialSubject"] = normalise(subject)
    if subject["statement"] != "receipt":
        tree["credentialStatus"] = {"id": list_id(trust.id, since[:4]), "type": STATUS_TYPE}
    return tree


def find_problem(tree: Tree) -> str:
    """Why a statement would not be understood once signed, or not be so yet; else empty."""
    check, statement = read_statement(tree)
    if statement is not None:
        subject = tree["credentialSubject"]
        # Presence can be stated of a day that has come: a slip in a year is found here.
        ahead = subject["statement"] in ATTENDANCE and (
            first_day(subject["start"]).isoformat() > tree["validFrom"][:10]
        )
        return "its day is still to come" if ahead else ""
    fault = FORM.find_fault(tree)
    if fault is None:
        place = check.where.rpartition("/")[2]
        return _CONTRADICTIONS.get(place, check.reason)
    place = fault.where.removeprefix("/credentialSubject").strip("/").replace("/", " ")
    if fault.unknown:
        return f"“{place}” is no part of such a statement"
    return f"no {place}" if fault.wanted == "this member" else f"{place}: write {fault.wanted}"


_CONTRADICTIONS: Final = {
    "end": "it ends before it begins",
    "validUntil": "its last day is over already",
    "minutes": "it is longer than its days",
}


def random_urn() -> str:
    """The id of something new: random, and never made from what it says."""
    return f"urn:uuid:{uuid.uuid4()}"


def _identify(kind: str, text: str) -> Tree:
    return {
        "type": "IdentityObject",
        "hashed": False,
        "identityType": kind,
        "identityHash": text,
    }
