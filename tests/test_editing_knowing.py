"""What a record knows is not asked twice; a finding about one entry is told at once."""

from datetime import date
from typing import Any

import pytest

from entries import HOST, SCHOOL, TRUST, entry, record
from pdpkit.editing.fields import read_fields
from pdpkit.editing.judging import find_forbidden, judge_entry
from pdpkit.editing.knowing import complete, find_frameworks, find_orgs
from pdpkit.ledger import Place

TODAY = date(2026, 11, 22)
RECORD = record(posts=[entry("posts", org=SCHOOL)], secondments=[entry("secondments")])


def completed(array: str, tree: dict[str, Any], among: dict[str, Any] = RECORD) -> dict[str, Any]:
    return complete(tree, read_fields(array), among, TODAY)


def test_an_organisation_is_known_by_its_name() -> None:
    known = completed("activities", {"org": {"name": "fen lane primary"}})
    assert known["org"] == SCHOOL
    away = completed("secondments", {"homeOrg": {"name": "Fen Lane Primary"}, "hostOrg": HOST})
    assert (away["homeOrg"], away["hostOrg"]) == (SCHOOL, HOST)
    assert completed("activities", {"org": {"name": "Elsewhere"}})["org"] == {"name": "Elsewhere"}
    said = {"name": "Fen Lane Primary", "kind": "mat"}
    assert completed("activities", {"org": said})["org"] == said


def test_nothing_but_an_organisation_is_taken_for_one() -> None:
    tree = {"provider": "Fen Lane Primary", "tags": [{"name": "Fen Lane Primary"}]}
    assert completed("activities", tree) == tree


def test_the_fullest_telling_of_an_organisation_counts() -> None:
    known = find_orgs(record(posts=[entry("posts", org={"name": TRUST["name"], "kind": "mat"}),
                                    entry("posts", 2, org=TRUST)]))  # fmt: skip
    assert known["saltmarsh learning trust"] == TRUST
    assert list(find_orgs(RECORD)) == ["fen lane primary", "harbour primary"]


def test_what_is_no_organisation_by_its_form_is_not_known() -> None:
    odd = [{"name": "x", "kind": ["school"]}, {"name": 7, "kind": "school"}, {"name": "x"}, 7]
    assert find_orgs(record(posts=[entry("posts", n, org=org) for n, org in enumerate(odd)])) == {}


def test_a_framework_has_the_version_that_stands_here_or_is_brought_along() -> None:
    assert (
        completed("progress", {"framework": {"id": "ts"}})["framework"]["version"]
        == (find_frameworks(RECORD)["ts"]["version"])
    )
    own = {"id": "ours", "version": "3", "title": "Ours"}
    among = record(frameworks=[own])
    known = completed("progress", {"framework": {"id": "ours"}}, among)
    assert known["framework"] == {"id": "ours", "version": "3"}
    assert completed("progress", {"framework": {"id": "zz"}})["framework"] == {"id": "zz"}


def test_an_impact_plan_was_written_today_and_a_gift_counts_as_promised() -> None:
    plan = completed("goals", {"impactPlan": {"level": 4}})["impactPlan"]
    assert plan == {"level": 4, "recordedOn": "2026-11-22"}
    early = {"impactPlan": {"recordedOn": "2025-09"}}
    assert completed("goals", early) == early
    given = completed("entitlements", {"unit": "days", "given": [{"amount": "1"}]})["given"]
    assert given == [{"amount": "1", "unit": "days"}]


def judged(tree: dict[str, Any], array: str, number: int = 0) -> list[tuple[str, str]]:
    place = Place(array, number, tree[array][number])
    return [(finding.code, finding.where) for finding in judge_entry(tree, place, TODAY)]


def test_only_the_entry_itself_is_looked_at() -> None:
    tree = record(
        goals=[entry("goals", start="2026-01-02", targetDate="2026")],
        breaks=[entry("breaks", start="2020", end="2019"), entry("breaks", 2)],
    )
    assert [code for code, _ in judged(tree, "breaks")] == ["rule-r02"]
    assert judged(tree, "breaks", 1) == []


@pytest.mark.parametrize("elsewhere", [{}, {"posts": [{"id": "broken"}]}])
def test_what_a_record_never_holds_is_found_even_where_the_rest_is_broken(
    elsewhere: dict[str, Any],
) -> None:
    """R01 is refused at once, wherever else faults are."""
    text = "My NI number is QQ 12 34 56 C"
    tree = record(notes=[entry("notes"), entry("notes", 2, text=text)], **elsewhere)
    assert judged(tree, "notes") == []
    assert ("rule-r01", "/notes/1/text") in judged(tree, "notes", 1)


def test_the_form_of_the_entry_alone_is_judged_where_the_rest_is_broken() -> None:
    tree = record(posts=[{"id": "broken"}], goals=[entry("goals", need=7)])
    assert judged(tree, "goals") == [("schema-type", "/goals/0/need")]


def test_what_no_entry_may_hold_is_found_while_it_is_written() -> None:
    found = find_forbidden("notes", {"text": "QQ 12 34 56 C"})
    assert found is not None
    assert (found.code, found.where) == ("rule-r01", "/notes/0/text")
    assert find_forbidden("notes", {"text": "What I tried"}) is None
    assert find_forbidden("statuses", {"type": "teacher-number", "trn": "9990001"}) is None
