"""A record laid out for its rules: entries by id, and who links to whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import first_day, last_day
from pdpkit.record import KINDS, Entry, Record
from pdpkit.rules.survey import Survey, survey

Kind = TypeVar("Kind", bound=Entry)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules look at. ``tree`` is what was received, ``record`` its typed reading."""

    record: Record
    tree: Tree
    at: date
    places: dict[str, tuple[str, Entry]]
    linking: dict[str, list[Entry]]
    surveys: list[Survey]

    def find_related(self, entry: Entry, model: type[Kind]) -> Iterator[Kind]:
        """Entries of a model that ``entry`` links to, or that link to it."""
        for link in entry.links:
            found = self.places.get(link)
            if found is not None and isinstance(found[1], model):
                yield found[1]
        for other in self.linking.get(entry.id, ()):
            if isinstance(other, model) and other.id not in entry.links:
                yield other

    def is_past(self, day: str) -> bool:
        return last_day(day) < self.at

    def is_during(self, start: str | None, end: str | None) -> bool:
        """Whether the day of the judgement falls into a time that may be open at either end."""
        begun = start is None or first_day(start) <= self.at
        return begun and (end is None or last_day(end) >= self.at)


def lay_out(record: Record, tree: Tree, at: date) -> Scene:
    """The scene of a record on the day ``at``."""
    places: dict[str, tuple[str, Entry]] = {}
    linking: dict[str, list[Entry]] = {}
    for kind in KINDS:
        for number, entry in enumerate(getattr(record, kind)):
            places.setdefault(entry.id, (f"/{kind}/{number}", entry))
            for link in entry.links:
                linking.setdefault(link, []).append(entry)
    return Scene(record, tree, at, places, linking, list(survey(tree)))
