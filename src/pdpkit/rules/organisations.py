"""Organisations that exist and were open on the day, by a local look-up (R20)."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from pdpkit.encoding.reading import Tree, walk
from pdpkit.encoding.times import first_day
from pdpkit.findings import Finding
from pdpkit.rules.cases import find_case
from pdpkit.rules.scene import Scene


class Listed(NamedTuple):
    """An organisation in the look-up: its name, its last day, who followed it."""

    name: str
    closed: str | None = None
    successor: str | None = None


class Lookup(Protocol):
    """A local look-up of organisations by official number; used to warn, never required."""

    def find(self, kind: str, number: str) -> Listed | None:
        """The organisation with the number ``kind``, such as urn, or None."""


def judge_organisations(scene: Scene, lookup: Lookup) -> Iterator[Finding]:
    """R20: a number that nobody has, an organisation that was closed by then."""
    for found in scene.surveys:
        for place, value in walk(found.entry, found.where) if "urn" in found.names else ():
            if isinstance(value, dict) and isinstance(value.get("ids"), dict):
                urn = value["ids"].get("urn")
                if isinstance(urn, str):
                    day = _find_day(value, found.entry)
                    yield from _judge_organisation(place, urn, day, lookup)


def _judge_organisation(where: str, urn: str, day: str | None, lookup: Lookup) -> Iterator[Finding]:
    listed = lookup.find("urn", urn)
    if listed is None:
        yield find_case("rule-r20", "r20-unknown", f"{where}/ids/urn", number=urn)
    elif listed.closed and day and first_day(day) > first_day(listed.closed):
        successor = f" That is {listed.successor}." if listed.successor else ""
        values = {"name": listed.name, "day": listed.closed, "successor": successor}
        yield find_case("rule-r20", "r20-closed", where, **values)


def _find_day(org: Tree, entry: Tree) -> str | None:
    """The day that an organisation is spoken of."""
    found = org.get("asOf") or entry.get("start") or entry.get("date")
    return found if isinstance(found, str) else None
