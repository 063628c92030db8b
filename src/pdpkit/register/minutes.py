"""A length of time in whole minutes, as people write it."""

import re
from datetime import time, timedelta
from typing import Final

from pdpkit.register.cell import Cell, show, tidy
from pdpkit.register.problem import Fault

MAX_MINUTES: Final = 24 * 60
# Under a heading that names no unit, 2 is more likely hours than minutes: the person must say.
_PLAIN_MINUTES: Final = 10

_HOURS: Final = r"h|hrs?|hours?"
_MINUTES: Final = r"m|mins?|minutes?"
_amount = re.compile(r"(-?\d{1,6})(?:\.(\d{1,6}))?", re.ASCII).fullmatch
_with_unit = re.compile(rf"(-?[\d.]+)\s*(?:({_HOURS})|{_MINUTES})\.?", re.ASCII).fullmatch
_both_units = re.compile(
    rf"(\d{{1,6}})\s*(?:{_HOURS})\.?,?\s*(?:and\s+)?(\d{{1,6}})\s*(?:{_MINUTES})?\.?", re.ASCII
).fullmatch
_clock = re.compile(rf"(\d{{1,3}}):([0-5]\d)(?::00)?\s*(?:{_HOURS})?\.?", re.ASCII).fullmatch
_hour_word = re.compile(rf"\b(?:{_HOURS})\b", re.IGNORECASE).search
_minute_word = re.compile(rf"\b(?:{_MINUTES})\b", re.IGNORECASE).search
_day_word = re.compile(r"\bdays?\b", re.IGNORECASE).search


def read_minutes(cell: Cell, heading: str = "") -> int | Fault:
    """The minutes, 1 to 1,440, in a cell: 60, 1:30, 1.5 hours, 2 hrs, 90 mins, 1h 30m.

    A number without a unit takes that of the ``heading``, else minutes. A cell that the
    spreadsheet keeps as an elapsed time is a question, for 6 typed into it became 6 days. Faults:
    ``csv-duration``, ``csv-duration-unit``, ``csv-duration-range``, ``csv-duration-typed``.
    """
    if isinstance(cell, timedelta):
        return Fault("csv-duration-typed")
    if not isinstance(cell, str | int | float | time):
        return Fault("csv-duration")
    text = tidy(show(cell)).lower().replace("\u2212", "-")
    if found := _clock(text) or _both_units(text):
        minutes: int | Fault = int(found[1]) * 60 + int(found[2])
    elif found := _with_unit(text):
        minutes = _count(found[1], 60 if found[2] else 1)
    else:
        minutes = _read_number(text, heading)
    if isinstance(minutes, int) and not 1 <= minutes <= MAX_MINUTES:
        return Fault("csv-duration-range")
    return minutes


def _read_number(text: str, heading: str) -> int | Fault:
    """A number without a unit, under a heading that may name one."""
    if _day_word(heading):
        return Fault("csv-duration")
    hours, minutes = _hour_word(heading), _minute_word(heading)
    if hours and not minutes:
        return _count(text, 60)
    count = _count(text, 1)
    sure = (minutes and not hours) or isinstance(count, Fault) or not 0 < count < _PLAIN_MINUTES
    return count if sure else Fault("csv-duration-unit")


def _count(amount: str, unit: int) -> int | Fault:
    """A decimal amount of ``unit`` minutes, when that is a whole number of minutes."""
    if not (found := _amount(amount)):
        return Fault("csv-duration")
    part = found[2] or ""
    minutes, rest = divmod(int(found[1] + part) * unit, 10 ** len(part))
    return Fault("csv-duration") if rest else minutes
