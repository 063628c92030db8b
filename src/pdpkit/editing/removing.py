"""Takes an entry out of a record's tree, and the links that would lead nowhere."""

from typing import Any

from pdpkit.editing.filling import clear
from pdpkit.editing.problem import refuse
from pdpkit.encoding.reading import Tree
from pdpkit.kinds import HOLDER, WORDS
from pdpkit.ledger import Place


def remove_entry(record: Tree, place: Place) -> tuple[Tree, int]:
    """The record without the entry, and how many links to it went with it.

    ``UsageError`` ``input-answer`` for the holder's details, without which there is no record.
    """
    if place.array == HOLDER:
        raise refuse("remove-holder")
    left = clear(record, (place.array, place.number))
    gone, count = place.entry.get("id"), 0
    for array in WORDS:
        entries = left.get(array)
        if not isinstance(entries, list):
            continue
        for entry in entries:
            count += _links(entry).count(gone)
        left[array] = [_unlink(entry, gone) for entry in entries]
    return left, count


def _unlink(entry: Any, gone: Any) -> Any:
    links = _links(entry)
    if gone not in links:
        return entry
    kept = [link for link in links if link != gone]
    return {**entry, "links": kept} if kept else clear(entry, ("links",))


def _links(entry: Any) -> list[Any]:
    links = entry.get("links") if isinstance(entry, dict) else None
    return links if isinstance(links, list) else []
