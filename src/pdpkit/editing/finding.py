"""Finds an entry by the number that a list gave it, or by the beginning of its id."""

from collections.abc import Iterator

from pdpkit.encoding.reading import Tree
from pdpkit.errors import UsageError
from pdpkit.kinds import HOLDER, WORDS
from pdpkit.ledger import IDENTITY_MEMBERS, Place

_URN = "urn:uuid:"
# Digits alone are a number of the list; ids are longer.
_MOST_DIGITS = 5
_SHOWN = 4


def list_entries(record: Tree) -> list[Place]:
    """Every entry in the order in which it is numbered: the holder is 0, then kind by kind.

    Takes a record as it stands, also one that somebody mended by hand.
    """
    return [Place(HOLDER, 0, _read_details(record)), *_walk(record)]


def find_entry(record: Tree, wanted: str) -> tuple[int, Place]:
    """The number and the entry; ``UsageError`` ``input-entry``, ``input-entry-ambiguous``."""
    places = list_entries(record)
    text = wanted.strip().lower().removeprefix(_URN)
    if text == HOLDER:
        return 0, places[0]
    if text.isdecimal() and len(text) <= _MOST_DIGITS:
        # Never the beginning of an id: a slip of a digit would change another entry.
        if int(text) >= len(places):
            raise UsageError("input-entry", found=wanted[:40])
        return int(text), places[int(text)]
    found = {
        number: place
        for number, place in enumerate(places)
        if text and str(place.entry.get("id", "")).startswith(text)
    }
    if not found:
        raise UsageError("input-entry", found=wanted[:40])
    if len(found) > 1:
        ids = ", ".join(place.entry["id"][:13] + "…" for place in list(found.values())[:_SHOWN])
        raise UsageError("input-entry-ambiguous", found=wanted[:40], count=len(found), ids=ids)
    return next(iter(found.items()))


def find_link(record: Tree, wanted: str) -> str:
    """The id that a link to ``wanted`` has: of an entry, or of a statement by its beginning."""
    text = wanted.strip().lower().removeprefix(_URN)
    ids = (str(statement.get("id")) for statement in list_objects(record, "statements"))
    statements = [one.removeprefix(_URN) for one in ids]
    # Digits alone mean an entry's number.
    near = [] if text.isdecimal() else [one for one in statements if text and one.startswith(text)]
    if len(near) == 1:
        return near[0]
    return str(find_entry(record, wanted)[1].entry["id"])


def list_objects(tree: Tree, name: str) -> list[Tree]:
    """The objects of an array; whatever else somebody put there is left out."""
    found = tree.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _read_details(record: Tree) -> Tree:
    """The holder's details as one entry, which has the record's id."""
    holder = record.get(HOLDER)
    told = holder if isinstance(holder, dict) else {}
    details = {name: value for name, value in told.items() if name not in IDENTITY_MEMBERS}
    return {"id": record.get("id"), **details}


def _walk(record: Tree) -> Iterator[Place]:
    for array in WORDS:
        entries = record.get(array, [])
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(entry, dict):
                yield Place(array, number, entry)
