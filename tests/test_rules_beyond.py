"""The rules beyond the own school at their edges: when a matter is not yet, or no longer, one."""

from typing import Any

import pytest

from entries import HOST, SCHOOL, entry, entry_id, record
from rule_cases import judge

Tree = dict[str, Any]

_AWAY = {"start": "2026-07-01", "end": "2027-06-30", "state": "active"}


def codes(tree: Tree) -> list[str]:
    return [finding.code for finding in judge(tree)]


@pytest.mark.parametrize("state", ["expressed", "matched", "withdrawn"])
def test_what_is_not_agreed_yet_needs_no_managers_and_no_cover(state: str) -> None:
    bare = {
        **{"id": entry_id("secondments"), "kind": "school-placement", "homeOrg": SCHOOL},
        **{"hostOrg": HOST, "state": state},
    }
    assert codes(record(secondments=[bare])) == []
    assert codes(record(secondments=[{**bare, "state": "agreed"}])) == ["rule-r08", "rule-r08"]


def test_contact_is_asked_for_only_while_somebody_is_away() -> None:
    away = entry("secondments", **_AWAY)
    assert codes(record(secondments=[away])) == ["rule-r08"]
    for other in ({"state": "ended"}, {"start": "2026-12-01"}, {"end": "2026-11-01"}):
        assert codes(record(secondments=[{**away, **other}])) == []


def test_a_few_days_a_year_are_no_absence() -> None:
    away = entry("secondments", **_AWAY)
    assert codes(record(secondments=[{**away, "time": {"daysPerYear": "12"}}])) == []
    assert codes(record(secondments=[{**away, "time": {"daysPerWeek": "1"}}])) == ["rule-r08"]
    assert codes(record(secondments=[{**away, "time": {"fte": "1"}}])) == ["rule-r08"]


def test_only_talks_that_were_held_are_contact() -> None:
    away = entry("secondments", **_AWAY)
    talk = entry("conversations", date="2026-10-30", links=[away["id"]], state="held")
    assert codes(record(secondments=[away], conversations=[talk])) == []
    for other in ({"state": "planned"}, {"date": "2026-12-01"}, {"date": "2026-06-30"}):
        tree = record(secondments=[away], conversations=[{**talk, **other}])
        assert codes(tree) == ["rule-r08"]


def test_ten_weeks_are_counted_to_the_day() -> None:
    away = entry("secondments", **_AWAY)
    talk = entry("conversations", date="2026-09-13", links=[away["id"]])
    assert codes(record(secondments=[away], conversations=[talk])) == []
    late = {**talk, "date": "2026-09-12"}
    assert codes(record(secondments=[away], conversations=[late])) == ["rule-r08"]


def test_a_school_is_known_by_its_number_and_else_by_its_name() -> None:
    renamed = {"name": "Fen Lane Academy", "kind": "school", "ids": {"urn": "999001"}}
    namesake = {"name": "Fen Lane Primary", "kind": "school", "ids": {"urn": "999007"}}
    unnumbered = {"name": "FEN LANE PRIMARY", "kind": "school"}
    for host, found in ((renamed, ["rule-r08"]), (namesake, []), (unnumbered, ["rule-r08"])):
        assert codes(record(secondments=[entry("secondments", hostOrg=host)])) == found


def test_another_school_is_one_where_no_post_was_held_that_day() -> None:
    activity = entry("activities", reach="other-school", org=SCHOOL)
    for post, found in (
        ({"start": "2021-09"}, ["rule-h"]),
        ({"start": "2021-09", "end": "2024-01-04"}, ["rule-h"]),
        ({"start": "2021-09", "end": "2024-01-03"}, []),
        ({"start": "2024-01-05"}, []),
    ):
        assert codes(record(posts=[entry("posts", **post)], activities=[activity])) == found
    near = {**activity, "reach": "own-school"}
    assert codes(record(posts=[entry("posts", start="2021-09")], activities=[near])) == []


def test_governance_is_given_a_year_to_learn() -> None:
    role = entry("roles", kind="governance", start="2025-11-23")
    assert codes(record(roles=[role])) == []
    assert codes(record(roles=[{**role, "start": "2025-11-22"}])) == ["rule-m"]
    assert codes(record(roles=[{**role, "start": "2020-01-01", "end": "2020-12-30"}])) == []
    after = entry("activities", type="governance-training", start="2023-05-01")
    past = {**role, "start": "2020-01-01", "end": "2022-12-31"}
    assert codes(record(roles=[past], activities=[after])) == ["rule-m"]


def test_a_talk_that_says_the_same_twice_contradicts_nothing() -> None:
    away = entry("secondments", state="ended")
    intent = {"kind": "return", "returnIntent": "stay", "links": [away["id"]]}
    talks = [
        entry("conversations", 1, **intent, date="2026-03-01"),
        entry("conversations", 2, **{**intent, "returnIntent": "return"}, date="2026-05-01"),
    ]
    assert codes(record(secondments=[away], conversations=talks)) == []
