"""Every row comes back with its values, with what to mend, or with why it was left out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.errors import InputError
from pdpkit.register.cell import Cell
from pdpkit.register.columns import Field, match_columns
from pdpkit.register.mapping import ColumnMap
from pdpkit.register.problem import Problem
from pdpkit.register.rows import Reading, Row, Skipped, read_rows
from pdpkit.register.table import Table
from pdpkit.register.values import Kind

FIELDS = (
    Field("staffNumber", ("Staff no",), Kind.STAFF_NUMBER, True),
    Field("name", ("Name",), Kind.NAME, True),
    Field("date", ("Date",), Kind.DAY, True),
    Field("length", ("Length",), Kind.MINUTES),
    Field("signedIn", ("Signed in",), Kind.TICK, True),
    Field("note", ("Note",), Kind.TEXT),
)
HEADINGS: list[Cell] = ["Staff no", "Name", "Date", "Length", "Signed in", "Note"]
GOOD: list[Cell] = ["1001", "Nair, Priya", "04/01/2024", "60", "x", "a"]


def read(*rows: list[Cell], known: ColumnMap | None = None) -> Reading:
    table = Table("register.csv", None, (["Training day"], HEADINGS, *rows))
    return read_rows(match_columns(table, FIELDS, known))


def changed(**cells: Cell) -> list[Cell]:
    names = [field.name for field in FIELDS]
    row = list(GOOD)
    for name, cell in cells.items():
        row[names.index(name)] = cell
    return row


def test_reads_a_row_as_typed_values() -> None:
    values = {
        "staffNumber": "1001",
        "name": "Priya Nair",
        "date": date(2024, 1, 4),
        "length": 60,
        "signedIn": True,
        "note": "a",
    }
    assert read(GOOD).rows == (Row(3, values),)
    typed: list[Cell] = [1001.0, "Priya Nair", date(2024, 1, 4), 60.0, True, "a"]
    assert read(typed).rows == (Row(3, values),)


def test_a_blank_is_no_value_where_it_may_be() -> None:
    row = read(changed(length=" ", signedIn="", note="")).rows[0]
    assert (row.values["length"], row.values["signedIn"], row.values["note"]) == (None, False, None)
    assert row.problems == ()
    assert read(["1001", "Priya Nair", "04/01/2024"]).rows[0].values["note"] is None


@pytest.mark.parametrize(
    ("field", "cell", "problem"),
    [
        ("staffNumber", "", Problem("Staff no", "csv-missing", "")),
        ("staffNumber", "1.2E+05", Problem("Staff no", "csv-staff-number", "1.2E+05")),
        ("name", " ", Problem("Name", "csv-missing", "")),
        ("name", "=cmd", Problem("Name", "csv-name", "=cmd")),
        ("name", "a\x07", Problem("Name", "csv-text", "a\x07", {"number": "0007"})),
        ("date", "", Problem("Date", "csv-missing", "")),
        ("date", " soon", Problem("Date", "csv-date", "soon")),
        (
            "date",
            "31/09/2025",
            Problem(
                "Date",
                "csv-date-impossible",
                "31/09/2025",
                {"problem": "there is no 31 September"},
            ),
        ),
        ("length", "half a day", Problem("Length", "csv-duration", "half a day")),
        ("length", "2", Problem("Length", "csv-duration-unit", "2")),
        ("length", "-60", Problem("Length", "csv-duration-range", "-60")),
        ("length", timedelta(days=6), Problem("Length", "csv-duration-typed", "144:00")),
        ("signedIn", "PN", Problem("Signed in", "csv-tick", "PN")),
        ("note", "a\u202eb", Problem("Note", "csv-text", "a\u202eb", {"number": "202E"})),
    ],
)
def test_a_cell_that_cannot_be_read_is_a_problem_of_its_row(
    field: str, cell: Cell, problem: Problem
) -> None:
    reading = read(changed(**{field: cell}), GOOD)
    row, sound = reading.rows
    assert row.problems == (problem,)
    assert row.values[field] is None
    assert {name for name, value in row.values.items() if value is None} == {field}
    assert sound.problems == ()
    assert problem.hint


def test_all_problems_of_a_row_are_told() -> None:
    row = read(changed(staffNumber="1.2E+05", date="soon", length="long")).rows[0]
    assert [p.column for p in row.problems] == ["Staff no", "Date", "Length"]


def test_what_was_found_is_shown_in_part() -> None:
    assert read(changed(date="x" * 500)).rows[0].problems[0].found == "x" * 80


@pytest.mark.parametrize(
    ("row", "code", "text"),
    [
        ([], "csv-row-blank", ""),
        (["", " ", "\u00a0"], "csv-row-blank", ""),
        (["TOTAL", "", "", "", "58"], "csv-row-total", "TOTAL, 58"),
        (["", "Total: 58 people"], "csv-row-total", "Total: 58 people"),
        (["", "", "", "", "", "Grand total"], "csv-row-total", "Grand total"),
        (["Sub-total"], "csv-row-total", "Sub-total"),
        (["", "", "Room 4"], "csv-row-no-person", "Room 4"),
        (["", "", "", "", "", "", "", "x" * 90], "csv-row-no-person", "x" * 80),
        (HEADINGS, "csv-row-heading", "Staff no, Name, Date, Length, Signed in, Note"),
        (["STAFF NO.", "name "], "csv-row-heading", "STAFF NO., name"),
    ],
)
def test_a_row_that_is_none_is_left_out_with_its_reason(
    row: list[Cell], code: str, text: str
) -> None:
    reading = read(GOOD, row, GOOD)
    assert reading.skipped == (Skipped(4, code, text),)
    assert [r.number for r in reading.rows] == [3, 5]
    assert reading.skipped[0].reason.startswith("The row ")


def test_headings_repeat_beside_a_constant_too() -> None:
    reading = read(GOOD, HEADINGS, known=ColumnMap(constants={"date": "04/01/2024"}))
    assert [skipped.code for skipped in reading.skipped] == ["csv-row-heading"]


@pytest.mark.parametrize("name", ["Total, Marie", "Totally Smith", "Marie Total"])
def test_a_person_called_total_is_kept(name: str) -> None:
    assert len(read(changed(name=name)).rows) == 1
    assert len(read(changed(staffNumber="", name=name)).rows) == 1


def test_a_session_called_total_is_kept() -> None:
    row = changed(note="Total maths")
    table = Table("a", None, (HEADINGS[::-1], row[::-1]))
    assert len(read_rows(match_columns(table, FIELDS)).rows) == 1


def test_a_log_that_names_no_people_keeps_all_its_rows() -> None:
    log = [field for field in FIELDS if field.kind in (Kind.DAY, Kind.TEXT)]
    table = Table("a", None, (["Date", "Note"], ["04/01/2024", "Total maths"], ["TOTAL"]))
    reading = read_rows(match_columns(table, log))
    assert [row.problems == () for row in reading.rows] == [True, False]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_date_with_the_month_first_stops_the_file(place: int) -> None:
    rows = [GOOD, GOOD, GOOD]
    rows[place] = changed(date="01/24/2024")
    with pytest.raises(InputError) as caught:
        read(*rows)
    err = caught.value
    assert (err.code, err.where) == ("csv-date-ambiguous", f"row {place + 3}, column Date")
    assert err.values["found"] == "01/24/2024"


def test_a_month_first_in_a_row_that_is_left_out_stops_nothing() -> None:
    assert read(GOOD, ["", "", "01/24/2024"]).rows[0].problems == ()


def test_a_constant_is_read_as_a_cell_would_be() -> None:
    known = ColumnMap(constants={"date": "4 Jan 2024"})
    assert read(changed(date="soon"), known=known).rows[0].values["date"] == date(2024, 1, 4)
    known = ColumnMap(constants={"name": "Nair, Priya"})
    assert read(changed(name=""), known=known).rows[0].values["name"] == "Priya Nair"


@pytest.mark.parametrize("text", ["31/09/2025", "01/24/2024", "soon", ""])
def test_a_constant_that_cannot_be_read_is_a_fault_of_the_map(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read(GOOD, known=ColumnMap(constants={"date": text}))
    assert (caught.value.code, caught.value.where) == ("register-map", "/constants/date")


def test_spaces_are_told_once() -> None:
    notes = read(changed(name="Priya Nair "), changed(note=" a"), GOOD).notes
    assert [note.sentence for note in notes] == ["Spaces around the text were left out in 2 cells."]
    assert read(GOOD).notes == ()


def test_staff_numbers_of_different_length_are_told() -> None:
    rows = [changed(staffNumber=n) for n in ("1001", "1002", "417", "00417", "SLT-1")]
    (note,) = read(*rows).notes
    assert (note.code, note.values) == (
        "csv-staff-number-length",
        {"samples": "417, 1001, 00417"},
    )
    assert note.hint


CELLS = (
    st.sampled_from(["", "x", "TOTAL", "1001", "Priya Nair", "04/01/2024", "01/04/2024", "Name"])
    | st.text(max_size=6)
    | st.floats()
    | st.booleans()
    | st.dates()
    | st.timedeltas()
    | st.times()
)


@given(st.lists(st.lists(CELLS, max_size=7), max_size=8))
def test_no_row_is_dropped(rows: list[list[Cell]]) -> None:
    """Rows read are rows and skipped, whatever stands in them."""
    try:
        reading = read(*rows)
    except InputError as err:
        assert err.code == "csv-date-ambiguous"
        return
    assert reading.count == len(rows)
    numbers = [r.number for r in reading.rows] + [s.number for s in reading.skipped]
    assert sorted(numbers) == list(range(3, len(rows) + 3))
    for row in reading.rows:
        assert set(row.values) == {field.name for field in FIELDS}
        assert all(problem.sentence and problem.hint for problem in row.problems)
