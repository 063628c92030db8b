"""``issuing``: every row of a register ends as one of four, and a fact is issued once."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdpkit.document import Kind
from pdpkit.issuing import Ending, Fact, RegisterRow, prepare, sign_drafts
from pdpkit.proof import judge
from pdpkit.report import FileVerdict, Outcome, Verdict
from pdpkit.verification import verify
from pdpkit.workspace import Issued, Person, Trust
from world import NOW, PRIYA, TRUST, TRUST_KEY, document, moment, policy, withdrawals

TRUST_SETTINGS = Trust(TRUST, "Saltmarsh Learning Trust", {})
PEOPLE = {
    "1001": Person("1001", "Priya Nair", identity=PRIYA.id, key_log=PRIYA.log),
    "1002": Person("1002", "Marta Kowalczyk"),
}


def row(number: int, staff: str = "1001", **changes: Any) -> RegisterRow:
    statement = changes.pop("statement", "attended")
    title = changes.pop("title", "Calm starts")
    members = {"start": "2024-01-04", "minutes": 60} | changes
    return RegisterRow(number, Fact(staff, statement, members, title), "as it was written")


def endings(rows: list[RegisterRow], issued: Iterable[Issued] = ()) -> list[str]:
    prepared = prepare(rows, PEOPLE, issued, TRUST_SETTINGS, NOW)
    assert sum(prepared.counts.values()) == len(rows) == len(prepared.results)
    assert len(prepared.drafts) == prepared.counts[Ending.ISSUED]
    return [str(result.ending) for result in prepared.results]


def issue(rows: list[RegisterRow]) -> list[Any]:
    prepared = prepare(rows, PEOPLE, (), TRUST_SETTINGS, NOW)
    return sign_drafts(prepared.drafts, TRUST_SETTINGS, "this-year", TRUST_KEY, NOW).made


def test_a_row_ends_as_one_of_four() -> None:
    rows = [
        row(5),
        row(6),
        row(7, "9999"),
        RegisterRow(8, None, "Somebody"),
        RegisterRow(9, None, "Somebody", ("Date: there is no 31 September.",)),
        row(10, "1002"),
        row(11, statement="led"),
    ]
    assert endings(rows) == [
        "issued",
        "duplicate",
        "unmatched",
        "unmatched",
        "rejected",
        "issued",
        "issued",
    ]


def test_nobody_was_present_on_a_day_still_to_come() -> None:
    """A slip in the year of a register is found before anything is signed."""
    today = NOW.date().isoformat()
    rows = [row(1, start=today), row(2, start=f"{NOW.year + 1}-01-04"), row(3, start="2023")]
    prepared = prepare(rows, PEOPLE, (), TRUST_SETTINGS, NOW)
    assert [result.reason for result in prepared.results] == ["", "its day is still to come", ""]


def test_a_second_run_issues_nothing() -> None:
    rows = [row(5), row(6, "1002")]
    known = [entry for _, entry in issue(rows)]
    assert endings(rows, known) == ["duplicate", "duplicate"]


@given(
    st.lists(st.tuples(st.sampled_from(["1001", "1002", "7"]), st.sampled_from("AB")), max_size=8)
)
@settings(deadline=None, max_examples=40)
def test_totals_always_add_up_and_order_changes_no_total(cells: list[tuple[str, str]]) -> None:
    rows = [row(n, staff, title=title) for n, (staff, title) in enumerate(cells)]
    assert sorted(endings(rows)) == sorted(endings(rows[::-1]))


def test_the_holder_of_an_introduction_gets_a_statement_tied_to_their_key() -> None:
    (tree, entry), (named, _) = issue([row(5), row(6, "1002")])
    subject = tree["credentialSubject"]
    assert subject["id"] == PRIYA.id
    assert subject["keyLog"] == PRIYA.anchor
    assert "1001" not in str(subject)
    assert judge(tree, Kind.STATEMENT, TRUST).digest == entry.digest
    by_name = named["credentialSubject"]
    assert "id" not in by_name
    assert [one["identityHash"] for one in by_name["identifier"]] == ["Marta Kowalczyk", "1002"]


def test_what_is_issued_is_confirmed() -> None:
    (tree, _), (named, _) = issue([row(5), row(6, "1002")])
    lists = (withdrawals(validFrom=moment(), validUntil=moment(60)),)
    report = verify(document(tree), policy(lists=lists), NOW)
    assert report.verdict is FileVerdict.CONFIRMED
    found = verify(document(named), policy(lists=lists), NOW).statements[0]
    assert found.verdict is Verdict.UNCONFIRMED
    assert found.check("form").outcome is Outcome.PASSED
    assert found.made_out_to == "Marta Kowalczyk"


def test_ids_are_random_and_never_made_from_what_is_said() -> None:
    one, two = issue([row(5)])[0][0], issue([row(5)])[0][0]
    assert one["id"] != two["id"]
    assert one["credentialSubject"]["achievement"]["id"] != one["id"]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Other"},
        {"start": "2024-01-05"},
        {"minutes": 30},
        {"statement": "led"},
        {"staff": "1002"},
    ],
)
def test_another_fact_is_another_statement(change: dict[str, Any]) -> None:
    assert endings([row(5), row(6, **change)]) == ["issued", "issued"]


def test_titles_are_made_one_text_before_signing() -> None:
    ((tree, _),) = issue([row(5, title="Zoe\u0308’s talk")])
    assert tree["credentialSubject"]["achievement"]["name"] == "Attended: Zo\u00eb’s talk"
