"""The page for a first conversation: what is open, what is wished for, room to write."""

import pytest

from entries import entry
from pdpkit.view.conversation import Conversation, is_open, show_conversation
from pdpkit.view.entries import Entry
from reading_back import AT, read_back, state
from world import Tree


def show(*statements: Tree, **arrays: list[Tree]) -> Conversation:
    back = read_back(*statements, **arrays)
    return show_conversation(back.record, back.statements, "Northway Schools Trust", AT)


def test_the_page_of_somebody_who_shared_little_has_questions_alone() -> None:
    page = show()
    assert page.title == (
        "First conversation: Priya Nair and Northway Schools Trust, 22 November 2026"
    )
    assert [heading for heading, _ in page.parts] == ["To begin with"]
    assert page.text.startswith(page.title)
    assert "What we agreed" in page.text


PROMISE: Tree = {"what": "Study days", "amount": "10", "unit": "days", "start": "2026-09-01"}


@pytest.mark.parametrize(
    ("more", "listed"),
    [
        ({"end": "2027-08-31", "state": "promised"}, True),
        ({"end": "2027-08-31", "state": "given"}, False),
        ({"end": "2027-08-31", "state": "released"}, False),
        ({"end": "2026-10-31", "state": "promised"}, False),
        ({"end": "2026-10-31", "state": "unmet"}, True),
        ({"end": "2026-10-31", "state": "partly"}, True),
    ],
)
def test_promises_that_were_not_kept_are_listed(more: Tree, listed: bool) -> None:
    found = dict(show(entitlements=[entry("entitlements", **PROMISE, **more)]).parts)
    assert ("Promised before, and still open" in found) == listed


def test_a_promise_that_only_an_employer_tells_of_is_listed_with_what_was_given() -> None:
    promised = state("entitlement-granted", **PROMISE, end="2027-08-31")
    (line,) = dict(show(promised).parts)["Promised before, and still open"]
    assert "Promised 10 days; statements in this file show none given." in line


def test_asks_and_goals_say_what_helps() -> None:
    ask = entry("asks", why="It helps.", amount="2", unit="days", firstStep="A date")
    goal = entry("goals", targetDate="2027-07", supportWanted="An hour a week", state="active")
    over = entry("goals", 2, state="met")
    found = dict(show(asks=[ask], goals=[goal, over]).parts)
    assert found["What Priya Nair would like"] == (
        "One coaching cycle a half term · 2 days · It helps. · first step: A date",
    )
    (told,) = found["Goals now"]
    assert told.endswith("Active · by July 2027 · help: An hour a week")


@pytest.mark.parametrize(
    ("array", "one", "still"),
    [
        ("goals", {"state": "active"}, True),
        ("goals", {"state": "dropped"}, False),
        ("stages", {"toYear": "2025/26"}, False),
        ("stages", {"toYear": "2026/27"}, True),
        ("stages", {}, True),
        ("secondments", {"end": "2026-08-31"}, False),
        ("secondments", {"state": "active"}, True),
        ("asks", {"state": "closed"}, False),
        ("notes", {}, False),
    ],
)
def test_what_an_employer_may_still_answer(array: str, one: Tree, still: bool) -> None:
    assert is_open(array, Entry(one), AT) is still
