"""``pdp show FILE --view NAME``: each view at 80 columns and for programs, hostile texts too."""

import json
from pathlib import Path
from typing import Any

import pytest

from entries import NEEDED, entry
from pdpkit.cli.show_view import VIEWS
from pdpkit.encoding.writing import dump
from pdpkit.plain import adopt_plain
from pdpkit.signing import new_record, sign_record
from reading_back import Tree, link, state
from shell import Said, pdp
from world import NOW, PINS, PRIYA, directory, record, share, withdrawals

AT = ("--at", NOW.isoformat().replace("+00:00", "Z"))
POLICY = ("--directory", "directory.json", "--pins", "pins.json", "--lists", "list.json")
HOSTILE = "\u202e\u2066end {{ 7*7 }} <b>x</b> " + "W" * 200
EXAMPLES = Path(__file__).parent.parent / "examples"


def whole_record(text: str = "") -> Tree:
    """An entry of every kind, all that may hold a text with this one, and two statements."""
    met = state("led", 1, title="Led: Reasoning talk", start="2024-01-04")
    alone = state("attended", 2, title="Attended: Phonics", start="2025-01-04", minutes=60)
    arrays = {}
    for array, needed in NEEDED.items():
        texts = {n: text for n, v in needed.items() if text and n in ("title", "name", "what")}
        days = {"start": "2024-01-04"} if "start" in needed or array == "secondments" else {}
        arrays[array] = [entry(array, **texts, **days) | {"visibility": "handover"}]
    arrays["qualifications"][0] |= {"awarded": "2025-07"}
    arrays["progress"][0] |= {"claim": text or "I ask before I tell."}
    arrays["activities"][0] |= {"links": link(met), "reach": "trust-wide", "role": "led"}
    arrays["goals"][0] |= {"state": "agreed", "links": [arrays["activities"][0]["id"]]}
    return record(met, alone, **arrays)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "me.pdp.json").write_bytes(dump(whole_record()))
    (tmp_path / "directory.json").write_bytes(dump(directory().tree))
    (tmp_path / "pins.json").write_bytes(PINS.data)
    (tmp_path / "list.json").write_bytes(dump(withdrawals()))
    return tmp_path


def show(view: str, *arguments: object, file: str = "me.pdp.json") -> Said:
    said = pdp("show", file, "--view", view, *AT, *arguments)
    assert said.exit == 0, said.err
    return said


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_fits_80_columns_and_explains_its_labels(desk: Path, view: str) -> None:
    lines = show(view, *POLICY).out.splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("mine: written by the holder") for line in lines)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_one_object_for_programs(desk: Path, view: str) -> None:
    told = show(view, *POLICY, "--json").json
    assert (told["view"], told["at"]) == (view, "2026-11-22T12:00:00Z")
    assert isinstance(told["content"], dict)
    assert json.dumps(told["content"])


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_texts_reach_the_terminal_as_text(desk: Path, view: str) -> None:
    """Hostile inputs, group 11."""
    (desk / "me.pdp.json").write_bytes(dump(whole_record(HOSTILE)))
    said = show(view, *POLICY)
    assert not [c for c in said.out if c != "\n" and not c.isprintable()]
    assert max(map(len, said.out.splitlines())) <= 80
    if view != "entitlements":
        assert "<U+202E>" in said.out


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("example", ["a", "b", "c", "d"])
def test_every_example_can_be_read_back(desk: Path, view: str, example: str) -> None:
    plain = json.loads((EXAMPLES / example / "plain.json").read_bytes())
    adopted = adopt_plain(new_record("Priya Nair", [], PRIYA.log, "en-GB"), plain)
    (desk / "me.pdp.json").write_bytes(dump(sign_record(adopted, PRIYA.key, NOW).tree))
    said = show(view)
    assert max(map(len, said.out.splitlines())) <= 80
    assert said.out.count("\n") > 1


def test_the_employers_word_stands_with_its_verdict(desk: Path) -> None:
    said = " ".join(show("timeline", *POLICY).out.split())
    assert "attested Reasoning talk" in said
    assert "● Saltmarsh Learning Trust states · 4 January 2025 · 60 minutes" in said
    assert "[Confirmed]" in said


def test_what_could_not_be_confirmed_is_counted_nowhere_and_said_below(desk: Path) -> None:
    said = show("timeline").out
    assert "attested" not in said
    assert "signed as Saltmarsh Learning Trust" in said
    assert "2 statements could not be confirmed with the lists that were given" in said


def test_what_was_changed_is_not_shown_and_counted_below(desk: Path) -> None:
    tree = whole_record()
    tree["statements"][1]["credentialSubject"]["minutes"] = 600
    (desk / "me.pdp.json").write_bytes(dump(tree))
    said = show("timeline", *POLICY).out
    assert "Phonics" not in said
    assert "1 statement here is not shown: withdrawn, changed" in said


def test_a_handover_of_ones_own_record_shows_what_would_leave(desk: Path) -> None:
    tree = whole_record()
    tree["activities"][0]["visibility"] = "own"
    (desk / "me.pdp.json").write_bytes(dump(tree))
    said = show("handover", *POLICY).out
    assert said.startswith("This is what a new employer would see first; nothing was shared.")
    assert "Reasoning talk · 4 Jan" not in said


def test_a_share_is_read_back_as_it_stands(desk: Path) -> None:
    (desk / "s.share.json").write_bytes(dump(share(whole_record())))
    said = show("handover", *POLICY, file="s.share.json").out
    assert "made for Northway Schools Trust until 31 December 2026" in said
    assert "nothing was shared" not in said


@pytest.mark.parametrize("name", ["timelines", "x"])
def test_a_view_that_is_not_there_is_a_question(desk: Path, name: str) -> None:
    said = pdp("show", "me.pdp.json", "--view", name, "--json")
    assert (said.exit, said.json["code"]) == (2, "input-choice")
    assert "timeline, entitlements, progress" in said.json["hint"]


def test_a_share_that_was_changed_is_not_read_back(desk: Path) -> None:
    tree: Any = json.loads(dump(share(whole_record())))
    tree["share"]["record"]["activities"][0]["title"] = "More"
    (desk / "s.share.json").write_bytes(dump(tree))
    assert pdp("show", "s.share.json", "--view", "timeline", "--json").exit == 4


def test_the_name_of_a_view_needs_no_option(desk: Path) -> None:
    assert pdp("show", "me.pdp.json", "timeline", *AT).out == show("timeline").out
    said = pdp("show", "me.pdp.json", "timelime")
    assert (said.exit, "timeline" in said.err) == (2, True)
