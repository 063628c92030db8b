"""``recovery``, ``link`` and the commands of a key: lost and found again, replaced, joined."""

import json
import os
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.canonical import canonical
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError, PdpError, SecretError
from pdpkit.html import render_sheet
from pdpkit.identity import rotate
from pdpkit.keys import derive_key
from pdpkit.keystore import Unlocked, lock, read_keystore
from pdpkit.link import sign_link
from pdpkit.pdf import write as write_pdf
from pdpkit.pins import Pins
from pdpkit.recovery import find_logs, recover
from pdpkit.verification import verify
from pdpkit.view.sheet import show_sheet
from pdpkit.words import to_words
from shell import Said, pdp
from world import (
    NOW,
    PRIYA,
    Person,
    Tree,
    copy,
    directory,
    document,
    policy,
    record,
    share,
    signed,
    statement,
)

SHEET = os.urandom(32)
PHRASE = "six plain example words for testing"
OTHER = Person("words of somebody else")
AT = ("--at", "2026-11-22T12:00:00Z")
UNLOCK = ("--passphrase-file", "phrase.txt")
WORDS = ("--words-file", "words.txt")


def ends(code: str, call: Any, *arguments: Any) -> None:
    with pytest.raises(PdpError) as caught:
        call(*arguments)
    assert caught.value.code == code


@given(st.binary(min_size=32, max_size=32), st.integers(0, 2))
@settings(max_examples=10, deadline=None)
def test_recovering_twice_makes_the_same_bytes(entropy: bytes, rotations: int) -> None:
    first, second = recover(entropy), recover(entropy)
    for _ in range(rotations):
        first = recover(entropy, [{"holder": {"keyLog": rotate(first.key_log, entropy)}}])
        second = recover(entropy, rotate(second.key_log, entropy))
    assert canonical(first.key_log) == canonical(second.key_log)
    assert first.key.seed == second.key.seed
    assert first.identity == second.identity
    assert first.sequence == rotations


def test_a_newer_sheet_needs_the_log_and_the_older_one_no_longer_counts() -> None:
    log = rotate(rotate(PRIYA.log, PRIYA.entropy), PRIYA.entropy, SHEET)
    found = recover(SHEET, [{"holder": {"keyLog": log}}])
    assert (found.identity.id, found.sequence) == (PRIYA.id, 2)
    ends("words-older-sheet", recover, PRIYA.entropy, [{"holder": {"keyLog": log}}])
    ends("words-other-person", recover, OTHER.entropy, [{"holder": {"keyLog": log}}])
    # Without the log these words would make an identity of their own, with another code.
    assert recover(SHEET).identity.id != PRIYA.id


def test_the_longest_log_of_all_files_counts() -> None:
    short, long = PRIYA.log, rotate(PRIYA.log, PRIYA.entropy)
    trees = [{"holder": {"keyLog": short}}, {"share": {"keyLog": long}}, {"keyLog": short}]
    assert recover(PRIYA.entropy, trees).sequence == 1
    assert recover(PRIYA.entropy, reversed(trees)).sequence == 1


def test_the_squares_of_a_sheet_are_one_log_in_any_order() -> None:
    log = rotate(PRIYA.log, PRIYA.entropy, SHEET)
    sheet = show_sheet(to_words(SHEET), log, NOW)
    events = [json.loads(text) for text in sheet.events]
    assert recover(SHEET, reversed(events)).key_log == log
    assert (sheet.code, sheet.number) == (spoken_code(PRIYA.id), 2)
    assert [word for row in sheet.rows for _, word in row] == to_words(SHEET)
    ends("holder-log-missing", find_logs, events[1:])


@pytest.mark.parametrize(
    "tree",
    [None, 5, "text", [], {}, {"holder": 5}, {"holder": {"keyLog": []}}, {"keyLog": [5]}, [{}],
     {"keyLog": "x"}, {"share": {"keyLog": [{}]}}],
)  # fmt: skip
def test_files_without_a_log_are_refused(tree: Any) -> None:
    ends("holder-log-missing", find_logs, [tree])
    with pytest.raises(InputError):
        recover(PRIYA.entropy, [tree])


