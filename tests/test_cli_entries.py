"""``pdp list``, ``show``, ``set`` and ``remove``: entries by number, undone by the ``.bak``."""

import json
from pathlib import Path
from typing import Any

import pytest

from entries import entry, entry_id, record
from pdpkit.encoding.writing import dump
from shell import pdp
from test_architecture import loaded

AT = ("--at", "2026-11-22")
HOSTILE = "Talk \x1b]0;x\x07 \u202eevil"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    tree = record(
        goals=[entry("goals"), entry("goals", 2, title="Vocabulary", links=[entry_id("goals")])],
        notes=[entry("notes", links=[entry_id("goals")])],
        asks=[{**entry("asks"), "x-mine": {"deep": [1]}}],
    )
    (tmp_path / "me.pdp.json").write_bytes(dump(tree))
    return tmp_path


def read(desk: Path) -> Any:
    return json.loads((desk / "me.pdp.json").read_bytes())


def bytes_of(desk: Path) -> bytes:
    return (desk / "me.pdp.json").read_bytes()


def test_a_list_numbers_every_entry_and_one_kind_keeps_its_numbers(desk: Path) -> None:
    said = pdp("list", "me.pdp.json")
    assert said.exit == 0
    for row in ("0       holder", "1       goal", "3       ask", "4       note"):
        assert row in said.out
    one = pdp("list", "me.pdp.json", "note")
    assert "4       note" in one.out
    assert "goal" not in one.out
    told = pdp("list", "me.pdp.json", "notes", "--json").json
    assert [(e["number"], e["kind"], e["where"]) for e in told["entries"]] == [
        (4, "note", "/notes/0")
    ]
    wrong = pdp("list", "me.pdp.json", "gaol")
    assert (wrong.exit, "Did you mean “goal”?" in wrong.err) == (2, True)


def test_an_entry_is_shown_whole_in_words(desk: Path) -> None:
    said = pdp("show", "me.pdp.json", "2")
    assert said.exit == 0
    assert said.out.startswith("goal 2, “Vocabulary” [number 2]")
    assert "goal 1, “Reasoning talk”" in said.out
    assert pdp("show", "me.pdp.json", entry_id("goals", 2)[:8]).out == said.out
    told = pdp("show", "me.pdp.json", "2", "--json").json
    assert told["entry"]["title"] == "Vocabulary"
    assert "not known to this program" in pdp("show", "me.pdp.json", "3").out
    assert "2  goals" in " ".join(pdp("show", "me.pdp.json").out.split("\n"))
    assert pdp("show", "me.pdp.json", "99").exit == 2


def test_nothing_of_a_file_steers_the_terminal(desk: Path) -> None:
    """Hostile inputs, group 11: escapes, control and bidi characters show as numbers."""
    tree = record(goals=[entry("goals", title=HOSTILE, **{"x-\x1b[2J": HOSTILE})])
    (desk / "me.pdp.json").write_bytes(dump(tree))
    for words in (("list",), ("show",), ("show", "1"), ("remove", "1", "--dry-run")):
        said = pdp(words[0], "me.pdp.json", *words[1:])
        for character in ("\x1b", "\x07", "\u202e"):
            assert character not in said.out + said.err, words


def test_set_changes_one_entry_and_the_bak_undoes_it(desk: Path) -> None:
    before = bytes_of(desk)
    said = pdp("set", "me.pdp.json", "2", "title=Words", "target-date=12 Sep 2026", *AT)
    assert said.exit == 0, said.err
    assert "Next: pdp sign me.pdp.json" in said.out
    goal = read(desk)["goals"][1]
    assert (goal["title"], goal["targetDate"]) == ("Words", "2026-09-12")
    assert read(desk)["asks"][0]["x-mine"] == {"deep": [1]}
    assert (desk / "me.pdp.json.bak").read_bytes() == before
    told = pdp("set", "me.pdp.json", "0", "staffGroups=teacher", "--json", *AT).json
    assert (told["kind"], told["entry"]["staffGroups"]) == ("holder", ["teacher"])
    assert read(desk)["holder"]["keyLog"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("2", "titel=x"), "input-field"),
        (("2", "title"), "input-answer"),
        (("2", "title="), "input-answer"),
        (("2", "state=dreamt"), "input-choice"),
        (("2", "targetDate=soon"), "input-answer"),
        (("2", "title=NI QQ 12 34 56 C"), "input-answer"),
        (("2", "title=a\x1bb"), "input-answer"),
        (("77", "title=x"), "input-entry"),
        (("2",), "input-usage"),
    ],
)
def test_set_refuses_with_a_code_and_saves_nothing(
    desk: Path, words: tuple[str, ...], code: str
) -> None:
    before = bytes_of(desk)
    said = pdp("set", "me.pdp.json", *words, *AT)
    assert (said.exit, said.out) == (2, "")
    assert f"({code};" in said.err
    assert bytes_of(desk) == before
    assert not (desk / "me.pdp.json.bak").exists()


