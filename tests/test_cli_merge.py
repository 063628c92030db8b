"""``pdp merge`` and ``pdp diff``: what a person sees when copies of a record come together."""

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from entries import entry
from pdpkit.bundle import pack
from pdpkit.encoding.writing import dump
from pdpkit.keystore import Unlocked, lock
from pdpkit.ledger import find_entries
from pdpkit.merging.members import name_statement
from pdpkit.plain import adopt_plain
from pdpkit.schema import find_faults
from pdpkit.signing import new_record, sign_record
from pdpkit.verification import verify
from shell import Said, pdp
from world import (
    NOW,
    PRIYA,
    Person,
    Tree,
    copy,
    document,
    moment,
    policy,
    record,
    share,
    signed,
    statement,
    withdrawals,
)

EXAMPLES = Path(__file__).parent.parent / "examples"
PHRASE = "six plain example words for testing"
AT = ("--at", "2026-11-22T12:00:00Z")
GOAL = entry("goals", targetDate="2024-07")
BASE = record(goals=[GOAL], activities=[entry("activities")], notes=[entry("notes")])


def signing(tree: Tree, days: float) -> Tree:
    return sign_record(tree, PRIYA.key, NOW + timedelta(days=days)).tree


def edited(tree: Tree, array: str, **members: Any) -> Tree:
    new = copy(tree)
    new[array][0] |= members
    return new


MINE = signing(edited(BASE, "goals", title="Talk about reasons", targetDate="2025-07"), 1)
YOURS = signing(edited(BASE, "goals", title="Talk each day"), 2)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("COLUMNS", "80")
    for name, tree in (("me", MINE), ("stick", YOURS), ("old", BASE)):
        save(tmp_path / f"{name}.pdp.json", tree)
    return tmp_path


def save(path: Path, tree: Tree) -> None:
    path.write_bytes(dump(tree))


def load(path: Path) -> Tree:
    tree: Tree = json.loads(path.read_bytes())
    return tree


def merging(*arguments: object) -> Said:
    return pdp("merge", "me.pdp.json", *arguments, *AT)


# Diff


def test_diff_says_in_words_what_changed(desk: Path) -> None:
    said = pdp("diff", "old.pdp.json", "me.pdp.json")
    assert said.exit == 0
    assert "target date moved from July 2024 to July 2025" in said.out
    assert "title changed from “Reasoning talk” to “Talk about reasons”" in said.out
    (change,) = pdp("diff", "old.pdp.json", "me.pdp.json", "--json").json["changes"]
    assert (change["id"], change["change"]) == (GOAL["id"], "changed")
    assert change["members"][-1] == {
        "member": "Target date",
        "before": "July 2024",
        "after": "July 2025",
    }
    assert "Nothing changed." in pdp("diff", "me.pdp.json", "me.pdp.json").out


def test_diff_since_the_signature_knows_what_changed_and_what_it_was_if_it_can(desk: Path) -> None:
    changed = edited(MINE, "goals", need="What pupils say")
    changed = edited(changed, "notes", text="Another thought.")
    del changed["activities"]
    changed["asks"] = [entry("asks")]
    save(desk / "me.pdp.json", changed)
    said = pdp("diff", "me.pdp.json")
    assert "1 added, 2 changed, 1 removed." in said.out
    assert "what it said before stands in no file here" in said.out
    assert "Next: pdp sign me.pdp.json" in said.out
    save(desk / "me.pdp.json.bak", MINE)
    said = pdp("diff", "me.pdp.json")
    told = " ".join(said.out.split())
    assert "need changed from “Work scrutiny” to “What pupils say”" in told
    assert "activity “Reasoning talk”: removed" in said.out
    assert "Nothing changed." in pdp("diff", "old.pdp.json").out


# Merge


