"""The form in which an entry leaves: without what is private, and without traces of the rest."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any, Final

from pdpkit.encoding.reading import Tree
from pdpkit.ledger import UNCOVERED_MEMBERS, Place
from pdpkit.record import KINDS, Entry
from pdpkit.shape import shape_of

# What only the holder's own program needs. How an entry stands, and its links, are shown.
_STAYS: Final = UNCOVERED_MEMBERS - {"links", "state"}
# Hidden members that hold names of others: they leave where those agreed, as roles always do.
NAMES_OF_OTHERS: Final = frozenset(
    ("lineManagerName", "homeLineManagerName", "hostLineManagerName", "withNames")
)


def show_entries(places: Iterable[Place], *, names_agreed: bool) -> dict[str, Tree]:
    """Each entry by its id as it may leave, with all its links still.

    A member that is meant to stand in ``private`` stays wherever it stands. Stages are numbered
    anew, so that no number is missing.
    """
    shown: dict[str, Tree] = {}
    stages: list[Tree] = []
    for place in places:
        hidden = find_hidden(place.array, place.entry, names_agreed=names_agreed)
        entry = {
            name: _without_private(value)
            for name, value in place.entry.items()
            if name not in _STAYS and name not in hidden
        }
        shown[entry["id"]] = entry
        if place.array == "stages":
            stages.append(entry)
    orders = sorted({stage["order"] for stage in stages if type(stage.get("order")) is int})
    for stage in stages:
        if type(stage.get("order")) is int:
            stage["order"] = orders.index(stage["order"]) + 1
    return shown


def find_hidden(array: str, entry: Tree, *, names_agreed: bool) -> Collection[str]:
    """The members of an entry that do not leave although they stand openly."""
    hidden = entry.keys() & _hidden_members(array)
    return hidden - NAMES_OF_OTHERS if names_agreed else hidden


def keep_links(entry: Tree, known: Collection[str]) -> Tree:
    """The entry with those of its links that lead to something in the share."""
    if "links" not in entry:
        return entry
    links = [link for link in _list(entry["links"]) if link in known]
    return {
        name: links if name == "links" else value
        for name, value in entry.items()
        if name != "links" or links
    }


def find_names(entry: Tree) -> Iterator[str]:
    """The names of others in an entry as it leaves."""
    for member in entry.keys() & NAMES_OF_OTHERS:
        value = entry[member]
        yield from (str(name) for name in (value if isinstance(value, list) else [value]))


def _without_private(value: Any) -> Any:
    """The value without any member called ``private``, however deep somebody put one."""
    kind = value.__class__
    if kind is dict:
        return {n: _without_private(v) for n, v in value.items() if n != "private"}
    return [_without_private(item) for item in value] if kind is list else value


@cache
def _hidden_members(array: str) -> frozenset[str]:
    models = KINDS.get(array, (Entry,))
    return frozenset(name for model in models for name in shape_of(model).hidden)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
