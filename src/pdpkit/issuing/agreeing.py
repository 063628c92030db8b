"""What a trust states of a holder's own words: one entry each, its covered members in full.

What was agreed can then be read in thirty years, and nothing reveals what else was (spec,
Statements). Managers have no keys: the trust signs, and ``speaker`` says in which role somebody
spoke.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from pdpkit.encoding.reading import Tree
from pdpkit.errors import UsageError
from pdpkit.issuing.fact import Fact
from pdpkit.kinds import HOLDER, WORDS
from pdpkit.ledger import Place, covered

MEETS: Final = "meets-framework-item"
SECTIONS: Final = tuple(array for array in WORDS if array != HOLDER)
AGREEMENTS: Final = ("sighted", "agreed-plan", MEETS)
# Of which entries each is stated where all are meant; ``sighted`` of any.
_ALL: Final[Mapping[str, Collection[str]]] = {
    "agreed-plan": ("stages", "goals", "secondments"),
    MEETS: ("progress",),
}


def list_shown(contents: Tree) -> list[Place]:
    """The entries of a share's part of a record, which has no id of its own."""
    return [
        Place(array, number, entry)
        for array in SECTIONS
        for number, entry in enumerate(contents.get(array, []))
    ]


def choose_all(places: Iterable[Place], statement: str) -> list[Place]:
    """The entries of which a statement of this kind is usually made."""
    arrays = _ALL.get(statement, SECTIONS)
    return [place for place in places if place.array in arrays]


def choose_entries(places: Collection[Place], beginnings: Iterable[str]) -> list[Place]:
    """The entries whose ids begin so, each once.

    ``UsageError``: ``entry-not-shared``, ``entry-pick-ambiguous``.
    """
    chosen: dict[str, Place] = {}
    for beginning in beginnings:
        wanted = beginning.strip().lower()
        found = [place for place in places if wanted and place.entry["id"].startswith(wanted)]
        if not found:
            raise UsageError("entry-not-shared", found=beginning[:40])
        if len(found) > 1:
            raise UsageError("entry-pick-ambiguous", found=beginning[:40])
        chosen[found[0].entry["id"]] = found[0]
    return list(chosen.values())


def state_entry(place: Place, statement: str, speaker: str, number: str, title: str) -> Fact:
    """The fact that somebody spoke in a role about an entry, of the person of a staff number."""
    members: Tree = {"speaker": speaker}
    if statement == MEETS:
        members |= {n: place.entry[n] for n in ("framework", "item", "level") if n in place.entry}
    return Fact(number, statement, members | {"entry": covered(place.entry)}, title)
