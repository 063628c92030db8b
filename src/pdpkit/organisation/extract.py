"""An extract of the register, row by row, from the bytes of its CSV file.

A national extract has 50,000 rows of 140 columns: its rows are read one after the other, and of
each only what is kept.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from pdpkit.errors import InputError
from pdpkit.organisation.cells import (
    Value,
    read_day,
    read_group_kind,
    read_laestab,
    read_number,
    read_phase,
    read_trust_ref,
)
from pdpkit.organisation.columns import GROUPS, MEMBERS, SCHOOLS, SUCCESSORS, Columns, find_columns
from pdpkit.register.problem import Fault, Problem

# The largest extract had 62 million bytes in 2024.
MAX_BYTES: Final = 128 * 1024 * 1024
_CHUNK: Final = 1024 * 1024
_ZIP: Final = b"PK\x03\x04"
_MAX_FOUND: Final = 40
_day_in_name = re.compile(r"(20\d{2})-?(\d{2})-?(\d{2})").search
# Children's centres have five digits and stand in the same register.
_centre = re.compile(r"[1-9]\d{4}", re.ASCII).fullmatch

# One row of a table of the look-up.
Values = tuple[str | None, ...]


class Rejected(NamedTuple):
    """A row, or one cell of it, that could not be taken: ``row`` as a spreadsheet counts."""

    row: int
    problem: Problem
    whole: bool


@dataclass
class Extract:
    """One file: ``rows`` can be taken once, and only then ``rejected`` and ``passed`` are whole.

    ``day`` is the day that the file's name holds; ``passed`` counts rows of no school, such as
    children's centres.
    """

    name: str
    kind: str
    about: str
    day: str | None
    rows: Iterator[Values]
    rejected: list[Rejected] = field(default_factory=list)
    passed: int = 0


class _Row:
    """The cells of one row by name; what cannot be read is noted and left out."""

    def __init__(self, number: int, cells: list[str], columns: Columns, extract: Extract) -> None:
        self.number, self._cells, self._columns, self._extract = number, cells, columns, extract

    def text(self, name: str) -> str:
        place = self._columns.places.get(name, len(self._cells))
        return " ".join(self._cells[place].split()) if place < len(self._cells) else ""

    def read(self, name: str, reader: Callable[[str], Value], *, key: bool = False) -> str | None:
        """The value of a cell; the row is nothing without that of a ``key``."""
        found = self.text(name)
        value = reader(found)
        if value is None and key:
            value = Fault("csv-missing")
        if isinstance(value, Fault):
            self.reject(name, value, whole=key)
            return None
        return value

    def number_of(self, kind: str, *, key: bool = False, name: str | None = None) -> str | None:
        return self.read(name or kind, lambda cell: read_number(kind, cell), key=key)

    def reject(self, name: str, fault: Fault, *, whole: bool) -> None:
        heading, found = self._columns.headings[name], self.text(name)[:_MAX_FOUND]
        problem = Problem(heading, fault.code, found, fault.values)
        self._extract.rejected.append(Rejected(self.number, problem, whole))

    def pass_over(self) -> None:
        self._extract.passed += 1


def read_extract(data: bytes, name: str) -> Extract:
    """An extract by the bytes of its file; its kind is told by its headings.

    ``InputError``, each with the file's name: ``org-packed``, ``org-extract``, ``csv-empty``;
    ``csv-encoding``, ``csv-quotes`` and ``csv-too-large`` with their row, also while the rows are
    taken.
    """
    if data.startswith(_ZIP):
        raise InputError("org-packed", name)
    records = _split(data, name)
    first = next(records, None)
    if first is None:
        raise InputError("csv-empty", name)
    try:
        columns = find_columns(first)
    except InputError as err:
        raise err.at(name) from None
    extract = Extract(name, columns.kind.name, columns.kind.about, _find_day(name), iter(()))
    extract.rows = _take(records, columns, extract)
    return extract


def _take(records: Iterator[list[str]], columns: Columns, extract: Extract) -> Iterator[Values]:
    reader = _READERS[columns.kind.name]
    keys: set[str] = set()
    for number, cells in enumerate(records, 2):
        row = _Row(number, cells, columns, extract)
        values = reader(row) if any(cells) else None
        if values is None:
            continue
        if columns.kind in (SCHOOLS, GROUPS):
            if values[0] in keys:
                key = columns.kind.needed[0]
                row.reject(key, Fault("org-number-twice"), whole=True)
                continue
            keys.add(values[0] or "")
        yield values


def _read_school(row: _Row) -> Values | None:
    if _centre(row.text("urn")):
        row.pass_over()
        return None
    urn, name = row.number_of("urn", key=True), row.read("name", _as_it_is, key=True)
    if urn is None or name is None:
        return None
    sort = row.text("type")
    return (
        urn,
        name,
        read_phase(row.text("phase"), row.text("phaseCode"), sort),
        read_laestab(row.text("la"), row.text("number")),
        row.number_of("ukprn"),
        row.read("opened", read_day),
        row.read("closed", read_day),
        row.text("trust") or row.text("federation") or None,
        ", ".join(dict.fromkeys(filter(None, (row.text("town"), row.text("laName"))))) or None,
    )


def _read_group(row: _Row) -> Values | None:
    uid, name = row.number_of("uid", key=True), row.read("name", _as_it_is, key=True)
    if uid is None or name is None:
        return None
    return (
        uid,
        name,
        read_group_kind(row.text("type"), row.text("typeCode")),
        read_trust_ref(row.text("ref")),
        row.number_of("company"),
        row.number_of("ukprn"),
        row.read("opened", read_day),
        row.read("closed", read_day),
        row.text("town") or None,
    )


def _read_member(row: _Row) -> Values | None:
    if not row.text("urn") or _centre(row.text("urn")):
        row.pass_over()
        return None
    urn, uid = row.number_of("urn", key=True), row.number_of("uid", key=True)
    return None if urn is None or uid is None else (urn, uid, row.read("joined", read_day))


def _read_successor(row: _Row) -> Values | None:
    """A link to what came after; the register also has each the other way round."""
    if not row.text("type").casefold().startswith("successor") or _centre(row.text("urn")):
        row.pass_over()
        return None
    urn, to = row.number_of("urn", key=True), row.number_of("urn", key=True, name="to")
    return None if urn is None or to is None else (urn, to)


_READERS: Final[dict[str, Callable[[_Row], Values | None]]] = {
    SCHOOLS.name: _read_school,
    GROUPS.name: _read_group,
    MEMBERS.name: _read_member,
    SUCCESSORS.name: _read_successor,
}


def _as_it_is(cell: str) -> str | None:
    return cell or None


def _split(data: bytes, name: str) -> Iterator[list[str]]:
    """The records of the file; the register writes windows-1252, some people save it as UTF-8."""
    encoding = "utf-8-sig" if _is_utf8(data) else "windows-1252"
    number = 0
    text = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")
    try:
        for record in csv.reader(text, strict=True):
            number += 1
            yield record
    except UnicodeDecodeError:
        raise InputError("csv-encoding", f"{name} row {number + 1}") from None
    except csv.Error as err:
        place = f"{name} row {number + 1}"
        if "field larger" in str(err):
            limit = f"{csv.field_size_limit():,} letters in a cell"
            raise InputError("csv-too-large", place, limit=limit) from None
        raise InputError("csv-quotes", place) from None


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _find_day(name: str) -> str | None:
    """The day in a name such as edubasealldata20261120.csv."""
    if found := _day_in_name(name):
        with suppress(ValueError):
            return date(*map(int, found.groups())).isoformat()
    return None
