"""``docs/training-so-far.md``: every command in it runs, and what it names is there."""

import json
import re
import shlex
from pathlib import Path
from typing import Final

import pytest

from pdpkit.cli.show_view import VIEWS
from pdpkit.encoding.writing import dump
from pdpkit.importing import PEOPLE
from pdpkit.importing.columns import FIELDS
from pdpkit.keystore import Unlocked, lock
from shell import Said, pdp
from world import NOW, PRIYA, record, signed, statement

PAGE: Final = Path(__file__).parent.parent / "docs" / "training-so-far.md"
TEXT: Final = PAGE.read_text(encoding="utf-8")
PHRASE: Final = "six plain example words for testing"
LOG: Final = "Course,Date,Hours\nPhonics,04/01/2025,2\n,05/01/2025,1\nMakaton,2024,6\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "me.pdp.json").write_bytes(dump(record(signed(statement()))))
    keystore = lock(Unlocked(PRIYA.key, PRIYA.entropy), PHRASE, PRIYA.id, 0, NOW)
    (tmp_path / "key.json").write_bytes(keystore.data)
    (tmp_path / "phrase.txt").write_text(PHRASE)
    (tmp_path / "phrase.txt").chmod(0o600)
    (tmp_path / "log.csv").write_text(LOG)
    (tmp_path / "alt.csv").write_text("Fach,Datum\nRechnen,2023\n")
    (own,) = re.findall(r"```json\n(.*?)```", TEXT, re.S)
    (tmp_path / "own-columns.json").write_text(own)
    return tmp_path


def run(line: str) -> Said:
    program, *arguments = shlex.split(line)
    assert program == "pdp"
    more = {"sign": ("--passphrase-file", "phrase.txt", "--at", "2026-11-22")}
    return pdp(*arguments, *more.get(arguments[0], ()))


def test_every_command_on_the_page_does_what_it_says(desk: Path) -> None:
    lines = [
        one for block in re.findall(r"```sh\n(.*?)```", TEXT, re.S) for one in block.split("\n")
    ]
    said = [run(line) for line in lines if line]
    assert [one.exit for one in said] == [3, 3, 0, 0, 0, 0, 0, 0, 0], [one.err for one in said]
    tree = json.loads((desk / "me.pdp.json").read_bytes())
    assert [one["title"] for one in tree["activities"]] == ["Phonics", "Makaton", "Rechnen"]
    assert "Phonics" in (desk / "training.txt").read_text()
    assert len(list((desk / "badges").iterdir())) == 1


def test_the_page_names_the_columns_and_the_views_that_there_are() -> None:
    (columns,) = re.findall(r"^The names of all columns: (.*)$", TEXT, re.M)
    assert set(PEOPLE) < set(re.findall(r"`(\w+)`", columns))
    assert set(re.findall(r"`(\w+)`", columns)) == {field.name for field in FIELDS}
    (others,) = re.findall(r"^Other views: (.*?)\. ", TEXT, re.M)
    assert {"timeline", "training", *re.findall(r"`(\w+)`", others)} == set(VIEWS)
