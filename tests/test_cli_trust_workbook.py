"""A register and a staff list may be workbooks: the same reader, the same facts (C, item 2)."""

from pathlib import Path

from office import AT, UNLOCK, invite, issue, people
from pdpkit.register.table import read_table
from shell import pdp
from workbooks import pack, parts, sheet, workbook

A = Path(__file__).parent.parent / "examples" / "a"
IN_FILE = ("--trust", "trust", "-o", "out", *UNLOCK, *AT)


def to_workbook(name: str) -> bytes:
    """An example's CSV as a workbook, its numbers typed as numbers."""
    rows = read_table((A / name).read_bytes(), name).rows
    return workbook([[_typed(cell) for cell in row] for row in rows])


def _typed(cell: object) -> object:
    plain = str(cell).isdecimal() and not str(cell).startswith("0")
    return int(str(cell)) if plain else cell


def test_a_workbook_issues_what_the_same_register_as_text_issues(office: Path) -> None:
    (office / "roster.csv").write_bytes(to_workbook("roster.csv"))
    assert invite().exit == 0
    assert len(people(office)) == 50
    assert {"1001", "00417", "120034"} <= set(people(office))
    (office / "register.xlsx").write_bytes(to_workbook("register.csv"))
    told = pdp("trust", "issue", "register.xlsx", *IN_FILE, "--sign", "--json").json
    (office / "register.csv").write_bytes((A / "register.csv").read_bytes())
    again = issue("--json").json
    assert told["counts"]["issued"] == 44
    assert again["counts"] == {**told["counts"], "issued": 0, "duplicate": 45}
    assert [row["row"] for row in told["results"]] == [row["row"] for row in again["results"]]


def test_of_several_sheets_the_first_is_read_and_another_is_named(office: Path) -> None:
    invite()
    headings = ["Staff No", "Name", "Session", "Date", "Length", "Role"]
    row = ["Priya Nair", "Calm starts", "04/01/2024", 60, "Attendee"]
    sheets = {"Notes": sheet([["Sign in on the next sheet"]]),
              "Day": sheet([headings, [1001, *row]])}  # fmt: skip
    (office / "r.xlsx").write_bytes(pack(parts(sheets)))
    lost = pdp("trust", "issue", "r.xlsx", *IN_FILE, "--json")
    assert (lost.exit, lost.json["code"]) == (4, "register-columns")
    assert "The sheet “Notes” was read. The file also has: Day." in lost.json["hint"]
    told = pdp("trust", "issue", "r.xlsx", *IN_FILE, "--sheet", "Day", "--json").json
    assert told["counts"]["issued"] == 1
    assert not (office / "out").exists()
