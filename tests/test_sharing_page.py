"""``docs/sharing.md``: every command in it runs, and the profile in it is one."""

import json
import re
import shlex
from pathlib import Path
from typing import Final

import pytest

from pdpkit.encoding.writing import dump
from pdpkit.keystore import Unlocked, lock
from pdpkit.profile import PROFILES
from shell import Said, pdp
from world import NOW, PINS, PRIYA, Tree, cards, directory, record, signed, statement, withdrawals

PAGE: Final = (Path(__file__).parent.parent / "docs" / "sharing.md").read_text(encoding="utf-8")
PHRASE: Final = "six plain example words for testing"
AT: Final = ("--at", "2026-11-22T12:00:00Z")


def goal(number: int, title: str, visibility: str) -> Tree:
    return {"id": f"{number}d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21", "title": title, "need": "x",
            "successCriteria": ["y"], "visibility": visibility}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    goals = [goal(0, "Talk", "handover"), goal(1, "A garden", "own"),
             goal(2, "Harbour maths", "public")]  # fmt: skip
    beside: Tree = {"lists": [withdrawals()], "cards": cards()}
    put("me.pdp.json", dump(record(signed(statement()), goals=goals, **beside)))
    put("key.json", lock(Unlocked(PRIYA.key, PRIYA.entropy), PHRASE, PRIYA.id, 0, NOW).data)
    put("phrase.txt", PHRASE.encode())
    Path("phrase.txt").chmod(0o600)
    put("directory.json", dump(directory().tree))
    put("pins.json", PINS.data)
    Path("sent").mkdir()
    (profile,) = re.findall(r"```json\n(.*?)```", PAGE, re.S)
    put("coffee.json", profile.encode())
    return tmp_path


def put(name: str, data: bytes) -> None:
    Path(name).write_bytes(data)


def run(line: str) -> Said:
    program, *arguments = shlex.split(line)
    assert program == "pdp"
    unlock = ("--passphrase-file", "phrase.txt") if arguments[0] == "share" else ()
    return pdp(*arguments, *unlock, *AT)


def titles(name: str) -> set[str]:
    found = json.loads(Path(name).read_bytes())["share"]["record"]
    return {entry["title"] for entry in found.get("goals", [])}


def test_every_command_on_the_page_does_what_it_says(desk: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) == 10
    said = {line: run(line) for line in lines}
    assert {line: one.out + one.err for line, one in said.items() if one.exit} == {}
    assert "Nothing was signed." in said[lines[0]].out
    assert titles("mentor.json") == {"Talk", "Harbour maths"}
    assert titles("other.json") == {"A garden", "Harbour maths"}
    assert titles("today.json") == {"Talk"}
    assert Path("me.pdf").read_bytes().startswith(b"%PDF-")
    assert "delete your copy then" in " ".join(said[lines[7]].out.split())


def test_the_table_of_profiles_names_those_that_there_are() -> None:
    named = re.findall(r"^\| `(\w+)` \| .* \|$", PAGE, re.M)
    assert named == list(PROFILES)
    words = {"handover": "a new employer", "public": "anybody", "manager": "your manager",
             "trust": "your trust"}  # fmt: skip
    for name, profile in PROFILES.items():
        (row,) = re.findall(rf"^\| `{name}` \| (.*?) \|", PAGE, re.M)
        assert {visibility for visibility, word in words.items() if word in row} == set(
            profile.visibilities
        )
