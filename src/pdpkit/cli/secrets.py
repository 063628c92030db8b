"""Passphrases and keys: asked on the terminal, or read from a file that nobody else can read.

Never an option's value, which other users of a computer can see, and never the environment.
"""

import getpass
import os
import secrets
import stat
import sys
import warnings
from pathlib import Path

from pdpkit.cli.session import Session
from pdpkit.errors import SecretError, UsageError
from pdpkit.keystore import Keystore, Unlocked, check_passphrase, read_keystore, unlock
from pdpkit.messages import sentence
from pdpkit.storage import load
from pdpkit.words import COUNT, from_words, word_list

_GENERATED_WORDS = 6
_TRIES = 3


def find_key(key: Path | None, beside: Path, session: Session) -> Path:
    """The keystore to use: the one named, else ``key.json`` beside the file, else in the home."""
    if key is not None:
        return key
    for place in (beside.parent / "key.json", session.home / "key.json"):
        if place.is_file():
            return place
    raise SecretError("keystore-not-found", str(beside.parent))


def unlock_key(path: Path, passphrase_file: Path | None, session: Session) -> Unlocked:
    """Open a keystore; on a terminal a wrong passphrase may be typed again."""
    return unlock_with_passphrase(path, passphrase_file, session)[0]


def unlock_with_passphrase(
    path: Path, passphrase_file: Path | None, session: Session
) -> tuple[Unlocked, str]:
    """``unlock_key``, with the passphrase that opened it, to lock the same file again."""
    keystore = _load_keystore(path)
    if passphrase_file is not None:
        passphrase = read_passphrase(passphrase_file)
        return unlock(keystore, passphrase), passphrase
    for tries_left in range(_TRIES - 1, -1, -1):
        passphrase = _ask(f"Passphrase for {path.name}: ")
        try:
            return unlock(keystore, passphrase), passphrase
        except SecretError as err:
            if err.code != "keystore-passphrase" or not tries_left:
                raise err.at(str(path)) from None
            session.console.tell("That is not the passphrase. Please try again.")
    raise AssertionError("the last try raises")


def choose_passphrase(passphrase_file: Path | None, session: Session) -> str:
    """A passphrase for a new key: from the file, typed twice, or made here and shown once."""
    if passphrase_file is not None:
        passphrase = read_passphrase(passphrase_file)
        check_passphrase(passphrase)
        return passphrase
    for tries_left in range(_TRIES - 1, -1, -1):
        try:
            return _choose(session)
        except SecretError as err:
            if not tries_left:
                raise
            session.console.tell(f"{sentence(err.code, err.values)} Please try again.")
    raise AssertionError("the last try raises")


def _choose(session: Session) -> str:
    passphrase = _ask("A passphrase of 15 letters or more (Enter makes one for you): ")
    if not passphrase:
        passphrase = " ".join(secrets.choice(word_list()) for _ in range(_GENERATED_WORDS))
        session.console.tell(f"Your passphrase is:\n\n    {passphrase}\n\nWrite it down now.")
    check_passphrase(passphrase)
    if _ask("Type it once more: ") != passphrase:
        raise SecretError("keystore-passphrase-differs")
    return passphrase


def read_passphrase(path: Path) -> str:
    """The first line of a file; refused when others can read it."""
    return _read_secret(path, "keystore-passphrase-file").split("\n")[0].rstrip("\r")


def read_words(path: Path | None, session: Session) -> bytes:
    """What 24 words encode: from a file, or as they are typed on the terminal."""
    if path is not None:
        return from_words(_read_secret(path, "words-file"))
    if not sys.stdin.isatty():
        raise UsageError("input-needed", option="--words-file")
    session.console.tell("Type the 24 words of your sheet; four letters of each are enough.")
    typed: list[str] = []
    while len(typed) < COUNT:
        session.console.tell(f"From word {len(typed) + 1}:")
        if not (line := sys.stdin.readline()):
            raise UsageError("input-needed", option="--words-file")
        typed += line.split()
    return from_words(" ".join(typed))


def _read_secret(path: Path, code: str) -> str:
    """The text of a small file; ``SecretError`` by ``code`` when others can read it."""
    data = load(path, max_bytes=4096).data
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SecretError(code, str(path))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise SecretError("keystore-passphrase-text", str(path)) from None


def _load_keystore(path: Path) -> Keystore:
    try:
        return read_keystore(load(path, max_bytes=64 * 1024).data)
    except SecretError as err:
        raise err.at(str(path)) from None


def _ask(question: str) -> str:
    if not sys.stdin.isatty():
        raise UsageError("input-needed", option="--passphrase-file")
    with warnings.catch_warnings():
        # getpass only warns when the letters would show; then nothing may be typed.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(question, stream=sys.stderr)
        except (getpass.GetPassWarning, EOFError):
            raise UsageError("input-needed", option="--passphrase-file") from None
