"""Every row of a log is accounted for, and a second run adds nothing (C, item 2)."""

import copy
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entries import entry, record
from logs import messy_log
from pdpkit.errors import InputError
from pdpkit.importing import Ending, Import, bring, find_columns
from pdpkit.record import read_record
from pdpkit.register.rows import read_rows
from pdpkit.register.table import Table, read_table

Tree = dict[str, Any]
HEADINGS = ["Title", "Date", "Hours"]
TALK = ["Reasoning talk", "04/01/2024", 1]


def import_rows(tree: Tree, *rows: list[Any]) -> Import:
    columns = find_columns(Table("log.csv", None, (HEADINGS, *[list(row) for row in rows])))
    return bring(tree, columns, read_rows(columns))


def import_file(tree: Tree, data: bytes) -> Import:
    columns = find_columns(read_table(data, "log"))
    return bring(tree, columns, read_rows(columns))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_messy_log_of_600_rows_is_accounted_for_row_by_row(form: str) -> None:
    """Done when (C): one command, every row accounted for."""
    log = messy_log()
    there = entry("activities", title="Lesson study (talk)", start="2006-02-06")
    tree = record(activities=[there])
    before = copy.deepcopy(tree)
    done = import_file(tree, getattr(log, form))
    assert len(log.endings) == 600
    assert {row.number: str(row.ending) for row in done.results} == log.endings
    assert done.counts == log.counts
    assert tree == before
    made = [*done.record["activities"], *done.record["qualifications"]]
    assert len(made) == log.counts["added"] + 1
    assert not read_record(done.record).findings
    reasons = [row for row in done.results if row.ending is not Ending.ADDED and not row.reasons]
    assert reasons == []


def test_a_second_run_adds_nothing_from_either_file() -> None:
    log = messy_log(150)
    done = import_file(record(), log.csv)
    for data in (log.csv, log.xlsx):
        again = import_file(done.record, data)
        assert again.counts["added"] == 0
        assert again.record == done.record
    assert done.counts["added"] > 100


def test_entries_are_the_holders_own_and_ids_are_no_content() -> None:
    first, second = (import_rows(record(), TALK).record["activities"][0] for _ in range(2))
    assert first.pop("id") != second.pop("id")
    assert first == second
    assert "links" not in first


def test_a_row_that_says_the_same_is_there_already_and_one_that_differs_is_not() -> None:
    done = import_rows(record(), TALK, ["REASONING  talk", "4 Jan 2024", 1], [*TALK[:2], 2], TALK)
    assert [str(row.ending) for row in done.results] == [
        *("added", "added", "added", "there already")
    ]
    assert done.results[3].reasons == ("It says the same as row 2.",)
    assert import_rows(done.record, TALK, ["Reasoning talk", "4 Jan 2024", 9]).counts["added"] == 0


def test_what_was_written_by_hand_is_met_once() -> None:
    tree = record(activities=[entry("activities", title="Reasoning talk", start="2024-01-04")])
    done = import_rows(tree, TALK, [*TALK[:2], 2])
    assert [str(row.ending) for row in done.results] == ["there already", "added"]
    qualified = record(qualifications=[entry("qualifications", name="NPQ", awarded="2024")])
    columns = find_columns(
        Table("x", None, (["Title", "Year", "Type"], ["npq", 2024, "NPQ"], ["npq", 2024, "Talk"]))
    )
    endings = [str(r.ending) for r in bring(qualified, columns, read_rows(columns)).results]
    assert endings == ["there already", "added"]


def test_rows_that_no_record_may_hold_are_left_out_even_the_second_time() -> None:
    secret = ["NI number AB 12 34 56 C", "04/01/2024", 1]
    done = import_rows(record(), secret, TALK, secret)
    assert [str(row.ending) for row in done.results] == ["left out", "added", "left out"]
    assert "National Insurance number" in done.results[0].reasons[0]
    assert len(done.record["activities"]) == 1


def test_headings_over_a_part_are_passed_over_and_a_lonely_title_is_not() -> None:
    done = import_rows(record(), ["", "2023/24"], ["A course"], TALK, [], ["TOTAL", "", 1])
    assert [str(row.ending) for row in done.results] == [
        *("passed over", "left out", "added", "passed over", "passed over")
    ]
    assert done.results[0].reasons == ("The row has one cell alone: “2023/24”.",)


@pytest.mark.parametrize(
    ("headings", "first", "second", "refused"),
    [
        (["Name"], ["Priya Nair"], ["Marta Kowalczyk"], True),
        (["Name"], ["Priya Nair"], ["priya  NAIR"], False),
        (["Staff number", "Name"], ["1001", "Priya Nair"], ["1001", "Nair, Priya"], False),
        (["Staff number", "Name"], ["1001", "Jo Smith"], ["1002", "Jo Smith"], True),
        (["Email"], ["p.nair@saltmarsh.example"], ["m.k@saltmarsh.example"], True),
    ],
)
def test_a_log_of_several_people_is_refused(
    headings: list[str], first: list[str], second: list[str], refused: bool
) -> None:
    rows = ([*HEADINGS, *headings], [*TALK, *first], ["Other", *TALK[1:], *second])
    columns = find_columns(Table("x", None, tuple(rows)))
    if not refused:
        assert bring(record(), columns, read_rows(columns)).counts["added"] == 2
        return
    with pytest.raises(InputError) as caught:
        bring(record(), columns, read_rows(columns))
    assert caught.value.code == "csv-several-people"
    assert caught.value.values["count"] == 2


@pytest.mark.parametrize("odd", [{}, "x", 7, None])
def test_entries_that_stand_in_no_list_are_never_taken_apart(odd: Any) -> None:
    with pytest.raises(InputError) as caught:
        import_rows(record(activities=odd), TALK)
    assert (caught.value.code, caught.value.where) == ("schema-member-type", "record /activities")


CELLS = st.one_of(
    st.sampled_from(["Talk", "04/01/2024", "2023", "", "x", "=1+1", "#REF!", 1, 6.5, "1:30"]),
    st.text(max_size=12),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=3), max_size=8))
def test_whatever_stands_in_a_log_no_row_is_lost_and_the_record_keeps_its_form(
    rows: list[list[Any]],
) -> None:
    try:
        done = import_rows(record(), *rows)
    except InputError as err:
        assert err.code == "csv-date-ambiguous"
        return
    assert [row.number for row in done.results] == list(range(2, len(rows) + 2))
    assert sum(done.counts.values()) == len(rows)
    assert not read_record(done.record).findings
    again = import_rows(done.record, *rows)
    assert again.counts == {**done.counts, "added": 0, "there already": (
        done.counts["added"] + done.counts["there already"]
    )}  # fmt: skip
    assert Counter(again.counts).total() == len(rows)
