"""The record: every kind of entry, what it is written like, who may see it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from entries import DIGEST, HOLDER, NEEDED, ROLES, entry, entry_id, record
from pdpkit.record import (
    KINDS,
    Record,
    arrange,
    choose_visibility,
    read_entry,
    read_record,
    read_shared_record,
    read_visibility,
)
from pdpkit.record.plan import Goal
from pdpkit.record.roles import GovernanceAppointment
from pdpkit.schema import find_faults
from pdpkit.shape import shape_of
from pdpkit.vocabulary import exchange
from rule_cases import judge
from strategies import records

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from career import ACTIVITIES, Career

Tree = dict[str, Any]

# The arrays, in the order of the format (docs/spec.md, Entries).
ARRAYS = [
    *("posts", "breaks", "statuses", "qualifications", "recognitions", "aspirations", "stages"),
    *("goals", "evaluations", "entitlements", "interests", "activities", "secondments", "roles"),
    *("ideas", "evidence", "progress", "conversations", "asks", "notes"),
]


def test_the_arrays_are_those_of_the_format_in_its_order() -> None:
    assert list(KINDS) == ARRAYS
    envelope = list(shape_of(Record).members)
    assert envelope[:5] == ["format", "id", "language", "revision", "holder"]
    assert envelope[5:25] == ARRAYS
    assert envelope[25:] == [
        *("frameworks", "conflicts", "statements", "lists", "cards", "badges", "ledger", "proof")
    ]


@pytest.mark.parametrize("array", ARRAYS)
def test_the_smallest_entry_of_each_kind_is_enough(array: str) -> None:
    tree = record(**{array: [entry(array)]})
    assert read_record(tree).findings == ()
    assert find_faults(tree, "record") == []
    assert read_entry(array, entry(array)).value is not None


@pytest.mark.parametrize("array", ARRAYS)
def test_nothing_that_an_entry_needs_may_be_left_out(array: str) -> None:
    for name in ("id", *NEEDED[array]):
        whole = entry(array)
        if name not in shape_of(KINDS[array][0]).members or name in _NOT_NEEDED:
            continue
        del whole[name]
        (finding,) = read_record(record(**{array: [whole]})).findings
        assert (finding.code, finding.where) == ("schema-missing", f"/{array}/0")
        assert finding.values == {"name": name}


# Given in the smallest entry so that no rule warns, though the form does not ask for them.
_NOT_NEEDED = ("need", "successCriteria", "cover", "homeLineManager", "hostLineManager", "text")
_NOT_NEEDED += ("item",)


@pytest.mark.parametrize("kind", ROLES)
def test_the_kind_of_a_role_decides_what_it_has(kind: str) -> None:
    assert read_entry("roles", entry("roles", kind=kind)).findings == ()
    for other in ROLES:
        if other != kind:
            swapped = {**entry("roles", kind=kind), "kind": other}
            assert read_entry("roles", swapped).value is None


def test_a_reading_is_typed() -> None:
    tree = record(
        goals=[entry("goals", targetDate="2027-07", state="agreed")],
        roles=[entry("roles", kind="governance", committees=["Audit"])],
    )
    value = read_record(tree).value
    assert value is not None
    assert isinstance(value.goals[0], Goal)
    assert value.goals[0].target_date == "2027-07"
    assert isinstance(value.roles[0], GovernanceAppointment)
    assert value.roles[0].committees == ("Audit",)


def test_the_worked_example_of_the_format_is_a_goal() -> None:
    """The entry of the format's worked example is one of ours, member by member."""
    goal = {
        "id": "0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21",
        "kind": "goal",
        "title": "Reasoning talk in Years 3 and 4",
        "targetDate": "2027-07",
        "state": "agreed",
        "links": ["5a1e6c2e-8f1d-4f0e-9a55-0f7a6d2f4c10"],
        "private": {"notes": "worried about workload"},
        "visibility": "handover",
        "updated": "2026-10-09T16:00:00Z",
    }
    assert read_entry("goals", goal).findings == ()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(records())
def test_arranging_keeps_every_value_and_puts_members_in_order(tree: Tree) -> None:
    backwards = _turn_round(tree)
    arranged = arrange(backwards)
    assert arranged == tree
    order = [name for name in shape_of(Record).members if name in tree]
    assert list(arranged)[: len(order)] == order
    assert json.dumps(arrange(arranged)) == json.dumps(arranged)


def _turn_round(value: Any) -> Any:
    """The same value with every object's members in the opposite order."""
    if isinstance(value, dict):
        return {name: _turn_round(value[name]) for name in reversed(value)}
    if isinstance(value, list):
        return [_turn_round(item) for item in value]
    return value


def test_an_entry_is_written_with_its_own_members_before_those_of_all() -> None:
    goal = entry("goals", visibility="own", private={}, links=[], state="active", ext={}, later=1)
    arranged = arrange(record(goals=[dict(sorted(goal.items()))]))["goals"][0]
    assert list(arranged) == [
        *("id", "title", "need", "successCriteria"),
        *("links", "state", "visibility", "private", "ext", "later"),
    ]


