"""``pdp list``, ``show`` and ``remove``: what stands in a record, entry by entry."""

from pathlib import Path
from typing import Annotated

import typer

from pdpkit.cli.console import Console
from pdpkit.cli.loading import RecordFile, load_own_record, load_record
from pdpkit.cli.options import AsJson, At, Directories, DryRun, Home, Lists, PinsFile
from pdpkit.cli.session import Session, edit, open_session
from pdpkit.cli.standing import show_standing
from pdpkit.editing.finding import find_entry, list_entries, list_objects
from pdpkit.editing.removing import remove_entry
from pdpkit.encoding.reading import Tree
from pdpkit.kinds import HOLDER, WORDS, find_kind
from pdpkit.ledger import Place
from pdpkit.view.entries import Entry, clip
from pdpkit.view.members import list_members, name_targets
from pdpkit.view.naming import name_entry
from pdpkit.view.places import say_entry
from pdpkit.view.saying import say_short

EntryId = Annotated[
    str, typer.Argument(metavar="ID", help="The number that pdp list printed, or part of an id.")
]
# What the other columns of the list take, and the least that titles are given.
_COLUMNS, _LEAST = 46, 30
_HEX = frozenset("0123456789abcdefABCDEF")
_RUNNING = frozenset(("posts", "breaks", "secondments", "roles"))


def list_(
    file: RecordFile,
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="One kind only, such as goal.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """List the entries of a record, each with the number that other commands take.

    Example: pdp list priya.pdp.json goal
    """
    session = open_session(as_json)
    array = find_kind(kind).array if kind else None
    record, _ = load_record(file)
    shown = [
        (number, place)
        for number, place in enumerate(list_entries(record))
        if array in (None, place.array)
    ]
    room = max(_LEAST, session.console.width - _COLUMNS)
    rows = [_list_row(number, place, room) for number, place in shown]
    session.console.table(["Number", "Kind", "When", "What"], rows)
    session.console.say(
        f"\n{_count(len(shown), 'entry', 'entries')}. See one: pdp show FILE NUMBER"
    )
    session.console.give(
        {"file": str(file), "entries": [plain_entry(number, place) for number, place in shown]}
    )
    return 0


def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The record.")],
    entry: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="The number that pdp list printed, or part of an id."),
    ] = None,
    view: Annotated[
        str | None,
        typer.Option("--view", metavar="VIEW", help="What the file adds up to; also of a share."),
    ] = None,
    directories: Directories = None,
    pins: PinsFile = None,
    lists: Lists = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Show one entry whole, or what is in a record; --view shows what it adds up to.

    Below an entry stands how employers see it: mine, attested, agreed, or differs. A VIEW is one of
    timeline, entitlements, progress, beyond, opportunities, causes, training, handover.

    Example: pdp show priya.pdp.json 3
    """
    session = open_session(as_json, at, home)
    if view is None and entry and entry.isalpha() and entry != HOLDER and set(entry) - _HEX:
        view = entry  # a word that no id begins with
    if view is not None:
        from pdpkit.cli.show_view import show_view  # noqa: PLC0415  it loads all that checks

        return show_view(session, file, view, directories or [], pins, lists or [])
    record, _ = load_record(file)
    if entry is None:
        return _show_contents(session, file, record)
    number, place = find_entry(record, entry)
    print_entry(session.console, record, place, number)
    given = {"file": str(file), **plain_entry(number, place), "entry": place.entry}
    if place.array != HOLDER:
        beside = show_standing(session, file, record, place, (directories or [], pins, lists or []))
        given |= {"provenance": beside}
    session.console.give(given)
    return 0


def remove(
    file: RecordFile,
    entry: EntryId,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> int:
    """Take an entry out of a record, with the links that lead to it.

    The record as it was stays beside it, as .bak.

    Example: pdp remove priya.pdp.json 3
    """
    session = open_session(as_json)
    record, stamp = load_own_record(file, session)
    number, place = find_entry(record, entry)
    left, links = remove_entry(record, place)
    if not dry_run:
        edit(file, left, stamp)
    console = session.console
    named = say_entry(place.array, place.number, place.entry)
    console.say(f"{'Would remove' if dry_run else 'Removed'}: {named}.")
    if links:
        console.say(f"{_count(links, 'link')} to it {'goes' if links == 1 else 'go'} with it.")
    if not dry_run:
        say_backup(console, file)
    console.give(
        {"file": str(file), "saved": not dry_run, "links": links, **plain_entry(number, place)}
    )
    return 0


def print_entry(console: Console, record: Tree, place: Place, number: int) -> None:
    """An entry whole: a line that names it, then member by member."""
    console.say(f"{say_entry(place.array, place.number, place.entry)} [number {number}]", "bold")
    members = list_members(place, record, name_targets(record, list_entries(record)))
    rows = [[f"{'  ' * member.depth}{member.label}", member.text] for member in members]
    console.table(["", ""], rows, indent=2)


def say_backup(console: Console, file: Path) -> None:
    """How to undo an edit, and what comes next."""
    console.say(f"\nThe record as it was is in {file.name}.bak. Next: pdp sign {file}", "dim")


def plain_entry(number: int, place: Place) -> Tree:
    """Which entry it is, for programs."""
    return {
        "number": number,
        "id": place.entry.get("id"),
        "kind": WORDS[place.array],
        "where": place.pointer,
    }


def _show_contents(session: Session, file: Path, record: Tree) -> int:
    """Whose record it is, and how much of each kind stands in it."""
    console = session.console
    counts = {array: len(record[array]) for array in WORDS if isinstance(record.get(array), list)}
    statements = len(list_objects(record, "statements"))
    console.say(f"The record of {Entry(record).part(HOLDER).line('name')}", "bold")
    rows = [[str(count), array] for array, count in counts.items() if count]
    rows.append([str(statements), "statements of employers"])
    console.table(["", ""], rows, indent=2)
    console.say(f"\nSee all entries: pdp list {file}")
    console.give({"file": str(file), "counts": counts, "statements": statements})
    return 0


def _list_row(number: int, place: Place, room: int) -> list[str]:
    if place.array == HOLDER:
        return ["0", HOLDER, "", Entry(place.entry).line("name")]
    named = name_entry(place.array, Entry(place.entry))
    when = say_short(named.start, named.end, running=place.array in _RUNNING)
    return [str(number), WORDS[place.array], when, clip(named.title, room)]


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
