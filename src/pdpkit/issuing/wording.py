"""What Open Badges asks for beside the fact, in fixed words for each kind of statement."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from pdpkit.encoding.reading import Tree
from pdpkit.signed.texts import LINE

_RECORDS: Final = "From the employer's own records."
_OWN_WORDS: Final = "About an entry of the person's own record."


class Wording(NamedTuple):
    """``name`` has the places of members; how the issuer knows is ``narrative``."""

    name: str
    description: str
    narrative: str


WORDINGS: Final[Mapping[str, Wording]] = {
    "attended": Wording(
        "Attended: {title}",
        "Took part in training.",
        "Named as present in the employer's register.",
    ),
    "led": Wording(
        "Led: {title}",
        "Led training for others.",
        "Named as session lead in the employer's register.",
    ),
    "completed": Wording(
        "Completed: {title}",
        "Completed training.",
        "Named as complete in the employer's register.",
    ),
    "held-role": Wording("Role: {role}", "Held a role.", _RECORDS),
    "employed": Wording("Post: {post}", "Was employed.", _RECORDS),
    "secondment-served": Wording(
        "Secondment: {homeOrg} to {hostOrg}", "Served a secondment.", _RECORDS
    ),
    "entitlement-granted": Wording("Promised: {what}", "Was promised support.", _RECORDS),
    "entitlement-given": Wording("Given: {what}", "Was given what was promised.", _RECORDS),
    "qualification-seen": Wording(
        "Qualification: {name}",
        "Showed the proof of a qualification.",
        "The certificate, or the awarding body's own record, was seen.",
    ),
    "sighted": Wording(
        "Seen and talked about: {title}", _OWN_WORDS, "Read together with the person."
    ),
    "agreed-plan": Wording(
        "Agreed: {title}", _OWN_WORDS, "Talked over with the person, and agreed."
    ),
    "meets-framework-item": Wording("Meets: {title}", _OWN_WORDS, "Looked at with the person."),
    "receipt": Wording(
        "Seen: {title}",
        "Showed a statement by another employer.",
        "The statement was checked, and it was confirmed on that day.",
    ),
    "re-bound": Wording(
        "Brought over to a new key",
        "Lost the key of an earlier record, or never had one.",
        "It was checked who the person is.",
    ),
}
ATTENDANCE: Final = ("attended", "led", "completed")


def make_achievement(identifier: str, statement: str, title: str, members: Tree) -> Tree:
    """The fact in the words of Open Badges; ``title`` is what it is of where no member says it."""
    wording = WORDINGS[statement]
    places: dict[str, Any] = {
        name: value["name"] if isinstance(value, dict) and "name" in value else value
        for name, value in members.items()
    }
    name = wording.name.format_map(_Places({**places, "title": title}))
    return {
        "id": identifier,
        "type": ["Achievement"],
        "name": name[: LINE.most],
        "description": wording.description,
        "criteria": {"narrative": wording.narrative},
    }


class _Places(dict[str, Any]):
    """What is missing is found once the whole is written out."""

    def __missing__(self, name: str) -> str:
        return "…"


def strip_title(name: str) -> str:
    """What attendance is of, from the name of its achievement."""
    return name.partition(": ")[2]