@pytest.mark.covers("S1-34", at="ledger.entries.past")
@pytest.mark.covers("S1-34", at="revision")
def test_the_history_of_what_is_gone_stays() -> None:
    entries = {entry_id("goals"): {"now": None, "past": [DIGEST]}}
    tree = record(revision=7, ledger={"entries": entries, "removed": [DIGEST]})
    value = read_record(tree).value
    assert value is not None
    assert value.ledger is not None
    assert value.ledger.entries is not None
    assert value.ledger.entries[entry_id("goals")].now is None
    assert find_faults(tree, "record") == []


@pytest.mark.parametrize("place", ["goals", "holder", "ledger", "language", "frameworks"])
def test_null_is_refused_wherever_a_member_is_known(place: str) -> None:
    tree = {**record(), place: None}
    assert [f.where for f in read_record(tree).findings] == [f"/{place}"]
    assert [f.where for f in find_faults(tree, "record")] == [f"/{place}"]


def test_what_nobody_knows_is_kept_and_told() -> None:
    tree = record(goals=[entry("goals", titel="x", zzz={"null": None})], plans=[1])
    reading = read_record(tree)
    assert reading.value is not None
    assert {(f.code, f.where) for f in reading.findings} == {
        ("schema-unknown-field-kept", "/goals/0/titel"),
        ("schema-unknown-field-kept", "/goals/0/zzz"),
        ("schema-unknown-field-kept", "/plans"),
    }
    similar = {f.where: f.values["similar"] for f in reading.findings}
    assert "title" in similar["/goals/0/titel"]
    assert similar["/goals/0/zzz"] == ""
    assert find_faults(tree, "record") == []


@pytest.mark.covers("S1-41", at="holder")
@pytest.mark.covers("S2-15", at="holder.id")
def test_a_record_needs_its_owner_and_no_organisation() -> None:
    """(a): nothing of a trust, an account or an address is asked for."""
    assert read_record(record()).findings == ()
    assert set(record()) == {"format", "id", "language", "revision", "holder"}
    for name in ("id", "name", "keyLog"):
        holder = {k: v for k, v in record()["holder"].items() if k != name}
        codes = [f.code for f in read_record(record(holder=holder)).findings]
        assert codes == ["schema-missing"]


@pytest.mark.covers("S2-16", at="posts.org")
def test_an_organisation_is_kept_as_it_was_known_then() -> None:
    org = {
        **{"name": "Fen Lane Infant School", "kind": "school", "parentName": "Old Trust"},
        **{"ids": {"urn": "999001", "laestab": "999/7001"}, "asOf": "2019-09"},
    }
    assert judge(record(posts=[entry("posts", org=org)])) == []


@pytest.mark.covers("S1-06", at="holder.pathways")
def test_no_way_ranks_above_another() -> None:
    shape = shape_of(Record).members["holder"][0]
    for name, list_name in (("pathways", "Pathway"), ("careerStage", "CareerStage")):
        vocabulary = shape.codes[name]
        assert vocabulary.name == list_name
        assert "None ranks" in vocabulary.about
        for code in vocabulary.codes:
            value: Any = [code] if name == "pathways" else code
            assert judge(record(holder={**record()["holder"], name: value})) == []


@pytest.mark.covers("S2-28", at="activities")
def test_a_whole_career_is_read_and_judged() -> None:
    tree = Career().make()
    assert len(tree["activities"]) == ACTIVITIES == 1_400
    assert {f.code for f in judge(tree)} <= {"rule-r06"}


def test_newer_minor_versions_are_read_and_newer_major_ones_are_not() -> None:
    assert read_record(record(format="pdp/1.7")).value is not None
    for mark in ("pdp/2.0", "pdp/1", "pdp/1.0 ", "pdp/01.0", "pdp/1.0\n"):
        tree = record(format=mark)
        assert [f.where for f in read_record(tree).findings] == ["/format"]
        assert [f.where for f in find_faults(tree, "record")] == ["/format"]


def test_what_a_share_carries_has_no_key_log_and_no_ledger() -> None:
    tree = {
        "format": "pdp/1.0",
        "language": "en-GB",
        "holder": {"id": HOLDER, "name": "Priya Nair"},
        "goals": [entry("goals")],
    }
    assert read_shared_record(tree).findings == ()
    assert find_faults(tree, "shared-record") == []
    told = [f.where for f in read_shared_record({**tree, "ledger": {}}).findings]
    assert told == ["/ledger"]


@pytest.mark.parametrize("array", ARRAYS)
def test_silence_about_visibility_means_the_owner_alone(array: str) -> None:
    assert read_visibility(entry(array)) == "own"
    assert read_visibility(entry(array, visibility=7)) == "own"
    assert choose_visibility(array, entry(array)) in exchange.VISIBILITY.codes


def test_new_entries_say_who_may_see_them() -> None:
    shown = {array for array in ARRAYS if choose_visibility(array, entry(array)) == "handover"}
    assert shown == set(ARRAYS) - {
        *("breaks", "aspirations", "evaluations", "interests", "ideas", "conversations", "notes")
    }
    assert choose_visibility("statuses", {"type": "teacher-number"}) == "own"
    assert choose_visibility("notes", {"kind": "action"}) == "manager"
    assert choose_visibility("goals", {"state": "dropped"}) == "own"
    assert choose_visibility("conversations", {"kind": "action"}) == "own"
