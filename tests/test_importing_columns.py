"""The columns of a log are found under the headings that people and old systems give them."""

import pytest

from pdpkit.errors import InputError
from pdpkit.importing.columns import FIELDS, find_columns
from pdpkit.register.columns import Columns
from pdpkit.register.mapping import ColumnMap
from pdpkit.register.table import Table


def columns(*headings: str, known: ColumnMap | None = None) -> Columns:
    return find_columns(Table("log.csv", None, (list(headings), ["x"] * len(headings))), known)


def found(*headings: str, known: ColumnMap | None = None) -> dict[str, str]:
    return {c.field.name: c.heading for c in columns(*headings, known=known).matched}


def test_no_heading_stands_for_two_fields() -> None:
    aliases = [alias.casefold() for field in FIELDS for alias in field.aliases]
    assert len(aliases) == len(set(aliases)) > 120


@pytest.mark.parametrize(
    ("headings", "wanted"),
    [
        (("Date", "Course"), {"start": "Date", "title": "Course"}),
        (
            ("Course Title", "Start Date", "Completion Date", "Status", "Score", "Expiry Date"),
            {"title": "Course Title", "start": "Start Date", "completed": "Completion Date",
             "state": "Status", "grade": "Score", "due": "Expiry Date"},
        ),
        (("Description", "Year"), {"about": "Description", "year": "Year"}),
        (("Staff ID", "Name", "Training", "Date completed"),
         {"number": "Staff ID", "person": "Name", "title": "Training",
          "completed": "Date completed"}),
        (("What I did", "When", "How long?"),
         {"title": "What I did", "start": "When", "length": "How long?"}),
    ],
)  # fmt: skip
def test_headings_of_people_and_of_old_systems(
    headings: tuple[str, ...], wanted: dict[str, str]
) -> None:
    assert found(*headings) == wanted


def test_of_several_the_first_of_its_names_is_it_and_the_others_are_told() -> None:
    both = columns("Activity", "Course title", "Date", "Minutes", "Duration")
    names = {c.field.name: c.heading for c in both.matched}
    assert (names["title"], names["length"]) == ("Course title", "Duration")
    assert both.unused == ("Activity", "Minutes")


def test_two_of_one_name_are_a_question() -> None:
    with pytest.raises(InputError) as caught:
        columns("Date", "Date", "Course")
    assert caught.value.code == "register-columns"


@pytest.mark.parametrize(
    ("headings", "missing"),
    [(("Date", "Hours"), "Title"), (("Course", "Hours"), "Date")],
)
def test_without_title_or_day_it_is_no_log(headings: tuple[str, ...], missing: str) -> None:
    with pytest.raises(InputError) as caught:
        columns(*headings)
    assert caught.value.code == "register-columns"
    assert f"“{missing}”" in caught.value.values["problem"]


def test_a_map_goes_first_and_is_what_was_remembered() -> None:
    known = ColumnMap({"title": "Name", "start": "Geburtstag"})
    first = columns("Name", "Geburtstag", "Course", known=known)
    assert {c.field.name: c.heading for c in first.matched} == dict(known.columns)
    assert first.unused == ("Course",)
    assert first.remember() == known
