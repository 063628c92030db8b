"""``pdp import``: what a person sees, what a program gets, and nothing half written."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from entries import entry, record
from logs import messy_log
from pdpkit.encoding.reading import read
from pdpkit.encoding.writing import dump
from shell import Said, pdp
from workbooks import pack, parts, sheet

LOG = "Title,Date,Hours,Type\nReasoning talk,04/01/2024,1,Workshop\nNo day,,2,Workshop\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a record and a log of two rows, one of them without its day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "me.pdp.json").write_bytes(dump(record(goals=[entry("goals")])))
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    return tmp_path


def tree(path: Path) -> Any:
    return json.loads(path.read_bytes())


def bring(*arguments: object) -> Said:
    return pdp("import", "log.csv", "me.pdp.json", *arguments)


def test_one_command_makes_entries_and_says_what_became_of_each_row(desk: Path) -> None:
    before = (desk / "me.pdp.json").read_bytes()
    said = bring()
    assert said.exit == 3
    (made,) = tree(desk / "me.pdp.json")["activities"]
    assert (made["title"], made["minutes"]) == ("Reasoning talk", 60)
    assert (desk / "me.pdp.json.bak").read_bytes() == before
    assert "Row 3  Date: The cell is empty." in said.out
    assert "2 rows: 1 added, 0 there already, 1 left out, 0 passed over." in said.out
    assert "Next: pdp sign me.pdp.json" in said.out
    assert said.err == ""


def test_the_record_may_be_named_first_as_everywhere_else(desk: Path) -> None:
    said = pdp("import", "me.pdp.json", "log.csv")
    assert said.exit == 3
    assert len(tree(desk / "me.pdp.json")["activities"]) == 1
    assert (desk / "log.csv").read_text(encoding="utf-8") == LOG


def test_a_second_run_leaves_the_file_alone(desk: Path) -> None:
    bring()
    kept = (desk / "me.pdp.json").read_bytes()
    (desk / "me.pdp.json.bak").unlink()
    said = bring()
    assert "0 added, 1 there already" in said.out
    assert (desk / "me.pdp.json").read_bytes() == kept
    assert not (desk / "me.pdp.json.bak").exists()


def test_a_dry_run_shows_the_same_and_writes_nothing(desk: Path) -> None:
    before = {path.name: path.read_bytes() for path in desk.iterdir()}
    said = bring("--dry-run", "--save-map", "map.json")
    assert "1 added" in said.out
    assert "Nothing was saved." in said.out
    assert bring("--dry-run", "--json").json["saved"] is False
    assert {path.name: path.read_bytes() for path in desk.iterdir()} == before


def test_the_whole_messy_log_becomes_a_record_in_one_command(desk: Path) -> None:
    """Done when (C): 600 rows, every one of them accounted for."""
    log = messy_log()
    (desk / "log.csv").write_bytes(log.csv)
    done = bring("--json").json
    assert done["counts"] == {**log.counts, "there already": 1, "added": 584}
    assert {row["row"]: row["result"] for row in done["rows"]} == {
        **log.endings,
        26: "added",  # what the other tests have in the record before
    }
    assert done["notUsed"] == ["Cost", "Approved by"]
    assert pdp("validate", "me.pdp.json").exit == 0


def test_long_lists_are_cut_where_nobody_asked_for_all(desk: Path) -> None:
    (desk / "log.csv").write_bytes(messy_log().csv)
    whole, cut = bring("--dry-run").out, bring().out
    assert "… and" not in whole
    assert "more; --dry-run names all" in cut
    assert max(len(line) for line in cut.splitlines()) <= 80
    assert "70 rows  Type: “External” is not a word that is known here." in cut


def test_the_columns_are_remembered_and_found_again(desk: Path) -> None:
    assert bring("--save-map", "map.json").exit == 3
    kept = tree(desk / "map.json")
    assert kept == {
        "format": "pdp-register-map/1",
        "columns": {"title": "Title", "start": "Date", "length": "Hours", "type": "Type"},
    }
    kept["columns"] = {"title": "Type", "start": "Date"}
    (desk / "map.json").write_bytes(dump(kept))
    assert "from the map" in bring("--map", "map.json").out
    assert tree(desk / "me.pdp.json")["activities"][1]["title"] == "Workshop"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"format": "pdp-register-map/1", "columns": {"titel": "Title"}}', "register-map"),
        ('{"format": "pdp-register-map/1", "column": {}}', "register-map"),
        ("{", "json-syntax"),
    ],
)
def test_a_map_that_cannot_be_used_is_named(desk: Path, content: str, code: str) -> None:
    (desk / "map.json").write_text(content)
    said = bring("--map", "map.json", "--json")
    assert (said.exit, said.json["code"]) == (4, code)
    assert said.json["where"].startswith("map.json")


def test_a_map_is_not_written_over_and_then_nothing_is(desk: Path) -> None:
    (desk / "map.json").write_text("mine")
    before = (desk / "me.pdp.json").read_bytes()
    said = bring("--save-map", "map.json")
    assert (said.exit, "save-exists" in said.err) == (6, True)
    assert (desk / "me.pdp.json").read_bytes() == before
    assert (desk / "map.json").read_text() == "mine"
    assert bring("--save-map", "map.json", "--force").exit == 3
    assert tree(desk / "map.json")["format"] == "pdp-register-map/1"


def test_a_sheet_is_named_and_the_others_are_told(desk: Path) -> None:
    rows = [["Course", "Date"], ["Phonics", 2019]]
    other = sheet([["Course", "Date"], ["Makaton", 2020]])
    (desk / "log.csv").write_bytes(pack(parts({"Old": sheet(rows), "New": other})))
    assert "The file also has: New." in bring("--dry-run").out
    assert bring("--sheet", "New").exit == 0
    (made,) = tree(desk / "me.pdp.json")["activities"]
    assert (made["title"], made["start"]) == ("Makaton", "2020")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "csv-empty"),
        (b"Course,Hours\nTalk,2\n", "register-columns"),
        (b"Course,Date\nTalk,01/31/2024\n", "csv-date-ambiguous"),
        (b"Name,Course,Date\nA B,Talk,2024\nC D,Talk,2024\n", "csv-several-people"),
        (b"%PDF-1.7", "csv-unreadable"),
        (b"PK\x03\x04 no workbook", "csv-unreadable"),
        (b'Course,Date\n"Talk,2024\n', "csv-quotes"),
    ],
)
def test_a_file_that_is_no_log_changes_nothing(desk: Path, content: bytes, code: str) -> None:
    before = (desk / "me.pdp.json").read_bytes()
    (desk / "log.csv").write_bytes(content)
    said = bring("--json")
    assert (said.exit, said.json["code"]) == (4, code)
    assert "log.csv" in said.json["where"]
    assert (desk / "me.pdp.json").read_bytes() == before


def test_a_record_that_nobody_could_read_again_is_not_saved(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (desk / "me.pdp.json").read_bytes()
    monkeypatch.setattr("pdpkit.cli.importing.MAX_NODES", 20)
    monkeypatch.setattr("pdpkit.cli.importing.read", partial(read, max_nodes=20))
    said = bring("--json")
    assert (said.exit, said.json["code"]) == (4, "file-record-full")
    assert "200,000 values" in said.json["message"]
    assert (desk / "me.pdp.json").read_bytes() == before


def test_nothing_of_a_log_reaches_the_terminal_as_it_is(desk: Path) -> None:
    """Hostile inputs, group 11: escapes, turned text, formulas."""
    hostile = "\x1b[2Jred", "sent\u202egnp.exe", "{{ 7*7 }}<script>"
    rows = "".join(f'"{text}",2024,2,"{text}"\n' for text in hostile)
    (desk / "log.csv").write_text(f'Title,Date,Hours,Type,"{hostile[0]}"\n{rows}', encoding="utf-8")
    said = bring()
    assert not set(said.out) & {"\x1b", "\u202e"}
    assert "<U+001B>[2Jred" in said.out
    (made,) = tree(desk / "me.pdp.json")["activities"]
    assert made["title"] == hostile[2]
