"""``pdp import``: training so far, from a spreadsheet or an old system, every row accounted for."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.cli.entries import say_backup
from pdpkit.cli.import_printing import print_columns, print_import
from pdpkit.cli.loading import RecordFile, load_own_record
from pdpkit.cli.options import AsJson, DryRun, Force
from pdpkit.cli.session import MAX_PDF, open_session, write
from pdpkit.encoding.reading import MAX_BYTES, MAX_NODES, Tree, read
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError, PdpError
from pdpkit.importing import Ending, Import, bring, find_columns
from pdpkit.register.columns import Columns
from pdpkit.register.mapping import ColumnMap, read_map
from pdpkit.register.rows import Reading, read_rows
from pdpkit.register.table import read_table
from pdpkit.storage import load, save

_MAX_MAP: Final = 64 * 1024
_MARKS: Final = (b"{", b"[", b",")
_RECORD: Final = ".json"
_TABLES: Final = (".csv", ".xlsx")
_LIMITS: Final = {
    "file-too-large": f"{MAX_BYTES // 2**20} MB",
    "json-nodes": f"{MAX_NODES:,} values",
}


def import_(
    log: Annotated[
        Path, typer.Argument(metavar="LOG", help="The log of training, as CSV or XLSX.")
    ],
    file: RecordFile,
    column_map: Annotated[
        Path | None, typer.Option("--map", metavar="MAP", help="Which column is what.")
    ] = None,
    save_map: Annotated[
        Path | None,
        typer.Option("--save-map", metavar="MAP", help="Keep the columns for the next time."),
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="Which sheet of a workbook.")] = None,
    force: Force = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> int:
    """Bring the training so far into a record, from a spreadsheet or an old system's export.

    Each row becomes an entry of your own. A second run adds nothing twice: an entry with the same
    title and first day is there already. Look first with --dry-run.

    Example: pdp import log.xlsx priya.pdp.json --dry-run
    """
    session = open_session(as_json)
    if log.suffix == _RECORD and file.suffix in _TABLES:  # as every other command takes them
        log, file = file, log
    with _uncollected():
        record, stamp = load_own_record(file, session)
        columns, reading = _read_log(log, sheet, column_map)
        try:
            done = bring(record, columns, reading)
        except InputError as err:
            raise err.at(str(log)) from None
        data = _write(done.record, file)
    added = done.counts[Ending.ADDED]
    if save_map and not dry_run:
        write(save_map, columns.remember().data, force=force)
    if added and not dry_run:
        save(file, data, over=stamp)
    print_columns(session.console, log.name, columns, reading)
    print_import(session.console, done, whole=dry_run)
    if added and not dry_run:
        say_backup(session.console, file)
    elif added:
        session.console.say("Nothing was saved. To add these, leave out --dry-run.", "bold")
    saved = bool(added) and not dry_run
    if as_json:  # thousands of rows, which nobody else reads
        told = _summarise(columns, reading, done)
        session.console.give({"file": str(file), "saved": saved, **told})
    return 3 if done.counts[Ending.LEFT_OUT] else 0


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from searching all that lives for what can be freed: here nothing can, yet."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_log(path: Path, sheet: str | None, column_map: Path | None) -> tuple[Columns, Reading]:
    known = _read_map(column_map) if column_map else ColumnMap()
    try:
        table = read_table(load(path, max_bytes=MAX_PDF).data, path.name, sheet)
        columns = find_columns(table, known)
        return columns, read_rows(columns)
    except PdpError as err:
        source = column_map if column_map and err.code == "register-map" else path
        raise err if str(path) in err.where else err.at(str(source)) from None


def _read_map(path: Path) -> ColumnMap:
    try:
        return read_map(load(path, max_bytes=_MAX_MAP).data)
    except PdpError as err:
        raise err if str(path) in err.where else err.at(str(path)) from None


def _write(record: Tree, file: Path) -> bytes:
    """The record as a file that can be read again."""
    data = dump(record)
    if len(data) <= MAX_BYTES and sum(map(data.count, _MARKS)) < MAX_NODES:
        return data  # no more values than marks between them
    try:
        read(data)
    except InputError as err:
        if err.code not in _LIMITS:
            raise
        raise InputError("file-record-full", str(file), limit=_LIMITS[err.code]) from None
    return data


def _summarise(columns: Columns, reading: Reading, done: Import) -> Tree:
    return {
        "headingRow": columns.heading_row,
        "columns": [
            {"column": c.heading, "field": c.field.name, "how": c.how} for c in columns.matched
        ],
        "notUsed": list(columns.unused),
        "notes": [{"code": note.code, "message": note.sentence} for note in reading.notes],
        "words": [
            {"column": said.column, "said": said.word, "takenFor": said.label, "rows": count}
            for said, count in done.said.most_common()
        ],
        "counts": done.counts,
        "rows": [
            {"row": r.number, "result": r.ending, "reasons": list(r.reasons)} for r in done.results
        ],
    }
