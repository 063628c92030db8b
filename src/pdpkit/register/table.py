"""A spreadsheet as rows of cells, whatever file it came in.

Bounded before it is read: 5 MiB of CSV, 20 MiB of XLSX, 20,000 rows, 200 columns, 4,096 letters
in a cell (threat T17).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pdpkit.errors import InputError
from pdpkit.register import csvfile
from pdpkit.register.bounds import MAX_COLUMNS, MAX_ROWS
from pdpkit.register.cell import Cell, is_blank, unguard
from pdpkit.register.problem import Note

MAX_CSV_BYTES: Final = 5 * 1024 * 1024
MAX_XLSX_BYTES: Final = 20 * 1024 * 1024
MAX_CELL: Final = 4_096
# What a sheet of a spreadsheet program has, blank rows and columns included.
_SHEET_ROWS: Final = 2**20
_SHEET_COLUMNS: Final = 2**14

_ZIP: Final = b"PK\x03\x04"
_OTHER_KINDS: Final = {
    b"\xd0\xcf\x11\xe0": "it is an old .xls workbook, or locked with a password",
    b"%PDF": "it is a PDF",
    b"\x89PNG": "it is a picture",
    b"\xff\xd8\xff": "it is a picture",
    b"\x1f\x8b": "it is a packed file",
    b"{\\rtf": "it is a text document",
    b"<": "it is a web page under another name",
}


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of one sheet, row by row; ``rows[0]`` is what a spreadsheet shows as row 1.

    Blank cells at the end of a row, and blank rows at the end of the sheet, are not kept.
    ``sheet`` is None for a CSV file.
    """

    name: str
    sheet: str | None
    rows: tuple[list[Cell], ...]
    notes: tuple[Note, ...] = ()

    def cell(self, row: int, index: int) -> Cell:
        """The cell in row number ``row`` (from 1) and column ``index`` (from 0); blank beyond."""
        cells = self.rows[row - 1]
        return cells[index] if index < len(cells) else ""


def read_table(data: bytes, name: str, sheet: str | None = None) -> Table:
    """Read a CSV or XLSX file; which of the two, its bytes say and not its ``name``.

    ``InputError``: ``csv-unreadable``, ``csv-empty``, ``csv-encoding``, ``csv-quotes``,
    ``csv-too-large``, ``csv-sheet-unknown``, each with its row where one is to blame. Notes:
    ``csv-encoding-assumed``, ``csv-sheet-chosen``.
    """
    notes: list[Note] = []
    chosen: str | None = None
    rows: Iterable[list[Cell]]
    if data.startswith(_ZIP):
        if len(data) > MAX_XLSX_BYTES:
            raise _too_large("20 MB in a workbook")
        from pdpkit.register.workbook import read_sheet  # noqa: PLC0415  most registers are CSV

        found = read_sheet(data, sheet)
        rows, chosen = found.rows, found.name
        if sheet is None and found.others:
            others = ", ".join(found.others)
            notes.append(Note("csv-sheet-chosen", {"sheet": chosen, "others": others}))
    else:
        _check_csv(data, sheet)
        rows, notes = csvfile.read_rows(data)
    kept = tuple(_keep(rows))
    if not kept:
        raise InputError("csv-empty")
    return Table(name, chosen, kept, tuple(notes))


def _check_csv(data: bytes, sheet: str | None) -> None:
    if len(data) > MAX_CSV_BYTES:
        raise _too_large("5 MB in a CSV file")
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for mark, problem in _OTHER_KINDS.items():
        if start.startswith(mark):
            raise InputError("csv-unreadable", problem=problem)
    if sheet is not None:
        raise InputError("csv-sheet-unknown", sheet=sheet, sheets="none", similar="")


def _keep(rows: Iterable[list[Cell]]) -> list[list[Cell]]:
    """The rows without the blank cells and rows at their ends, within all limits."""
    kept: list[list[Cell]] = []
    blank = 0
    for number, row in enumerate(rows, 1):
        if number > _SHEET_ROWS or len(row) > _SHEET_COLUMNS:
            raise _too_large("20,000 rows and 200 columns", f"row {number}")
        for index, cell in enumerate(row):
            if cell.__class__ is str and cell:
                if len(cell) > MAX_CELL:
                    raise _too_large("4,096 letters in a cell", f"row {number}")
                if cell[0] == "'":
                    row[index] = unguard(cell)
        while row and is_blank(row[-1]):
            row.pop()
        if not row:
            blank += 1
            continue
        if number > MAX_ROWS:
            raise _too_large("20,000 rows", f"row {number}")
        if len(row) > MAX_COLUMNS:
            raise _too_large("200 columns", f"row {number}")
        kept.extend([] for _ in range(blank))
        kept.append(row)
        blank = 0
    return kept


def _too_large(limit: str, where: str = "") -> InputError:
    return InputError("csv-too-large", where, limit=limit)
