"""A record that somebody broke in an editor: every command says so, or does what it still can."""

import json
from pathlib import Path
from typing import Any

import pytest

from entries import entry, record
from shell import pdp

MEMBERS = ("goals", "posts", "frameworks", "statements", "lists", "holder", "ledger", "id")
JUNK: list[Any] = [7, "x", None, {}, [None], [{"id": 7}]]
COMMANDS: list[tuple[str, ...]] = [
    ("list", "me.pdp.json"),
    ("show", "me.pdp.json"),
    ("show", "me.pdp.json", "1"),
    ("next", "me.pdp.json"),
    ("validate", "me.pdp.json"),
    ("validate", "--acknowledge", "rule-r14", "--because", "x", "me.pdp.json", "all"),
    ("set", "me.pdp.json", "1", "title=x", "--dry-run"),
    ("set", "me.pdp.json", "0", "name=x", "--dry-run"),
    ("remove", "me.pdp.json", "1", "--dry-run"),
    ("add", "note", "me.pdp.json", "--kind", "reflection", "--text", "x", "--links", "1"),
    ("add", "progress", "me.pdp.json", "--framework.id", "ts", "--item", "3", "--dry-run"),
]


@pytest.mark.parametrize("member", MEMBERS)
def test_no_command_crashes_over_a_member_of_another_kind(
    member: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for junk in JUNK:
        for words in COMMANDS:
            tree = record(goals=[entry("goals")], posts=[entry("posts")], proof=[{}])
            Path("me.pdp.json").write_text(json.dumps({**tree, member: junk}), encoding="utf-8")
            said = pdp(*words)
            assert said.exit in (0, 1, 2, 4), (member, junk, words, said.err)
            assert said.exit == 0 or said.out or "more with: pdp explain" in said.err
