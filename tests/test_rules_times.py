"""Days that contradict each other, at their edges."""

from typing import Any

import pytest

from entries import SCHOOL, entry, record
from rule_cases import judge

Tree = dict[str, Any]


def found(tree: Tree) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in judge(tree)]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2024-01-04", "2024-01-04"),
        ("2024-05", "2024"),
        ("2024", "2024-02"),
        ("2024-02", "2024-02"),
    ],
)
def test_a_day_ends_where_it_begins_and_a_year_holds_its_months(start: str, end: str) -> None:
    assert found(record(posts=[entry("posts", start=start, end=end)])) == []


def test_what_stands_below_an_entry_is_looked_at() -> None:
    priority = {"title": "Reading", "fromYear": "2024/25", "toYear": "2023/24"}
    mentor = {"role": "Phase lead", "start": "2023", "end": "2022"}
    tree = record(
        goals=[entry("goals", priorities=[priority])],
        statuses=[entry("statuses", mentorPeriods=[{"role": "Tutor"}, mentor])],
    )
    assert sorted(found(tree)) == [
        ("rule-r02", "/goals/0/priorities/0/toYear"),
        ("rule-r02", "/statuses/0/mentorPeriods/1/end"),
    ]


@pytest.mark.parametrize(
    ("array", "members", "last"),
    [
        ("qualifications", {"start": "2024", "expectedEnd": "2023"}, "expectedEnd"),
        ("qualifications", {"start": "2024", "awarded": "2023"}, "awarded"),
        ("qualifications", {"awarded": "2024", "expires": "2023"}, "expires"),
        ("recognitions", {"date": "2024", "until": "2023"}, "until"),
        ("roles", {"kind": "governance", "start": "2026", "termEnd": "2025"}, "termEnd"),
    ],
)
def test_every_pair_of_days_is_known(array: str, members: Tree, last: str) -> None:
    tree = record(**{array: [entry(array, **members)]})
    assert found(tree) == [("rule-r02", f"/{array}/0/{last}")]


def test_what_the_writer_alone_understands_is_left_alone() -> None:
    odd = {"start": "2024", "end": "2020", "year": "2024/29"}
    tree = record(posts=[entry("posts", private=odd, ext=odd, org={**SCHOOL, "extra": {"end": 7}})])
    assert found(tree) == []
    unknown = {"start": "soon", "end": "later", "fromYear": 7, "year": "2024"}
    assert found(record(posts=[entry("posts", more=unknown)])) == []


def test_a_school_year_may_cross_the_century() -> None:
    assert found(record(stages=[entry("stages", fromYear="2099/00")])) == []
    assert found(record(stages=[entry("stages", fromYear="2024/24")])) == [
        ("rule-r04", "/stages/0/fromYear")
    ]


def test_minutes_fit_into_the_days() -> None:
    two_days = {"start": "2024-01-04", "end": "2024-01-05"}
    fits = entry("activities", **two_days, minutes=2_880, private={"acknowledged": ["rule-r06"]})
    assert found(record(activities=[fits])) == []
    assert found(record(activities=[{**fits, "minutes": 2_881}])) == [
        ("schema-range", "/activities/0/minutes")
    ]
