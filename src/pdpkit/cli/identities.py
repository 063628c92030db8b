"""Makes the identity of a holder or a keeper: words, key log, and the key under a passphrase."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from pdpkit.cli.secrets import choose_passphrase
from pdpkit.cli.session import Session
from pdpkit.encoding.reading import Tree
from pdpkit.errors import SaveError
from pdpkit.identity import incept, name_log
from pdpkit.keys import SigningKey, derive_key
from pdpkit.keystore import Keystore, Unlocked, lock
from pdpkit.storage import save


@dataclass(frozen=True, slots=True)
class Identity:
    """A fresh identity; its keystore is saved only when everything else has worked."""

    id: str
    key_log: list[Tree]
    key: SigningKey
    path: Path
    keystore: Keystore = field(repr=False)

    def save(self) -> None:
        save(self.path, self.keystore.data)


def make_identity(path: Path, passphrase_file: Path | None, session: Session) -> Identity:
    """A new identity from 32 random bytes, which the keystore holds until the words are kept.

    ``SaveError`` ``save-key-exists`` before anything is asked when there is a key already.
    """
    if path.exists():
        raise SaveError("save-key-exists", str(path))
    passphrase = choose_passphrase(passphrase_file, session)
    entropy = os.urandom(32)
    key_log = incept(entropy)
    owner = name_log(key_log)
    key = derive_key(entropy, "key", 0)
    keystore = lock(Unlocked(key, entropy), passphrase, owner, 0, session.now)
    return Identity(owner, key_log, key, path, keystore)
