"""What differs between two states of a record, entry by entry and member by member, in words."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from pdpkit.encoding.canonical import canonical, digest
from pdpkit.encoding.reading import Tree
from pdpkit.kinds import HOLDER, WORDS, say_member
from pdpkit.ledger import Place, entry_digest, find_changes, find_entries, read_ledger
from pdpkit.proof import find_digest
from pdpkit.view.entries import Entry, clip
from pdpkit.view.members import list_members, name_targets
from pdpkit.view.naming import name_entry

_TITLE: Final = 60
# What signing writes by itself is no change of anybody's.
_NOT_TOLD: Final = frozenset(("Id", "Last signed change"))
_DAY: Final = re.compile(r"(\d{1,2} )?([A-Z][a-z]+ )?\d{4}")
# Sets beside the entries, and what one of each is called.
_SETS: Final = {
    "statements": "statement",
    "lists": "withdrawal list",
    "cards": "card of an employer",
    "badges": "badge",
    "frameworks": "framework",
}
_NOT_COMPARED: Final = frozenset(("format", "id", "revision", "ledger", "proof", "conflicts"))


class Sort(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Shift:
    """One member before and after; empty where it was not there."""

    label: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        label = f"{self.label[:1].lower()}{self.label[1:]}"
        if not self.before:
            return f"{label} is now “{self.after}”"
        if not self.after:
            return f"{label} was taken out; it was “{self.before}”"
        if _DAY.fullmatch(self.before) and _DAY.fullmatch(self.after):
            return f"{label} moved from {self.before} to {self.after}"
        return f"{label} changed from “{self.before}” to “{self.after}”"


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry or other part; ``shifts`` is None where what it was is not known any more."""

    sort: Sort
    what: str
    name: str
    shifts: tuple[Shift, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Side:
    """A record with the names of everything in it that links can lead to."""

    record: Tree
    targets: dict[str, str]


def take_side(record: Tree) -> Side:
    """``InputError`` as ``ledger.find_entries``."""
    return Side(record, name_targets(record, find_entries(record).values()))


def list_differences(before: Tree, after: Tree) -> tuple[Difference, ...]:
    """What is new, changed and gone; ``InputError`` as ``ledger.find_entries``."""
    old, new = find_entries(before), find_entries(after)
    sides = take_side(before), take_side(after)
    found = []
    for name, place in new.items():
        if name not in old:
            found.append(Difference(Sort.ADDED, say_what(place), name))
        elif old[name].entry != place.entry:
            shifts = compare(old[name], place, *sides)
            if shifts:
                found.append(Difference(Sort.CHANGED, say_what(place), name, shifts))
    gone = [place for name, place in old.items() if name not in new]
    found += [Difference(Sort.REMOVED, say_what(p), str(p.entry.get("id"))) for p in gone]
    return (*found, *_compare_sets(before, after), *_compare_others(before, after))


def list_unsigned(record: Tree, older: Iterable[Tree]) -> tuple[Difference, ...]:
    """What changed since the last signature, by the ledger.

    What an entry said is found in one of the ``older`` copies, by its digest, or not known any
    more. ``InputError`` as ``ledger.find_changes``.
    """
    changes, lines = find_changes(record), read_ledger(record)
    signed: dict[str, tuple[Place, Side]] = {}
    side = take_side(record)
    for copy in map(take_side, older):
        for name, place in find_entries(copy.record).items():
            if name in lines and entry_digest(place.entry) == lines[name].now:
                signed.setdefault(name, (place, copy))
    found = [Difference(Sort.ADDED, say_what(changes.places[n]), n) for n in changes.added]
    for name in changes.changed:
        place, shifts = changes.places[name], None
        if name in signed:
            shifts = compare(signed[name][0], place, signed[name][1], side)
        found.append(Difference(Sort.CHANGED, say_what(place), name, shifts))
    for name in changes.removed:
        what = say_what(signed[name][0]) if name in signed else "an entry"
        found.append(Difference(Sort.REMOVED, what, name))
    return tuple(found)


def compare(before: Place, after: Place, old: Side, new: Side) -> tuple[Shift, ...]:
    """What differs between two states of an entry; ``old`` and ``new`` are where they stand."""
    was, now = _flatten(before, old), _flatten(after, new)
    return tuple(
        Shift(_say_path(path), was.get(path, ""), now.get(path, ""))
        for path in dict.fromkeys((*now, *was))
        if was.get(path, "") != now.get(path, "")
    )


def say_what(place: Place) -> str:
    """An entry by its kind and its title: goal “Reasoning talk”."""
    if place.array == HOLDER:
        return "your own details"
    named = name_entry(place.array, Entry(place.entry))
    kind = WORDS.get(place.array, say_member(place.array))
    # What has no title of its own is called by its sort.
    return kind if named.title in ("", named.sort) else f"{kind} “{clip(named.title, _TITLE)}”"


def _flatten(place: Place, side: Side) -> dict[tuple[str, ...], str]:
    """Each value by the labels that lead to it; of several objects the later ones are numbered."""
    seen: Counter[tuple[str, ...]] = Counter()
    found: dict[tuple[str, ...], str] = {}
    path: list[str] = []
    if place.array not in WORDS:  # a kind of entry that this version does not know
        return {(say_member(name),): str(value) for name, value in place.entry.items()}
    for member in list_members(place, side.record, side.targets):
        path = [*path[: member.depth], member.label]
        seen[tuple(path)] += 1
        if (number := seen[tuple(path)]) > 1:
            path[-1] = f"{member.label} {number}"
        if member.text and member.label not in _NOT_TOLD:
            found[tuple(path)] = member.text
    return found


def _say_path(path: tuple[str, ...]) -> str:
    return ", ".join((path[0], *(f"{label[:1].lower()}{label[1:]}" for label in path[1:])))


def _compare_sets(before: Tree, after: Tree) -> list[Difference]:
    found = []
    for name, word in _SETS.items():
        old, new = _index(before.get(name)), _index(after.get(name))
        sides = ((Sort.ADDED, new, old), (Sort.REMOVED, old, new))
        for sort, some, others in sides:
            found += [
                Difference(sort, f"{word} “{_name(one)}”" if _name(one) else word, key)
                for key, one in some.items()
                if key not in others
            ]
    return found


def _compare_others(before: Tree, after: Tree) -> list[Difference]:
    found = []
    old, new = (len(tree.get("holder", {}).get("keyLog", [])) for tree in (before, after))
    if old != new:
        shift = Shift("Times that it was replaced", str(old - 1), str(new - 1))
        found.append(Difference(Sort.CHANGED, "your key", "keyLog", (shift,)))
    known = find_entries(before).values(), find_entries(after).values()
    arrays = {place.array for places in known for place in places}
    for name in dict.fromkeys((*after, *before)):
        if name in _NOT_COMPARED or name in _SETS or name in arrays or name in WORDS:
            continue
        was, now = (str(tree.get(name) or "") for tree in (before, after))
        if was != now:
            label = say_member(name)
            found.append(Difference(Sort.CHANGED, label, name, (Shift(label, was, now),)))
    return found


def _index(found: Any) -> dict[str, Any]:
    """By digest, a statement by that of its signature."""
    return {
        (find_digest(one) if isinstance(one, dict) else None) or digest(canonical(one)): one
        for one in (found if isinstance(found, list) else [])
    }


def _name(one: Any) -> str:
    """What a statement, list, card or framework is called."""
    if not isinstance(one, dict):
        return ""
    subject = one.get("credentialSubject")
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    named = achievement if isinstance(achievement, dict) else one
    return clip(str(named.get("name") or named.get("title") or one.get("list") or ""), _TITLE)
