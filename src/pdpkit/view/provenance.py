"""How an entry stands beside what employers state: computed, never claimed (spec, Provenance).

A link only says what to compare. It lends no label: an entry that says more, or something else,
than the statement it links to *differs*.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Any, Final, NamedTuple

from pdpkit.encoding.reading import Tree
from pdpkit.ledger import UNCOVERED_MEMBERS
from pdpkit.view.entries import Entry
from pdpkit.view.saying import say_code
from pdpkit.view.stated import Word

# What a share leaves behind of an entry is no difference from what was agreed.
_NOT_COMPARED: Final = UNCOVERED_MEMBERS | {"created"}
# A share numbers these anew, so that no number is missing.
_NUMBERED: Final = {"stages": {"order"}}
_LED: Final = frozenset(("led", "co-led"))
_TOOK_PART: Final = frozenset(("took-part", "observed", "was-coached", "was-mentored"))


class Provenance(StrEnum):
    """What the label of an entry says."""

    MINE = "mine"
    ATTESTED = "attested"
    AGREED = "agreed"
    EARLIER = "agreed on an earlier version"
    DIFFERS = "differs"


class Standing(NamedTuple):
    """The label, and in plain words what differs.

    ``agreed`` are the roles that spoke of the entry as it stands, ``earlier`` those that spoke of
    an earlier version and not of this one.
    """

    label: Provenance
    differs: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


def compare(array: str, entry: Entry, found: Iterable[Word], *, checked: bool = True) -> Standing:
    """The label of an entry of the array ``array`` beside the statements that it meets.

    Whatever differs is told of any statement; to attest or to have agreed, a statement must have
    been confirmed, unless the page says itself that nothing was ``checked``.
    """
    attested = False
    spoken: dict[str, bool] = {}
    differs: dict[str, None] = {}
    for word in found:
        subject = word.statement.subject
        if (carried := subject.get("entry")) is not None:
            if carried["id"] == entry.id and (word.counts or not checked):
                speaker = subject["speaker"]
                spoken[speaker] = spoken.get(speaker, False) or _is_same(array, entry.tree, carried)
        elif comparison := _COMPARISONS.get((word.statement.says, array)):
            unlike = [what for what, same in comparison(entry, Entry(subject)) if not same]
            differs |= dict.fromkeys(unlike)
            attested = attested or (not unlike and (word.counts or not checked))
    agreed = tuple(speaker for speaker, same in spoken.items() if same)
    earlier = tuple(speaker for speaker, same in spoken.items() if not same)
    order = (
        (differs, Provenance.DIFFERS),
        (agreed, Provenance.AGREED),
        (attested, Provenance.ATTESTED),
        (earlier, Provenance.EARLIER),
    )
    label = next((label for holds, label in order if holds), Provenance.MINE)
    return Standing(label, tuple(differs), agreed, earlier)


def _is_same(array: str, entry: Tree, carried: Tree) -> bool:
    """Whether an entry still says what a statement carries of it."""
    left = _NOT_COMPARED | _NUMBERED.get(array, set()) | _find_left(array).difference(carried)
    own, told = ({n: v for n, v in one.items() if n not in left} for one in (entry, carried))
    return own == told


@cache
def _find_left(array: str) -> frozenset[str]:
    """Members that a share leaves behind although they stand openly, such as names of others."""
    # The typed readings take as long to load as a page to lay out, and few statements need them.
    from pdpkit.record import KINDS  # noqa: PLC0415
    from pdpkit.shape import shape_of  # noqa: PLC0415

    models = KINDS.get(array, ())
    return frozenset(name for model in models for name in shape_of(model).hidden)


# Each gives pairs of what was compared, in plain words, and whether both say the same.
_Compared = Iterator[tuple[str, bool]]


def _compare_activity(entry: Entry, subject: Entry) -> _Compared:
    role, says = entry.line("role"), subject.line("statement")
    if says == "attended":
        yield "role", role in _TOOK_PART
    elif says == "led":
        yield "role", role in _LED
    else:
        yield "state", entry.line("state") in ("", "completed")
    achieved = subject.part("achievement").line("name")
    yield "title", _same(entry.line("title"), achieved.partition(": ")[2] or achieved)
    yield "type", _same(entry.line("type"), subject.line("activityType"))
    yield from _compare_days(entry, subject)
    yield "length", _equal(entry.number("minutes"), subject.number("minutes"))
    yield "place", _same(entry.part("org").line("name"), subject.part("org").line("name"))


def _compare_role(entry: Entry, subject: Entry) -> _Compared:
    code = entry.line("role")
    labels = [say_code(name, entry, "role") for name in ("MemberRole", "PeerReviewRole",
                                                        "GovernanceRole")]  # fmt: skip
    said = subject.line("role")
    yield "role", not code or any(_same(said, own) for own in (code, *labels))
    group = entry.line("name") or entry.line("body") or entry.line("topic")
    yield "group", _same(group, subject.line("group"))
    org = entry.part("org").line("name") or entry.part("hostSchool").line("name")
    yield "place", _same(org, subject.part("org").line("name"))
    yield from _compare_days(entry, subject)


def _compare_secondment(entry: Entry, subject: Entry) -> _Compared:
    for name, what in (("homeOrg", "home"), ("hostOrg", "host")):
        yield what, _same(entry.part(name).line("name"), subject.part(name).line("name"))
    yield from _compare_days(entry, subject)
    for name in ("fte", "daysPerWeek", "daysPerYear"):
        own, stated = (part.part("time").line(name) for part in (entry, subject))
        yield "time", _same(own, stated)


def _compare_promise(entry: Entry, subject: Entry) -> _Compared:
    yield "amount", _same(entry.line("amount"), subject.line("amount"))
    yield "unit", _same(entry.line("unit"), subject.line("unit"))
    yield from _compare_days(entry, subject)


def _compare_qualification(entry: Entry, subject: Entry) -> _Compared:
    yield "title", _same(entry.line("name"), subject.line("name"))
    yield "body", _same(entry.line("body"), subject.line("body"))
    yield "day", _overlap(entry.day("awarded"), subject.day("date"))


def _compare_post(entry: Entry, subject: Entry) -> _Compared:
    yield "title", _same(entry.line("title"), subject.line("post"))
    yield "place", _same(entry.part("org").line("name"), subject.part("org").line("name"))
    yield from _compare_days(entry, subject)


def _compare_days(entry: Entry, subject: Entry) -> _Compared:
    yield "first day", _overlap(entry.day("start"), subject.day("start"))
    ends = entry.day("end"), subject.day("end")
    yield "last day", _overlap(*ends)


def _same(own: str, stated: str) -> bool:
    """Two texts that do not contradict each other: one is not there, or they are one."""
    return not own or not stated or own.casefold() == stated.casefold()


def _equal(own: Any, stated: Any) -> bool:
    return own is None or stated is None or own == stated


def _overlap(own: str, stated: str) -> bool:
    """Two days, of which one may be told less exactly: January 2024 is no other than its 4th."""
    return own.startswith(stated) or stated.startswith(own)


# What a statement is compared with (spec, Provenance).
_COMPARISONS: Final[dict[tuple[str, str], Callable[[Entry, Entry], _Compared]]] = {
    ("attended", "activities"): _compare_activity,
    ("led", "activities"): _compare_activity,
    ("completed", "activities"): _compare_activity,
    ("held-role", "roles"): _compare_role,
    ("secondment-served", "secondments"): _compare_secondment,
    ("entitlement-granted", "entitlements"): _compare_promise,
    ("qualification-seen", "qualifications"): _compare_qualification,
    ("employed", "posts"): _compare_post,
}
