"""The cells of an XLSX workbook (ECMA-376), read by python-calamine; the only door to it.

The reader never sees the received archive: what it needs is unpacked within limits, judged, and
packed again without compression, so that what was counted is what is read.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from pdpkit.errors import InputError
from pdpkit.register.bounds import MAX_SHARED_TEXT, count_cells, longest_text
from pdpkit.register.cell import Cell
from pdpkit.register.problem import suggest

MAX_UNPACKED: Final = 100 * 1024 * 1024
MAX_PARTS: Final = 1_000
_SHARED_TEXTS: Final = "sharedstrings.xml"
_KINDS_READ: Final = (".xml", ".rels")
_ENCRYPTED: Final = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet; the first row and column are those of the sheet, used or not."""

    name: str
    others: tuple[str, ...]
    rows: list[list[Cell]]


def read_sheet(data: bytes, name: str | None = None) -> Sheet:
    """The sheet ``name``, else the first that is not hidden.

    ``InputError``: ``csv-unreadable``; ``csv-sheet-unknown``; ``csv-too-large`` for a workbook
    that unpacks to more than 100 MB, and for a sheet with more rows or columns than are read.
    """
    parts = _unpack(data)
    shared = [content for part, content in parts.items() if part.lower().endswith(_SHARED_TEXTS)]
    longest = max(map(longest_text, shared), default=0)
    fitting = {part: content for part, content in parts.items() if _fits(content, longest)}
    try:
        return _read(_pack(fitting), name)
    except InputError:
        raise
    except BaseException as err:
        # A panic of the reader is no Exception; neither is a person's wish to stop.
        if isinstance(err, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        if len(fitting) < len(parts):
            limit = "20,000 rows, 200 columns and 4,096 letters in a cell"
            raise InputError("csv-too-large", limit=limit) from None
        raise _unreadable("it is damaged, or not an .xlsx workbook") from None


def _unpack(data: bytes) -> dict[str, bytes]:
    """The parts that hold sheets, by name; sizes are checked before and while they are unpacked."""
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [e for e in archive.infolist() if e.filename.endswith(_KINDS_READ)]
            if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_UNPACKED:
                raise _too_large()
            room = MAX_UNPACKED
            for entry in entries:
                if entry.flag_bits & _ENCRYPTED:
                    raise _unreadable("it is locked with a password")
                with archive.open(entry) as part:
                    content = part.read(room + 1)
                room -= len(content)
                if room < 0:
                    raise _too_large()
                parts[entry.filename] = content
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise _unreadable("it is damaged, or not an .xlsx workbook") from None
    return parts


def _fits(part: bytes, longest: int) -> bool:
    """Whether the reader may open this part. One that may not is left out, and then missed."""
    try:
        cells = count_cells(part)
    except ValueError:
        raise _unreadable("it is damaged, or not an .xlsx workbook") from None
    return cells is not None and cells * longest <= MAX_SHARED_TEXT


def _pack(parts: dict[str, bytes]) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    packed.seek(0)
    return packed


def _read(packed: io.BytesIO, name: str | None) -> Sheet:
    from python_calamine import (  # noqa: PLC0415  not for a file that is refused
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    workbook = CalamineWorkbook.from_filelike(packed)
    sheets = [m for m in workbook.sheets_metadata if m.typ is SheetTypeEnum.WorkSheet]
    names = [sheet.name for sheet in sheets]
    if name is None:
        names = [s.name for s in sheets if s.visible is SheetVisibleEnum.Visible] or names
        name = names[0] if names else ""
    if name not in names:
        similar = suggest(name, names)
        raise InputError("csv-sheet-unknown", sheet=name, sheets=", ".join(names), similar=similar)
    rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return Sheet(name, tuple(other for other in names if other != name), rows)


def _too_large() -> InputError:
    return InputError("csv-too-large", limit="100 MB when unpacked")


def _unreadable(problem: str) -> InputError:
    return InputError("csv-unreadable", problem=problem)
