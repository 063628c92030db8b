"""``pdp adopt``: what somebody brings along is kept, talked over, answered, and merged again."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any, Final

import pytest

from generate.cases.cast import Person
from generate.stories.cast import KEEPER, PRIYA, make_directory, make_pins
from pdpkit import keystore
from pdpkit.directory import sign_directory
from pdpkit.encoding.times import parse_moment
from pdpkit.encoding.writing import dump
from pdpkit.introduction import sign_introduction
from pdpkit.keystore import Unlocked, lock
from pdpkit.workspace import open_workspace
from shell import Said, pdp
from test_cli import files, refused
from world import Tree

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
PHRASE: Final = "six plain example words for testing"
AT: Final = ("--at", "2026-11-23T12:00:00Z")
UNLOCK: Final = ("--passphrase-file", "phrase.txt", *AT)
BESIDE: Final = ("--directory", "directory.json", "--pins", "pins.json", *AT)
TRUSTS: Final = {
    "saltmarsh": "Saltmarsh Learning Trust", "northway": "Northway Schools Trust",
}  # fmt: skip
NOW: Final = parse_moment(AT[1])
# Entries of example A.
GOAL: Final = "159b350c"
ASK: Final = "1ca0a8c3"
INDUCTION: Final = "60d3028c"


def _stretch(passphrase: str, salt: bytes, _: int) -> bytes:
    """How slow a passphrase is to guess is held by the tests of the keystore."""
    return hashlib.sha256(passphrase.encode() + salt).digest()


def put(name: str, tree: Any) -> None:
    Path(name).write_bytes(tree if isinstance(tree, bytes) else dump(tree))


def get(name: str) -> Tree:
    found: Tree = json.loads(Path(name).read_bytes())
    return found


def run(*words: object, ending: int = 0) -> Said:
    said = pdp(*words)
    assert said.exit == ending, f"{words}\n{said.out}{said.err}"
    return said


def list_trusts() -> Tree:
    """The keeper's list with the keys that the trusts made here beside those of the examples."""
    tree = make_directory()
    for one in tree["issuers"]:
        folder = one["id"].removeprefix("did:web:").partition(".")[0]
        one["keys"] += [
            {"key": key.key, "validFrom": key.valid_from, "validUntil": key.valid_until}
            for key in open_workspace(Path(folder)).trust.keys
        ]
    members = {n: tree[n] for n in ("name", "validFrom", "validUntil", "issuers")}
    members |= {"sequence": 8, "validUntil": "2027-10-31T23:59:59Z"}
    return sign_directory(members, KEEPER.id, KEEPER.key_log, KEEPER.key, NOW)


def introduce(folder: str, person: Person = PRIYA) -> None:
    holder = {"id": person.id, "keyLog": person.key_log, "name": person.name}
    issuer = f"did:web:{folder}.example"
    put("introduction.json", sign_introduction(holder, issuer, "", person.key, NOW))
    run("trust", "accept", "introduction.json", "--trust", folder, "--as", "1001")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two trusts, the record of example A with its key, and what a reader goes by."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(keystore, "_stretch", _stretch)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    put("phrase.txt", PHRASE.encode())
    Path("phrase.txt").chmod(0o600)
    shutil.copy(EXAMPLES / "a" / "record.pdp.json", "me.pdp.json")
    locked = lock(Unlocked(PRIYA.key, PRIYA.entropy), PHRASE, PRIYA.id, 0, NOW)
    put("key.json", locked.data)
    put("roster.csv", b"Staff number,Name,Email\n1001,Priya Nair,p@example.org\n")
    for folder, name in TRUSTS.items():
        did = f"did:web:{folder}.example"
        run("trust", "init", folder, "--name", name, "--id", did)
        run("trust", "key", folder, "--label", "now", *UNLOCK[:2], "--at", "2026-11-22")
        run("trust", "invite", "roster.csv", "--trust", folder, "-o", f"{folder}.csv")
    put("directory.json", list_trusts())
    put("pins.json", make_pins())
    return tmp_path