def test_remove_takes_the_links_with_it_and_says_so(desk: Path) -> None:
    before = bytes_of(desk)
    said = pdp("remove", "me.pdp.json", "1", "--dry-run")
    assert "Would remove: goal 1, “Reasoning talk”." in said.out
    assert bytes_of(desk) == before
    said = pdp("remove", "me.pdp.json", "1")
    assert (said.exit, "2 links to it go with it." in said.out) == (0, True)
    assert [goal["title"] for goal in read(desk)["goals"]] == ["Vocabulary"]
    assert "links" not in read(desk)["notes"][0]
    assert (desk / "me.pdp.json.bak").read_bytes() == before


def test_the_holder_cannot_be_removed(desk: Path) -> None:
    before = bytes_of(desk)
    said = pdp("remove", "me.pdp.json", "0")
    assert (said.exit, said.out) == (2, "")
    assert bytes_of(desk) == before


def test_a_mark_that_an_editor_puts_in_front_is_taken_out(desk: Path) -> None:
    (desk / "me.pdp.json").write_bytes(b"\xef\xbb\xbf" + bytes_of(desk))
    assert pdp("set", "me.pdp.json", "1", "title=Words", *AT).exit == 0
    assert bytes_of(desk).startswith(b"{")


@pytest.mark.parametrize(
    "command", ["list", "show", "remove", "set", "next", "validate", "add note"]
)
def test_targets_that_are_no_record_are_refused(desk: Path, command: str) -> None:
    """Hostile inputs, group 10: a folder, nothing, and a file of another kind."""
    (desk / "other.json").write_text('{"format": "pdp-pins/1"}', encoding="utf-8")
    said_too = {
        "remove": ("1",),
        "set": ("1", "title=x"),
        "add note": ("--kind", "reflection", "--text", "x"),
    }
    before = sorted(path.name for path in desk.iterdir())
    for target in (".", "gone.json", "other.json", "/dev/zero"):
        said = pdp(*command.split(), target, *said_too.get(command, ()))
        assert said.exit in (2, 4, 6), (target, said.err)
        assert "; more with: pdp explain" in said.err
    # A name that was mistyped makes no file.
    assert sorted(path.name for path in desk.iterdir()) == before


@pytest.mark.parametrize("words", [("show", "1"), ("list",), ("remove", "1", "--dry-run")])
def test_looking_at_an_entry_loads_no_models(desk: Path, words: tuple[str, ...]) -> None:
    """What makes `pdp show` quick (benchmarks/start.py): it reads the tree and the schema alone."""
    assert loaded(words[0], str(desk / "me.pdp.json"), *words[1:]) == {"typer", "orjson"}


def test_an_entry_is_shown_with_who_is_waited_for(desk: Path) -> None:
    """Issue 6, 1: missing roles are shown to the holder."""
    away = entry("secondments", 1, start="2026-09-01", end="2027-08-31")
    (desk / "me.pdp.json").write_bytes(dump(record(secondments=[away])))
    told = pdp("show", desk / "me.pdp.json", "1", "--at", "2026-11-22")
    assert "Mine: no statement of an employer goes with it." in told.out
    assert "Not agreed yet by: home manager, host manager" in told.out
    said = pdp("show", desk / "me.pdp.json", "1", "--at", "2026-11-22", "--json")
    assert said.json["provenance"] == {
        "label": "mine", "differs": [], "agreed": [], "earlier": [], "stated": [],
        "awaited": ["home manager", "host manager"],
    }  # fmt: skip
