"""Who signs in the vectors: people, trusts and a keeper, whose keys come from readable labels.

Nobody here exists; a key whose seed is printed in the open is no secret.
"""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generate.cases.vector import edit
from pdpkit.directory import sign_directory
from pdpkit.document import Kind
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import parse_moment
from pdpkit.encoding.writing import dump
from pdpkit.identity import event_digest, incept
from pdpkit.keys import SigningKey, derive_key, signing_key
from pdpkit.proof import sign

_CODE: Final = "ABCD EFGH JKMN PQRS"


def seed(label: str) -> bytes:
    """The 32 bytes behind a label: SHA-256 of ``LABEL (example only)``."""
    return hashlib.sha256(f"{label} (example only)".encode()).digest()


def identifier(label: str) -> str:
    """A UUID that looks random and is the same each time."""
    return str(uuid.UUID(bytes=seed(label)[:16], version=4))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a record, or with a list of organisations."""

    name: str
    number: str = ""

    @property
    def entropy(self) -> bytes:
        return seed(f"the words of {self.name}")

    @property
    def key(self) -> SigningKey:
        return derive_key(self.entropy, "key", 0)

    @property
    def key_log(self) -> list[Tree]:
        return incept(self.entropy)

    @property
    def id(self) -> str:
        return "ni:///sha-256;" + event_digest(self.key_log[0])

    @property
    def code(self) -> str:
        """What the trust sent to their work address."""
        return f"{_CODE[:-4]}{self.number}"


@dataclass(frozen=True, slots=True)
class Trust:
    """An organisation, and the label that the seed of its key comes from."""

    id: str
    name: str
    label: str

    @property
    def key(self) -> SigningKey:
        return signing_key(seed(f"{self.label} issuer key"))


PRIYA: Final = Person("Priya Nair", "1001")
MARTA: Final = Person("Marta Kowalczyk", "1002")
KEEPER: Final = Person("Fenland schools directory")
STRANGER: Final = Person("A directory by nobody in particular")

SALTMARSH: Final = Trust("did:web:saltmarsh.example", "Saltmarsh Learning Trust", "Saltmarsh 2026")
SALTMARSH_2025: Final = Trust(SALTMARSH.id, SALTMARSH.name, "Saltmarsh 2025")
SALTMARSH_UNLISTED: Final = Trust(SALTMARSH.id, SALTMARSH.name, "Saltmarsh 2027")
NORTHWAY: Final = Trust("did:web:northway.example", "Northway Schools Trust", "Northway 2026")
NORTHWAY_STOLEN: Final = Trust(NORTHWAY.id, NORTHWAY.name, "Northway 2025")
# On no list: a school by itself, and somebody who takes another's name.
BEACON_HILL: Final = Trust("did:web:beacon-hill.example", "Beacon Hill Primary", "Beacon Hill")
NAMESAKE: Final = Trust("did:web:saltmarsh-trust.example", SALTMARSH.name, "Namesake")


def make_directory(keeper: Person = KEEPER) -> Tree:
    """The list of organisations: two trusts, each with its keys."""
    members: Tree = {
        "name": keeper.name,
        "sequence": 1,
        "validFrom": "2026-11-01T09:00:00Z",
        "validUntil": "2027-10-31T23:59:59Z",
        "issuers": [
            {
                "id": NORTHWAY.id,
                "name": NORTHWAY.name,
                "numbers": {"uid": "99902"},
                "status": "open",
                "keys": [
                    _list_key(NORTHWAY, "2026-01-05", "2027-01-31"),
                    _list_key(NORTHWAY_STOLEN, "2025-01-06", "2026-01-31", "compromised"),
                ],
            },
            {
                "id": SALTMARSH.id,
                "name": SALTMARSH.name,
                "numbers": {"uid": "99901", "trustRef": "TR99901", "ukprn": "19990001"},
                "status": "open",
                "keys": [
                    _list_key(SALTMARSH, "2026-01-05", "2027-01-31"),
                    _list_key(SALTMARSH_2025, "2025-01-06", "2026-01-31", "superseded"),
                ],
            },
        ],
    }
    moment = parse_moment(members["validFrom"])
    return sign_directory(members, keeper.id, keeper.key_log, keeper.key, moment)


def renew(listed: Tree, changes: Mapping[str, Any], keeper: Person = KEEPER) -> Tree:
    """A list of organisations with some places changed, signed by its keeper again."""
    members = edit(listed, changes)
    moment = parse_moment(members["validFrom"])
    return sign_directory(members, keeper.id, keeper.key_log, keeper.key, moment)


def make_list(trust: Trust, entries: Sequence[Tree] = (), /, **changes: Any) -> Tree:
    """The trust's list of what it withdrew of 2026, signed by it or by ``signer``: nothing."""
    signer = changes.pop("signer", trust)
    unsigned: Tree = {
        "format": Kind.LIST.format,
        "issuer": trust.id,
        "list": f"{trust.id}#withdrawals-2026",
        "sequence": 1,
        "validFrom": "2026-11-01T09:00:00Z",
        "validUntil": "2027-03-01T09:00:00Z",
        "entries": sorted(entries, key=lambda entry: str(entry["digest"])),
    } | changes
    return sign(unsigned, Kind.LIST, signer.key, signer.id, {"created": unsigned["validFrom"]})


def make_shared() -> dict[str, bytes]:
    """What a reader of the vectors goes by, by its path in ``shared/``."""
    people = [{"number": p.number, "name": p.name, "code": p.code} for p in (PRIYA, MARTA)]
    pin = {
        "code": spoken_code(KEEPER.id),
        "name": KEEPER.name,
        "pinned": "2026-11-02T09:00:00Z",
    }
    alone = {
        "id": SALTMARSH.id,
        "name": SALTMARSH.name,
        "code": spoken_code(SALTMARSH.key.text),
        **_list_key(SALTMARSH, "2026-01-05", "2027-01-31"),
        "pinned": "2026-11-02T09:00:00Z",
    }
    files: dict[str, Any] = {
        "directory.json": make_directory(),
        "pins.json": {"format": "pdp-pins/1", "keepers": [pin]},
        "pins-alone.json": {"format": "pdp-pins/1", "keepers": [], "issuers": [alone]},
        "lists/northway-2026.json": make_list(NORTHWAY),
        "lists/saltmarsh-2026.json": make_list(SALTMARSH),
        "trust/people.json": {"format": "pdp-workspace/1", "people": people},
        "trust/workspace.json": {
            "format": "pdp-workspace/1",
            "id": SALTMARSH.id,
            "name": SALTMARSH.name,
            "numbers": {"uid": "99901"},
            "keys": [],
            "published": 0,
        },
    }
    return {name: dump(tree) for name, tree in files.items()}


def _list_key(trust: Trust, start: str, end: str, reason: str | None = None) -> Tree:
    entry: Tree = {
        "key": trust.key.text,
        "validFrom": f"{start}T00:00:00Z",
        "validUntil": f"{end}T23:59:59Z",
    }
    if reason:
        since = {"superseded": "2026-01-31T23:59:59Z", "compromised": "2026-10-15T00:00:00Z"}
        entry["revoked"] = {"reason": reason, "since": since[reason]}
    return entry