def share(profile: str, out: str, *more: object) -> None:
    terms = ("--for", "Northway Schools Trust", "--until", "2026-12-31", "--profile", profile)
    run("share", "me.pdp.json", *terms, "-o", out, *UNLOCK, *more)


def adopt(*more: object, out: str = "answer", file: str = "handover.json") -> Said:
    lists = ("--lists", str(EXAMPLES / "lists"))
    return pdp(
        *("adopt", file, "--trust", "northway", "-o", out, *UNLOCK, *BESIDE[:4], *lists, *more)
    )


def take_in(folder: str) -> None:
    run("merge", "me.pdp.json", folder, *BESIDE)
    run("sign", "me.pdp.json", *UNLOCK)


def stand(identifier: str) -> Tree:
    said = run("show", "me.pdp.json", identifier, *BESIDE, "--json")
    found: Tree = said.json["provenance"]
    return found


def said_by(tree: Tree) -> list[tuple[str, str]]:
    return sorted((one["statement"], one.get("speaker", "")) for one in tree)


def given(folder: str) -> list[Tree]:
    trees = (json.loads(path.read_bytes()) for path in sorted(Path(folder).glob("*.json")))
    return [tree["credentialSubject"] for tree in trees if "credentialSubject" in tree]


def test_an_agreed_plan_with_a_promise_travels_and_comes_back_as_agreed(desk: Path) -> None:
    """Issue 6, done when: from example A's old employer to the new one, and back."""
    introduce("saltmarsh")
    run("set", "me.pdp.json", GOAL, "need=Two schools ask for it")
    run("sign", "me.pdp.json", *UNLOCK)
    assert stand(GOAL)["label"] == "agreed on an earlier version"
    share("manager", "manager.json")
    at_old = ("--trust", "saltmarsh", "-o", "old", "--sign", *UNLOCK)
    run("trust", "issue", "--from-share", "manager.json", "--statement", "agreed-plan",
        "--entry", GOAL, "--role", "home manager", *at_old)  # fmt: skip
    run("trust", "issue", "--statement", "entitlement-granted", "--person", "1001",
        "--set", "what=A week at another school", "--set", "amount=5", "--set", "unit=days",
        "--set", "start=2026-09-01", "--set", "end=2027-08-31", *at_old)  # fmt: skip
    take_in("old")
    assert stand(GOAL)["agreed"] == ["home manager"]

    share("handover", "handover.json")
    introduce("northway")
    before = files(desk)
    shown = adopt()
    assert shown.exit == 0, shown.out + shown.err
    assert set(files(desk)) - set(before) == {"answer/first-conversation.txt"}
    page = Path("answer/first-conversation.txt").read_text(encoding="utf-8")
    for told in ("A week at another school · Saltmarsh Learning Trust · 1 September 2026 to 31"
                 " August 2027. Promised 5 days; statements in this file show none given.",
                 "- Two days in a special school · 2 days", "What we agreed"):  # fmt: skip
        assert told in page, page
    answer = ("--agree", GOAL, "--promise", ASK, "--until", "2027-08-31")
    done = adopt(*answer, "--sign")
    assert done.exit == 0, done.out + done.err
    new = given("answer")
    receipts = [one for one in new if one["statement"] == "receipt"]
    carried = get("handover.json")["verifiableCredential"]
    own = [one for one in carried if one["issuer"]["id"] == "did:web:northway.example"]
    assert own
    assert len(receipts) == len(carried) - len(own)
    assert said_by([one for one in new if one["statement"] != "receipt"]) == [
        ("agreed-plan", "line manager"), ("entitlement-granted", ""),
    ]  # fmt: skip
    take_in("answer")
    assert stand(GOAL)["label"] == "agreed"
    assert sorted(stand(GOAL)["agreed"]) == ["home manager", "line manager"]
    promised = run("show", "me.pdp.json", "--view", "entitlements", *BESIDE, "--json")
    accounts = {one["what"]: one for one in promised.json["content"]["accounts"]}
    assert accounts["Two days in a special school"]["sentence"] == (
        "Promised 2 days; statements in this file show none given."
    )
    again = adopt(*answer, "--sign", "--json")
    assert again.json["issued"] == []

    run("set", "me.pdp.json", GOAL, "need=Something else")
    run("sign", "me.pdp.json", *UNLOCK)
    assert stand(GOAL)["label"] == "agreed on an earlier version"
    assert sorted(stand(GOAL)["earlier"]) == ["home manager", "host manager", "line manager"]


