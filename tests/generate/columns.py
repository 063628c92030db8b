"""Tables of the columns that spreadsheets may have: field, headings, what stands in a cell."""

from collections.abc import Iterable, Sequence
from typing import Final

from pdpkit.cli.roster import FIELDS as ROSTER
from pdpkit.importing.columns import FIELDS as LOG
from pdpkit.issuing.registers import STATEMENTS, list_fields
from pdpkit.issuing.wording import ATTENDANCE
from pdpkit.register.columns import Field

_HEAD: Final = "| field | headings | holds |\n| --- | --- | --- |"
_ATTENDANCE: Final = list_fields(None)


def write_columns(name: str) -> str:
    """The columns of a staff list, a log, or a register of attendance."""
    fields = {"roster": ROSTER, "log": LOG, "attendance": _ATTENDANCE}[name]
    return "\n".join([_HEAD, *_list_rows(fields)])


def write_registers(_: str) -> str:
    """The columns of registers of every other kind, beside the person's number and name."""
    known = {field.name: field for field in _ATTENDANCE}
    lines = ["| statement | field | headings | holds |", "| --- | --- | --- | --- |"]
    told: dict[Sequence[Field], list[str]] = {}
    for statement in STATEMENTS:
        if statement not in ATTENDANCE:
            fields = [f for f in list_fields(statement) if f.name != "person"]
            own = tuple(f for f in fields if f is not known.get(f.name))
            told.setdefault(own, []).append(statement)
    for own, statements in told.items():
        names = ", ".join(f"`{statement}`" for statement in statements)
        for number, row in enumerate(_list_rows(own)):
            lines.append(f"| {names if not number else ''} {row}")
    return "\n".join(lines)


def _list_rows(fields: Iterable[Field]) -> Iterable[str]:
    for field in fields:
        needed = " (needed)" if field.required else ""
        yield f"| `{field.name}`{needed} | {', '.join(field.aliases)} | {field.kind} |"
