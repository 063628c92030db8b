"""``pdp verify FOLDER``: many files over all cores, told as a table, worst first."""

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest

from pdpkit.cli.console import Console
from pdpkit.cli.many import do_many
from pdpkit.encoding.writing import dump
from pdpkit.identity import rotate
from pdpkit.link import sign_link
from shell import pdp
from world import (
    NOW,
    PINS,
    PRIYA,
    Person,
    Tree,
    directory,
    record,
    share,
    signed,
    statement,
    withdrawals,
)

MARTA = Person("Marta Kowalczyk")
AT = ("--at", "2026-11-22T12:00:00Z")
FILES = 24


def put(path: Path, tree: Any) -> Path:
    path.write_bytes(tree if isinstance(tree, bytes) else dump(tree))
    return path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of files that were handed in, and what the reader goes by."""
    monkeypatch.chdir(tmp_path)
    put(Path("directory.json"), directory().tree)
    put(Path("pins.json"), PINS.data)
    put(Path("list.json"), withdrawals())
    Path("in").mkdir()
    for number in range(FILES):
        put(Path(f"in/{number:02}.pdp.json"), record(signed(statement())))
    changed = record(signed(statement()))
    changed["statements"][0]["name"] = "=HYPERLINK(“x”)"
    put(Path("in/10.pdp.json"), changed)
    put(Path("in/11.pdp.json"), b"{")
    put(Path("in/12.share.json"), share(record(signed(statement()))))
    put(Path("in/13.pdp.json"), record(signed(statement()), person=MARTA))
    put(Path("in/notes.txt"), b"not meant")
    return tmp_path


def check(*arguments: object) -> Any:
    given = ("--directory", "directory.json", "--pins", "pins.json", "--lists", "list.json")
    return pdp("verify", *arguments, *given, "--home", "home", *AT)


def test_a_folder_is_told_as_counts_and_a_table_worst_first(desk: Path) -> None:
    said = check("in")
    assert said.exit == 4
    assert said.out.startswith("25 files were checked: 1 could not be read, 2 are not to be relied")
    places = [said.out.index(f"in/{name}") for name in ("11.pdp", "10.pdp", "00.pdp", "12.share")]
    assert places == sorted(places)
    assert said.out.endswith("Not looked at: notes.txt.\n")
    assert said.err == ""


def test_a_folder_of_good_files_ends_with_0_and_one_bad_file_never_stops_the_rest(
    desk: Path,
) -> None:
    assert check("in", "--json").json["exit"] == 4
    for name in ("10.pdp", "11.pdp", "13.pdp"):
        Path(f"in/{name}.json").unlink()
    said = check("in")
    assert said.exit == 0
    assert said.out.startswith("22 files were checked: 22 are confirmed.")
    assert "Follow up" not in said.out


def test_over_all_cores_each_file_says_what_it_says_alone(desk: Path) -> None:
    together = check("in", "--json").json
    assert [Path(one["file"]).name for one in together["files"]] == sorted(
        path.name for path in Path("in").iterdir() if path.suffix == ".json"
    )
    for found in together["files"]:
        (alone,) = check(found["file"], "--json").json["files"]
        assert alone == found


def test_the_table_is_written_for_a_spreadsheet(desk: Path) -> None:
    assert check("in", "--csv", "out.csv").exit == 4
    with Path("out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 25
    assert [row["Result"] for row in rows[10:13]] == [
        "Do not rely on it", "Could not be read", "Confirmed",
    ]  # fmt: skip
    assert rows[0]["Holder"] == "Priya Nair"
    assert (rows[0]["Statements"], rows[0]["Confirmed"]) == ("1", "1")
    again = check("in", "--csv", "out.csv", "--json")
    assert (again.exit, again.json["code"]) == (6, "save-exists")
    assert check("in", "--csv", "out.csv", "--force").exit == 4


def test_a_folder_without_files_is_no_success(desk: Path) -> None:
    Path("empty").mkdir()
    put(Path("empty/notes.txt"), b"")
    said = check("empty", "--json")
    assert (said.exit, said.json["code"]) == (4, "file-folder-empty")


def test_what_one_files_keys_know_counts_for_the_links_of_another(desk: Path) -> None:
    """A link from an identity whose owner has since replaced the key does not count."""
    linked = record(signed(statement()), person=MARTA)
    linked["holder"]["links"] = [sign_link(PRIYA.id, PRIYA.log, MARTA.id, PRIYA.key, NOW)]
    put(Path("linked.pdp.json"), linked)
    (alone,) = check("linked.pdp.json", "--json").json["files"]
    assert code(alone) == "subject-linked"
    longer = record(person=PRIYA)
    longer["holder"]["keyLog"] = rotate(PRIYA.log, PRIYA.entropy)
    put(Path("longer.pdp.json"), longer)
    files = check("longer.pdp.json", "linked.pdp.json", "--json").json["files"]
    assert code(files[1]) == "holder-link-outranked"
    files = check("linked.pdp.json", "longer.pdp.json", "--json").json["files"]
    assert code(files[0]) == "holder-link-outranked"


def code(file: Tree) -> str:
    checks = {one["name"]: one["code"] for one in file["statements"][0]["checks"]}
    return str(checks["subject"])


@pytest.mark.parametrize("count", [1, 7, 8, 200])
def test_many_are_done_in_their_order(count: int) -> None:
    console = Console(as_json=True)
    assert do_many(abs, range(-count, 0), console, "done") == list(range(count, 0, -1))


def test_a_line_tells_how_far_it_is_and_goes_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Console, "animated", True)
    assert len(do_many(abs, range(50), Console(), "checked", few=100)) == 50
    said = capsys.readouterr().err
    assert "[###############               ] 25 of 50 checked" in said
    assert said.endswith("\r\x1b[K")


def test_what_fails_in_another_process_is_not_lost(desk: Path) -> None:
    with pytest.raises(TypeError):
        do_many(len, [1] * 20, Console(), "done")  # type: ignore[arg-type]  it must fail


def test_the_same_files_in_another_folder_say_the_same(desk: Path) -> None:
    shutil.copytree("in", "elsewhere")
    one, other = (check(name, "--json").json["files"] for name in ("in", "elsewhere"))
    assert [f | {"file": ""} for f in one] == [f | {"file": ""} for f in other]


def test_a_name_in_capitals_is_looked_at_and_what_is_not_is_named(desk: Path) -> None:
    inside = desk / "sent"
    (inside / "sub").mkdir(parents=True)
    (inside / "BROKEN.PDF").write_bytes(b"Dear all")
    (inside / "notes.txt").write_bytes(b"Dear all")
    said = pdp("verify", "sent")
    assert said.exit == 4
    assert "BROKEN.PDF" in said.out
    assert said.out.endswith("Not looked at: notes.txt, sub.\n")
    assert pdp("verify", "sent", "--json").json["notLookedAt"] == ["notes.txt", "sub"]
    assert "notLookedAt" not in pdp("verify", "sent/BROKEN.PDF", "--json").json
