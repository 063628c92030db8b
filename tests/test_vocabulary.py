"""The lists of codes: each has labels, a name of its own, and a way to help a mistyped code."""

import re

import pytest

from pdpkit.schema import read_schema
from pdpkit.vocabulary import VOCABULARIES, find_label
from pdpkit.vocabulary.learning import BEYOND_OWN_SCHOOL, REACH
from pdpkit.vocabulary.organisations import PHASE_NUMBERS


@pytest.mark.covers("S1-22", at="$defs")
@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_list_is_published_with_its_labels(name: str) -> None:
    vocabulary = VOCABULARIES[name]
    published = read_schema("record")["$defs"]
    codes = published[name].get("enum") or published[name]["anyOf"][0]["enum"]
    assert codes == list(vocabulary.codes)
    for code, label in vocabulary.codes.items():
        assert f"{code} = {label}" in published[name]["description"]
        assert not code.startswith("x-")
        assert re.fullmatch(r"[A-Za-z0-9]+([_-][a-z0-9]+)*", code)
    labels = [label.casefold() for label in vocabulary.codes.values()]
    assert len(labels) == len(set(labels))
    assert all(label == label.strip() != "" for label in labels)


def test_a_mistyped_code_finds_the_one_that_is_meant() -> None:
    activity = VOCABULARIES["ActivityType"]
    assert activity.find_similar("workshp") == "workshop"
    assert activity.find_similar("Lesson Study") == "lesson-study"
    assert activity.find_similar("zzzzzz") is None


def test_a_label_is_found_for_codes_of_ours_and_of_others() -> None:
    assert find_label("Reach", "trust-wide") == "Whole trust"
    assert find_label("ActivityType", "x-walk", {"x-walk": "Learning walk"}) == "Learning walk"
    assert find_label("ActivityType", "x-walk") == "x-walk"


@pytest.mark.covers("S3-36", at="activities.reach")
def test_beyond_the_own_school_is_read_from_the_reach() -> None:
    assert set(REACH.codes) - BEYOND_OWN_SCHOOL == {"own-class", "own-team", "own-school"}


def test_the_registers_numbers_are_phases() -> None:
    assert PHASE_NUMBERS["2"] == "primary"
    assert PHASE_NUMBERS["7"] == "all-through"
    assert len(PHASE_NUMBERS) == 8


def test_what_the_program_decides_by_is_closed() -> None:
    closed = {name for name, found in VOCABULARIES.items() if found.own is None}
    assert {"Visibility", "GoalState", "EntitlementState", "Unit", "Reach", "RoleKind"} <= closed
    assert not closed & {"ActivityType", "StaffGroup", "OrgKind", "Strand", "GroupKind"}
