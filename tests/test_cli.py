"""The shell: exit codes, streams, coded errors, and nothing half written."""

import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pdpkit.cli import secrets
from pdpkit.cli.console import Console, escape
from pdpkit.cli.main import main
from pdpkit.cli.table import COMMANDS, FOLDED, GROUPS
from pdpkit.encoding.writing import dump
from pdpkit.keystore import Unlocked, lock
from shell import Said, pdp
from world import (
    NOW,
    PINS,
    PRIYA,
    TRUST,
    Person,
    Tree,
    copy,
    directory,
    record,
    share,
    signed,
    statement,
    withdrawals,
)

PHRASE = "six plain example words for testing"
AT = ("--at", "2026-11-22T12:00:00Z")
GOAL = {"id": "0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21", "title": "Talk", "need": "x",
        "successCriteria": ["y"], "visibility": "handover"}  # fmt: skip


def write(path: Path, tree: Any) -> Path:
    path.write_bytes(tree if isinstance(tree, bytes) else dump(tree))
    return path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A holder's folder: a signed record, its key, its passphrase; nothing in the home."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    write(tmp_path / "me.pdp.json", record(signed(statement()), goals=[GOAL]))
    keystore = lock(Unlocked(PRIYA.key, PRIYA.entropy), PHRASE, PRIYA.id, 0, NOW)
    write(tmp_path / "key.json", keystore.data)
    phrase = write(tmp_path / "phrase.txt", f"{PHRASE}\nnot this line\n".encode())
    phrase.chmod(0o600)
    write(tmp_path / "directory.json", directory().tree)
    write(tmp_path / "pins.json", PINS.data)
    write(tmp_path / "list.json", withdrawals())
    return tmp_path


UNLOCK = ("--passphrase-file", "phrase.txt")
POLICY = ("--directory", "directory.json", "--pins", "pins.json", "--lists", "list.json")


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def refused(said: Said, code: str, ending: int) -> None:
    assert said.exit == ending, said.out + said.err
    assert f"({code};" in said.err
    assert said.out == ""


def test_help_comes_in_three_blocks_and_names_every_command() -> None:
    said = pdp("--help")
    assert said.exit == 0
    for title in ("Your record", "For employers", "Checking"):
        assert f"\n{title}\n" in said.out
    for words in COMMANDS:
        group = words.partition(" ")[0]
        assert f"  {FOLDED[group].words if group in FOLDED else words} " in said.out
    assert pdp().out == said.out
    assert all(len(line) <= 100 for line in said.out.splitlines())


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_shows_its_own_commands(group: str) -> None:
    for arguments in ((group,), (group, "--help")):
        said = pdp(*arguments)
        assert said.exit == 0
        assert all(
            line.startswith(f"  {group} ") for line in said.out.splitlines() if line[:2] == "  "
        )


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_has_help_with_an_example(words: str) -> None:
    said = pdp(*words.split(), "--help")
    assert said.exit == 0
    assert f"Example: pdp {words}" in " ".join(said.out.split())


def test_a_mistyped_command_is_not_run_and_the_right_one_named(desk: Path) -> None:
    before = files(desk)
    for arguments, meant in ((("verfy", "x"), "verify"), (("trust", "isue", "x"), "trust issue")):
        said = pdp(*arguments)
        refused(said, "input-command", 2)
        assert f"Did you mean: pdp {meant}?" in said.err
    assert files(desk) == before


def test_wrong_usage_is_coded(desk: Path) -> None:
    refused(pdp("verify"), "input-usage", 2)
    refused(pdp("verify", "x", "--nonsense"), "input-usage", 2)
    said = pdp("verify", "--json")
    assert (said.exit, said.json["code"], said.json["exit"]) == (2, "input-usage", 2)
    assert said.json["format"] == "pdp-error/1"
    refused(pdp("verify", "me.pdp.json", "--at", "tomorrow"), "input-moment", 2)


