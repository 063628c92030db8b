"""``pdp trust issue``: from a register to signed statements, every row accounted for."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from pdpkit.cli.console import Console
from pdpkit.cli.options import AsJson, At, Home, PassphraseFile, TrustFolder
from pdpkit.cli.session import MAX_PDF, open_session
from pdpkit.cli.trust import KeyLabel, open_key
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import check_day
from pdpkit.errors import PdpError, UsageError
from pdpkit.issuing import (
    ATTENDANCE,
    Ending,
    Fact,
    Preparation,
    RegisterRow,
    RowResult,
    prepare,
    sign_drafts,
)
from pdpkit.register.columns import Columns, Field, match_columns
from pdpkit.register.export import write_csv
from pdpkit.register.mapping import ColumnMap, read_map
from pdpkit.register.rows import Reading, Row, read_rows
from pdpkit.register.table import read_table
from pdpkit.register.values import Kind
from pdpkit.storage import load, make_folder, save
from pdpkit.workspace import Workspace, open_workspace

_FIELDS: Final = (
    Field(
        "number",
        ("Staff number", "Staff no", "Staff ID", "Employee number", "Payroll number", "ID"),
        Kind.STAFF_NUMBER,
    ),
    Field("name", ("Name", "Full name", "Staff name", "Attendee", "Delegate"), Kind.NAME),
    Field("title", ("Session", "Title", "Course", "Event", "Workshop", "Training"), Kind.TEXT),
    Field("date", ("Date", "Date attended", "Day", "Session date"), Kind.DAY),
    Field("minutes", ("Length", "Minutes", "Hours", "Duration", "Time"), Kind.MINUTES),
    Field("statement", ("Statement", "Role", "Attended as", "Part"), Kind.TEXT),
    Field("present", ("Signed in", "Present", "Attended", "Here", "Signature"), Kind.TICK),
)
# What registers call it when somebody took part, or led.
_STATEMENTS: Final = {
    "attended": ("attended", "attendee", "participant", "delegate", "present", "took part"),
    "led": ("led", "lead", "leader", "session lead", "session leader", "presenter", "facilitator"),
    "completed": ("completed", "complete", "passed"),
}
_BY_WORD: Final = {word: statement for statement, words in _STATEMENTS.items() for word in words}


def issue(
    register: Annotated[
        Path, typer.Argument(metavar="REGISTER", help="The register, as CSV or XLSX.")
    ],
    trust: TrustFolder,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="OUT", help="The folder for statements.")
    ],
    column_map: Annotated[
        Path | None, typer.Option("--map", metavar="MAP", help="Which column is what.")
    ] = None,
    statement: Annotated[
        str | None, typer.Option("--statement", help="attended, led or completed, for all rows.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="The title for all rows.")] = None,
    day: Annotated[str | None, typer.Option("--date", help="The day for all rows.")] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", help="For all rows.")] = None,
    label: KeyLabel = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="Which sheet of a workbook.")] = None,
    sign: Annotated[bool, typer.Option("--sign", help="Sign what was shown.")] = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Issue statements from a register: shows what would be signed and stops, unless --sign.

    Rows are matched by staff number and never by name. A second run issues nothing twice.

    Example: pdp trust issue register.csv --trust saltmarsh -o statements --sign
    """
    session = open_session(as_json, at, home)
    console = session.console
    workspace = open_workspace(trust)
    constants = _read_constants(statement, title, day, minutes)
    columns, reading = _read_register(register, sheet, column_map, constants)
    rows = [_read_row(row) for row in reading.rows]
    issued = workspace.issued.values()
    prepared = prepare(rows, workspace.people, issued, workspace.trust, session.now)
    _show_reading(console, columns, reading)
    _show_preparation(console, prepared)
    summary = _summarise(reading, prepared)
    if prepared.drafts and sign:
        entry, key = open_key(workspace, label, passphrase_file, session)
        signing = sign_drafts(prepared.drafts, workspace.trust, entry.label, key, session.now)
        workspace = workspace.keep(signing.made, signing.changed)
    if sign:
        written = _hand_out(workspace, prepared, out)
        save(out / "register-report.csv", _report_rows(prepared), force=True)
        console.say(f"{written} statements are new in {out}; every row is in register-report.csv.")
    elif prepared.drafts:
        _show_example(console, prepared.drafts[0].tree)
        console.say("Nothing was signed. To sign, add --sign.", "bold")
    console.give(summary | {"signed": sign, "out": str(out)})
    rejected = prepared.counts[Ending.REJECTED] + prepared.counts[Ending.UNMATCHED]
    return 3 if rejected else 0


