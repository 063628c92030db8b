"""Which managers a secondment's plan still waits for; told to its holder and in no share."""

from typing import Any

import pytest

from entries import entry, entry_id
from pdpkit.profile import PROFILES
from pdpkit.view.awaited import find_awaited
from pdpkit.view.entries import Entry
from world import NOW, Tree, record, share

AWAY = entry("secondments", 1, start="2026-09-01", end="2027-08-31", visibility="manager")
BOTH = ("home manager", "host manager")
BESIDE: Tree = {"links": [entry_id("secondments")], "visibility": "manager"}


def awaited(array: str, one: Tree, *agreed: str, **arrays: Any) -> tuple[str, ...]:
    whole = record(**{"secondments": [AWAY], **arrays})
    return find_awaited(array, Entry(one), Entry(whole), agreed, NOW.date())


def test_a_secondment_waits_for_both_managers_until_they_agreed() -> None:
    assert awaited("secondments", AWAY) == BOTH
    assert awaited("secondments", AWAY, "line manager", "home manager") == ("host manager",)
    assert awaited("secondments", AWAY, *BOTH) == ()


@pytest.mark.parametrize("over", [{"state": "ended"}, {"state": "withdrawn"}, {"end": "2026-08"}])
def test_one_that_is_over_waits_for_nobody(over: Tree) -> None:
    assert awaited("secondments", AWAY | over) == ()
    goal = entry("goals", 1, **BESIDE)
    assert awaited("goals", goal, goals=[goal], secondments=[AWAY | over]) == ()


def test_a_goal_waits_where_it_goes_with_a_secondment() -> None:
    goal, other = entry("goals", 1, **BESIDE), entry("goals", 2)
    assert awaited("goals", goal, goals=[goal, other]) == BOTH
    assert awaited("goals", other, goals=[goal, other]) == ()
    assert awaited("goals", goal | {"state": "met"}, goals=[goal]) == ()
    turned = AWAY | {"links": [other["id"]]}
    assert awaited("goals", other, goals=[other], secondments=[turned]) == BOTH


def test_no_share_tells_who_is_waited_for() -> None:
    goal = entry("goals", 1, **BESIDE)
    made = share(record(secondments=[AWAY], goals=[goal]), profile=PROFILES["manager"])
    text = str(made)
    assert goal["id"] in text
    assert not any(role in text for role in BOTH)
