"""``ledger``: what changed is found, by whatever editor, and a digest never returns."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdpkit.errors import InputError
from pdpkit.ledger import (
    covered,
    entry_digest,
    find_changes,
    find_entries,
    read_ledger,
    read_removed,
    revise,
    tombstone,
)
from world import NOW, PRIYA, Tree, copy

ONE = "0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21"
TWO = "1d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21"
SELF = "5a1e6c2e-8f1d-4f0e-9a55-0f7a6d2f4c10"


def plain(**members: Any) -> Tree:
    holder = {"id": PRIYA.id, "keyLog": PRIYA.log, "name": "Priya Nair"}
    return {"format": "pdp/1.0", "id": SELF, "holder": holder} | members


def goal(identifier: str = ONE, **members: Any) -> Tree:
    return {"id": identifier, "title": "Talk"} | members


def ledger(record: Tree) -> Tree:
    found: Tree = record["ledger"]["entries"]
    return found


def test_the_holders_details_are_one_entry_with_the_records_id() -> None:
    record, changes = revise(plain(), NOW)
    assert changes.added == (SELF,)
    details = find_entries(record)[SELF].entry
    assert set(details) == {"name", "updated"}
    assert ledger(record)[SELF] == {"now": entry_digest(details), "past": []}


def test_signing_finds_what_was_added_changed_and_removed() -> None:
    first, changes = revise(plain(goals=[goal(), goal(TWO)]), NOW)
    assert set(changes.added) == {SELF, ONE, TWO}
    edited = copy(first)
    edited["goals"][0]["title"] = "More talk"
    del edited["goals"][1]
    edited["asks"] = [goal("2d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21")]
    second, changes = revise(edited, NOW)
    assert changes.changed == (ONE,)
    assert changes.removed == (TWO,)
    assert len(changes.added) == 1
    assert ledger(second)[ONE]["past"] == [ledger(first)[ONE]["now"]]
    assert ledger(second)[TWO] == {"now": None, "past": [ledger(first)[TWO]["now"]]}


def test_nothing_changed_changes_nothing() -> None:
    first, _ = revise(plain(goals=[goal()]), NOW)
    again, changes = revise(first, NOW)
    assert again == first
    assert changes.count == 0


def test_updated_is_set_only_where_something_changed() -> None:
    first, _ = revise(plain(goals=[goal(), goal(TWO)]), NOW)
    edited = copy(first)
    edited["goals"][0]["title"] = "More talk"
    later = NOW.replace(hour=15)
    second, _ = revise(edited, later)
    assert second["goals"][0]["updated"] == "2026-11-22T15:00:00Z"
    assert second["goals"][1] == first["goals"][1]


@given(st.lists(st.sampled_from(["A", "B", "C", None]), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_digest_never_returns(titles: list[str | None]) -> None:
    """Also when an entry goes back and forth within one second, vanishes, and comes again."""
    record, seen = plain(), []
    before: Any = None
    kept: Any = None
    for title in titles:
        record = copy(record)
        record["goals"] = [] if title is None else [goal(title=title)]
        if title is not None and title == before:
            record["goals"][0]["updated"] = kept
        record, _ = revise(record, NOW)
        state = ledger(record).get(ONE, {"now": None, "past": []})
        if state["now"] is not None and title != before:
            assert state["now"] not in seen
            seen.append(state["now"])
        assert set(state["past"]) | {state["now"]} - {None} >= set(seen)
        assert state["past"] == sorted(set(state["past"]))
        kept = record["goals"][0]["updated"] if title is not None else None
        before = title


def test_a_removal_has_a_digest_that_never_returns_either() -> None:
    """What is restored knows that it was gone, so that a stale removal does not win again."""
    record, gone = plain(), []
    for _ in range(3):
        record, _ = revise(record | {"goals": [goal()]}, NOW)
        assert set(gone) <= set(ledger(record)[ONE]["past"])
        record, _ = revise(record | {"goals": []}, NOW)
        assert ledger(record)[ONE]["now"] is None
        gone.append(tombstone(ledger(record)[ONE]["past"]))
    assert len(set(gone)) == 3
    assert gone[0] == "dCNOmK_nSY-12vHzasLXiswzlGT5UHA7jAGYkvmCuQs"


def test_what_changed_is_found_without_signing() -> None:
    first, _ = revise(plain(goals=[goal(), goal(TWO)]), NOW)
    edited = copy(first)
    edited["goals"] = [goal(title="Other"), goal("2d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21")]
    found = find_changes(edited)
    assert (found.changed, found.removed) == ((ONE,), (TWO,))
    assert found.added == ("2d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21",)


DIGEST = "M3VpixJokZJ6mYbq_xBI2XcvfsQApOSVvMVzOf0S1Cs"


def test_a_ledger_of_a_newer_version_keeps_what_nobody_here_knows() -> None:
    record, _ = revise(plain(goals=[goal()]), NOW)
    record["ledger"]["entries"][ONE]["more"] = record["ledger"]["more"] = 1
    again, _ = revise(record, NOW)
    assert again["ledger"]["more"] == again["ledger"]["entries"][ONE]["more"] == 1
    assert read_ledger(plain(ledger={"entries": {ONE: {"now": DIGEST}}}))[ONE].past == frozenset()
    assert read_removed(plain(ledger={"removed": [DIGEST]})) == {DIGEST}


@pytest.mark.parametrize(
    ("broken", "where"),
    [
        ([], "/ledger"),
        (None, "/ledger"),
        ({"entries": []}, "/ledger/entries"),
        ({"entries": {"goal-1": {"now": None}}}, "/ledger/entries/goal-1"),
        ({"entries": {ONE: []}}, f"/ledger/entries/{ONE}"),
        ({"entries": {ONE: {}}}, f"/ledger/entries/{ONE}/now"),
        ({"entries": {ONE: {"now": "x"}}}, f"/ledger/entries/{ONE}/now"),
        ({"entries": {ONE: {"now": DIGEST, "past": "x"}}}, f"/ledger/entries/{ONE}/past"),
        ({"entries": {ONE: {"now": None, "past": [1]}}}, f"/ledger/entries/{ONE}/past/0"),
        ({"removed": {}}, "/ledger/removed"),
        ({"removed": [DIGEST + "x"]}, "/ledger/removed/0"),
    ],
)
def test_a_ledger_that_cannot_be_read_says_where(broken: Any, where: str) -> None:
    for act in (read_ledger, lambda record: revise(record, NOW)):
        with pytest.raises(InputError) as caught:
            act(plain(ledger=broken))
        assert (caught.value.code, caught.value.where) == ("entry-history-broken", where)


def test_arrays_of_a_newer_version_hold_entries_too() -> None:
    record, changes = revise(plain(mentors=[goal()]), NOW)
    assert ONE in changes.added
    assert ONE in ledger(record)


def test_statements_lists_badges_and_frameworks_are_no_entries() -> None:
    members = {name: [goal()] for name in ("statements", "lists", "badges", "frameworks")}
    assert list(find_entries(plain(**members, proof=[goal()]))) == [SELF]


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([goal(), goal()], "entry-id-twice"),
        ([goal(SELF)], "entry-id-twice"),
        ([{"title": "Talk"}], "entry-id-missing"),
        ([goal(), "goal"], "entry-id-missing"),
        ([goal("goal-1")], "entry-id-missing"),
        ([goal(ONE.upper())], "entry-id-missing"),
        ([goal("0d3c0d56-6f0c-1f5e-9c44-3e6a3b0a7b21")], "entry-id-missing"),
    ],
)
def test_every_entry_has_one_random_id(entries: list[Tree], code: str) -> None:
    with pytest.raises(InputError) as caught:
        find_entries(plain(goals=entries))
    assert caught.value.code == code


def test_what_a_statement_carries_of_an_entry() -> None:
    entry = goal(links=[TWO], private={"a": 1}, state="met", updated="x", visibility="own")
    assert covered(entry | {"need": "x", "ext": {}}) == goal() | {"need": "x", "ext": {}}
