"""A log on the terminal: how its columns and words were read, and what became of its rows."""

from collections.abc import Iterable
from typing import Final

from pdpkit.cli.console import Console
from pdpkit.importing import PEOPLE, Ending, Import, RowResult
from pdpkit.register.columns import Columns
from pdpkit.register.rows import Reading
from pdpkit.view.entries import Entry, clip
from pdpkit.view.naming import name_entry
from pdpkit.view.saying import join, say_period

# How many lines of a sort, and rows in a line, are named where nobody asked for all.
MOST: Final = 12
_MOST_ROWS: Final = 6
_SAMPLE: Final = 36
_ENDINGS: Final = {
    Ending.LEFT_OUT: "Left out; mend the row, then run this again",
    Ending.ADDED: "Added, with something to look at",
    Ending.THERE: "There already",
    Ending.PASSED_OVER: "Passed over",
}


def print_columns(console: Console, name: str, columns: Columns, reading: Reading) -> None:
    """Where the headings are, and what each column is taken for."""
    sheet = f", sheet “{columns.table.sheet}”" if columns.table.sheet else ""
    console.say(
        f"{name}{sheet}: headings in row {columns.heading_row}, {reading.count} rows below.",
        "bold",
    )
    people = [column for column in columns.matched if column.field.name in PEOPLE]
    rows = []
    for column in columns.matched:
        if column not in people:
            samples = join((clip(text, _SAMPLE) for text in columns.samples(column)), "; ")
            rows.append([clip(column.heading, 24), column.field.label, column.how, samples])
    console.table(["Your column", "Is taken for", "How", "For example"], rows, indent=2)
    if people:
        headings = join((clip(column.heading, 24) for column in people), ", ")
        console.say(f"Only to see that all rows are one person's: {headings}", indent=2)
    if columns.unused:
        headings = join((clip(heading, 24) for heading in columns.unused), ", ")
        console.say(f"Not used: {clip(headings, 300)}", indent=2)
    for note in reading.notes:
        console.say(f"- {note.sentence} {note.hint}".rstrip(), indent=2)


def print_import(console: Console, done: Import, *, whole: bool) -> None:
    """The words of the log, then what became of its rows; the ``whole`` names every row."""
    _print_words(console, done, whole=whole)
    for ending, title in _ENDINGS.items():
        found = [row for row in done.find(ending) if row.reasons]
        if found:
            console.say(f"\n{title} ({len(found)}):", "bold")
            _print_some(console, ["", ""], _list_reasons(found, whole=whole), whole=whole)
    if added := done.find(Ending.ADDED):
        console.say("\nSome of them, as they will stand in the record:", "bold")
        some = {r.number: r for r in (added[0], added[len(added) // 2], added[-1])}
        console.table(["", "", ""], [_print_entry(row) for row in some.values()], indent=2)
    counts = join((f"{count} {ending}" for ending, count in done.counts.items()), ", ")
    console.say(f"\n{len(done.results)} rows: {counts}.", "bold")


def _print_words(console: Console, done: Import, *, whole: bool) -> None:
    """What was taken for what; the words that are not known first."""
    words = sorted(done.said.items(), key=lambda pair: (bool(pair[0].label), pair[0].column))
    rows = [
        [str(count), clip(said.column, 20), clip(said.word, 30) or "(nothing)",
         said.label or "not known"]
        for said, count in words
    ]  # fmt: skip
    if rows:
        console.say("\nWords that were taken for others:", "bold")
    _print_some(console, ["Rows", "Column", "Said", "Taken for"], rows, whole=whole)


def _list_reasons(found: Iterable[RowResult], *, whole: bool) -> list[list[str]]:
    """Each reason with its rows."""
    numbers: dict[str, list[str]] = {}
    for row in found:
        numbers.setdefault(" ".join(row.reasons), []).append(str(row.number))
    return [_name_rows(reason, rows, whole=whole) for reason, rows in numbers.items()]


def _name_rows(reason: str, numbers: list[str], *, whole: bool) -> list[str]:
    if len(numbers) == 1:
        return [f"Row {numbers[0]}", reason]
    shown = ", ".join(numbers if whole else numbers[:_MOST_ROWS])
    more = ", …" if len(numbers) > _MOST_ROWS and not whole else ""
    return [f"{len(numbers)} rows", f"{reason} Rows {shown}{more}"]


def _print_some(
    console: Console, headings: list[str], rows: list[list[str]], *, whole: bool
) -> None:
    console.table(headings, rows if whole else rows[:MOST], indent=2)
    if len(rows) > MOST and not whole:
        console.say(f"… and {len(rows) - MOST} more; --dry-run names all", indent=2)


def _print_entry(row: RowResult) -> list[str]:
    named = name_entry(row.array, Entry(row.entry))
    when = say_period(named.start, named.end)
    return [f"Row {row.number}", when, join([clip(named.title, 90), named.sort, named.facts])]
