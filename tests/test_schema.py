"""Two judges, one contract: the published schema and the typed readings find the same."""

from typing import Any

from hypothesis import HealthCheck, given, settings

from entries import entry, record
from pdpkit.findings import Finding, Severity
from pdpkit.form import judge_form
from pdpkit.framework import Framework
from pdpkit.record import read_record, read_shared_record
from pdpkit.schema import find_faults
from strategies import mutants, records, trees

slow = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def keys(findings: list[Finding]) -> set[tuple[str, str, str]]:
    return {(f.code, f.where, str(f.values)) for f in findings if f.severity is Severity.ERROR}


def typed(reading: Any) -> set[tuple[str, str, str]]:
    return keys(list(reading.findings))


@slow
@given(records())
def test_generated_records_pass_both_judges(record: dict[str, Any]) -> None:
    assert find_faults(record, "record") == []
    assert read_record(record).value is not None


@slow
@given(mutants(records()))
def test_both_judges_find_the_same_in_changed_records(record: dict[str, Any]) -> None:
    assert keys(find_faults(record, "record")) == typed(read_record(record))


@slow
@given(mutants(trees("shared-record")))
def test_both_judges_find_the_same_in_what_a_share_carries(tree: dict[str, Any]) -> None:
    assert keys(find_faults(tree, "shared-record")) == typed(read_shared_record(tree))


@slow
@given(mutants(trees("framework")))
def test_both_judges_find_the_same_in_frameworks(tree: dict[str, Any]) -> None:
    assert keys(find_faults(tree, "framework")) == typed(judge_form(Framework, tree))


def test_a_line_end_after_the_end_is_another_text() -> None:
    tree = record(goals=[entry("goals", targetDate="2026\n", title="Talk\n")])
    found = {(f.code, f.where) for f in find_faults(tree, "record")}
    assert found == {("schema-date", "/goals/0/targetDate"), ("schema-pattern", "/goals/0/title")}


def test_a_fraction_is_no_whole_number() -> None:
    tree = record(activities=[entry("activities", minutes=12.0)])
    assert [f.code for f in find_faults(tree, "record")] == ["schema-type"]


def test_a_place_with_several_faults_tells_the_gravest() -> None:
    tree = record(goals=[entry("goals", title="\n" * 400)])
    assert [f.code for f in find_faults(tree, "record")] == ["schema-length"]


def test_a_name_and_its_value_may_both_be_at_fault() -> None:
    tree = record(ledger={"entries": {"x": 7}})
    found = sorted(finding.code for finding in find_faults(tree, "record"))
    assert found == ["schema-pattern", "schema-type"]
