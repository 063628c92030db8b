"""One cell of a spreadsheet as it was read, and how it looks as text."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

# CSV cells are all text. A workbook keeps what its author's program made of the typing: a day,
# a clock, a number.
Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta

# A spreadsheet program takes a text that begins so for a formula (rule R19, CWE-1236). The
# apostrophes before it belong to the pattern, so that guarding can be undone without loss.
_FORMULA: Final = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guard(text: str) -> str:
    """The text as it may stand in a CSV file: an apostrophe before what would be a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that ``guard`` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def show(cell: Cell) -> str:
    """The text of a cell: whole numbers without ``.0``, days as 2024-01-04, lengths as 1:30."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M:%S" if cell.second else "%H:%M")
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(int(abs(cell).total_seconds()), 60)
        sign = "-" if cell < timedelta(0) else ""
        shown = f"{sign}{minutes // 60}:{minutes % 60:02}"
        return f"{shown}:{seconds:02}" if seconds else shown
    # Beyond 2^53 a number has lost digits; its plain form would hide that.
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return str(int(cell))
    return str(cell)


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing but space."""
    return isinstance(cell, str) and not tidy(cell)


def tidy(text: str) -> str:
    """The text without space around it, the invisible kinds included."""
    return text.strip().strip("\ufeff\u200b").strip()