def test_a_conflict_is_shown_side_by_side_and_waits_without_harm(desk: Path) -> None:
    said = merging("stick.pdp.json", "old.pdp.json")
    assert said.exit == 3
    assert "- stick.pdp.json: 1 waits for you" in said.out
    assert "It is an older copy, and held nothing new." in said.out
    assert "in me.pdp.json" in said.out
    (line,) = [line for line in said.out.splitlines() if line.lstrip().startswith("Title")]
    assert {"Talk about reasons", "Talk each day"} == {
        part.strip() for part in line.split("  ") if part.strip()
    } - {"Title"}
    assert all(len(line) <= 80 for line in said.out.splitlines())
    assert load(desk / "me.pdp.json.bak") == MINE
    kept = load(desk / "me.pdp.json")
    assert find_faults(kept, "record") == []
    again = merging("stick.pdp.json")
    assert again.exit == 3
    assert "me.pdp.json stays as it was." in again.out


@pytest.mark.parametrize("choice", ["1", "2", "both"])
def test_resolve_decides(desk: Path, choice: str) -> None:
    said = merging("stick.pdp.json", "--json")
    (conflict,) = said.json["conflicts"]
    assert conflict["id"] == GOAL["id"]
    wanted = [one["title"] for one in conflict["versions"]]
    said = merging("--resolve", f"{GOAL['id'][:6]}={choice}", "--json")
    assert (said.exit, said.json["conflicts"]) == (0, [])
    titles = [goal["title"] for goal in load(desk / "me.pdp.json")["goals"]]
    assert titles == (wanted if choice == "both" else [wanted[int(choice) - 1]])
    quiet = merging("stick.pdp.json", "old.pdp.json", "--json")
    assert (quiet.exit, quiet.json["saved"]) == (0, False)


@pytest.mark.parametrize(
    ("answer", "code"),
    [("zzz=1", "merge-none-waits"), ("=1", "merge-none-waits"), ("1", "merge-none-waits"),
     (f"{GOAL['id']}=3", "merge-choice"), (f"{GOAL['id']}=", "merge-choice"),
     (f"{GOAL['id']}=x", "merge-choice")],
)  # fmt: skip
def test_an_answer_that_fits_nothing_changes_nothing(desk: Path, answer: str, code: str) -> None:
    merging("stick.pdp.json")
    before = (desk / "me.pdp.json").read_bytes()
    said = merging("--resolve", answer)
    assert (said.exit, f"({code};" in said.err) == (2, True)
    assert (desk / "me.pdp.json").read_bytes() == before


def test_signing_says_that_something_waits(desk: Path) -> None:
    merging("stick.pdp.json")
    (desk / "key.json").write_bytes(
        lock(Unlocked(PRIYA.key, PRIYA.entropy), PHRASE, PRIYA.id, 0, NOW).data
    )
    (desk / "phrase.txt").write_text(PHRASE)
    (desk / "phrase.txt").chmod(0o600)
    said = pdp("sign", "me.pdp.json", "--passphrase-file", "phrase.txt", *AT)
    assert said.exit == 0, said.out + said.err
    assert "Still waiting for you: 1. See what: pdp merge me.pdp.json" in said.out


def test_a_dry_run_shows_all_and_writes_nothing(desk: Path) -> None:
    before = (desk / "me.pdp.json").read_bytes()
    said = merging("stick.pdp.json", "--dry-run")
    assert (said.exit, "Would change" in said.out) == (3, True)
    assert (desk / "me.pdp.json").read_bytes() == before
    assert not (desk / "me.pdp.json.bak").exists()


def test_a_stranger_is_refused_and_the_rest_comes_in(desk: Path) -> None:
    """126, 127."""
    save(desk / "other.pdp.json", record(person=Person("somebody else's words"), goals=[GOAL]))
    newer = signing(edited(MINE, "notes", text="New"), 3)
    save(desk / "newer.pdp.json", newer)
    said = merging("other.pdp.json", "newer.pdp.json", "--json")
    assert said.exit == 3
    assert [one["code"] for one in said.json["inputs"]] == ["merge-different-holder", None]
    assert load(desk / "me.pdp.json") == newer


