"""Lengths of time are whole minutes that somebody wrote, or a question."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.register.cell import Cell
from pdpkit.register.minutes import read_minutes
from pdpkit.register.problem import Fault


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("60", 60),
        ("60.0", 60),
        (60, 60),
        (60.0, 60),
        ("1:30", 90),
        ("01:30:00", 90),
        ("1:30 hrs", 90),
        (time(1, 30), 90),
        ("1.5 hours", 90),
        ("1.5h", 90),
        (" 2 HRS. ", 120),
        ("1 hour", 60),
        ("90 mins", 90),
        ("90m", 90),
        ("1h 30m", 90),
        ("1 hr 30", 90),
        ("1 hour, 30 minutes", 90),
        ("1 hour and 30 mins", 90),
        ("0.75 hours", 45),
        ("24 hours", 1440),
        ("5 mins", 5),
    ],
)
def test_reads_every_spelling_of_a_length(cell: Cell, minutes: int) -> None:
    assert read_minutes(cell) == minutes


@given(st.integers(1, 1440))
def test_reads_all_minutes_of_a_day(minutes: int) -> None:
    assert read_minutes(f"{minutes} mins") == minutes
    assert read_minutes(f"{minutes // 60}:{minutes % 60:02}") == minutes
    assert read_minutes(f"{minutes // 60}h {minutes % 60}m") == minutes


@pytest.mark.parametrize(
    ("cell", "heading", "minutes"),
    [
        ("1.5", "Length (hours)", 90),
        (6.0, "Hours", 360),
        ("2", "Hrs", 120),
        ("90 mins", "Hours", 90),
        ("5", "Minutes", 5),
        ("5", "Length (mins)", 5),
        ("90", "Hours/mins", 90),
        ("90", "Length", 90),
    ],
)
def test_a_bare_number_has_the_unit_of_its_heading(cell: Cell, heading: str, minutes: int) -> None:
    assert read_minutes(cell, heading) == minutes


@pytest.mark.parametrize("heading", ["Length", "", "Hours/mins", "Shoursx"])
@pytest.mark.parametrize("cell", ["1", "2", "6", 6.0, "9"])
def test_a_small_bare_number_is_a_question(cell: Cell, heading: str) -> None:
    assert read_minutes(cell, heading) == Fault("csv-duration-unit")


@pytest.mark.parametrize(
    "cell",
    [
        "half a day",
        "all morning",
        "1:75",
        "1.33 hours",
        "1.5",
        "1,5 hours",
        "1.2.3 hours",
        ". hours",
        "1.5 days",
        "09:00-10:30",
        "1" + "0" * 5_000 + " hours 30",
        True,
        date(2024, 1, 4),
        "\u0661\u0665",
    ],
)
def test_what_is_no_length_is_a_fault(cell: Cell) -> None:
    assert read_minutes(cell) == Fault("csv-duration")


@pytest.mark.parametrize("cell", ["0.5", "1", "12", "90"])
def test_a_bare_number_of_days_is_no_length(cell: str) -> None:
    assert read_minutes(cell, "Length (days)") == Fault("csv-duration")


@pytest.mark.parametrize(
    "cell", ["0", "-90", "-1.5 hours", "0:00", "24:01", "25 hours", "1441", -60.0, time(0, 0)]
)
def test_a_length_is_a_minute_to_a_day(cell: Cell) -> None:
    assert read_minutes(cell) == Fault("csv-duration-range")


@pytest.mark.parametrize("length", [timedelta(days=6), timedelta(minutes=90), timedelta(0)])
def test_an_elapsed_time_cell_is_a_question(length: timedelta) -> None:
    assert read_minutes(length) == Fault("csv-duration-typed")
    assert read_minutes(length, "Hours") == Fault("csv-duration-typed")


@given(st.text(max_size=30), st.text(max_size=12))
def test_any_text_is_minutes_or_a_fault(text: str, heading: str) -> None:
    found = read_minutes(text, heading)
    assert isinstance(found, Fault) or 1 <= found <= 1440
