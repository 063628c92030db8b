"""The list for a job form: its columns, its order, and no cell or letter that does anything."""

from datetime import date

from entries import entry, record
from pdpkit.exports import write_training_csv, write_training_text
from pdpkit.importing import bring, find_columns
from pdpkit.register.rows import read_rows
from pdpkit.register.table import read_table
from pdpkit.view.entries import Entry
from pdpkit.view.stated import Statements
from pdpkit.view.training import Training, show_training

AT = date(2026, 11, 22)
HOSTILE = ("=HYPERLINK(1)", "+1", "-1", "@x", "\uff1dx", "\ta", "a\u202eb\x1b[2J", '"; DROP', "a,b")


def training(*titles: str) -> Training:
    activities = [
        entry("activities", n, title=title, start=f"2025-01-{n:02}", minutes=90, provider=title)
        for n, title in enumerate(titles, 1)
    ]
    gained = entry("qualifications", name="NPQ", awarded="2026-03", grade="Passed", body="Hub")
    tree = record(activities=activities, qualifications=[gained])
    return show_training(Entry(tree), Statements(()), AT)


def test_the_table_has_what_forms_ask_for_the_newest_first() -> None:
    """Name, provider, year, length, grade (readers-and-bulk, What the state job form asks)."""
    table = read_table(write_training_csv(training("Talk")), "training.csv")
    assert table.rows == (
        ["Name of training", "Provider", "Year", "Length", "Grade"],
        ["NPQ", "Hub", "2026", "", "Passed"],
        ["Talk", "Talk", "2025", "90 minutes"],
    )


def test_the_text_has_one_line_a_course_to_paste() -> None:
    lines = write_training_text(training("Talk")).decode().splitlines()
    assert lines[0] == "Training since 22 November 2023"
    assert lines[3:] == ["NPQ; Hub; 2026; Passed", "Talk; Talk; 2025; 90 minutes"]


def test_no_cell_becomes_a_formula_and_our_own_import_reads_it_back() -> None:
    """R19; hostile inputs, row 169."""
    data = write_training_csv(training(*HOSTILE))
    cells = [line.split('","')[0].lstrip('\ufeff"') for line in data.decode().splitlines()[2:]]
    assert len(cells) == len(HOSTILE)
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\uff1d"]
    table = read_table(data, "training.csv")
    assert {"=HYPERLINK(1)", "+1", "-1", "@x", "\uff1dx", "a"} <= {row[0] for row in table.rows}


def test_the_list_can_be_brought_into_a_record_again() -> None:
    columns = find_columns(read_table(write_training_csv(training("Talk", "=1+1")), "training.csv"))
    done = bring(record(), columns, read_rows(columns))
    assert done.counts["added"] == 3
    activities = done.record["activities"]
    assert [one["title"] for one in activities] == ["NPQ", "=1+1", "Talk"]
    assert [one.get("minutes") for one in activities] == [None, 90, 90]


def test_nothing_in_a_text_steers_the_program_that_shows_it() -> None:
    for data in (write_training_csv(training(*HOSTILE)), write_training_text(training(*HOSTILE))):
        text = data.decode().removeprefix("\ufeff").replace("\r\n", "\n")
        assert "ab[2J" in text
        assert not [c for c in text if c != "\n" and not c.isprintable()]
