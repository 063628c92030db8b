"""``pdp framework``: list, show, begin one, put one into a record."""

import json
from pathlib import Path
from typing import Any

import pytest

from pdpkit.encoding.writing import dump
from pdpkit.framework import SHIPPED, TEMPLATE, load_framework
from shell import Said, pdp
from world import record

CLAIM = {
    "id": "0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21",
    "framework": {"id": "lead", "version": "1"},
    "item": "a1",
    "claim": "I asked what the evidence says.",
    "visibility": "handover",
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record that refers to the trust's framework, and that framework begun."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "me.pdp.json").write_bytes(dump(record(progress=[CLAIM])))
    said = pdp("framework", "new", "lead.framework.json", "--title", "How we lead", "--by", "Trust")
    assert said.exit == 0
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def load(path: Path) -> Any:
    return json.loads(path.read_bytes())


def refused(said: Said, code: str, ending: int) -> None:
    assert said.exit == ending, said.out + said.err
    assert f"({code};" in said.err


def test_those_brought_along_are_listed_and_shown() -> None:
    said = pdp("framework", "list")
    for name in (*SHIPPED, TEMPLATE):
        assert load_framework(name)["title"].split()[0] in said.out
        assert pdp("framework", "show", name, "--json").json == load_framework(name)
    listed = pdp("framework", "list", "--json").json["frameworks"]
    assert [f["id"] for f in listed] == [*SHIPPED, TEMPLATE]
    shown = pdp("framework", "show", "ts", "--version", "2011").out
    assert "p2    Standard  Personal and professional conduct" in shown
    assert "For     Teacher, Middle or senior leader" in shown


def test_a_name_or_version_that_is_not_here_is_told_with_those_that_are(desk: Path) -> None:
    refused(pdp("framework", "show", "ts2011"), "framework-unknown", 2)
    refused(pdp("framework", "show", "ts", "--version", "1999"), "framework-version", 2)
    refused(pdp("framework", "show", "ts", "--record", "me.pdp.json"), "framework-unknown", 2)
    refused(pdp("framework", "new", "x.json", "--title", "T", "--by", "B", "--from", "x"),
            "framework-unknown", 2)  # fmt: skip
    refused(pdp("framework", "show", "none.json"), "file-not-found", 4)
    assert not (desk / "x.json").exists()


def test_a_new_one_is_named_by_its_file_and_never_written_over(desk: Path) -> None:
    made = load(desk / "lead.framework.json")
    assert (made["id"], made["title"], made["by"]) == ("lead", "How we lead", "Trust")
    again = ("framework", "new", "lead.framework.json", "--title", "Other", "--by", "Trust")
    refused(pdp(*again), "save-exists", 6)
    assert pdp(*again, "--force", "--id", "other").exit == 0
    assert load(desk / "lead.framework.json")["id"] == "other"
    refused(pdp("framework", "new", "How we lead.json", "--title", "T", "--by", "B"),
            "framework-name", 4)  # fmt: skip


def test_a_file_is_shown_with_what_is_left_to_do(desk: Path) -> None:
    said = pdp("framework", "show", "lead.framework.json")
    assert said.exit == 0
    assert said.out.count("framework-to-write at /items/") == 3
    assert "An attitude that leaders here share" in said.out


def test_a_file_that_cannot_be_used_gets_findings_and_goes_nowhere(desk: Path) -> None:
    edit(desk / "lead.framework.json", '"kind": "skill"', '"kind": "skil"')
    before = (desk / "me.pdp.json").read_bytes()
    for arguments in (
        ("show", "lead.framework.json"),
        ("add", "lead.framework.json", "me.pdp.json"),
    ):
        said = pdp("framework", *arguments)
        assert said.exit == 1
        assert "Did you mean “skill”?" in said.out
        (file,) = pdp("framework", *arguments, "--json").json["files"]
        assert (file["valid"], file["findings"][0]["where"]) == (False, "/items/2/kind")
    assert (desk / "me.pdp.json").read_bytes() == before
    (desk / "lead.framework.json").write_text("[]", encoding="utf-8")
    refused(pdp("framework", "show", "lead.framework.json"), "schema-not-object", 4)


@pytest.mark.covers("S3-34", at="frameworks.items.kind")
def test_it_is_put_into_a_record_whole(desk: Path) -> None:
    before = (desk / "me.pdp.json").read_bytes()
    missing = pdp("validate", "me.pdp.json").out
    assert "entry-framework-missing" in missing
    add = ("framework", "add", "lead.framework.json", "me.pdp.json")
    dry = pdp(*add, "--dry-run", "--json")
    assert dry.json == {
        "file": "me.pdp.json",
        "saved": False,
        "id": "lead",
        "version": "1",
        "uses": 1,
    }
    assert (desk / "me.pdp.json").read_bytes() == before
    said = pdp(*add)
    assert said.exit == 0
    assert "One entry refers to it." in said.out
    assert load(desk / "me.pdp.json")["frameworks"] == [load(desk / "lead.framework.json")]
    assert (desk / "me.pdp.json.bak").read_bytes() == before
    assert "entry-framework-missing" not in pdp("validate", "me.pdp.json").out
    assert pdp(*add, "--json").json["saved"] is False


def test_other_words_under_the_same_version_are_taken_only_when_asked(desk: Path) -> None:
    add = ("framework", "add", "lead.framework.json", "me.pdp.json")
    assert pdp(*add).exit == 0
    edit(desk / "lead.framework.json", "An attitude that leaders here share", "Stays curious")
    refused(pdp(*add), "framework-differs", 4)
    assert pdp(*add, "--replace").exit == 0
    shown = pdp("framework", "show", "lead", "--record", "me.pdp.json")
    assert "Stays curious" in shown.out
    assert pdp("framework", "add", "ts", "me.pdp.json").exit == 0
    listed = pdp("framework", "list", "--record", "me.pdp.json", "--json").json["frameworks"]
    assert [f["id"] for f in listed] == ["lead", "ts"]


def test_a_record_without_any_says_so(desk: Path) -> None:
    said = pdp("framework", "list", "--record", "me.pdp.json")
    assert said.out.startswith("This record embeds no framework.")


@pytest.mark.parametrize(
    "broken",
    [
        {"items": 7},
        {"items": [7, {}, {"code": 7, "levels": [7, {"level": {}}]}]},
        {"status": ["live"], "appliesTo": {"a": 1}, "by": 7, "title": "\u202eeman a ton"},
    ],
)
def test_what_a_record_embeds_is_shown_as_far_as_it_can_be(desk: Path, broken: Any) -> None:
    odd = {"id": "odd", "version": "1", "title": "Odd"} | broken
    (desk / "odd.pdp.json").write_bytes(dump(record(frameworks=[odd, 7, {"id": 7}])))
    for arguments in (("list",), ("show", "odd"), ("show", "odd", "--json")):
        said = pdp("framework", *arguments, "--record", "odd.pdp.json")
        assert said.exit == 0, said.err
        assert "\u202e" not in said.out or "--json" in arguments
    (desk / "odd.pdp.json").write_bytes(dump(record(frameworks=7)))
    assert "embeds no" in pdp("framework", "list", "--record", "odd.pdp.json").out
