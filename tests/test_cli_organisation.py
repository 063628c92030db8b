"""``pdp org``: a look-up is made, asked, used to warn, and never needed."""

from pathlib import Path

import pytest

import extracts
from pdpkit.encoding.writing import dump
from shell import Said, pdp
from world import record

HOME = ("--home", "home")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    extracts.put_extracts(tmp_path)
    return tmp_path


def told(said: Said) -> str:
    """What was printed, without the breaks of its lines."""
    return " ".join(said.out.split())


def refused(said: Said, code: str, ending: int) -> None:
    assert said.exit == ending, said.out + said.err
    assert f"({code};" in said.err


def test_extracts_become_a_look_up_with_counts(desk: Path) -> None:
    said = pdp("org", "import", *extracts.MAKERS, *HOME)
    assert said.exit == 0, said.err
    assert f"{extracts.SCHOOLS}: schools, 7 rows, as of 20 November 2026; 1 row of other" in told(
        said
    )
    again = pdp("org", "import", extracts.SCHOOLS, *HOME, "--json").json
    assert {source["kind"]: source["rows"] for source in again["sources"]} == {
        "schools": 7, "groups": 4, "members": 2, "successors": 1,
    }  # fmt: skip
    fresh = pdp("org", "import", extracts.SCHOOLS, *HOME, "--json", "--fresh").json
    assert [source["kind"] for source in fresh["sources"]] == ["schools"]
    (file,) = (desk / "home").iterdir()
    assert str(file.relative_to(desk)) == fresh["file"]


def test_rows_that_cannot_be_read_are_told_by_row_and_column(desk: Path) -> None:
    rows = [
        extracts.school("999001", "Fen Lane Primary", closed="31-02-2020"),
        extracts.school("99x", "Bad"),
    ]
    (desk / "bad.csv").write_bytes(extracts.write_schools(rows))
    said = pdp("org", "import", "bad.csv", *HOME, "--at", "2026-11-22")
    assert said.exit == 3
    assert "left out: 1 row and 1 cell." in said.out
    assert "row 2, CloseDate: \u201c31-02-2020\u201d is not a day." in said.out
    rejected = pdp("org", "import", "bad.csv", *HOME, "--json").json["rejected"]
    assert [(one["row"], one["column"], one["whole"]) for one in rejected] == [
        (2, "CloseDate", False), (3, "URN", True),
    ]  # fmt: skip


def test_what_is_no_extract_changes_nothing(desk: Path) -> None:
    assert pdp("org", "import", extracts.SCHOOLS, *HOME).exit == 0
    (file,) = (desk / "home").iterdir()
    before = file.read_bytes()
    (desk / "other.csv").write_text("Name,Town\nA,B\n", encoding="utf-8")
    refused(pdp("org", "import", extracts.GROUPS, "other.csv", *HOME), "org-extract", 4)
    refused(pdp("org", "import", extracts.SCHOOLS, extracts.SCHOOLS, *HOME), "org-extract-twice", 2)
    refused(pdp("org", "import", "none.csv", *HOME), "file-not-found", 4)
    assert file.read_bytes() == before
    file.write_bytes(b"x" * 5000)
    refused(pdp("org", "find", "fen", *HOME), "org-lookup-damaged", 4)
    refused(pdp("org", "import", extracts.SCHOOLS, *HOME), "org-lookup-damaged", 4)
    assert pdp("org", "import", extracts.SCHOOLS, *HOME, "--fresh").exit == 0


def test_words_find_schools_and_trusts(desk: Path) -> None:
    refused(pdp("org", "find", "fen", *HOME), "org-lookup-missing", 4)
    assert pdp("org", "import", *extracts.MAKERS, *HOME).exit == 0
    said = pdp("org", "find", "old", "harbour", *HOME)
    assert said.exit == 0
    assert "Closed on 31 August 2020; followed by Harbour Primary (999002)" in said.out
    assert "The look-up is of 20 November 2026." in said.out
    (found,) = pdp("org", "find", "fen", "lane", *HOME, "--json").json["organisations"]
    assert found["org"]["ids"]["urn"] == "999001"
    none = pdp("org", "find", "nowhere", *HOME)
    assert (none.exit, none.out.splitlines()[0]) == (
        3, "Nothing in the look-up has all of these words.",
    )  # fmt: skip
    assert "These are the first 1." in pdp("org", "find", "school", "--most", "1", *HOME).out


def test_validating_warns_only_where_there_is_a_look_up(desk: Path) -> None:
    """R20, end to end."""
    post = {
        "id": "0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21",
        "title": "Teacher",
        "org": {"name": "Old Harbour School", "kind": "school", "ids": {"urn": "999005"}},
        "staffGroup": "teacher",
        "kind": "employed",
        "start": "2021-09-01",
    }
    other = {**post, "id": "1d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21"}
    other["org"] = {"name": "Nowhere", "kind": "school", "ids": {"urn": "999099"}}
    (desk / "me.pdp.json").write_bytes(dump(record(posts=[post, other])))
    assert "rule-r20" not in pdp("validate", "me.pdp.json", *HOME).out
    assert pdp("org", "import", *extracts.MAKERS, *HOME).exit == 0
    said = pdp("validate", "me.pdp.json", *HOME)
    assert said.exit == 0
    assert "Old Harbour School was closed on 31 August 2020." in said.out
    assert "That is Harbour Primary (999002)." in told(said)
    assert "The number 999099 does not stand in the list of organisations" in told(said)


def test_adding_completes_an_organisation_by_its_number(desk: Path) -> None:
    (desk / "me.pdp.json").write_bytes(dump(record()))
    post = ("add", "post", "me.pdp.json", "--title", "Teacher", "--staff-group", "teacher",
            "--kind", "employed", "--start", "2021-09-01", "--org.ids.urn", "999001")  # fmt: skip
    missing = pdp(*post, *HOME)
    assert missing.exit == 2
    assert "--org.name" in missing.err
    assert pdp("org", "import", *extracts.MAKERS, *HOME).exit == 0
    entry = pdp(*post, *HOME, "--json", "--dry-run").json["entry"]
    assert entry["org"] == {
        "name": "Fen Lane Primary",
        "kind": "school",
        "phase": "primary",
        "ids": {"urn": "999001", "laestab": "9997001", "ukprn": "19990011"},
        "parentName": "Saltmarsh Learning Trust",
        "area": "Saltmarsh, Fenland",
    }
    then = pdp(*post, "--org.name", "Fen Lane Infants", *HOME, "--json").json["entry"]
    assert (then["org"]["name"], then["org"]["phase"]) == ("Fen Lane Infants", "primary")
