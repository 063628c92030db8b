"""How large one sheet of a workbook becomes when it is opened, judged before it is.

A reader of workbooks makes a whole grid of a sheet: two cells in opposite corners of a file of
500 bytes ask for 80 gigabytes. It also makes a text for each cell that refers to a shared one.
"""

import re
from typing import Any, Final
from xml.parsers import expat

MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 200
MAX_SHARED_TEXT: Final = 512 * 1024 * 1024
_MAX_EXACT: Final = 24 * 1024 * 1024
# A parser of XML takes seconds over one tag with a million attributes.
_MAX_TAG: Final = 64 * 1024

# Cells as all common programs write them, as far as GZ29999: whoever takes the rows counts exactly.
_cells_within = re.compile(rb'<c r="[A-G]?[A-Z][12]?[0-9]{1,4}"').findall
_shared_texts = re.compile(rb"</(?:[^\s<>/:]*:)?si\s*>").split
_reference = re.compile(r"([A-Z]{1,3})([0-9]{1,7})").fullmatch


def count_cells(part: bytes) -> int | None:
    """The cells of one sheet, never too few; None when they lie too far from the first.

    ``ValueError`` for a sheet that is not well-formed XML in UTF-8.
    """
    if b"\0" in part:
        raise ValueError("not UTF-8")
    # All that may begin a cell, but not <cols>, <conditionalFormatting>, <cfRule> and their like.
    cells = part.count(b"<c") + part.count(b":c") - part.count(b"<co") - part.count(b"<cf")
    if cells == len(_cells_within(part)):
        return cells
    if len(part) > _MAX_EXACT or max(map(len, part.split(b"<"))) > _MAX_TAG:
        return None
    return cells if _Grid(part).fits else None


def longest_text(shared: bytes) -> int:
    """The bytes of the longest of the shared texts, its formatting included."""
    return max(map(len, _shared_texts(shared)))


class _Grid:
    """The exact look, for other ways of writing and for far cells that hold no value."""

    def __init__(self, part: bytes) -> None:
        self.fits = True
        self._row = self._column = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _refuse
        self._within_cell = False
        try:
            parser.Parse(part, True)
        except expat.ExpatError as err:
            raise ValueError(str(err)) from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(" ")[2]
        if name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._column = 0
        elif name == "c":
            self._within_cell = True
            self._column += 1
            if "r" in attributes:
                self._row, self._column = _read_place(attributes["r"])
        elif self._within_cell and (self._row > MAX_ROWS or self._column > MAX_COLUMNS):
            self.fits = False

    def _end(self, name: str) -> None:
        if name.rpartition(" ")[2] == "c":
            self._within_cell = False


def _read_place(text: str) -> tuple[int, int]:
    """Row and column of a reference such as ``C7``."""
    if not (place := _reference(text)):
        raise ValueError("not a reference")
    column = 0
    for letter in place[1]:
        column = column * 26 + ord(letter) - 64
    return int(place[2]), column


def _refuse(*_: Any) -> None:
    raise ValueError("a document type")
