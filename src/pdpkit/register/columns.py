"""Which column of a table holds which field: the heading row found, its headings matched."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Final

from pdpkit.errors import InputError
from pdpkit.register.cell import Cell, show, tidy
from pdpkit.register.mapping import ColumnMap
from pdpkit.register.problem import suggest
from pdpkit.register.table import Table
from pdpkit.register.values import Kind

# Titles, logos and instructions stand above the headings; more than this is another kind of sheet.
_ROWS_ABOVE: Final = 50
_SHOWN: Final = 40
_ROWS_SHOWN: Final = 200
_SHEET_CHOSEN: Final = "csv-sheet-chosen"
_LONGEST: Final = 200
_not_letters = re.compile(r"[\W_]+").sub
_in_brackets = re.compile(r"\([^()]*\)|\[[^\[\]]*\]").sub


@dataclass(frozen=True, slots=True)
class Field:
    """What a caller needs from a register.

    ``aliases`` are the headings that people give it, the first being its label. ``required``: its
    column must be there, and no row may leave it empty. ``ranked``: of several columns the one
    whose heading stands first among the aliases is it; else they are a question.
    """

    name: str
    aliases: tuple[str, ...]
    kind: Kind
    required: bool = False
    ranked: bool = False

    @property
    def label(self) -> str:
        return self.aliases[0]


class How(StrEnum):
    """Why a column holds a field, in words for a preview."""

    BY_NAME = "by name"
    FROM_MAP = "from the map"
    CONSTANT = "the same in every row"


@dataclass(frozen=True, slots=True)
class Column:
    """A field with its place: ``index`` from 0, None where ``constant`` stands for every row."""

    field: Field
    heading: str
    how: How
    index: int | None
    constant: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """A table whose headings are understood; ``heading_row`` counts from 1.

    ``unused`` are the headings that hold no field, ``absent`` the fields without a column.
    """

    table: Table
    heading_row: int
    matched: tuple[Column, ...]
    unused: tuple[str, ...]
    absent: tuple[Field, ...]

    def samples(self, column: Column, count: int = 3) -> list[str]:
        """The first different texts in the first rows of a column, for a preview."""
        if column.index is None:
            return [column.constant]
        last = min(self.heading_row + _ROWS_SHOWN, len(self.table.rows))
        rows = range(self.heading_row + 1, last + 1)
        cells = (self.table.cell(row, column.index) for row in rows)
        texts: dict[str, None] = {}
        for cell in cells:
            text = tidy(show(cell))
            if text and fold(text) != fold(column.heading):
                texts[text] = None
            if len(texts) == count:
                break
        return list(texts)

    def remember(self) -> ColumnMap:
        """The map that finds the same columns again."""
        return ColumnMap(
            {c.field.name: c.heading for c in self.matched if c.index is not None},
            {c.field.name: c.constant for c in self.matched if c.index is None},
        )


def match_columns(
    table: Table, fields: Sequence[Field], column_map: ColumnMap | None = None
) -> Columns:
    """Find the heading row and the column of each field; what the map says goes first.

    Case, space and signs do not count, nor what stands in brackets. ``InputError``:
    ``register-columns`` for a required column that is missing and for two that could be one
    field's; ``register-map`` for a map that names an unknown field or a row that is not there.
    """
    known = column_map or ColumnMap()
    _check_map(known, fields)
    wanted = _Wanted(fields, known)
    row = known.header_row or _find_heading_row(table, wanted)
    if row > len(table.rows):
        raise InputError(
            "register-map", "/headerRow", problem=f"the sheet has no row {row}", similar=""
        )
    headings = [tidy(show(cell)) for cell in table.rows[row - 1]]
    return _match(table, row, headings, wanted)


class _Wanted:
    """The fields with the headings that stand for each, in the form in which they are compared."""

    def __init__(self, fields: Sequence[Field], known: ColumnMap) -> None:
        self.fields = fields
        self.known = known
        self.aliases: dict[str, str] = {}
        for field in fields:
            for alias in field.aliases:
                if self.aliases.setdefault(fold(alias), field.name) != field.name:
                    raise ValueError(f"two fields have the alias {alias!r}")
        self.mapped = {fold(heading) for heading in known.columns.values()}

    def find_field(self, heading: str) -> str | None:
        """The field that a heading means by its name alone."""
        name, bare = _fold_both(heading)
        if name in self.mapped:
            return None
        return self.aliases.get(name) or self.aliases.get(bare)

    def find_columns(self, field: Field, headings: Sequence[str]) -> list[int]:
        """The columns that a field could have by their headings."""
        found = [i for i, text in enumerate(headings) if self.find_field(text) == field.name]
        if not field.ranked or len(found) < 2:
            return found
        order = [fold(alias) for alias in field.aliases]
        ranks = [min(order.index(f) for f in _fold_both(headings[i]) if f in order) for i in found]
        return [i for i, rank in zip(found, ranks, strict=True) if rank == min(ranks)]

    def count(self, row: Iterable[Cell]) -> int:
        """How many different fields the cells of a row could be the headings of."""
        headings = [show(cell) for cell in row]
        by_map = {fold(heading) for heading in headings} & self.mapped
        return len(by_map) + len({self.find_field(heading) for heading in headings} - {None})


def fold(heading: str) -> str:
    """A heading as it is compared: its letters and digits only, without case or accents.

    What stands beyond 200 letters is no heading, and does not count.
    """
    text = heading[:_LONGEST].replace("#", "no")
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
    return _not_letters("", text.casefold())


def _fold_both(heading: str) -> tuple[str, str]:
    """A heading with what stands in brackets, and without."""
    return fold(heading), fold(_in_brackets("", heading[:_LONGEST]))


def _check_map(known: ColumnMap, fields: Sequence[Field]) -> None:
    names = [field.name for field in fields]
    for member, given in (("columns", known.columns), ("constants", known.constants)):
        if unknown := next((name for name in given if name not in names), None):
            raise InputError(
                "register-map",
                f"/{member}/{unknown}",
                problem=f"there is no field “{unknown}”",
                similar=suggest(unknown, names),
            )


def _find_heading_row(table: Table, wanted: _Wanted) -> int:
    """The first row with the most headings; one alone decides only where one is all we want."""
    counts = [wanted.count(row) for row in table.rows[:_ROWS_ABOVE]]
    best = max(counts)
    if best < min(2, len(wanted.fields) - len(wanted.known.constants)):
        first = next(row for row in table.rows if row)
        found = [tidy(show(cell)) for cell in first]
        raise _misfit(table, ["no row of headings was found"], found, "")
    return counts.index(best) + 1


def _match(table: Table, row: int, headings: list[str], wanted: _Wanted) -> Columns:
    matched: list[Column] = []
    absent: list[Field] = []
    problems: list[str] = []
    missing: list[tuple[str, Sequence[str]]] = []
    used: set[int] = set()
    for field in wanted.fields:
        if (constant := wanted.known.constants.get(field.name)) is not None:
            matched.append(Column(field, field.label, How.CONSTANT, None, tidy(constant)))
            continue
        heading = wanted.known.columns.get(field.name)
        if heading is not None:
            how = How.FROM_MAP
            found = [i for i, text in enumerate(headings) if text and fold(text) == fold(heading)]
        else:
            how = How.BY_NAME
            found = wanted.find_columns(field, headings)
        if len(found) == 1:
            matched.append(Column(field, headings[found[0]], how, found[0]))
            used.add(found[0])
        elif found:
            names = ", ".join(f"“{headings[i]}”" for i in found)
            problems.append(f"{len(found)} columns could be “{field.label}”: {names}")
        elif field.required or heading is not None:
            problems.append(f"there is no column “{heading or field.label}”")
            missing.append((field.label, [heading] if heading else field.aliases))
        else:
            absent.append(field)
    unused = [text for i, text in enumerate(headings) if text and i not in used]
    if problems:
        raise _misfit(table, problems, headings, _suggest_headings(missing, unused))
    return Columns(table, row, tuple(matched), tuple(unused), tuple(absent))


def _suggest_headings(missing: Iterable[tuple[str, Sequence[str]]], unused: Iterable[str]) -> str:
    """For each missing field the unused heading whose spelling is closest to one of its own."""
    by_fold = {fold(heading): heading for heading in unused}
    hints = []
    for label, spellings in missing:
        close = [near for s in spellings for near in get_close_matches(fold(s), by_fold, 1, 0.7)]
        if close:
            hints.append(f" Did you mean “{by_fold[close[0]]}” for “{label}”?")
    return "".join(hints)


def _misfit(
    table: Table, problems: Iterable[str], headings: Iterable[str], similar: str
) -> InputError:
    """What does not fit; where a sheet was chosen, it may have been the wrong one."""
    found = ", ".join(f"“{text[:_SHOWN]}”" for text in headings if text) or "nothing"
    chosen = "".join(f" {note.sentence}" for note in table.notes if note.code == _SHEET_CHOSEN)
    return InputError(
        "register-columns", problem="; ".join(problems), found=found, similar=f"{similar}{chosen}"
    )
