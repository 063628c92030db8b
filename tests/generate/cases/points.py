"""Signatures by keys and points of small order, which the plain equation of Ed25519 accepts.

A verifier that only computes [S]B = R + [k]A takes each of them (RFC 8032 section 5.1.7 without
the checks of "Taming the many EdDSAs"); one with the checks refuses the point before computing.
"""

import hashlib
from collections.abc import Iterator
from itertools import count
from typing import Final

from generate.cases.cast import seed
from generate.cases.papers import unsigned_statement
from pdpkit.encoding.alphabets import from_base58, to_base58
from pdpkit.encoding.reading import Tree
from pdpkit.keys import SigningKey, signing_key
from pdpkit.proof import hash_data

ORDER: Final = 2**252 + 27742317777372353535851937790883648493
_ORDER_8_Y: Final = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03"
_OTHER_ORDER_8_Y: Final = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc"
_IDENTITY: Final = "01" + "00" * 31
# All eight points of small order, then six other ways in which some of them can be written; each
# with the order that divides out what the signature is multiplied with.
SMALL_ORDER: Final = {
    "order-1": (_IDENTITY, 1),
    "order-2": ("ec" + "ff" * 30 + "7f", 2),
    "order-4": ("00" * 32, 4),
    "order-4-negative": ("00" * 31 + "80", 4),
    "order-8-first": (_ORDER_8_Y + "7a", 8),
    "order-8-second": (_ORDER_8_Y + "fa", 8),
    "order-8-third": (_OTHER_ORDER_8_Y + "05", 8),
    "order-8-fourth": (_OTHER_ORDER_8_Y + "85", 8),
    "order-1-negative-zero": ("01" + "00" * 30 + "80", 1),
    "order-2-negative-zero": ("ec" + "ff" * 31, 2),
    "order-1-beyond-p": ("ee" + "ff" * 30 + "7f", 1),
    "order-1-beyond-p-negative-zero": ("ee" + "ff" * 31, 1),
    "order-4-beyond-p": ("ed" + "ff" * 30 + "7f", 4),
    "order-4-beyond-p-negative": ("ed" + "ff" * 31, 4),
}


def key_text(point: bytes, codec: bytes = b"\xed\x01") -> str:
    """The text of a key under a multicodec; Ed25519's unless another is given."""
    return "z" + to_base58(codec + point)


def sign_with_weak_key(point: bytes, order: int, options: Tree) -> str:
    """A ``proofValue`` that the plain equation accepts for a key of small order.

    With R = [r]B and S = r it holds as soon as ``order`` divides k = SHA-512(R ‖ A ‖ M), which a
    few tries of r bring about. Nobody needs to know a private key for it.
    """
    message = hash_data(unsigned_statement(), options)
    for secret, commitment in _list_commitments():
        hashed = hashlib.sha512(commitment + point + message).digest()
        if int.from_bytes(hashed, "little") % ORDER % order == 0:
            return "z" + to_base58(commitment + secret.to_bytes(32, "little"))
    raise AssertionError


def sign_with_weak_commitment(key: SigningKey, options: Tree) -> str:
    """A ``proofValue`` whose R is the neutral point, so that S = k·a fits the equation."""
    message = hash_data(unsigned_statement(), options)
    commitment, public = bytes.fromhex(_IDENTITY), from_base58(key.text[1:])[2:]
    hashed = hashlib.sha512(commitment + public + message).digest()
    challenge = int.from_bytes(hashed, "little")
    scalar = challenge * _read_scalar(key.seed) % ORDER
    return "z" + to_base58(commitment + scalar.to_bytes(32, "little"))


def add_order(value: str, times: int) -> str:
    """The same signature with a multiple of the group's order added to S."""
    signature = from_base58(value[1:])
    scalar = int.from_bytes(signature[32:], "little") + times * ORDER
    return "z" + to_base58(signature[:32] + scalar.to_bytes(32, "little"))


def _list_commitments() -> Iterator[tuple[int, bytes]]:
    """Numbers r with [r]B, found as the public keys of seeds."""
    for number in count():
        key = signing_key(seed(f"commitment {number}"))
        yield _read_scalar(key.seed) % ORDER, from_base58(key.text[1:])[2:]


def _read_scalar(private: bytes) -> int:
    """The number that a seed stands for (RFC 8032 section 5.1.5)."""
    scalar = int.from_bytes(hashlib.sha512(private).digest()[:32], "little")
    return scalar & ~7 & (2**255 - 1) | 2**254
