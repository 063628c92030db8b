"""A length of time as people say it: 2h 30m, half a day, an hour and a half, three days."""

import re
from decimal import Decimal
from typing import Final

from pdpkit.editing.problem import refuse, refuse_fault
from pdpkit.register.cell import tidy
from pdpkit.register.minutes import read_minutes
from pdpkit.register.problem import Fault

# A day of training, and half of one. A record counts minutes, so that a day has to have some.
MINUTES_A_DAY: Final = 6 * 60
_HOUR: Final = 60
_MOST: Final = 1_000_000
_PHRASES: Final = {
    "an hour": _HOUR,
    "one hour": _HOUR,
    "half an hour": _HOUR // 2,
    "quarter of an hour": _HOUR // 4,
    "a quarter of an hour": _HOUR // 4,
    "three quarters of an hour": _HOUR * 3 // 4,
    "an hour and a half": _HOUR * 3 // 2,
    "two hours": 2 * _HOUR,
    "half day": MINUTES_A_DAY // 2,
    "half a day": MINUTES_A_DAY // 2,
    "a day": MINUTES_A_DAY,
    "one day": MINUTES_A_DAY,
    "all day": MINUTES_A_DAY,
    "a day and a half": MINUTES_A_DAY * 3 // 2,
    "two days": 2 * MINUTES_A_DAY,
    "three days": 3 * MINUTES_A_DAY,
}
_days = re.compile(r"(\d{1,3}(?:\.5)?) ?(?:days?|d)", re.ASCII).fullmatch
_hours = re.compile(r"(\d{1,4}) ?(?:h|hrs?|hours?)", re.ASCII).fullmatch


def read_length(text: str) -> int:
    """Whole minutes; ``UsageError`` ``input-answer``. A day counts six hours."""
    plain = tidy(text[:60]).lower().rstrip(".")
    if plain in _PHRASES:
        return _PHRASES[plain]
    if found := _days(plain):
        minutes: int | Fault = int(Decimal(found[1]) * MINUTES_A_DAY)
    elif found := _hours(plain):
        minutes = int(found[1]) * _HOUR
    else:
        minutes = read_minutes(text)
    if isinstance(minutes, Fault):
        raise refuse_fault(minutes, text)
    if not 0 < minutes <= _MOST:
        raise refuse("length-none", found=text[:40])
    return minutes