def test_version() -> None:
    said = pdp("--version").out
    assert said.startswith("pdp 0.")
    command = [sys.executable, "-m", "pdpkit", "--version"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == said


def test_explain_tells_of_every_code_and_helps_with_others() -> None:
    said = pdp("explain", "issuer-unknown")
    assert said.exit == 0
    assert "not on your list" in said.out
    assert pdp("explain", "issuer-unknown", "--json").json["effect"] == "unconfirmed"
    missed = pdp("explain", "isuer-unknown")
    refused(missed, "input-code-unknown", 2)
    assert "Did you mean issuer-unknown?" in missed.err


# verify


def test_verify_ends_with_the_verdict(desk: Path) -> None:
    said = pdp("verify", "me.pdp.json", *POLICY, *AT)
    assert said.exit == 0
    assert said.out.startswith("The employer statement was confirmed.")
    bare = pdp("verify", "me.pdp.json", *AT)
    assert bare.exit == 3
    assert "What to do:" in bare.out


def test_several_files_end_with_the_worst(desk: Path) -> None:
    bad = copy(signed(statement()))
    bad["validFrom"] = "2020-01-01T00:00:00Z"
    write(desk / "bad.json", bad)
    write(desk / "broken.json", b"{")
    for names, ending in (
        (["me.pdp.json", "me.pdp.json"], 0),
        (["me.pdp.json", "bad.json"], 1),
        (["bad.json", "broken.json", "me.pdp.json"], 4),
    ):
        said = pdp("verify", *names, *POLICY, *AT, "--json")
        assert said.exit == ending == said.json["exit"]
        assert [file["file"] for file in said.json["files"]] == names


def test_the_report_for_programs_has_every_check(desk: Path) -> None:
    report = pdp("verify", "me.pdp.json", *POLICY, *AT, "--json").json
    assert set(report) == {"format", "at", "tool", "verdict", "exit", "files"}
    (file,) = report["files"]
    assert [check["name"] for check in file["checks"]] == [
        "reading",
        "holderLog",
        "holderProof",
        "audience",
        "pages",
    ]
    (found,) = file["statements"]
    assert [check["name"] for check in found["checks"]] == [
        "proof",
        "form",
        "issuer",
        "keyWindow",
        "subject",
        "withdrawal",
        "validity",
        "name",
        "otherSuites",
    ]
    assert found["issuer"] == {"id": TRUST, "name": "Saltmarsh Learning Trust"}
    assert file["directory"]["pinned"] is True
    assert len(file["sha256"]) == 64


def test_what_cannot_be_read_is_reported_with_its_digest(desk: Path) -> None:
    write(desk / "broken.json", b'{"a":1,"a":2}')
    said = pdp("verify", "broken.json", "missing.json", "--json")
    assert said.exit == 4
    broken, missing = said.json["files"]
    assert broken["checks"][0]["code"] == "json-duplicate-key"
    assert broken["checks"][0]["where"] == "line 1 column 8"
    assert len(broken["sha256"]) == 64
    assert missing["checks"][0]["code"] == "file-not-found"
    assert all(file["todo"] for file in said.json["files"])


@pytest.mark.parametrize("name", ["directory.json", "pins.json", "list.json"])
def test_a_policy_that_cannot_be_read_is_an_error_and_names_the_file(desk: Path, name: str) -> None:
    write(desk / name, b"{}")
    said = pdp("verify", "me.pdp.json", *POLICY, *AT)
    assert said.exit == 4
    assert name in said.err
    assert said.out == ""


def test_an_older_list_than_one_used_before_is_refused(desk: Path) -> None:
    write(desk / "newer.json", directory(sequence=2).tree)
    assert pdp("verify", "me.pdp.json", *POLICY, *AT, "--directory", "newer.json").exit == 0
    said = pdp("verify", "me.pdp.json", *POLICY, *AT, "--json")
    assert (said.exit, said.json["files"][0]["checks"][0]["code"]) == (4, "directory-rollback")
    assert pdp("verify", "me.pdp.json", *POLICY, *AT, "--home", "elsewhere").exit == 0


def test_a_memory_that_is_damaged_or_cannot_be_kept_is_said(desk: Path) -> None:
    home = desk / "home"
    home.mkdir()
    write(home / "seen.json", b"[]")
    said = pdp("verify", "me.pdp.json", *POLICY, *AT, "--home", "home")
    assert said.exit == 0
    assert "could not be read" in said.err


def test_nothing_from_a_file_reaches_the_terminal_unescaped(desk: Path) -> None:
    title = "Led: \u202egnp.exe \u200b\u2066x"
    achievement = statement()["credentialSubject"]["achievement"] | {"name": title}
    write(desk / "odd.json", signed(statement(subject={"achievement": achievement})))
    said = pdp("verify", "odd.json", *POLICY, *AT)
    assert said.exit == 0
    assert "<U+202E>" in said.out
    assert not set("\u202e\u200b\u2066\x1b") & set(said.out)


@pytest.mark.parametrize("number", [*range(0, 10), *range(11, 32), *range(127, 160), 0x202A, 0x2069,
                                    0x200F, 0x061C, 0xFEFF, 0xE0041, 0xD800])  # fmt: skip
def test_escapes(number: int) -> None:
    assert escape(f"a{chr(number)}b") == f"a<U+{number:04X}>b"


def test_ordinary_letters_of_all_people_are_printed() -> None:
    for name in ("Zoë Ní Bhriain", "Łódź", "Ελλάδα", "Кирилл", "Nguyễn", "محمد", "山田", "O’Brien"):
        assert escape(name) == name


def test_colour_is_for_terminals_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert Console().paint("x", "red") == "\x1b[31mx\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Console().paint("x", "red") == "x"
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert Console().paint("x", "red") == "x"


# init, validate, sign


def init(*arguments: object) -> Said:
    return pdp("init", "new.pdp.json", "--name", "Marta Kowalczyk", *UNLOCK, *AT, *arguments)


def test_init_makes_a_record_that_validates_and_verifies(desk: Path) -> None:
    said = init("--staff-group", "ta", "--key", "marta.json")
    assert said.exit == 0
    assert pdp("validate", "new.pdp.json").exit == 0
    report = pdp("verify", "new.pdp.json", "--json", *AT).json["files"][0]
    assert report["checks"][2]["code"] == "holder-signed"
    assert stat.S_IMODE((desk / "new.pdp.json").stat().st_mode) == 0o600


def test_init_refuses_what_is_there_and_keeps_it(desk: Path) -> None:
    before = files(desk)
    refused(init("--key", "key.json"), "save-key-exists", 6)
    refused(pdp("init", "me.pdp.json", "--name", "X", *UNLOCK), "save-exists", 6)
    assert files(desk) == before


def test_init_takes_in_everything_that_is_written_or_says_what_it_cannot(desk: Path) -> None:
    coaching = {"type": "coaching", "title": "A", "role": "was-coached", "start": "2024"}
    goals = [{"id": "talk", "title": "Talk"}]
    write(desk / "plain.json", {"goals": goals, "activities": [coaching | {"links": ["talk"]}]})
    assert init("--from", "plain.json", "--key", "k.json").exit == 0
    made = json.loads((desk / "new.pdp.json").read_bytes())
    assert made["activities"][0]["links"] == [made["goals"][0]["id"]]
    assert made["goals"][0]["visibility"] == "handover"


@pytest.mark.parametrize(
    ("plain", "code", "ending"),
    [
        ({"gaols": []}, "entry-plain-unknown", 4),
        ({"goals": [{"id": "a", "title": "A", "links": ["b"]}]}, "entry-link-unknown", 4),
        ({"goals": [{"id": "a", "title": "A"}, {"id": "a", "title": "B"}]}, "entry-id-twice", 4),
        ([], "schema-not-object", 4),
        (b"{", "json-syntax", 4),
        (b'{"language":1.5}', "json-number-form", 4),
    ],
)
def test_a_plain_file_that_cannot_be_taken_in_whole_leaves_nothing(
    desk: Path, plain: Any, code: str, ending: int
) -> None:
    write(desk / "plain.json", plain)
    before = files(desk)
    refused(init("--from", "plain.json", "--key", "k.json"), code, ending)
    assert files(desk) == before


def test_a_plain_file_with_findings_leaves_nothing_but_a_table(desk: Path) -> None:
    write(desk / "plain.json", {"goals": [{"title": 7}], "asks": [{"birthDate": "x", "what": "A"}]})
    before = files(desk)
    said = init("--from", "plain.json", "--key", "k.json", "--json")
    assert said.exit == 1
    assert {f["code"] for f in said.json["files"][0]["findings"]} >= {"schema-type"}
    assert files(desk) == before


def test_sign_records_what_any_editor_changed(desk: Path) -> None:
    tree = json.loads((desk / "me.pdp.json").read_bytes())
    tree["goals"][0]["title"] = "More talk"
    write(desk / "me.pdp.json", b"\xef\xbb\xbf" + json.dumps(tree).encode())
    dry = pdp("sign", "me.pdp.json", *UNLOCK, "--dry-run")
    assert (dry.exit, dry.out) == (0, "Would sign: 0 added, 1 changed, 0 removed.\n")
    said = pdp("sign", "me.pdp.json", *UNLOCK)
    assert (said.exit, said.out) == (0, "Signed: 0 added, 1 changed, 0 removed.\n")
    assert "hidden mark" in said.err
    assert (desk / "me.pdp.json.bak").read_bytes().startswith(b"\xef\xbb\xbf")
    again = pdp("sign", "me.pdp.json", *UNLOCK, "--json").json
    assert again == {"file": "me.pdp.json", "signed": False, "added": 0, "changed": 0, "removed": 0}


def test_somebody_elses_key_breaks_nothing(desk: Path) -> None:
    head = Person("words of a head")
    write(desk / "head.json", lock(Unlocked(head.key), PHRASE, head.id, 0, NOW).data)
    before = files(desk)
    refused(pdp("sign", "me.pdp.json", "--key", "head.json", *UNLOCK), "key-not-holder", 5)
    assert files(desk) == before


def test_a_record_with_errors_is_not_signed(desk: Path) -> None:
    tree = json.loads((desk / "me.pdp.json").read_bytes())
    tree["activities"] = [
        {
            "id": "1d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21",
            "type": "coaching",
            "title": "A",
            "role": "led",
            "start": "2024",
            "end": "2023",
        }
    ]
    write(desk / "me.pdp.json", tree)
    before = files(desk)
    for command in ("sign", "validate"):
        said = pdp(command, "me.pdp.json", *(UNLOCK if command == "sign" else ()), "--json")
        assert said.exit == 1
        assert [
            f["code"] for f in said.json["files"][0]["findings"] if f["severity"] == "error"
        ] == ["rule-r02"]
    assert files(desk) == before


# keys and passphrases


def test_passphrases_come_from_a_file_of_ones_own_or_a_terminal(desk: Path) -> None:
    refused(pdp("sign", "me.pdp.json"), "input-needed", 2)
    (desk / "phrase.txt").chmod(0o644)
    refused(pdp("sign", "me.pdp.json", *UNLOCK), "keystore-passphrase-file", 5)
    (desk / "phrase.txt").chmod(0o600)
    write(desk / "phrase.txt", b"\xff\xfe")
    refused(pdp("sign", "me.pdp.json", *UNLOCK), "keystore-passphrase-text", 5)
    write(desk / "phrase.txt", b"another passphrase altogether")
    refused(pdp("sign", "me.pdp.json", *UNLOCK), "keystore-passphrase", 5)
    (desk / "key.json").unlink()
    refused(pdp("sign", "me.pdp.json", *UNLOCK), "keystore-not-found", 5)


def test_a_new_key_needs_a_passphrase_worth_having(desk: Path) -> None:
    write(desk / "phrase.txt", b"short")
    refused(init("--key", "k.json"), "keystore-passphrase-short", 5)
    assert not (desk / "k.json").exists()


def test_a_slip_in_a_new_passphrase_may_be_typed_again(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["short", PHRASE, PHRASE[:-1], PHRASE, PHRASE])
    monkeypatch.setattr(secrets, "_ask", lambda _: next(typed))
    made = pdp("init", "a.pdp.json", "--name", "A", "--key", "a.json")
    assert made.exit == 0
    assert made.err.count("Please try again.") == 2
    typed = iter(["short"] * 4)
    refused(
        pdp("init", "b.pdp.json", "--name", "B", "--key", "b.json"), "keystore-passphrase-short", 5
    )
    assert list(typed) == ["short"]


def test_key_show_and_words(desk: Path) -> None:
    shown = pdp("key", "show", "--key", "key.json", "--json").json
    assert shown["owner"] == PRIYA.id
    words = pdp("key", "words", "--key", "key.json", *UNLOCK, "--no-check", "--json").json["words"]
    assert len(words) == 24
    refused(pdp("key", "words", "--key", "missing.json", *UNLOCK), "file-not-found", 4)


# share and render


def make_share(*arguments: object, out: str = "me.share.json") -> Said:
    return pdp(
        *("share", "me.pdp.json", "--for", "Northway Schools Trust", "--until", "2026-12-31"),
        *("-o", out, *UNLOCK, *AT, *arguments),
    )


def test_share_shows_what_leaves_and_signs_it(desk: Path) -> None:
    said = make_share()
    assert said.exit == 0
    assert f"{GOAL['id'][:8]}  Talk" in said.out
    assert "Sharing is your own free choice." in said.out
    assert pdp("verify", "me.share.json", *POLICY, *AT).exit == 0


def test_a_dry_run_writes_nothing(desk: Path) -> None:
    before = files(desk)
    assert make_share("--dry-run").exit == 0
    assert files(desk) == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--profile", "everything"), "input-choice"),
        (("--until", "2026-11-21"), "input-until"),
        (("--until", "2026-13-01"), "input-day"),
        (("--until", "2026"), "input-day"),
        (("-o", "me.docx"), "input-choice"),
    ],
)
def test_share_refuses_what_makes_no_sense(desk: Path, arguments: Any, code: str) -> None:
    before = files(desk)
    refused(make_share(*arguments), code, 2)
    assert files(desk) == before


