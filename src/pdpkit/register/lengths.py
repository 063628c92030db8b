"""How long training took, in whole minutes: 90 mins, half a day, a course of many days."""

import re
from datetime import timedelta
from typing import Final

from pdpkit.register.cell import Cell, show, tidy
from pdpkit.register.minutes import read_minutes
from pdpkit.register.problem import Fault

# A record counts minutes, so that a day of training has to have some.
MINUTES_A_DAY: Final = 6 * 60
MAX_MINUTES: Final = 1_000_000
_HALF: Final = ("half day", "half a day", "1/2 day", "½ day", "am", "pm", "morning", "afternoon")
_WHOLE: Final = ("a day", "one day", "full day", "whole day", "all day", "inset day")
_PHRASES: Final = {
    **dict.fromkeys(_HALF, MINUTES_A_DAY // 2),
    **dict.fromkeys(_WHOLE, MINUTES_A_DAY),
    "a day and a half": MINUTES_A_DAY * 3 // 2,
    "two days": 2 * MINUTES_A_DAY,
    "three days": 3 * MINUTES_A_DAY,
    "quarter of an hour": 15,
    "a quarter of an hour": 15,
    "half an hour": 30,
    "three quarters of an hour": 45,
    "an hour": 60,
    "one hour": 60,
    "an hour and a half": 90,
    "two hours": 120,
}

_amount = r"(\d{1,6})(?:\.(\d{1,2}))?"
_WITH_UNIT: Final = (
    (re.compile(rf"{_amount}\s*(?:d|days?)\.?", re.ASCII).fullmatch, MINUTES_A_DAY),
    (re.compile(rf"{_amount}\s*(?:h|hrs?|hours?)\.?", re.ASCII).fullmatch, 60),
    (re.compile(rf"{_amount}\s*(?:m|mins?|minutes?)\.?", re.ASCII).fullmatch, 1),
)
_number = re.compile(_amount, re.ASCII).fullmatch
_units = re.compile(r"\b(?:(days?)|(hrs?|hours?)|mins?|minutes?)\b", re.IGNORECASE).finditer


def read_length(cell: Cell, heading: str = "") -> int | Fault:
    """Minutes, 1 to a million: all that ``read_minutes`` reads, 30 hours, 2.5 days, half a day.

    A day counts six hours. A number without a unit takes that of the ``heading``, if it names one
    alone. Faults as there.
    """
    minutes = read_minutes(cell, heading)
    if not isinstance(minutes, Fault) or isinstance(cell, timedelta):
        return minutes
    text = tidy(show(cell)).lower()
    if text.rstrip(".") in _PHRASES:
        return _PHRASES[text.rstrip(".")]
    for with_unit, unit in _WITH_UNIT:
        if found := with_unit(text):
            return _count(found, unit)
    if (found := _number(text)) and len(named := _name_units(heading)) == 1:
        return _count(found, named.pop())
    # Its sentence says that a length ends at 24 hours, as that of one session does.
    return Fault("csv-duration") if minutes.code == "csv-duration-range" else minutes


def _name_units(heading: str) -> set[int]:
    """The minutes of each unit that a heading names."""
    return {MINUTES_A_DAY if m[1] else 60 if m[2] else 1 for m in _units(heading)}


def _count(amount: re.Match[str], unit: int) -> int | Fault:
    whole, part = amount[1], amount[2] or ""
    minutes, rest = divmod(int(whole + part) * unit, 10 ** len(part))
    return minutes if not rest and 1 <= minutes <= MAX_MINUTES else Fault("csv-duration")
