"""``pdp trust issue``: every kind of statement, typed or from a register of its kind."""

import json
from pathlib import Path
from typing import Any

import pytest

from office import invite, statements, tie_priya, trust
from pdpkit.encoding.writing import dump
from pdpkit.workspace import open_workspace
from test_cli import files, refused

SIGN = ("-o", "out", "--sign")
KINDS: dict[str, tuple[dict[str, Any], str]] = {
    "attended": ({"title": "INSET", "start": "2026-01", "minutes": 90}, "Attended: INSET"),
    "completed": ({"title": "First aid", "start": "2026", "until": "2029-01-31"}, (
        "Completed: First aid")),
    "held-role": ({"role": "Peer reviewer", "start": "2026-03", "group": "Peers"}, (
        "Role: Peer reviewer")),
    "employed": ({"post": "Teacher", "org": {"name": "Fen Lane Primary"}, "start": "2021-09"}, (
        "Post: Teacher")),
    "secondment-served": (
        {"homeOrg": {"name": "Fen Lane Primary"}, "hostOrg": {"name": "Harbour Primary"},
         "start": "2025-09-01", "end": "2026-08-31", "time": {"fte": "1"}},
        "Secondment: Fen Lane Primary to Harbour Primary"),
    "entitlement-granted": (
        {"what": "Study time", "amount": "12", "unit": "days", "start": "2026-09",
         "end": "2027-07"}, "Promised: Study time"),
    "qualification-seen": (
        {"name": "NPQLPM", "body": "Teaching body", "date": "2026-03"}, "Qualification: NPQLPM"),
}  # fmt: skip


def type_one(office: Path, kind: str, members: Any, *more: object) -> Any:
    (office / "fact.json").write_bytes(dump(members))
    return trust("issue", "--statement", kind, "--person", "1001", "--from", "fact.json", *more)


def subjects(office: Path, out: str = "out") -> list[dict[str, Any]]:
    return [tree["credentialSubject"] for tree in statements(office, out)]


@pytest.mark.parametrize("kind", KINDS)
def test_one_of_every_kind_is_typed(office: Path, kind: str) -> None:
    invite()
    tie_priya(office)
    members, title = KINDS[kind]
    before = files(office)
    said = type_one(office, kind, members, "-o", "out")
    assert said.exit == 0, said.err
    assert title in said.out
    assert {n: d for n, d in files(office).items() if n != "fact.json"} == before
    assert type_one(office, kind, members, *SIGN).exit == 0
    (subject,) = subjects(office)
    assert (subject["statement"], subject["achievement"]["name"]) == (kind, title)
    rest = {n: value for n, value in members.items() if n not in ("title", "until")}
    assert {name: subject[name] for name in rest} == rest
    again = type_one(office, kind, members, *SIGN, "--json")
    assert again.json["issued"] == []


def test_members_can_be_typed_one_by_one(office: Path) -> None:
    invite()
    said = trust(
        *("issue", "--statement", "held-role", "--person", "1002", "--set", "role=Link governor"),
        *("--set", "start=2026-01", "--set", "org=Fen Lane Primary", *SIGN),
    )
    assert said.exit == 0
    (subject,) = subjects(office)
    assert subject["org"] == {"name": "Fen Lane Primary"}


def test_what_would_be_signed_is_said_in_words(office: Path) -> None:
    invite()
    wanted = {
        "secondment-served": (
            "Secondment: Fen Lane Primary to Harbour Primary, 1 September 2025 to 31 August 2026,"
            " time: 1 of full time"
        ),
        "entitlement-granted": (
            "Promised: Study time, September 2026 to July 2027, amount: 12, unit: days"
        ),
        "completed": "Completed: First aid, 2026, counts until 31 January 2029",
        "employed": "Post: Teacher, September 2021, place: Fen Lane Primary",
    }
    for kind, words in wanted.items():
        said = type_one(office, kind, KINDS[kind][0], "-o", "deep/er/out")
        assert f"{words} By name alone: Priya Nair" in " ".join(said.out.split())
    assert type_one(office, "employed", KINDS["employed"][0], "-o", "deep/er", "--sign").exit == 0
    assert len(subjects(office, "deep/er")) == 1


def test_what_was_given_counts_against_its_promise(office: Path) -> None:
    invite()
    given = {"what": "study time", "amount": "2", "unit": "days", "start": "2026-10-01"}
    said = type_one(office, "entitlement-given", given, *SIGN)
    assert "no such promise was made to this person" in said.err
    type_one(office, "entitlement-granted", KINDS["entitlement-granted"][0], *SIGN)
    promise = next(iter(open_workspace(office / "trust").issued.values()))
    assert type_one(office, "entitlement-given", given, *SIGN).exit == 0
    found = next(s for s in subjects(office) if s["statement"] == "entitlement-given")
    assert found["granted"] == promise.digest
    late = given | {"start": "2028-10-01"}
    refused(type_one(office, "entitlement-given", late, *SIGN), "statement-fact", 4)
    # The promise is issued anew, and what was given follows it.
    tie_priya(office)
    assert trust("tie", "-o", "tied", "--sign").exit == 0
    tied = [t for t in statements(office, "tied") if "credentialSubject" in t]
    by_kind = {tree["credentialSubject"]["statement"]: tree for tree in tied}
    workspace = open_workspace(office / "trust")
    now = [one for one in workspace.issued.values() if one.stands]
    assert by_kind["entitlement-given"]["credentialSubject"]["granted"] in {o.digest for o in now}


