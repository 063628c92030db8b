"""Training of the last years as job forms ask for it: name, provider, year, length, grade."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pdpkit.encoding.times import first_day, last_day, say_day
from pdpkit.view.beyond import GAVE, LED
from pdpkit.view.entries import Entry, newest
from pdpkit.view.page import Stated
from pdpkit.view.provenance import Provenance, compare
from pdpkit.view.saying import say_code, say_minutes
from pdpkit.view.stated import Statements, Word

YEARS: Final = 3
_NOT_DONE: Final = ("planned", "cancelled", "not-completed")
_NOT_HELD: Final = ("withdrawn", "failed", "deferred")
_LEARNT: Final = ("attended", "completed", "qualification-seen")


@dataclass(frozen=True, slots=True)
class Course:
    """One line of the list. ``label`` is None where an employer's statement stands alone."""

    name: str
    provider: str
    year: str
    length: str
    grade: str
    last: date
    label: Provenance | None
    differs: tuple[str, ...]
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Training:
    """What was learnt since a day, the newest first. What the holder led is told elsewhere."""

    name: str
    since: str
    courses: tuple[Course, ...]


def show_training(record: Entry, statements: Statements, at: date, years: int = YEARS) -> Training:
    """Activities and qualifications that ended in the years before ``at``, or still run."""
    since = _go_back(at, years)
    courses = [
        *_list_activities(record, statements, at, years),
        *_list_qualifications(record, statements, at),
        *_list_alone(statements.find_alone(record, ("activities", "qualifications"))),
    ]
    found = [course for course in courses if course.last >= since]
    found.sort(key=lambda course: (course.last, course.name), reverse=True)
    name = record.part("holder").line("name")
    return Training(name, say_day(since.isoformat()), tuple(found))


def list_learnt(record: Entry, at: date, years: int = YEARS) -> Iterator[Entry]:
    """The activities of these years in which the holder learnt, the newest first."""
    since = _go_back(at, years)
    for activity in newest(record.parts("activities")):
        start = activity.day("start")
        learnt = activity.line("role") not in LED + GAVE
        if start and learnt and activity.line("state") not in _NOT_DONE:
            end = activity.day("end") or start
            if first_day(start) <= at and min(last_day(end), at) >= since:
                yield activity


def _list_activities(
    record: Entry, statements: Statements, at: date, years: int
) -> Iterator[Course]:
    for activity in list_learnt(record, at, years):
        start = activity.day("start")
        end = activity.day("end") or start
        found = statements.find(activity)
        standing = compare("activities", activity, found)
        yield Course(
            name=activity.line("title"),
            provider=activity.line("provider") or activity.part("org").line("name"),
            year=_say_years(start, end, at),
            length=say_minutes(activity.number("minutes")),
            grade="",
            last=min(last_day(end), at),
            label=standing.label,
            differs=standing.differs,
            stated=tuple(word.stated for word in found),
        )


def _list_qualifications(record: Entry, statements: Statements, at: date) -> Iterator[Course]:
    for gained in record.parts("qualifications"):
        awarded = gained.day("awarded")
        state = gained.line("state")
        if state in _NOT_HELD or (awarded and first_day(awarded) > at):
            continue
        if state == "passed" and not awarded:
            continue  # nobody knows whether it fell into these years
        found = statements.find(gained)
        standing = compare("qualifications", gained, found)
        yield Course(
            name=gained.line("name"),
            provider=gained.line("provider") or gained.line("body"),
            year=awarded[:4] or _say_running(gained),
            length="",
            grade=gained.line("grade") or say_code("QualificationState", gained, "state"),
            last=min(last_day(awarded), at) if awarded else at,
            label=standing.label,
            differs=standing.differs,
            stated=tuple(word.stated for word in found),
        )


def _say_running(gained: Entry) -> str:
    """When something that is not finished will be, else since when it runs."""
    expected, start = gained.day("expectedEnd"), gained.day("start")
    return f"expected {expected[:4]}" if expected else f"since {start[:4]}" if start else ""


def _list_alone(found: Iterable[Word]) -> Iterator[Course]:
    """What an employer states and no entry meets; the title without the word that says how."""
    for word in found:
        subject = Entry(word.statement.subject)
        day = subject.day("end") or subject.day("start") or subject.day("date")
        if word.statement.says not in _LEARNT or not day:
            continue
        title = word.stated.title
        yield Course(
            name=subject.line("name") or title.partition(": ")[2] or title,
            provider=subject.line("provider") or subject.line("body") or word.stated.employer,
            year=day[:4],
            length=say_minutes(subject.number("minutes")),
            grade="Completed" if word.statement.says == "completed" else "",
            last=last_day(day),
            label=None,
            differs=(),
            stated=(word.stated,),
        )


def _say_years(start: str, end: str, at: date) -> str:
    if last_day(end) > at and end != start:
        return f"since {start[:4]}"
    return start[:4] if start[:4] == end[:4] else f"{start[:4]} to {end[:4]}"


def _go_back(at: date, years: int) -> date:
    """The same day some years before; 28 February for a 29th that is not there."""
    try:
        return at.replace(year=at.year - years)
    except ValueError:
        return at.replace(year=at.year - years, day=28)
