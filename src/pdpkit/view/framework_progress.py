"""Where the holder says they stand in a framework, item by item, and what shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from pdpkit.view.entries import Entry, newest
from pdpkit.view.page import Step
from pdpkit.view.plan import find_item, show_step
from pdpkit.view.related import Related
from pdpkit.view.saying import say_known_day
from pdpkit.view.stated import Statements
from pdpkit.view.told import Told, tell


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim against one item, the day of it, its label, and the entries that it rests on."""

    step: Step
    day: str
    told: Told
    evidence: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class FrameworkPart:
    """One framework: what was claimed, in its own order; what is wanted; what has no word yet."""

    title: str
    source: str
    claims: tuple[Claim, ...]
    wanted: tuple[str, ...]
    untouched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameworkProgress:
    """Progress in every framework that the holder uses. Nothing is scored or added up."""

    name: str
    frameworks: tuple[FrameworkPart, ...]


def show_framework_progress(record: Entry, statements: Statements) -> FrameworkProgress:
    """The claims and audits of a record by framework; a claim that was replaced is not shown."""
    defined = {_key(framework): framework for framework in record.parts("frameworks")}
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in newest(record.parts("progress"), "date"):
        if entry.line("state") != "superseded":
            found.setdefault(_key(entry.part("framework")), []).append(entry)
    related = Related(record)
    parts = [
        _show_part(key, defined.get(key, Entry(None)), entries, related, statements)
        for key, entries in found.items()
    ]
    return FrameworkProgress(record.part("holder").line("name"), tuple(parts))


def _key(framework: Entry) -> tuple[str, str]:
    return framework.line("id"), framework.line("version")


def _show_part(
    key: tuple[str, str],
    framework: Entry,
    entries: list[Entry],
    related: Related,
    statements: Statements,
) -> FrameworkPart:
    items = {item.line("code"): item for item in framework.parts("items")}
    places = {code: place for place, code in enumerate(items)}
    claims = [entry for entry in entries if entry.line("item")]
    claims.sort(key=lambda entry: places.get(entry.line("item"), len(places)))
    claimed = {entry.line("item") for entry in claims}
    return FrameworkPart(
        title=framework.line("title") or key[0],
        source=framework.line("source"),
        claims=tuple(_claim(entry, framework, related, statements) for entry in claims),
        wanted=_unique(wish for entry in entries for wish in entry.lines("trainingWanted", 9)),
        untouched=tuple(i.line("label") or c for c, i in items.items() if c not in claimed),
    )


def _claim(entry: Entry, framework: Entry, related: Related, statements: Statements) -> Claim:
    item = find_item(framework, entry.line("item"))
    found = (*related.rests_on(entry), *related.resting_on(entry, "evidence"))
    evidence = {one.id: (array, one) for array, one in found}
    return Claim(
        step=show_step(entry, item, statements),
        day=say_known_day(entry.day("date")),
        told=tell("progress", entry, statements),
        evidence=tuple(tell(array, one, statements) for array, one in evidence.values()),
    )


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