@pytest.mark.parametrize(
    ("kind", "members", "code", "said"),
    [
        ("held-role", {"start": "2026"}, "statement-fact", "no role"),
        ("held-role", {"role": "x", "start": "soon"}, "statement-fact", "start: write a day"),
        ("held-role", {"role": "x", "start": "2026", "pay": "1"}, "statement-fact", "“pay”"),
        ("employed", {"post": "x", "start": "2026"}, "statement-fact", "no org"),
        ("secondment-served", {}, "statement-fact", "no "),
        ("attended", {"start": "2026"}, "statement-fact", "no title"),
        ("attended", {"title": "x", "start": "2026-05-02", "end": "2026-05-01"}, (
            "statement-fact"), "it ends before it begins"),
        ("completed", {"title": "x", "start": "2026", "until": "2026-01-01"}, (
            "statement-fact"), "its last day is over already"),
        ("attended", {"title": "x", "start": "2026-05-01", "minutes": 2000}, (
            "statement-fact"), "longer than its days"),
        ("attended", [1], "statement-fact", "no members"),
        ("led", {"title": "x", "start": "2026", "id": "ni:///sha-256;x"}, "statement-fact", "“id”"),
        ("led", {"title": "x", "start": "2026", "statement": "employed"}, "statement-fact", (
            "“statement” is no part")),
        ("led", {"title": "x", "start": "2026", "identifier": []}, "statement-fact", "“ident"),
        ("held-role", {"role": "x", "start": "2026", "title": "x"}, "statement-fact", "“title”"),
        ("completed", {"title": "x", "start": "2026", "until": "soon"}, "statement-fact", "day"),
    ],
)  # fmt: skip
def test_what_cannot_be_stated_is_refused(
    office: Path, kind: str, members: Any, code: str, said: str
) -> None:
    invite()
    result = type_one(office, kind, members, *SIGN)
    assert result.exit == 4
    assert f"({code};" in result.err
    assert said in result.err
    assert not (office / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "ending"),
    [
        (("--statement", "rated", "--person", "1001"), "input-choice", 2),
        (("--statement", "receipt", "--person", "1001"), "input-choice", 2),
        (("--person", "1001"), "input-needed", 2),
        ((), "input-needed", 2),
        (("register.csv", "--person", "1001"), "input-needed", 2),
        (("register.csv", "--statement", "held-role", "--title", "x"), "register-map", 4),
        (("--statement", "led", "--person", "1009", "--title", "x"), "holder-number-unknown", 4),
        (("--statement", "led", "--person", "1001", "--set", "x"), "input-usage", 2),
        (("--statement", "led", "--person", "1001", "--from", "no.json"), "file-not-found", 4),
        (("--statement", "led", "--person", "1001", "--from", "roster.csv"), "json-syntax", 4),
    ],
)
def test_wrong_usage_is_told(office: Path, arguments: Any, code: str, ending: int) -> None:
    invite()
    refused(trust("issue", *arguments, *SIGN), code, ending)


REGISTERS = {
    "held-role": "Staff no,Name,Role,Group,Start,End\n1001,Priya Nair,Reviewer,Peers,01/03/2026,\n",
    "employed": "Staff no,Post,School,Start\n1001,Teacher,Fen Lane Primary,01/09/2021\n",
    "secondment-served": (
        "Staff no,Home,Host,Start,End,FTE\n1001,Fen Lane,Harbour,01/09/2025,31/08/2026,1\n"
    ),
    "entitlement-granted": (
        "Staff no,What,Amount,Unit,Start,End\n1001,Study time,12,Days,01/09/2026,31/07/2027\n"
    ),
    "qualification-seen": (
        "Staff no,Name,Qualification,Awarded by,Date\n1001,Priya Nair,NPQLPM,A body,14/03/2026\n"
    ),
}


@pytest.mark.parametrize("kind", REGISTERS)
def test_each_row_of_a_register_is_one(office: Path, kind: str) -> None:
    invite()
    text = REGISTERS[kind] + REGISTERS[kind].split("\n")[1].replace("1001", "1009") + "\n"
    (office / "kind.csv").write_text(text, encoding="utf-8")
    said = trust("issue", "kind.csv", "--statement", kind, *SIGN, "--json")
    assert said.json["counts"] == {"issued": 1, "duplicate": 0, "unmatched": 1, "rejected": 0}
    (subject,) = subjects(office)
    assert subject["statement"] == kind
    again = trust("issue", "kind.csv", "--statement", kind, *SIGN, "--json")
    assert again.json["counts"]["duplicate"] == 1


def test_a_row_that_lacks_something_says_what(office: Path) -> None:
    invite()
    (office / "kind.csv").write_text("Staff no,Role,Start\n1001,,01/03/2026\n", encoding="utf-8")
    said = trust("issue", "kind.csv", "--statement", "held-role", *SIGN, "--json")
    assert said.json["results"][0] == {"row": 2, "result": "rejected", "reason": "no role"}
    assert json.loads(json.dumps(said.json["counts"]))["rejected"] == 1


def test_a_staff_number_never_leads_out_of_the_folder(office: Path) -> None:
    roster = (office / "roster.csv").read_text(encoding="utf-8")
    (office / "roster.csv").write_text(roster.replace("1002", "A/7"), encoding="utf-8")
    invite()
    said = trust(
        *("issue", "--statement", "led", "--person", "A/7", "--title", "x", "--date", "2026-01-05"),
        *SIGN,
    )
    assert said.exit == 0
    assert [path.name[:8] for path in (office / "out").iterdir()] == ["A+7-led-"]
