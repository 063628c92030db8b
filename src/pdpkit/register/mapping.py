"""A remembered map of columns: which heading holds which field, of a register or a staff list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pdpkit.encoding.reading import Tree, read
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from pdpkit.register.bounds import MAX_ROWS
from pdpkit.signed.forms import Closed, MapOf, OneOf, TextForm, Whole, needed, optional

FORMAT: Final = "pdp-register-map/1"
ROSTER_FORMAT: Final = "pdp-roster-map/1"
_FIELD: Final = TextForm("the name of a field", "^[A-Za-z][A-Za-z0-9]{0,39}$")
_ANY: Final = TextForm("a text", "")


def _write_form(mark: str, about: str) -> Closed:
    return Closed(
        about,
        needed("format", OneOf(mark), "The mark of such a file."),
        optional("columns", MapOf(_FIELD, _ANY), "For each field the heading of its column."),
        optional("constants", MapOf(_FIELD, _ANY), "For each field a text that every row has."),
        optional("headerRow", Whole(MAX_ROWS, least=1), "The row that holds the headings."),
    )


FORM: Final = _write_form(FORMAT, "Which column of a register holds what.")
ROSTER_FORM: Final = _write_form(ROSTER_FORMAT, "Which column of a trust's staff list holds what.")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """``columns`` gives a field's heading, ``constants`` the text that every row has for a field.

    ``header_row`` is the number of the row that holds the headings, where they cannot be found.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    header_row: int | None = None

    @property
    def data(self) -> bytes:
        """The map as a file."""
        tree: Tree = {"format": FORMAT, "columns": dict(self.columns)}
        if self.constants:
            tree["constants"] = dict(self.constants)
        if self.header_row is not None:
            tree["headerRow"] = self.header_row
        return dump(tree)


def read_map(data: bytes, form: Closed = FORM) -> ColumnMap:
    """A map from its file; ``InputError`` ``register-map`` with its place when it is no map."""
    tree = read(data, max_bytes=64 * 1024)
    if fault := form.find_fault(tree):
        name = fault.where.rpartition("/")[2]
        problem = f"“{name}” is not part of a map" if fault.unknown else f"write {fault.wanted}"
        raise _fault(fault.where, problem)
    columns, constants = tree.get("columns", {}), tree.get("constants", {})
    if both := next((name for name in columns if name in constants), None):
        raise _fault(f"/constants/{both}", f"“{both}” has both a column and one text for all rows")
    return ColumnMap(columns, constants, tree.get("headerRow"))


def _fault(where: str, problem: str) -> InputError:
    return InputError("register-map", where, problem=problem, similar="")
