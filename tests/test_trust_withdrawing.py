"""``pdp trust withdraw``: single statements, and what a corrected register no longer says."""

from pathlib import Path
from typing import Any

import pytest

from office import REGISTER, invite, issue, judge, statements, tie_priya, trust
from pdpkit.workspace import Issued, open_workspace
from test_cli import files, refused


@pytest.fixture
def issued(office: Path) -> Path:
    """Priya led and Marta attended; Priya's is tied to her key."""
    invite()
    tie_priya(office)
    issue("--sign")
    return office


def find(office: Path, number: str) -> Issued:
    workspace = open_workspace(office / "trust")
    return next(one for one in workspace.issued.values() if one.number == number and one.stands)


def correct(office: Path, *changes: tuple[str, str]) -> None:
    """A corrected register: the good rows, each text of ``changes`` put in another's place."""
    good = "\n".join(REGISTER.split("\n")[:5]) + "\n"
    for old, new in changes:
        assert old in good
        good = good.replace(old, new)
    (office / "corrected.csv").write_text(good, encoding="utf-8")


def by_register(*more: object, out: str = "lists") -> Any:
    return trust("withdraw", "--register", "corrected.csv", "-o", out, *more)


def test_one_is_withdrawn_by_its_id_its_digest_or_its_file(issued: Path) -> None:
    one = find(issued, "1001")
    before = files(issued)
    said = trust("withdraw", one.id[:8], "--reason", "mistake", "-o", "lists")
    assert said.exit == 0
    assert "To be withdrawn for ever:" in said.out
    assert "Priya Nair: Led: Calm starts, 4 January 2024" in " ".join(said.out.split())
    assert files(issued) == before
    path = next((issued / "out").glob("1001-*.json"))
    # A digest may begin with a dash, and would then be taken for an option.
    digest = one.digest[:8] if one.digest[0] != "-" else one.id
    for number, word in enumerate((digest, path, one.id)):
        said = trust("withdraw", word, "--reason", "mistake", "-o", f"lists{number}", "--sign")
        assert said.exit == 0, said.err
    assert len(open_workspace(issued / "trust").issued) == 2
    assert judge(issued, "out", "lists2")[one.id] == "withdrawn"


def test_a_day_and_a_reason_are_said_once(issued: Path) -> None:
    one = find(issued, "1001")
    trust("withdraw", one.id, "--reason", "mistake", "-o", "lists", "--sign")
    later = "2026-12-01T12:00:00Z"
    trust("withdraw", one.id, "--reason", "other", "-o", "lists", "--sign", at=later)
    (tree,) = [t for t in statements(issued, "lists") if "list" in t]
    (entry,) = tree["entries"]
    assert (entry["on"], entry["reason"], tree["sequence"]) == ("2026-11-22", "mistake", 2)


def test_another_statement_may_take_its_place(issued: Path) -> None:
    said = trust(
        *("issue", "--statement", "led", "--person", "1001", "--title", "Calmer starts"),
        *("--date", "2024-01-04", "-o", "right", "--sign"),
    )
    assert said.exit == 0
    workspace = open_workspace(issued / "trust")
    wrong, right = [one for one in workspace.issued.values() if one.number == "1001"]
    arguments = ("--reason", "mistake", "--replacement", right.id, "-o", "lists", "--sign")
    assert trust("withdraw", wrong.id, *arguments).exit == 0
    verdicts = judge(issued, "out", "right", "lists")
    assert (verdicts[wrong.id], verdicts[right.id]) == ("replaced", "confirmed")
    refused(trust("withdraw", right.id, *arguments), "withdrawal-replacement", 4)


@pytest.mark.parametrize(
    ("arguments", "code", "ending"),
    [
        (("zzzz", "--reason", "mistake"), "statement-not-issued-here", 4),
        (("", "--reason", "mistake"), "statement-several", 4),
        (("corrected.json", "--reason", "mistake"), "file-not-found", 4),
        (("roster.csv", "--reason", "mistake"), "statement-not-issued-here", 4),
        (("1", "--reason", "bad"), "input-choice", 2),
        (("1",), "input-needed", 2),
        ((), "input-needed", 2),
    ],
)
def test_what_cannot_be_withdrawn(issued: Path, arguments: Any, code: str, ending: int) -> None:
    before = files(issued)
    refused(trust("withdraw", *arguments, "-o", "lists", "--sign"), code, ending)
    assert files(issued) == before


