"""``encoding.times``: moments and days that a calendar has, and their words."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.encoding.times import (
    check_day,
    end_of_day,
    first_day,
    format_moment,
    last_day,
    parse_moment,
    say_day,
    say_moment,
)


@given(st.datetimes(datetime(1000, 1, 1), datetime(2999, 12, 31), timezones=st.just(UTC)))
def test_a_moment_goes_both_ways(moment: datetime) -> None:
    assert parse_moment(format_moment(moment)) == moment.replace(microsecond=0)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22T09:00:60Z",
        "2026-11-22T24:00:00Z",
        "2026-02-30T09:00:00Z",
        "2026-11-22T09:00:00+00:00",
        "2026-11-22T09:00:00.5Z",
        "2026-11-22 09:00:00Z",
        "2026-11-22T09:00:00z",
        "2026-11-22T09:00:00Z\n",
        "٢٠٢٦-11-22T09:00:00Z",
        "0999-11-22T09:00:00Z",
        "3000-11-22T09:00:00Z",
        "2026-11-22",
        20261122,
        None,
    ],
)
def test_other_moments_are_refused(text: object) -> None:
    with pytest.raises(ValueError):
        parse_moment(text)


@pytest.mark.parametrize("text", ["2026", "2026-11", "2026-11-22", "2024-02-29"])
def test_days_are_kept_as_they_are(text: str) -> None:
    assert check_day(text) == text


@pytest.mark.parametrize(
    "text",
    ["2025-02-29", "2025-13-01", "2025-02-30", "20250101", "2025-W01-1", "2025-1-1", "2025\n",
     "0000", "0999", "3000-01-01", "", 2025, None],
)  # fmt: skip
def test_other_days_are_refused(text: object) -> None:
    with pytest.raises(ValueError):
        check_day(text)


def test_a_day_of_less_precision_is_a_span() -> None:
    assert (first_day("2024"), last_day("2024")) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (first_day("2024-02"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert last_day("2025-12") == date(2025, 12, 31)
    assert end_of_day("2026-11-22") == datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC)


def test_days_in_words() -> None:
    assert say_day("2026-11-22") == "22 November 2026"
    assert say_day("2026-03-01") == "1 March 2026"
    assert say_day("2026-11") == "November 2026"
    assert say_day("2026") == "2026"
    assert say_moment(datetime(2026, 1, 2, 3, tzinfo=UTC)) == "2 January 2026"
