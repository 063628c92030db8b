"""``sharing``: exactly what was chosen leaves, and nothing tells what stayed."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdpkit.profile import PROFILES
from pdpkit.sharing import Choice, make_share
from pdpkit.sharing import choose as choose_by
from world import (
    OTHER,
    OTHER_KEY,
    TRUST,
    Tree,
    cards,
    copy,
    record,
    share,
    signed,
    statement,
    withdrawals,
)

IDS = [f"{n}d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21" for n in range(8)]
SECRET = "a private sentence"


def choose(tree: Tree, profile: str) -> Choice:
    return choose_by(tree, PROFILES[profile])


def entry(number: int, visibility: str | None, **members: Any) -> Tree:
    made = {"id": IDS[number], "title": f"Entry {number}"} | members
    return made if visibility is None else made | {"visibility": visibility}


def shown(tree: Tree, profile: str = "interview") -> set[str]:
    made = choose(tree, profile).record
    return {e["id"] for name, v in made.items() if isinstance(v, list) for e in v if "id" in e}


ALL = ["own", "manager", "trust", "handover", "public", None]
TAKEN = {
    "interview": {3, 4},
    "handover": {3, 4},
    "manager": {1, 3, 4},
    "trust": {2, 4},
    "celebrate": set(),
}


@pytest.mark.parametrize("profile", PROFILES)
def test_each_profile_takes_what_its_row_says(profile: str) -> None:
    tree = record(goals=[entry(n, visibility) for n, visibility in enumerate(ALL)])
    assert shown(tree, profile) == {IDS[n] for n in TAKEN[profile]}


def test_celebration_takes_public_entries_that_the_holder_agreed_to() -> None:
    tree = record(
        activities=[
            entry(0, "public", celebrateOk=True),
            entry(1, "public", celebrateOk=False),
            entry(2, "public"),
            entry(3, "handover", celebrateOk=True),
        ]
    )
    assert shown(tree, "celebrate") == {IDS[0]}


@given(st.lists(st.sampled_from(ALL), min_size=1, max_size=6), st.sampled_from(sorted(PROFILES)))
@settings(max_examples=40, deadline=None)
def test_what_is_private_leaves_under_no_profile(visibilities: list[Any], profile: str) -> None:
    entries = [
        entry(n, v, private={"notes": SECRET}, celebrateOk=True) for n, v in enumerate(visibilities)
    ]
    tree = record(goals=entries)
    choice = choose(tree, profile)
    text = json.dumps(make_share(choice, tree["holder"], "A", "B", "2026-12-31"))
    for word in (SECRET, "private", "visibility", "updated", "ledger", "revision"):
        assert word not in text


def test_nothing_tells_that_there_was_more() -> None:
    few = record(goals=[entry(0, "handover")])
    more = copy(record(goals=[entry(0, "handover", links=[IDS[1]]), entry(1, "own")]))
    one, other = choose(few, "interview"), choose(more, "interview")
    assert one.record == other.record
    assert IDS[1] not in json.dumps(other.record)


def test_links_within_the_share_stay() -> None:
    tree = record(
        goals=[entry(0, "handover", links=[IDS[1], IDS[2]]), entry(1, "handover"), entry(2, "own")]
    )
    assert choose(tree, "interview").record["goals"][0]["links"] == [IDS[1]]


def test_an_entry_in_conflict_is_not_shared() -> None:
    tree = record(goals=[entry(0, "handover"), entry(1, "handover")], conflicts={IDS[1]: []})
    assert shown(tree) == {IDS[0]}


def test_of_the_holder_only_what_a_reader_needs() -> None:
    tree = copy(record())
    tree["holder"] |= {"private": {"contact": SECRET}, "careerStage": "established"}
    made = choose(tree, "interview").record
    assert set(made["holder"]) == {"id", "name", "staffGroups"}
    assert set(made) == {"format", "language", "holder"}


def test_a_statement_leaves_with_what_it_is_about() -> None:
    free = signed(statement())
    linked = signed(statement(id=f"urn:uuid:{IDS[6]}"))
    tree = record(free, linked, goals=[entry(0, "own", links=[IDS[6]])])
    assert choose(tree, "interview").statements == (free,)
    tree["goals"][0]["visibility"] = "handover"
    assert choose(tree, "interview").statements == (free, linked)
    assert choose(tree, "interview").record["goals"][0]["links"] == [IDS[6]]


def test_a_statement_that_carries_an_entry_leaves_only_with_that_entry() -> None:
    carried = {"id": IDS[0], "title": "Entry 0"}
    subject = {"statement": "sighted", "speaker": "trust", "entry": carried}
    carrying = signed(statement(subject=subject))
    for visibility, count in (("own", 0), ("manager", 0), ("handover", 1)):
        tree = record(carrying, goals=[entry(0, visibility)])
        assert len(choose(tree, "interview").statements) == count
    assert choose(record(carrying), "interview").statements == ()


def test_only_the_lists_that_the_statements_need_travel() -> None:
    wanted = withdrawals()
    other = withdrawals(list="did:web:saltmarsh.example#withdrawals-2025")
    tree = record(signed(statement()), lists=[wanted, other])
    assert choose(tree, "interview").lists == (wanted,)
    assert choose(record(lists=[wanted]), "interview").lists == ()


def test_only_frameworks_that_are_referred_to_travel() -> None:
    frameworks = [{"id": "ts", "version": "1"}, {"id": "gov", "version": "1"}]
    progress = [entry(0, "handover", framework={"id": "ts", "version": "1"})]
    made = choose(record(progress=progress, frameworks=frameworks), "interview").record
    assert made["frameworks"] == frameworks[:1]


def test_a_share_names_its_audience_purpose_and_last_day() -> None:
    tree = share(record(goals=[entry(0, "public")]))
    members = tree["share"]
    assert (members["audience"], members["until"]) == (
        {"name": "Northway Schools Trust"},
        "2026-12-31",
    )
    assert tree["proof"][0]["expires"] == "2026-12-31T23:59:59Z"
    assert "verifiableCredential" not in tree


def test_only_the_cards_of_keys_that_signed_a_shared_statement_travel() -> None:
    """The newest of each; what another card would tell of is not in the share."""
    wanted, older = cards(created=-1), cards(created=-2)
    elsewhere = cards(OTHER_KEY, id=OTHER, name="Northway Schools Trust")
    carried = [*older, *cards(OTHER_KEY), *elsewhere, *wanted, {"id": TRUST}]
    tree = record(signed(statement()), cards=carried)
    assert choose(tree, "interview").cards == tuple(wanted)
    assert share(tree)["share"]["cards"] == wanted
    assert choose(record(cards=carried), "interview").cards == ()
    assert "cards" not in share(record(cards=carried))["share"]
