"""Days that contradict each other: an end before its beginning, a school year of two (R02, R04)."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from pdpkit.encoding.reading import Tree, escape
from pdpkit.encoding.times import first_day, last_day
from pdpkit.findings import Finding, find
from pdpkit.rules.cases import find_case
from pdpkit.rules.scene import Scene

# Members of one object of which the second may not end before the first begins.
_PAIRS: Final = (
    ("start", "end"),
    ("start", "expectedEnd"),
    ("start", "awarded"),
    ("start", "termEnd"),
    ("date", "until"),
    ("awarded", "expires"),
)
_YEARS: Final = ("fromYear", "toYear", "year")
_LASTS: Final = frozenset((*(last for _, last in _PAIRS), *_YEARS))
_MINUTES_A_DAY: Final = 24 * 60


def judge_times(scene: Scene) -> Iterator[Finding]:
    """R02, and the school years of R04; ``schema-range`` for more minutes than the days have."""
    for found in scene.surveys:
        if found.names & _LASTS:
            for place, value in _find_objects(found.entry, found.where):
                yield from _judge_pairs(place, value)
                yield from _judge_years(place, value)
    for number, activity in enumerate(scene.record.activities):
        if (activity.minutes or 0) > _MINUTES_A_DAY:
            days = (last_day(activity.end or activity.start) - first_day(activity.start)).days + 1
            if (activity.minutes or 0) > days * _MINUTES_A_DAY:
                problem = f"{activity.minutes} minutes are more than those days have."
                yield find("schema-range", f"/activities/{number}/minutes", problem=problem)


def _judge_pairs(where: str, value: Tree) -> Iterator[Finding]:
    for first, last in _PAIRS:
        if first in value and last in value:
            begun, ended = _read(value[first]), _read(value[last], last=True)
            if begun and ended and ended < begun:
                yield find("rule-r02", f"{where}/{last}", first=first, last=last)


def _judge_years(where: str, value: Tree) -> Iterator[Finding]:
    years = {name: value[name] for name in _YEARS if isinstance(value.get(name), str)}
    for name, year in years.items():
        if len(year) == 7 and (int(year[2:4]) + 1) % 100 != int(year[5:]):
            yield find_case("rule-r04", "r04-year", f"{where}/{name}", value=year)
    if "fromYear" in years and "toYear" in years and years["toYear"] < years["fromYear"]:
        yield find("rule-r02", f"{where}/toYear", first="fromYear", last="toYear")


def _read(day: Any, *, last: bool = False) -> date | None:
    """The day, or None for what an unknown member calls one."""
    try:
        return last_day(day) if last else first_day(day)
    except ValueError:
        return None


def _find_objects(value: Any, where: str) -> Iterator[tuple[str, Tree]]:
    """Every object of an entry that the model knows the meaning of."""
    if value.__class__ is dict:
        yield where, value
        for name, item in value.items():
            if item.__class__ in (dict, list) and name not in ("private", "ext"):
                yield from _find_objects(item, f"{where}/{escape(name)}")
    elif value.__class__ is list:
        for index, item in enumerate(value):
            if item.__class__ in (dict, list):
                yield from _find_objects(item, f"{where}/{index}")
