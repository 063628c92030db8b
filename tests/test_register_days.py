"""Days are read as the United Kingdom writes them, and never guessed (hostile inputs, row 174)."""

import calendar
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.register.cell import Cell
from pdpkit.register.days import read_day, read_when, read_year
from pdpkit.register.problem import Fault

DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "03/09/25",
        "3/9/2025",
        "03-09-2025",
        "03.09.2025",
        "03 / 09 / 2025",
        "03\u201309\u20132025",
        "2025-09-03",
        "2025/9/3",
        "3rd Sept 2025",
        "3rd of September, 2025",
        "3 Sep '25",
        "3-Sep-25",
        "3Sept2025",
        "3rd. Sept. 2025",
        "September 3, 2025",
        "Sept 3rd 2025",
        "Wed 3 September 2025",
        "Weds, 3 Sept 2025",
        "WEDNESDAY 03/09/2025",
        "03/09/2025 09:05",
        "03/09/2025, 9:05 am",
        "2025-09-03T09:05:00Z",
        "\u00a0 03/09/2025 ",
    ],
)
def test_reads_every_spelling_of_a_day(text: str) -> None:
    assert read_day(text) == date(2025, 9, 3)


@given(DAYS, st.sampled_from("/-."), st.booleans())
def test_puts_the_day_before_the_month_always(day: date, sign: str, padded: bool) -> None:
    form = "{:02}{s}{:02}{s}{}" if padded else "{}{s}{}{s}{}"
    assert read_day(form.format(day.day, day.month, day.year, s=sign)) == day


@given(DAYS, st.integers(3, 9))
def test_knows_months_cut_after_three_letters_or_more(day: date, length: int) -> None:
    name = calendar.month_name[day.month]
    assert read_day(f"{day.day} {name[:length]} {day.year}") == day
    assert read_day(f"{name[:length].upper()} {day.day} {day.year}") == day


@given(DAYS)
def test_reads_a_typed_cell(day: date) -> None:
    assert read_day(day) == day
    assert read_day(datetime.combine(day, time(9, 5))) == day


@pytest.mark.parametrize(("digits", "year"), [("00", 2000), ("69", 2069), ("70", 1970)])
def test_two_digits_of_a_year_turn_at_70(digits: str, year: int) -> None:
    assert read_day(f"04/01/{digits}") == date(year, 1, 4)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31/09/2025", "there is no 31 September"),
        ("31 September 2025", "there is no 31 September"),
        ("30/02/2024", "there is no 30 February"),
        ("29/02/2023", "there is no 29 February 2023"),
        ("13/13/2024", "there is no month 13"),
        ("2024-24-01", "there is no month 24"),
        ("02/30/2024", "there is no month 30"),
        ("0/1/2024", "there is no 0 January 2024"),
        ("Friday 4 January 2024", "4 January 2024 is a Thursday"),
    ],
)
def test_says_why_a_day_is_none(text: str, problem: str) -> None:
    assert read_day(text) == Fault("csv-date-impossible", {"problem": problem})


@given(st.integers(1, 12), st.integers(13, 31), st.integers(1950, 2099))
def test_the_month_first_is_never_read_as_a_day(month: int, day: int, year: int) -> None:
    found = read_day(f"{month:02}/{day:02}/{year}")
    assert isinstance(found, Fault)
    try:
        date(year, month, day)
    except ValueError:
        assert found.code == "csv-date-impossible"
    else:
        assert found == Fault("csv-date-ambiguous")


@pytest.mark.parametrize(
    "cell",
    [
        "4/1",
        "4 January",
        "45903",
        45903.0,
        45903,
        True,
        time(9, 5),
        timedelta(days=1),
        date(1900, 2, 28),
        "04/01/1066",
        "04/01/024",
        "04/01-2024",
        "4 Ja 2024",
        "4 Janury 2024",
        "next Thursday",
        "04/01/2024" + " " * 51,
        "tbc",
        "\u0660\u0664/01/2024",
    ],
)
def test_what_is_no_day_is_a_fault(cell: str | float | date) -> None:
    assert read_day(cell) == Fault("csv-date")


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_a_fault(text: str) -> None:
    assert isinstance(read_day(text), date | Fault)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("04/01/2024", "2024-01-04"),
        (date(2024, 1, 4), "2024-01-04"),
        ("Sept 2023", "2023-09"),
        ("September, 2023", "2023-09"),
        ("Sept. of 2023", "2023-09"),
        ("09/2023", "2023-09"),
        ("2023-09", "2023-09"),
        ("2023/12", "2023-12"),
        ("2023", "2023"),
        (2023, "2023"),
        (2023.0, "2023"),
    ],
)
def test_a_log_may_say_a_month_or_a_year_alone(cell: Cell, found: str) -> None:
    assert read_when(cell) == found


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Autumn 2012", "csv-date"),
        ("Sep-23", "csv-date"),
        ("13/2023", "csv-date-impossible"),
        ("00/2023", "csv-date-impossible"),
        ("2018/19", "csv-date-impossible"),
        ("2010/11", "csv-date-impossible"),
        ("31/09/2025", "csv-date-impossible"),
        ("09/30/2025", "csv-date-ambiguous"),
        (45903, "csv-date"),
        ("0999", "csv-date"),
        (True, "csv-date"),
        ("", "csv-date"),
    ],
)
def test_what_may_be_two_days_or_none_is_no_month_either(cell: Cell, code: str) -> None:
    found = read_when(cell)
    assert isinstance(found, Fault)
    assert found.code == code


@given(DAYS)
def test_what_is_a_day_is_read_as_that_day(day: date) -> None:
    assert read_when(f"{day:%d/%m/%Y}") == day.isoformat()
    assert read_when(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("2018/19", "2018/19"),
        ("2018-2019", "2018/19"),
        (" 2018 \u2013 19", "2018/19"),
        ("1999/00", "1999/00"),
        ("2010/11", "2010/11"),
        ("2018/10", "2018-10"),
        ("2018", "2018"),
        (2018, "2018"),
        ("04/01/2024", "2024-01-04"),
    ],
)
def test_under_a_heading_of_years_a_school_year_is_one(cell: Cell, found: str) -> None:
    assert read_year(cell) == found


@pytest.mark.parametrize("cell", ["2018/20", "18/19", "2018/2020", "Year 4", "0001/02"])
def test_what_is_no_school_year_is_read_as_ever(cell: str) -> None:
    assert isinstance(read_year(cell), Fault)
