"""A remembered map of columns: which heading holds which field (``pdp-register-map/1``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pdpkit.encoding.reading import Tree, read
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError

FORMAT: Final = "pdp-register-map/1"
_MEMBERS: Final = frozenset(("format", "columns", "constants", "headerRow"))


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


def read_map(data: bytes) -> ColumnMap:
    """A map from its file; ``InputError`` ``register-map`` with its place when it is no map."""
    tree = read(data, max_bytes=64 * 1024)
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise _fault("/format", f"it does not begin with {FORMAT}")
    if unknown := next((name for name in tree if name not in _MEMBERS), None):
        raise _fault(f"/{unknown}", f"“{unknown}” is not part of a map")
    columns = _read_texts(tree, "columns")
    constants = _read_texts(tree, "constants")
    if both := next((name for name in columns if name in constants), None):
        raise _fault(f"/constants/{both}", f"“{both}” has both a column and one text for all rows")
    row = tree.get("headerRow")
    if row is not None and (type(row) is not int or row < 1):
        raise _fault("/headerRow", "a row number is 1 or more")
    return ColumnMap(columns, constants, row)


def _read_texts(tree: Tree, member: str) -> dict[str, str]:
    texts: Any = tree.get(member, {})
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise _fault(f"/{member}", f"“{member}” must give a text for each field")
    return texts


def _fault(where: str, problem: str) -> InputError:
    return InputError("register-map", where, problem=problem, similar="")
