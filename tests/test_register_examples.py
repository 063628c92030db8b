"""The example register holds every trap that its list names, and reads as the list says (B1)."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

from pdpkit.register.columns import Columns, Field, match_columns
from pdpkit.register.rows import read_rows
from pdpkit.register.table import read_table
from pdpkit.register.values import Kind

A = Path(__file__).parent.parent / "examples" / "a"
REGISTER = (
    Field("staffNumber", ("Staff number", "Staff no"), Kind.STAFF_NUMBER, True),
    Field("name", ("Name",), Kind.NAME, True),
    Field("school", ("School",), Kind.TEXT),
    Field("session", ("Session",), Kind.TEXT, True),
    Field("date", ("Date",), Kind.DAY, True),
    Field("length", ("Length",), Kind.MINUTES, True),
    Field("signedIn", ("Signed in",), Kind.TICK),
    Field("role", ("Role",), Kind.TEXT, True),
)
ROSTER = (
    Field("staffNumber", ("Staff number",), Kind.STAFF_NUMBER, True),
    Field("firstName", ("First name",), Kind.NAME, True),
    Field("surname", ("Surname",), Kind.NAME, True),
    Field("email", ("Email",), Kind.TEXT),
    Field("school", ("School",), Kind.TEXT, True),
    Field("role", ("Role",), Kind.TEXT, True),
)
TALK = "Reasoning talk in Years 3 and 4"


def columns(name: str, fields: tuple[Field, ...]) -> Columns:
    return match_columns(read_table((A / name).read_bytes(), name), fields)


def test_the_roster_reads_without_a_problem() -> None:
    reading = read_rows(columns("roster.csv", ROSTER))
    assert len(reading.rows) == 50
    assert not reading.skipped
    assert not any(row.problems for row in reading.rows)
    numbers = [row.values["staffNumber"] for row in reading.rows]
    assert len(set(numbers)) == 50
    assert {"1001", "00417", "120034"} <= set(numbers)
    names = Counter((row.values["firstName"], row.values["surname"]) for row in reading.rows)
    assert names[("Priya", "Nair")] == 1
    assert [name for name, count in names.items() if count > 1] == [("Jo", "Smith")]


def test_the_register_has_60_rows_and_4_that_are_none() -> None:
    found = columns("register.csv", REGISTER)
    assert (found.heading_row, found.unused) == (4, ("Notes",))
    reading = read_rows(found)
    assert (len(reading.rows), reading.count) == (60, 64)
    assert [(s.number, s.code) for s in reading.skipped] == [
        (21, "csv-row-blank"),
        (39, "csv-row-heading"),
        (55, "csv-row-no-person"),
        (68, "csv-row-total"),
    ]
    assert [note.code for note in reading.notes] == ["csv-trimmed", "csv-staff-number-length"]


def test_the_problems_are_those_of_the_list() -> None:
    reading = read_rows(columns("register.csv", REGISTER))
    found = {row.number: p.code for row in reading.rows for p in row.problems}
    listed = (A / "register-traps.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([0-9, ]+) \|.*\| `(csv-[a-z-]+)` \|$", listed, re.MULTILINE)
    told = {int(number): code for numbers, code in rows for number in numbers.split(",")}
    assert found == told
    assert len(found) == 11
    assert "Of the 60 rows 49 can be used at once; 11 name what to mend." in listed


def test_what_can_be_read_is_read_alike_in_all_its_spellings() -> None:
    rows = read_rows(columns("register.csv", REGISTER)).rows
    assert {row.values["date"] for row in rows} == {date(2024, 1, 4), None}
    lengths = {(row.values["session"], row.values["length"]) for row in rows}
    assert lengths == {
        (TALK, 60),
        ("Safeguarding update for all staff", 45),
        ("Safeguarding update for all staff", None),
        ("Vocabulary across phases", 90),
        ("Vocabulary across phases", None),
        ("Calm starts to the day", 60),
    }
    assert Counter(row.values["signedIn"] for row in rows) == {True: 55, False: 4, None: 1}


def test_priya_nair_leads_one_session_of_14_and_attends_two() -> None:
    rows = read_rows(columns("register.csv", REGISTER)).rows
    hers = [row.values for row in rows if row.values["staffNumber"] == "1001"]
    assert [(v["session"], v["role"], v["length"]) for v in hers] == [
        (TALK, "Session lead", 60),
        ("Safeguarding update for all staff", "Attendee", 45),
        ("Vocabulary across phases", "Attendee", 90),
    ]
    assert all(v["name"] == "Priya Nair" and v["signedIn"] for v in hers)
    others = {v["staffNumber"] for row in rows if (v := row.values)["session"] == TALK} - {"1001"}
    assert len(others) == 14
