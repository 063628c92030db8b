"""What a reader goes by, from files: lists of organisations, pins, withdrawal lists, memory."""

from pathlib import Path
from typing import Any

from pdpkit.cli.session import Session, find_files, load_document
from pdpkit.directory import Directory, read_directory
from pdpkit.document import Kind, expect
from pdpkit.encoding.reading import MAX_BYTES, Tree, read
from pdpkit.encoding.writing import dump
from pdpkit.errors import PdpError
from pdpkit.pins import Pins, read_pins
from pdpkit.storage import load, save
from pdpkit.verification import Policy, Seen


def load_policy(
    session: Session, directories: list[Path], pins: Path | None, lists: list[Path]
) -> Policy:
    return Policy(
        directories=tuple(_load_directory(path) for path in directories),
        pins=load_pins(session, pins),
        lists=tuple(tree for path in find_files(lists) for tree in _load_list(path)),
        seen=_recall(session),
    )


def load_pins(session: Session, path: Path | None) -> Pins:
    """The pins in the file named, else in the user's own folder; none where there is no file."""
    place = path or session.home / "pins.json"
    if path is None and not place.is_file():
        return Pins()
    try:
        return read_pins(load(place, max_bytes=MAX_BYTES).data)
    except PdpError as err:
        raise err.at(str(place)) from None


def _load_directory(path: Path) -> Directory:
    try:
        return read_directory(load_document(path)[0])
    except PdpError as err:
        raise err if str(path) in err.where else err.at(str(path)) from None


def _load_list(path: Path) -> list[Tree]:
    """The list in a file; none in the card that a trust publishes beside its lists."""
    try:
        document = expect(load_document(path)[0], Kind.LIST, Kind.CARD)
    except PdpError as err:
        raise err if str(path) in err.where else err.at(str(path)) from None
    return [document.tree] if document.kind is Kind.LIST else []


def _recall(session: Session) -> dict[str, Seen]:
    """The newest snapshot that was seen of each keeper; what cannot be read is not known."""
    place = session.home / "seen.json"
    try:
        tree = read(load(place, max_bytes=MAX_BYTES).data) if place.is_file() else {}
        return {keeper: _read_seen(*kept) for keeper, kept in tree.items()}
    except (PdpError, ValueError, TypeError, AttributeError):
        session.console.tell(f"{place} could not be read, so older lists are not noticed.")
        return {}


def _read_seen(events: Any, number: Any, digest: Any = None) -> Seen:
    """One line of the memory; an older one has no digest."""
    if type(events) is not int or type(number) is not int or not isinstance(digest, str | None):
        raise ValueError("not what was kept")
    return Seen(events, number, digest)


def remember(policy: Policy, session: Session) -> None:
    """Keep each confirmed keeper's newest list in mind, so that an older or other one is refused.

    Only lists that the reader gave are kept, never one that travelled in somebody's file.
    """
    seen = dict(policy.seen)
    for directory in policy.directories:
        keeper, now = directory.keeper.id, Seen(*directory.order, directory.digest)
        before = seen.get(keeper)
        fresh = before is None or before[:2] < now[:2] or before == now._replace(digest=None)
        if fresh and policy.pins.hold(keeper):
            seen[keeper] = now
    if seen == policy.seen:
        return
    try:
        save(session.path_in_home("seen.json"), dump(seen), force=True)
    except PdpError:
        session.console.tell("The list's number could not be kept, so an older one is not noticed.")
