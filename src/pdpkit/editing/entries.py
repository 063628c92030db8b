"""Adds, changes and removes an entry of a record's tree; what nobody knows stays as it is."""

import uuid
from datetime import datetime

from pdpkit.editing.filling import put
from pdpkit.editing.problem import refuse
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment
from pdpkit.kinds import HOLDER
from pdpkit.ledger import IDENTITY_MEMBERS, Place
from pdpkit.record import arrange, choose_visibility


def new_entry(array: str, said: Tree, moment: datetime) -> Tree:
    """An entry of the holder's own with a random id; who may see it is written down."""
    entry: Tree = {"id": str(uuid.uuid4()), **said, "created": format_moment(moment)}
    entry.setdefault("visibility", choose_visibility(array, entry))
    return entry


def add_entry(record: Tree, array: str, entry: Tree) -> tuple[Tree, Place]:
    """The record with one entry more, at the end of its kind; ``UsageError`` ``input-answer``."""
    there = record.get(array, [])
    if not isinstance(there, list):
        raise refuse("no-list", name=array)
    entries = [*there, entry]
    return _arrange({**record, array: entries}, Place(array, len(entries) - 1, entry))


def change_entry(record: Tree, place: Place, entry: Tree) -> tuple[Tree, Place]:
    """The record with ``entry`` where another stood."""
    if place.array == HOLDER:
        holder = record[HOLDER] if isinstance(record.get(HOLDER), dict) else {}
        identity = {n: v for n, v in holder.items() if n in IDENTITY_MEMBERS}
        details = {n: v for n, v in entry.items() if n not in IDENTITY_MEMBERS}
        changed = {**record, HOLDER: {**identity, **details}}
    else:
        changed = put(record, (place.array, place.number), entry)
    return _arrange(changed, Place(place.array, place.number, entry))


def _arrange(record: Tree, place: Place) -> tuple[Tree, Place]:
    """In the order of the schema; the entry is looked at as it will stand."""
    arranged = arrange(record)
    if place.array != HOLDER:
        place = Place(place.array, place.number, arranged[place.array][place.number])
    return arranged, place
