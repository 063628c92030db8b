"""Promised so much, shown so much: never what is left."""

import pytest

from entries import entry
from pdpkit.verification import Policy
from pdpkit.view.entitlements import Account, Bar, show_entitlements
from pdpkit.view.provenance import Provenance
from reading_back import Tree, link, read_back, state

PERIOD: Tree = {"start": "2025-09-01", "end": "2026-08-31"}
TERMS: Tree = {"what": "Study days", "amount": "10", "unit": "days", **PERIOD}
OWN: Tree = {**TERMS, "promisedBy": "Saltmarsh Learning Trust"}


def promise(**members: object) -> Tree:
    return state("entitlement-granted", 1, title="Promised: Study days", **{**TERMS, **members})


def given(number: int, amount: str, granted: str, unit: str = "days") -> Tree:
    return state("entitlement-given", number, title="Given: Study days", what="Study days",
                 amount=amount, unit=unit, start="2025-10-01", granted=granted)  # fmt: skip


def digest_of(statement: Tree) -> str:
    (report,) = read_back(statement).report.statements
    return str(report.digest)


def accounts(
    *statements: Tree, against: Policy | None = None, **own: object
) -> tuple[Account, ...]:
    made = [entry("entitlements", **own)] if own else []
    back = read_back(*statements, against=against, entitlements=made)
    return show_entitlements(back.record, back.statements).accounts


def test_what_was_given_is_counted_from_statements_against_their_promise() -> None:
    """FORMAT: promised 10 days; statements in this file show 4 given."""
    granted = promise()
    mark = digest_of(granted)
    (account,) = accounts(
        granted,
        *(given(2, "2.5", mark), given(3, "1.5", mark), given(4, "3", mark, "hours")),
        **{**OWN, "links": link(granted), "given": [{"amount": "6", "unit": "days"}]},
    )
    assert account.sentence == (
        "Promised 10 days; statements in this file show 3 hours and 4 days given."
    )
    assert account.noted == "6 days"
    assert account.label is Provenance.ATTESTED
    assert len(account.stated) == 4
    assert "left" not in repr(account)


def test_without_a_statement_none_is_shown_whatever_was_noted() -> None:
    (account,) = accounts(**{**OWN, "given": [{"amount": "6", "unit": "days"}]})
    assert account.sentence == "Promised 10 days; statements in this file show none given."
    assert (account.noted, account.label) == ("6 days", Provenance.MINE)


def test_what_could_not_be_confirmed_is_told_apart_and_never_counted() -> None:
    granted = promise()
    found = (granted, given(2, "2", digest_of(granted)))
    (account,) = accounts(*found, against=Policy(), **{**OWN, "links": link(granted)})
    assert account.sentence == (
        "Promised 10 days; statements in this file show none given; 2 days more stand in"
        " statements that could not be confirmed."
    )
    assert account.label is Provenance.MINE


def test_a_promise_that_only_an_employer_states_stands_alone_with_what_was_given() -> None:
    granted = promise()
    (account,) = accounts(granted, given(2, "2", digest_of(granted)))
    assert (account.what, account.by) == ("Study days", "Saltmarsh Learning Trust")
    assert account.label is None
    assert account.sentence == "Promised 10 days; statements in this file show 2 days given."


def test_what_was_given_for_a_promise_that_is_not_here_says_so() -> None:
    elsewhere = digest_of(promise())
    (account,) = accounts(given(2, "2", elsewhere))
    assert account.sentence == (
        "The promise is not in this file; statements in this file show 2 days given."
    )


def test_a_promise_told_otherwise_differs() -> None:
    granted = promise(amount="5")
    (account,) = accounts(granted, **{**OWN, "links": link(granted)})
    assert (account.label, account.differs) == (Provenance.DIFFERS, ("amount",))


@pytest.mark.parametrize(
    ("said", "kept", "unmet"),
    [
        ("given", True, False),
        ("released", True, False),
        ("unmet", False, True),
        ("promised", False, False),
        ("partly", False, False),
    ],
)
def test_how_it_stands_is_what_the_holder_says(said: str, kept: bool, unmet: bool) -> None:
    (account,) = accounts(**{**OWN, "state": said})
    assert (account.kept, account.unmet) == (kept, unmet)


def test_a_bar_is_drawn_of_the_promises_own_unit_and_never_longer_than_it() -> None:
    granted = promise()
    mark = digest_of(granted)
    found = (granted, given(2, "2.5", mark), given(3, "30", mark, "hours"))
    noted = [{"amount": "25", "unit": "days"}]
    (account,) = accounts(*found, **{**OWN, "links": link(granted), "given": noted})
    assert account.bar == Bar(shown=0.25, noted=1.0)


@pytest.mark.parametrize("amount", ["", "x", "-1", "1e999999", None, 7])
def test_an_amount_that_is_none_is_not_added_up(amount: object) -> None:
    back = read_back(entitlements=[entry("entitlements", **OWN)])
    back.record.tree["entitlements"][0] |= {"amount": amount}
    (account,) = show_entitlements(back.record, back.statements).accounts
    assert account.sentence == (
        "Promised without an amount; statements in this file show none given."
    )
    assert account.bar is None
