"""The commands of trusts and keepers, from an empty folder to signed statements and lists."""

import json
from pathlib import Path
from typing import Any

import pytest

from office import (
    AT,
    REGISTER,
    ROSTER,
    UNLOCK,
    accept,
    init,
    introduce,
    invite,
    issue,
    make_key,
    people,
    statements,
)
from pdpkit.document import read_document
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.times import format_moment
from pdpkit.encoding.writing import dump
from shell import Said, pdp
from test_cli import files, refused
from world import NOW, PRIYA, TRUST, Person

# the workspace


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("Saltmarsh Learning Trust", "Saltmarsh"), "input-issuer"),
        (("Saltmarsh Learning Trust", "did:web:Saltmarsh.example"), "input-issuer"),
        (("Ѕaltmarsh", TRUST), "input-name"),
        (("Saltmarsh Learning Trust", TRUST, "--number", "uid=0"), "input-number"),
        (("Saltmarsh Learning Trust", TRUST, "--number", "trn=1"), "input-choice"),
    ],
)
def test_a_trust_needs_names_that_can_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: Any, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(init(*arguments), code, 2)
    assert files(tmp_path) == {}


def test_a_folder_is_started_once(office: Path) -> None:
    before = files(office)
    refused(init(), "save-exists", 6)
    refused(make_key("this-year"), "issuer-key-label", 2)
    assert files(office) == before


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--until", "2028-01-01"), "issuer-key-days"),
        (("--until", "2026-11-21"), "issuer-key-days"),
        (("--from", "2027-01-01", "--until", "2028-02-01"), "issuer-key-days"),
        (("--from", "yesterday"), "input-day"),
    ],
)
def test_a_key_signs_for_at_most_13_months(office: Path, more: Any, code: str) -> None:
    before = files(office)
    refused(make_key("next", *more), code, 2)
    assert files(office) == before


def test_a_key_is_used_only_in_its_days(office: Path) -> None:
    invite()
    later = ("--at", "2028-01-01")
    refused(
        pdp("trust", "card", "trust", "-o", "c.json", *UNLOCK, *later), "issuer-key-out-of-time", 5
    )
    said = pdp(
        "trust", "issue", "register.csv", "--trust", "trust", "-o", "out", "--sign", *UNLOCK, *later
    )
    assert said.exit == 5
    assert not (office / "c.json").exists()


def test_a_label_that_could_leave_the_folder_is_refused(office: Path) -> None:
    for label in ("../x", "a/b", ".hidden", "x" * 41, ""):
        refused(make_key(label), "input-number", 2)


@pytest.mark.parametrize("name", ["workspace.json", "people.json"])
def test_a_damaged_workspace_is_told_with_its_place(office: Path, name: str) -> None:
    invite()
    path = office / "trust" / name
    tree = json.loads(path.read_bytes())
    path.write_bytes(dump(tree | {"format": "other"}))
    said = issue()
    refused(said, "file-not-workspace", 4)
    assert name in said.err
    refused(pdp("trust", "card", "nowhere", "-o", "c.json", *UNLOCK), "file-not-found", 4)
    refused(pdp("trust", "card", ".", "-o", "c.json", *UNLOCK), "file-not-workspace", 4)


# people


def test_a_code_stays_the_same_when_people_are_invited_again(office: Path) -> None:
    assert invite().exit == 0
    codes = {number: person["code"] for number, person in people(office).items()}
    assert len(set(codes.values())) == 2
    assert invite().exit == 0
    assert {number: person["code"] for number, person in people(office).items()} == codes
    text = (office / "codes.csv").read_text(encoding="utf-8-sig")
    assert codes["1001"] in text


@pytest.mark.parametrize(
    ("roster", "code"),
    [
        (ROSTER + "1001,Jo,Smith,j@saltmarsh.example\n", "csv-duplicate-person"),
        (ROSTER + "1.2E+05,Jo,Smith,j@saltmarsh.example\n", "register-roster"),
        (ROSTER + ",Jo,Smith,j@saltmarsh.example\n", "register-roster"),
        ("Name,Email\nJo Smith,j@saltmarsh.example\n", "register-columns"),
        ("", "csv-empty"),
    ],
)
def test_a_roster_has_to_be_right_before_codes_are_sent(
    office: Path, roster: str, code: str
) -> None:
    (office / "roster.csv").write_text(roster, encoding="utf-8")
    before = files(office)
    refused(invite(), code, 4)
    assert files(office) == before


def test_the_code_decides_and_the_name_never_does(office: Path) -> None:
    """hostile-inputs row 190: an introduction in another's name, without that person's code."""
    invite()
    introduce(office, "")
    before = files(office)
    said = accept()
    assert said.exit == 3
    assert "holder-code-unknown" in said.err
    assert accept("--json").json["exit"] == 3
    assert files(office) == before
    careless = people(office)["1002"]["code"].lower().replace(" ", "-")
    introduce(office, careless)
    assert accept().exit == 0
    assert people(office)["1002"]["identity"] == PRIYA.id
    assert "identity" not in people(office)["1001"]


