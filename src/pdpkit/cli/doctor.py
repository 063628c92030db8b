"""``pdp doctor``: is this computer ready, and is the key's holder on the safe side."""

import os
import platform
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from pdpkit import __version__, messages
from pdpkit.cli.options import AsJson, At, Home, Key, PinsFile
from pdpkit.cli.policy import load_pins
from pdpkit.cli.session import Session, open_session
from pdpkit.encoding.times import say_moment
from pdpkit.errors import InputError, PdpError
from pdpkit.keystore import read_keystore
from pdpkit.storage import load

READY: Final = "ready"
NOTE: Final = "note"
TODO: Final = "to do"
_STYLES: Final = {READY: "green", NOTE: "dim", TODO: "amber"}
_WAITS: Final = 3
_LEAST_PYTHON: Final = (3, 11)
_MAX_KEYSTORE: Final = 64 * 1024
_A_DAY: Final = timedelta(days=1)
# Folders whose files go to somebody else's computer.
_SYNCED: Final = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud")
# With letters beyond plain ones: a name must not fail where "abc" does not.
_PAGE: Final = (
    '<!doctype html><html lang="en"><head><title>Ready</title></head>'
    "<body><p>Ready: Zoë, Łukasz, Şahin</p></body></html>"
)


class Seen(NamedTuple):
    """One thing that was looked at: how it stands, in words, and what to do."""

    name: str
    state: str
    said: str
    todo: str = ""


def doctor(
    key: Key = None,
    pins: PinsFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """See whether this computer is ready: Python, pages, folder, key, words, pins, clock.

    Ends with 3 where something is left to do. Changes nothing, and asks nobody.

    Example: pdp doctor
    """
    session = open_session(as_json, at, home)
    seen = [
        _see_python(),
        _see_pages(session),
        _see_folder(session.home),
        *_see_key(key or session.home / "key.json"),
        _see_pins(pins, session),
        _see_clock(session),
    ]
    console = session.console
    console.say(f"pdpkit {__version__} on {platform.system()}", "bold")
    for one in seen:
        console.say(f"{one.state:<6} {one.name}: {one.said}", _STYLES[one.state])
        if one.todo:
            console.say(one.todo, indent=9)
    waiting = sum(one.state == TODO for one in seen)
    console.say(f"\n{waiting} to do." if waiting else "\nAll is ready.")
    console.give({
        "version": __version__,
        "ready": not waiting,
        "checks": [one._asdict() for one in seen],
    })  # fmt: skip
    return _WAITS if waiting else 0


def _see_python() -> Seen:
    version = platform.python_version()
    if sys.version_info >= _LEAST_PYTHON:
        return Seen("Python", READY, f"version {version}")
    return Seen("Python", TODO, f"version {version} is too old", "Install Python 3.11 or newer.")


def _see_pages(session: Session) -> Seen:
    """Whether a PDF can be made here: by making one."""
    from pdpkit.pdf import write  # noqa: PLC0415  2 s that only this look needs

    try:
        write(_PAGE, None, moment=session.now)
    except InputError as err:
        said = messages.sentence(err.code, err.values)
        return Seen("Pages", TODO, said, messages.hint(err.code, err.values))
    return Seen("Pages", READY, "Pango and a typeface are there; a page was set as PDF")


def _see_folder(home: Path) -> Seen:
    """Whether your own folder, or the one that it would be made in, can be written to."""
    place = next(path for path in (home, *home.resolve().parents) if path.exists())
    if place.is_dir() and os.access(place, os.W_OK):
        return Seen("Your folder", READY, str(home))
    todo = "Choose another with --home DIR, or have this one made writable."
    return Seen("Your folder", TODO, f"{home} cannot be written to", todo)


def _see_key(path: Path) -> Iterator[Seen]:
    try:
        loaded = load(path, max_bytes=_MAX_KEYSTORE)
        keystore = read_keystore(loaded.data)
    except PdpError as err:
        if err.code == "file-not-found":
            todo = "Whoever only checks files needs none. Else: pdp init FILE, or --key FILE."
            yield Seen("Key", NOTE, f"none at {path}", todo)
        else:
            said = messages.sentence(err.code, err.values)
            yield Seen("Key", TODO, f"{path}: {said}", messages.hint(err.code, err.values))
        return
    yield Seen("Key", READY, f"{path}, key number {keystore.sequence + 1}")
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield Seen("Key", TODO, "others on this computer can read it", f"Type: chmod 600 {path}")
    if any(name in str(path.resolve()).lower() for name in _SYNCED):
        todo = "Move it to a folder that stays on this computer, and name it with --key."
        yield Seen("Key", TODO, "it lies in a folder that is copied elsewhere", todo)
    if keystore.holds_words:
        todo = f"Copy them onto paper: pdp key words --key {path}"
        yield Seen("Words", TODO, "nobody has confirmed that they are on paper", todo)
    else:
        yield Seen("Words", READY, "asked back, so they are on paper")


def _see_pins(path: Path | None, session: Session) -> Seen:
    try:
        pins = load_pins(session, path)
    except PdpError as err:
        said = messages.sentence(err.code, err.values)
        return Seen("Pins", TODO, said, messages.hint(err.code, err.values))
    count = len(pins.keepers) + len(pins.issuers)
    if count:
        return Seen("Pins", READY, f"{count} that you confirmed")
    todo = "Only who checks files needs one. Confirm a list by its code: pdp directory pin"
    return Seen("Pins", NOTE, "no list of organisations is confirmed", todo)


def _see_clock(session: Session) -> Seen:
    """A clock that runs behind the day on which the program came here is wrong."""
    came = datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
    said = say_moment(session.now)
    if session.now < came - _A_DAY:
        todo = "Set the date of this computer. What is signed carries it, and what runs out, too."
        return Seen("Clock", TODO, f"it says {said}, before this program came here", todo)
    return Seen("Clock", READY, said)
