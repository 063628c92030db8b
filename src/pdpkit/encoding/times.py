"""Moments and days as text (spec rule 1).

A moment is ``YYYY-MM-DDThh:mm:ssZ``; a day is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; years are
1000 to 2999.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

_MOMENT: Final = re.compile(r"([12]\d{3})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})Z", re.ASCII)
_DAY: Final = re.compile(r"([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def find_month(name: str) -> int | None:
    """The number of a month by its name in small letters, whole or its beginning."""
    return next((n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(name)), None)


def parse_moment(text: object) -> datetime:
    """A moment in UTC; ``ValueError`` for any other form or a day that no calendar has."""
    return _parse_moment(text if isinstance(text, str) else "")


@lru_cache(maxsize=1024)
def _parse_moment(text: str) -> datetime:
    if not (parts := _MOMENT.fullmatch(text)):
        raise ValueError("not a moment")
    return datetime(*map(int, parts.groups()), tzinfo=UTC)  # type: ignore[arg-type,misc]  # six ints


def format_moment(moment: datetime) -> str:
    """The one text of a moment, cut to whole seconds."""
    return f"{moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z"


def check_day(text: object) -> str:
    """The day unchanged; ``ValueError`` for any other form or a day that no calendar has."""
    day = text if isinstance(text, str) else ""
    first_day(day)
    return day


@lru_cache(maxsize=4096)
def first_day(text: str) -> date:
    """The first day that ``text``, a year, month or day, stands for; ``ValueError`` as above."""
    if not (parts := _DAY.fullmatch(text)):
        raise ValueError("not a day")
    year, month, day = parts.groups()
    return date(int(year), int(month or 1), int(day or 1))


def last_day(text: str) -> date:
    """The last day that ``text``, a year, month or day, stands for."""
    first = first_day(text)
    if len(text) == 4:
        return date(first.year, 12, 31)
    if len(text) == 7:
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return after - timedelta(days=1)
    return first


def end_of_day(text: str) -> datetime:
    """The moment at which a last day ends: 23:59:59Z (spec rule 1)."""
    day = last_day(text)
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=UTC)


def say_day(text: str) -> str:
    """A day as people in the United Kingdom write it: 22 November 2026, November 2026, 2026."""
    day = first_day(text)
    words = [MONTHS[day.month - 1], str(day.year)]
    if len(text) == 10:
        words.insert(0, str(day.day))
    return " ".join(words[-1:] if len(text) == 4 else words)


def say_moment(moment: datetime) -> str:
    """The day of a moment in words."""
    return say_day(moment.astimezone(UTC).date().isoformat())