def test_without_a_code_somebody_at_the_trust_decides(office: Path) -> None:
    invite()
    introduce(office, "")
    refused(accept("--as", "1009"), "holder-number-unknown", 4)
    assert accept("--as", "1001").exit == 0
    introduce(office, people(office)["1001"]["code"], Person("a second key"))
    refused(accept(), "holder-already-introduced", 4)
    assert accept("--replace").exit == 0


def test_an_introduction_for_somebody_else_or_changed_is_refused(office: Path) -> None:
    invite()
    path = introduce(office, "", trust="did:web:northway.example")
    refused(accept("--as", "1001"), "holder-introduction-elsewhere", 4)
    tree = json.loads(introduce(office, "").read_bytes())
    path.write_bytes(dump(tree | {"name": "Marta Kowalczyk"}))
    refused(accept("--as", "1001"), "holder-introduction-broken", 4)


# issuing


def test_nothing_is_signed_before_it_was_shown(office: Path) -> None:
    invite()
    before = files(office)
    said = issue()
    assert said.exit == 3
    assert "6 rows: 2 issued, 1 duplicate, 2 unmatched, 1 rejected." in said.out
    assert "Saltmarsh Learning Trust would sign:" in said.out
    assert "Led: Calm starts, 4 January 2024, 60 minutes\n    By name alone: Priya Nair" in said.out
    assert "Nothing was signed. To sign, add --sign." in said.out
    assert files(office) == before


def test_a_column_that_is_not_read_is_named(office: Path) -> None:
    invite()
    head = "Staff number,Session,Date,Mins,Room"
    (office / "register.csv").write_text(f"{head}\n1001,Calm starts,04/01/2024,45,Hall\n")
    said = issue()
    assert "Not read: “Room”." in said.out
    assert "Mins" in said.out


def test_statements_are_issued_once(office: Path) -> None:
    invite()
    introduce(office, people(office)["1001"]["code"])
    accept()
    said = issue("--sign", "--json")
    assert said.exit == 3
    assert said.json["counts"] == {"issued": 2, "duplicate": 1, "unmatched": 2, "rejected": 1}
    assert [r["result"] for r in said.json["results"]] == [
        "issued",
        "issued",
        "duplicate",
        "unmatched",
        "unmatched",
        "rejected",
    ]
    first, second = statements(office)
    assert first["credentialSubject"]["id"] == PRIYA.id
    assert "id" not in second["credentialSubject"]
    before = {n: d for n, d in files(office).items() if n.startswith("out/") and "report" not in n}
    again = issue("--sign", "--json").json
    assert again["counts"]["issued"] == 0
    assert {n: d for n, d in files(office).items() if n in before} == before
    assert len(statements(office)) == 2


def test_a_corrected_register_that_is_issued_says_what_would_stand_twice(office: Path) -> None:
    invite()
    register = office / "register.csv"
    assert "both would stand" not in issue("--sign").out
    register.write_text(register.read_text().replace(",60,", ",75,"))
    said = issue()
    assert "Stated otherwise before, and both would stand:" in said.out
    assert "pdp trust withdraw --register" in said.out
    told = issue("--json").json["bothStand"]
    stated = {tree["id"].removeprefix("urn:uuid:") for tree in statements(office)}
    assert {one["statement"] for one in told} == stated
    assert [one["row"] for one in told] == [4, 5]


def test_what_was_issued_is_handed_out_again_when_the_folder_is_lost(office: Path) -> None:
    invite()
    issue("--sign")
    found = {p.name: p.read_bytes() for p in (office / "out").glob("*.json")}
    assert issue("--sign", out="again").exit == 3
    assert {p.name: p.read_bytes() for p in (office / "again").glob("*.json")} == found


def test_options_and_a_map_stand_for_columns(office: Path) -> None:
    invite()
    (office / "register.csv").write_text("Staff number,Was\n1001,x\n1002,\n", encoding="utf-8")
    mapping = {"format": "pdp-register-map/1", "columns": {"present": "Was"}}
    (office / "map.json").write_bytes(dump(mapping))
    said = issue(
        *("--map", "map.json", "--title", "First aid", "--date", "2026-03-02", "--minutes", "360"),
        *("--statement", "completed", "--sign", "--json"),
    )
    assert said.json["counts"] == {"issued": 1, "duplicate": 0, "unmatched": 0, "rejected": 1}
    (tree,) = statements(office)
    subject = tree["credentialSubject"]
    assert subject["achievement"]["name"] == "Completed: First aid"
    assert (subject["statement"], subject["start"], subject["minutes"]) == (
        "completed",
        "2026-03-02",
        360,
    )


