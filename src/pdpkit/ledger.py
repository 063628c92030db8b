"""The entries of a record and the digests of their past (spec rule 11).

Works on the tree alone, so that entries of a newer version have a history here too.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from pdpkit.encoding.canonical import canonical, digest
from pdpkit.encoding.reading import Tree, escape
from pdpkit.encoding.times import format_moment
from pdpkit.errors import InputError
from pdpkit.signed.forms import ANYTHING, Closed, ListOf, MapOf, needed, optional
from pdpkit.signed.texts import DIGEST, ENTRY_ID

# Arrays of a record that hold no entries of the holder's own.
_OTHER_ARRAYS: Final = frozenset(("frameworks", "statements", "lists", "cards", "badges", "proof"))
# What identifies the holder is no part of the entry that holds their details.
IDENTITY_MEMBERS: Final = frozenset(("id", "keyLog", "links"))
# A statement about an entry carries everything but these (spec, Statements).
UNCOVERED_MEMBERS: Final = frozenset(("links", "private", "state", "updated", "visibility"))
_LINE: Final = Closed(
    "The digests of one entry over time.",
    needed("now", ANYTHING, "The digest of the entry as it was last signed; null once it is gone."),
    optional("past", ListOf(DIGEST), "The digests of earlier versions."),
    open=True,
)
_REMOVED: Final = ListOf(DIGEST)
_FORM: Final = Closed(
    "The digests of entries over time.",
    optional("entries", MapOf(ENTRY_ID, _LINE), "For each entry its digests."),
    optional("removed", _REMOVED, "Digests of statements that the holder removed."),
    open=True,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: the array, its number in it, and the entry itself."""

    array: str
    number: int
    entry: Tree

    @property
    def pointer(self) -> str:
        return "/holder" if self.array == "holder" else f"/{escape(self.array)}/{self.number}"


class Line(NamedTuple):
    """What the ledger knows of one entry: ``now`` is None once it is gone."""

    now: str | None
    past: frozenset[str]

    @property
    def retired(self) -> frozenset[str]:
        """The past of whatever comes next: the removal of an entry belongs to it, too."""
        return self.past | {tombstone(self.past) if self.now is None else self.now}

    @property
    def tree(self) -> Tree:
        return {"now": self.now, "past": sorted(self.past)}


@dataclass(frozen=True, slots=True)
class Changes:
    """What was found since the last signature, as entry ids."""

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
        if ENTRY_ID.find_fault(identifier):
            raise InputError("entry-id-missing", place.pointer)
        if identifier in places:
            raise InputError("entry-id-twice", place.pointer, other=places[identifier].pointer)
        places[identifier] = place
    return places


def entry_digest(entry: Tree) -> str:
    """The digest of a whole entry, by which the ledger knows this state of it."""
    return digest(canonical(entry))


def tombstone(past: Collection[str]) -> str:
    """The digest that stands for the removal of an entry with this past.

    That of ``null``; where an entry was removed and restored before, the digest of that one's
    text, so that no digest of a removal returns either.
    """
    found = digest(canonical(None))
    while found in past:
        found = digest(found.encode("ascii"))
    return found


def covered(entry: Tree) -> Tree:
    """The members of an entry that a statement about it carries and is compared with."""
    return {name: value for name, value in entry.items() if name not in UNCOVERED_MEMBERS}


def read_ledger(record: Tree) -> dict[str, Line]:
    """The line of each entry that was ever signed; ``InputError`` ``entry-history-broken``."""
    entries = _judge_ledger(record).get("entries", {})
    for identifier, line in entries.items():
        if line["now"] is not None and DIGEST.find_fault(line["now"]):
            raise InputError("entry-history-broken", f"/ledger/entries/{identifier}/now")
    return {
        identifier: Line(line["now"], frozenset(line.get("past", ())))
        for identifier, line in entries.items()
    }


def read_removed(record: Tree) -> frozenset[str]:
    """The digests of statements that the holder took out; errors as ``read_ledger``."""
    ledger = record.get("ledger", {})
    removed = ledger.get("removed", []) if isinstance(ledger, dict) else None
    if fault := _REMOVED.find_fault(removed):
        raise InputError("entry-history-broken", f"/ledger/removed{fault.where}")
    return frozenset(removed or ())


def find_changes(record: Tree) -> Changes:
    """What differs from the ledger, by whatever editor it was changed; errors as below."""
    known, places = read_ledger(record), find_entries(record)
    added: list[str] = []
    changed: list[str] = []
    for identifier, place in places.items():
        before = known.get(identifier)
        if before is None or before.now is None:
            added.append(identifier)
        elif before.now != entry_digest(place.entry):
            changed.append(identifier)
    removed = [one for one, line in known.items() if one not in places and line.now is not None]
    return Changes(tuple(added), tuple(changed), tuple(removed), places)


def revise(record: Tree, moment: datetime) -> tuple[Tree, Changes]:
    """The record with its ledger brought up to the entries as they stand, and what had changed.

    Sets ``updated`` on every entry whose digest changed, so that a digest never returns; a vanished
    entry leaves a tombstone. ``InputError`` as ``find_entries`` and ``read_ledger``.
    """
    known, changes = read_ledger(record), find_changes(record)
    ledger = dict(_judge_ledger(record))
    lines = dict(ledger.get("entries", {}))
    revised = {
        name: list(value) if isinstance(value, list) else value for name, value in record.items()
    }
    for identifier in (*changes.added, *changes.changed):
        place = changes.places[identifier]
        past = known[identifier].retired if identifier in known else frozenset()
        entry = stamp(place.entry, past, moment)
        put_entry(revised, place, entry)
        lines[identifier] = Line(entry_digest(entry), past).tree
    for identifier in changes.removed:
        lines[identifier] = Line(None, known[identifier].retired).tree
    ledger["entries"] = dict(sorted(lines.items()))
    ledger.setdefault("removed", [])
    revised["ledger"] = ledger
    return revised, changes


def stamp(entry: Tree, past: Collection[str], moment: datetime) -> Tree:
    """The entry with a new ``updated``, a second later where a digest would otherwise return."""
    while True:
        stamped = entry | {"updated": format_moment(moment)}
        if entry_digest(stamped) not in past:
            return stamped
        moment += timedelta(seconds=1)


def put_entry(record: Tree, place: Place, entry: Tree) -> None:
    """Put an entry in the place of another, into a record whose arrays may be changed."""
    if place.array == "holder":
        kept = {n: v for n, v in record["holder"].items() if n in IDENTITY_MEMBERS}
        record["holder"] = kept | entry
    else:
        record[place.array][place.number] = entry


def _list_entries(record: Tree) -> Iterator[tuple[Any, Place]]:
    holder = record.get("holder")
    told = holder if isinstance(holder, dict) else {}
    details = {name: value for name, value in told.items() if name not in IDENTITY_MEMBERS}
    yield record.get("id"), Place("holder", 0, details)
    for name, value in record.items():
        if name in _OTHER_ARRAYS or not is_array_of_entries(value):
            continue
        for number, entry in enumerate(value):
            found = entry if isinstance(entry, dict) else {}
            yield found.get("id"), Place(name, number, found)


def is_array_of_entries(value: Any) -> bool:
    """Whether a member's value is an array with entries in it, also of a kind nobody here knows."""
    return isinstance(value, list) and any(isinstance(entry, dict) for entry in value)


def _judge_ledger(record: Tree) -> Tree:
    ledger: Tree = record.get("ledger", {})
    if fault := _FORM.find_fault(ledger):
        raise InputError("entry-history-broken", f"/ledger{fault.where}")
    return ledger
