"""What became of one input of a merge."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from pdpkit.report import Check

_NOTHING: Final[Mapping[str, int]] = MappingProxyType({})


class Taken(StrEnum):
    """What became of one input."""

    NEW = "new"
    KNOWN = "already there"
    REMOVED = "removed by the holder before"
    REFUSED = "not taken in"


class Brought(StrEnum):
    """What a copy can bring: entries, and what stands beside them."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    WAITING = "waiting"
    STATEMENTS = "statements"
    LISTS = "lists"
    OTHERS = "others"


class Arrival(NamedTuple):
    """One input with what became of it, and the check that refused it.

    ``brought`` counts what a copy of the record brought, by the words of ``Brought``.
    """

    file: str
    taken: Taken
    title: str | None = None
    linked: str | None = None
    refused_by: Check | None = None
    notes: tuple[Check, ...] = ()
    brought: Mapping[str, int] = _NOTHING
