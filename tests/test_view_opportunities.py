"""How one can develop: places on offer, what is brought to them, what is hoped for."""

from datetime import date

import pytest

from entries import HOST, entry
from pdpkit.view.entries import Entry
from pdpkit.view.opportunities import Opportunities, show_opportunities
from world import record

AT = date(2026, 11, 22)
HOPE = entry("aspirations", statement="To train teachers.")


def view(*interests: object, at: date = AT) -> Opportunities:
    return show_opportunities(Entry(record(interests=list(interests), aspirations=[HOPE])), at)


@pytest.mark.covers("S0-15", at="view/opportunities")
@pytest.mark.covers("S4-06", at="view/opportunities")
def test_a_place_is_told_with_all_that_somebody_asks_of_it() -> None:
    place = {
        "title": "Lead maths for a year",
        "host": HOST,
        "need": "cover-for-leave",
        "start": "2027-09-01",
        "end": "2028-08-31",
        "time": {"daysPerWeek": "2"},
        "seniority": "middle-leader",
        "skillsSought": ["Reasoning", "Work with colleagues"],
        "closes": "2026-12-04",
    }
    match = entry(
        "interests",
        kind="match",
        title="A year away",
        opportunity=place,
        priorities=[{"title": "Maths mastery"}],
        rationale="It fits both.",
        links=[HOPE["id"]],
        state="open",
    )
    (found,) = view(match).places
    assert (found.title, found.state, found.open) == ("Lead maths for a year", "Open", True)
    assert found.facts.startswith("A year away · Harbour Primary · 1 September 2027 to 31 August")
    assert found.facts.endswith("2 days a week · Middle leader · Cover for leave")
    assert found.deadline == "closes 4 December 2026"
    assert found.sought == "Reasoning; Work with colleagues"
    assert found.serves == ("To train teachers.", "Maths mastery")
    assert found.why == "It fits both."


def test_open_places_stand_first_and_one_that_closed_is_not_open() -> None:
    def offer(number: int, closes: str, state: str = "open") -> object:
        opportunity = {"title": f"Place {number}", "closes": closes}
        members = {"kind": "opportunity", "opportunity": opportunity, "state": state}
        return entry("interests", number, date=f"202{number}", **members)

    found = view(offer(5, "2026-11-21"), offer(3, "2026-11-22"), offer(4, "2027", "taken-up"))
    assert [(one.title, one.open, one.deadline) for one in found.places] == [
        ("Place 3", True, "closes 22 November 2026"),
        ("Place 5", False, "closed 21 November 2026"),
        ("Place 4", False, "closes 2027"),
    ]


@pytest.mark.covers("S0-17", at="view/opportunities")
@pytest.mark.covers("S0-19", at="view/opportunities")
def test_interest_and_expertise_stand_apart() -> None:
    interest = entry("interests", 1, kind="interest", title="Vocabulary")
    expertise = entry(
        "interests",
        2,
        kind="expertise",
        title="Talk",
        experience=["leading-ects", "coaching"],
        trackRecord="In two schools.",
    )
    found = view(interest, expertise)
    assert [(one.kind, one.title) for one in found.strengths] == [
        ("Expertise", "Talk"), ("Interest", "Vocabulary"),
    ]  # fmt: skip
    assert found.strengths[0].experience == "Led early career teachers, Coached colleagues"
    assert found.strengths[0].record == "In two schools."
    assert found.hopes[0].text == "To train teachers."


@pytest.mark.parametrize("broken", [7, {"kind": "match", "opportunity": 7, "priorities": [7]}])
def test_what_has_another_form_is_told_as_far_as_it_can_be(broken: object) -> None:
    tree = record() | {"interests": [broken], "aspirations": 7}
    assert len(show_opportunities(Entry(tree), AT).places) <= 1