def write(path: Path, value: Any) -> Path:
    path.write_bytes(value if isinstance(value, bytes) else dump(value))
    path.chmod(0o600)
    return path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A holder's folder, with the words of their sheet in a file of their own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    write(tmp_path / "me.pdp.json", record(signed(statement())))
    keystore = lock(Unlocked(PRIYA.key, PRIYA.entropy), PHRASE, PRIYA.id, 0, NOW)
    write(tmp_path / "key.json", keystore.data)
    write(tmp_path / "phrase.txt", PHRASE.encode())
    write(tmp_path / "words.txt", " ".join(to_words(PRIYA.entropy)).encode())
    write(tmp_path / "directory.json", directory().tree)
    return tmp_path


def done(said: Said) -> Said:
    assert said.exit == 0, said.out + said.err
    return said


def refused(said: Said, code: str, ending: int) -> None:
    assert said.exit == ending, said.out + said.err
    assert f"({code};" in said.err


def load(name: str) -> Tree:
    tree: Tree = json.loads(Path(name).read_bytes())
    return tree


def test_a_lost_laptop_costs_typing_the_words(desk: Path) -> None:
    (desk / "key.json").unlink()
    refused(pdp("key", "recover", *WORDS, *UNLOCK), "input-needed", 2)
    code = ("--code", spoken_code(PRIYA.id))
    said = done(pdp("key", "recover", "--key", "key.json", *WORDS, *UNLOCK, *code))
    assert spoken_code(PRIYA.id) in said.out
    tree = load("me.pdp.json")
    tree["holder"]["preferredName"] = "Pri"
    write(desk / "me.pdp.json", tree)
    done(pdp("sign", "me.pdp.json", *UNLOCK, *AT))
    again = pdp("key", "recover", "--key", "two.json", *WORDS, *UNLOCK, *code, "--json").json
    third = pdp("key", "recover", "--key", "three.json", *WORDS, *UNLOCK, *code, "--json").json
    assert again["keyLog"] == third["keyLog"] == PRIYA.log
    assert again["seq"] == 0


def test_recovering_refuses_what_is_not_the_sheet(desk: Path) -> None:
    recovering = ("key", "recover", "--key", "new.json", *UNLOCK)
    log = ("--log", "me.pdp.json")
    other = " ".join(to_words(OTHER.entropy))
    write(desk / "other.txt", other.encode())
    refused(pdp(*recovering, "--words-file", "other.txt", *log), "words-other-person", 5)
    code = ("--code", spoken_code(PRIYA.id))
    refused(pdp(*recovering, "--words-file", "other.txt", *code), "words-code-differs", 5)
    write(desk / "short.txt", b"poem poem poem")
    refused(pdp(*recovering, "--words-file", "short.txt", *log), "words-count", 5)
    (desk / "other.txt").chmod(0o644)
    refused(pdp(*recovering, "--words-file", "other.txt", *log), "words-file", 5)
    write(desk / "nothing.json", b'{"format": "x"}')
    refused(pdp(*recovering, *WORDS, "--log", "nothing.json"), "holder-log-missing", 4)
    refused(pdp("key", "recover", *WORDS, *UNLOCK, "--key", "key.json", *log), "save-exists", 6)
    assert not (desk / "new.json").exists()


def test_the_log_is_read_from_a_share_in_a_pdf(desk: Path) -> None:
    tree = share(record(signed(statement())))
    write(desk / "me.share.json", tree)
    done(pdp("render", "me.share.json", "-o", "me.pdf"))
    said = pdp("key", "recover", "--key", "n.json", *WORDS, *UNLOCK, "--log", "me.pdf", "--json")
    assert done(said).json["holder"] == PRIYA.id


def test_a_new_sheet_takes_over_and_statements_still_count(desk: Path) -> None:
    done(pdp("key", "rotate", "me.pdp.json", "--new-words", *WORDS, *UNLOCK, *AT))
    tree = load("me.pdp.json")
    assert len(tree["holder"]["keyLog"]) == 2
    assert not (desk / "key.json.bak").exists()
    assert read_keystore((desk / "key.json").read_bytes()).sequence == 1
    report = verify(document(tree), policy(), NOW)
    assert report.verdict == "confirmed"
    assert report.check("holderProof").code == "holder-signed"
    # The old words end here; the new ones, which the key still holds, go on.
    refused(pdp("key", "rotate", "me.pdp.json", *WORDS, *UNLOCK), "words-older-sheet", 5)
    said = pdp("key", "words", "--key", "key.json", *UNLOCK, "--json")
    write(desk / "new.txt", " ".join(done(said).json["words"]).encode())
    asked = pdp("key", "words", "--key", "key.json", *UNLOCK, "--no-check", "--pdf", "s.pdf")
    refused(asked, "input-needed", 2)
    page = ("--pdf", "s.pdf", "--log", "me.pdp.json")
    done(pdp("key", "words", "--key", "key.json", *UNLOCK, "--no-check", *page))
    assert (desk / "s.pdf").read_bytes().startswith(b"%PDF")
    done(pdp("key", "rotate", "me.pdp.json", "--words-file", "new.txt", *UNLOCK, *AT))
    assert len(load("me.pdp.json")["holder"]["keyLog"]) == 3


