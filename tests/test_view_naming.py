"""Any entry in one line: its sort, its title, its facts, its days."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entries import HOST, NEEDED, SCHOOL, Tree, entry
from pdpkit.kinds import HOLDER, WORDS
from pdpkit.view.entries import Entry
from pdpkit.view.naming import ARRAYS, Named, name_entry

TEAM = {"name": "Curriculum team", "kind": "trust-team"}
CASES: list[tuple[str, Tree, Named]] = [
    ("posts", {"org": {**SCHOOL, "parentName": "A trust"}, "fraction": "0.6", "start": "2021-09"},
     Named("Post", "Teacher", "Fen Lane Primary, A trust · 0.6 of full time", "2021-09", "")),
    ("breaks", {"label": "Between posts", "end": "2018"},
     Named("Break", "Between posts", "", "2017-01", "2018")),
    ("statuses", {"heldFrom": "2021-07"},
     Named("Status", "Qualified teacher status", "", "2021-07", "")),
    ("qualifications", {"provider": "A college", "grade": "Merit", "awarded": "2021"},
     Named("Qualification", "PGCE primary", "A college · Merit", "2021", "")),
    ("recognitions", {"body": "A board", "date": "2026"},
     Named("Thanks", "Thanks from the board", "A board", "2026", "")),
    ("stages", {"fromYear": "2023/24", "toYear": "2024/25", "focus": "Talk"},
     Named("Stage 1", "Become consistently good", "Talk", "2023-09-01", "2025-08-31")),
    ("goals", {"state": "met", "targetDate": "2024-07"},
     Named("Goal", "Reasoning talk", "Met", "2024-07", "")),
    ("entitlements", {"amount": "10", "unit": "days"},
     Named("Promise", "Time off timetable", "10 days · Headteacher", "", "")),
    ("activities", {"minutes": 90, "reach": "trust-wide", "provider": "A trust"},
     Named("Workshop", "Reasoning talk", "Took part · whole trust · 90 minutes · A trust",
           "2024-01-04", "")),
    ("secondments", {"kind": "central-team", "hostOrg": TEAM, "time": {"daysPerYear": "12"}},
     Named("Secondment", "To Curriculum team", "from Fen Lane Primary · 12 days a year", "", "")),
    ("roles", {"kind": "peer-review", "hostSchool": HOST},
     Named("Peer review", "Peer review: Harbour Primary", "Peer reviewer", "", "")),
    ("roles", {"kind": "governance", "committees": ["Audit", "Pay"], "org": SCHOOL},
     Named("Governance", "Local governor, Local body", "Fen Lane Primary · Audit, Pay", "", "")),
    ("ideas", {"kind": "transfer"}, Named("Idea carried on", "Silent modelling", "", "", "")),
    ("progress", {"claim": "I ask before I tell."},
     Named("Progress", "I ask before I tell.", "ts 3", "", "")),
    ("progress", {"kind": "skills-audit", "year": "2020/21"},
     Named("Audit of skills", "Audit of skills, 2020/21", "ts", "", "")),
    ("asks", {"amount": "2", "unit": "days", "state": "open"},
     Named("Ask", "One coaching cycle a half term", "Open", "", "")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}-{case[2].sort}")
def test_an_entry_is_named_by_what_it_is_and_what_matters(case: Any) -> None:
    array, members, named = case
    assert name_entry(array, Entry(entry(array, **members))) == named


def test_every_array_has_a_name() -> None:
    assert set(ARRAYS) == set(WORDS) - {HOLDER} == set(NEEDED)
    for array in ARRAYS:
        assert name_entry(array, Entry(entry(array))).title


def test_what_is_not_known_has_its_title_alone() -> None:
    assert name_entry("plans", Entry({"title": "A plan"})) == Named("Entry", "A plan", "", "", "")


@given(
    st.sampled_from(ARRAYS),
    st.dictionaries(
        st.sampled_from(["title", "name", "kind", "org", "start", "minutes", "amount", "order"]),
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text())),
    ),
)
def test_members_of_another_kind_than_expected_are_left_out(array: str, members: Tree) -> None:
    named = name_entry(array, Entry({**entry(array), **members}))
    assert all(isinstance(text, str) for text in (named.sort, named.title, named.facts))
