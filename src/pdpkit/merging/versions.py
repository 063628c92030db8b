"""What a copy of a record knows of each entry's versions, and what several copies know together.

A version is known by the digest of the whole entry, the removal of an entry by that of its
tombstone. A version that nobody has outdated is a head; two heads are a conflict. No clock is
asked, and no common ancestor is needed (spec rule 11).
"""

import marshal
from collections.abc import Container, Iterable, Sequence
from typing import Any, Final, NamedTuple

from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.ledger import Line, Place, entry_digest, find_entries, read_ledger, tombstone
from pdpkit.signed.forms import FREE, ListOf, MapOf, TextForm
from pdpkit.signed.texts import ENTRY_ID

# How a removal stands among the other heads of an entry.
REMOVED: Final[Tree] = {"removed": True}
_WAITING: Final = MapOf(TextForm("the id of an entry or the name of a member", ""), ListOf(FREE))


class Versions(NamedTuple):
    """Of one entry: the versions that stand, and those that are known to be outdated.

    ``signed`` are the heads that a ledger knows as they stand; others are edits that the next
    signature will date, so that their digests never return.
    """

    heads: frozenset[str]
    past: frozenset[str]
    signed: frozenset[str] = frozenset()

    @property
    def known(self) -> frozenset[str]:
        return self.heads | self.past


class Head(NamedTuple):
    """A version in full: its content, and the array that it stands in."""

    entry: Tree
    array: str


# Everything that stands in some copy, by the digest of its content.
Heads = dict[str, Head]


class Known(NamedTuple):
    """What a copy says of its entries: where each stands, its line of the ledger, what waits."""

    places: dict[str, Place]
    lines: dict[str, Any]
    waiting: dict[str, list[Tree]]

    @property
    def names(self) -> dict[str, None]:
        """The ids of all entries, in their order."""
        others = (one for one in self.waiting if not ENTRY_ID.find_fault(one))
        return dict.fromkeys((*self.places, *self.lines, *others))

    def pack(self, identifier: str) -> bytes:
        """All of one entry, to be compared; faster than a digest, and true is not 1 here."""
        place = self.places.get(identifier)
        entry = (place.array, place.entry) if place else None
        return marshal.dumps((entry, self.lines.get(identifier)), 2)


def join(copies: Sequence[Versions], contents: Heads) -> Versions:
    """What several copies know together of one entry, whatever their order.

    ``contents`` holds what stands in some copy, by digest.
    """
    first = copies[0]
    if all(one == first for one in copies):
        return first
    heads = frozenset(
        head
        for mine in copies
        for head in mine.heads
        if not any(_outdates(yours, head, copies) for yours in copies)
    )
    standing = _unite(one.heads for one in copies)
    signed = _unite(one.signed for one in copies)
    latest = (heads & _find_latest(standing, contents)) or heads
    # An edit that was since dated by a signature is no version of its own.
    outdated = standing - (heads - latest - signed)
    past = _unite(one.past for one in copies) | outdated
    return Versions(latest, past - latest, latest & signed)


def _outdates(yours: Versions, head: str, copies: Sequence[Versions]) -> bool:
    """Whether one copy counts a head as past and has one that is new to all who still have it.

    Of two that count each other as past neither gives way: one of them came back.
    """
    return head in yours.past and not any(
        head in mine.heads and yours.heads <= mine.known for mine in copies
    )


def _find_latest(standing: frozenset[str], contents: Heads) -> frozenset[str]:
    """Of versions that differ only in ``updated``, and so are one, that with the greatest."""
    latest: dict[str, tuple[str, str]] = {}
    for digest in standing:
        entry = contents[digest].entry if digest in contents else REMOVED
        same = entry_digest({name: v for name, v in entry.items() if name != "updated"})
        found = (str(entry.get("updated", "")), digest)
        latest[same] = max(found, latest.get(same, found))
    return frozenset(digest for _, digest in latest.values())


def _unite(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)


def read_waiting(record: Tree) -> dict[str, list[Tree]]:
    """The other heads that wait for a decision, by entry or member.

    ``InputError`` ``entry-history-broken``.
    """
    waiting: dict[str, list[Tree]] = record.get("conflicts", {})
    if fault := _WAITING.find_fault(waiting):
        raise InputError("entry-history-broken", f"/conflicts{fault.where}")
    return waiting


def read_known(record: Tree) -> Known:
    """``InputError`` as ``find_entries`` and ``read_waiting``, and ``entry-history-broken``."""
    ledger = record.get("ledger", {})
    lines = ledger.get("entries", {}) if isinstance(ledger, dict) else None
    if not isinstance(lines, dict):
        raise InputError("entry-history-broken", "/ledger")
    known = Known(find_entries(record), lines, read_waiting(record))
    for name, others in known.waiting.items():
        if ENTRY_ID.find_fault(name):
            continue
        contents = [one for one in others if one != REMOVED]
        # Once the one that stood is gone, nothing tells what kind of entry the others are.
        place = known.places.get(name)
        identified = place is not None and all(
            one.get("id") == place.entry.get("id") for one in contents
        )
        if contents and not identified:
            raise InputError("entry-history-broken", f"/conflicts/{name}")
    return known


def find_settled(copies: Sequence[Known]) -> dict[str, None]:
    """The entries of which all copies say the very same, so that there is nothing to ask."""
    first, *others = copies
    open_ = {name for copy in copies for name in copy.waiting}
    return {
        name: None
        for name in first.names
        if name not in open_
        and (packed := first.pack(name))
        and all(other.pack(name) == packed for other in others)
    }


def read_versions(known: Known, settled: Container[str], heads: Heads) -> dict[str, Versions]:
    """The versions that a copy knows of every other entry; their contents are added to ``heads``.

    What stands there now counts, signed or not: an edit by hand is a version like any other, and
    so is a removal by hand. ``InputError`` as ``read_ledger``.
    """
    names = [name for name in known.names if name not in settled]
    unsettled = {name: known.lines[name] for name in names if name in known.lines}
    lines = read_ledger({"ledger": {"entries": unsettled}})
    return {
        name: _read_entry(
            known.places.get(name), lines.get(name), known.waiting.get(name, []), heads
        )
        for name in names
    }


def _read_entry(
    place: Place | None, line: Line | None, others: list[Tree], heads: Heads
) -> Versions:
    standing = set()
    if place is not None:
        contents = [place.entry, *(entry for entry in others if entry != REMOVED)]
        standing = {_put(entry, place.array, heads) for entry in contents}
    known = {line.now} | line.past if line else set()
    past = frozenset(one for one in known if one is not None) - standing
    signed = {line.now} if line and line.now is not None else set()
    if (place is None and line is not None) or REMOVED in others:
        gone = tombstone(past)
        standing.add(gone)
        if line is not None and line.now is None:
            signed = {gone}
    return Versions(frozenset(standing), past, frozenset(signed & standing))


def _put(entry: Tree, array: str, heads: Heads) -> str:
    digest = entry_digest(entry)
    known = heads.get(digest)
    if known is None or array < known.array:
        heads[digest] = Head(entry, array)
    return digest
