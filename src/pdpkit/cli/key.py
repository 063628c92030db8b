"""The commands about a person's own key and its words."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pdpkit.cli.options import AsJson, At, Home, PassphraseFile
from pdpkit.cli.recovery import load_logs
from pdpkit.cli.secrets import unlock_with_passphrase
from pdpkit.cli.session import Session, open_session, write
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.errors import SecretError, UsageError
from pdpkit.keystore import Keystore, Unlocked, lock, read_keystore, unlock
from pdpkit.recovery import recover
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
    session.console.say(f"{path}: key number {keystore.sequence + 1} of {keystore.owner}")
    session.console.say(f"Code: {code}")
    session.console.give({"owner": keystore.owner, "seq": keystore.sequence, "code": code})
    return 0


def words(
    key: KeyFile = None,
    passphrase_file: PassphraseFile = None,
    pdf: Annotated[
        Path | None,
        typer.Option("--pdf", metavar="OUT", help="Make a page to print, with the words on it."),
    ] = None,
    log: Annotated[
        Path | None,
        typer.Option("--log", metavar="FILE", help="Your record, for the page of a later sheet."),
    ] = None,
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
    if pdf is not None:
        _print_sheet(pdf, unlocked.entropy, keystore, log, session)
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


def _print_sheet(
    out: Path, entropy: bytes, keystore: Keystore, log: Path | None, session: Session
) -> None:
    """The sheet as an A4 page. A later sheet needs the key log, which its words do not rebuild."""
    from pdpkit.html import render_sheet  # noqa: PLC0415  only pages need these
    from pdpkit.pdf import write as write_pdf  # noqa: PLC0415
    from pdpkit.view.sheet import show_sheet  # noqa: PLC0415

    if keystore.sequence and log is None:
        raise UsageError("input-needed", option="--log")
    found = recover(entropy, load_logs(log) if log else ())
    if found.key.text != keystore.key:
        raise SecretError("words-older-sheet", str(log or out))
    page = show_sheet(to_words(entropy), found.key_log, session.now)
    write(out, write_pdf(render_sheet(page), None, moment=session.now))
    session.console.tell(
        f"{out} shows your words. Print it, then delete it: a folder that is kept online, or a"
        " shared printer, may keep a copy."
    )
