"""How somebody can develop: places that are open to them, and what they bring (checklist S4-06)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from pdpkit.encoding.times import last_day, say_day
from pdpkit.view.entries import Entry, clip, latest
from pdpkit.view.page import Hope
from pdpkit.view.plan import show_hopes
from pdpkit.view.saying import join, say_code, say_period, say_time
from pdpkit.vocabulary import find_label

_PLACES: Final = ("opportunity", "match")
_MOST_WORDS: Final = 80


@dataclass(frozen=True, slots=True)
class Place:
    """One place that was on offer; ``serves`` are the hopes and priorities that it fits."""

    title: str
    state: str
    facts: str
    deadline: str
    sought: str
    serves: tuple[str, ...]
    why: str
    outcome: str
    open: bool


@dataclass(frozen=True, slots=True)
class Strength:
    """An interest, or an expertise with the experience and the record behind it."""

    title: str
    kind: str
    experience: str
    record: str


@dataclass(frozen=True, slots=True)
class Opportunities:
    """Places, open ones first; then interests and expertise apart; then what is hoped for."""

    name: str
    places: tuple[Place, ...]
    strengths: tuple[Strength, ...]
    hopes: tuple[Hope, ...]


def show_opportunities(record: Entry, at: date) -> Opportunities:
    """Places stand as the holder saw them; one whose last day has passed by ``at`` is not open."""
    interests = list(record.parts("interests"))
    hopes = {hope.id: hope.line("statement") for hope in record.parts("aspirations")}
    places = [one for one in interests if one.line("kind") in _PLACES]
    places.sort(key=lambda one: latest(one, "date"), reverse=True)
    shown = [_show_place(one, hopes, at) for one in places]
    strengths = [one for one in interests if one.line("kind") not in _PLACES]
    strengths.sort(key=lambda one: one.line("kind") != "expertise")
    return Opportunities(
        name=record.part("holder").line("name"),
        places=tuple(sorted(shown, key=lambda place: not place.open)),
        strengths=tuple(_show_strength(one) for one in strengths),
        hopes=show_hopes(record),
    )


def _show_place(interest: Entry, hopes: dict[str, str], at: date) -> Place:
    place = interest.part("opportunity")
    closes = place.day("closes")
    over = bool(closes) and last_day(closes) < at
    facts = [
        interest.line("title") if place.line("title") else "",
        place.part("host").line("name"),
        say_period(place.day("start"), place.day("end")),
        say_time(place.part("time")),
        say_code("Seniority", place, "seniority"),
        say_code("SecondmentNeed", place, "need"),
    ]
    fits = [hopes[link] for link in sorted(interest.links()) if link in hopes]
    fits += [priority.line("title") for priority in interest.parts("priorities")]
    return Place(
        title=place.line("title") or interest.line("title"),
        state=say_code("InterestState", interest, "state"),
        facts=join(facts),
        deadline=f"{'closed' if over else 'closes'} {say_day(closes)}" if closes else "",
        sought="; ".join(place.lines("skillsSought")),
        serves=tuple(clip(one, _MOST_WORDS) for one in fits if one),
        why=interest.text("rationale"),
        outcome=interest.text("outcome"),
        open=interest.line("state") in ("", "open") and not over,
    )


def _show_strength(interest: Entry) -> Strength:
    labels = (find_label("Experience", code) for code in interest.lines("experience"))
    return Strength(
        title=interest.line("title"),
        kind=say_code("InterestKind", interest, "kind"),
        experience=", ".join(clip(label, _MOST_WORDS) for label in labels),
        record=interest.text("trackRecord"),
    )
