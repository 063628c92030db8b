"""``pdp merge``: copies, statements, lists and folders come together in one record."""

from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.bundle import SUFFIX
from pdpkit.cli.conflicts import (
    ask,
    plain_conflict,
    print_conflicts,
    read_choices,
    say_conflict,
)
from pdpkit.cli.console import Console
from pdpkit.cli.loading import RecordFile, load_own_record
from pdpkit.cli.options import AsJson, At, Directories, DryRun, Home, PinsFile
from pdpkit.cli.policy import load_policy
from pdpkit.cli.session import find_files, load_signed, open_session
from pdpkit.document import Document, Kind, expect
from pdpkit.encoding.reading import MAX_BYTES, Tree
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from pdpkit.merging import Arrival, Brought, Taken, list_conflicts, resolve
from pdpkit.merging import merge as merge_all
from pdpkit.report import failed
from pdpkit.storage import save
from pdpkit.verification import MAX_STATEMENTS

_KINDS: Final = (Kind.RECORD, Kind.STATEMENT, Kind.LIST, Kind.CARD)
# What a file of a folder that is none of ours fails with: it was not meant.
_NOT_OURS: Final = frozenset(("schema-mark-unknown", "schema-version-missing", "schema-not-object"))
# One and many of what a copy can bring.
_WORDS: Final = {
    Brought.ADDED: ("1 entry is new", "{n} entries are new"),
    Brought.CHANGED: ("1 entry is newer", "{n} entries are newer"),
    Brought.REMOVED: ("1 entry is gone", "{n} entries are gone"),
    Brought.STATEMENTS: ("1 statement is new", "{n} statements are new"),
    Brought.LISTS: ("1 list is new", "{n} lists are new"),
    Brought.OTHERS: ("1 other thing is new", "{n} other things are new"),
    Brought.WAITING: ("1 waits for you", "{n} wait for you"),
}


def merge(
    file: RecordFile,
    others: Annotated[
        list[Path] | None,
        typer.Argument(metavar="OTHER...", help="Copies, statements, lists, cards, folders."),
    ] = None,
    choices: Annotated[
        list[str] | None,
        typer.Option("--resolve", metavar="ID=N", help="Which version counts: 1, 2 or both."),
    ] = None,
    directories: Directories = None,
    pins: PinsFile = None,
    no_link: Annotated[
        bool, typer.Option("--no-link", help="Do not name statements in entries of mine.")
    ] = False,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="Another name of mine on what is by name."),
    ] = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Bring other copies of a record, and what employers sent, into it; all is checked first.

    What was changed in two places is kept in all versions, until --resolve says which one counts.
    Ends with 3 when something waits or was not taken in.

    Example: pdp merge priya.pdp.json stick/priya.pdp.json statements lists
    """
    session = open_session(as_json, at, home)
    console = session.console
    record, stamp = load_own_record(file, session)
    policy = load_policy(session, directories or [], pins, [])
    documents, unread = _load_inputs(others or [], file)
    merged = merge_all(record, documents, policy, session.now, link=not no_link, names=names or [])
    tree = merged.tree
    arrivals = (*merged.arrivals, *unread)
    records = {name: one.tree for name, one in documents if one.kind is Kind.RECORD}
    records = {str(file): record, **records} if records else {}
    for arrival in arrivals:
        _print_arrival(console, arrival)
    counts = {str(kind): sum(a.taken is kind for a in arrivals) for kind in Taken}
    if arrivals:
        console.say(", ".join(f"{n} {kind}" for kind, n in counts.items() if n) + ".")
    for conflict, choice in read_choices(choices or [], list_conflicts(tree)):
        tree = resolve(tree, conflict, choice, session.now)
        console.say(f"Decided: {say_conflict(conflict)}, {choice}.")
    if console.watched and not dry_run:
        tree = ask(console, tree, records, session.now)
    print_conflicts(console, tree, records, file)
    waiting = list_conflicts(tree)
    data = _write(tree)
    # As bytes: true is not 1.
    changed = data != dump(record)
    if changed and not dry_run:
        save(file, data, over=stamp)
    if changed:
        console.say(f"{'Would change' if dry_run else 'Changed'}: {file}.")
        signed = any(tree == document.tree for _, document in documents)
        if not signed and not dry_run:
            console.say(f"Next: pdp sign {file}")
    else:
        console.say(f"{file} stays as it was.")
    console.give(
        {
            "file": str(file),
            "saved": changed and not dry_run,
            "counts": counts,
            "inputs": [_plain_arrival(arrival) for arrival in arrivals],
            "conflicts": [plain_conflict(one) for one in waiting],
        }
    )
    return 3 if waiting or counts[Taken.REFUSED] else 0


def _load_inputs(paths: list[Path], file: Path) -> tuple[list[tuple[str, Document]], list[Arrival]]:
    """What can be taken in, and of a folder what cannot be read.

    A file that was named must be of a kind that belongs into a record; a folder may hold others.
    """
    found: list[tuple[str, Document]] = []
    unread: list[Arrival] = []
    for path in find_files(paths, (".json", SUFFIX)):
        named = path in paths
        if not named and path.samefile(file):
            continue
        try:
            document = load_signed(path)
            if document.kind in _KINDS:
                found.append((str(path), document))
            elif named:
                expect(document, *_KINDS)
        except InputError as err:
            if named:
                raise err if str(path) in err.where else err.at(str(path)) from None
            if err.code in _NOT_OURS:
                continue
            where = err.where.removeprefix(str(path)).strip()
            check = failed("reading", err.code, where, **err.values)
            unread.append(Arrival(str(path), Taken.REFUSED, refused_by=check))
    return found, unread


def _write(tree: Tree) -> bytes:
    """``InputError`` ``merge-too-large`` for what could not be read again."""
    data = dump(tree)
    if len(data) > MAX_BYTES:
        raise InputError("merge-too-large", limit=f"{MAX_BYTES // 1024**2} MB")
    if len(tree.get("statements", [])) > MAX_STATEMENTS:
        raise InputError("merge-too-large", limit=f"{MAX_STATEMENTS:,} statements")
    return data


def _print_arrival(console: Console, arrival: Arrival) -> None:
    parts = [_say(kind, count) for kind, count in arrival.brought.items()]
    told = ", ".join(parts) if parts else str(arrival.taken)
    linked = f", beside your entry {arrival.linked}" if arrival.linked else ""
    why = f": {arrival.refused_by.reason}" if arrival.refused_by is not None else ""
    style = (
        "amber" if arrival.taken is Taken.REFUSED or Brought.WAITING in arrival.brought else None
    )
    console.say(f"- {arrival.title or arrival.file}: {told}{linked}{why}", style)
    if arrival.refused_by is not None and arrival.refused_by.hint:
        console.say(arrival.refused_by.hint, indent=2)
    for note in arrival.notes:
        console.say(note.reason, indent=2)


def _say(kind: str, count: int) -> str:
    one, many = _WORDS[Brought(kind)]
    return one if count == 1 else many.format(n=count)


def _plain_arrival(arrival: Arrival) -> Tree:
    check = arrival.refused_by
    return {
        "file": arrival.file,
        "taken": str(arrival.taken),
        "title": arrival.title,
        "linked": arrival.linked,
        "code": check.code if check is not None else None,
        "reason": check.reason if check is not None else None,
        "notes": [note.code for note in arrival.notes],
        "brought": dict(arrival.brought),
    }
