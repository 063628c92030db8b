"""A day as people write it in the United Kingdom: the day always before the month.

Nothing is guessed. What is no day, or has no year, is a fault; a text that makes sense only with
the month first gives the fault ``csv-date-ambiguous``, which concerns its whole column.
"""

import re
from datetime import date, datetime
from typing import Final

from pdpkit.encoding.times import MONTHS, find_month
from pdpkit.register.cell import Cell, tidy
from pdpkit.register.problem import Fault

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# A training register is of people at work; another century is a slip of the hand.
_YEARS: Final = range(1950, 2100)
# Longer than any day in words; the patterns below are never given more.
_LONGEST: Final = 60

_DASHES: Final = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2212", "------")
_weekday = re.compile(
    r"(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)?[.,\s]+", re.ASCII
).match
_time_of_day = re.compile(
    r"(?:,?\s+|t)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:am|pm|z)?$", re.ASCII
).search
_numbers = re.compile(r"(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})", re.ASCII).fullmatch
_year_first = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})", re.ASCII).fullmatch
_day_month = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s./-]*([a-z]{3,9})[\s.,/-]*'?(\d{4}|\d{2})", re.ASCII
).fullmatch
_year = re.compile(r"\d{4}", re.ASCII).fullmatch
_month_year = re.compile(
    r"(?:([a-z]{3,9})\.?(?: of)?[\s,'-]*|(\d{1,2})[/.-])(\d{4})", re.ASCII
).fullmatch
_year_month = re.compile(r"(\d{4})[/.-](\d{1,2})", re.ASCII).fullmatch
_school_year = re.compile(r"(\d{4})\s*[/-]\s*(\d{4}|\d{2})", re.ASCII).fullmatch
_month_day = re.compile(
    r"([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)'?(\d{4}|\d{2})", re.ASCII
).fullmatch


def read_day(cell: Cell) -> date | Fault:
    """The day in a cell: typed as one, or as text such as 03/09/25, 3rd Sept 2025, 2025-09-03.

    Two-digit years 00 to 69 are of this century. A time of day behind the day is left out; a bare
    number is a fault, for only the spreadsheet knew whether it was a day. Faults: ``csv-date``,
    ``csv-date-impossible``, ``csv-date-ambiguous``.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell if cell.year in _YEARS else Fault("csv-date")
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return Fault("csv-date")
    text = tidy(cell).lower().translate(_DASHES).replace("\u2019", "'")
    weekday = _weekday(text)
    if weekday:
        text = text[weekday.end() :]
    if later := _time_of_day(text):
        text = text[: later.start()]
    day = _read_text(text)
    if weekday and isinstance(day, date):
        right = _WEEKDAYS[day.weekday()]
        if not right.lower().startswith(weekday[1]):
            return _impossible(f"{_say(day.day, day.month, day.year)} is a {right}")
    return day


def read_when(cell: Cell) -> str | Fault:
    """A day, or no more than a month or a year, as a record writes it: 2024-01-04, 2024-01, 2024.

    Beside what ``read_day`` reads: Sept 2023, 09/2023, 2023-09, 2023. Faults as there.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell in _YEARS:
        return str(int(cell))
    if isinstance(cell, str) and len(cell) <= _LONGEST:
        text = tidy(cell).lower().translate(_DASHES)
        if _year(text):
            return text if int(text) in _YEARS else Fault("csv-date")
        if found := _month_year(text):
            month = find_month(found[1]) if found[1] else int(found[2])
            return _make_month(month, _full_year(found[3]))
        if found := _year_month(text):
            year, month = int(found[1]), int(found[2])
            if (year + 1) % 100 == month:  # 2010/11, and 2018/19 all the more
                return _impossible("it looks like a school year, and a day or a month is needed")
            return _make_month(month, year)
    day = read_day(cell)
    return day if isinstance(day, Fault) else day.isoformat()


def read_year(cell: Cell) -> str | Fault:
    """A school year as 2018/19, under a heading that speaks of years; else as ``read_when``."""
    text = tidy(cell).translate(_DASHES) if isinstance(cell, str) else ""
    if (found := _school_year(text)) and int(found[1]) in _YEARS:
        first, last = int(found[1]), int(found[2])
        if last in (first + 1, (first + 1) % 100):
            return f"{first}/{(first + 1) % 100:02}"
    return read_when(cell)


def _make_month(month: int | None, year: int) -> str | Fault:
    if month is None or year not in _YEARS:
        return Fault("csv-date")
    if not 1 <= month <= 12:
        return _impossible(f"there is no month {month}")
    return f"{year}-{month:02}"


def _read_text(text: str) -> date | Fault:
    if found := _numbers(text):
        day, month, year = int(found[1]), int(found[3]), _full_year(found[4])
        if month > 12 and isinstance(_make(month, day, year), date):
            return Fault("csv-date-ambiguous")
        return _make(day, month, year)
    if found := _year_first(text):
        return _make(int(found[4]), int(found[3]), int(found[1]))
    if found := _day_month(text):
        return _make(int(found[1]), find_month(found[2]), _full_year(found[3]))
    if found := _month_day(text):
        return _make(int(found[2]), find_month(found[1]), _full_year(found[3]))
    return Fault("csv-date")


def _make(day: int, month: int | None, year: int) -> date | Fault:
    if month is None or year not in _YEARS:
        return Fault("csv-date")
    if not 1 <= month <= 12:
        return _impossible(f"there is no month {month}")
    try:
        return date(year, month, day)
    except ValueError:
        return _impossible(f"there is no {_say(day, month, year)}")


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


def _say(day: int, month: int, year: int) -> str:
    """A day in words; the year only where it matters."""
    words = f"{day} {MONTHS[month - 1]}"
    return words if day > 29 else f"{words} {year}"


def _impossible(problem: str) -> Fault:
    return Fault("csv-date-impossible", {"problem": problem})
