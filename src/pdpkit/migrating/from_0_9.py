"""The step from 0.9 to 1.0.

0.9 was a draft: its members had other names, an activity told its length in hours, a reflection was
an array of its own, and a goal had a weight, which 1.0 does not have. What has no place now stands
in ``ext`` of its entry, under ``was``.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from pdpkit.encoding.reading import Tree
from pdpkit.migrating.notes import Notes

_ENVELOPE: Final = {
    "lang": "language",
    "version": "revision",
    "owner": "holder",
    "attestations": "statements",
    "withdrawals": "lists",
    "trainings": "activities",
    "reflections": "notes",
    "history": "ledger",
}
# Members of entries by array, as they are called now.
_MEMBERS: Final[dict[str, dict[str, str]]] = {
    "activities": {"from": "start", "to": "end", "kind": "type", "part": "role"},
    "goals": {"by": "targetDate", "why": "need", "criteria": "successCriteria"},
    "notes": {"body": "text", "on": "date"},
    "holder": {"displayName": "name", "groups": "staffGroups"},
}
_EVERYWHERE: Final = {"refs": "links", "hidden": "private", "seenBy": "visibility"}
_AUDIENCES: Final = {"nobody": "own", "boss": "manager", "next-school": "handover", "all": "public"}
# What 1.0 has no member for.
_GONE: Final = {"goals": ("weight",), "activities": ("hours", "room")}
_KEPT: Final = "was"


def take(tree: Tree, notes: Notes) -> Tree:
    """The record as 1.0 writes it; what others signed stays as it was, the holder's proof goes."""
    found: Tree = {}
    joined: dict[str, list[Any]] = {}
    for name, value in tree.items():
        new = _ENVELOPE.get(name, name)
        if name == "proof":
            continue
        if new == name:
            found[name] = value
        elif new not in tree:
            notes.place(f"/{name}", f"/{new}")
            found[new] = value
        elif isinstance(value, list) and isinstance(tree[new], list):
            notes.place(f"/{name}", f"/{new}")
            joined[new] = value
        else:
            notes.keep(f"/{name}", f"/{name}")
            found[name] = value
    for name, value in joined.items():
        found[name] = [*found[name], *value]
    found["format"] = "pdp/1.0"
    for array, value in found.items():
        if array == "holder" and isinstance(value, dict):
            found[array] = _take_entry(array, value, f"/{array}", notes)
        elif array in _MEMBERS or (array not in _SIGNED and _is_entries(value)):
            found[array] = _take_entries(array, value, notes)
    return found


_SIGNED: Final = frozenset(("statements", "lists", "frameworks", "badges"))


def _is_entries(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _take_entries(array: str, value: Any, notes: Notes) -> Any:
    if not isinstance(value, list):
        return value
    return [
        _take_entry(array, one, f"/{array}/{number}", notes) if isinstance(one, dict) else one
        for number, one in enumerate(value)
    ]


def _take_entry(array: str, entry: Tree, where: str, notes: Notes) -> Tree:
    names: Mapping[str, str] = {**_EVERYWHERE, **_MEMBERS.get(array, {})}
    if array == "holder":
        names = _MEMBERS[array]
    found: Tree = {}
    kept: Tree = {}
    for name, value in entry.items():
        new = names.get(name, name)
        if new != name and new in entry:
            kept[name] = value
        elif name in _GONE.get(array, ()):
            placed = _CHANGES.get(name, _cannot)(value)
            kept.update({} if placed else {name: value})
            found |= {n: v for n, v in placed.items() if n not in entry}
            for one in placed:
                notes.place(f"{array}: {name}", one)
        else:
            if new != name:
                notes.place(f"{array}: {name}", new)
            found[new] = _AUDIENCES.get(value, value) if name == "seenBy" else value
    if array == "notes" and "kind" not in found:
        found["kind"] = "reflection"
    for name in kept:
        notes.keep(f"{where}/{name}", f"{where}/ext/{_KEPT}/{name}")
    return found if not kept else found | {"ext": _keep(found.get("ext"), kept)}


def _keep(ext: Any, kept: Tree) -> Tree:
    """What has no place, beside what the holder had in ``ext``."""
    others: Tree = ext if isinstance(ext, dict) else {}
    before = others.get(_KEPT)
    return others | {_KEPT: (before if isinstance(before, dict) else {}) | kept}


def _take_hours(value: Any) -> Tree:
    """Whole minutes, where hours come to them."""
    try:
        minutes = Decimal(value) * 60 if isinstance(value, str) else None
    except InvalidOperation:
        return {}
    if minutes is None or not minutes.is_finite() or minutes != minutes.to_integral_value():
        return {}
    return {"minutes": int(minutes)} if 0 <= minutes <= 1_000_000 else {}


def _cannot(_value: Any) -> Tree:
    return {}


_CHANGES: Final[dict[str, Callable[[Any], Tree]]] = {"hours": _take_hours}