def test_render_draws_a_share_and_refuses_one_that_was_changed(desk: Path) -> None:
    good = share(json.loads((desk / "me.pdp.json").read_bytes()))
    write(desk / "good.json", good)
    assert pdp("render", "good.json", "-o", "page.html").exit == 0
    assert b"Priya Nair" in (desk / "page.html").read_bytes()
    changed: Tree = copy(good)
    changed["share"]["purpose"] = "Another"
    write(desk / "bad.json", changed)
    before = files(desk)
    refused(pdp("render", "bad.json", "-o", "bad.pdf"), "share-proof-invalid", 4)
    refused(pdp("render", "list.json", "-o", "bad.pdf"), "schema-kind-unexpected", 4)
    refused(pdp("render", "good.json", "-o", "page.html"), "save-exists", 6)
    assert files(desk) == before


# merge and introduce


def test_merge_takes_in_lists_and_says_what_it_did(desk: Path) -> None:
    said = pdp("merge", "me.pdp.json", "list.json", *AT)
    assert said.exit == 0
    assert "1 new." in said.out
    changed = copy(signed(statement(validFrom="2026-01-01T00:00:00Z")))
    changed["validUntil"] = "2027-01-01T00:00:00Z"
    write(desk / "changed.json", changed)
    before = files(desk)
    said = pdp("merge", "me.pdp.json", "changed.json", *AT)
    assert said.exit == 3
    assert "not taken in: This is not the same as what was signed." in said.out
    assert files(desk) == before
    refused(pdp("merge", "me.pdp.json", "directory.json"), "schema-kind-unexpected", 4)
    (desk / "empty").mkdir()
    refused(pdp("merge", "me.pdp.json", "empty"), "file-folder-empty", 4)


