"""Days, amounts, durations, codes as a reader in the United Kingdom would say them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from pdpkit.encoding.times import say_day
from pdpkit.signed.texts import AMOUNT
from pdpkit.view.entries import Entry, clip
from pdpkit.vocabulary import find_label

# The levels of Guskey's evaluation of professional development, in plain words.
IMPACT_LEVELS: Final = {
    1: "how it was received",
    2: "what was learned",
    3: "change in the organisation",
    4: "change in practice",
    5: "the difference for pupils or those served",
}
_UNITS: Final = "Unit"


def say_code(vocabulary: str, entry: Entry, name: str) -> str:
    """The label of the code that stands in the member ``name``; a code of one's own has its own."""
    code = entry.line(name)
    if not code:
        return ""
    own = entry.part("ext").part("labels").line(code)
    return clip(find_label(vocabulary, code, {code: own} if own else None), 80)


def say_known_day(day: str) -> str:
    """A day in words; nothing for an empty text."""
    return say_day(day) if day else ""


def say_period(start: str, end: str, *, running: bool = False) -> str:
    """Two days as one phrase; ``running`` says that an absent end is still to come."""
    if not start:
        return f"to {say_day(end)}" if end else ""
    if not end:
        return f"{say_day(start)} to now" if running else say_day(start)
    if start == end:
        return say_day(start)
    first, last = say_day(start).split(), say_day(end).split()
    same_year = first[-1] == last[-1] and len(first) == len(last)
    if same_year and len(first) == 3 and first[1] == last[1]:
        first = first[:1]
    elif same_year and len(first) > 1:
        first = first[:-1]
    return f"{' '.join(first)} to {' '.join(last)}"


def say_short(start: str, end: str, *, running: bool = False) -> str:
    """``say_period`` for a column of 20 letters: short months, days only where they count."""
    if not start:
        return f"to {_shorten(end)}" if end else ""
    if not end:
        return f"{_shorten(start)[-8:].strip()} to now" if running else _shorten(start)
    if start == end:
        return _shorten(start)
    first, last = _shorten(start), _shorten(end)
    if start[:7] == end[:7]:
        return f"{first.split()[0]} to {last}" if len(start) == len(end) else last[-8:]
    if start[:4] == end[:4] and min(len(start), len(end)) > 4:
        return f"{first[-8:-5]} to {last[-8:]}"
    return f"{first[-8:].strip()} to {last[-8:].strip()}"


def _shorten(day: str) -> str:
    """4 Jan 2024, Jan 2024, 2024."""
    return " ".join(word[:3] if word.isalpha() else word for word in say_day(day).split())


def say_minutes(minutes: int | None) -> str:
    """A duration: minutes to two hours, then hours."""
    if not minutes:
        return ""
    if minutes < 120:
        return f"{minutes} minutes"
    hours = Decimal(minutes) / 60
    return f"{round(hours, 1).normalize():f} hours"


def say_amount(amount: str, unit: str) -> str:
    """An amount with its unit, the unit in the number that the amount asks for."""
    if unit == "pounds":
        return f"£{amount}"
    words = "%" if unit == "percent" else find_label(_UNITS, unit) if unit else ""
    if words.startswith("%"):
        return f"{amount}{words}"
    return f"{amount} {words.removesuffix('s') if amount == '1' else words}".strip()


def say_fraction(fraction: str) -> str:
    """A part of full time; nothing for all of it."""
    return f"{fraction} of full time" if fraction not in ("", "1", "1.0") else ""


def say_time(time: Entry) -> str:
    """How much of the week or year something takes."""
    fte = time.line("fte")
    rhythm = [
        f"{time.line(name)} days a {word}" if time.line(name) else ""
        for name, word in (("daysPerWeek", "week"), ("daysPerYear", "year"))
    ]
    return join([(say_fraction(fte) or "full time") if fte else "", *rhythm])


def add_amounts(parts: list[Entry], unit: str) -> str:
    """The sum of the amounts in ``unit``, as a decimal text; empty when there is none.

    What is not written as an amount is none: 1e999999 has a million digits.
    """
    texts = [part.line("amount") for part in parts if part.line("unit") == unit]
    total = sum((Decimal(text) for text in texts if not AMOUNT.find_fault(text)), Decimal(0))
    return f"{total.normalize():f}" if total else ""


def year_start(academic_year: str) -> date | None:
    """1 September of an academic year such as 2024/25."""
    year = academic_year[:4]
    return date(int(year), 9, 1) if year.isdecimal() and 1900 <= int(year) < 2200 else None


def year_end(academic_year: str) -> date | None:
    """31 August at the end of an academic year."""
    start = year_start(academic_year)
    return start and date(start.year + 1, 8, 31)


def join(parts: Iterable[str], between: str = " · ") -> str:
    """The parts that say something, in one line."""
    return between.join(part for part in parts if part)
