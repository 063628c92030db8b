"""``pdp trust tie``, ``rename``, ``issue --again``: issued anew, the earlier one withdrawn."""

import json
from pathlib import Path

import pytest

from office import invite, issue, judge, make_key, people, statements, tie_priya, trust
from pdpkit.workspace import open_workspace
from shell import pdp
from test_cli import files, refused
from world import PRIYA, Person

NEXT = Person("words after a loss")


def names(found: list[dict[str, object]]) -> list[str]:
    subjects = [tree["credentialSubject"] for tree in found if "credentialSubject" in tree]
    return [one["identifier"][0]["identityHash"] for one in subjects]  # type: ignore[index]


@pytest.fixture
def issued(office: Path) -> Path:
    """Priya and Marta have each a statement by name."""
    invite()
    issue("--sign")
    return office


def test_what_was_stated_by_name_is_tied_later(issued: Path) -> None:
    introduced = pdp("trust", "accept", "nothing.json", "--trust", "trust")
    assert introduced.exit == 4
    tie_priya(issued)
    before = files(issued)
    said = trust("tie", "1001", "-o", "tied")
    assert said.exit == 0
    assert "To be signed in the place of earlier ones, which are withdrawn:" in said.out
    assert "Nothing was signed. To sign, add --sign." in said.out
    assert files(issued) == before
    assert trust("tie", "1001", "-o", "tied", "--sign").exit == 0
    (tree,) = [t for t in statements(issued, "tied") if "credentialSubject" in t]
    assert tree["credentialSubject"]["id"] == PRIYA.id
    assert tree["credentialSubject"]["keyLog"] == PRIYA.anchor
    assert len(tree["credentialSubject"]["identifier"]) == 1
    verdicts = judge(issued, "out", "tied")
    assert sorted(verdicts.values()) == ["confirmed", "replaced", "unconfirmed"]
    assert verdicts[tree["id"].removeprefix("urn:uuid:")] == "confirmed"


def test_nothing_is_tied_twice_and_what_was_cut_short_is_handed_out(issued: Path) -> None:
    tie_priya(issued)
    trust("tie", "-o", "tied", "--sign")
    found = {n: d for n, d in files(issued / "tied").items() if n.startswith("1001")}
    assert len(found) == 1
    said = trust("tie", "-o", "again", "--sign", "--json")
    assert said.json["issued"] == []
    assert {n: d for n, d in files(issued / "again").items() if n.startswith("1001")} == found


def test_accepting_says_what_can_be_tied(issued: Path) -> None:
    from office import accept, introduce

    introduce(issued, people(issued)["1001"]["code"])
    said = accept()
    assert "Statements that can be tied to it now: 1." in said.out
    assert "pdp trust tie 1001 --trust trust -o OUT" in said.out


def test_what_was_tied_to_a_lost_key_is_tied_to_the_next(issued: Path) -> None:
    from office import accept, introduce

    tie_priya(issued)
    trust("tie", "-o", "tied", "--sign")
    introduce(issued, people(issued)["1001"]["code"], NEXT)
    refused(accept(), "holder-already-introduced", 4)
    assert "Statements that can be tied to it now: 1." in accept("--replace").out
    assert trust("tie", "1001", "-o", "next", "--sign").exit == 0
    (tree,) = [t for t in statements(issued, "next") if "credentialSubject" in t]
    assert (tree["credentialSubject"]["id"], tree["credentialSubject"]["keyLog"]) == (
        *(NEXT.id, NEXT.anchor),
    )
    standing = [one for one in open_workspace(issued / "trust").issued.values() if one.stands]
    assert {one.holder for one in standing} == {NEXT.id, None}
    assert trust("tie", "1001", "-o", "next", "--sign", "--json").json["issued"] == []


def test_who_has_no_key_is_left_by_name(issued: Path) -> None:
    said = trust("tie", "1002", "-o", "tied", "--sign")
    assert "Marta Kowalczyk has not introduced a key yet." in said.out
    refused(trust("tie", "1009", "-o", "tied"), "holder-number-unknown", 4)


