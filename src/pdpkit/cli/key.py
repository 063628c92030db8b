"""The commands about a person's own key and its words."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pdpkit.cli.options import AsJson, At, Home, PassphraseFile
from pdpkit.cli.secrets import unlock_with_passphrase
from pdpkit.cli.session import open_session
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.errors import SecretError, UsageError
from pdpkit.keystore import Unlocked, lock, read_keystore, unlock
from pdpkit.storage import load, save
from pdpkit.words import to_words

KeyFile = Annotated[
    Path | None,
    typer.Option("--key", metavar="FILE", help="The key; else key.json in your own folder."),
]
MAX_KEYSTORE = 64 * 1024
_ASKED = (5, 14, 22)


def show(key: KeyFile = None, as_json: AsJson = False, home: Home = None) -> int:
    """Show whose key this is, and the code that people compare.

    Example: pdp key show --key key.json
    """
    session = open_session(as_json, None, home)
    path = key or session.home / "key.json"
    keystore = read_keystore(load(path, max_bytes=MAX_KEYSTORE).data)
    code = spoken_code(keystore.owner if keystore.owner.startswith("ni:") else keystore.key)
    session.console.say(f"{path}: key number {keystore.sequence} of {keystore.owner}")
    session.console.say(f"Code: {code}")
    session.console.give({"owner": keystore.owner, "seq": keystore.sequence, "code": code})
    return 0


def words(
    key: KeyFile = None,
    passphrase_file: PassphraseFile = None,
    no_check: Annotated[
        bool, typer.Option("--no-check", help="Show the words without asking three back.")
    ] = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Show the 24 words to copy onto paper, then ask three of them back.

    Whoever has these words is you. Keep them where you keep your passport.

    Example: pdp key words --key key.json
    """
    session = open_session(as_json, at, home)
    path = key or session.home / "key.json"
    loaded = load(path, max_bytes=MAX_KEYSTORE)
    keystore = read_keystore(loaded.data)
    unlocked, passphrase = unlock_with_passphrase(path, passphrase_file, session)
    if unlocked.entropy is None:
        raise SecretError("keystore-words-confirmed", str(path))
    sheet = to_words(unlocked.entropy)
    for row in range(0, len(sheet), 4):
        line = "  ".join(f"{n + 1:>2} {sheet[n]:<10}" for n in range(row, row + 4))
        session.console.say(line.rstrip())
    session.console.give({"words": sheet})
    if no_check or as_json:
        return 0
    if not sys.stdin.isatty():
        raise UsageError("input-needed", option="--no-check")
    session.console.say("\nWhoever has these words is you. Your employer does not need them.")
    for number in _ASKED:
        if typer.prompt(f"Word number {number}").strip().lower()[:4] != sheet[number - 1][:4]:
            raise SecretError("words-differ", number=number)
    kept = lock(Unlocked(unlocked.key), passphrase, keystore.owner, keystore.sequence, session.now)
    save(path, kept.data, over=loaded.stamp)
    # The copy of before still holds the words: it goes once the new file has been opened.
    unlock(read_keystore(load(path, max_bytes=MAX_KEYSTORE).data), passphrase)
    path.with_name(path.name + ".bak").unlink(missing_ok=True)
    session.console.say("The words are on paper; the key's file no longer holds them.")
    return 0
