"""Frameworks: those that are brought along, a trust's own, and what a record embeds."""

from typing import Any

import pytest

from entries import entry, record
from generate.layout import write
from pdpkit.errors import InputError, UsageError
from pdpkit.framework import (
    SHIPPED,
    TEMPLATE,
    Framework,
    embed,
    find_definition,
    find_references,
    judge_framework,
    load_framework,
    new_framework,
    put_framework,
    read_framework,
)
from pdpkit.resources import read_text
from pdpkit.schema import find_faults
from pdpkit.shape import shape_of
from pdpkit.vocabulary import frameworks
from rule_cases import judge

ALL = (*SHIPPED, TEMPLATE)


@pytest.mark.parametrize("name", ALL)
def test_each_framework_that_is_brought_along_can_be_used(name: str) -> None:
    codes = {finding.code for finding in judge_framework(load_framework(name)).findings}
    assert codes == ({"framework-to-write"} if name == TEMPLATE else set())


@pytest.mark.parametrize("name", ALL)
def test_each_framework_holds_and_stands_in_the_order_of_the_schema(name: str) -> None:
    tree = load_framework(name)
    assert read_framework(tree).findings == ()
    assert find_faults(tree, "framework") == []
    arranged = write(shape_of(Framework).arrange(tree)) + "\n"
    assert arranged == read_text(f"frameworks/{name}.json")
    codes = [item["code"] for item in tree["items"]]
    assert len(codes) == len(set(codes))
    assert codes


def test_what_is_brought_along_has_the_codes_of_its_publisher() -> None:
    codes = {name: [i["code"] for i in load_framework(name)["items"]] for name in SHIPPED}
    assert codes["ts"] == ["1", "2", "3", "4", "5", "6", "7", "8", "p2"]
    assert codes["hts2020"] == ["ethics", *map(str, range(1, 11))]
    assert codes["ta2016"] == ["1", "2", "3", "4"]
    assert [len(codes[name]) for name in ("ittecf", "isbl", "gov", "spp-roles")] == [5, 12, 6, 3]
    assert load_framework("gov")["status"] == "historic"
    assert "never" in load_framework("ittecf")["note"]
    assert {"link", "source"} <= set.intersection(*(set(load_framework(n)) for n in SHIPPED))


def test_an_unknown_name_is_told_with_those_that_exist() -> None:
    with pytest.raises(UsageError) as caught:
        load_framework("ts2011")
    assert caught.value.code == "framework-unknown"
    assert "hts2020" in caught.value.values["names"]


@pytest.mark.covers("S1-11", at="frameworks.items")
@pytest.mark.covers("S3-34", at="frameworks.items.kind")
def test_a_trust_writes_its_own_from_the_blank_one() -> None:
    made = new_framework("saltmarsh-leadership", "How we lead", "Saltmarsh Learning Trust")
    assert read_framework(made).value is not None
    assert {item["kind"] for item in made["items"]} == {"attitude", "behaviour", "skill"}
    assert made["status"] == "draft"
    assert load_framework(TEMPLATE)["id"] == TEMPLATE
    for status in frameworks.FRAMEWORK_STATUS.codes:
        assert read_framework({**made, "status": status}).value is not None


@pytest.mark.parametrize(("name", "title"), [("How we lead", "x"), ("", "x"), ("lead", "")])
def test_a_name_that_no_file_could_have_is_refused(name: str, title: str) -> None:
    with pytest.raises(InputError) as caught:
        new_framework(name, title, "Saltmarsh Learning Trust")
    assert caught.value.code == "framework-name"


def test_it_may_begin_with_the_items_of_another() -> None:
    made = new_framework("our-heads", "Our heads", "Trust", "hts2020")
    assert judge_framework(made).value is not None
    assert made["items"] == load_framework("hts2020")["items"]
    assert (made["version"], made["status"], made["by"]) == ("1", "draft", "Trust")
    assert "link" not in made
    assert "Headteachers' Standards, version 2020" in made["source"]


def test_what_nobody_could_tell_apart_or_look_up_is_found_at_its_place() -> None:
    made = new_framework("lead", "How we lead", "Trust")
    one, two, three = made["items"]
    twice = {**three, "levels": [one["levels"][0], one["levels"][0]]}
    lost = {**two, "code": "a1", "parent": "s1"}
    for items, found in (
        ([one, lost, three], [("framework-code-twice", "/items/1/code"),
                              ("framework-parent", "/items/1/parent")]),
        ([one, two, twice], [("framework-code-twice", "/items/2/levels/1/level")]),
    ):  # fmt: skip
        reading = judge_framework({**made, "items": items})
        assert reading.value is None
        errors = [(f.code, f.where) for f in reading.findings if f.severity == "error"]
        assert errors == found
    part = {**three, "parent": "a1", "levels": []}
    reading = judge_framework({**made, "items": [one, part]})
    assert reading.value is not None
    assert [(f.code, f.where) for f in reading.findings] == [("framework-to-write", "/items/0")]
    assert judge_framework([]).value is None


