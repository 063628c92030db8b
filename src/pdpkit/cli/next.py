"""``pdp next``: what is due, as a table or as a calendar."""

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.cli.loading import RecordFile, load_record
from pdpkit.cli.options import AsJson, At, Force, Home, Key
from pdpkit.cli.secrets import find_key
from pdpkit.cli.session import Session, open_session, write
from pdpkit.editing.finding import list_entries
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import say_day
from pdpkit.errors import PdpError
from pdpkit.keystore import read_keystore
from pdpkit.storage import load
from pdpkit.upcoming import Due, find_due, write_calendar

_MAX_KEYSTORE: Final = 64 * 1024
_SOON: Final = timedelta(weeks=12)


def next_(
    file: RecordFile,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="OUT", help="Write it as a calendar, too.")
    ] = None,
    force: Force = False,
    key: Key = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Show what is due: checks, talks with home, promises, what runs out, what is not signed.

    Example: pdp next priya.pdp.json --ics due.ics
    """
    session = open_session(as_json, at, home)
    record, _ = load_record(file)
    today = session.now.date()
    waiting = _find_waiting_key(key, file, session)
    due = find_due(record, today, words_waiting=waiting is not None)
    if ics is not None:
        write(ics, write_calendar(due, str(record.get("id")), session.now), force=force)
    numbers = {str(p.entry.get("id")): n for n, p in enumerate(list_entries(record))}
    commands = [_say_command(one, numbers, file, waiting) for one in due]
    _show(session, due, commands)
    if ics is not None:
        dated = sum(one.day is not None for one in due)
        session.console.say(f"\n{ics} holds {dated} of these, each on its day.")
    session.console.give({
        "file": str(file),
        "at": today.isoformat(),
        "calendar": str(ics) if ics else None,
        "due": [
            {**_plain(one, today), "number": numbers.get(one.id), "todo": command}
            for one, command in zip(due, commands, strict=True)
        ],
    })  # fmt: skip
    return 0


def _find_waiting_key(key: Path | None, file: Path, session: Session) -> Path | None:
    """The key's file while it holds the words; a key that is kept elsewhere tells nothing."""
    try:
        path = find_key(key, file, session)
        waits = read_keystore(load(path, max_bytes=_MAX_KEYSTORE).data).holds_words
    except PdpError:
        if key is not None:
            raise
        return None
    return path if waits else None


def _show(session: Session, due: list[Due], commands: list[str]) -> None:
    today = session.now.date()
    groups: dict[str, list[tuple[Due, str]]] = {}
    for one, command in zip(due, commands, strict=True):
        groups.setdefault(_name_time(one.day, today), []).append((one, command))
    for title, ones in groups.items():
        session.console.say(title, "bold")
        for one, command in ones:
            day = f" ({say_day(one.day.isoformat())})" if one.day else ""
            over = " It is over." if one.day and one.day < today else ""
            session.console.say(f"{one.words}{day}.{over}", indent=2)
            session.console.say(command, "dim", indent=4)
        session.console.say()
    session.console.say("Nothing is due." if not due else f"{len(due)} to look at.")


def _name_time(day: date | None, today: date) -> str:
    if day is None or day <= today:
        return "Now"
    return "In the next twelve weeks" if day <= today + _SOON else "Later"


def _say_command(one: Due, numbers: dict[str, int], file: Path, key: Path | None) -> str:
    number = str(numbers.get(one.id, "ID"))
    return one.todo.replace("FILE", str(file)).replace("ID", number).replace("KEY", str(key))


def _plain(one: Due, today: date) -> Tree:
    return {
        "kind": one.kind,
        "day": one.day.isoformat() if one.day else None,
        "over": one.day is not None and one.day < today,
        "what": one.what,
        "about": one.about,
        "id": one.id or None,
    }