def _read_register(
    path: Path, sheet: str | None, column_map: Path | None, constants: dict[str, str]
) -> tuple[Columns, Reading]:
    try:
        known = read_map(load(column_map, max_bytes=64 * 1024).data) if column_map else ColumnMap()
        known = ColumnMap(
            {name: heading for name, heading in known.columns.items() if name not in constants},
            {**known.constants, **constants},
            known.header_row,
        )
        table = read_table(load(path, max_bytes=MAX_PDF).data, path.name, sheet)
        columns = match_columns(table, _FIELDS, known)
        return columns, read_rows(columns)
    except PdpError as err:
        raise err if str(path) in err.where else err.at(str(path)) from None


def _read_constants(
    statement: str | None, title: str | None, day: str | None, minutes: int | None
) -> dict[str, str]:
    """The options that stand for a column; each is checked as its column would be."""
    if statement is not None and statement not in ATTENDANCE:
        codes = ", ".join(ATTENDANCE)
        raise UsageError("input-choice", found=statement[:40], similar="", codes=codes)
    if day is not None:
        try:
            check_day(day)
        except ValueError:
            raise UsageError("input-day", found=day[:40]) from None
    given = {"statement": statement, "title": title, "date": day, "minutes": minutes}
    return {name: str(value) for name, value in given.items() if value is not None}


def _read_row(row: Row) -> RegisterRow:
    """The fact that a row states, or the reasons why it states none."""
    values = row.values
    reasons = [f"{problem.column}: {problem.sentence}" for problem in row.problems]
    name = str(values["name"]) if values.get("name") else None
    number, title, day = values.get("number"), values.get("title"), values.get("date")
    said = str(values.get("statement") or "attended").strip().casefold()
    if values.get("present") is False:
        reasons.append("not signed in")
    if said not in _BY_WORD:
        reasons.append(f"“{said}” is not attended, led or completed")
    reasons += (
        [f"no {what}" for what, value in (("title", title), ("date", day)) if not value]
        if not row.problems
        else []
    )
    if reasons or number is None or not isinstance(day, date):
        return RegisterRow(row.number, None, name, tuple(reasons))
    members: Tree = {"start": day.isoformat()}
    if isinstance(minutes := values.get("minutes"), int):
        members["minutes"] = minutes
    fact = Fact(str(number), _BY_WORD[said], members, str(title))
    return RegisterRow(row.number, fact, name)


def _hand_out(workspace: Workspace, prepared: Preparation, out: Path) -> int:
    """Put the statements of this register's rows into the folder; how many were not there."""
    facts = {r.row.fact.digest for r in prepared.results if r.row.fact}
    wanted = [one for one in workspace.issued.values() if one.fact in facts and one.stands]
    make_folder(out)
    missing = {f"{entry.number}-{entry.statement}-{entry.id[:8]}.json": entry for entry in wanted}
    missing = {name: e for name, e in missing.items() if not (out / name).exists()}
    for name, entry in missing.items():
        save(out / name, workspace.load_statement(entry))
    return len(missing)


def _show_reading(console: Console, columns: Columns, reading: Reading) -> None:
    console.say(f"Headings in row {columns.heading_row}; {reading.count} rows below.", "bold")
    console.table(
        ["Field", "Column", "How", "For example"],
        [[c.field.label, c.heading, c.how, ", ".join(columns.samples(c))] for c in columns.matched],
        indent=2,
    )
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


def _name_differs(result: RowResult) -> bool:
    if result.person is None or not result.row.name or result.ending is Ending.REJECTED:
        return False
    return result.row.name.casefold() != result.person.name.casefold()


def _show_example(console: Console, statement: Tree) -> None:
    """One statement as the person, and any reader, will see it."""
    subject = statement["credentialSubject"]
    name = subject["identifier"][0]["identityHash"]
    bound = "tied to their key" if "id" in subject else "made out by name, not tied to a key"
    console.say(f"\nThe first statement: {statement['issuer']['name']} states of {name},")
    console.say(f"{subject['achievement']['name']}, {subject['start']} ({bound}).\n")


def _report_rows(prepared: Preparation) -> bytes:
    rows: list[list[Any]] = [
        [r.row.number, r.ending, r.row.fact.number if r.row.fact else "", r.row.name, r.reason]
        for r in prepared.results
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
