"""Which entries of a record rest on which, by their links, in both directions."""

from collections.abc import Iterator
from typing import Final

from pdpkit.view.entries import Entry
from pdpkit.view.naming import ARRAYS

Found = tuple[str, Entry]
_NOTHING: Final[tuple[str, Entry]] = ("", Entry(None))


class Related:
    """The entries of one record by id, each with its array; a link that leads nowhere is none."""

    def __init__(self, record: Entry) -> None:
        self.entries: dict[str, Found] = {}
        for array in ARRAYS:
            for entry in record.parts(array):
                if entry.id:
                    self.entries.setdefault(entry.id, (array, entry))
        self._resting: dict[str, list[str]] = {}
        for identifier, (_, entry) in self.entries.items():
            for link in sorted(entry.links()):
                if link in self.entries and link != identifier:
                    self._resting.setdefault(link, []).append(identifier)

    def rests_on(self, entry: Entry) -> Iterator[Found]:
        """The entries that this one links to."""
        for link in sorted(entry.links()):
            if link in self.entries and link != entry.id:
                yield self.entries[link]

    def resting_on(self, entry: Entry, array: str | None = None) -> Iterator[Found]:
        """The entries that link to this one; of one array only, where it is named."""
        for identifier in self._resting.get(entry.id, ()):
            found = self.entries[identifier]
            if array is None or found[0] == array:
                yield found
