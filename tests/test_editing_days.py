"""Days as people say them; nothing that could be two days is guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.editing.days import read_day
from pdpkit.errors import UsageError

# A Sunday.
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-22"),
        ("Yesterday", "2026-11-21"),
        ("tomorrow.", "2026-11-23"),
        ("last Tuesday", "2026-11-17"),
        ("last Sunday", "2026-11-15"),
        ("next Sunday", "2026-11-29"),
        ("next monday", "2026-11-23"),
        ("a week ago", "2026-11-15"),
        ("two weeks ago", "2026-11-08"),
        ("3 days ago", "2026-11-19"),
        ("a fortnight ago", "2026-11-08"),
        ("in 3 weeks", "2026-12-13"),
        ("in a month", "2026-12-22"),
        ("in two years' time", "2028-11-22"),
        ("12 Sep 2023", "2023-09-12"),
        ("12th of September 2023", "2023-09-12"),
        ("12/09/2023", "2023-09-12"),
        ("September 2023", "2023-09"),
        ("Sept of 2023", "2023-09"),
        ("2023-09", "2023-09"),
        ("9/2023", "2023-09"),
        ("2023", "2023"),
    ],
)
def test_reads_a_day_as_it_is_said(text: str, day: str) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Tuesday", "could be the last one or the next"),
        ("on Tuesday", "could be the last one or the next"),
        ("12 Sep", "has no year"),
        ("01/31/2026", "has the month before the day"),
        ("30 Feb 2026", "30 Feb 2026"),
        ("13/2026", "cannot be read"),
        ("soon", "cannot be read"),
        ("", "cannot be read"),
        ("9" * 400, "cannot be read"),
        ("\u202e12 Sep 2023", ""),
    ],
)
def test_what_it_cannot_tell_is_asked_back(text: str, part: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_day(text, TODAY)
    assert caught.value.code == "input-answer"
    assert part in caught.value.values["problem"]
    assert caught.value.values["fix"]


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 6))
def test_last_and_next_weekday_lie_within_a_week(today: date, weekday: int) -> None:
    name = (date(2026, 11, 16) + timedelta(days=weekday)).strftime("%A")
    before = date.fromisoformat(read_day(f"last {name}", today))
    after = date.fromisoformat(read_day(f"next {name}", today))
    assert before.weekday() == after.weekday() == weekday
    assert 1 <= (today - before).days <= 7
    assert 1 <= (after - today).days <= 7


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_a_month_ago_is_a_day_of_the_month_before(today: date) -> None:
    day = date.fromisoformat(read_day("a month ago", today))
    assert (today.year * 12 + today.month) - (day.year * 12 + day.month) == 1
    assert day.day <= today.day


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_is_refused(text: str) -> None:
    try:
        day = read_day(text, TODAY)
    except UsageError as err:
        assert err.code == "input-answer"
    else:
        assert date.fromisoformat((day + "-01-01")[:10])
