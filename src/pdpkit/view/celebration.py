"""The celebration list: what people chose to have celebrated, from their shares, and no more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.record import KINDS
from pdpkit.view.entries import Entry
from pdpkit.view.naming import name_entry
from pdpkit.view.saying import join, say_period

# Statements leave beside an entry; they are not what was chosen to be read out.
_CHOSEN: Final = "celebrateOk"


@dataclass(frozen=True, slots=True)
class Celebrated:
    """One thing that a person wants to be celebrated, in the person's own words.

    ``until`` is the last day of the share that it comes from.
    """

    name: str
    what: str
    details: str
    when: str
    until: str


def list_celebrated(shares: Iterable[Tree]) -> list[Celebrated]:
    """The chosen entries of shares whose signatures hold, by name; of one holder the newest share.

    Whoever shares again has changed their mind. ``InputError`` ``share-not-celebration`` for a
    share that holds anything else: that was handed over for another purpose.
    """
    newest: dict[str, Tree] = {}
    for share in shares:
        known = newest.get(share["holder"])
        if known is None or _created(known) <= _created(share):
            newest[share["holder"]] = share
    found = [one for share in newest.values() for one in _list(share["share"])]
    return sorted(found, key=lambda one: one.name.casefold())


def check_celebration(share: Tree) -> None:
    """Refuse a share that holds something that was not chosen to be celebrated."""
    for section, number, entry in _entries(Entry(share["share"]["record"])):
        if not entry.flag(_CHOSEN):
            raise InputError("share-not-celebration", f"/share/record/{section}/{number}")


def _list(members: Tree) -> Iterator[Celebrated]:
    record = Entry(members["record"])
    for section, _, entry in _entries(record):
        named = name_entry(section, entry)
        yield Celebrated(
            name=record.part("holder").line("name"),
            what=named.title,
            details=join([named.sort, named.facts], ": "),
            when=say_period(named.start, named.end),
            until=members["until"],
        )


def _entries(record: Entry) -> Iterator[tuple[str, int, Entry]]:
    for section in KINDS:
        for number, entry in enumerate(record.parts(section)):
            yield section, number, entry


def _created(share: Tree) -> str:
    proof = share["proof"]
    return str((proof[0] if isinstance(proof, list) else proof)["created"])
