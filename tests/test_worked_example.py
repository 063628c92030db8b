"""Every value of the published worked example, made here from its thirty-two bytes."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pdpkit import keystore
from pdpkit.document import Kind
from pdpkit.encoding.canonical import canonical
from pdpkit.encoding.reading import Tree, without
from pdpkit.identity import event_digest, incept, judge_log, rotate
from pdpkit.keys import derive_key, signing_key
from pdpkit.ledger import covered, entry_digest
from pdpkit.proof import hash_data, judge, sign, signed_digest
from pdpkit.words import from_words, to_words

ENTROPY = bytes(range(32))
IDENTITY = "ni:///sha-256;M3VpixJokZJ6mYbq_xBI2XcvfsQApOSVvMVzOf0S1Cs"
WORDS = (
    "abandon amount liar amount expire adjust cage candy arch gather drum bullet "
    "absurd math era live bid rhythm alien crouch range attend journey unaware"
)
TRUST = "did:web:saltmarsh.example"
TRUST_KEY = signing_key(hashlib.sha256(b"demo issuer key 2026/27 (example only)").digest())


@pytest.fixture(scope="module")
def statement(vectors: Path) -> Tree:
    text = (vectors / "worked-example.md").read_text(encoding="utf-8")
    start = text.index('{"@context"')
    found: Tree = json.loads(text[start : text.index("proof: created")])
    return found


def test_words_encode_the_bytes() -> None:
    assert " ".join(to_words(ENTROPY)) == WORDS
    assert from_words(WORDS) == ENTROPY


@pytest.mark.parametrize(
    ("purpose", "number", "seed", "text"),
    [
        ("key", 0, "0cc212a99a9e73e17bca396dcf0ceba47ff6297debc72a4d5640f2303039d3c0",
         "z6MkwHe1F9TNJCwPCqd3wCAbTBdk3ryL4Cv5ep2txHcnwsv3"),
        ("recovery", 0, "254c16f320bad95144736a8644d9ff47f149cb673d0e4f9e77428f24e0cac857",
         "z6MkqPCoaNZsrjJ4fiKjG1b24p9TDT2fEdTnhdLbgNWvQgEf"),
        ("key", 1, None, "z6MkutoyghEycwfLJW6S49ML7u29jX9CyKbSU8yZbXkrANVw"),
        ("recovery", 1, None, "z6MkrNj7KK4UvvxPcJHTKT4RGHyrfNLyr7Zif6R8EGUM3zuT"),
    ],
)  # fmt: skip
def test_keys_follow_from_the_bytes(purpose: str, number: int, seed: str | None, text: str) -> None:
    key = derive_key(ENTROPY, purpose, number)
    assert key.text == text
    assert seed is None or key.seed.hex() == seed


def test_inception_its_hashes_and_its_proof() -> None:
    (event,) = incept(ENTROPY)
    unsigned = without(event, "proof")
    options = without(event["proof"][0], "proofValue")
    assert canonical(unsigned) == (
        b'{"format":"pdp-key-event/1.0","key":"z6MkwHe1F9TNJCwPCqd3wCAbTBdk3ryL4Cv5ep2txHcnwsv3",'
        b'"next":"exN-B0L37Xih4rTtRI8gmFKzXuWfKlYASd5orJpB4ng","seq":0}'
    )
    assert canonical(options) == (
        b'{"cryptosuite":"eddsa-jcs-2022","proofPurpose":"capabilityInvocation",'
        b'"type":"DataIntegrityProof","verificationMethod":"did:key:'
        b"z6MkwHe1F9TNJCwPCqd3wCAbTBdk3ryL4Cv5ep2txHcnwsv3#"
        b'z6MkwHe1F9TNJCwPCqd3wCAbTBdk3ryL4Cv5ep2txHcnwsv3"}'
    )
    assert hash_data(unsigned, options).hex() == (
        "f53aeaf31ce82dcd500aa3cfc7b715b1c09ed066bea26f5005823c0e82a3aaba"
        "3375698b126891927a9986eaff1048d9772f7ec400a4e495bcc57339fd12d42b"
    )
    assert event["proof"][0]["proofValue"] == (
        "z3cq2j3CA7kvbnVE9rPYLNxZWK6ZMCszgyATzxgZvtTdc2QZSgC1d1APcCsc8EuPctsYeMxiemUBuFsCktpbC1JBq"
    )
    assert "ni:///sha-256;" + event_digest(event) == IDENTITY


def test_rotation_and_the_size_of_the_log() -> None:
    log = rotate(rotate(incept(ENTROPY), ENTROPY), ENTROPY)
    event = log[1]
    assert event["next"] == "pGqR90A0EbJkqX6u-vLawUe4qPWVeDC43xjSsSk2ulI"
    assert event["recovery"] == "z6MkqPCoaNZsrjJ4fiKjG1b24p9TDT2fEdTnhdLbgNWvQgEf"
    assert event["proof"][0]["proofValue"] == (
        "z4JMSCAepXSkxVRyc1AeRuRi4cxsXJJrWyXvEVNevLW1tQQuE5YLLXT3Wyi21F6YLvimRrtKuWBP6iKVHtAPKCgmv"
    )
    assert event_digest(event) == "OjUGiwxR7YLuvYj-DKaxhPPGzm-0PIpxyMNmtwt6YWU"
    assert [len(canonical(log[:n])) for n in (1, 2, 3)] == [493, 1104, 1715]
    _, identity = judge_log(log, IDENTITY)
    assert identity is not None
    assert identity.tip == derive_key(ENTROPY, "key", 2).text


def test_keystore_byte_for_byte() -> None:
    made = keystore._lock(
        keystore.Unlocked(derive_key(ENTROPY, "key", 0)),
        "six plain example words for testing",
        IDENTITY,
        0,
        datetime(2026, 11, 22, 9, tzinfo=UTC),
        salt=bytes(range(16)),
        nonce=bytes(range(12)),
    )
    assert made.tree["ciphertext"] == (
        "XvpCaviTQa5MZ8Dx4_kIG1KlhZfUT9qDwMduZtHXimemIlnD9Um7OUNX9cUfTTxU"
    )
    header = {name: value for name, value in made.tree.items() if name != "ciphertext"}
    assert canonical(header).startswith(b'{"cipher":"chacha20-poly1305","created":"2026-11-22T09')


def test_statement_hashes_proof_and_digest(statement: Tree) -> None:
    signed = sign(statement, Kind.STATEMENT, TRUST_KEY, TRUST, {"created": "2027-01-05T09:00:00Z"})
    options = without(signed["proof"][0], "proofValue")
    assert hash_data(statement, options).hex() == (
        "e1d42a6c449c2f845521e9923e399545811888a813cddb5655a838c12f92e973"
        "2de190da0a5176e69bb46ffd11e6b43ee9976b89a44f48a213403375fae01b48"
    )
    assert signed["proof"][0]["proofValue"] == (
        "z3XLZ7m5em6rj2GNmxrozDpBw4Xp79HwXxY5A2RNBi1qyXp9SgptUYvkiJnk1SRre6qMPhDBeJUoULYAnUjXQcswX"
    )
    assert len(canonical(signed)) == 1633
    digest = "Nd2Yp5jgtdJZUZB5nmlDvnBg54CyaHMi9IIQESEkrAc"
    assert signed_digest(signed) == digest
    lone = signed | {"proof": signed["proof"][0]}
    other = signed["proof"][0] | {"cryptosuite": "ecdsa-jcs-2019"}
    for shape in (signed, lone, signed | {"proof": [*signed["proof"], other]}):
        assert judge(shape, Kind.STATEMENT, TRUST).digest == digest


def test_entry_digest_and_what_a_statement_carries() -> None:
    entry = {
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
    assert entry_digest(entry) == "XClhMPJLFV9nw4iq37VTv51V6LshoStbM5GvUOgaxj8"
    assert canonical(covered(entry)) == (
        b'{"id":"0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21","kind":"goal","targetDate":"2027-07",'
        b'"title":"Reasoning talk in Years 3 and 4"}'
    )