def test_a_folder_may_hold_anything(desk: Path) -> None:
    """158: a cloud folder with a conflict copy, a share, a key, half a file."""
    cloud = desk / "cloud"
    cloud.mkdir()
    save(cloud / "me (conflicted copy).pdp.json", signing(edited(MINE, "notes", text="There"), 3))
    save(cloud / "interview.share.json", share(MINE))
    (cloud / "half.json").write_bytes(b'{"format": ')
    (cloud / "evidence.pdpz").write_bytes(pack(dump(record(signed(statement()))), []))
    save(cloud / "list.json", withdrawals())
    (cloud / "notes.txt").write_bytes(b"no file of ours")
    (cloud / "settings.json").write_bytes(b'{"colour": "blue"}')
    (cloud / "list-of-numbers.json").write_bytes(b"[1, 2]")
    said = merging("cloud", "--json")
    assert said.exit == 3
    codes = {Path(one["file"]).name: one["code"] for one in said.json["inputs"]}
    assert codes == {
        "me (conflicted copy).pdp.json": None,
        "evidence.pdpz": None,
        "list.json": None,
        "half.json": "json-syntax",
    }
    now = load(desk / "me.pdp.json")
    assert now["notes"][0]["text"] == "There"
    assert (len(now["statements"]), len(now["lists"])) == (1, 1)


def test_the_folder_of_the_record_itself_may_be_named(desk: Path) -> None:
    said = merging(".", "--json")
    assert {one["file"] for one in said.json["inputs"]} == {"old.pdp.json", "stick.pdp.json"}
    assert len(said.json["conflicts"]) == 1


def test_what_is_named_and_cannot_come_in_stops_all(desk: Path) -> None:
    save(desk / "share.json", share(MINE))
    (desk / "half.json").write_bytes(b'{"format": ')
    before = (desk / "me.pdp.json").read_bytes()
    for name, code in (
        ("share.json", "schema-kind-unexpected"),
        ("half.json", "json-syntax"),
        ("nowhere.json", "file-not-found"),
    ):
        said = merging("stick.pdp.json", name)
        assert (said.exit, f"({code};" in said.err) == (4, True)
        assert (desk / "me.pdp.json").read_bytes() == before


