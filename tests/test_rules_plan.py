"""The rules of the plan at their edges: what settles a matter, and what is nobody's business."""

from typing import Any

import pytest

from entries import entry, entry_id, record
from rule_cases import PLAN, judge

Tree = dict[str, Any]

_ACTIVITY = entry("activities", impactPlan=PLAN)
_OVER = {**PLAN, "checkDate": "2027"}
_PROMISE = {"amount": "10", "unit": "days", "end": "2026-08-31"}


def codes(tree: Tree) -> list[str]:
    return [finding.code for finding in judge(tree)]


def test_an_activity_is_looked_at_again_unless_a_finding_links_to_it_or_from_it() -> None:
    finding = entry("evaluations", links=[_ACTIVITY["id"]])
    back = {**_ACTIVITY, "links": [entry_id("evaluations")]}
    assert codes(record(activities=[_ACTIVITY])) == ["rule-r07"]
    assert codes(record(activities=[_ACTIVITY], evaluations=[finding])) == []
    assert codes(record(activities=[back], evaluations=[entry("evaluations")])) == []


def test_a_day_that_is_still_to_come_asks_for_nothing() -> None:
    assert codes(record(activities=[entry("activities", impactPlan=_OVER)])) == []
    assert codes(record(goals=[entry("goals", impactPlan=_OVER)])) == []
    today = {**PLAN, "checkDate": "2026-11-22"}
    assert codes(record(goals=[entry("goals", impactPlan=today)])) == []


def test_a_plan_of_the_same_day_month_or_year_was_made_before() -> None:
    for start, recorded in (("2024-01-04", "2024-01-04"), ("2024-01", "2024-01-31"), ("2024",) * 2):
        plan = {**_OVER, "recordedOn": recorded}
        assert codes(record(activities=[entry("activities", start=start, impactPlan=plan)])) == []


def test_a_goal_plans_for_the_activities_that_serve_it_if_it_was_there_before_them() -> None:
    goal = entry("goals", impactPlan=_OVER)
    long = entry("activities", minutes=60, start="2023-09-13", links=[goal["id"]])
    assert codes(record(activities=[long], goals=[goal])) == []
    assert codes(record(activities=[{**long, "start": "2023-09-11"}], goals=[goal])) == ["rule-r06"]
    assert codes(record(activities=[{**long, "links": []}], goals=[goal])) == ["rule-r06"]
    assert codes(record(activities=[long], goals=[entry("goals")])) == ["rule-r06"]


@pytest.mark.parametrize("state", ["carried-forward", "dropped"])
def test_a_goal_that_was_let_go_needs_no_reasons(state: str) -> None:
    goal = {"id": entry_id("goals"), "title": "Talk", "state": state}
    assert codes(record(goals=[goal])) == []
    assert codes(record(goals=[{**goal, "state": "active"}])) == ["rule-r14", "rule-r14"]


def test_an_employers_statement_about_a_goal_is_an_agreement() -> None:
    goal = entry("goals", state="agreed")
    statement = {"credentialSubject": {"statement": "agreed-plan", "entry": {"id": goal["id"]}}}
    assert codes(record(goals=[goal])) == ["rule-b"]
    assert codes(record(goals=[goal], statements=[statement])) == []
    other = {"credentialSubject": {"entry": {"id": entry_id("goals", 2)}}}
    assert codes(record(goals=[goal], statements=[other, {"credentialSubject": 7}])) == ["rule-b"]


@pytest.mark.parametrize("state", ["given", "partly", "unmet", "released"])
def test_a_promise_that_was_settled_is_settled(state: str) -> None:
    given = [{"amount": "10", "unit": "days"}] if state in ("given", "partly") else []
    promise = entry("entitlements", **_PROMISE, given=given, state=state)
    assert codes(record(entitlements=[promise])) == []


def test_amounts_are_added_exactly_and_only_in_one_unit() -> None:
    tenths = [{"amount": "0.1", "unit": "days"}] * 100
    exact = entry("entitlements", **_PROMISE, given=tenths, state="given")
    assert codes(record(entitlements=[exact])) == []
    mixed = [{"amount": "1", "unit": "hours"}]
    promise = entry("entitlements", **_PROMISE, given=mixed, state="given")
    assert codes(record(entitlements=[promise])) == ["rule-d"]


def test_hopes_that_passed_and_goals_that_are_over_steer_nobody() -> None:
    hope = entry("aspirations", state="superseded")
    goal = entry("goals", strands=["leadership"], state="active")
    assert codes(record(aspirations=[hope], goals=[goal])) == []
    over = {**goal, "state": "met"}
    assert codes(record(aspirations=[entry("aspirations")], goals=[over])) == []
    both = [entry("aspirations"), entry("aspirations", 2, kind="headship")]
    assert codes(record(aspirations=both, goals=[goal])) == []


def test_an_interest_that_is_no_match_needs_neither() -> None:
    for kind in ("interest", "expertise", "opportunity"):
        assert codes(record(interests=[entry("interests", kind=kind)])) == []
