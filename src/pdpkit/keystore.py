"""The signing key under a passphrase, in a file of its own (spec rule 13).

scrypt and ChaCha20-Poly1305; the whole header is authenticated. It holds the 32-byte seed of the
current key and, only until three words were asked back, the 32 bytes that the words encode.
"""

import os
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from pdpkit.encoding.alphabets import from_base64url, to_base64url
from pdpkit.encoding.canonical import canonical
from pdpkit.encoding.reading import Tree, read
from pdpkit.encoding.times import format_moment
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError, SecretError
from pdpkit.keys import SigningKey, read_key, signing_key
from pdpkit.signed.forms import Closed, OneOf, TextForm, Whole, needed
from pdpkit.signed.texts import IDENTITY, ISSUER, KEY, MOMENT

FORMAT: Final = "pdp-keystore/1.0"
MIN_PASSPHRASE: Final = 15
MAX_PASSPHRASE: Final = 256
_LOG_N: Final = 17
_MAX_LOG_N: Final = 20  # more would let a hostile file ask for gigabytes
_B64: Final = "[A-Za-z0-9_-]"
# 32 bytes of seed and 16 of the seal, in base64url.
_SEALED_SEED: Final = 64
FORM: Final = Closed(
    "A signing key under a passphrase. Everything but the ciphertext is readable, and bound to it.",
    needed("format", OneOf(FORMAT), "The mark of a keystore."),
    needed(
        "holder",
        TextForm("an identity or a trust's name", f"{IDENTITY.pattern}|{ISSUER.pattern}"),
        "Whose key it is: a holder or keeper, or an issuer.",
    ),
    needed("seq", Whole(10_000), "The number of the event that the key belongs to."),
    needed("key", KEY, "The public key."),
    needed("created", MOMENT, "When the file was made."),
    needed(
        "kdf",
        Closed(
            "How the passphrase is stretched to 32 bytes.",
            needed("name", OneOf("scrypt"), "RFC 7914."),
            needed("logN", Whole(_MAX_LOG_N, least=15), "The work factor as a power of two."),
            needed("r", OneOf(8), "The size of a block."),
            needed("p", OneOf(1), "How often."),
            needed("salt", TextForm("16 bytes in base64url", f"^{_B64}{{21}}[AQgw]$"), "Salt."),
        ),
        "How the passphrase is stretched.",
    ),
    needed("cipher", OneOf("chacha20-poly1305"), "RFC 8439."),
    needed("nonce", TextForm("12 bytes in base64url", f"^{_B64}{{16}}$"), "Used this once."),
    needed(
        "ciphertext",
        TextForm(
            "48 or 80 bytes in base64url", f"^({_B64}{{64}}|{_B64}{{106}}[AEIMQUYcgkosw048])$"
        ),
        "The seed, and while the words are not confirmed what they encode; then 16 bytes.",
    ),
)


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

    @property
    def holds_words(self) -> bool:
        """Whether what the words encode is in it: they were not asked back yet."""
        return len(self.tree["ciphertext"]) > _SEALED_SEED


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
    if fault := FORM.find_fault(tree):
        raise SecretError("keystore-damaged", fault.where)
    try:
        read_key(tree["key"])
    except InputError:
        raise SecretError("keystore-damaged", "/key") from None
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
