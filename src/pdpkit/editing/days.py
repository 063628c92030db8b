"""A day as people say it: 12 Sep 2023, last Tuesday, in three weeks, September 2023.

Nothing is guessed: a weekday alone could be the last one or the next, and is asked back.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from pdpkit.editing.problem import refuse, refuse_fault
from pdpkit.encoding.times import find_month
from pdpkit.register.cell import tidy
from pdpkit.register.days import read_day as read_written_day
from pdpkit.register.problem import Fault

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
} | {"a": 1, "an": 1, "eleven": 11, "twelve": 12}
_NEAR: Final = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
# Faults whose words for a whole column do not fit a single answer.
_OWN_WORDS: Final = {"csv-date": "day", "csv-date-ambiguous": "day-order"}
_LONGEST: Final = 60
_FURTHEST: Final = 1000

_COUNT: Final = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)})"
_UNIT: Final = "(day|week|fortnight|month|year)s?"
_ago = re.compile(rf"{_COUNT} {_UNIT} ago", re.ASCII).fullmatch
_ahead = re.compile(rf"in {_COUNT} {_UNIT}(?:'?s? time)?", re.ASCII).fullmatch
_weekday = re.compile(rf"(?:(last|next|on|this) )?({'|'.join(_WEEKDAYS)})").fullmatch
_month = re.compile(r"([a-z]{3,9})\.? (?:of )?(\d{4})", re.ASCII).fullmatch
_numbered_month = re.compile(r"(\d{4})-(\d{2})|(\d{1,2})/(\d{4})", re.ASCII).fullmatch
_year = re.compile(r"[12]\d{3}", re.ASCII).fullmatch
_no_year = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})", re.ASCII).fullmatch


def read_day(text: str, today: date) -> str:
    """The day, month or year as a record writes it; ``UsageError`` ``input-answer``."""
    plain = tidy(text[:_LONGEST]).lower().rstrip(".")
    if plain in _NEAR:
        return (today + timedelta(days=_NEAR[plain])).isoformat()
    if found := _weekday(plain):
        return _find_weekday(found[1], found[2], today, text)
    if found := _ago(plain):
        return _move(today, -_count(found[1]), found[2]).isoformat()
    if found := _ahead(plain):
        return _move(today, _count(found[1]), found[2]).isoformat()
    if part := _read_part(plain):
        return part
    day = read_written_day(text)
    if not isinstance(day, Fault):
        return day.isoformat()
    if (found := _no_year(plain)) and find_month(found[2]):
        raise refuse("day-year", found=text[:40])
    if day.code in _OWN_WORDS:
        raise refuse(_OWN_WORDS[day.code], found=text[:40])
    raise refuse_fault(day, text)


def _read_part(text: str) -> str | None:
    """A month or a year alone."""
    if _year(text):
        return text
    if found := _numbered_month(text):
        year, month = found[1] or found[4], int(found[2] or found[3])
        return f"{year}-{month:02}" if 1 <= month <= 12 else None
    if (found := _month(text)) and (number := find_month(found[1])):
        return f"{found[2]}-{number:02}"
    return None


def _find_weekday(which: str | None, name: str, today: date, text: str) -> str:
    if which not in ("last", "next"):
        raise refuse("day-side", found=text[:40], weekday=name.capitalize())
    away = (_WEEKDAYS.index(name) - today.weekday()) % 7
    days = (away or 7) if which == "next" else away - 7
    return (today + timedelta(days=days)).isoformat()


def _move(day: date, count: int, unit: str) -> date:
    if unit in ("month", "year"):
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
        year, month = months // 12, months % 12 + 1
        # The last day of a shorter month stands for the days that it lacks.
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _count(text: str) -> int:
    return _NUMBERS[text] if text in _NUMBERS else min(int(text), _FURTHEST)
