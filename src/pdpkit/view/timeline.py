"""What happened when: what lasted over the years, then each school year with what fell into it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pdpkit.view.entries import Entry
from pdpkit.view.stated import Statements
from pdpkit.view.told import Told, tell, tell_alone

# What goes on for a time, and what falls on a day or ends on one.
LASTING: Final = ("posts", "breaks", "stages", "secondments", "roles")
HAPPENED: Final = (
    *("activities", "qualifications", "statuses", "recognitions", "evaluations"),
    *("ideas", "conversations", "aspirations"),
)
_LASTING_WORDS: Final = ("employed", "secondment-served", "held-role")
_PROMISES: Final = ("entitlement-granted", "entitlement-given")


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """A year from September to August, as 2023/24; empty for what has no day."""

    title: str
    happened: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A record from its first day to its last."""

    name: str
    lasting: tuple[Told, ...]
    years: tuple[SchoolYear, ...]


def show_timeline(record: Entry, statements: Statements) -> Timeline:
    """The timeline of a record, or of the part of one that a share carries."""
    alone = statements.find_alone(record, (*LASTING, *HAPPENED))
    lasting = [told for array in LASTING for told in _tell_all(array, record, statements)]
    lasting += [tell_alone(word) for word in alone if word.statement.says in _LASTING_WORDS]
    happened = [told for array in HAPPENED for told in _tell_all(array, record, statements)]
    happened += [
        tell_alone(word)
        for word in alone
        if word.statement.says not in (*_LASTING_WORDS, *_PROMISES)
    ]
    years: dict[str, list[Told]] = {}
    for told in sorted(happened, key=_begin):
        years.setdefault(name_year(told.start), []).append(told)
    return Timeline(
        name=record.part("holder").line("name"),
        lasting=tuple(sorted(lasting, key=_begin)),
        years=tuple(SchoolYear(title, tuple(found)) for title, found in years.items()),
    )


def name_year(day: date | None) -> str:
    """The school year that a day falls into, such as 2023/24."""
    if day is None:
        return ""
    first = day.year if day.month >= 9 else day.year - 1
    return f"{first}/{(first + 1) % 100:02}"


def _tell_all(array: str, record: Entry, statements: Statements) -> Iterator[Told]:
    entries: Iterable[Entry] = record.parts(array)
    if array == "statuses":  # a teacher number is a number, and nothing that happened
        entries = (entry for entry in entries if entry.line("type") != "teacher-number")
    return (tell(array, entry, statements) for entry in entries)


def _begin(told: Told) -> date:
    """By which things stand in order; what has no day comes last."""
    return told.start or told.end or date.max
