"""Bytes as text: base58btc, base64url, and the code that people read out (spec rules 2 and 8).

One value has one text: what is not the one text of its bytes is refused.
"""

import base64
import binascii
import hashlib
import re
from typing import Final

_BASE58: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_NO_DIGIT: Final = 255
_BASE58_DIGITS: Final = bytes(
    _BASE58.find(chr(byte)) if chr(byte) in _BASE58 else _NO_DIGIT for byte in range(256)
)
_TO_URL: Final = bytes.maketrans(b"+/", b"-_")
_CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# What people read as something else when they copy a code by hand (Crockford, base 32).
_MISREAD: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_MAX_BASE58: Final = 128
# 128 digits of a byte each become a number by joining neighbours, all of them at once: to 64
# numbers below 58 squared, to 32 below its square, and so on. A step is the bits of one number,
# which bits are its lower neighbours, and by how much an upper one counts too much where it stands.
_JOINING: Final = [
    (
        bits,
        sum(2 ** (2 * bits * n) for n in range(512 // bits)) * (2**bits - 1),
        2**bits - 58 ** (bits // 8),
    )
    for bits in (8, 16, 32, 64, 128, 256, 512)
]


def to_base58(data: bytes) -> str:
    """Base58btc as multibase ``z`` uses it, without the ``z``."""
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, remainder = divmod(number, 58)
        text = _BASE58[remainder] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def from_base58(text: str) -> bytes:
    """The bytes of a base58btc text; ``ValueError`` for any other letter or more than 128.

    No two texts have the same bytes: each 1 in front is a zero byte, and a number has one way to be
    written in the digits after them. So nothing is encoded again; a property test holds it.
    """
    if len(text) > _MAX_BASE58 or not text.isascii():
        raise ValueError("too long, or not base58")
    digits = text.encode("ascii").translate(_BASE58_DIGITS)
    if _NO_DIGIT in digits:
        raise ValueError("not a base58 letter")
    number = int.from_bytes(digits, "big")
    for bits, lower, excess in _JOINING:
        number -= (number >> bits & lower) * excess
    zeros = len(text) - len(text.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def to_base64url(data: bytes) -> str:
    """Base64url without padding (RFC 4648 section 5)."""
    return binascii.b2a_base64(data, newline=False).translate(_TO_URL, b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    """The bytes of an unpadded base64url text; ``ValueError`` unless it is their one text."""
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        raise ValueError("not base64url") from None
    if to_base64url(data) != text:
        raise ValueError("not the one base64url text of these bytes")
    return data


def spoken_code(subject: str) -> str:
    """The 20 characters that people compare: of a key text or an identity (spec rule 8).

    Crockford base 32 of the first 100 bits of SHA-256 over the key's text, or of the digest that
    an identity already is, in five groups of four.
    """
    if subject.startswith("ni:///sha-256;"):
        hashed = from_base64url(subject.removeprefix("ni:///sha-256;"))
    else:
        hashed = hashlib.sha256(subject.encode("ascii")).digest()
    return to_spoken(hashed)


def to_spoken(data: bytes) -> str:
    """The first 100 bits in Crockford base 32, in five groups of four."""
    number = int.from_bytes(data[:13], "big") >> 4
    letters = "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(95, -1, -5))
    return " ".join(letters[i : i + 4] for i in range(0, 20, 4))


def read_spoken_code(text: str) -> str:
    """A code as somebody typed it, in its one written form; ``ValueError`` if it is not a code."""
    letters = re.sub(r"[\s-]", "", text).upper().translate(_MISREAD)
    if len(letters) != 20 or any(letter not in _CROCKFORD for letter in letters):
        raise ValueError("not a code of 20 letters and digits")
    return " ".join(letters[i : i + 4] for i in range(0, 20, 4))
