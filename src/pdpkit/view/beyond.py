"""What somebody did beyond their own school, by what they did there (checklist S3-36)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from pdpkit.view.entries import Entry
from pdpkit.view.saying import say_code, say_minutes
from pdpkit.view.stated import Statements
from pdpkit.view.told import Told, tell
from pdpkit.vocabulary.learning import BEYOND_OWN_SCHOOL, REACH

# What the holder did, by the role of an activity; every other role is taking part.
LED: Final = ("led", "co-led", "designed", "organised")
GAVE: Final = ("coached", "mentored", "reviewed", "hosted", "assessed")
_NOT_DONE: Final = ("planned", "cancelled", "not-completed")


@dataclass(frozen=True, slots=True)
class Part:
    """One way of working beyond the own school, newest first."""

    title: str
    done: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Beyond:
    """All of it; ``reaches`` says how many activities went how far, the furthest first."""

    name: str
    parts: tuple[Part, ...]
    reaches: tuple[tuple[str, int], ...]
    time: str


def show_beyond(record: Entry, statements: Statements) -> Beyond:
    """What a record tells of work beyond the own school; the reach decides, never a title."""
    activities = [
        activity
        for activity in record.parts("activities")
        if activity.line("reach") in BEYOND_OWN_SCHOOL and activity.line("state") not in _NOT_DONE
    ]
    by_part: dict[str, list[tuple[str, Entry]]] = {
        "Secondments": [("secondments", one) for one in record.parts("secondments")],
        "Led": [("activities", one) for one in activities if one.line("role") in LED],
        "Coached, mentored, reviewed": [
            ("activities", one) for one in activities if one.line("role") in GAVE
        ],
        "Groups, boards and other roles": [("roles", one) for one in record.parts("roles")],
        "Ideas carried to other places": [
            ("ideas", one) for one in record.parts("ideas") if one.line("kind") == "transfer"
        ],
        "Took part": [
            ("activities", one) for one in activities if one.line("role") not in LED + GAVE
        ],
    }
    parts = [Part(title, _tell(entries, statements)) for title, entries in by_part.items()]
    return Beyond(
        name=record.part("holder").line("name"),
        parts=tuple(part for part in parts if part.done),
        reaches=_count_reaches(activities),
        time=say_minutes(sum(one.number("minutes") or 0 for one in activities)),
    )


def _tell(entries: Iterable[tuple[str, Entry]], statements: Statements) -> tuple[Told, ...]:
    told = [tell(array, entry, statements) for array, entry in entries]
    return tuple(sorted(told, key=lambda one: one.end or one.start or date.min, reverse=True))


def _count_reaches(activities: list[Entry]) -> tuple[tuple[str, int], ...]:
    reaches = [activity.line("reach") for activity in activities]
    return tuple(
        (say_code("Reach", Entry({"reach": reach}), "reach"), reaches.count(reach))
        for reach in reversed(REACH.codes)
        if reach in reaches
    )
