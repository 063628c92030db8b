"""A table as a CSV file that spreadsheet programs open as plain text (rule R19, CWE-1236)."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from pdpkit.register.cell import Cell, guard, show

_MARK: Final = "\ufeff"


def write_csv(rows: Iterable[Sequence[Cell | None]], headings: Sequence[str]) -> bytes:
    """UTF-8 with the mark that Excel needs, CRLF, every cell quoted; None is a blank.

    A text that a program would take for a formula has an apostrophe before it, which
    ``read_table`` takes away again; a number stays a number, a negative one too. NUL is left out.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_write(heading) for heading in headings])
    writer.writerows([_write(cell) for cell in row] for row in rows)
    return (_MARK + file.getvalue()).encode("utf-8")


def _write(cell: Cell | None) -> str:
    if cell is None:
        return ""
    text = show(cell)
    return guard(text.replace("\0", "")) if isinstance(cell, str) else text