def test_introduce_names_the_trust(desk: Path) -> None:
    said = pdp("introduce", "me.pdp.json", "--for", TRUST, "--code", "X", "-o", "i.json", *UNLOCK)
    assert said.exit == 0
    refused(
        pdp("introduce", "me.pdp.json", "--for", "Saltmarsh", "-o", "j.json", *UNLOCK),
        "input-issuer",
        2,
    )


def test_a_crash_is_no_verdict(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pdpkit.cli.verify import checking

    def fail(*_: object, **__: object) -> None:
        raise ValueError("something of a file's content")

    monkeypatch.setattr(checking, "verify", fail)
    said = pdp("verify", "me.pdp.json")
    assert said.exit == 70
    assert "This is a fault in pdpkit (ValueError at " in said.err
    assert "content" not in said.err


@pytest.mark.parametrize("alphabet", ["ascii", "cp1252"])
def test_a_letter_that_the_terminal_lacks_stops_nothing(
    desk: Path, monkeypatch: pytest.MonkeyPatch, alphabet: str
) -> None:
    tree = record(goals=[{**GOAL, "title": "Zażółć نورا 🎉"}])
    write(desk / "me.pdp.json", tree)
    out = io.TextIOWrapper(io.BytesIO(), encoding=alphabet, write_through=True)
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["show", "me.pdp.json", "1"]) == 0
    out.seek(0)
    assert "\\u0646" in out.read()