def test_more_than_can_be_read_again_is_not_written(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pdpkit.cli.merge as module

    before = (desk / "me.pdp.json").read_bytes()
    monkeypatch.setattr(module, "MAX_BYTES", 1000)
    said = merging("stick.pdp.json")
    assert (said.exit, "(merge-too-large;" in said.err) == (4, True)
    assert (desk / "me.pdp.json").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own")
def test_on_a_terminal_it_asks(desk: Path) -> None:
    from terminal import in_turn, talk

    said = talk(desk, ["merge", "me.pdp.json", "stick.pdp.json", *AT], in_turn("7", "2"))
    assert said.exit == 0, said.screen
    assert "Give a number from 1 to 2" in said.screen
    assert "conflicts" not in load(desk / "me.pdp.json")
    save(desk / "me.pdp.json", MINE)
    said = talk(desk, ["merge", "me.pdp.json", "stick.pdp.json", *AT], in_turn(""))
    assert said.exit == 3
    assert list(load(desk / "me.pdp.json")["conflicts"]) == [GOAL["id"]]


# The year of example A


MONTHS = 12
STATEMENTS = [
    signed(statement(id=f"urn:uuid:{n}b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a11", validFrom=moment(-n)))
    for n in range(1, 5)
]


class Machine:
    """A copy of the record that is edited and signed month after month, its own entries only."""

    def __init__(self, start: Tree, name: str, ids: list[str]) -> None:
        self.name, self.ids, self.tree = name, ids, copy(start)
        self.past: list[Tree] = []
        self.said: dict[str, str] = {}

    def live(self, month: int) -> None:
        for identifier in self.ids[month::MONTHS]:
            self.write(identifier, f"{self.name}, month {month}")
        added = entry("activities", 100 * ord(self.name[0]) + month, title=f"{self.name} {month}")
        self.tree["activities"].append(added)
        if month % 3 == 0:
            self.tree.setdefault("statements", []).append(STATEMENTS[month // 3])
        self.tree = signing(self.tree, 30 * month + len(self.name) / 10)
        self.past.append(copy(self.tree))

    def write(self, identifier: str, text: str) -> None:
        place = find_entries(self.tree)[identifier]
        self.tree[place.array][place.number].setdefault("private", {})["notes"] = text
        self.said[identifier] = text


def test_a_year_on_two_machines_comes_together_in_one_command(desk: Path) -> None:
    """Example A: a laptop, a desk, a conflict copy from a cloud folder, a stale memory stick."""
    plain = json.loads((EXAMPLES / "a" / "plain.json").read_bytes())
    start = signing(
        adopt_plain(new_record("Priya Nair", ["teacher"], PRIYA.log, "en-GB"), plain), -400
    )
    places = find_entries(start)
    ids = [name for name, place in places.items() if place.array != "holder"]
    fought, gone, by_hand = (start[name][0]["id"] for name in ("goals", "notes", "asks"))
    shared = [name for name in ids if name not in (fought, gone, by_hand)]
    laptop = Machine(start, "laptop", shared[::2])
    office = Machine(start, "office", shared[1::2])
    for month in range(MONTHS):
        if month == 5:
            office.tree["notes"] = [one for one in office.tree["notes"] if one["id"] != gone]
        for machine in (laptop, office):
            if month in (3, 8):
                machine.write(fought, f"{machine.name}, month {month}")
            machine.live(month)
    cloud = copy(laptop.past[6])  # edited there, and never signed
    place = find_entries(cloud)[by_hand]
    cloud[place.array][place.number]["why"] = "Written on the telephone."
    save(desk / "me.pdp.json", laptop.tree)
    for name, tree in (
        ("office", office.tree),
        ("me (conflicted copy)", cloud),
        ("stick", laptop.past[1]),
    ):
        save(desk / f"{name}.pdp.json", tree)

    said = merging("office.pdp.json", "me (conflicted copy).pdp.json", "stick.pdp.json", "--json")

    assert said.exit == 3
    assert [conflict["id"] for conflict in said.json["conflicts"]] == [fought]
    heads = said.json["conflicts"][0]["versions"]
    assert {head["private"]["notes"] for head in heads} == {
        "laptop, month 8",
        "office, month 8",
    }
    merged = load(desk / "me.pdp.json")
    now = find_entries(merged)
    added = {f"{name} {month}" for name in ("laptop", "office") for month in range(MONTHS)}
    assert {p.entry["title"] for p in now.values() if "title" in p.entry} >= added
    assert len(now) == len(places) - 1 + len(added)
    for identifier, text in {**laptop.said, **office.said}.items():
        if identifier != fought:
            assert now[identifier].entry["private"]["notes"] == text
    untouched = set(ids) - laptop.said.keys() - office.said.keys() - {gone, by_hand}
    assert all(now[name].entry == places[name].entry for name in untouched)
    assert gone not in now
    assert now[by_hand].entry["why"] == "Written on the telephone."
    assert {name_statement(s) for s in merged["statements"]} == set(map(name_statement, STATEMENTS))

    assert merging("--resolve", f"{fought}=2").exit == 0
    done = signing(load(desk / "me.pdp.json"), 400)
    save(desk / "me.pdp.json", done)
    assert verify(document(done), policy(), NOW).check("holderProof").code == "holder-signed"
    said = merging("office.pdp.json", "me (conflicted copy).pdp.json", "stick.pdp.json", "--json")
    assert (said.exit, said.json["saved"]) == (0, False)