def test_a_statement_of_another_trust_is_not_withdrawn(issued: Path) -> None:
    from pdpkit.encoding.writing import dump
    from world import signed, statement

    (issued / "other.json").write_bytes(dump(signed(statement())))
    refused(
        trust("withdraw", "other.json", "--reason", "mistake", "-o", "lists"),
        "statement-not-issued-here",
        4,
    )


def test_who_was_not_there_is_withdrawn_by_the_corrected_register(issued: Path) -> None:
    correct(issued, (MARTA, ""))
    marta = find(issued, "1002")
    before = files(issued)
    said = by_register()
    assert said.exit == 0
    assert "As they were: 1 statements of these sessions." in said.out
    assert files(issued) == before
    assert by_register("--sign").exit == 0
    assert judge(issued, "out", "lists") == {find(issued, "1001").id: "confirmed", marta.id: (
        "withdrawn")}  # fmt: skip
    (tree,) = [t for t in statements(issued, "lists") if "list" in t]
    assert [entry["reason"] for entry in tree["entries"]] == ["mistake"]


def test_another_length_or_part_is_issued_anew(issued: Path) -> None:
    correct(issued, ("04/01/2024,60,Session lead", "04/01/2024,90,Attendee"))
    wrong = find(issued, "1001")
    said = by_register("--sign", "--json")
    assert (said.json["kept"], len(said.json["issued"]), said.json["withdrawn"]) == (1, 1, [])
    right = find(issued, "1001")
    verdicts = judge(issued, "out", "lists")
    assert (verdicts[wrong.id], verdicts[right.id]) == ("replaced", "confirmed")
    (tree,) = [t for t in statements(issued, "lists") if t.get("replaces")]
    assert (tree["replaces"], tree["credentialSubject"]["minutes"]) == (wrong.digest, 90)
    assert tree["credentialSubject"]["statement"] == "attended"
    again = by_register("--sign", "--json")
    assert (again.json["kept"], again.json["issued"]) == (2, [])


def test_sessions_that_it_does_not_name_are_left_alone(issued: Path) -> None:
    correct(issued, ("Calm starts", "Other session"))
    said = by_register("--sign", "--json")
    assert (said.json["kept"], said.json["issued"], said.json["withdrawn"]) == (0, [], [])
    assert said.json["new"] == [4, 5]


MARTA = "1002,Marta Kowalczyk,Calm starts,04/01/2024,60,Attendee\n"


@pytest.mark.parametrize(
    ("row", "ending"),
    [
        ("1002,Marta Kowalczyk,Calm starts,31/09/2024,60,Attendee\n", 4),
        ("1.2E+05,Marta Kowalczyk,Calm starts,04/01/2024,60,Attendee\n", 4),
        ("1001,Priya Nair,Calm starts,31/09/2024,60,Attendee\n", 0),
        (",A Visitor,Calm starts,04/01/2024,60,Attendee\n", 0),
        ("1009,Nobody Known,Calm starts,04/01/2024,60,Attendee\n", 0),
    ],
)
def test_a_row_that_may_be_somebodys_keeps_them_in(issued: Path, row: str, ending: int) -> None:
    """Nobody is taken out while a row that cannot be read may be theirs."""
    correct(issued, (MARTA, row))
    before = files(issued)
    said = by_register("--sign")
    assert said.exit == ending, said.err
    if ending:
        assert "(register-correction;" in said.err
        assert files(issued) == before
    else:
        assert [one.withdrawn for one in open_workspace(issued / "trust").issued.values()] == [
            *(None, "2026-11-22")
        ]


def test_who_is_marked_as_away_was_not_there(issued: Path) -> None:
    (issued / "corrected.csv").write_text(
        "Staff no,Session,Date,Length,Role,Signed in\n"
        "1001,Calm starts,04/01/2024,60,Session lead,x\n"
        "1002,Calm starts,04/01/2024,60,Attendee,\n",
        encoding="utf-8",
    )
    said = by_register("--sign", "--json")
    assert [one["reason"] for one in said.json["withdrawn"]] == ["mistake"]
    assert said.json["kept"] == 1
