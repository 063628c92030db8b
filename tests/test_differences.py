"""``view.differences``: what changed, in words that need no knowledge of the format."""

from datetime import timedelta
from typing import Any

import pytest

from entries import entry
from pdpkit.identity import rotate
from pdpkit.ledger import Place
from pdpkit.signing import sign_record
from pdpkit.view.differences import (
    Difference,
    Shift,
    Sort,
    compare,
    list_differences,
    list_unsigned,
    say_what,
    take_side,
)
from world import NOW, PRIYA, Tree, copy, record, signed, statement, withdrawals

PLAN = {"level": 4, "intendedChange": "All talk", "measure": "Looking", "recordedOn": "2024-01-02"}
GOAL = entry("goals", targetDate="2024-07", impactPlan=PLAN)
PROMISE = entry("entitlements", given=[{"amount": "1", "unit": "days"}])
BASE = record(goals=[GOAL], entitlements=[PROMISE], notes=[entry("notes")])


def changed(array: str, **members: Any) -> Tree:
    new = copy(BASE)
    new[array][0] |= members
    return new


def sentences(before: Tree, after: Tree) -> list[str]:
    return [shift.sentence for one in list_differences(before, after) for shift in one.shifts or ()]


@pytest.mark.parametrize(
    ("members", "wanted"),
    [
        ({"targetDate": "2025-07"}, "target date moved from July 2024 to July 2025"),
        ({"targetDate": "2024-07-01"}, "target date moved from July 2024 to 1 July 2024"),
        ({"title": "Talk"}, "title changed from “Reasoning talk” to “Talk”"),
        ({"baseline": "Little"}, "baseline is now “Little”"),
        ({"state": "met"}, "state is now “Met”"),
        ({"successCriteria": ["Daily", "By all"]},
         "success criteria changed from “Daily” to “Daily; By all”"),
        ({"impactPlan": {**PLAN, "measure": "Asking"}},
         "impact plan, measure changed from “Looking” to “Asking”"),
        ({"visibility": "public"}, "who may see it is now “Anyone”"),
    ],
)  # fmt: skip
def test_a_member_that_changed_is_told_in_one_sentence(members: Tree, wanted: str) -> None:
    (said,) = sentences(BASE, changed("goals", **members))
    if "who may see it" in wanted:
        assert said.startswith("who may see it is now")
    else:
        assert said == wanted


def test_what_was_taken_out_says_what_it_was() -> None:
    assert sentences(changed("goals", baseline="Little"), BASE) == [
        "baseline was taken out; it was “Little”"
    ]


def test_of_several_objects_the_later_ones_are_numbered() -> None:
    more = [*PROMISE["given"], {"amount": "2.5", "unit": "days"}]
    found = sentences(BASE, changed("entitlements", given=more))
    assert found[0] == "given 2, amount is now “2.5”"


def test_what_signing_writes_is_no_change_of_anybodys() -> None:
    again = sign_record(changed("goals"), PRIYA.key, NOW + timedelta(days=1)).tree
    assert list_differences(BASE, again) == ()
    dated = changed("goals", updated="2026-11-23T12:00:00Z")
    assert list_differences(BASE, dated) == ()


def test_entries_and_what_stands_beside_them_come_and_go() -> None:
    after = copy(BASE)
    del after["notes"]
    after["asks"] = [entry("asks")]
    after["statements"] = [signed(statement())]
    after["lists"] = [withdrawals()]
    after["badges"] = ["a badge"]
    after["language"] = "cy"
    after["holder"]["keyLog"] = rotate(PRIYA.log, PRIYA.entropy)
    after["holder"]["name"] = "Priya Nair-Jones"
    found = list_differences(BASE, after)
    assert [(one.sort, one.what) for one in found] == [
        (Sort.CHANGED, "your own details"),
        (Sort.ADDED, "ask “One coaching cycle a half term”"),
        (Sort.REMOVED, "note “What I tried, and what came of it.”"),
        (Sort.ADDED, "statement “Led: Reasoning talk in Years 3 and 4”"),
        (Sort.ADDED, f"withdrawal list “{withdrawals()['list']}”"),
        (Sort.ADDED, "badge"),
        (Sort.CHANGED, "your key"),
        (Sort.CHANGED, "language"),
    ]
    back = list_differences(after, BASE)
    assert {(one.sort, one.what) for one in back if one.sort is Sort.REMOVED} == {
        (Sort.REMOVED, one.what) for one in found if one.sort is Sort.ADDED
    }


def test_a_statement_in_another_shape_is_the_same() -> None:
    alone = signed(statement())
    before, after = record(alone), record(alone | {"proof": alone["proof"][0]})
    assert list_differences(before, after) == ()


def test_since_the_signature_the_ledger_tells_and_an_older_copy_says_what_it_was() -> None:
    now = changed("goals", title="Talk")
    del now["notes"]
    assert list_unsigned(BASE, []) == ()
    goal, note = list_unsigned(now, [])
    assert (goal.sort, goal.shifts) == (Sort.CHANGED, None)
    assert (note.sort, note.what) == (Sort.REMOVED, "an entry")
    goal, note = list_unsigned(now, [now, BASE])
    assert goal.shifts == (Shift("Title", "Reasoning talk", "Talk"),)
    assert note.what == "note “What I tried, and what came of it.”"
    unsigned = {name: value for name, value in BASE.items() if name not in ("ledger", "proof")}
    assert {one.sort for one in list_unsigned(unsigned, [])} == {Sort.ADDED}


def test_entries_of_a_newer_version_are_named_by_what_they_have() -> None:
    strange = {"id": "0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21", "title": "Of tomorrow"}
    after = copy(BASE) | {"hopesAndFears": [strange]}
    assert list_differences(BASE, after) == (
        Difference(Sort.ADDED, "hopes and fears “Of tomorrow”", strange["id"]),
    )
    other = copy(after)
    other["hopesAndFears"][0]["title"] = "Changed"
    assert [one.sort for one in list_differences(after, other)] == [Sort.CHANGED]
    place = Place("hopesAndFears", 0, {})
    assert say_what(place) == "hopes and fears"
    assert compare(place, place, take_side(BASE), take_side(BASE)) == ()
