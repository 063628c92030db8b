"""``pdp render``: a share alone, or a folder of them, where one failure stops nothing."""

from pathlib import Path

import pikepdf
import pytest

import people
from pdpkit import carrier
from pdpkit.encoding.writing import dump
from shell import pdp
from world import copy

AT = ("--at", "2026-11-23")


@pytest.fixture(scope="module")
def shares(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three shares, one that was changed, and something else."""
    folder = tmp_path_factory.mktemp("shares")
    for letter in "abc":
        (folder / f"{letter}.share.json").write_bytes(dump(people.shared(letter)))
    changed = copy(people.shared("d"))
    changed["share"]["purpose"] = "Something else"
    (folder / "changed.share.json").write_bytes(dump(changed))
    (folder / "other.json").write_text("[]", encoding="utf-8")
    (folder / "notes.txt").write_text("no share", encoding="utf-8")
    return folder


def test_a_folder_is_drawn_and_one_failure_stops_nothing(shares: Path, tmp_path: Path) -> None:
    said = pdp("render", shares, "-o", tmp_path / "out", "--json", *AT)
    assert said.exit == 4
    told = said.json
    assert (told["drawn"], told["failed"]) == (3, 2)
    assert [Path(one["file"]).name for one in told["files"]] == [
        *("a.share.json", "b.share.json", "c.share.json", "changed.share.json", "other.json")
    ]
    codes = [one["error"]["code"] for one in told["files"] if one["out"] is None]
    assert codes == ["share-proof-invalid", "schema-not-object"]
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert made == ["a.pdf", "b.pdf", "c.pdf"]
    for name in made:
        data = (tmp_path / "out" / name).read_bytes()
        share = shares / f"{name[0]}.share.json"
        assert carrier.extract(data).payload == share.read_bytes()


def test_it_counts_and_names_what_failed(shares: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"mine")
    said = pdp("render", shares, "-o", tmp_path, *AT)
    assert said.exit == 6
    assert "2 of 5 drawn" in said.out
    assert "(save-exists)" in said.out
    assert "It was changed after the holder signed it." in " ".join(said.out.split())
    assert (tmp_path / "a.pdf").read_bytes() == b"mine"
    assert "drawn" not in said.err


def test_each_is_drawn_as_it_would_be_alone(shares: Path, tmp_path: Path) -> None:
    pdp("render", shares, "-o", tmp_path, *AT)
    assert pdp("render", shares / "b.share.json", "-o", tmp_path / "alone.pdf", *AT).exit == 0
    assert (tmp_path / "alone.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_share_in_a_pdf_is_drawn_like_the_share(shares: Path, tmp_path: Path) -> None:
    share = next(iter(sorted(shares.glob("*.json"))))
    first, again = tmp_path / "first.pdf", tmp_path / "again.html"
    assert pdp("render", share, "-o", first, *AT).exit == 0
    assert pdp("render", first, "-o", again, *AT).exit == 0
    other = tmp_path / "other.html"
    assert pdp("render", share, "-o", other, *AT).exit == 0
    assert again.read_bytes() == other.read_bytes()


def test_an_empty_folder_and_a_wrong_form_are_told(tmp_path: Path, shares: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = pdp("render", tmp_path / "empty", "-o", tmp_path / "out", "--json")
    assert (said.exit, said.json["code"]) == (4, "file-folder-empty")
    for arguments in (("-o", "x.pdf", "--as", "poster"), ("-o", "x.docx")):
        said = pdp("render", shares / "a.share.json", *arguments, "--json")
        assert (said.exit, said.json["code"]) == (2, "input-choice")


@pytest.mark.parametrize("letter", "ad")
def test_a_handover_is_one_page(letter: str, tmp_path: Path) -> None:
    share = tmp_path / "me.share.json"
    share.write_bytes(dump(people.shared(letter, "handover")))
    out = tmp_path / "me.pdf"
    assert pdp("render", share, "--as", "handover", "-o", out, *AT).exit == 0
    with pikepdf.open(out) as made:
        assert len(made.pages) == 1
        assert list(made.attachments) == ["pdp.json"]


def test_a_browser_gets_the_whole_page(tmp_path: Path) -> None:
    share = tmp_path / "me.share.json"
    share.write_bytes(dump(people.shared("a", "handover")))
    out = tmp_path / "me.html"
    assert pdp("render", share, "--as", "handover", "-o", out, *AT).exit == 0
    markup = out.read_text(encoding="utf-8")
    assert markup.count("<h2>") == 11
    assert "Our first conversation" in markup
