"""Organisations that exist and were open on the day, by a local look-up (R20)."""

from collections.abc import Iterator
from typing import Protocol

from pdpkit.encoding.reading import Tree, walk
from pdpkit.encoding.times import first_day, say_day
from pdpkit.findings import Finding
from pdpkit.rules.cases import find_case
from pdpkit.rules.scene import Scene


class Listed(Protocol):
    """An organisation in the look-up: its name, its last day, who followed it."""

    @property
    def name(self) -> str: ...
    @property
    def closed(self) -> str | None: ...
    @property
    def successor(self) -> str | None: ...


class Lookup(Protocol):
    """A local look-up of organisations by official number; used to warn, never required."""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of number, such as urn, of which it has all."""

    def find(self, kind: str, number: str) -> Listed | None:
        """The organisation with the number ``kind``, or None."""


def judge_organisations(scene: Scene, lookup: Lookup) -> Iterator[Finding]:
    """R20: a number that nobody has, an organisation that was closed by then."""
    kinds = sorted(lookup.kinds)
    for found in scene.surveys:
        if found.names.isdisjoint(kinds):
            continue
        for place, value in walk(found.entry, found.where):
            ids = value.get("ids") if isinstance(value, dict) else None
            numbers = ids if isinstance(ids, dict) else {}
            for kind in kinds:
                if isinstance(number := numbers.get(kind), str):
                    day = _find_day(value, found.entry)
                    yield from _judge_organisation(place, kind, number, day, lookup)


def _judge_organisation(
    where: str, kind: str, number: str, day: str | None, lookup: Lookup
) -> Iterator[Finding]:
    listed = lookup.find(kind, number)
    if listed is None:
        yield find_case("rule-r20", "r20-unknown", f"{where}/ids/{kind}", number=number)
    elif listed.closed and day and first_day(day) > first_day(listed.closed):
        successor = f" That is {listed.successor}." if listed.successor else ""
        values = {"name": listed.name, "day": say_day(listed.closed), "successor": successor}
        yield find_case("rule-r20", "r20-closed", where, **values)


def _find_day(org: Tree, entry: Tree) -> str | None:
    """The day that an organisation is spoken of."""
    found = org.get("asOf") or entry.get("start") or entry.get("date")
    return found if isinstance(found, str) else None
