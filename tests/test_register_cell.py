"""A cell looks as it does in a spreadsheet, and a formula in it stays text (rule R19, row 169)."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.register.cell import Cell, guard, is_blank, show, tidy, unguard


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("a ", "a "),
        (1001.0, "1001"),
        (0.5, "0.5"),
        (-5, "-5"),
        (1.2e20, "1.2e+20"),
        (float("inf"), "inf"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2024, 1, 4), "2024-01-04"),
        (datetime(2024, 1, 4, 9, 5), "2024-01-04 09:05:00"),
        (time(9, 5), "09:05"),
        (time(9, 5, 7), "09:05:07"),
        (timedelta(days=6), "144:00"),
        (timedelta(minutes=-90), "-1:30"),
        (timedelta(seconds=61), "0:01:01"),
    ],
)
def test_shows_a_cell_as_text(cell: Cell, text: str) -> None:
    assert show(cell) == text


@pytest.mark.parametrize("start", list("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"))
def test_guards_each_start_of_a_formula(start: str) -> None:
    assert guard(f"{start}1") == f"'{start}1"
    assert guard(f"'{start}1") == f"''{start}1"
    assert unguard(f"'{start}1") == f"{start}1"


@pytest.mark.parametrize("text", ["", "a", "'", "'a", "''tis", "1=1", " =1"])
def test_leaves_other_text_alone(text: str) -> None:
    assert guard(text) == text
    assert unguard(text) == text


@given(st.text(alphabet="'=+-@\t\r\na1"))
def test_guarding_is_undone_without_loss(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in set("=+-@\t\r\n")


@pytest.mark.parametrize("cell", ["", " ", "\u00a0", "\ufeff", "\u200b ", "\t\n"])
def test_space_of_every_kind_is_blank(cell: str) -> None:
    assert is_blank(cell)
    assert tidy(cell) == ""


@pytest.mark.parametrize("cell", ["a", 0, 0.0, False, timedelta(0)])
def test_a_nought_is_not_blank(cell: Cell) -> None:
    assert not is_blank(cell)
