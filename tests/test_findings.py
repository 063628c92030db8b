"""Findings: a code, a place, a sentence, in the order in which a file is read."""

from pdpkit import messages
from pdpkit.findings import Finding, Severity, find, has_errors, sort


def test_a_finding_says_what_and_what_to_do() -> None:
    finding = find("schema-missing", "/goals/0", name="title")
    assert finding == Finding("schema-missing", "/goals/0", {"name": "title"})
    assert finding.message == "The member “title” is missing."
    assert finding.hint == "Add “title”."
    assert finding.severity is Severity.ERROR


def test_the_catalogue_says_how_grave_a_code_is() -> None:
    effects = {code: message.effect for code, message in messages.CODES.items()}
    for code, effect in effects.items():
        if effect in ("error", "warning"):
            assert find(code).severity == effect
    assert find("schema-unknown-field-kept").severity is Severity.WARNING


def test_warnings_alone_are_no_errors() -> None:
    warning, error = find("rule-r13", "/b"), find("rule-r01", "/a")
    assert not has_errors([])
    assert not has_errors([warning])
    assert has_errors([warning, error])


def test_findings_stand_in_the_order_of_the_file() -> None:
    wheres = ["/goals/10/a", "/goals/9", "/asks/0", "", "/goals/9/title", "/goals"]
    ordered = [finding.where for finding in sort(find("rule-r01", where) for where in wheres)]
    assert ordered == ["", "/asks/0", "/goals", "/goals/9", "/goals/9/title", "/goals/10/a"]


def test_at_one_place_errors_stand_before_warnings() -> None:
    found = sort([find("rule-r13", "/a"), find("schema-type", "/a"), find("rule-r01", "/a")])
    assert [finding.code for finding in found] == ["rule-r01", "schema-type", "rule-r13"]
