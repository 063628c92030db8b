"""A library's errors become findings: our code, our place, words for people."""

import time
from typing import Any

import pytest

from entries import entry, record
from pdpkit.form import judge_form
from pdpkit.record import Record, read_record

# What stands at a place of a record, and what is told of it: code, place, a word of the hint.
BROKEN: list[tuple[str, Any, str, str, str]] = [
    ("/goals/0/title", 7, "schema-type", "", "text"),
    ("/goals/0/title", "", "schema-length", "", "1 to 300"),
    ("/goals/0/title", "a\nb", "schema-pattern", "", "one line"),
    ("/goals/0/targetDate", "2025-02-30", "schema-date", "", "2026-11-22"),
    ("/goals/0/state", "actve", "schema-code", "", "active, paused"),
    ("/goals/0/state", ["active"], "schema-type", "", "text"),
    ("/goals/0/strands", "teaching", "schema-type", "", "list"),
    ("/goals/0/strands", ["teching"], "schema-code", "/goals/0/strands/0", "teaching"),
    ("/goals/0/celebrateOk", "yes", "schema-type", "", "true or false"),
    ("/goals/0/private", [], "schema-type", "", "members"),
    ("/goals/0/kind", "gaol", "schema-code", "", "goal"),
    ("/goals/0/links", ["x"], "schema-pattern", "/goals/0/links/0", "UUID"),
    ("/goals/0/impactPlan", 7, "schema-type", "", "members"),
    ("/activities/0/minutes", "12", "schema-type", "", "whole number"),
    ("/activities/0/minutes", True, "schema-type", "", "whole number"),
    ("/activities/0/minutes", [12], "schema-type", "", "whole number"),
    ("/activities/0/minutes", 12.0, "schema-type", "", "whole number"),
    ("/activities/0/minutes", -1, "schema-limit", "", "Change"),
    ("/activities/0/role", "x-", "schema-code", "", "took-part"),
    ("/roles/0/kind", "grup", "schema-code", "", "group"),
    ("/roles/0/kind", 7, "schema-type", "", "text"),
    ("/roles/0/groupKind", "thinktank", "schema-code", "", "think-tank"),
    ("/roles/0", "x", "schema-type", "", "members"),
    ("/ledger", {"entries": {"x": {"now": None}}}, "schema-pattern", "/ledger/entries/x", "UUID"),
]


def whole() -> dict[str, Any]:
    return record(
        goals=[entry("goals")], activities=[entry("activities")], roles=[entry("roles")], ledger={}
    )


@pytest.mark.parametrize(("place", "value", "code", "where", "hint"), BROKEN)
def test_a_fault_is_told_at_its_place(
    place: str, value: Any, code: str, where: str, hint: str
) -> None:
    tree = whole()
    *steps, last = place.split("/")[1:]
    inner: Any = tree
    for step in steps:
        inner = inner[int(step)] if isinstance(inner, list) else inner[step]
    inner[int(last) if isinstance(inner, list) else last] = value
    reading = read_record(tree)
    assert reading.value is None
    (finding,) = reading.findings
    assert (finding.code, finding.where) == (code, where or place)
    assert hint in finding.hint
    assert "…" not in finding.message + finding.hint


def test_a_missing_kind_is_told_at_the_entry() -> None:
    tree = whole()
    del tree["roles"][0]["kind"]
    (finding,) = read_record(tree).findings
    assert (finding.code, finding.where) == ("schema-missing", "/roles/0")
    assert finding.values == {"name": "kind"}


def test_all_faults_are_told_at_once_and_warnings_beside_them() -> None:
    tree = whole()
    tree["goals"][0] |= {"title": 7, "state": "x", "titel": "y"}
    tree["language"] = "english"
    found = {finding.where for finding in read_record(tree).findings}
    assert found == {"/goals/0/title", "/goals/0/state", "/goals/0/titel", "/language"}


@pytest.mark.parametrize("tree", [None, [], "x", 7, True])
def test_what_is_no_object_is_told_and_never_breaks(tree: Any) -> None:
    reading = judge_form(Record, tree)
    assert [(f.code, f.where) for f in reading.findings] == [("schema-type", "")]


def test_a_name_with_a_stroke_is_escaped_in_its_place() -> None:
    (finding,) = read_record(record(**{"a/b~c": 1})).findings
    assert finding.where == "/a~1b~0c"


def test_a_long_value_is_cut_in_the_message() -> None:
    tree = whole()
    tree["goals"][0]["state"] = "x" * 1_000
    tree["goals"][0]["targetDate"] = "y" * 1_000
    for finding in read_record(tree).findings:
        assert len(finding.message) < 120


def test_a_flood_of_faults_is_told_in_good_time() -> None:
    """Looking for what was meant costs more than the fault; it ends with the hundredth."""
    unknown = {f"titl{number}": 1 for number in range(20_000)}
    codes = [f"teach{number}" for number in range(20_000)]
    start = time.process_time()
    findings = read_record(record(goals=[entry("goals", strands=codes, **unknown)])).findings
    assert time.process_time() - start < 3
    assert len(findings) == 40_000
    assert sum(bool(finding.values["similar"]) for finding in findings) <= 200
