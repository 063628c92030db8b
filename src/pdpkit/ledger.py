"""The entries of a record and the digests of their past (spec rule 11).

Works on the tree alone, so that entries of a newer version have a history here too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from pdpkit.encoding.canonical import canonical, digest
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment
from pdpkit.errors import InputError

# Arrays of a record that hold no entries of the holder's own.
_OTHER_ARRAYS: Final = frozenset(("frameworks", "statements", "lists", "badges", "proof"))
# What identifies the holder is no part of the entry that holds their details.
IDENTITY_MEMBERS: Final = frozenset(("id", "keyLog", "links"))
_entry_id = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")

# A statement about an entry carries everything but these (FORMAT, Statements).
UNCOVERED_MEMBERS: Final = frozenset(("links", "private", "state", "updated", "visibility"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: the array, its number in it, and the entry itself."""

    array: str
    number: int
    entry: Tree

    @property
    def pointer(self) -> str:
        return "/holder" if self.array == "holder" else f"/{self.array}/{self.number}"


@dataclass(frozen=True, slots=True)
class Changes:
    """What signing found since the last signature, as entry ids."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.added) + len(self.changed) + len(self.removed)


def find_entries(record: Tree) -> dict[str, Place]:
    """Every entry by its id, the holder's details under the record's own id.

    ``InputError`` ``entry-id-twice`` when two entries share one, ``entry-id-missing`` for an entry
    without a random UUID.
    """
    places: dict[str, Place] = {}
    for identifier, place in _list_entries(record):
        if not isinstance(identifier, str) or not _entry_id.match(identifier):
            raise InputError("entry-id-missing", place.pointer)
        if identifier in places:
            raise InputError("entry-id-twice", place.pointer, other=places[identifier].pointer)
        places[identifier] = place
    return places


def entry_digest(entry: Tree) -> str:
    """The digest of a whole entry, by which the ledger knows this state of it."""
    return digest(canonical(entry))


def covered(entry: Tree) -> Tree:
    """The members of an entry that a statement about it carries and is compared with."""
    return {name: value for name, value in entry.items() if name not in UNCOVERED_MEMBERS}


def revise(record: Tree, moment: datetime) -> tuple[Tree, Changes]:
    """The record with its ledger brought up to the entries as they stand, and what had changed.

    Sets ``updated`` on every entry whose digest changed, so that a digest never returns; a vanished
    entry leaves a tombstone.
    """
    known = record.get("ledger", {}).get("entries", {})
    entries: Tree = {}
    added: list[str] = []
    changed: list[str] = []
    revised = {
        name: list(value) if isinstance(value, list) else value for name, value in record.items()
    }
    places = find_entries(record)
    for identifier, place in places.items():
        before = known.get(identifier)
        if before is not None and before["now"] == entry_digest(place.entry):
            entries[identifier] = before
            continue
        (added if before is None or before["now"] is None else changed).append(identifier)
        past = set(before["past"]) | {before["now"]} - {None} if before else set()
        entry = _stamp(place.entry, past, moment)
        _put(revised, place, entry)
        entries[identifier] = {"now": entry_digest(entry), "past": sorted(past)}
    removed = [one for one in known if one not in places and known[one]["now"] is not None]
    for identifier in known:
        if identifier not in places:
            past = {*known[identifier]["past"], known[identifier]["now"]} - {None}
            entries[identifier] = {"now": None, "past": sorted(past)}
    ledger = dict(record.get("ledger", {}))
    ledger["entries"] = dict(sorted(entries.items()))
    ledger.setdefault("removed", [])
    revised["ledger"] = ledger
    return revised, Changes(tuple(added), tuple(changed), tuple(removed), places)


def _list_entries(record: Tree) -> Iterator[tuple[Any, Place]]:
    holder = record.get("holder", {})
    details = {name: value for name, value in holder.items() if name not in IDENTITY_MEMBERS}
    yield record.get("id"), Place("holder", 0, details)
    for name, value in record.items():
        if name in _OTHER_ARRAYS or not isinstance(value, list):
            continue
        for number, entry in enumerate(value):
            if isinstance(entry, dict):
                yield entry.get("id"), Place(name, number, entry)


def _stamp(entry: Tree, past: set[str], moment: datetime) -> Tree:
    """The entry with a new ``updated``, a second later where a digest would otherwise return."""
    while True:
        stamped = entry | {"updated": format_moment(moment)}
        if entry_digest(stamped) not in past:
            return stamped
        moment += timedelta(seconds=1)


def _put(record: Tree, place: Place, entry: Tree) -> None:
    if place.array == "holder":
        kept = {n: v for n, v in record["holder"].items() if n in IDENTITY_MEMBERS}
        record["holder"] = kept | entry
    else:
        record[place.array][place.number] = entry
