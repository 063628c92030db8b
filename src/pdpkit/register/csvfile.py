"""The cells of a CSV file: its letters, its delimiter, its quotes (RFC 4180, as programs write it).

Row 1 is what a spreadsheet program shows as row 1: a quoted cell may hold line breaks, and the
line ``sep=;`` that Excel understands is no row.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Final

from pdpkit.errors import InputError
from pdpkit.register.cell import Cell
from pdpkit.register.problem import Note

_DELIMITERS: Final = (",", ";", "\t")
_SAMPLE: Final = 100
_SAMPLES: Final = 3
_MAX_SAMPLE: Final = 40
_separator_line = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE).match
_cells = re.compile(r'[,;\t\r\n"]+').split
_UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def read_rows(data: bytes) -> tuple[Iterator[list[Cell]], list[Note]]:
    """The rows of a CSV file, one after the other, and notes on how it was read.

    ``InputError``: ``csv-encoding``, here; ``csv-quotes`` with its row, and ``csv-too-large`` for
    a cell without end, while the rows are taken.
    """
    text, notes = _decode(data)
    if found := _separator_line(text):
        return _split(text[found.end() :], found[1]), notes
    return _split(text, _find_delimiter(text)), notes


def _decode(data: bytes) -> tuple[str, list[Note]]:
    """UTF-16 with its mark, UTF-8 with or without, else windows-1252 with a note."""
    notes = []
    try:
        if data.startswith(_UTF16_MARKS):
            text = data.decode("utf-16")
        elif data.startswith(_UTF8_MARK) or _is_utf8(data):
            text = data.decode("utf-8-sig")
        else:
            text = data.decode("windows-1252")
            accented = (cell.strip()[:_MAX_SAMPLE] for cell in _cells(text) if not cell.isascii())
            samples = islice(dict.fromkeys(accented), _SAMPLES)
            notes.append(Note("csv-encoding-assumed", {"samples": ", ".join(samples)}))
    except UnicodeDecodeError as err:
        raise InputError("csv-encoding", f"byte {err.start + 1}") from None
    # UTF-16 without its mark, or no text at all.
    if "\0" in text:
        raise InputError("csv-encoding", f"letter {text.index(chr(0)) + 1}")
    return text, notes


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _find_delimiter(text: str) -> str:
    """The delimiter that cuts most of the first rows into one and the same number of cells."""
    best, most = _DELIMITERS[0], 0
    for delimiter in _DELIMITERS:
        widths: Counter[int] = Counter()
        # A row that does not fit the quotes ends the sample, and says nothing about the others.
        with suppress(csv.Error):
            widths.update(len(row) for row in islice(_records(text, delimiter), _SAMPLE))
        cells = max(((width - 1) * rows for width, rows in widths.items()), default=0)
        if cells > most:
            best, most = delimiter, cells
    return best


def _split(text: str, delimiter: str) -> Iterator[list[Cell]]:
    number = 0
    try:
        for row in _records(text, delimiter):
            number += 1
            yield [*row]
    except csv.Error as err:
        if "field larger" in str(err):
            raise InputError(
                "csv-too-large", f"row {number + 1}", limit="4,096 letters in a cell"
            ) from None
        raise InputError("csv-quotes", f"row {number + 1}") from None


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    # Strict, so that a quotation mark without its pair cannot swallow the rows behind it.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
