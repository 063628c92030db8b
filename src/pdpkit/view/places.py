"""A place in a record in words: goal 2, “Reasoning talk in Years 3 and 4”: target date."""

from typing import Any, Final

from pdpkit.encoding.reading import Tree
from pdpkit.kinds import HOLDER, WORDS, say_member
from pdpkit.view.entries import Entry, clip
from pdpkit.view.naming import name_entry

_TITLE: Final = 60


def say_place(tree: Tree, where: str) -> str:
    """The place that the JSON Pointer ``where`` leads to; the pointer itself if it leads nowhere.

    A member that is missing is a place too.
    """
    steps = [step.replace("~1", "/").replace("~0", "~") for step in where.split("/")[1:]]
    if not steps:
        return "the whole file"
    array, inner = steps[0], steps[1:]
    if array == HOLDER:
        return _join("your own details", inner)
    if array not in WORDS or not inner:
        return _join(say_member(array), inner)
    entries = tree.get(array)
    number = int(inner[0]) if inner[0].isdecimal() else -1
    if not isinstance(entries, list) or not 0 <= number < len(entries):
        return where
    return _join(say_entry(array, number, entries[number]), inner[1:])


def say_entry(array: str, number: int, entry: Any) -> str:
    """An entry by its kind, its number within the kind, and its title."""
    if array == HOLDER:
        return "your own details"
    title = clip(name_entry(array, Entry(entry)).title, _TITLE)
    kind = WORDS.get(array, say_member(array))
    return f"{kind} {number + 1}" + (f", “{title}”" if title else "")


def _join(what: str, steps: list[str]) -> str:
    words = [f"number {int(s) + 1}" if s.isdecimal() else say_member(s) for s in steps]
    return f"{what}: {', '.join(words)}" if words else what
