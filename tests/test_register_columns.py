"""Headings are found where people put them, and never guessed between two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.errors import InputError
from pdpkit.register.columns import Column, Columns, Field, How, fold, match_columns
from pdpkit.register.mapping import ColumnMap
from pdpkit.register.table import Table
from pdpkit.register.values import Kind

NUMBER = Field(
    "staffNumber", ("Staff number", "Staff no", "Payroll number"), Kind.STAFF_NUMBER, True
)
NAME = Field("name", ("Name", "Full name"), Kind.NAME, True)
DAY = Field("date", ("Date", "Day attended"), Kind.DAY)
FIELDS = (NUMBER, NAME, DAY)


def match(*rows: list[str], known: ColumnMap | None = None) -> Columns:
    return match_columns(Table("register.csv", None, rows), FIELDS, known)


def refusal(*rows: list[str], known: ColumnMap | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        match(*rows, known=known)
    return caught.value


def test_finds_the_headings_below_titles_and_blank_rows() -> None:
    found = match(
        ["Training day, 4 January 2024"],
        ["Date", "4 January 2024"],
        [],
        ["Staff No ", "NAME", "Room", "Date"],
        ["1001", "Priya Nair", "4", "04/01/2024"],
    )
    assert found.heading_row == 4
    assert found.matched == (
        Column(NUMBER, "Staff No", How.BY_NAME, 0),
        Column(NAME, "NAME", How.BY_NAME, 1),
        Column(DAY, "Date", How.BY_NAME, 3),
    )
    assert (found.unused, found.absent) == (("Room",), ())


def test_an_optional_column_may_be_absent() -> None:
    assert match(["Staff no", "Name"]).absent == (DAY,)


@pytest.mark.parametrize(
    "heading",
    [
        "Staff number",
        "STAFF NO.",
        " staff_no ",
        "Staff\nNo",
        "\ufeffStaff No",
        "Staff-No:",
        "Staff #",
        "Staff N\u00ba",
        "Staff No (from payslip)",
        "Staff No [required]",
        "Payroll  Number *",
    ],
)
def test_case_space_and_signs_do_not_count(heading: str) -> None:
    assert match([heading, "Name"]).matched[0].field is NUMBER


def test_a_row_that_comes_again_is_not_the_heading_row() -> None:
    assert match(["Staff no", "Name"], ["1", "A"], ["Staff no", "Name"]).heading_row == 1


def test_one_heading_is_enough_only_where_one_is_wanted() -> None:
    err = refusal(["Name"], ["Priya Nair"])
    assert (err.code, err.values["problem"]) == (
        "register-columns",
        "no row of headings was found",
    )
    rest = ColumnMap(constants={"staffNumber": "1001", "date": "04/01/2024"})
    assert match(["Name"], ["Priya Nair"], known=rest).heading_row == 1


def test_a_table_without_headings_is_refused_with_its_first_row() -> None:
    err = refusal([], ["1001", "Priya Nair"], ["1002", "Marta Kowalczyk"])
    assert (err.code, err.exit) == ("register-columns", 4)
    assert err.values["found"] == "“1001”, “Priya Nair”"


def test_a_missing_column_is_told_with_its_likely_spelling() -> None:
    err = refusal(["Staf Nmber", "Name", "Date", "Room"])
    assert err.values["problem"] == "there is no column “Staff number”"
    assert err.values["found"] == "“Staf Nmber”, “Name”, “Date”, “Room”"
    assert err.values["similar"] == " Did you mean “Staf Nmber” for “Staff number”?"


def test_two_columns_that_could_be_one_are_refused() -> None:
    err = refusal(["Staff no", "Payroll number", "Name", "Date", "Day attended"])
    assert err.values["problem"] == (
        "2 columns could be “Staff number”: “Staff no”, “Payroll number”;"
        " 2 columns could be “Date”: “Date”, “Day attended”"
    )


def test_the_map_decides_between_two() -> None:
    known = ColumnMap({"staffNumber": "payroll NUMBER", "date": "Day attended"})
    found = match(["Staff no", "Payroll number", "Name", "Date", "Day attended"], known=known)
    assert [(c.heading, c.how) for c in found.matched] == [
        ("Payroll number", How.FROM_MAP),
        ("Name", How.BY_NAME),
        ("Day attended", How.FROM_MAP),
    ]
    assert found.unused == ("Staff no", "Date")


def test_a_heading_that_the_map_gives_away_is_not_matched_by_name() -> None:
    known = ColumnMap({"name": "Staff no", "staffNumber": "Name"})
    found = match(["Staff no", "Name"], known=known)
    assert [(c.field.name, c.index) for c in found.matched] == [("staffNumber", 1), ("name", 0)]
    err = refusal(["Staff no", "Date"], known=ColumnMap({"name": "Staff no"}))
    assert err.values["problem"] == "there is no column “Staff number”"


def test_a_heading_of_the_map_that_is_not_there_is_refused() -> None:
    err = refusal(["Staff no", "Name", "When?"], known=ColumnMap({"date": "When it was"}))
    assert err.values["problem"] == "there is no column “When it was”"
    assert err.values["similar"] == ""


def test_the_map_finds_headings_that_no_name_would() -> None:
    known = ColumnMap({"staffNumber": "Nr", "name": "Wer"})
    assert match(["Liste"], ["Nr", "Wer"], ["1", "A"], known=known).heading_row == 2


def test_the_map_may_name_the_row_of_headings() -> None:
    rows = (["Staff no", "Name"], ["old", "old"], ["Staff no", "Name", "Date"])
    assert match(*rows, known=ColumnMap(header_row=1)).heading_row == 1
    assert refusal(["Name"], [], *rows, known=ColumnMap(header_row=2)).values["found"] == "nothing"
    err = refusal(*rows, known=ColumnMap(header_row=9))
    assert (err.code, err.where) == ("register-map", "/headerRow")


def test_a_constant_stands_for_a_column() -> None:
    found = match(
        ["Staff no", "Name", "Date"],
        ["1", "A", "B"],
        known=ColumnMap(constants={"date": " 04/01/2024 "}),
    )
    assert found.matched[2] == Column(DAY, "Date", How.CONSTANT, None, "04/01/2024")
    assert found.samples(found.matched[2]) == ["04/01/2024"]
    assert found.unused == ("Date",)


@pytest.mark.parametrize("member", ["columns", "constants"])
def test_a_map_of_an_unknown_field_is_refused(member: str) -> None:
    err = refusal(["Staff no", "Name"], known=ColumnMap(**{member: {"staffNumbr": "a"}}))
    assert (err.code, err.where) == ("register-map", f"/{member}/staffNumbr")
    assert err.values["similar"] == " Did you mean “staffNumber”?"


def test_two_fields_with_one_alias_are_a_mistake_of_the_caller() -> None:
    twice = (NAME, Field("other", ("full NAME",), Kind.TEXT))
    with pytest.raises(ValueError, match="full NAME"):
        match_columns(Table("a", None, (["Name"],)), twice)


def test_samples_are_the_first_different_texts() -> None:
    rows = [["Staff no", "Name"]] + [["1", name] for name in ("A", " ", "A ", "B", "C", "D")]
    found = match(*rows)
    assert found.samples(found.matched[1]) == ["A", "B", "C"]
    assert found.samples(found.matched[1], 9) == ["A", "B", "C", "D"]


def test_what_was_matched_can_be_remembered() -> None:
    known = ColumnMap({"staffNumber": "Nr"}, {"date": "04/01/2024"})
    found = match(["Nr", "Name"], known=known)
    remembered = found.remember()
    assert remembered == ColumnMap({"staffNumber": "Nr", "name": "Name"}, {"date": "04/01/2024"})
    assert [c.index for c in match(["Nr", "Name"], known=remembered).matched] == [0, 1, None]


@given(st.text(max_size=30))
def test_folding_keeps_letters_and_digits_alone(text: str) -> None:
    folded = fold(text)
    assert fold(f" {text}. ".swapcase()) == fold(text.swapcase())
    assert not any(letter.isspace() or letter == "_" for letter in folded)


def test_no_heading_is_longer_than_200_letters() -> None:
    assert fold("a" * 200 + "b") == "a" * 200


@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=5), min_size=1, max_size=8))
def test_any_table_is_matched_or_refused(rows: list[list[str]]) -> None:
    rows[0][0] += "a"
    try:
        found = match(*rows)
    except InputError as err:
        assert err.code == "register-columns"
    else:
        assert {c.field.name for c in found.matched} >= {"staffNumber", "name"}
