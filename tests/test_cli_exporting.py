"""``pdp export``: what leaves for a form or another tool, what stays, nothing half written."""

import json
from pathlib import Path
from typing import Any

import pytest

from entries import entry
from pdpkit.encoding.writing import dump
from shell import Said, pdp
from world import NOW, PINS, Tree, directory, record, share, signed, statement, withdrawals

AT = ("--at", NOW.isoformat().replace("+00:00", "Z"))
POLICY = ("--directory", "directory.json", "--pins", "pins.json", "--lists", "list.json")


def make_record(*statements: Tree) -> Tree:
    """Two courses, one of them for the holder alone."""
    shown = entry("activities", 1, title="Talk", start="2025-01-04", visibility="handover")
    own = entry("activities", 2, title="A private course", start="2025-02-04", visibility="own")
    return record(*(statements or (signed(statement()),)), activities=[shown, own])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a record and what its statement is checked with."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "me.pdp.json").write_bytes(dump(make_record()))
    (tmp_path / "directory.json").write_bytes(dump(directory().tree))
    (tmp_path / "pins.json").write_bytes(PINS.data)
    (tmp_path / "list.json").write_bytes(dump(withdrawals()))
    return tmp_path


def export(form: str, out: str, *arguments: object, file: str = "me.pdp.json") -> Said:
    return pdp("export", file, "--as", form, "-o", out, *AT, *arguments)


def test_the_list_has_what_an_interview_would_be_shown_and_says_what_stays(desk: Path) -> None:
    said = export("training-csv", "t.csv", *POLICY)
    assert said.exit == 0, said.err
    text = (desk / "t.csv").read_text(encoding="utf-8-sig")
    assert '"Talk","","2025","",""' in text
    assert "private" not in text
    assert "1 line in t.csv" in said.out
    assert "1 line more stays with you" in said.out


def test_a_share_has_left_already_so_all_of_it_is_listed(desk: Path) -> None:
    (desk / "s.share.json").write_bytes(dump(share(make_record())))
    said = export("training-text", "t.txt", *POLICY, "--json", file="s.share.json")
    assert said.json["lines"] == 1
    assert said.json["staying"] == 0
    assert "Talk; 2025" in (desk / "t.txt").read_text(encoding="utf-8")


def test_what_only_an_unconfirmed_statement_says_is_pointed_out(desk: Path) -> None:
    loose = signed(statement(subject={"statement": "attended", "start": "2025-03-01"}))
    (desk / "me.pdp.json").write_bytes(dump(make_record(loose)))
    assert "could not be confirmed" in export("training-text", "a.txt").out
    assert "could not be confirmed" not in export("training-text", "b.txt", *POLICY).out
    assert (desk / "a.txt").read_text() == (desk / "b.txt").read_text()


def test_each_statement_becomes_a_file_that_can_be_checked_alone(desk: Path) -> None:
    said = export("open-badges", "badges", *POLICY)
    assert said.exit == 0, said.err
    (path,) = (desk / "badges").iterdir()
    assert path.read_bytes() == dump(signed(statement()))
    assert pdp("verify", path, *POLICY, *AT).exit == 0


def test_what_was_withdrawn_or_changed_is_left_out_and_said(desk: Path) -> None:
    changed = signed(statement(id="urn:uuid:7c2f4d63-0c0e-4a57-9a3e-2f1d6f3f0a11"))
    changed["credentialSubject"]["minutes"] = 600
    (desk / "me.pdp.json").write_bytes(dump(make_record(signed(statement()), changed)))
    said = export("open-badges", "badges", *POLICY, "--json")
    assert (said.json["files"], said.json["leftOut"]) == (1, 1)
    assert len(list((desk / "badges").iterdir())) == 1


def test_a_file_without_a_statement_makes_no_folder(desk: Path) -> None:
    bare = record(activities=[entry("activities")])
    (desk / "me.pdp.json").write_bytes(dump(bare))
    said = export("open-badges", "badges", "--json")
    assert (said.exit, said.json["code"]) == (4, "file-no-statements")
    assert not (desk / "badges").exists()


@pytest.mark.parametrize("form", ["training-csv", "training-text"])
def test_nothing_is_written_over_without_force(desk: Path, form: str) -> None:
    (desk / "t").write_text("mine")
    said = export(form, "t", "--json")
    assert (said.exit, said.json["code"]) == (6, "save-exists")
    assert (desk / "t").read_text() == "mine"
    assert export(form, "t", "--force").exit == 0


def test_a_folder_in_use_is_never_written_into(desk: Path) -> None:
    (desk / "badges").mkdir()
    (desk / "badges" / "mine").write_text("mine")
    said = export("open-badges", "badges", "--force", "--json")
    assert (said.exit, said.json["code"]) == (6, "save-exists")
    assert [path.name for path in (desk / "badges").iterdir()] == ["mine"]


def test_a_form_that_is_not_there_is_named_with_its_neighbour(desk: Path) -> None:
    said = export("training-cvs", "t", "--json")
    assert (said.exit, said.json["code"]) == (2, "input-choice")
    assert "“training-csv”" in said.json["message"]


def test_a_share_that_was_changed_is_refused(desk: Path) -> None:
    tree: Any = json.loads(dump(share(make_record())))
    tree["share"]["record"]["activities"][0]["title"] = "More"
    (desk / "s.share.json").write_bytes(dump(tree))
    said = export("training-text", "t.txt", "--json", file="s.share.json")
    assert said.exit == 4
    assert not (desk / "t.txt").exists()
