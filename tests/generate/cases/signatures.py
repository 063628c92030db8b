"""Group 3, second part: weak signatures, weak keys, and other ways to write either."""

from collections.abc import Iterator
from typing import Any, Final

from generate.cases.cast import SALTMARSH
from generate.cases.papers import sign_hash, unsigned_statement
from generate.cases.points import (
    SMALL_ORDER,
    add_order,
    key_text,
    sign_with_weak_commitment,
    sign_with_weak_key,
)
from generate.cases.proofs import PROOF, changed
from generate.cases.vector import GONE, Vector
from pdpkit.encoding.alphabets import from_base58, to_base64url
from pdpkit.encoding.reading import Tree, without

_VALUE: Final[str] = PROOF["proofValue"]


def list_vectors() -> Iterator[Vector]:
    yield from _signatures()
    yield from _weak_keys()
    yield from _keys()


def _signatures() -> Iterator[Vector]:
    def with_value(name: str, row: str, about: str, value: Any, code: str) -> Vector:
        return changed(name, row, about, {"/proof/0/proofValue": value}, code)

    for times in (1, 8):
        about = f"S with {times} times the group's order added."
        code = "proof-signature-encoding"
        yield with_value(f"signature-plus-{times}-l", "53", about, add_order(_VALUE, times), code)
    options = without(PROOF, "proofValue")
    value = sign_with_weak_commitment(SALTMARSH.key, options)
    about = "R is the neutral point, so that the plain equation holds."
    yield with_value("signature-weak", "53", about, value, "proof-signature-weak")

    data = from_base58(_VALUE[1:])
    wrong: dict[str, Any] = {
        "base64url": "u" + to_base64url(data),
        "base16": "f" + data.hex(),
        "plain-hex": data.hex(),
        "without-z": _VALUE[1:],
        "with-zero": _put(_VALUE, "0"),
        "with-capital-o": _put(_VALUE, "O"),
        "with-capital-i": _put(_VALUE, "I"),
        "with-small-l": _put(_VALUE, "l"),
        "with-a-space-before": f" {_VALUE}",
        "with-a-space-behind": f"{_VALUE} ",
        "with-a-leading-one": f"z1{_VALUE[1:]}",
        "cut": _VALUE[:-2],
        "empty": "",
        "z-alone": "z",
        "number": 1,
        "missing": GONE,
    }
    for name, value in wrong.items():
        about = f"The signature is written otherwise: {name.replace('-', ' ')}."
        yield with_value(f"value-{name}", "56", about, value, "proof-value-encoding")


def _put(value: str, letter: str) -> str:
    return value[:40] + letter + value[41:]


def _weak_keys() -> Iterator[Vector]:
    for name, (encoded, order) in SMALL_ORDER.items():
        point = bytes.fromhex(encoded)
        options = _name_key(key_text(point))
        proof = options | {"proofValue": sign_with_weak_key(point, order, options)}
        about = f"A key that the plain equation accepts without a signer: {name}."
        yield changed(f"key-weak-{name}", "54", about, {"/proof": [proof]}, "key-weak")


def _keys() -> Iterator[Vector]:
    text = SALTMARSH.key.text
    point = from_base58(text[1:])[2:]
    kinds = {
        "x25519": key_text(point, b"\xec\x01"),
        "p-256": key_text(b"\x02" + point, b"\x80\x24"),
        "secp256k1": key_text(b"\x02" + point, b"\xe7\x01"),
        "ed25519-private": key_text(point, b"\x80\x26"),
        "ed25519-one-byte-short": key_text(point[:-1]),
        "ed25519-one-byte-long": key_text(point + b"\0"),
        "ed25519-behind-a-zero": key_text(point, b"\0\xed\x01"),
    }
    writings = {
        "without-z": text[1:],
        "other-base": "m" + text[1:],
        "letter-outside": _put(text, "0"),
        "not-on-the-curve": key_text((2).to_bytes(32, "little")),
    }
    for code, texts in {"key-type": kinds, "key-encoding": writings}.items():
        for name, broken in texts.items():
            options = _name_key(broken)
            value = sign_hash(unsigned_statement(), options, SALTMARSH.key)
            proofs = {"/proof": [options | {"proofValue": value}]}
            about = f"Another kind of key, or another writing: {name.replace('-', ' ')}."
            yield changed(f"{code}-{name}", "58", about, proofs, code)


def _name_key(text: str) -> Tree:
    """What is signed of a proof by a key that is written so."""
    options = without(PROOF, "proofValue")
    return options | {"verificationMethod": f"{SALTMARSH.id}#{text}"}
