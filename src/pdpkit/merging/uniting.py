"""Writes what several copies of a record know together as one record.

Where one copy knows everything it is taken as it stands, signature and all. Otherwise the record is
written anew, entries in the order of their days, and waits to be signed. Nothing here depends on
the order of the copies.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from pdpkit.document import find_mark
from pdpkit.encoding.canonical import canonical
from pdpkit.encoding.reading import Tree
from pdpkit.identity import Identity
from pdpkit.kinds import HOLDER
from pdpkit.ledger import Line
from pdpkit.merging.copies import Copy, is_signed
from pdpkit.merging.lists import list_in_order
from pdpkit.merging.members import (
    FRAMEWORK,
    LEDGER,
    LINKS,
    TAKEN_OUT,
    Members,
    join_members,
    list_statements,
    wrap,
)
from pdpkit.merging.versions import REMOVED, Heads, Versions, join
from pdpkit.record import Record

# What gives an entry its place in time, or in a sequence of its own.
_PLACES: Final = ("start", "date", "heldFrom", "awarded", "fromYear", "targetDate", "updated")


class United(NamedTuple):
    """The one record, and what all copies know together."""

    tree: Tree
    versions: dict[str, Versions]
    members: Members


class _Knowledge(NamedTuple):
    """Everything by which one copy may know more than another."""

    format: str
    id: str
    revision: int
    log: tuple[str, ...]
    versions: dict[str, Versions]
    names: dict[str, frozenset[str]]


def unite(
    copies: Sequence[Copy],
    settled: Iterable[str],
    holder: Identity,
    identifier: str,
    heads: Heads,
) -> United:
    """The one record of all copies; ``heads`` holds the content of each version that stands.

    Of the entries in ``settled`` all copies say the same.
    """
    known = dict.fromkeys(name for copy in copies for name in copy.versions)
    versions = {
        name: join([copy.versions[name] for copy in copies if name in copy.versions], heads)
        for name in known
    }
    members = join_members([copy.members for copy in copies])
    everything = _Knowledge(
        max((copy.tree["format"] for copy in copies), key=lambda mark: (find_mark(mark)[1], mark)),
        identifier,
        max(copy.tree.get("revision", 0) for copy in copies),
        holder.digests,
        versions,
        members.names,
    )
    whole = [copy for copy in copies if _find_knowledge(copy) == everything]
    if whole:
        tree = min(whole, key=_order_of_copy).tree if len(whole) > 1 else whole[0].tree
    else:
        tree = _write(copies, settled, everything, members, heads)
    return United(tree, versions, members)


def _find_knowledge(copy: Copy) -> _Knowledge:
    tree, identity = copy.tree, copy.received.identity
    return _Knowledge(
        tree["format"],
        tree.get("id", ""),
        tree.get("revision", 0),
        identity.digests,
        copy.versions,
        copy.members.names,
    )


def _order_of_copy(copy: Copy) -> tuple[bool, bytes]:
    return not is_signed(copy), canonical(copy.tree)


def _write(
    copies: Sequence[Copy],
    settled: Iterable[str],
    everything: _Knowledge,
    members: Members,
    heads: Heads,
) -> Tree:
    arrays, lines, waiting = _write_entries(everything, heads)
    known = copies[0].known
    for name in settled:
        if place := known.places.get(name):
            arrays.setdefault(place.array, []).append(place.entry)
        if name in known.lines:
            lines[name] = known.lines[name]
    for entries in arrays.values():
        entries.sort(key=_order_of_entry)
    (details,) = arrays.pop(HOLDER)
    tree: Tree = {
        "format": everything.format,
        "id": everything.id,
        "revision": everything.revision,
        "holder": {
            "id": _find_id(copies, everything.log),
            "keyLog": _find_log(copies, everything.log),
            **_keep("links", _list(members.items[LINKS])),
            **details,
        },
        **arrays,
    }
    frameworks: list[Tree] = []
    ledger: Tree = {"entries": dict(sorted(lines.items()))}
    for name, found in sorted(members.values.items()):
        first, *others = [found[digest] for digest in sorted(found)]
        if name in arrays:  # entries in one copy, and in another one something else
            others.insert(0, first)
        elif name.startswith(FRAMEWORK):
            frameworks.append(first)
        elif name.startswith(LEDGER):
            ledger[name.removeprefix(LEDGER)] = first
        else:
            tree[name] = first
        if others:
            waiting[name] = [wrap(name, other) for other in others]
    ledger["removed"] = sorted(members.items[TAKEN_OUT])
    tree |= _keep("frameworks", frameworks)
    tree |= _keep("conflicts", dict(sorted(waiting.items())))
    tree |= _keep("statements", list_statements(members.items["statements"]))
    tree |= _keep("lists", list_in_order(members.items["lists"]))
    for name in ("cards", "badges"):
        tree |= _keep(name, _list(members.items[name]))
    tree["ledger"] = ledger
    ordered = {name: tree[name] for name in Record.ORDER if name in tree}
    return ordered | {name: value for name, value in tree.items() if name not in ordered}


def _write_entries(
    everything: _Knowledge, heads: Heads
) -> tuple[dict[str, list[Tree]], dict[str, Tree], dict[str, list[Tree]]]:
    """Of what is not settled: entries by array, lines of the ledger, the heads that wait."""
    arrays: dict[str, list[Tree]] = {}
    lines: dict[str, Tree] = {}
    waiting: dict[str, list[Tree]] = {}
    for identifier, versions in everything.versions.items():
        contents = sorted(digest for digest in versions.heads if digest in heads)
        others = [heads[digest].entry for digest in contents[1:]]
        if contents:
            array = min(heads[digest].array for digest in contents)
            arrays.setdefault(array, []).append(heads[contents[0]].entry)
            if len(versions.heads) > len(contents):
                others.append(REMOVED)
        if others:
            waiting[identifier] = others
        if line := _find_line(versions, contents):
            lines[identifier] = line.tree
    return arrays, lines, waiting


def _find_line(versions: Versions, contents: list[str]) -> Line | None:
    """What the ledger says of an entry; an edit that nobody signed yet is none of its digests."""
    if contents and (contents[0] in versions.signed or len(versions.heads) > 1):
        return Line(contents[0], versions.past)
    if not contents and versions.signed:
        return Line(None, versions.past)
    if not versions.past:
        return None
    last = min(versions.past)
    return Line(last, versions.past - {last})


def _order_of_entry(entry: Tree) -> tuple[int, str, str]:
    order = entry.get("order")
    day = next((str(entry[name]) for name in _PLACES if name in entry), "")
    return (order if type(order) is int else 0), day, str(entry.get("id"))


def _find_id(copies: Sequence[Copy], log: tuple[str, ...]) -> str:
    return next(c.received.identity.id for c in copies if c.received.identity.digests == log)


def _find_log(copies: Sequence[Copy], log: tuple[str, ...]) -> Any:
    """The key log itself; of two writings of one proof the same one every time."""
    found = [c.tree["holder"]["keyLog"] for c in copies if c.received.identity.digests == log]
    return min(found, key=canonical)


def _list(items: dict[str, Any]) -> list[Any]:
    return [items[digest] for digest in sorted(items)]


def _keep(name: str, value: Any) -> Tree:
    return {name: value} if value else {}
