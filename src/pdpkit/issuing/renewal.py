"""The renewal: a statement issued anew, its facts the same, in the place of an earlier one.

What has run out is left as it is: nothing in force could take its place.
"""

from collections.abc import Iterable
from datetime import datetime

from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import parse_moment
from pdpkit.issuing.draft import Draft
from pdpkit.issuing.fact import ABOUT_THE_PERSON, make_credential, make_out, random_urn
from pdpkit.workspace import Issued, Person, Trust


def find_untied(issued: Iterable[Issued], person: Person) -> list[Issued]:
    """What stands for somebody by name, or tied to a key before the one that they have now."""
    if person.identity is None:
        return []
    own = [one for one in issued if one.stands and one.number == person.number]
    return [one for one in own if one.holder != person.identity]


def find_misnamed(issued: Iterable[Issued], person: Person) -> list[Issued]:
    """The statements that stand for a person under another name than the list's."""
    own = [one for one in issued if one.stands and one.number == person.number]
    return [one for one in own if one.name != person.name]


def find_signed_with(issued: Iterable[Issued], label: str) -> list[Issued]:
    """The statements that stand and were signed with the key of a label."""
    return [one for one in issued if one.stands and one.key == label]


def renew(
    known: Issued, tree: Tree, trust: Trust, moment: datetime, person: Person | None = None
) -> Draft | None:
    """The draft that takes a statement's place; None for one that has run out.

    Without a ``person`` it is made out as the earlier one was.
    """
    until = tree.get("validUntil")
    if until and parse_moment(until) <= moment:
        return None
    subject = tree["credentialSubject"]
    achievement = subject["achievement"] | {"id": random_urn()}
    if person is None:
        subject = subject | {"achievement": achievement}
    else:
        members = {n: value for n, value in subject.items() if n not in ABOUT_THE_PERSON}
        subject = make_out(person, achievement, known.statement, members)
    unsigned = make_credential(subject, trust, moment, until)
    return Draft(unsigned, known.fact, known.number, replaces=known)
