"""A record as its holder's own print: everything in it, section by section, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import say_day
from pdpkit.kinds import HOLDER
from pdpkit.ledger import Place, find_entries
from pdpkit.messages.sharing import SECTIONS
from pdpkit.view.entitlements import Account, show_entitlements
from pdpkit.view.entries import Entry, running_first
from pdpkit.view.framework_progress import FrameworkPart, show_framework_progress
from pdpkit.view.members import Member, list_members, name_targets
from pdpkit.view.naming import name_entry
from pdpkit.view.page import Beside, Path, Stated
from pdpkit.view.pairs import show_beside
from pdpkit.view.path import show_path
from pdpkit.view.saying import join, say_short
from pdpkit.view.stated import Statements, list_unchecked
from pdpkit.view.timeline import name_year
from pdpkit.view.told import RUNNING

MARK: Final = "Own print · carries nothing signed"
# What of an entry is for programs: which one it is, and when it was changed.
_FOR_PROGRAMS: Final = frozenset(("Id", "Created", "Last signed change"))
# Sections with more entries than this are divided by school years.
_MANY: Final = 24
# Above this many letters a member stands in a line of its own.
_SHORT: Final = 64


@dataclass(frozen=True, slots=True)
class Thing:
    """One entry: its title and time, then its members with their labels, the short ones first."""

    title: str
    when: str
    short: tuple[tuple[str, str], ...]
    long: tuple[tuple[str, str], ...]
    stated: tuple[Stated, ...]
    beside: Beside


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of one array under school years; one empty year where they are few."""

    name: str
    title: str
    years: tuple[tuple[str, tuple[Thing, ...]], ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """All of it; ``private`` says whether what never leaves is in it, too."""

    name: str
    role: str
    code: str
    day: str
    private: bool
    path: Path
    frameworks: tuple[FrameworkPart, ...]
    promises: tuple[Account, ...]
    sections: tuple[Section, ...]
    statements: tuple[tuple[str, tuple[Stated, ...]], ...]
    mark: str = MARK


def show_whole(record: Tree, at: datetime, *, private: bool = False) -> Whole:
    """The print of a record that was read before; nothing in it is checked.

    ``InputError`` as ``ledger.find_entries`` for a record whose entries have no ids of their own.
    """
    entry = Entry(record)
    statements = list_unchecked(record.get("statements") or ())
    post = next(iter(running_first(entry.parts("posts"))), Entry(None))
    until = Entry({"until": at.date().isoformat()})
    return Whole(
        name=entry.part(HOLDER).line("name"),
        role=join([post.line("title"), post.part("org").line("name")], ", "),
        code=spoken_code(entry.part(HOLDER).line("id")),
        day=say_day(at.date().isoformat()),
        private=private,
        path=show_path(until, entry, statements, most=12),
        frameworks=show_framework_progress(entry, statements).frameworks,
        promises=show_entitlements(entry, statements).accounts,
        sections=tuple(_list_sections(record, statements, private=private)),
        statements=_group(statements),
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    """The record around an entry: what links lead to, what employers state."""

    record: Tree
    targets: dict[str, str]
    statements: Statements
    private: bool


def _list_sections(record: Tree, statements: Statements, *, private: bool) -> Iterator[Section]:
    places = list(find_entries(record).values())
    scene = _Scene(record, name_targets(record, places), statements, private)
    for array, title in {HOLDER: "About me", **SECTIONS}.items():
        found = [place for place in places if place.array == array]
        many = len(found) > _MANY
        things = [(_find_year(place) if many else "", _show(place, scene)) for place in found]
        things.sort(key=lambda thing: thing[0])
        years = groupby(things, key=lambda thing: thing[0])
        if things:
            told = tuple((year, tuple(thing for _, thing in group)) for year, group in years)
            yield Section(array, title, told)


def _find_year(place: Place) -> str:
    return name_year(name_entry(place.array, Entry(place.entry)).first) or "Without a day"


def _show(place: Place, scene: _Scene) -> Thing:
    entry = Entry(place.entry)
    named = name_entry(place.array, entry)
    printed = Place(place.array, place.number, _strip(place.entry, scene))
    told = _fold(list_members(printed, scene.record, scene.targets))
    lines = [line for line in told if line[0] not in _FOR_PROGRAMS and line[1] != named.title]
    return Thing(
        title="" if place.array == HOLDER else named.title,
        when=say_short(named.start, named.end, running=place.array in RUNNING),
        short=tuple(line for line in lines if len(line[1]) <= _SHORT),
        long=tuple(line for line in lines if len(line[1]) > _SHORT),
        stated=scene.statements.about(entry, most=9),
        beside=show_beside(place.array, entry, scene.statements),
    )


def _strip(entry: Tree, scene: _Scene) -> Tree:
    """What is printed of an entry; a link to a statement is printed as that statement."""
    stated = {word.number for word in scene.statements.find(Entry(entry))}
    links = [
        link for link in entry.get("links", []) if link.removeprefix("urn:uuid:") not in stated
    ]
    hidden = {"links"} if scene.private else {"links", "private"}
    kept = {name: value for name, value in entry.items() if name not in hidden}
    return kept | ({"links": links} if links else {})


def _fold(members: tuple[Member, ...]) -> list[tuple[str, str]]:
    """Members with their texts; what stands inside another member is told in one line with it."""
    lines: list[tuple[str, str]] = []
    for member in members:
        if member.depth == 0:
            lines.append((member.label, member.text))
        elif member.text:
            label, before = lines[-1]
            told = f"{_lower(member.label)}: {member.text}"
            lines[-1] = (label, join([before, told], "; "))
    return lines


def _lower(label: str) -> str:
    """A label inside a sentence; URN and DfE stay as they are."""
    return label if any(map(str.isupper, label[1:])) else label.lower()


def _group(statements: Statements) -> tuple[tuple[str, tuple[Stated, ...]], ...]:
    """All statements under one heading for each employer and name."""
    groups: dict[str, list[Stated]] = {}
    for stated in statements.shown:
        heading = f"{stated.employer}, made out to {stated.made_out_to}"
        groups.setdefault(heading, []).append(stated)
    return tuple((heading, tuple(group)) for heading, group in groups.items())
