"""What the holder says of an entry, and what rows of the checklist ask a reader to see."""

from typing import Any

import pytest

from pdpkit.view.entries import Entry
from pdpkit.view.naming import name_entry
from pdpkit.view.own import say_activity, say_goal

PLAN = {"intendedChange": "I use three prompts."}


@pytest.mark.covers("S1-13", at="view/own")
@pytest.mark.parametrize(
    ("start", "recorded", "label"),
    [
        ("2024-01-04", "2024-01-03", "Meant to change"),
        ("2024-01-04", "2024-01-04", "Meant to change"),
        ("2024-01-04", "2024-01-05", "Meant to change (added afterwards)"),
        ("2024-01", "2024-01-31", "Meant to change"),
        ("2024-01", "2024-02", "Meant to change (added afterwards)"),
        ("", "2024-02", "Meant to change"),
        ("2024-01", "", "Meant to change"),
    ],
)
def test_a_plan_from_after_the_start_is_called_that(start: str, recorded: str, label: str) -> None:
    """(e): impact is designed in before; what was not says so."""
    days = {"start": start} if start else {}
    plan = PLAN | ({"recordedOn": recorded} if recorded else {})
    own = say_activity(Entry({"title": "Coaching", **days, "impactPlan": plan}))
    assert own.points == ((label, "I use three prompts."),)


@pytest.mark.covers("S1-10", at="view/own")
@pytest.mark.covers("S4-01", at="view/own")
def test_a_goal_begins_with_what_it_serves() -> None:
    goal = {
        "title": "Reasoning talk",
        "need": "Work scrutiny",
        "visionLink": "Every child explains.",
        "corePurposeLink": "Thinking aloud.",
    }
    own = say_goal(Entry(goal), [], [])
    assert own.points[:2] == (
        ("It serves", "Every child explains. Thinking aloud."),
        ("Need", "Work scrutiny"),
    )


@pytest.mark.covers("S3-10", at="view/naming")
@pytest.mark.parametrize(
    ("phases", "across"), [(["primary", "secondary"], True), (["primary"], False), ([], False)]
)
def test_work_across_phases_is_called_that(phases: list[str], across: bool) -> None:
    activity: dict[str, Any] = {"title": "Think tank", "phases": phases}
    assert ("across phases" in say_activity(Entry(activity)).facts) is across
    assert ("across phases" in name_entry("activities", Entry(activity)).facts) is across


@pytest.mark.covers("S2-29", at="view/naming")
def test_the_term_in_use_at_the_time_is_shown() -> None:
    status = {"type": "induction", "state": "passed", "termUsed": "Newly qualified teacher"}
    assert "as “Newly qualified teacher”" in name_entry("statuses", Entry(status)).facts
