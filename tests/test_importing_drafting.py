"""A row becomes an entry; what is not understood is kept as it was written, and said."""

from datetime import date
from typing import Any

import pytest

from pdpkit.importing.columns import find_columns
from pdpkit.importing.drafting import Draft, Drafter, Said
from pdpkit.record import read_entry
from pdpkit.register.cell import Cell
from pdpkit.register.rows import read_rows
from pdpkit.register.table import Table

PLAIN: dict[str, Cell] = {"Title": "Reasoning talk", "Date": "04/01/2024"}


def draft(**cells: Cell) -> tuple[Draft, Drafter]:
    """The draft of one row with these cells beside the plain ones; ``_`` stands for a space."""
    row = PLAIN | {name.replace("_", " "): cell for name, cell in cells.items()}
    row = {name: cell for name, cell in row.items() if name}
    columns = find_columns(Table("log.csv", None, (list(row), list(row.values()))))
    drafter = Drafter(columns)
    (read,) = read_rows(columns).rows
    return drafter.draft(read), drafter


def entry(**cells: Cell) -> dict[str, Any]:
    found, _ = draft(**cells)
    assert found.entry is not None, found.reasons
    assert not read_entry(found.array, found.entry).findings
    return {n: v for n, v in found.entry.items() if n not in ("id", "visibility")}


def test_a_title_and_a_day_are_enough() -> None:
    assert entry() == {
        **{"type": "other", "title": "Reasoning talk", "role": "took-part"},
        "start": "2024-01-04",
    }


def test_everything_that_a_log_may_say() -> None:
    made = entry(
        **{"End date": date(2024, 1, 5), "Hours": 6, "Provider": "Saltmarsh Learning Trust"},
        **{"Type": "Workshop", "Role": "Presenter", "Reach": "Trust", "Status": "Done"},
        **{"Impact": "Prompts are used daily.", "Expiry": "2027", "Notes": "My own."},
    )
    assert made == {
        **{"type": "workshop", "title": "Reasoning talk", "role": "led", "start": "2024-01-04"},
        **{"end": "2024-01-05", "minutes": 360, "reach": "trust-wide", "dueAgain": "2027"},
        **{"provider": "Saltmarsh Learning Trust", "outcome": "Prompts are used daily."},
        **{"state": "completed", "private": {"notes": "My own."}},
    }


def test_ids_are_random_and_visibility_is_that_of_the_kind() -> None:
    first, second = draft()[0].entry, draft()[0].entry
    assert first and second
    assert first["id"] != second["id"]
    assert first["visibility"] == "handover"


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        ({"Completed on": "06/01/2024"}, ("2024-01-04", "2024-01-06")),
        ({"Date": "", "Completed on": "06/01/2024"}, ("2024-01-06", None)),
        ({"Date": "", "Year": 2024}, ("2024", None)),
        ({"Year": 2023}, ("2024-01-04", None)),
        ({"Date": "", "Year": "2018/19"}, ("2018-09", "2019-08")),
        ({"Year": "2018/19"}, ("2024-01-04", None)),
        ({"End": "04/01/2024"}, ("2024-01-04", None)),
    ],
)
def test_which_of_several_days_is_first_and_last(
    cells: dict[str, Cell], days: tuple[str, str | None]
) -> None:
    made = entry(**cells)
    assert (made["start"], made.get("end")) == days


