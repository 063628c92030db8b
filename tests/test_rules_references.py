"""What entries refer to, at the edges: statements, levels, labels, evidence at a link."""

from typing import Any

from entries import entry, entry_id, record
from pdpkit.framework import load_framework
from rule_cases import judge

Tree = dict[str, Any]


def found(tree: Tree) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in judge(tree)]


def test_an_entry_may_link_to_a_statement() -> None:
    goal = entry("goals", links=[entry_id("statement")])
    statement = {"id": "urn:uuid:" + entry_id("statement")}
    assert found(record(goals=[goal], statements=[statement])) == []
    assert found(record(goals=[goal], statements=[{"id": 7}])) == [
        ("entry-link-missing", "/goals/0/links/0")
    ]


def test_no_entry_has_the_id_of_the_record() -> None:
    goal = {**entry("goals"), "id": record()["id"]}
    (finding,) = judge(record(goals=[goal]))
    assert (finding.code, finding.where) == ("entry-id-repeated", "/goals/0/id")
    assert "/holder" in finding.message


def test_a_framework_without_levels_takes_any() -> None:
    claim = entry("progress", item="3", level="2")
    assert found(record(progress=[claim], frameworks=[load_framework("ts")])) == []


def test_a_claim_need_not_name_an_item() -> None:
    audit = entry("progress", kind="skills-audit", framework={"id": "gov", "version": "2017"})
    del audit["item"]
    assert found(record(progress=[audit], frameworks=[load_framework("gov")])) == []


def test_a_label_may_stand_with_the_holder_for_the_whole_record() -> None:
    holder = {**record()["holder"], "ext": {"labels": {"x-walk": "Learning walk"}}}
    walk = entry("activities", type="x-walk")
    assert found(record(holder=holder, activities=[walk])) == []
    assert found(record(activities=[walk])) == [("rule-r03", "/activities/0/type")]
    empty = {**walk, "ext": {"labels": {"x-walk": " "}}}
    assert found(record(activities=[empty])) == [("rule-r03", "/activities/0/type")]


def test_a_code_of_ones_own_that_only_repeats_a_common_one_is_told() -> None:
    same = entry("activities", type="x-workshop", ext={"labels": {"x-workshop": "Our workshop"}})
    assert found(record(activities=[same])) == [("rule-l", "/activities/0/type")]


def test_own_codes_below_an_entry_and_in_lists_are_looked_at() -> None:
    org = {"name": "Coast", "kind": "x-academy-chain"}
    tree = record(posts=[entry("posts", org=org, phases=["x-forest"])])
    assert sorted(found(tree)) == [
        ("rule-r03", "/posts/0/org/kind"),
        ("rule-r03", "/posts/0/phases"),
    ]


def test_a_text_that_begins_like_a_code_is_none() -> None:
    assert found(record(goals=[entry("goals", title="x-ray of our reading")])) == []


def test_evidence_at_a_link_lies_with_others() -> None:
    at_link = entry("evidence", location="link", link="https://example.org/toolkit")
    assert found(record(evidence=[at_link])) == [("rule-a", "/evidence/0")]
    assert found(record(evidence=[{**at_link, "location": "held-by-owner"}])) == []
