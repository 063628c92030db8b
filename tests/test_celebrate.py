"""``pdp celebrate`` (S3-37): what people chose to have celebrated, and nothing else."""

from pathlib import Path
from typing import Any

import pytest

from pdpkit.encoding.writing import dump
from pdpkit.pdf import write as write_pdf
from pdpkit.profile import PROFILES
from pdpkit.register.table import read_table
from pdpkit.sharing import choose, make_share, sign_share
from shell import Said, pdp
from world import NOW, Person, Tree, record

AT = ("--at", "2026-11-22T12:00:00Z")
COLIN = Person("words of Colin Adeyemi")
BEV = Person("words of Bev")
LED = {"id": "0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21", "type": "training-session", "role": "led",
       "title": "First-day calls", "start": "2025-01-06", "minutes": 50,
       "reach": "trust-wide", "visibility": "public", "celebrateOk": True}  # fmt: skip
OTHER = LED | {"id": "1d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21", "title": "Not for the newsletter"}
SERVICE = {"id": "2d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21", "kind": "long-service",
           "name": "Eight years in governance", "date": "2026-09", "visibility": "public",
           "celebrateOk": True}  # fmt: skip


def shared(
    person: Person, name: str, *, profile: str = "celebrate", until: str = "2027-07-31",
    minute: int = 0, **members: Any,
) -> Tree:  # fmt: skip
    tree = record(person=person, **members)
    tree["holder"]["name"] = name
    chosen = choose(tree, PROFILES[profile])
    unsigned = make_share(chosen, tree["holder"], "Saltmarsh Learning Trust", "A party", until)
    return sign_share(unsigned, person.key, NOW.replace(minute=minute))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The desk of somebody at a trust, with the shares that two people sent."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    Path("sent").mkdir()
    activities = [LED, OTHER | {"celebrateOk": False}]
    put("bev.json", shared(BEV, "Bev Marsh", activities=activities))
    colin = shared(COLIN, "Colin Adeyemi", recognitions=[SERVICE])
    Path("sent/colin.pdf").write_bytes(write_pdf("<p>Pages</p>", dump(colin), moment=NOW))
    return tmp_path


def put(name: str, tree: Tree) -> None:
    Path("sent", name).write_bytes(dump(tree))


def celebrate(*arguments: object) -> Said:
    return pdp("celebrate", "sent", *arguments, *AT)


@pytest.mark.covers("S3-37", at="view/celebration")
def test_the_list_has_what_was_chosen_and_nothing_else(desk: Path) -> None:
    said = celebrate()
    assert said.exit == 0, said.err
    told = " ".join(said.out.split())
    assert "Bev Marsh - First-day calls; " in told
    assert "Colin Adeyemi - Eight years in governance; Long service; September 2026" in told
    assert "Not for the newsletter" not in said.out
    assert "nothing of it was checked with an employer" in told
    assert "by 31 July 2027" in told


def test_it_is_written_as_a_table_or_as_lines(desk: Path) -> None:
    assert celebrate("-o", "list.csv").exit == 0
    table = read_table(Path("list.csv").read_bytes(), "list.csv")
    assert [row[:2] for row in table.rows][1] == ["Bev Marsh", "First-day calls"]
    assert celebrate("-o", "list.csv").exit == 6
    assert celebrate("-o", "list.csv", "--force").exit == 0
    assert celebrate("-o", "list.txt").exit == 0
    assert len(Path("list.txt").read_text(encoding="utf-8").splitlines()) == 2
    assert celebrate("-o", "list.docx").exit == 2


def test_of_one_person_the_newest_share_counts(desk: Path) -> None:
    put("a-newer.json", shared(BEV, "Bev Marsh", activities=[OTHER], minute=5))
    found = celebrate("--json").json["list"]
    assert [one["what"] for one in found if one["name"] == "Bev Marsh"] == [OTHER["title"]]


def test_what_was_handed_over_for_another_purpose_is_left_out(desk: Path) -> None:
    full = shared(BEV, "Bev Marsh", profile="interview", minute=5,
                  activities=[LED, OTHER | {"celebrateOk": False}])  # fmt: skip
    put("interview.json", full)
    changed = shared(COLIN, "Colin Adeyemi", recognitions=[SERVICE], minute=5)
    changed["share"]["record"]["recognitions"][0]["name"] = "Ninety years in governance"
    put("changed.json", changed)
    put("over.json", shared(COLIN, "Colin Adeyemi", recognitions=[SERVICE], until="2026-11-21"))
    put("record.json", record(person=BEV, activities=[LED]))
    said = celebrate("--json")
    assert said.exit == 3
    assert {Path(one["file"]).name: one["code"] for one in said.json["leftOut"]} == {
        "interview.json": "share-not-celebration",
        "changed.json": "share-proof-invalid",
        "over.json": "share-expired",
        "record.json": "schema-kind-unexpected",
    }
    assert {one["what"] for one in said.json["list"]} == {LED["title"], SERVICE["name"]}
    assert "Left out: sent/interview.json" in celebrate().out


def test_when_nothing_can_be_taken_it_says_why(desk: Path) -> None:
    for path in Path("sent").iterdir():
        path.unlink()
    put("over.json", shared(COLIN, "Colin Adeyemi", recognitions=[SERVICE], until="2026-11-21"))
    said = celebrate()
    assert said.exit == 4
    assert "(share-expired;" in said.err
    put("over.json", shared(COLIN, "Colin Adeyemi"))
    assert "Nobody has chosen anything" in celebrate().out