def test_an_answer_can_be_signed_by_somebody_else(desk: Path) -> None:
    introduce("northway")
    share("handover", "handover.json")
    said = adopt("--agree", GOAL, "--promise", INDUCTION, "--until", "2027-07-31",
                 "--drafts", "drafts.json", "--json")  # fmt: skip
    assert said.exit == 0, said.out + said.err
    assert said.json["drafts"] == "drafts.json"
    assert not list(Path("answer").glob("*.json"))
    run("trust", "issue", "--drafts", "drafts.json", "--trust", "northway", "-o", "signed",
        "--sign", *UNLOCK)  # fmt: skip
    assert said_by(given("signed")) == [("agreed-plan", "line manager"),
                                        ("entitlement-granted", "")]  # fmt: skip
    (promise,) = (one for one in given("signed") if one["statement"] == "entitlement-granted")
    assert (promise["amount"], promise["unit"], promise["start"], promise["end"]) == (
        *("5", "percent", "2026-11-23", "2027-07-31"),
    )


def test_what_is_not_confirmed_gets_no_receipt_and_is_told(desk: Path) -> None:
    introduce("northway")
    share("handover", "handover.json")
    said = pdp("adopt", "handover.json", "--trust", "northway", "-o", "answer", *UNLOCK,
               "--pins", "pins.json", "--sign", "--json")  # fmt: skip
    assert said.exit == 3
    assert said.json["issued"] == []
    carried = get("handover.json")["verifiableCredential"]
    assert len(said.json["refused"]) == len(carried)
    assert all(one["reason"] and one["todo"] for one in said.json["refused"])
    assert given("answer") == []


def test_a_newcomer_who_is_not_on_the_list_gets_receipts_alone(desk: Path) -> None:
    share("handover", "handover.json")
    said = adopt("--sign")
    assert said.exit == 0, said.err
    assert "pdp trust invite" in said.out
    assert {one["statement"] for one in given("answer")} == {"receipt"}
    refused_files = files(desk)
    said = adopt("--agree", GOAL, "--sign", out="other")
    assert said.exit == 4
    assert "(holder-not-on-list;" in said.err
    assert files(desk) == refused_files


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--promise", ASK), "input-needed"),
        (("--promise", INDUCTION), "input-needed"),
        (("--promise", ASK, "--until", "2026-01-01"), "input-until"),
        (("--promise", ASK, "--until", "soon"), "input-day"),
        (("--promise", GOAL, "--until", "2027-08-31"), "entry-no-promise"),
        (("--agree", "zzz"), "entry-not-shared"),
        (("--agree", GOAL, "--role", "headteacher"), "input-choice"),
    ],
)
def test_wrong_usage_is_told(desk: Path, more: Any, code: str) -> None:
    introduce("northway")
    share("handover", "handover.json")
    before = files(desk)
    said = adopt(*more, "--sign")
    assert said.exit == 2
    assert f"({code};" in said.err
    assert files(desk) == before


def test_a_record_is_not_adopted(desk: Path) -> None:
    refused(adopt(file="me.pdp.json"), "schema-kind-unexpected", 4)
