"""Ed25519 keys: strict verification, signing, and the text of a key (spec rules 2 and 5).

Verification follows RFC 8032 with the checks of "Taming the Many EdDSAs": the public key and the
R point must be canonical and not of small order, S must lie below the group order. OpenSSL alone
accepts a key whose one signature verifies every message.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pdpkit.encoding.alphabets import from_base58, to_base58
from pdpkit.errors import InputError

_ED25519_PUB: Final = b"\xed\x01"
_P: Final = 2**255 - 19
_L: Final = 2**252 + 27742317777372353535851937790883648493
_D: Final = -121665 * pow(121666, -1, _P) % _P
_Y_OF_ORDER_8: Final = int("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16)
# All points whose order divides 8, and every y that is not below the prime; x with either sign.
_WEAK: Final = frozenset(
    (y + sign).to_bytes(32, "little")
    for y in (0, 1, _P - 1, _Y_OF_ORDER_8, _P - _Y_OF_ORDER_8, *range(_P, 2**255))
    for sign in (0, 2**255)
)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key in memory. Its text and its repr show the public key only."""

    seed: bytes = field(repr=False)
    text: str

    def sign(self, message: bytes) -> bytes:
        """Pure Ed25519 over ``message``: 64 bytes (RFC 8032)."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)


def signing_key(seed: bytes) -> SigningKey:
    """The key that a 32-byte Ed25519 seed stands for."""
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return SigningKey(seed, "z" + to_base58(_ED25519_PUB + public))


def derive_key(entropy: bytes, purpose: str, number: int) -> SigningKey:
    """``K_n`` or ``R_n`` from the 32 bytes that the words encode (spec rule 5).

    ``purpose`` is ``key`` or ``recovery``; HKDF-SHA256, no salt, info ``pdpkit/1 PURPOSE n``.
    """
    info = f"pdpkit/1 {purpose} {number}".encode("ascii")
    return signing_key(HKDF(SHA256(), 32, None, info).derive(entropy))


@lru_cache(maxsize=256)
def read_key(text: str) -> Ed25519PublicKey:
    """The public key that a key text names, checked (steps K1 to K4).

    ``InputError``: ``key-encoding`` (not the one text of a point), ``key-type`` (not Ed25519),
    ``key-weak`` (small order, or not canonical).
    """
    if not text.startswith("z") or text != text.strip():
        raise InputError("key-encoding")
    try:
        data = from_base58(text[1:])
    except ValueError:
        raise InputError("key-encoding") from None
    if len(data) != 34 or not data.startswith(_ED25519_PUB):
        raise InputError("key-type")
    if data[2:] in _WEAK:
        raise InputError("key-weak")
    if not _is_on_curve(data[2:]):
        raise InputError("key-encoding")
    return Ed25519PublicKey.from_public_bytes(data[2:])


def verify(key: str, signature: bytes, message: bytes) -> str | None:
    """Judge a 64-byte signature: None when it holds, else the code of what is wrong.

    ``proof-signature-encoding`` for S at or above the group order, ``proof-signature-weak`` for an
    R of small order or not canonical, ``proof-signature-invalid`` when it is not over ``message``.
    A bad ``key`` raises as ``read_key`` does.
    """
    public = read_key(key)
    if len(signature) != 64 or int.from_bytes(signature[32:], "little") >= _L:
        return "proof-signature-encoding"
    if signature[:32] in _WEAK:
        return "proof-signature-weak"
    try:
        public.verify(signature, message)
    except InvalidSignature:
        return "proof-signature-invalid"
    return None


def _is_on_curve(point: bytes) -> bool:
    y2 = (int.from_bytes(point, "little") & (2**255 - 1)) ** 2
    x2 = (y2 - 1) * pow(_D * y2 + 1, -1, _P) % _P
    return x2 == 0 or pow(x2, (_P - 1) // 2, _P) == 1
