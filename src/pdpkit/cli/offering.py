"""What somebody may choose from when a question is asked: codes, schools, entries, frameworks."""

from dataclasses import dataclass
from typing import Final

from pdpkit.editing.fields import Field
from pdpkit.editing.filling import read
from pdpkit.editing.finding import list_entries, list_objects
from pdpkit.editing.knowing import find_frameworks, find_orgs
from pdpkit.encoding.reading import Tree
from pdpkit.kinds import HOLDER
from pdpkit.view.places import say_entry
from pdpkit.vocabulary import VOCABULARIES

# The newest of these are offered where an entry goes with others.
_LINKED: Final = ("goals", "activities", "secondments", "aspirations", "roles", "entitlements")
_MOST_LINKS: Final = 9


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice: what is typed for it, how it is called, what it stands for."""

    number: str
    words: str
    value: str


def offer(field: Field, entry: Tree, record: Tree) -> list[Offer]:
    """The choices for a field, with what the record and the entry say so far; none for free text.

    Entries keep the numbers that ``pdp list`` gives them.
    """
    if field.form == "EntryId":
        return _offer_entries(record)
    if vocabulary := VOCABULARIES.get(field.form):
        named = [(label, code) for code, label in vocabulary.codes.items()]
    elif field.owner == "Org" and field.path[-1] == "name":
        named = [(org["name"], org["name"]) for org in find_orgs(record).values()]
    else:
        named = _name_items(field, entry, record)
    return [Offer(str(number), words, value) for number, (words, value) in enumerate(named, 1)]


def _offer_entries(record: Tree) -> list[Offer]:
    numbered = [
        Offer(str(number), say_entry(place.array, place.number, place.entry), place.entry["id"])
        for number, place in enumerate(list_entries(record))
        if place.array in _LINKED and place.array != HOLDER and "id" in place.entry
    ]
    return numbered[-_MOST_LINKS:] if len(numbered) > _MOST_LINKS else numbered


def _name_items(field: Field, entry: Tree, record: Tree) -> list[tuple[str, str]]:
    """Frameworks, their items, their levels."""
    if field.path[-2:] == ("framework", "id"):
        return [(str(f.get("title")), name) for name, f in find_frameworks(record).items()]
    if field.owner != "Progress" or field.path[-1] not in ("item", "level"):
        return []
    chosen = find_frameworks(record).get(str(read(entry, ("framework", "id"))), {})
    items = list_objects(chosen, "items")
    if field.path[-1] == "item":
        return [(str(item.get("label")), str(item.get("code"))) for item in items]
    item: Tree = next((one for one in items if one.get("code") == entry.get("item")), {})
    levels = list_objects(item, "levels")
    return [(str(level.get("expectation")), str(level.get("level"))) for level in levels]