def test_a_qualification_by_its_own_column_or_by_the_type() -> None:
    made = entry(Entry="Qualification", Level="Level 3", Grade="Merit", Provider="A college")
    assert made == {
        **{"name": "Reasoning talk", "state": "passed", "level": 3, "grade": "Merit"},
        **{"provider": "A college", "awarded": "2024-01-04"},
    }
    running = entry(Type="NPQ", Status="in progress", End_date="07/2027", Hours=30)
    assert running == {
        **{"name": "Reasoning talk", "state": "active", "start": "2024-01-04"},
        **{"expectedEnd": "2027-07", "private": {"notes": "Hours: 1800 minutes"}},
    }


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ({"Length": "tbc"}, "Length: tbc"),
        ({"Hours": 300}, "Hours: 300 hours"),
        ({"Type": "Wibble"}, "Type: Wibble"),
        ({"End": "Autumn"}, "End: Autumn"),
        ({"Expiry": "31/09/2027"}, "Expiry: 31/09/2027"),
        ({"Provider": "#REF!"}, "Provider: #REF!"),
    ],
)
def test_a_cell_that_cannot_be_read_costs_no_row(cells: dict[str, Cell], note: str) -> None:
    made, _ = draft(**cells)
    assert made.entry is not None
    assert made.entry["private"] == {"notes": note}
    assert made.reasons == ()


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"Length": "tbc"}, "Length: “tbc” cannot be read as a length of time."),
        ({"Hours": 300}, "Hours: 300 hours do not fit into the days of the row."),
        ({"Type": "Wibble"}, "Type: “Wibble” is not a word that is known here."),
    ],
)
def test_what_went_into_the_notes_is_said(cells: dict[str, Cell], told: str) -> None:
    assert draft(**cells)[0].kept == (f"{told} It is kept in the notes.",)


def test_a_school_year_is_told_as_the_time_that_it_was_taken_for() -> None:
    made, _ = draft(Date="", Year="2018/19")
    assert made.kept == ("“2018/19” is taken for the time from September 2018 to August 2019.",)


def test_a_hidden_character_is_left_out_even_of_the_notes() -> None:
    made, _ = draft(Comments="sent\u202egnp.exe")
    assert made.entry is not None
    assert "private" not in made.entry
    assert made.kept == ("Comments: The text holds the hidden character U+202E. It was left out.",)


def test_notes_are_cut_at_what_a_record_holds() -> None:
    cells = dict.fromkeys(("Notes", "Description", "Venue"), "x" * 4000)
    made, _ = draft(**cells)
    assert made.entry is not None
    assert len(made.entry["private"]["notes"]) == 10_000
    assert made.kept == (
        "What goes into the notes is longer than 10,000 letters. Its end was left out.",
    )


def test_a_long_title_is_cut_at_a_word_and_kept_whole_in_the_notes() -> None:
    long = "Reasoning " * 40
    made = entry(Title=long)
    assert len(made["title"]) <= 300
    assert made["title"].endswith("Reasoning…")
    assert made["private"]["notes"] == long.strip()
    assert len(entry(Title="R" * 900)["title"]) == 300


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Title": ""}, "Title: The cell is empty."),
        ({"Date": ""}, "Date: The cell is empty."),
        ({"Date": "31/09/2025"}, "Date: “31/09/2025”: there is no 31 September."),
        ({"Date": "Autumn", "Year": "2012"}, "Date: “Autumn” cannot be read as a day."),
        ({"Date": "2018/19"}, "Date: “2018/19”: it looks like a school year"),
        (
            {"Date": "", "Year": "2018/19", "Type": "NPQ"},
            "“2018/19” is a school year, and a qualification is awarded on a day.",
        ),
        ({"End": "03/01/2024"}, "It ends on 2024-01-03, before it begins."),
        ({"Title": "#REF!"}, "The spreadsheet shows the error #REF! here."),
        ({"Title": "a\u202eb"}, "Title: The text holds the hidden character U+202E."),
    ],
)
def test_without_title_and_day_there_is_no_entry(cells: dict[str, Cell], reason: str) -> None:
    made, _ = draft(**cells)
    assert made.entry is None
    (told,) = made.reasons
    assert told.startswith(reason)
    assert len(told) > len(reason)


def test_which_word_was_taken_for_what_is_counted() -> None:
    _, drafter = draft(Title="Fire safety course", Role="attendee", Status="Fine")
    assert dict(drafter.said) == {
        Said("Type", "… fire safety … in the title", "Mandatory training"): 1,
        Said("Role", "attendee", "Took part"): 1,
        Said("Status", "Fine", ""): 1,
    }
