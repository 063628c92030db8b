"""What waits in a record for its holder's decision, and what a decision does (spec rule 14).

A decision is a version like any other: it is dated, and every head that it was made between becomes
past, so that no older copy brings the question back.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pdpkit.encoding.reading import Tree, escape
from pdpkit.errors import InputError, UsageError
from pdpkit.kinds import HOLDER
from pdpkit.ledger import (
    Line,
    Place,
    entry_digest,
    find_entries,
    put_entry,
    read_ledger,
    stamp,
    tombstone,
)
from pdpkit.merging.members import FRAMEWORK, LEDGER, name_framework, unwrap
from pdpkit.merging.versions import REMOVED, read_waiting

BOTH: Final = "both"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One question: ``heads`` are numbered from 1, the first stands in the record.

    ``name`` is the id of an entry, or the name of a member; ``place`` is None for a member. A head
    that is ``REMOVED`` is the removal of the entry.
    """

    name: str
    place: Place | None
    heads: tuple[Any, ...]

    @property
    def pointer(self) -> str:
        return self.place.pointer if self.place else f"/{escape(self.name)}"


def list_conflicts(record: Tree) -> list[Conflict]:
    """Everything that waits, by entry, then by member; ``InputError`` as ``read_waiting``."""
    places = find_entries(record)
    found = []
    for name, others in read_waiting(record).items():
        if place := places.get(name):
            found.append(Conflict(name, place, (place.entry, *others)))
        else:
            values = (unwrap(name, other) for other in others)
            found.append(Conflict(name, None, (_find_member(record, name), *values)))
    return sorted(found, key=lambda one: (one.place is None, one.pointer))


def resolve(record: Tree, conflict: Conflict, choice: int | str, moment: datetime) -> Tree:
    """The record with one question decided; ``choice`` is the number of a head, or ``BOTH``.

    Both are kept as two entries, the second one with an id of its own. ``UsageError``
    ``merge-choice`` for a number that no head has, and for both of what can only be one;
    ``merge-none-waits`` for what was decided before.
    """
    heads = conflict.heads
    contents = [head for head in heads if head != REMOVED]
    if conflict.name not in read_waiting(record):
        raise UsageError("merge-none-waits", found=conflict.name)
    if choice == BOTH:
        if conflict.place is None or conflict.place.array == HOLDER or len(contents) < 2:
            raise UsageError("merge-choice", choice=choice, most=len(heads))
    elif not isinstance(choice, int) or not 1 <= choice <= len(heads):
        raise UsageError("merge-choice", choice=choice, most=len(heads))
    decided = {n: list(v) if isinstance(v, list) else v for n, v in record.items()}
    waiting = {name: v for name, v in record["conflicts"].items() if name != conflict.name}
    decided["conflicts"] = waiting
    if not waiting:
        del decided["conflicts"]
    if conflict.place is None:
        assert isinstance(choice, int)
        _put_member(decided, conflict.name, heads[choice - 1])
    else:
        chosen = contents if choice == BOTH else [heads[int(choice) - 1]]
        # An earlier decision may have moved it.
        place = find_entries(record)[conflict.name]
        _put_versions(decided, conflict, place, chosen, moment)
    return decided


def _put_versions(
    record: Tree, conflict: Conflict, place: Place, chosen: list[Tree], moment: datetime
) -> None:
    known = read_ledger(record).get(conflict.name)
    past = set(known.retired if known else ())
    past |= {entry_digest(head) for head in conflict.heads if head != REMOVED}
    if REMOVED in conflict.heads:
        past.add(tombstone(past))
    if chosen == [REMOVED]:
        del record[place.array][place.number]
        line = Line(None, frozenset(past))
    else:
        entry = stamp(chosen[0], past, moment)
        put_entry(record, place, entry)
        line = Line(entry_digest(entry), frozenset(past))
        for other in chosen[1:]:
            record[place.array].append({**other, "id": str(uuid.uuid4())})
    ledger = record.get("ledger", {})
    entries = dict(sorted({**ledger.get("entries", {}), conflict.name: line.tree}.items()))
    record["ledger"] = ledger | {"entries": entries}


def _find_member(record: Tree, name: str) -> Any:
    if name.startswith(FRAMEWORK):
        found = (one for one in record.get("frameworks", []) if name_framework(one) == name)
        value = next(found, None)
    elif name.startswith(LEDGER):
        value = record.get("ledger", {}).get(name.removeprefix(LEDGER))
    else:
        value = record.get(name)
    if value is None:
        raise InputError("entry-history-broken", f"/conflicts/{escape(name)}")
    return value


def _put_member(record: Tree, name: str, value: Any) -> None:
    if name.startswith(FRAMEWORK):
        frameworks = record["frameworks"]
        record["frameworks"] = [value if name_framework(o) == name else o for o in frameworks]
    elif name.startswith(LEDGER):
        record["ledger"] = record["ledger"] | {name.removeprefix(LEDGER): value}
    else:
        record[name] = value
