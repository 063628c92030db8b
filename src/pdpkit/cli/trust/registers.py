"""Statements from a register: its columns shown, every row accounted for, then signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pdpkit.cli.console import Console
from pdpkit.cli.session import MAX_PDF
from pdpkit.cli.trust.handing import hand_out
from pdpkit.cli.trust.preparing import keep_drafts, tell_drafts
from pdpkit.cli.trust.promises import load_promises
from pdpkit.cli.trust.saying import show_drafts
from pdpkit.cli.trust.settling import Terms
from pdpkit.cli.trust.signer import open_signer
from pdpkit.encoding.reading import Tree
from pdpkit.errors import PdpError
from pdpkit.issuing import (
    Ending,
    Preparation,
    Prepared,
    RegisterRow,
    RowResult,
    find_doubles,
    list_fields,
    prepare,
    read_row,
    sign_drafts,
)
from pdpkit.register.columns import Columns, match_columns
from pdpkit.register.export import write_csv
from pdpkit.register.mapping import ColumnMap, read_map
from pdpkit.register.rows import Reading, read_rows
from pdpkit.register.table import read_table
from pdpkit.storage import load, save
from pdpkit.workspace import Issued, Workspace


@dataclass(frozen=True, slots=True)
class Register:
    """A register as it was read: its columns, its rows, and what each row states."""

    columns: Columns
    reading: Reading
    rows: list[RegisterRow]


def load_register(
    path: Path,
    statement: str | None = None,
    constants: Mapping[str, str] | None = None,
    column_map: Path | None = None,
    sheet: str | None = None,
) -> Register:
    """A register of one kind of statement; ``constants`` stand for columns."""
    given = dict(constants or {})
    try:
        known = read_map(load(column_map, max_bytes=64 * 1024).data) if column_map else ColumnMap()
        known = ColumnMap(
            {name: heading for name, heading in known.columns.items() if name not in given},
            {**known.constants, **given},
            known.header_row,
        )
        table = read_table(load(path, max_bytes=MAX_PDF).data, path.name, sheet)
        columns = match_columns(table, list_fields(statement), known)
        reading = read_rows(columns)
    except PdpError as err:
        raise err if str(path) in err.where else err.at(str(path)) from None
    return Register(columns, reading, [read_row(row, statement) for row in reading.rows])


def issue_register(workspace: Workspace, register: Register, terms: Terms) -> int:
    """Decide every row, show it, and with ``--sign`` sign what is new. Ends with 3 for rejects."""
    session, console = terms.session, terms.session.console
    prepared = prepare(
        *(register.rows, workspace.people, workspace.issued.values(), workspace.trust),
        session.now,
        promises=load_promises(workspace, register.rows),
    )
    show_reading(console, register)
    _show_preparation(console, prepared)
    doubles = _warn_of_doubles(console, prepared, workspace)
    if prepared.drafts and terms.sign:
        signer = open_signer(workspace, terms.label, terms.passphrase_file, session)
        trust, label = workspace.trust, signer.entry.label
        signing = sign_drafts(prepared.drafts, trust, label, signer.key, session.now)
        workspace = workspace.keep(signing.made, signing.changed)
    if terms.sign:
        facts = {r.row.fact.digest for r in prepared.results if r.row.fact}
        wanted = [one for one in workspace.issued.values() if one.stands and one.fact in facts]
        written = hand_out(workspace, wanted, terms.out)
        save(terms.out / "register-report.csv", _report_rows(prepared), force=True)
        console.say(
            f"{written} statements are new in {terms.out}; every row is in register-report.csv."
        )
    elif prepared.drafts:
        console.say(f"\n{workspace.trust.name} would sign:", "bold")
        show_drafts(console, prepared.drafts)
        console.say("\nNothing was signed. To sign, add --sign.", "bold")
        found = [
            Prepared(r.row.fact, r.person.name, r.person.identity)
            for r in prepared.results
            if r.draft and r.person and r.row.fact
        ]
        tell_drafts(workspace, keep_drafts(workspace, found, terms), terms)
    given = _summarise(register.reading, prepared)
    given["notRead"] = list(register.columns.unused)
    given["bothStand"] = [{"row": row.number, "statement": one.id} for row, one in doubles]
    console.give(given | {"signed": terms.sign, "out": str(terms.out)})
    rejected = prepared.counts[Ending.REJECTED] + prepared.counts[Ending.UNMATCHED]
    return 3 if rejected else 0


def show_reading(console: Console, register: Register) -> None:
    """Which column was taken for what, and what was left out."""
    columns, reading = register.columns, register.reading
    console.say(f"Headings in row {columns.heading_row}; rows below: {reading.count}.", "bold")
    console.table(
        ["Field", "Column", "How", "For example"],
        [[c.field.label, c.heading, c.how, ", ".join(columns.samples(c))] for c in columns.matched],
        indent=2,
    )
    if columns.unused:
        names = ", ".join(f"“{heading}”" for heading in columns.unused)
        console.say(f"- Not read: {names}. To use one, name it in a map.", indent=2)
    for note in reading.notes:
        console.say(f"- {note.sentence} {note.hint}", indent=2)
    for skipped in reading.skipped:
        console.say(f"- Row {skipped.number} left out: {skipped.reason}", indent=2)


def _show_preparation(console: Console, prepared: Preparation) -> None:
    console.say()
    others = [r for r in prepared.results if r.ending is not Ending.ISSUED]
    console.table(
        ["Row", "", "Name in the register", "Why"],
        [[str(r.row.number), r.ending, r.row.name or "", r.reason] for r in others],
    )
    differing = [r for r in prepared.results if _name_differs(r)]
    if differing:
        console.say("\nNames that differ from the trust's list; the number decides:", "bold")
        for r in differing:
            listed = r.person.name if r.person else ""
            console.say(f"- Row {r.row.number}: “{r.row.name}” is {listed}", indent=2)
    counts = ", ".join(f"{count} {ending}" for ending, count in prepared.counts.items())
    console.say(f"\n{len(prepared.results)} rows: {counts}.", "bold")


def _warn_of_doubles(
    console: Console, prepared: Preparation, workspace: Workspace
) -> list[tuple[RegisterRow, Issued]]:
    """Say which mistakes a corrected register would leave standing, before it is signed."""
    rows = [result.row for result in prepared.results if result.draft]
    doubles = find_doubles(rows, workspace.issued.values())
    if doubles:
        console.say("\nStated otherwise before, and both would stand:", "bold")
        for row, one in doubles:
            console.say(f"- Row {row.number}: {one.name}, {one.id[:8]}", indent=2)
        console.say("To put the earlier ones right, take: pdp trust withdraw --register", indent=2)
    return doubles


def _name_differs(result: RowResult) -> bool:
    if result.person is None or not result.row.name or result.ending is Ending.REJECTED:
        return False
    return result.row.name.casefold() != result.person.name.casefold()


def _report_rows(prepared: Preparation) -> bytes:
    rows: list[list[Any]] = [
        [r.row.number, r.ending, r.row.staff or "", r.row.name, r.reason] for r in prepared.results
    ]
    return write_csv(rows, ["Row", "Result", "Staff number", "Name in the register", "Why"])


def _summarise(reading: Reading, prepared: Preparation) -> Tree:
    return {
        "rows": len(prepared.results),
        "leftOut": len(reading.skipped),
        "counts": {str(ending): count for ending, count in prepared.counts.items()},
        "results": [
            {"row": r.row.number, "result": r.ending, "reason": r.reason} for r in prepared.results
        ],
    }
