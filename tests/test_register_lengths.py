"""How long training took, over days too; what names no unit is never guessed."""

from datetime import time, timedelta

import pytest

from pdpkit.register.cell import Cell
from pdpkit.register.lengths import MAX_MINUTES, MINUTES_A_DAY, read_length
from pdpkit.register.problem import Fault


@pytest.mark.parametrize(
    ("cell", "heading", "minutes"),
    [
        ("90 mins", "", 90),
        ("1:30", "", 90),
        ("1h 30m", "", 90),
        ("1.5 hours", "", 90),
        (1.5, "Hours", 90),
        (6, "CPD hours", 360),
        (90, "", 90),
        (time(1, 30), "", 90),
        ("30 hours", "", 1800),
        (30, "Hours", 1800),
        ("1800 minutes", "", 1800),
        ("2.5 days", "", 900),
        (2, "No of days", 720),
        ("0.5", "Days", 180),
        ("Half day", "", 180),
        ("half a day", "Hours", 180),
        ("pm", "", 180),
        ("Full day", "", 360),
        ("An hour and a half.", "", 90),
        ("three days", "Hours", 1080),
        (" \u00a02 Days. ", "", 720),
    ],
)
def test_reads_every_spelling_of_a_length(cell: Cell, heading: str, minutes: int) -> None:
    assert read_length(cell, heading) == minutes


def test_a_day_of_training_has_six_hours() -> None:
    assert read_length("1 day") == MINUTES_A_DAY == 360


@pytest.mark.parametrize(
    ("cell", "heading", "code"),
    [
        ("tbc", "Hours", "csv-duration"),
        ("2 years", "", "csv-duration"),
        (2, "", "csv-duration-unit"),
        (2, "Hours or days or minutes", "csv-duration"),
        ("0 days", "", "csv-duration"),
        ("144:00", "", "csv-duration"),
        ("-2", "Days", "csv-duration"),
        ("0.01 hours", "", "csv-duration"),
        (f"{MAX_MINUTES + 1} mins", "", "csv-duration"),
        (timedelta(days=6), "Hours", "csv-duration-typed"),
        (True, "Hours", "csv-duration"),
    ],
)
def test_never_guesses(cell: Cell, heading: str, code: str) -> None:
    found = read_length(cell, heading)
    assert isinstance(found, Fault)
    assert found.code == code