def test_a_rotation_that_was_cut_short_is_done_again(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise InputError("file-not-readable")

    with monkeypatch.context() as patched:
        patched.setattr("pdpkit.cli.recovery.edit", fail)
        assert pdp("key", "rotate", "me.pdp.json", *WORDS, *UNLOCK, *AT).exit == 4
    assert len(load("me.pdp.json")["holder"]["keyLog"]) == 1
    done(pdp("key", "rotate", "me.pdp.json", *WORDS, *UNLOCK, *AT))
    tree = load("me.pdp.json")
    assert tree["holder"]["keyLog"] == rotate(PRIYA.log, PRIYA.entropy)
    done(pdp("sign", "me.pdp.json", *UNLOCK, *AT))


def test_a_keeper_replaces_their_key_too(desk: Path) -> None:
    made = directory(keeper=PRIYA)
    write(desk / "list.json", made.tree)
    done(pdp("key", "rotate", "list.json", *WORDS, *UNLOCK, *AT))
    tree = load("list.json")
    assert tree["sequence"] == made.tree["sequence"] + 1
    assert len(tree["keyLog"]) == 2
    assert pdp("directory", "show", "list.json").exit == 0
    refused(pdp("key", "rotate", "phrase.txt", *WORDS, *UNLOCK), "json-syntax", 4)


def test_the_key_of_somebody_else_is_never_taken_away(desk: Path) -> None:
    theirs = lock(Unlocked(OTHER.key), PHRASE, OTHER.id, 0, NOW).data
    write(desk / "key.json", theirs)
    forced = ("--log", "me.pdp.json", "--force")
    done(pdp("key", "recover", "--key", "key.json", *WORDS, *UNLOCK, *forced))
    assert (desk / "key.json.bak").read_bytes() == theirs


def test_a_link_lets_an_older_record_count(desk: Path) -> None:
    (desk / "old").mkdir()
    write(desk / "old" / "me.pdp.json", record(signed(statement())))
    (desk / "key.json").rename(desk / "old" / "key.json")
    write(desk / "me.pdp.json", record(person=OTHER, statements=[signed(statement())]))
    write(desk / "key.json", lock(Unlocked(OTHER.key), PHRASE, OTHER.id, 0, NOW).data)
    before = verify(document(load("me.pdp.json")), policy(), NOW)
    assert before.statements[0].check("subject").code == "subject-mismatch"
    keys = ("--old-passphrase-file", "phrase.txt", *UNLOCK, *AT)
    done(pdp("key", "link", "me.pdp.json", "--from", "old/me.pdp.json", *keys))
    after = verify(document(load("me.pdp.json")), policy(), NOW)
    assert after.statements[0].check("subject").code == "subject-linked"
    assert after.verdict == "confirmed"
    done(pdp("key", "link", "me.pdp.json", "--from", "old/me.pdp.json", *keys))
    assert len(load("me.pdp.json")["holder"]["links"]) == 1
    refused(pdp("key", "link", "me.pdp.json", "--from", "me.pdp.json", *keys), "holder-same", 4)
    wrong = ("--old-key", "key.json")
    linking = ("key", "link", "me.pdp.json", "--from", "old/me.pdp.json", *keys)
    refused(pdp(*linking, *wrong), "key-not-holder", 5)


def linked(*links: Tree, person: Person = OTHER) -> Tree:
    """A record of ``person`` with links and one statement about Priya."""
    tree = record(person=person, statements=[signed(statement())])
    tree["holder"]["links"] = list(links)
    return tree


def subject(tree: Tree, **changes: Any) -> str:
    report = verify(document(tree), policy(**changes), NOW)
    return report.statements[0].check("subject").code


LINK = sign_link(PRIYA.id, PRIYA.log, OTHER.id, PRIYA.key, NOW)


def test_a_link_is_signed_by_the_older_key_alone() -> None:
    assert subject(linked(LINK)) == "subject-linked"
    forged = sign_link(PRIYA.id, PRIYA.log, OTHER.id, OTHER.key, NOW)
    assert subject(linked(forged)) == "subject-mismatch"
    elsewhere = sign_link(PRIYA.id, PRIYA.log, Person("a third").id, PRIYA.key, NOW)
    assert subject(linked(elsewhere)) == "subject-mismatch"
    changed = copy(LINK) | {"created": "2020-01-01T00:00:00Z"}
    assert subject(linked(changed)) == "subject-mismatch"
    for broken in (5, None, {}, LINK | {"more": 1}, LINK | {"fromKeyLog": []}):
        assert subject(linked(broken)) == "subject-mismatch"  # type: ignore[arg-type]


def test_a_chain_of_links_is_followed_and_a_circle_ends() -> None:
    third = Person("a third")
    chain = [LINK, sign_link(OTHER.id, OTHER.log, third.id, OTHER.key, NOW)]
    assert subject(linked(*chain, person=third)) == "subject-linked"
    circle = [LINK, sign_link(OTHER.id, OTHER.log, PRIYA.id, OTHER.key, NOW)]
    assert subject(linked(*circle)) == "subject-linked"


def test_a_longer_log_of_the_older_identity_outranks_its_link() -> None:
    """Who can rotate has the words and is the owner; a thief of the key can only link."""
    longer = recover(PRIYA.entropy, [{"keyLog": rotate(PRIYA.log, PRIYA.entropy)}]).identity
    assert subject(linked(LINK), logs=(longer,)) == "holder-link-outranked"
    own = recover(PRIYA.entropy).identity
    assert subject(linked(LINK), logs=(own,)) == "subject-linked"
    newer = rotate(PRIYA.log, PRIYA.entropy)
    key = derive_key(PRIYA.entropy, "key", 1)
    relinked = sign_link(PRIYA.id, newer, OTHER.id, key, NOW)
    assert subject(linked(LINK, relinked)) == "subject-linked"
    assert subject(linked(relinked), logs=(longer,)) == "subject-linked"


def test_a_link_gives_no_key_of_the_holder_to_an_issuer() -> None:
    """A trust whose key is the holder's older one is the holder."""
    tree = signed(statement(), key=PRIYA.key)
    issued = {"id": "did:web:saltmarsh.example", "name": "Saltmarsh Learning Trust"}
    listed = directory(
        issued | {"numbers": {"uid": "99901"}, "status": "open",
                  "keys": [{"key": PRIYA.key.text, "validFrom": "2026-01-01T00:00:00Z"}]}
    )  # fmt: skip
    own = record(person=OTHER, statements=[tree])
    own["holder"]["links"] = [LINK]
    report = verify(document(own), policy(directories=(listed,)), NOW)
    assert report.statements[0].check("issuer").code == "issuer-is-holder"
    assert report.verdict != "confirmed"


def test_nothing_is_pinned_at_install() -> None:
    assert Pins() == Pins((), ())


def test_words_of_a_fork_are_no_way_round(desk: Path) -> None:
    first, second = rotate(PRIYA.log, PRIYA.entropy), rotate(PRIYA.log, PRIYA.entropy, SHEET)
    forked = {"holder": {"keyLog": [*first, second[1]]}}
    with pytest.raises((InputError, SecretError)):
        recover(PRIYA.entropy, [forked])


def test_the_sheet_is_an_archive_page_that_carries_nothing() -> None:
    log = rotate(rotate(PRIYA.log, PRIYA.entropy), PRIYA.entropy, SHEET)
    sheet = show_sheet(to_words(SHEET), log, NOW)
    made = write_pdf(render_sheet(sheet), None, moment=NOW)
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        assert page.validate_pdf_bytes(made, profile=profile).failures == []
    with pikepdf.open(BytesIO(made)) as opened:
        assert dict(opened.attachments) == {}
        assert len(opened.pages) == 1
    assert b"DocumentFileName" not in made