def test_a_definition_is_put_in_once_and_never_changed_by_accident() -> None:
    own = new_framework("lead", "How we lead", "Trust")
    tree = record(frameworks=[load_framework("ts")])
    whole = put_framework(tree, own)
    assert [f["id"] for f in whole["frameworks"]] == ["ts", "lead"]
    assert put_framework(whole, own) is whole
    edited = {**own, "title": "Edited"}
    with pytest.raises(InputError) as caught:
        put_framework(whole, edited)
    assert caught.value.code == "framework-differs"
    replaced = put_framework(whole, edited, replace=True)
    assert [f["title"] for f in replaced["frameworks"]] == ["Teachers' Standards", "Edited"]
    newer = put_framework(whole, {**edited, "version": "2"})
    assert [f["version"] for f in newer["frameworks"]] == ["2011", "1", "2"]


@pytest.mark.covers("S3-38", at="frameworks.items.appliesTo")
@pytest.mark.covers("S1-19", at="frameworks.items.levels")
def test_an_item_is_for_the_groups_that_it_names() -> None:
    made = new_framework("lead", "How we lead", "Trust")
    made["items"][0] = {**made["items"][0], "appliesTo": ["ta", "admin"]}
    reading = read_framework(made)
    assert reading.value is not None
    assert reading.value.items[0].applies_to == ("ta", "admin")
    assert reading.value.items[0].levels[0].expectation
    made["items"][0]["appliesTo"] = ["nobody"]
    assert [f.where for f in read_framework(made).findings] == ["/items/0/appliesTo/0"]


@pytest.mark.covers("S2-24", at="progress.framework")
@pytest.mark.covers("S3-33", at="progress.framework")
def test_anybody_may_claim_an_item_of_any_framework() -> None:
    progress = [entry("progress", framework={"id": "hts2020", "version": "2020"}, item="6")]
    for group in ("ta", "site-catering", "governor", "teacher"):
        post = entry("posts", staffGroup=group)
        assert judge(embed(record(posts=[post], progress=progress))) == []


def test_embedding_adds_what_entries_use_and_changes_nothing_else() -> None:
    own = new_framework("lead", "How we lead", "Trust")
    goal = entry("goals", frameworkItems=[{"framework": own_version(own), "item": "a1"}])
    tree = record(progress=[entry("progress")], goals=[goal])
    whole = embed(tree, [own])
    assert [f["id"] for f in whole["frameworks"]] == ["ts", "lead"]
    assert {name: value for name, value in whole.items() if name != "frameworks"} == tree
    assert embed(whole, [own]) is whole
    edited = {**whole, "frameworks": [{**own, "title": "Edited"}, load_framework("ts")]}
    assert embed(edited, [own]) is edited
    assert judge(whole) == []


def test_a_framework_that_nobody_has_stays_missing_and_the_rules_say_so() -> None:
    for lost in ({"id": "lost", "version": "3"}, {"id": "ts", "version": "2012"}):
        tree = record(progress=[entry("progress", framework=lost)])
        assert embed(tree) is tree
        assert [f.code for f in judge(tree)] == ["entry-framework-missing"]


def test_references_are_found_wherever_entries_make_them() -> None:
    version = {"id": "ts", "version": "2011"}
    tree = record(
        progress=[entry("progress", level="2")],
        activities=[entry("activities", frameworkItems=[{"framework": version, "item": "p2"}])],
        frameworks=[load_framework("ts")],
    )
    found = [(use.where, use.key, use.item, use.level) for use in find_references(tree)]
    key = ("ts", "2011")
    assert found == [("/progress/0", key, "3", "2"), ("/activities/0", key, "p2", None)]
    assert find_definition(tree, key) == load_framework("ts")
    assert find_definition(tree, ("ts", "2012")) is None


@pytest.mark.parametrize("broken", [{}, {"frameworks": 7}, {"goals": 7}, {"goals": [7]}])
def test_a_tree_of_another_form_has_no_references(broken: dict[str, Any]) -> None:
    assert list(find_references(broken)) == []
    assert embed(broken) is broken


def own_version(framework: dict[str, Any]) -> dict[str, Any]:
    return {"id": framework["id"], "version": framework["version"]}