def test_a_former_name_is_gone(issued: Path) -> None:
    """Everything stands under the new name, and the former one is withdrawn as replaced."""
    tie_priya(issued)
    trust("tie", "-o", "tied", "--sign")
    before = files(issued)
    said = trust("rename", "1001", "--name", "Priya Shah", "-o", "shah")
    assert said.exit == 0
    assert files(issued) == before
    assert trust("rename", "1001", "--name", "Priya  Shah", "-o", "shah", "--sign").exit == 0
    assert people(issued)["1001"]["name"] == "Priya Shah"
    assert names(statements(issued, "shah")) == ["Priya Shah"]
    verdicts = judge(issued, "out", "tied", "shah")
    assert sorted(verdicts.values()) == ["confirmed", "replaced", "replaced", "unconfirmed"]
    listed = [t for t in statements(issued, "shah") if "list" in t]
    assert {entry["reason"] for tree in listed for entry in tree["entries"]} == {"superseded"}
    again = trust("rename", "1001", "--name", "Priya Shah", "-o", "shah", "--sign", "--json")
    assert again.json["issued"] == []


def test_after_a_theft_all_is_signed_anew(issued: Path) -> None:
    tie_priya(issued)
    trust("tie", "-o", "tied", "--sign")
    refused(trust("issue", "--again", "this-year", "-o", "anew"), "issuer-key-again", 5)
    assert make_key("safe").exit == 0
    said = trust("issue", "--again", "this-year", "-o", "anew", "--sign")
    assert said.exit == 0
    assert "pdp directory revoke" in said.out
    assert len([t for t in statements(issued, "anew") if "credentialSubject" in t]) == 2
    verdicts = judge(issued, "out", "tied", "anew")
    assert sorted(verdicts.values()) == [
        *("confirmed", "replaced", "replaced", "unconfirmed", "withdrawn")
    ]
    workspace = open_workspace(issued / "trust")
    assert {one.key for one in workspace.issued.values() if one.stands} == {"safe"}
    again = trust("issue", "--again", "this-year", "-o", "more", "--sign", "--json")
    assert again.json["issued"] == []
    assert {n for n in files(issued / "more") if "withdrawals" not in n} == {
        n for n in files(issued / "anew") if "withdrawals" not in n
    }


def test_what_was_withdrawn_by_mistake_is_issued_again(issued: Path) -> None:
    workspace = open_workspace(issued / "trust")
    one = next(one for one in workspace.issued.values() if one.number == "1001")
    trust("withdraw", one.id[:8], "--reason", "mistake", "-o", "lists", "--sign")
    said = issue()
    assert f"issue it again with --again {one.id[:8]}" in " ".join(said.out.split())
    assert trust("issue", "--again", one.id[:8], "-o", "anew", "--sign").exit == 0
    refused(trust("issue", "--again", one.id[:8], "-o", "anew"), "withdrawal-replacement", 4)
    (tree,) = [t for t in statements(issued, "anew") if "credentialSubject" in t]
    assert tree["replaces"] == one.digest
    listed = [t for t in statements(issued, "anew") if "list" in t]
    assert listed[0]["entries"][0]["reason"] == "mistake"
    assert "0 issued" in issue("--sign").out


def test_what_has_run_out_stays_as_it_is(issued: Path) -> None:
    fact = ("--statement", "completed", "--title", "First aid", "--date", "2026-01-02")
    assert (
        trust(
            *(
                "issue",
                "--person",
                "1001",
                *fact,
                "--set",
                "until=2026-12-24",
                "-o",
                "aid",
                "--sign",
            )
        ).exit
        == 0
    )
    tie_priya(issued)
    said = trust("tie", "-o", "tied", "--sign", at="2027-01-05T12:00:00Z")
    assert said.exit == 0
    assert "What has run out stays as it is: 1." in said.out
    assert len([t for t in statements(issued, "tied") if "credentialSubject" in t]) == 1


def test_a_run_that_was_cut_short_is_finished_by_the_next(
    issued: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pdpkit.cli.trust import settling

    tie_priya(issued)

    def cut(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(settling, "hand_out", cut)
        assert trust("rename", "1001", "--name", "Priya Shah", "-o", "shah", "--sign").exit == 130
    assert not (issued / "shah").exists()
    said = trust("rename", "1001", "--name", "Priya Shah", "-o", "shah", "--sign", "--json")
    assert (said.exit, said.json["issued"]) == (0, [])
    assert names(statements(issued, "shah")) == ["Priya Shah"]
    assert json.loads((issued / "trust/people.json").read_bytes())["people"][0]["name"] == (
        "Priya Shah"
    )
