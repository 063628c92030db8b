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
    """Every entry that others rest on, with those that rest on it below.

    An entry that rests on two stands below both, with what came of it below the first alone.
    """
    related = Related(record)
    walk = _Walk(related, statements)
    entries = sorted(related.entries.values(), key=_begin)
    beginnings = [found for found in entries if not any(related.rests_on(found[1]))]
    # Whoever links in a circle has no beginning; the earliest is taken for one.
    for found in (*beginnings, *entries):
        if found[1].id not in walk.told and any(related.resting_on(found[1])):
            walk.follow(found)
    posts = [(post.line("title"), post.text("whatLedHere")) for post in record.parts("posts")]
    return Causes(
        name=record.part("holder").line("name"),
        ways=tuple(tuple(way) for way in walk.ways),
        posts=tuple((title, text) for title, text in posts if text),
    )


class _Walk:
    """Follows links from one beginning after the other, and tells each entry once."""

    def __init__(self, related: Related, statements: Statements) -> None:
        self.ways: list[list[Link]] = []
        self.told: set[str] = set()
        self._related = related
        self._statements = statements

    def follow(self, beginning: Found) -> None:
        way: list[Link] = []
        stack = [(0, beginning)]
        while stack:
            depth, (array, entry) = stack.pop()
            again = entry.id in self.told
            way.append(Link(depth, tell(array, entry, self._statements), again))
            if again or depth == MAX_DEPTH:
                continue
            self.told.add(entry.id)
            rest = sorted(self._related.resting_on(entry), key=_begin, reverse=True)
            stack += [(depth + 1, found) for found in rest]
        self.ways.append(way)


def _begin(found: Found) -> tuple[date, str]:
    """By which entries stand in order; what has no day comes last, and equals stand by id."""
    named = name_entry(*found)
    return named.first or date.max, found[1].id
