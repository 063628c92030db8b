"""What a person typed into a cell, as a value: staff numbers, names, ticks, text."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from pdpkit.register.cell import Cell, show, tidy
from pdpkit.register.days import read_day, read_when, read_year
from pdpkit.register.lengths import read_length
from pdpkit.register.minutes import read_minutes
from pdpkit.register.problem import Fault

Value: TypeAlias = str | int | bool | date


class Kind(StrEnum):
    """What a column holds, and so which value its cells become."""

    STAFF_NUMBER = "staff number"  # str
    NAME = "name"  # str
    DAY = "day"  # date
    WHEN = "when"  # str: a day, a month or a year
    YEAR = "year"  # str: a school year, or as before
    MINUTES = "minutes"  # int, of one session
    LENGTH = "length"  # int: minutes of anything, over days too
    TICK = "tick"  # bool
    TEXT = "text"  # str


MAX_STAFF_NUMBER: Final = 40
_YES: Final = frozenset(("x", "y", "yes", "true", "1", "\u2713", "\u2714", "\u2611", "\u221a"))
_NO: Final = frozenset(("", "n", "no", "false", "0", "-", "\u2013", "\u2610"))

_whole_number = re.compile(r"([0-9]+)\.0+").fullmatch
_staff_number = re.compile(r"[0-9A-Za-z]+(?:[./_ -][0-9A-Za-z]+)*").fullmatch
# A decimal, or a number in the short form that a spreadsheet shows for a long one.
_cut_number = re.compile(r"[0-9]*\.[0-9]+|[0-9.]+e[+-]?[0-9]+", re.IGNORECASE).fullmatch
# Controls, halves of letters, and what turns the direction of the letters after it.
_hidden = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
).search
_title = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|sir|dame)\b\.?", re.IGNORECASE
)
# "Smith, MBE" is no person whose first name is MBE.
_AFTER_NAMES: Final = frozenset(
    ("mbe", "obe", "cbe", "phd", "msc", "bsc", "med", "jr", "jnr", "sr")
)
_NO_NAME: Final = ("=", "+", "-", "@")


def reader_for(kind: Kind, heading: str) -> Callable[[Cell], Value | Fault]:
    """The function that reads the cells of a column of this kind."""
    if kind is Kind.MINUTES:
        return lambda cell: read_minutes(cell, heading)
    if kind is Kind.LENGTH:
        return lambda cell: read_length(cell, heading)
    return _READERS[kind]


def read_staff_number(cell: Cell) -> str | Fault:
    """A staff number as text: 1001.0 is 1001, and leading zeros stay.

    It has a digit, at most 40 characters, and single signs between letters and digits only. What
    a spreadsheet has cut, such as 1.2E+05, is a fault ``csv-staff-number``.
    """
    if not isinstance(cell, str | int | float) or isinstance(cell, bool):
        return Fault("csv-staff-number")
    text = tidy(show(cell))
    if whole := _whole_number(text):
        text = whole[1]
    if not _staff_number(text) or _cut_number(text) or len(text) > MAX_STAFF_NUMBER:
        return Fault("csv-staff-number")
    return text if any(map(str.isdigit, text)) else Fault("csv-staff-number")


def read_name(cell: Cell) -> str | Fault:
    """A person's name to be shown, never to be compared: "Nair, Priya" becomes "Priya Nair".

    Titles stay and go first. Faults: ``csv-name`` where no letter stands, ``csv-text``.
    """
    text = read_text(cell)
    if isinstance(text, Fault):
        return text
    text = " ".join(text.split())
    if not any(map(str.isalpha, text)) or text.startswith(_NO_NAME) or not isinstance(cell, str):
        return Fault("csv-name")
    last, _, first = (part.strip() for part in text.partition(","))
    if not first or not last or "," in first or first.lower().strip(".") in _AFTER_NAMES:
        return text.strip(" ,")
    title = _title.match(last)
    if title and last[title.end() :].strip():
        return f"{title[0]} {first} {last[title.end() :].strip()}"
    return f"{first} {last}"


def read_tick(cell: Cell) -> bool | Fault:
    """Yes for x, y, yes, 1 or a tick; no for a blank, n, no or 0; else a fault ``csv-tick``."""
    text = tidy(show(cell)).lower()
    if text in _YES:
        return True
    return False if text in _NO else Fault("csv-tick")


def read_text(cell: Cell) -> str | Fault:
    """Text in NFC with LF line ends and no space around it; ``csv-text`` for hidden characters."""
    text = unicodedata.normalize("NFC", tidy(show(cell)).replace("\r\n", "\n"))
    if found := _hidden(text):
        return Fault("csv-text", {"number": f"{ord(found[0]):04X}"})
    return text


_READERS: Final[dict[Kind, Callable[[Cell], Value | Fault]]] = {
    Kind.STAFF_NUMBER: read_staff_number,
    Kind.NAME: read_name,
    Kind.DAY: read_day,
    Kind.WHEN: read_when,
    Kind.YEAR: read_year,
    Kind.TICK: read_tick,
    Kind.TEXT: read_text,
}
