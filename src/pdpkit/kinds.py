"""What the kinds of entry, and the members of an entry, are called in words."""

import re
from typing import Final, NamedTuple

from pdpkit.errors import UsageError


class EntryKind(NamedTuple):
    """A word that people add entries by. ``preset`` are members that the word itself says."""

    word: str
    array: str
    about: str
    preset: tuple[tuple[str, str], ...] = ()


KINDS: Final = {
    kind.word: kind
    for kind in (
        EntryKind("post", "posts", "A post that you hold or held, paid or not."),
        EntryKind("break", "breaks", "A time between posts; a bare label is enough."),
        EntryKind("status", "statuses", "A professional status or an induction."),
        EntryKind("qualification", "qualifications", "A qualification or an apprenticeship."),
        EntryKind("recognition", "recognitions", "A membership, an award, thanks."),
        EntryKind("aspiration", "aspirations", "What you hope for; staying counts too."),
        EntryKind("stage", "stages", "One of the stages of your development."),
        EntryKind("goal", "goals", "What you want to become able to do, and why."),
        EntryKind("evaluation", "evaluations", "What came of a goal or an activity."),
        EntryKind("entitlement", "entitlements", "A promise of training or time to you."),
        EntryKind("interest", "interests", "An interest, an expertise or a match."),
        EntryKind("activity", "activities", "Anything that developed you or others."),
        EntryKind(
            "training",
            "activities",
            "A training session, in seven questions.",
            (("type", "training-session"),),
        ),
        EntryKind("secondment", "secondments", "A time at another school or team."),
        EntryKind("role", "roles", "A group, a peer review, governance, a deployment."),
        EntryKind("idea", "ideas", "An idea that you tried out or carried on."),
        EntryKind("evidence", "evidence", "Something that shows what you learned or made."),
        EntryKind("progress", "progress", "A step in a framework, in your own words."),
        EntryKind("conversation", "conversations", "A talk about your development."),
        EntryKind("ask", "asks", "What you would like next from an employer."),
        EntryKind("note", "notes", "A reflection, an agreed action, thanks; for you alone."),
    )
}
# The holder's own details are one entry, which has the record's id.
HOLDER: Final = "holder"
# What one entry of each array is called, in the order of the record.
WORDS: Final = {kind.array: word for word, kind in KINDS.items() if not kind.preset} | {
    HOLDER: HOLDER
}

# Members whose own name would not say what they hold.
_MEMBERS: Final = {
    "celebrateOk": "may be celebrated",
    "dueAgain": "due again",
    "ext": "of the writer's own",
    "fte": "part of full time",
    "heldFrom": "held since",
    "id": "id",
    "ids": "official numbers",
    "laestab": "DfE number",
    "links": "goes with",
    "minutes": "how long",
    "org": "organisation",
    "orgs": "organisations",
    "trn": "teacher number",
    "ukprn": "UKPRN",
    "uid": "group number",
    "urn": "URN",
    "updated": "last signed change",
    "visibility": "who may see it",
}
_hump = re.compile(r"(?<=[a-z])(?=[A-Z])")


def find_kind(word: str) -> EntryKind:
    """The kind that somebody means by ``word``, in one or many; ``UsageError`` ``input-choice``."""
    wanted = word.strip().lower()
    if wanted in KINDS:
        return KINDS[wanted]
    for kind in KINDS.values():
        if wanted == kind.array:
            return kind
    import difflib  # noqa: PLC0415  only a mistake needs it

    close = difflib.get_close_matches(wanted, [*KINDS, *WORDS], 1, 0.6)
    similar = f" Did you mean “{close[0]}”?" if close else ""
    raise UsageError("input-choice", found=word[:40], similar=similar, codes=", ".join(KINDS))


def say_member(name: str) -> str:
    """A member's name in words: ``targetDate`` is the target date."""
    if name in _MEMBERS:
        return _MEMBERS[name]
    words = _hump.sub(" ", name).lower()
    return re.sub(r"\borg\b", "organisation", words)