@pytest.mark.parametrize(
    ("more", "code", "ending"),
    [
        (("--statement", "rated"), "input-choice", 2),
        (("--date", "2026-02-30"), "input-day", 2),
        (("--map", "roster.csv"), "json-syntax", 4),
        (("--map", "nothing.json"), "file-not-found", 4),
        (("--sheet", "Second"), "csv-sheet-unknown", 4),
        (("--label", "last-year", "--sign"), "issuer-key-missing", 5),
    ],
)
def test_issue_refuses_what_makes_no_sense(office: Path, more: Any, code: str, ending: int) -> None:
    invite()
    before = files(office)
    said = issue(*more)
    assert said.exit == ending
    assert f"({code};" in said.err
    assert files(office) == before


def test_a_date_that_is_only_possible_month_first_stops_everything(office: Path) -> None:
    invite()
    text = REGISTER.replace("31/09/2024", "01/31/2024")
    (office / "register.csv").write_text(text, encoding="utf-8")
    before = files(office)
    refused(issue("--sign"), "csv-date-ambiguous", 4)
    assert files(office) == before


def test_lists_are_fresh_at_each_publication(office: Path) -> None:
    invite()
    issue("--sign")
    for number in (1, 2):
        said = pdp("trust", "publish", "trust", "-o", "lists", *UNLOCK, *AT)
        assert said.exit == 0
        tree = read_document((office / "lists/withdrawals-2026.json").read_bytes()).tree
        assert (tree["sequence"], tree["entries"]) == (number, [])


# directories


def new_directory() -> Said:
    return pdp("directory", "new", "d.json", "--name", "Fenland schools", *UNLOCK, *AT)


def add(*cards: str) -> Said:
    return pdp("directory", "add", "d.json", *cards, *UNLOCK, *AT)


def card() -> Said:
    return pdp("trust", "card", "trust", "-o", "card.json", *UNLOCK, *AT, "--force")


def test_a_keeper_makes_a_list_and_a_reader_pins_it(office: Path) -> None:
    assert card().exit == 0
    assert new_directory().exit == 0
    assert add("card.json").exit == 0
    shown = pdp("directory", "show", "d.json", "--json").json
    assert (shown["sequence"], shown["issuers"][0]["id"]) == (2, TRUST)
    assert "Saltmarsh Learning Trust" in pdp("directory", "show", "d.json").out
    code = shown["code"].lower().replace(" ", "")
    assert pdp("directory", "pin", code, "--directory", "d.json", "--pins", "p.json").exit == 0
    assert pdp("directory", "pin", code, "--pins", "p.json").exit == 0
    assert len(json.loads((office / "p.json").read_bytes())["keepers"]) == 1
    invite()
    introduce(office, people(office)["1001"]["code"])
    accept()
    issue("--sign")
    pdp("trust", "publish", "trust", "-o", "lists", *UNLOCK, *AT)
    said = pdp(
        *("verify", next((office / "out").glob("1001-*.json")), "--directory", "d.json"),
        *("--pins", "p.json", "--lists", "lists", *AT),
    )
    assert said.exit == 0


def test_a_code_that_differs_pins_nothing(office: Path) -> None:
    new_directory()
    other = spoken_code(PRIYA.id)
    refused(
        pdp("directory", "pin", other, "--directory", "d.json", "--pins", "p.json"),
        "directory-code-differs",
        4,
    )
    refused(pdp("directory", "pin", "1234", "--pins", "p.json"), "input-code", 2)
    assert not (office / "p.json").exists()


def test_a_card_is_taken_only_as_its_organisation_signed_it(office: Path) -> None:
    card()
    new_directory()
    add("card.json")
    before = files(office)
    tree = json.loads((office / "card.json").read_bytes())
    (office / "changed.json").write_bytes(dump(tree | {"name": "Another Trust"}))
    refused(add("changed.json"), "issuer-card-broken", 4)
    (office / "changed.json").unlink()
    assert files(office) == before
    settings = json.loads((office / "trust/workspace.json").read_bytes())
    (office / "trust/workspace.json").write_bytes(dump(settings | {"name": "Another Trust"}))
    card()
    refused_text = add("card.json")
    assert refused_text.exit == 4
    assert "(issuer-card-other;" in refused_text.err


def test_a_new_key_joins_the_old_one_on_the_list(office: Path) -> None:
    card()
    new_directory()
    add("card.json")
    assert make_key("next-year", "--from", "2026-11-22").exit == 0
    later = ("--at", format_moment(NOW.replace(hour=13)))
    pdp("trust", "card", "trust", "-o", "card2.json", *UNLOCK, *later, "--label", "next-year")
    assert add("card2.json").exit == 0
    shown = pdp("directory", "show", "d.json", "--json").json
    assert len(shown["issuers"][0]["keys"]) == 2


def test_only_its_keeper_changes_a_list(office: Path) -> None:
    card()
    new_directory()
    pdp("directory", "new", "e.json", "--name", "Other", "--key", "k.json", *UNLOCK, *AT)
    before = (office / "d.json").read_bytes()
    said = pdp("directory", "add", "d.json", "card.json", "--key", "k.json", *UNLOCK, *AT)
    assert said.exit == 5
    assert "(key-not-holder;" in said.err
    assert (office / "d.json").read_bytes() == before
