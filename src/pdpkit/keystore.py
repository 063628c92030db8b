"""The signing key under a passphrase, in a file of its own (spec rule 13).

scrypt and ChaCha20-Poly1305; the whole header is authenticated. It holds the 32-byte seed of the
current key and, only until three words were asked back, the 32 bytes that the words encode.
"""

import os
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from pdpkit.encoding.alphabets import from_base64url, to_base64url
from pdpkit.encoding.canonical import canonical
from pdpkit.encoding.reading import Tree, read
from pdpkit.encoding.times import format_moment, parse_moment
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError, SecretError
from pdpkit.keys import SigningKey, read_key, signing_key

FORMAT: Final = "pdp-keystore/1.0"
MIN_PASSPHRASE: Final = 15
MAX_PASSPHRASE: Final = 256
_LOG_N: Final = 17
_READ_LOG_N: Final = range(15, 21)  # more would let a hostile file ask for gigabytes
_MEMBERS: Final = (
    "format",
    "holder",
    "seq",
    "key",
    "created",
    "kdf",
    "cipher",
    "nonce",
    "ciphertext",
)
_OWNER: Final = re.compile(r"(ni:///sha-256;[A-Za-z0-9_-]{43}|did:web:[a-z0-9.:-]{1,500})")


@dataclass(frozen=True, slots=True)
class Keystore:
    """A keystore file: what it says openly, and what only the passphrase opens."""

    owner: str
    sequence: int
    key: str
    tree: Tree = field(repr=False)

    @property
    def data(self) -> bytes:
        return dump(self.tree)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """``entropy`` is there only while the sheet of words is not yet confirmed."""

    key: SigningKey
    entropy: bytes | None = field(default=None, repr=False)


def lock(
    unlocked: Unlocked, passphrase: str, owner: str, sequence: int, created: datetime
) -> Keystore:
    """Encrypt a key for its file; salt and nonce are fresh random bytes."""
    salt, nonce = os.urandom(16), os.urandom(12)
    return _lock(unlocked, passphrase, owner, sequence, created, salt=salt, nonce=nonce)


def _lock(
    unlocked: Unlocked,
    passphrase: str,
    owner: str,
    sequence: int,
    created: datetime,
    *,
    salt: bytes,
    nonce: bytes,
) -> Keystore:
    check_passphrase(passphrase)
    header = {
        "format": FORMAT,
        "holder": owner,
        "seq": sequence,
        "key": unlocked.key.text,
        "created": format_moment(created),
        "kdf": {"name": "scrypt", "logN": _LOG_N, "r": 8, "p": 1, "salt": to_base64url(salt)},
        "cipher": "chacha20-poly1305",
        "nonce": to_base64url(nonce),
    }
    secret = unlocked.key.seed + (unlocked.entropy or b"")
    cipher = ChaCha20Poly1305(_stretch(passphrase, salt, _LOG_N))
    sealed = cipher.encrypt(nonce, secret, canonical(header))
    return Keystore(
        owner, sequence, unlocked.key.text, header | {"ciphertext": to_base64url(sealed)}
    )


def read_keystore(data: bytes) -> Keystore:
    """A keystore's open part; ``SecretError`` ``keystore-damaged`` when its form is wrong."""
    try:
        tree = read(data, max_bytes=64 * 1024)
    except InputError as err:
        raise SecretError("keystore-damaged", err.where) from None
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise SecretError("keystore-damaged", "/format")
    for member in _MEMBERS:
        if member not in tree:
            raise SecretError("keystore-damaged", f"/{member}")
    if fault := next((m for m in tree if m not in _MEMBERS), None) or _find_fault(tree):
        raise SecretError("keystore-damaged", f"/{fault}")
    return Keystore(tree["holder"], tree["seq"], tree["key"], tree)


def unlock(keystore: Keystore, passphrase: str) -> Unlocked:
    """Decrypt, derive the public key again and compare it with the header.

    ``SecretError``: ``keystore-passphrase`` for a wrong passphrase or a damaged file, which the
    cipher cannot tell apart; ``keystore-damaged`` when the secret is not that of the header's key.
    """
    tree = keystore.tree
    header = {member: value for member, value in tree.items() if member != "ciphertext"}
    kdf = tree["kdf"]
    cipher = ChaCha20Poly1305(_stretch(passphrase, from_base64url(kdf["salt"]), kdf["logN"]))
    try:
        secret = cipher.decrypt(
            from_base64url(tree["nonce"]), from_base64url(tree["ciphertext"]), canonical(header)
        )
    except InvalidTag:
        raise SecretError("keystore-passphrase") from None
    key = signing_key(secret[:32])
    if key.text != keystore.key:
        raise SecretError("keystore-damaged", "/key")
    return Unlocked(key, secret[32:] or None)


def check_passphrase(passphrase: str) -> None:
    """``SecretError`` unless it has 15 characters or more and at most 256 bytes."""
    normal = unicodedata.normalize("NFKC", passphrase)
    if len(normal) < MIN_PASSPHRASE:
        raise SecretError("keystore-passphrase-short", minimum=MIN_PASSPHRASE)
    if len(normal.encode("utf-8")) > MAX_PASSPHRASE:
        raise SecretError("keystore-passphrase-long", limit=MAX_PASSPHRASE)


def _stretch(passphrase: str, salt: bytes, log_n: int) -> bytes:
    text = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "replace")
    return Scrypt(salt=salt, length=32, n=2**log_n, r=8, p=1).derive(text)


def _find_fault(tree: Tree) -> str | None:
    """The first member whose form is wrong."""
    kdf: Any = tree["kdf"]
    if not isinstance(kdf, dict) or set(kdf) != {"name", "logN", "r", "p", "salt"}:
        return "kdf"
    whole = [tree["seq"], kdf["logN"], kdf["r"], kdf["p"]]
    if any(type(number) is not int for number in whole):
        return "kdf"
    if (kdf["name"], kdf["r"], kdf["p"]) != ("scrypt", 8, 1) or kdf["logN"] not in _READ_LOG_N:
        return "kdf"
    if not 0 <= tree["seq"] <= 10_000:
        return "seq"
    if tree["cipher"] != "chacha20-poly1305":
        return "cipher"
    if not isinstance(tree["holder"], str) or not _OWNER.fullmatch(tree["holder"]):
        return "holder"
    sizes = {"salt": (16,), "nonce": (12,), "ciphertext": (48, 80)}
    for name, allowed in sizes.items():
        text = kdf["salt"] if name == "salt" else tree[name]
        try:
            if not isinstance(text, str) or len(from_base64url(text)) not in allowed:
                return name
        except ValueError:
            return name
    try:
        parse_moment(tree["created"])
    except ValueError:
        return "created"
    try:
        read_key(tree["key"] if isinstance(tree["key"], str) else "")
    except InputError:
        return "key"
    return None
