"""A small world for tests: a trust with a key, a holder, a keeper, made from fixed seeds."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from pdpkit.card import sign_card
from pdpkit.directory import Directory, read_directory, sign_directory
from pdpkit.document import STATEMENT_CONTEXT, STATEMENT_TYPE, Document, Kind, read_document
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.times import format_moment
from pdpkit.encoding.writing import dump
from pdpkit.identity import event_digest, incept, judge_log
from pdpkit.keys import SigningKey, derive_key, signing_key
from pdpkit.pins import Pins
from pdpkit.profile import PROFILES, Profile
from pdpkit.proof import sign
from pdpkit.request import Request
from pdpkit.sharing import choose, make_share, sign_share
from pdpkit.signing import new_record, sign_record
from pdpkit.verification import Policy

NOW = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)
TRUST = "did:web:saltmarsh.example"
OTHER = "did:web:northway.example"
Tree = dict[str, Any]


def seed(label: str) -> bytes:
    return hashlib.sha256(f"{label} (example only)".encode()).digest()


def moment(days: float = 0) -> str:
    return format_moment(NOW + timedelta(days=days))


@dataclass
class Person:
    """Somebody with words of their own: a holder or a keeper."""

    label: str
    entropy: bytes = field(init=False)
    log: list[Tree] = field(init=False)

    def __post_init__(self) -> None:
        self.entropy = seed(self.label)
        self.log = incept(self.entropy)

    @property
    def id(self) -> str:
        return "ni:///sha-256;" + event_digest(self.log[0])

    @property
    def key(self) -> SigningKey:
        return derive_key(self.entropy, "key", len(self.log) - 1)

    @property
    def anchor(self) -> Tree:
        _, identity = judge_log(self.log, self.id)
        assert identity is not None
        return identity.anchor


PRIYA = Person("words of Priya Nair")
KEEPER = Person("words of the keeper")
TRUST_KEY = signing_key(seed("key of Saltmarsh"))
OTHER_KEY = signing_key(seed("key of Northway"))


def statement(**changes: Any) -> Tree:
    """An unsigned statement about Priya; ``subject`` changes members of its subject."""
    subject = {
        "id": PRIYA.id,
        "type": ["AchievementSubject"],
        "identifier": [
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityType": "name",
                "identityHash": "Priya Nair",
            }
        ],
        "achievement": {
            "id": "urn:uuid:3f8a0f6e-55f1-4c0b-8a39-6f0d7c1f2b10",
            "type": ["Achievement"],
            "name": "Led: Reasoning talk in Years 3 and 4",
            "description": "Led a session at a trust training day.",
            "criteria": {"narrative": "Named as session lead in the register of the day."},
        },
        "statement": "led",
        "start": "2024-01-04",
        "minutes": 60,
        "keyLog": PRIYA.anchor,
    }
    for name, value in changes.pop("subject", {}).items():
        if value is None:
            subject.pop(name)
        else:
            subject[name] = value
    tree = {
        "@context": STATEMENT_CONTEXT,
        "id": "urn:uuid:6b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a11",
        "type": STATEMENT_TYPE,
        "issuer": {"id": TRUST, "type": ["Profile"], "name": "Saltmarsh Learning Trust"},
        "validFrom": moment(-10),
        "credentialSubject": subject,
        "credentialStatus": {
            "id": f"{TRUST}#withdrawals-{moment(-10)[:4]}",
            "type": "PdpWithdrawalList",
        },
    }
    for name, value in changes.items():
        if value is None:
            tree.pop(name)
        else:
            tree[name] = value
    return tree


def signed(tree: Tree, *, created: str | None = None, key: SigningKey = TRUST_KEY) -> Tree:
    created = created or tree.get("validFrom") or moment(-10)
    return sign(tree, Kind.STATEMENT, key, tree["issuer"]["id"], {"created": created})


def issuer(**changes: Any) -> Tree:
    return {
        "id": TRUST,
        "name": "Saltmarsh Learning Trust",
        "numbers": {"uid": "99901"},
        "status": "open",
        "keys": [{"key": TRUST_KEY.text, "validFrom": moment(-100), "validUntil": moment(200)}],
    } | changes


def directory(*issuers: Tree, keeper: Person = KEEPER, **changes: Any) -> Directory:
    members = {
        "name": "Fenland schools directory",
        "sequence": 1,
        "validFrom": moment(-50),
        "validUntil": moment(100),
        "issuers": list(issuers) or [issuer()],
    } | changes
    tree = sign_directory(members, keeper.id, keeper.log, keeper.key, NOW)
    return read_directory(read_document(dump(tree)))


def cards(*keys: SigningKey, created: float = -1, **changes: Any) -> list[Tree]:
    """The card of the trust, one copy for each of its keys, which sign for 300 days."""
    window = {"validFrom": moment(-100), "validUntil": moment(200)}
    tree = {
        "format": Kind.CARD.format,
        "id": TRUST,
        "name": "Saltmarsh Learning Trust",
        "numbers": {"uid": "99901"},
        "keys": [{"key": key.text, **window} for key in keys or (TRUST_KEY,)],
    } | changes
    return sign_card(tree, keys or (TRUST_KEY,), NOW + timedelta(days=created))


def withdrawals(*entries: Tree, key: SigningKey = TRUST_KEY, **changes: Any) -> Tree:
    tree = {
        "format": "pdp-withdrawals/1.0",
        "issuer": TRUST,
        "list": f"{TRUST}#withdrawals-{moment(-10)[:4]}",
        "sequence": 1,
        "validFrom": moment(-5),
        "validUntil": moment(60),
        "entries": sorted(entries, key=lambda entry: entry["digest"]),
    } | changes
    signer = changes.pop("signer", tree["issuer"])
    tree.pop("signer", None)
    return sign(tree, Kind.LIST, key, signer, {"created": tree["validFrom"]})


def pins_of(*found: Directory) -> Pins:
    """Pins of the keepers of these directories."""
    pins = Pins()
    for one in found:
        pins = pins.add(spoken_code(one.keeper.id), one.name, NOW)
    return pins


PINS = pins_of(directory())


def policy(**changes: Any) -> Policy:
    members = {"directories": (directory(),), "pins": PINS, "lists": (withdrawals(),)} | changes
    return Policy(**members)


def record(*statements: Tree, person: Person = PRIYA, **members: Any) -> Tree:
    """A signed record with statements and whatever else is given."""
    tree = new_record("Priya Nair", ["teacher"], person.log, "en-GB")
    tree["id"] = "5a1e6c2e-8f1d-4f0e-9a55-0f7a6d2f4c10"
    tree |= members
    if statements:
        tree["statements"] = list(statements)
    return sign_record(tree, person.key, NOW).tree


def share(
    tree: Tree,
    *,
    until: str = "2026-12-31",
    person: Person = PRIYA,
    audience: str = "Northway Schools Trust",
    request: Request | None = None,
    profile: Profile = PROFILES["interview"],
) -> Tree:
    chosen = choose(tree, profile)
    unsigned = make_share(chosen, tree["holder"], audience, "An interview", until)
    return sign_share(unsigned, person.key, NOW, request)


def document(tree: Tree) -> Document:
    return read_document(dump(tree))


def copy(tree: Tree) -> Tree:
    duplicate: Tree = json.loads(json.dumps(tree))
    return duplicate
