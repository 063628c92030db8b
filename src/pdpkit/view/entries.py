"""A tolerant look at entries: what is there and of its kind, cut to what a page can hold.

The tree was judged before it comes here. A member of another kind than expected is simply not
shown, so that a page never fails over a newer program's record.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import last_day

LINE: Final = 140
TEXT: Final = 420


class Entry:
    """One object of the tree; every question has an answer, if only an empty one."""

    def __init__(self, tree: Any) -> None:
        self._tree: Tree = tree if isinstance(tree, dict) else {}

    def __bool__(self) -> bool:
        return bool(self._tree)

    @property
    def id(self) -> str:
        return self.line("id")

    @property
    def tree(self) -> Tree:
        """The object itself, for whoever compares it whole."""
        return self._tree

    def line(self, name: str) -> str:
        """A text of at most ``LINE`` letters."""
        return clip(self._tree.get(name), LINE)

    def text(self, name: str) -> str:
        """A text of at most ``TEXT`` letters."""
        return clip(self._tree.get(name), TEXT)

    def lines(self, name: str, most: int = 4) -> tuple[str, ...]:
        """The first texts of a list."""
        return tuple(clip(item, LINE) for item in self._list(name)[:most] if isinstance(item, str))

    def number(self, name: str) -> int | None:
        value = self._tree.get(name)
        return value if type(value) is int else None

    def flag(self, name: str) -> bool:
        return self._tree.get(name) is True

    def day(self, name: str) -> str:
        """A day, month or year; empty where there is none that a calendar has."""
        text = self._tree.get(name)
        try:
            last_day(text if isinstance(text, str) else "")
        except ValueError:
            return ""
        return str(text)

    def part(self, name: str) -> "Entry":
        return Entry(self._tree.get(name))

    def parts(self, name: str) -> Iterator["Entry"]:
        return (Entry(item) for item in self._list(name) if isinstance(item, dict))

    def links(self) -> frozenset[str]:
        """The ids that the entry links to, of entries and of statements alike."""
        links = (link for link in self._list("links") if isinstance(link, str))
        return frozenset(link.removeprefix("urn:uuid:") for link in links)

    def _list(self, name: str) -> list[Any]:
        value = self._tree.get(name)
        return value if isinstance(value, list) else []


def newest(entries: Iterable[Entry], name: str = "end") -> list[Entry]:
    """The latest first."""
    return sorted(entries, key=lambda entry: latest(entry, name), reverse=True)


def running_first(entries: Iterable[Entry]) -> list[Entry]:
    """What goes on, then what has ended, each the newest first."""
    return sorted(entries, key=lambda entry: (not entry.day("end"), latest(entry)), reverse=True)


def latest(entry: Entry, name: str = "end") -> date:
    """The last day that an entry names, or the first where it has no other."""
    day = entry.day(name) or entry.day("start")
    return last_day(day) if day else date.min


def clip(value: Any, most: int) -> str:
    """A text in one piece of at most ``most`` letters, cut at a word where one ends in reach."""
    if not isinstance(value, str):
        return ""
    text = " ".join(value[: most * 4].split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ", most * 3 // 4)
    return (cut[:space] if space > 0 else cut).rstrip(" ,;:") + "…"
