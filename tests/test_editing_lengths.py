"""Lengths of time as people say them, in whole minutes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.editing.lengths import MINUTES_A_DAY, read_length
from pdpkit.errors import UsageError


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2h 30m", 150),
        ("2h30", 150),
        ("2:30", 150),
        ("90", 90),
        ("90 mins", 90),
        ("1.5 hours", 90),
        ("an hour", 60),
        ("An hour and a half", 90),
        ("half a day", 180),
        ("half day", 180),
        ("a day", 360),
        ("2 days", 720),
        ("1.5 days", 540),
        ("three days", 1080),
        ("3 h", 180),
    ],
)
def test_reads_a_length_as_it_is_said(text: str, minutes: int) -> None:
    assert read_length(text) == minutes


@pytest.mark.parametrize("text", ["", "0", "0 days", "long", "-5", "half", "9" * 50])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_length(text)
    assert caught.value.code == "input-answer"


@given(st.integers(1, 40))
def test_a_day_counts_six_hours(days: int) -> None:
    assert read_length(f"{days} days") == days * MINUTES_A_DAY == days * 360


@given(st.text(max_size=30))
def test_any_text_is_a_length_or_is_refused(text: str) -> None:
    try:
        assert read_length(text) > 0
    except UsageError as err:
        assert err.code == "input-answer"
