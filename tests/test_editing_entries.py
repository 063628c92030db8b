"""Entries are added, changed and removed in the tree; what nobody knows stays."""

from datetime import UTC, datetime

import pytest

from entries import entry, entry_id, record
from pdpkit.editing.entries import add_entry, change_entry, new_entry
from pdpkit.editing.finding import find_entry
from pdpkit.editing.removing import remove_entry
from pdpkit.record import read_record

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_new_entry_says_who_may_see_it_and_when_it_was_made() -> None:
    made = new_entry("activities", {"title": "Talk"}, NOW)
    other = new_entry("activities", {"title": "Talk"}, NOW)
    assert made["id"] != other["id"]
    assert (made["visibility"], made["created"]) == ("handover", "2026-11-22T12:00:00Z")
    assert new_entry("notes", {"text": "x"}, NOW)["visibility"] == "own"
    assert new_entry("notes", {"text": "x", "visibility": "trust"}, NOW)["visibility"] == "trust"
    number = new_entry("statuses", {"type": "teacher-number"}, NOW)
    assert number["visibility"] == "own"


def test_an_added_entry_stands_last_of_its_kind_and_in_the_order_of_the_schema() -> None:
    before = record(notes=[entry("notes")], goals=[entry("goals")])
    one = new_entry("goals", {"need": "x", "title": "Talk", "successCriteria": ["y"]}, NOW)
    after, place = add_entry(before, "goals", one)
    assert (place.array, place.number) == ("goals", 1)
    assert place.entry is after["goals"][1]
    assert list(place.entry)[:3] == ["id", "title", "need"]
    assert len(before["goals"]) == 1
    assert read_record(after).value is not None
    first, _ = add_entry(record(), "posts", entry("posts"))
    assert list(first).index("posts") == list(first).index("holder") + 1


def test_what_nobody_knows_survives_a_change() -> None:
    odd = {**entry("goals"), "x-mine": [1, {"deep": True}], "ext": {"a": 1}}
    before = record(goals=[odd], future={"kept": True}, asks=[entry("asks")])
    _, place = find_entry(before, "1")
    after, changed = change_entry(before, place, {**place.entry, "title": "Other"})
    assert changed.entry["x-mine"] == odd["x-mine"]
    assert changed.entry["ext"] == {"a": 1}
    assert after["future"] == {"kept": True}
    assert after["asks"] == before["asks"]
    assert before["goals"][0]["title"] != "Other"


def test_the_holder_keeps_identity_and_key_log() -> None:
    before = record()
    _, place = find_entry(before, "holder")
    after, _ = change_entry(before, place, {**place.entry, "name": "Priya N", "keyLog": [1]})
    assert after["holder"]["name"] == "Priya N"
    assert after["holder"]["id"] == before["holder"]["id"]
    assert after["holder"]["keyLog"] == before["holder"]["keyLog"]


def test_links_to_what_is_removed_go_with_it() -> None:
    goal, other = entry_id("goals"), entry_id("posts")
    before = record(
        posts=[entry("posts")],
        goals=[entry("goals"), entry("goals", 2, links=[goal, other])],
        notes=[entry("notes", links=[goal]), entry("notes", 2)],
    )
    left, links = remove_entry(before, find_entry(before, goal)[1])
    assert links == 2
    assert [g["id"] for g in left["goals"]] == [entry_id("goals", 2)]
    assert left["goals"][0]["links"] == [other]
    assert "links" not in left["notes"][0]
    assert goal not in repr(left)
    assert len(before["goals"]) == 2


def test_the_last_of_its_kind_takes_its_array_with_it() -> None:
    before = record(goals=[entry("goals")])
    left, links = remove_entry(before, find_entry(before, "1")[1])
    assert ("goals" in left, links) == (False, 0)
    assert read_record(left).value is not None


@pytest.mark.parametrize("links", ["text", 7, [None, {}]])
def test_links_that_are_none_break_nothing(links: object) -> None:
    before = record(goals=[entry("goals")], notes=[entry("notes", links=links)])
    left, _ = remove_entry(before, find_entry(before, "1")[1])
    assert left["notes"][0]["links"] == links
