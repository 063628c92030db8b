"""``pdp trust key`` and ``card``: one key after the other, a card for each, what is due said."""

import json
from pathlib import Path
from typing import Any

import pytest

from office import AT, UNLOCK, invite, issue, judge, make_key, trust
from pdpkit.card import read_card
from pdpkit.document import read_document
from pdpkit.workspace import open_workspace
from shell import Said, pdp
from test_cli import files, refused


def replace(office: Path, new: str = "next", old: str = "this-year", *more: object) -> Said:
    return make_key(new, "--instead-of", old, *more)


def cards(office: Path, folder: str) -> dict[str, Any]:
    found = {}
    for path in sorted((office / folder).iterdir()):
        found[path.name] = read_card(read_document(path.read_bytes()))
    return found


def test_a_key_is_destroyed_once_the_next_was_opened_again(office: Path) -> None:
    invite()
    issue("--sign")
    old = open_workspace(office / "trust").trust.keys[0]
    assert replace(office, "next", "this-year", "--yes").exit == 0
    workspace = open_workspace(office / "trust")
    ended, new = workspace.trust.keys
    assert (ended.key, ended.destroyed, new.destroyed) == (old.key, AT[1], None)
    assert sorted(p.name for p in (office / "trust/keys").iterdir()) == ["next.json"]
    assert not [n for n in files(office) if n.startswith("trust/keys/this-year")]
    # What it signed until that second still counts.
    trust("tie", "-o", "lists", "--sign")
    assert set(judge(office, "out", "lists").values()) == {"unconfirmed"}
    refused(trust("tie", "-o", "x", "--label", "this-year", "--sign"), "issuer-key-destroyed", 5)


def test_nobody_destroys_a_key_without_being_asked(office: Path) -> None:
    before = files(office)
    refused(replace(office), "input-needed", 2)
    assert files(office) == before
    said = replace(office, "next", "nothing", "--yes")
    refused(said, "issuer-key-missing", 5)
    assert files(office) == before


@pytest.mark.parametrize("answers", [[False], [True, False]])
def test_on_a_terminal_two_answers_are_asked(
    office: Path, monkeypatch: pytest.MonkeyPatch, answers: list[bool]
) -> None:
    import io

    import typer

    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    asked: list[str] = []

    def confirm(question: str, err: bool = False) -> bool:
        asked.append(question)
        return answers[len(asked) - 1]

    monkeypatch.setattr(typer, "confirm", confirm)
    before = files(office)
    assert replace(office).exit == 130
    assert files(office) == before
    assert len(asked) == len(answers)
    assert "Destroy the key “this-year”?" in asked[0]


def test_whoever_cannot_open_a_key_does_not_destroy_it(office: Path) -> None:
    other = office / "other.txt"
    other.write_text("another passphrase of many words\n", encoding="utf-8")
    other.chmod(0o600)
    before = files(office)
    said = pdp(
        *("trust", "key", "trust", "--label", "next", "--instead-of", "this-year", "--yes"),
        *("--passphrase-file", other, *AT),
    )
    refused(said, "keystore-passphrase", 5)
    assert files(office) == before


def test_a_key_goes_only_when_the_next_one_is_whole(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pdpkit.cli.trust import keys

    done = keys.save

    def spoil(path: Path, data: bytes, **options: Any) -> Any:
        return done(path, data.replace(b'"nonce": "', b'"nonce": "A'), **options)

    monkeypatch.setattr(keys, "save", spoil)
    refused(replace(office, "next", "this-year", "--yes"), "keystore-damaged", 5)
    assert (office / "trust/keys/this-year.json").exists()
    assert [key.destroyed for key in open_workspace(office / "trust").trust.keys] == [None]


def test_a_run_that_was_cut_short_is_finished(office: Path) -> None:
    from pdpkit.workspace import Workspace

    def cut(_: Workspace) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Workspace, "sweep_keys", cut)
        assert replace(office, "next", "this-year", "--yes").exit == 130
    assert (office / "trust/keys/this-year.json").exists()
    assert replace(office, "next", "this-year", "--yes").exit == 0
    assert not (office / "trust/keys/this-year.json").exists()
    assert len(open_workspace(office / "trust").trust.keys) == 2
    refused(make_key("next"), "issuer-key-label", 2)


def test_a_card_names_all_keys_and_each_signs_a_copy(office: Path) -> None:
    make_key("second")
    assert pdp("trust", "card", "trust", "-o", "cards", *UNLOCK, *AT).exit == 0
    found = cards(office, "cards")
    assert set(found) == {"card-this-year.json", "card-second.json"}
    keys = {key.label: key.key for key in open_workspace(office / "trust").trust.keys}
    assert found["card-second.json"].signer == keys["second"]
    assert found["card-this-year.json"].signer == keys["this-year"]
    for card in found.values():
        assert {entry["key"] for entry in card.tree["keys"]} == set(keys.values())


def test_the_last_card_of_a_key_is_kept(office: Path) -> None:
    """A destroyed key signs no card any more: its last one tells of its end and of the new key."""
    replace(office, "next", "this-year", "--yes")
    assert pdp("trust", "card", "trust", "-o", "cards", *UNLOCK, *AT).exit == 0
    found = cards(office, "cards")
    assert set(found) == {"card-this-year.json", "card-next.json"}
    last = found["card-this-year.json"]
    assert len(last.tree["keys"]) == 2
    assert last.window["validUntil"] == "2026-11-22T12:00:01Z"


def test_a_key_that_runs_out_is_said_in_time(office: Path) -> None:
    invite()
    early, late = "2027-10-01T12:00:00Z", "2027-11-01T12:00:00Z"
    assert "newest key" not in pdp("trust", "publish", "trust", "-o", "l", *UNLOCK, *AT).err
    first = pdp("trust", "publish", "trust", "-o", "l", *UNLOCK, "--at", early)
    assert "newest key" not in first.err
    said = pdp("trust", "publish", "trust", "-o", "l", *UNLOCK, "--at", late, "--json")
    assert "The newest key, “this-year”, signs until 22 December 2027." in said.err
    assert json.loads(said.out)["years"] == [2027]
    make_key("next", "--from", "2027-10-01")
    again = pdp("trust", "publish", "trust", "-o", "l", *UNLOCK, "--at", late)
    assert again.err == ""


def test_lists_that_run_out_are_said_in_time(office: Path) -> None:
    invite()
    issue("--sign")
    said = trust("issue", "register.csv", "-o", "out", "--sign")
    assert said.err == ""  # nothing was to be signed, so no key was opened
    make_key("second")
    first = trust("issue", "--again", "this-year", "-o", "anew", "--sign")
    assert first.err == ""  # it writes lists itself
    assert trust("issue", *NEW, "-o", "more", "--sign", at="2027-02-01T12:00:00Z").err == ""
    said = trust("issue", *NEWER, "-o", "more", "--sign", at="2027-03-15T12:00:00Z")
    assert "No withdrawal list for 2027 was written yet." in said.err
    pdp("trust", "publish", "trust", "-o", "l", *UNLOCK, "--at", "2027-03-15T12:00:00Z")
    said = trust("issue", *NEWEST, "-o", "more", "--sign", at="2027-07-01T12:00:00Z")
    assert "The withdrawal lists run out on 13 July 2027." in said.err


def _typed(title: str) -> tuple[str, ...]:
    day = ("--date", "2026-05-01")
    return ("--statement", "attended", "--person", "1001", "--title", title, *day)


NEW, NEWER, NEWEST = _typed("One"), _typed("Two"), _typed("Three")
