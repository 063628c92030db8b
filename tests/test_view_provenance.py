"""Mine, attested, agreed, differs: computed from what both say, never lent by a link."""

from typing import Any

import pytest

from entries import HOST, SCHOOL, entry
from pdpkit.verification import Policy
from pdpkit.view.provenance import Provenance, Standing, compare
from reading_back import Tree, link, read_back, state
from world import policy, withdrawals

TALK: Tree = {"title": "Reasoning talk", "start": "2024-01-04", "minutes": 60, "role": "led",
              "type": "training-session"}  # fmt: skip
LED: Tree = {"title": "Led: Reasoning talk", "start": "2024-01-04", "minutes": 60}


def standing(array: str, own: Tree, *found: Tree, against: Policy | None = None) -> Standing:
    """How an entry with links to these statements stands."""
    made = entry(array, **own) | {"links": link(*found)}
    back = read_back(*found, against=against, **{array: [made]})
    (read,) = back.record.parts(array)
    return compare(array, read, back.statements.find(read))


def test_an_entry_without_statements_is_mine() -> None:
    assert standing("activities", TALK) == Standing(Provenance.MINE)


def test_a_confirmed_statement_that_says_the_same_attests() -> None:
    assert standing("activities", TALK, state("led", **LED)) == Standing(Provenance.ATTESTED)


def test_what_no_check_confirmed_attests_nothing() -> None:
    found = state("led", **LED)
    assert standing("activities", TALK, found, against=Policy()) == Standing(Provenance.MINE)


@pytest.mark.parametrize(
    ("own", "what"),
    [
        ({"title": "Reasoning in all years"}, "title"),
        ({"role": "took-part"}, "role"),
        ({"start": "2024-01-05"}, "first day"),
        ({"minutes": 2400}, "length"),
        ({"end": "2024-01-05"}, "last day"),
        ({"org": HOST}, "place"),
        ({"type": "conference"}, "type"),
    ],
)
def test_what_stands_in_both_and_is_not_equal_differs(own: Tree, what: str) -> None:
    """Hostile inputs, row 193: 40 hours beside a statement of 60 minutes are two blocks."""
    stated = {**LED, "org": {"name": SCHOOL["name"]}, "end": "2024-01-04",
              "activityType": "training-session"}  # fmt: skip
    plain = {**TALK, "org": SCHOOL, "end": "2024-01-04"}
    found = state("led", **stated)
    assert standing("activities", plain, found) == Standing(Provenance.ATTESTED)
    assert standing("activities", plain | own, found) == Standing(Provenance.DIFFERS, (what,))


def test_a_day_told_less_exactly_is_no_other_day() -> None:
    assert standing("activities", TALK | {"start": "2024-01"}, state("led", **LED)).label == (
        Provenance.ATTESTED
    )


def test_one_statement_that_differs_outweighs_one_that_attests() -> None:
    found = standing(
        "activities", TALK, state("led", **LED), state("led", 2, **{**LED, "minutes": 30})
    )
    assert found == Standing(Provenance.DIFFERS, ("length",))


def test_a_statement_about_another_kind_of_entry_lends_no_label() -> None:
    found = state("led", **LED)
    assert standing("qualifications", {"name": "Reasoning talk"}, found).label == Provenance.MINE


def test_what_carries_the_entry_agrees_to_it_as_it_stands_and_to_no_later_version() -> None:
    goal = entry("goals")
    carried = state("agreed-plan", speaker="line manager", entry=goal)
    assert standing("goals", {}, carried).label == Provenance.AGREED
    unsigned: Tree = {"state": "met", "visibility": "handover", "private": {"notes": "x"}}
    assert standing("goals", unsigned, carried).label == Provenance.AGREED
    assert standing("goals", {"need": "Another"}, carried).label == Provenance.EARLIER


def test_a_statement_that_carries_another_entry_agrees_to_nothing_here() -> None:
    other = entry("goals", 2)
    carried = state("sighted", speaker="line manager", entry=other)
    assert standing("goals", {}, carried).label == Provenance.MINE


def test_a_withdrawn_statement_is_nobodys_word() -> None:
    found = state("led", **LED)
    report = read_back(found).report
    (digest,) = (one.digest for one in report.statements)
    withdrawn = withdrawals({"digest": digest, "on": "2026-11-18", "reason": "mistake"})
    against = policy(lists=(withdrawn,))
    assert standing("activities", TALK, found, against=against).label == Provenance.MINE
    assert read_back(found, against=against).statements.left_out == 1


CASES: list[tuple[str, str, Tree, Tree, Tree, str]] = [
    ("posts", "employed", {"title": "Teacher", "start": "2021-09", "org": SCHOOL},
     {"post": "Teacher", "org": {"name": SCHOOL["name"]}, "start": "2021-09-01"},
     {"post": "Headteacher"}, "title"),
    ("roles", "held-role", {"name": "Maths community", "role": "member", "start": "2023-09"},
     {"role": "Member", "group": "Maths community", "start": "2023-09-01"},
     {"role": "Chair"}, "role"),
    ("entitlements", "entitlement-granted",
     {"amount": "10", "unit": "days", "start": "2025-09-01", "end": "2026-08-31"},
     {"what": "Days", "amount": "10", "unit": "days", "start": "2025-09-01", "end": "2026-08-31"},
     {"amount": "5"}, "amount"),
    ("qualifications", "qualification-seen", {"name": "PGCE", "awarded": "2021-07"},
     {"name": "PGCE", "body": "A university", "date": "2021-07-10"},
     {"date": "2020-07-10"}, "day"),
    ("secondments", "secondment-served", {"start": "2025-09-01", "end": "2026-08-31"},
     {"homeOrg": {"name": SCHOOL["name"]}, "hostOrg": {"name": HOST["name"]},
      "start": "2025-09-01", "end": "2026-08-31"},
     {"hostOrg": {"name": "Another"}}, "host"),
    ("activities", "completed", {"title": "A course", "start": "2024", "state": "completed"},
     {"title": "Completed: A course", "start": "2024-05-01"}, {"title": "Completed: B"}, "title"),
    ("activities", "attended", {"title": "A course", "start": "2024", "role": "took-part"},
     {"title": "Attended: A course", "start": "2024-05-01"}, {"start": "2023"}, "first day"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_each_kind_of_statement_is_compared_with_its_kind_of_entry(case: Any) -> None:
    """The table of docs/spec.md, Provenance."""
    array, says, own, stated, other, what = case
    same: Any = standing(array, own, state(says, **stated))
    assert same == Standing(Provenance.ATTESTED)
    unlike = standing(array, own, state(says, **{**stated, **other}))
    assert unlike == Standing(Provenance.DIFFERS, (what,))