@pytest.mark.skipif(os.name != "posix", reason="a shell closes the streams")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [["--help"], ["verify", "--help"], ["verify", "plain.json"]])
def test_what_cannot_be_shown_is_said_and_no_fault_of_ours(desk: Path, words: list[str]) -> None:
    program = "import sys; from pdpkit.cli.main import main; sys.exit(main(sys.argv[1:]))"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-c", program, *words],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=desk,
            text=True,
            check=False,
        )
    assert done.returncode == 6
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("What was to be shown could not be written in full: ")


def test_closed_streams_stop_nothing(desk: Path) -> None:
    program = f"{sys.executable} -c 'from pdpkit.cli.main import run; run()'"
    for words, code in (("list me.pdp.json", 0), ("list none", 4), ("add goal me.pdp.json", 2)):
        ended = subprocess.run(["sh", "-c", f"{program} {words} <&- >&- 2>&-"], check=False)
        assert ended.returncode == code


@pytest.mark.parametrize("name", ["caf\udce9.json", "x" * 5000 + ".json"])
def test_a_name_that_no_disk_takes_is_said(desk: Path, name: str) -> None:
    for command in ("list", "verify"):
        said = pdp(command, name, "--json")
        assert said.exit == 4
        assert said.err == ""
        json.loads(said.out)


@pytest.mark.parametrize("head", [b"%PDF-1.7\n\xe2\xe3", b"PK\x03\x04\xff"])
def test_a_pdf_in_the_place_of_a_record_is_called_one(desk: Path, head: bytes) -> None:
    write(desk / "x.pdf", head)
    for words in (("list",), ("validate",), ("sign", *UNLOCK), ("directory", "show")):
        refused(pdp(*words, "x.pdf"), "file-not-plain", 4)
