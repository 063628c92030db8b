"""Who signs in the worked examples: two trusts by their keys over the years, and a keeper.

Nobody here exists, and a key whose seed is printed in the open is no secret.
"""

from typing import Final, NamedTuple

from generate.cases.cast import Person, Trust
from pdpkit.card import sign_card
from pdpkit.directory import sign_directory
from pdpkit.document import Kind
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import parse_moment
from pdpkit.proof import sign
from pdpkit.workspace import Issued

PRIYA: Final = Person("Priya Nair", "1001")
MARTA: Final = Person("Marta Kowalczyk", "1002")
COLIN: Final = Person("Colin Adeyemi")
SIAN: Final = Person("Siân Llewellyn", "1006")
KEEPER: Final = Person("Fenland schools directory")

SALTMARSH: Final = "Saltmarsh Learning Trust"
NORTHWAY: Final = "Northway Schools Trust"
_IDS: Final = {SALTMARSH: "did:web:saltmarsh.example", NORTHWAY: "did:web:northway.example"}
NUMBERS: Final = {
    SALTMARSH: {
        "ukprn": "19990001",
        "uid": "99901",
        "trustRef": "TR99901",
        "companyNumber": "99999901",
    },
    NORTHWAY: {"uid": "99902"},
}

PUBLISHED: Final = "2026-11-03T09:00:00Z"
_LISTED: Final = "2026-11-04T09:00:00Z"
_LISTED_UNTIL: Final = "2027-10-31T23:59:59Z"
_LISTS_UNTIL: Final = "2027-03-03T09:00:00Z"
_PINNED: Final = "2026-11-05T09:00:00Z"


class Key(NamedTuple):
    """A trust's key: its label, its days, and since when another took its place."""

    trust: str
    label: str
    start: str
    end: str
    replaced: str | None = None

    @property
    def signer(self) -> Trust:
        return Trust(_IDS[self.trust], self.trust, self.label)


# A key signs for at most 13 months. That of 2025 was replaced before its last day.
KEYS: Final = (
    Key(NORTHWAY, "Northway 2024", "2023-11-01", "2024-11-30", "2024-11-30T23:59:59Z"),
    Key(NORTHWAY, "Northway 2026", "2026-09-01", "2027-09-30"),
    Key(SALTMARSH, "Saltmarsh 2023", "2023-11-01", "2024-11-30", "2024-11-30T23:59:59Z"),
    Key(SALTMARSH, "Saltmarsh 2024", "2024-11-01", "2025-11-30", "2025-11-30T23:59:59Z"),
    Key(SALTMARSH, "Saltmarsh 2025", "2025-11-01", "2026-11-30", "2026-11-02T09:00:00Z"),
    Key(SALTMARSH, "Saltmarsh 2026", "2026-11-02", "2027-11-30"),
)


def find_key(trust: str, day: str) -> Key:
    """The newest key of a trust that signs on a day."""
    return [key for key in KEYS if key.trust == trust and key.start <= day <= key.end][-1]


def make_directory() -> Tree:
    """The keeper's list: both trusts, with every key that they ever had."""
    issuers = [
        {
            "id": _IDS[trust],
            "name": trust,
            "numbers": NUMBERS[trust],
            "status": "open",
            "keys": [_list_key(key) for key in KEYS if key.trust == trust],
        }
        for trust in (NORTHWAY, SALTMARSH)
    ]
    members = {
        "name": KEEPER.name,
        "sequence": 7,
        "validFrom": _LISTED,
        "validUntil": _LISTED_UNTIL,
        "issuers": issuers,
    }
    moment = parse_moment(_LISTED)
    return sign_directory(members, KEEPER.id, KEEPER.key_log, KEEPER.key, moment)


def make_pins() -> Tree:
    """What a reader keeps who confirmed the keeper by telephone."""
    pin = {"code": spoken_code(KEEPER.id), "name": KEEPER.name, "pinned": _PINNED}
    return {"format": "pdp-pins/1", "keepers": [pin]}


def make_cards() -> dict[str, Tree]:
    """Each key's card by its file, as the trust kept it from the key's first day."""
    return {f"card-{key.label.lower().replace(' ', '-')}.json": _make_card(key) for key in KEYS}


def _make_card(own: Key) -> Tree:
    known = [key for key in KEYS if key.trust == own.trust and key.start <= own.start]
    unsigned: Tree = {
        "format": Kind.CARD.format,
        "id": own.signer.id,
        "name": own.trust,
        "numbers": NUMBERS[own.trust],
        "keys": [
            {member: _list_key(key)[member] for member in ("key", "validFrom", "validUntil")}
            for key in known
        ],
    }
    (card,) = sign_card(unsigned, [own.signer.key], parse_moment(f"{own.start}T09:00:00Z"))
    return card


def make_list(trust: str, year: str, ended: list[Issued]) -> Tree:
    """A trust's newest list of what it withdrew of a year."""
    signer = find_key(trust, PUBLISHED[:10]).signer
    entries = [
        {"digest": one.digest, "on": one.withdrawn, "reason": one.reason}
        | ({"replacedBy": one.replaced_by} if one.replaced_by else {})
        for one in sorted(ended, key=lambda one: one.digest)
    ]
    unsigned: Tree = {
        "format": Kind.LIST.format,
        "issuer": signer.id,
        "list": f"{signer.id}#withdrawals-{year}",
        "sequence": 9,
        "validFrom": PUBLISHED,
        "validUntil": _LISTS_UNTIL,
        "entries": entries,
    }
    return sign(unsigned, Kind.LIST, signer.key, signer.id, {"created": PUBLISHED})


def _list_key(key: Key) -> Tree:
    entry: Tree = {
        "key": key.signer.key.text,
        "validFrom": f"{key.start}T00:00:00Z",
        "validUntil": f"{key.end}T23:59:59Z",
    }
    if key.replaced:
        entry["revoked"] = {"reason": "superseded", "since": key.replaced}
    return entry
