"""A trust's office for tests: its folder with a key, a roster and a register, and its commands."""

import hashlib
import json
from datetime import datetime
from pathlib import Path

import pytest

from pdpkit import keystore
from pdpkit.document import read_document
from pdpkit.encoding.writing import dump
from pdpkit.introduction import sign_introduction
from pdpkit.verification import verify
from pdpkit.workspace import open_workspace
from shell import Said, pdp
from world import (
    NOW,
    PRIYA,
    TRUST,
    Person,
    Tree,
    directory,
    document,
    issuer,
    moment,
    policy,
    record,
)

AT = ("--at", "2026-11-22T12:00:00Z")
UNLOCK = ("--passphrase-file", "phrase.txt")
ROSTER = (
    "Staff number,First name,Surname,Email\n"
    "1001,Priya,Nair,p@saltmarsh.example\n"
    "1002,Marta,Kowalczyk,m@saltmarsh.example\n"
)
REGISTER = (
    "Training day\n\nStaff No,Name,Session,Date,Length,Role\n"
    '1001,"Nair, Priya",Calm starts,04/01/2024,60,Session lead\n'
    "1002,Marta Kowalczyk,Calm starts,04/01/2024,60,Attendee\n"
    "1002,Marta Kowalczyk,Calm starts,04/01/2024,60,Attendee\n"
    "1009,Nobody Known,Calm starts,04/01/2024,60,Attendee\n"
    ",A Visitor,Calm starts,04/01/2024,60,Attendee\n"
    "1001,Priya Nair,Calm starts,31/09/2024,60,Attendee\n"
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trust with a key, a roster and a register."""
    monkeypatch.chdir(tmp_path)
    # How slow a passphrase is to guess is held by the tests of the keystore.
    monkeypatch.setattr(keystore, "_stretch", _stretch_fast)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    phrase = tmp_path / "phrase.txt"
    phrase.write_text("six plain example words for testing\n", encoding="utf-8")
    phrase.chmod(0o600)
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (tmp_path / "register.csv").write_text(REGISTER, encoding="utf-8")
    assert init().exit == 0
    assert make_key("this-year").exit == 0
    return tmp_path


def _stretch_fast(passphrase: str, salt: bytes, _: int) -> bytes:
    return hashlib.sha256(passphrase.encode() + salt).digest()


def init(name: str = "Saltmarsh Learning Trust", issuer: str = TRUST, *more: object) -> Said:
    return pdp("trust", "init", "trust", "--name", name, "--id", issuer, *more)


def make_key(label: str, *more: object) -> Said:
    return pdp("trust", "key", "trust", "--label", label, *UNLOCK, *AT, *more)


def issue(*more: object, out: str = "out") -> Said:
    return pdp("trust", "issue", "register.csv", "--trust", "trust", "-o", out, *UNLOCK, *AT, *more)


def invite() -> Said:
    return pdp("trust", "invite", "roster.csv", "--trust", "trust", "-o", "codes.csv", "--force")


def people(office: Path) -> dict[str, Tree]:
    tree = json.loads((office / "trust/people.json").read_bytes())
    return {person["number"]: person for person in tree["people"]}


def introduce(office: Path, code: str, person: Person = PRIYA, trust: str = TRUST) -> Path:
    holder = record(person=person)["holder"]
    path = office / "introduction.json"
    path.write_bytes(dump(sign_introduction(holder, trust, code, person.key, NOW)))
    return path


def accept(*more: object) -> Said:
    return pdp("trust", "accept", "introduction.json", "--trust", "trust", *more)


def statements(office: Path, out: str = "out") -> list[Tree]:
    return [read_document(p.read_bytes()).tree for p in sorted((office / out).glob("*.json"))]


def trust(*words: object, at: object = AT[1]) -> Said:
    """``pdp trust`` with the trust's folder and its passphrase."""
    return pdp("trust", *words, "--trust", "trust", *UNLOCK, "--at", at)


def tie_priya(office: Path) -> None:
    introduce(office, people(office)["1001"]["code"])
    assert accept().exit == 0


def judge(office: Path, *folders: str, at: datetime = NOW) -> dict[str, str]:
    """Verdicts by id of all statements in folders, by one who listed the trust's keys.

    ``replaced`` is a withdrawn one whose replacement stands here. The lists are those there.
    """
    workspace = open_workspace(office / "trust")
    trees = [
        read_document(path.read_bytes()).tree
        for folder in folders
        for path in sorted((office / folder).glob("*.json"))
    ]
    lists = tuple(tree for tree in trees if "list" in tree)
    given = [tree for tree in trees if "credentialSubject" in tree]
    keys = [
        {"key": key.key, "validFrom": key.valid_from, "validUntil": key.valid_until}
        for key in workspace.trust.keys
    ]
    listed = directory(issuer(keys=keys), validUntil=moment(300))
    everything = document(record(*given))
    report = verify(everything, policy(directories=(listed,), lists=lists), at)
    return {
        one.id.removeprefix("urn:uuid:"): "replaced" if one.replaced else str(one.verdict)
        for one in report.statements
    }
