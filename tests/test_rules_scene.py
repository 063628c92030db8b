"""How a record is laid out for its rules."""

from datetime import date
from typing import Any

from entries import entry, entry_id, record
from pdpkit.record import read_record
from pdpkit.record.conversations import Conversation
from pdpkit.record.plan import Goal
from pdpkit.rules.scene import Scene, lay_out
from pdpkit.rules.survey import survey


def scene(**arrays: Any) -> Scene:
    tree = record(**arrays)
    value = read_record(tree).value
    assert value is not None
    return lay_out(value, tree, date(2026, 11, 22))


def test_related_entries_are_found_either_way_and_once() -> None:
    goal = entry("goals", links=[entry_id("conversations")])
    talk = entry("conversations", links=[goal["id"]])
    laid = scene(goals=[goal], conversations=[talk, entry("conversations", 2, links=[goal["id"]])])
    found = list(laid.find_related(laid.record.goals[0], Conversation))
    assert [one.id for one in found] == [talk["id"], entry_id("conversations", 2)]
    assert list(laid.find_related(laid.record.goals[0], Goal)) == []


def test_a_day_is_past_when_its_last_hour_is() -> None:
    laid = scene()
    assert laid.is_past("2026-11-21")
    assert not laid.is_past("2026-11-22")
    assert not laid.is_past("2026-11")
    assert not laid.is_past("2026")


def test_a_time_may_be_open_at_either_end() -> None:
    laid = scene()
    assert laid.is_during(None, None)
    assert laid.is_during("2026-11-22", "2026-11-22")
    assert not laid.is_during("2026-11-23", None)
    assert not laid.is_during(None, "2026-11-21")


def test_a_survey_holds_what_was_written_and_nothing_that_is_there_by_chance() -> None:
    goal = entry("goals", baseline="Few", tags=["talk"], links=[entry_id("goals", 2)])
    (holder, found) = survey(record(goals=[goal]))
    assert holder.where == "/holder"
    assert "keyLog" not in holder.names
    assert found.where == "/goals/0"
    assert found.text.split("\n")[1:] == ["Reasoning talk", "Work scrutiny", "Few", "Daily", "talk"]
    assert found.impact == "Few"
    assert {"baseline", "links"} <= found.names
