"""The rows of a register as typed values, each row kept or left out with its reason."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pdpkit import messages
from pdpkit.errors import InputError
from pdpkit.register.cell import Cell, is_blank, show, tidy
from pdpkit.register.columns import Column, Columns, fold
from pdpkit.register.problem import Fault, Note, Problem
from pdpkit.register.values import Kind, Value, reader_for

_SHOWN: Final = 80
_PERSON: Final = (Kind.STAFF_NUMBER, Kind.NAME)
_DAYS: Final = (Kind.DAY, Kind.WHEN, Kind.YEAR)
_total = re.compile(r"(?:grand\s+|sub-?\s*)?totals?\b[^,]*", re.IGNORECASE).fullmatch


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the register. ``values`` has every field; None is a blank or a problem."""

    number: int
    values: Mapping[str, Value | None]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row below the headings that is none of the register; ``text`` is what stands in it."""

    number: int
    code: str
    text: str

    @property
    def reason(self) -> str:
        return messages.sentence(self.code)


@dataclass(frozen=True, slots=True)
class Reading:
    """Every row below the headings, in ``rows`` or in ``skipped``."""

    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[Note, ...]

    @property
    def count(self) -> int:
        """How many rows were read."""
        return len(self.rows) + len(self.skipped)


def read_rows(columns: Columns) -> Reading:
    """Read each row below the headings; a cell that cannot be read is a problem of its row.

    ``InputError``: ``csv-date-ambiguous`` for a date that makes sense only with the month first,
    since the others of its column may then mean another day; ``register-map`` for a constant that
    cannot be read. Notes: the table's, ``csv-trimmed``, ``csv-staff-number-length``.
    """
    readers = [_Reader(column) for column in columns.matched]
    rows: list[Row] = []
    skipped: list[Skipped] = []
    first = columns.heading_row + 1
    for number, cells in enumerate(columns.table.rows[columns.heading_row :], first):
        if code := _find_skip(cells, columns.matched):
            text = ", ".join(tidy(show(cell)) for cell in cells if not is_blank(cell))
            skipped.append(Skipped(number, code, text[:_SHOWN]))
        else:
            rows.append(_read_row(number, cells, readers))
    notes = [*columns.table.notes, *_count_trimmed(readers), *_compare_lengths(rows, readers)]
    return Reading(tuple(rows), tuple(skipped), tuple(notes))


class _Reader:
    """Reads the cells of one column, and counts those with space around their text."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self.field = column.field
        self.trimmed = 0
        self._read = reader_for(column.field.kind, column.heading)
        if column.index is None and isinstance(value := self.read([], 0), Problem):
            problem = value.sentence.rstrip(".")
            where = f"/constants/{self.field.name}"
            raise InputError("register-map", where, problem=problem, similar="")

    def read(self, cells: Sequence[Cell], number: int) -> Value | Problem | None:
        """The value of this column in a row, None for a blank where a blank may stand."""
        index = self.column.index
        if index is None:
            cell: Cell = self.column.constant
        else:
            cell = cells[index] if index < len(cells) else ""
        if is_blank(cell) and self.field.kind is not Kind.TICK:
            return self._complain(Fault("csv-missing"), cell) if self.field.required else None
        value = self._read(cell)
        if isinstance(value, Fault):
            if value.code == "csv-date-ambiguous" and index is not None:
                where = f"row {number}, column {self.column.heading}"
                raise InputError(value.code, where, found=show(cell)[:_SHOWN])
            return self._complain(value, cell)
        if isinstance(cell, str) and cell != tidy(cell):
            self.trimmed += 1
        return value

    def _complain(self, fault: Fault, cell: Cell) -> Problem:
        found = tidy(show(cell))[:_SHOWN]
        return Problem(self.column.heading, fault.code, found, fault.values)


def _read_row(number: int, cells: Sequence[Cell], readers: Iterable[_Reader]) -> Row:
    values: dict[str, Value | None] = {}
    problems: list[Problem] = []
    for reader in readers:
        value = reader.read(cells, number)
        if isinstance(value, Problem):
            problems.append(value)
            value = None
        values[reader.field.name] = value
    return Row(number, values, tuple(problems))


def _find_skip(cells: Sequence[Cell], matched: Iterable[Column]) -> str | None:
    """The code that says why a row is none of the register."""
    first = next((cell for cell in cells if not is_blank(cell)), None)
    if first is None:
        return "csv-row-blank"
    texts = [(column, _text_of(column, cells)) for column in matched]
    filled = [(c.heading, text) for c, text in texts if text and c.index is not None]
    if filled and all(fold(text) == fold(heading) for heading, text in filled):
        return "csv-row-heading"
    people = [text for column, text in texts if column.field.kind in _PERSON]
    if people and not any(text and not _total(text) for text in people):
        return "csv-row-total" if _total(tidy(show(first))) else "csv-row-no-person"
    # Where no column is a person's, a sum has a word in front, and no day.
    days = [text for column, text in texts if text and column.field.kind in _DAYS]
    if not people and not days and _total(tidy(show(first))):
        return "csv-row-total"
    return None


def _text_of(column: Column, cells: Sequence[Cell]) -> str:
    if column.index is None:
        return column.constant
    return tidy(show(cells[column.index])) if column.index < len(cells) else ""


def _count_trimmed(readers: Iterable[_Reader]) -> Iterable[Note]:
    count = sum(reader.trimmed for reader in readers)
    return [Note("csv-trimmed", {"count": count})] if count else []


def _compare_lengths(rows: Iterable[Row], readers: Iterable[_Reader]) -> Iterable[Note]:
    """A note with one staff number of each length, where digits alone differ in length."""
    for reader in readers:
        if reader.field.kind is Kind.STAFF_NUMBER:
            numbers = [str(row.values[reader.field.name] or "") for row in rows]
            lengths = {len(number): number for number in reversed(numbers) if number.isdecimal()}
            if len(lengths) > 1:
                samples = ", ".join(lengths[length] for length in sorted(lengths))
                yield Note("csv-staff-number-length", {"samples": samples})
