"""``pdp demo``: the whole story, and every way in which its end can be shaken."""

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from pdpkit.carrier import extract
from shell import Said, pdp

POLICY = ("--directory", "directory.json", "--pins", "pins.json")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    folder = tmp_path_factory.mktemp("story") / "demo"
    said = pdp("demo", folder)
    assert said.exit == 0, said.out + said.err
    return folder, said


@pytest.fixture
def folder(story: tuple[Path, Said], monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(story[0])
    return story[0]


def verify(*arguments: object) -> Said:
    return pdp("verify", *arguments, "--home", "nobody", "--json")


def test_it_tells_the_story_in_files(folder: Path) -> None:
    for name in (
        "old-trust/workspace.json",
        "old-trust/roster.csv",
        "old-trust/register.csv",
        "directory.json",
        "pins.json",
        "holder/record.pdp.json",
        "holder/key.json",
        "holder/introduction.json",
        "holder/passphrase.txt",
        "holder/words.txt",
        "interview.pdf",
    ):
        assert (folder / name).is_file(), name
    assert len(list((folder / "statements").glob("1001-*.json"))) >= 3
    assert list((folder / "lists").glob("*.json"))


def test_it_ends_with_the_check_and_a_forgery_that_is_caught(story: tuple[Path, Said]) -> None:
    end = story[1].out.partition("vanishes")[2]
    assert "All 3 employer statements were confirmed." in end
    assert "Do not rely on this file: 1 statement was changed after it was signed." in end


def test_every_row_of_the_register_is_accounted_for(story: tuple[Path, Said]) -> None:
    assert "60 rows: 44 issued, 1 duplicate, 4 unmatched, 11 rejected." in story[1].out


def test_the_pdf_is_confirmed_offline(folder: Path) -> None:
    said = verify("interview.pdf", *POLICY)
    assert (said.exit, said.json["verdict"]) == (0, "confirmed")
    (file,) = said.json["files"]
    assert (file["kind"], file["carrier"]) == ("share", "pdf")
    assert file["madeOutTo"] == ["Priya Nair"]
    assert file["audience"] == "Northway Schools Trust"


def test_without_the_directory_or_the_pin_it_is_not(folder: Path) -> None:
    for arguments in ((), ("--directory", "directory.json"), ("--pins", "pins.json")):
        said = verify("interview.pdf", *arguments)
        assert (said.exit, said.json["verdict"]) == (3, "unconfirmed")
        assert said.json["files"][0]["todo"]


def test_every_file_of_the_story_verifies(folder: Path) -> None:
    lists = ("--lists", "lists")
    for path in ("holder/record.pdp.json", *sorted(folder.glob("statements/1001-*.json"))):
        assert verify(path, *POLICY, *lists).exit == 0
    others = [p for p in folder.glob("statements/*.json") if not p.name.startswith("1001-")]
    report = verify(others[0], *POLICY, *lists)
    assert report.exit == 3
    codes = {c["name"]: c["code"] for c in report.json["files"][0]["statements"][0]["checks"]}
    assert codes["subject"] == "subject-by-name"
    assert codes["form"] == "statement-understood"


def test_a_second_run_of_the_register_changes_nothing(folder: Path) -> None:
    before = {p: p.read_bytes() for p in folder.glob("statements/*.json")}
    said = pdp(
        *("trust", "issue", "old-trust/register.csv", "--trust", "old-trust", "-o", "statements"),
        *("--sign", "--passphrase-file", "old-trust/passphrase.txt", "--json"),
    )
    assert said.json["counts"]["issued"] == 0
    assert said.json["counts"]["duplicate"] == 45
    assert {p: p.read_bytes() for p in folder.glob("statements/*.json")} == before


def positions(text: str, value: Any) -> list[int]:
    """Where the letters of every text and number of a statement stand in its JSON."""
    found = []
    for line in [json.dumps(v, ensure_ascii=False) for v in strings(value)]:
        start = text.index(line)
        inner = (
            range(start + 1, start + len(line) - 1)
            if line.startswith('"')
            else range(start, start + len(line))
        )
        found += list(inner)
    return found


def strings(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [s for member in value.values() for s in strings(member)]
    if isinstance(value, list):
        return [s for member in value for s in strings(member)]
    return [] if isinstance(value, bool) or value is None else [value]


def test_one_changed_character_in_a_statement_is_not_relied_on(
    folder: Path, tmp_path: Path
) -> None:
    source = next(folder.glob("statements/1001-led-*.json"))
    text = source.read_text(encoding="utf-8")
    places = positions(text, json.loads(text))
    assert len(places) > 900
    chosen = random.Random(7).sample(places, 40)
    path = tmp_path / "changed.json"
    for place in chosen:
        letter = "7" if text[place] != "7" else "8"
        path.write_text(text[:place] + letter + text[place + 1 :], encoding="utf-8")
        said = verify(path, *POLICY)
        assert said.exit == 1, (text[place - 20 : place + 20], said.out)


def test_what_is_no_longer_json_or_a_whole_pdf_is_unreadable(folder: Path, tmp_path: Path) -> None:
    text = next(folder.glob("statements/1001-led-*.json")).read_text(encoding="utf-8")
    pdf = (folder / "interview.pdf").read_bytes()
    broken = {
        "a.json": text.replace('"minutes": 60', '"minutes": 6O').encode(),
        "b.json": text[:-10].encode(),
        "c.pdf": pdf[:10],
        "d.pdf": pdf[: len(pdf) // 2],
        "e.pdf": pdf[:-400],
        "f.json": b"",
    }
    for name, data in broken.items():
        path = tmp_path / name
        path.write_bytes(data)
        said = verify(path, *POLICY)
        assert (said.exit, said.json["verdict"]) == (4, "unreadable"), name
        assert said.json["files"][0]["checks"][0]["code"]


def test_nothing_private_is_in_the_pdf(folder: Path) -> None:
    carried = extract((folder / "interview.pdf").read_bytes()).payload.decode()
    record = json.loads((folder / "holder/record.pdp.json").read_bytes())
    private = [
        sentence
        for value in record.values()
        if isinstance(value, list)
        for entry in value
        if isinstance(entry, dict)
        for sentence in strings(entry.get("private", {}))
    ]
    own = [e["text"] for e in record["notes"]]
    assert len(private) >= 7
    for sentence in private + own:
        assert sentence not in carried
    for word in ("ledger", "revision", "private", "visibility"):
        assert f'"{word}"' not in carried


def test_no_secret_stands_in_any_file_that_is_handed_on(folder: Path) -> None:
    words = (folder / "holder/words.txt").read_text(encoding="utf-8").split("\n")[0]
    phrase = (folder / "holder/passphrase.txt").read_text(encoding="utf-8").split("\n")[0]
    from pdpkit.keystore import read_keystore, unlock

    seed = unlock(read_keystore((folder / "holder/key.json").read_bytes()), phrase).key.seed
    for path in folder.rglob("*"):
        if path.is_file() and path.name not in ("words.txt", "passphrase.txt"):
            data = path.read_bytes()
            for secret in (words.encode(), phrase.encode(), seed.hex().encode(), seed):
                assert secret not in data, path


def test_files_of_secrets_are_for_their_owner_alone(folder: Path) -> None:
    for name in ("holder/key.json", "keeper/key.json", "holder/record.pdp.json"):
        assert (folder / name).stat().st_mode & 0o077 == 0


def test_it_refuses_a_folder_that_holds_something(folder: Path) -> None:
    said = pdp("demo", folder)
    assert said.exit == 6
    assert "save-exists" in said.err


def test_whoever_has_no_list_at_all_is_told_whom_to_ring(folder: Path) -> None:
    """The card came with the lists, went into the record, and travels in the PDF."""
    said = verify(folder / "interview.pdf")
    assert said.exit == 3
    (found,) = said.json["files"]
    todo = " ".join(found["todo"])
    assert "Ring the organisation that calls itself “Saltmarsh Learning Trust”" in todo
    code = re.search(r'pdp directory pin "([0-9A-Z ]{24})" --card ', todo)
    assert code is not None
    arguments = ("directory", "pin", code[1], "--card", folder / "interview.pdf")
    assert pdp(*arguments, "--pins", folder / "alone.json").exit == 0
    alone = verify(folder / "interview.pdf", "--pins", "alone.json")
    assert {one["checks"][2]["code"] for one in alone.json["files"][0]["statements"]} == {
        "issuer-pinned"
    }
    (folder / "alone.json").unlink()
