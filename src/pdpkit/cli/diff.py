"""``pdp diff``: what changed, between two files or since the last signature."""

from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.cli.console import Console
from pdpkit.cli.loading import RecordFile, load_record
from pdpkit.cli.options import AsJson
from pdpkit.cli.session import open_session
from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree
from pdpkit.errors import PdpError
from pdpkit.proof import judge
from pdpkit.report import Outcome
from pdpkit.view.differences import Difference, Sort, list_differences, list_unsigned

_SIGNS: Final = {
    Sort.ADDED: ("+", "green"),
    Sort.CHANGED: ("~", "amber"),
    Sort.REMOVED: ("-", "red"),
}
_NOT_KNOWN: Final = "what it said before stands in no file here"


def diff(
    file: RecordFile,
    other: Annotated[
        Path | None,
        typer.Argument(metavar="[OTHER]", help="A newer copy; else the last signature."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Show what changed from FILE to OTHER; without OTHER, since FILE was signed.

    Example: pdp diff priya.pdp.json stick/priya.pdp.json
    """
    session = open_session(as_json)
    console = session.console
    record, _ = load_record(file)
    if other is not None:
        found = list_differences(record, load_record(other)[0])
        console.say(f"From {file} to {other}:", "bold")
    else:
        found = list_unsigned(record, _load_backup(file))
        console.say(f"Since {file} was signed:", "bold")
    print_differences(console, found)
    if other is None and judge(record, Kind.RECORD).check.outcome is not Outcome.PASSED:
        console.say(f"It is not signed as it stands. Next: pdp sign {file}")
    console.give(
        {
            "file": str(file),
            "other": str(other) if other else None,
            "changes": [plain_difference(one) for one in found],
        }
    )
    return 0


def print_differences(console: Console, found: tuple[Difference, ...]) -> None:
    """One line for each part, one for each member of it that changed; then the counts."""
    for one in found:
        sign, style = _SIGNS[one.sort]
        shifts = [_NOT_KNOWN] if one.shifts is None else [s.sentence for s in one.shifts]
        if one.sort is not Sort.CHANGED:
            console.say(f"{sign} {one.what}: {one.sort}", style, indent=2)
        elif len(shifts) == 1:
            console.say(f"{sign} {one.what}: {shifts[0]}", style, indent=2)
        else:
            console.say(f"{sign} {one.what}:", style, indent=2)
            for shift in shifts:
                console.say(shift, indent=6)
    counts = {sort: sum(one.sort is sort for one in found) for sort in Sort}
    told = ", ".join(f"{count} {sort}" for sort, count in counts.items() if count)
    console.say(f"{told or 'Nothing changed'}.")


def plain_difference(one: Difference) -> Tree:
    shifts = one.shifts or ()
    return {
        "id": one.name,
        "change": str(one.sort),
        "what": one.what,
        "known": one.shifts is not None,
        "members": [{"member": s.label, "before": s.before, "after": s.after} for s in shifts],
    }


def _load_backup(file: Path) -> list[Tree]:
    """The record as it was before the last edit in place, where it can be read."""
    try:
        return [load_record(file.with_name(f"{file.name}.bak"))[0]]
    except PdpError:
        return []
