"""The worked example: every value from thirty-two bytes on, made by the program itself."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from pdpkit import keystore
from pdpkit.document import STATEMENT_CONTEXT, STATEMENT_TYPE, Kind
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.canonical import canonical
from pdpkit.encoding.reading import without
from pdpkit.identity import event_digest, incept, rotate
from pdpkit.keys import derive_key, signing_key
from pdpkit.ledger import covered, entry_digest
from pdpkit.proof import hash_data, sign, signed_digest
from pdpkit.words import to_words

Tree = dict[str, Any]

ENTROPY: Final = bytes(range(32))
LABEL: Final = "demo issuer key 2026/27 (example only)"
PHRASE: Final = "six plain example words for testing"
ENTRY: Final = {
    "id": "0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21",
    "kind": "goal",
    "title": "Reasoning talk in Years 3 and 4",
    "targetDate": "2027-07",
    "state": "agreed",
    "links": ["5a1e6c2e-8f1d-4f0e-9a55-0f7a6d2f4c10"],
    "private": {"notes": "worried about workload"},
    "visibility": "handover",
    "updated": "2026-10-09T16:00:00Z",
}
LOG: Final = rotate(incept(ENTROPY), ENTROPY)
IDENTITY: Final = "ni:///sha-256;" + event_digest(LOG[0])
TRUST: Final = "did:web:saltmarsh.example"
STATEMENT: Final = {
    "@context": STATEMENT_CONTEXT,
    "id": "urn:uuid:6b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a11",
    "type": STATEMENT_TYPE,
    "issuer": {"id": TRUST, "type": ["Profile"], "name": "Saltmarsh Learning Trust"},
    "validFrom": "2027-01-05T09:00:00Z",
    "credentialSubject": {
        "id": IDENTITY,
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
        "start": "2027-01-04",
        "minutes": 60,
        "keyLog": {"seq": 1, "digest": event_digest(LOG[1])},
    },
    "credentialStatus": {"id": f"{TRUST}#withdrawals-2027", "type": "PdpWithdrawalList"},
}


def write_example(name: str) -> str:
    """One part of the example as a block of code."""
    lines = "\n".join({"keys": _keys, "log": _log, "statement": _statement, "rest": _rest}[name]())
    return f"```text\n{lines}\n```"


def _keys() -> Iterator[str]:
    words = to_words(ENTROPY)
    yield f"E             {ENTROPY.hex()}"
    for start in range(0, 24, 8):
        yield f"{'words' if not start else '':<14}{' '.join(words[start : start + 8])}"
    for number in (0, 1):
        for letter, purpose in (("K", "key"), ("R", "recovery")):
            key = derive_key(ENTROPY, purpose, number)
            if not number:
                yield f"{letter}_{number} seed      {key.seed.hex()}"
            yield f"{letter}_{number}           {key.text}"
    yield f"code of K_0   {spoken_code(derive_key(ENTROPY, 'key', 0).text)}"


def _log() -> Iterator[str]:
    yield from _explain(LOG[0])
    yield f"identity   {IDENTITY}"
    yield f"its code   {spoken_code(IDENTITY)}"
    yield ""
    yield from _explain(LOG[1])
    yield f"digest     {event_digest(LOG[1])}"
    yield ""
    sizes = [len(canonical(log)) for log in (LOG[:1], LOG)]
    yield f"canonical sizes of the log with one and two events: {sizes[0]} and {sizes[1]:,} bytes"


def _statement() -> Iterator[str]:
    key = signing_key(hashlib.sha256(LABEL.encode()).digest())
    signed = sign(STATEMENT, Kind.STATEMENT, key, TRUST, {"created": "2027-01-05T09:00:00Z"})
    yield json.dumps(signed, ensure_ascii=False, indent=1)
    yield ""
    hashed = _hash(signed).hex()
    yield f"issuer's seed     SHA-256 of the ASCII text “{LABEL}”"
    yield f"hashData          {hashed[:64]}"
    yield f"                  {hashed[64:]}"
    yield f"canonical size    {len(canonical(signed)):,} bytes"
    yield f"statement digest  {signed_digest(signed)}"


def _rest() -> Iterator[str]:
    made = keystore._lock(
        keystore.Unlocked(derive_key(ENTROPY, "key", 0)),
        PHRASE,
        IDENTITY,
        0,
        datetime(2026, 11, 22, 9, tzinfo=UTC),
        salt=bytes(range(16)),
        nonce=bytes(range(12)),
    )
    header = {name: value for name, value in made.tree.items() if name != "ciphertext"}
    yield f"keystore of K_0 under “{PHRASE}”"
    yield f"associated data   {canonical(header).decode()}"
    yield f"ciphertext        {made.tree['ciphertext']}"
    yield ""
    yield f"an entry          {json.dumps(ENTRY, ensure_ascii=False)}"
    yield f"ledger digest     {entry_digest(ENTRY)}"
    yield f"carried, compared {canonical(covered(ENTRY)).decode()}"


def _explain(event: Tree) -> Iterator[str]:
    options = without(event["proof"][0], "proofValue")
    unsigned = without(event, "proof")
    hashed = _hash(event).hex()
    yield f"event {event['seq']}    {canonical(unsigned).decode()}"
    yield f"options    {canonical(options).decode()}"
    yield f"hashData   {hashed[:64]}"
    yield f"           {hashed[64:]}"
    yield f"proofValue {event['proof'][0]['proofValue']}"


def _hash(signed: Tree) -> bytes:
    options = without(signed["proof"][0], "proofValue")
    return hash_data(without(signed, "proof"), options)
