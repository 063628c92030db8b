"""What led to what: the links between entries, followed from what came first (checklist S3-15)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from pdpkit.view.entries import Entry
from pdpkit.view.naming import name_entry
from pdpkit.view.related import Found, Related
from pdpkit.view.stated import Statements
from pdpkit.view.told import Told, tell

# People follow no longer way on one page; what is deeper stands there as a beginning of its own.
MAX_DEPTH: Final = 8
# Only short lists are compared with each other: a file may link everything to everything.
_FEW: Final = 100
# What somebody means to do comes before what they then did; its day is one that is aimed at.
_MEANT: Final = {array: rank for rank, array in enumerate(("aspirations", "stages", "goals"))}


@dataclass(frozen=True, slots=True)
class Link:
    """One entry on a way: how many steps from its beginning, and whether it was told before."""

    depth: int
    told: Told
    again: bool


@dataclass(frozen=True, slots=True)
class Causes:
    """Ways from beginnings to what came of them; ``posts`` says in own words what led to a post."""

    name: str
    ways: tuple[tuple[Link, ...], ...]
    posts: tuple[tuple[str, str], ...]


def show_causes(record: Entry, statements: Statements) -> Causes:
    """Every entry that is linked to another, each way from its beginning on.

    Of two entries that are linked, what was meant came first, else the earlier one; where no day
    tells, the one that the other links to. An entry to which two ways lead stands on both, with
    what came of it on the first alone.
    """
    walk = _Walk(Related(record), statements)
    walk.follow_all()
    posts = [(post.line("title"), post.text("whatLedHere")) for post in record.parts("posts")]
    return Causes(
        name=record.part("holder").line("name"),
        ways=tuple(tuple(way) for way in walk.ways),
        posts=tuple((title, text) for title, text in posts if text),
    )


class _Walk:
    """Follows links from one beginning after the other."""

    def __init__(self, related: Related, statements: Statements) -> None:
        self.ways: list[list[Link]] = []
        self._statements = statements
        self._entries = related.entries
        self._told: set[str] = set()
        self._tellings: dict[str, Told] = {}
        self._later: dict[str, set[str]] = {}
        self._beginnings = set(self._entries)
        self._days = {one: name_entry(*found).first for one, found in self._entries.items()}
        for found in self._entries.values():
            for other in related.rests_on(found[1]):
                first, then = self._order(other, found)
                # Two that link to each other are told once.
                if first not in self._later.get(then, ()):
                    self._later.setdefault(first, set()).add(then)
                    self._beginnings.discard(then)
        for later in self._later.values():
            self._cut_short_ways(later)

    def follow_all(self) -> None:
        """Beginnings first; whoever links in a circle has none, and the earliest stands for one."""
        inside = self._entries.keys() - self._beginnings
        for identifier in (*self._sort(self._beginnings), *self._sort(inside)):
            if identifier in self._later and identifier not in self._told:
                self._follow(identifier)

    def _cut_short_ways(self, later: set[str]) -> None:
        """Where one thing led to another by a third, the way past the third says nothing more."""
        for between in self._sort(later) if len(later) > 1 else ():
            further = self._later.get(between, set())
            if between in later and len(further) <= _FEW:
                later -= further - {between}

    def _follow(self, beginning: str) -> None:
        way: list[Link] = []
        stack = [(0, beginning)]
        while stack:
            depth, identifier = stack.pop()
            again = identifier in self._told
            if identifier not in self._tellings:
                self._tellings[identifier] = tell(*self._entries[identifier], self._statements)
            way.append(Link(depth, self._tellings[identifier], again))
            if not again and depth < MAX_DEPTH:
                self._told.add(identifier)
                later = self._sort(self._later.get(identifier, set()))
                stack += [(depth + 1, one) for one in reversed(later)]
        self.ways.append(way)

    def _sort(self, identifiers: set[str]) -> list[str]:
        """By day; what has none comes last."""
        return sorted(identifiers, key=lambda one: (self._days[one] or date.max, one))

    def _order(self, target: Found, found: Found) -> tuple[str, str]:
        """Two linked entries in the order in which one led to the other; ``found`` has the link."""
        ids = target[1].id, found[1].id
        ranks = [_MEANT.get(array, len(_MEANT)) for array, _ in (target, found)]
        days = [self._days[one] for one in ids]
        later = ranks[0] > ranks[1]
        if ranks[0] == ranks[1] and days[0] and days[1]:
            later = days[0] > days[1]
        return (ids[1], ids[0]) if later else ids
