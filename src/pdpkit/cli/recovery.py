"""The commands that bring a person's key back, replace it, and join two identities of theirs."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from pdpkit.carrier import extract
from pdpkit.cli.options import AsJson, At, DryRun, Force, Home, Key, PassphraseFile
from pdpkit.cli.secrets import choose_passphrase, find_key, read_words, unlock_key
from pdpkit.cli.session import Session, edit, load_document, load_file, open_session
from pdpkit.directory import read_directory, sign_directory
from pdpkit.document import Document, Kind, expect
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree, read
from pdpkit.encoding.times import format_moment
from pdpkit.errors import InputError, PdpError, SaveError, SecretError, UsageError
from pdpkit.identity import name_log
from pdpkit.identity import rotate as rotate_log
from pdpkit.keystore import Unlocked, lock, read_keystore, unlock
from pdpkit.link import add_link, sign_link
from pdpkit.pins import read_code
from pdpkit.recovery import Recovered, find_logs
from pdpkit.recovery import recover as recover_key
from pdpkit.signing import sign_record
from pdpkit.storage import load, save

_MAX_KEYSTORE = 64 * 1024
WordsFile = Annotated[
    Path | None,
    typer.Option(
        "--words-file", metavar="FILE", help="Read the words from a file that only you can read."
    ),
]
Logs = Annotated[
    list[Path] | None,
    typer.Option(
        "--log",
        metavar="FILE",
        help="A record, a share, a PDF, or the text of a sheet's squares.",
    ),
]


def recover(
    key: Annotated[
        Path | None,
        typer.Option("--key", metavar="FILE", help="Where to put the key; else in your folder."),
    ] = None,
    log: Logs = None,
    code: Annotated[
        str | None, typer.Option("--code", help="The code on the sheet, to be compared.")
    ] = None,
    words_file: WordsFile = None,
    passphrase_file: PassphraseFile = None,
    force: Force = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Bring your key back from the 24 words, under a passphrase of your choice.

    The words alone are enough until you have taken a new sheet; then name your newest record or
    share with --log as well.

    Example: pdp key recover --log me.pdp.json --key key.json
    """
    session = open_session(as_json, at, home)
    path = key or session.path_in_home("key.json")
    if path.exists() and not force:
        raise SaveError("save-exists", str(path))
    entropy = read_words(words_file, session)
    found = recover_key(entropy, [tree for one in log or [] for tree in load_logs(one)])
    spoken = spoken_code(found.identity.id)
    _compare_code(spoken, code, session, known=bool(log))
    _save_key(path, found, Unlocked(found.key), passphrase_file, session)
    session.console.say(f"{path} is the key of the record with the code {spoken}.")
    session.console.say(f"It is its key number {found.sequence + 1}; the words stay on your sheet.")
    session.console.give(
        {"key": str(path), "holder": found.identity.id, "code": spoken}
        | {"seq": found.sequence, "keyLog": found.key_log}
    )
    return 0


def rotate(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Your record, or your list.")],
    new_words: Annotated[
        bool, typer.Option("--new-words", help="Take a new sheet; the old words no longer count.")
    ] = False,
    key: Annotated[
        Path | None,
        typer.Option("--key", metavar="FILE", help="The key; else key.json beside the file."),
    ] = None,
    words_file: WordsFile = None,
    passphrase_file: PassphraseFile = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Replace the key, after a theft or with a new sheet; the words of the old sheet are needed.

    The old key no longer signs. What employers stated of you still counts.

    Example: pdp key rotate me.pdp.json --new-words
    """
    session = open_session(as_json, at, home)
    document, stamp = load_document(file)
    expect(document, Kind.RECORD, Kind.DIRECTORY)
    entropy = read_words(words_file, session)
    old = recover_key(entropy, [document.tree])
    sheet = os.urandom(32) if new_words else None
    key_log = rotate_log(old.key_log, entropy, sheet)
    found = recover_key(sheet or entropy, key_log)
    tree = _renew(document, found, session)
    if dry_run:
        session.console.say(f"It would be key number {found.sequence + 1}; nothing was written.")
        session.console.give({"file": str(file), "seq": found.sequence})
        return 0
    path = _find_place(key, file, session)
    # The key first: a record that names a key which nobody holds would be lost.
    _save_key(path, found, Unlocked(found.key, sheet), passphrase_file, session)
    edit(file, tree, stamp)
    session.console.say(f"{file} is signed with key number {found.sequence + 1}, in {path}.")
    if new_words:
        session.console.say("The words of the old sheet no longer count; take the new ones down.")
        session.console.say(f"Next: pdp key words --key {path}", "bold")
    session.console.give({"file": str(file), "key": str(path), "seq": found.sequence})
    return 0


def link(
    file: Annotated[Path, typer.Argument(metavar="RECORD", help="Your record of today.")],
    older: Annotated[
        Path, typer.Option("--from", metavar="OLD", help="The older record, or a share of it.")
    ],
    old_key: Annotated[
        Path | None,
        typer.Option("--old-key", metavar="FILE", help="Its key; else key.json beside it."),
    ] = None,
    old_passphrase_file: Annotated[
        Path | None,
        typer.Option("--old-passphrase-file", metavar="FILE", help="The passphrase of that key."),
    ] = None,
    key: Key = None,
    passphrase_file: PassphraseFile = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Let what was stated of your older record count in this one: both keys sign.

    For two records by accident, or for a sheet that was lost while its key still works.

    Example: pdp key link me.pdp.json --from old.pdp.json --old-key old-key.json
    """
    session = open_session(as_json, at, home)
    document, stamp = load_document(file)
    record = expect(document, Kind.RECORD).tree
    log = find_logs(load_logs(older))[0]
    if name_log(log) == record["holder"]["id"]:
        raise InputError("holder-same", str(older))
    if dry_run:
        session.console.say("A link would be added; nothing was written.")
        session.console.give({"file": str(file), "from": name_log(log)})
        return 0
    signer = unlock_key(old_key or find_key(None, older, session), old_passphrase_file, session)
    if signer.key.text != log[-1]["key"]:
        raise SecretError("key-not-holder", str(old_key or older))
    made = sign_link(name_log(log), log, record["holder"]["id"], signer.key, session.now)
    unlocked = unlock_key(find_key(key, file, session), passphrase_file, session)
    tree = sign_record(add_link(record, made), unlocked.key, session.now).tree
    edit(file, tree, stamp)
    code = spoken_code(name_log(log))
    session.console.say(f"What was stated of the record with the code {code} counts in {file} now.")
    session.console.say(f"Next: pdp merge {file} {older}")
    session.console.give({"file": str(file), "from": name_log(log), "code": code})
    return 0


def _renew(document: Document, found: Recovered, session: Session) -> Tree:
    """The record or list with the longer key log, signed by its new tip."""
    tree = dict(document.tree)
    if document.kind is Kind.RECORD:
        tree["holder"] = {**tree["holder"], "keyLog": found.key_log}
        return sign_record(tree, found.key, session.now).tree
    read_directory(document)
    members = tree | {"sequence": tree["sequence"] + 1, "validFrom": format_moment(session.now)}
    return sign_directory(members, tree["keeper"], found.key_log, found.key, session.now)


def load_logs(path: Path) -> list[Any]:
    """The trees of a file that may hold a key log: JSON, a PDF, or squares, one on each line."""
    data = load_file(path).data
    try:
        if data.startswith(b"%PDF-"):
            data = extract(data).payload
        try:
            return [read(data)]
        except InputError:
            lines = [line for line in data.splitlines() if line.strip()]
            if len(lines) < 2:
                raise
            return [read(line) for line in lines]
    except PdpError as err:
        raise err.at(str(path)) from None


def _compare_code(made: str, given: str | None, session: Session, *, known: bool) -> None:
    """Whether these words are those of the sheet: by its code, which a person compares."""
    if given is not None:
        if read_code(given) != made:
            raise SecretError("words-code-differs", made=made)
    elif not known:
        if not sys.stdin.isatty():
            raise UsageError("input-needed", option="--code")
        session.console.tell(f"These words make the code {made}.")
        if not typer.confirm("Is that the code on your sheet?", err=True):
            raise SecretError("words-code-differs", made=made)


def _find_place(key: Path | None, file: Path, session: Session) -> Path:
    """Where the new key goes: where the old one is, else into the user's own folder."""
    try:
        return find_key(key, file, session)
    except SecretError:
        return session.path_in_home("key.json")


def _save_key(
    path: Path, found: Recovered, secret: Unlocked, passphrase_file: Path | None, session: Session
) -> None:
    """Put the key under a passphrase; the old one goes once the new one has been opened.

    The key of somebody else is never taken away: it stays as ``.bak``.
    """
    before = load(path, max_bytes=_MAX_KEYSTORE) if path.exists() else None
    passphrase = choose_passphrase(passphrase_file, session)
    made = lock(secret, passphrase, found.identity.id, found.sequence, session.now)
    save(path, made.data, over=before.stamp if before else None)
    unlock(read_keystore(load(path, max_bytes=_MAX_KEYSTORE).data), passphrase)
    if before and _is_owner(before.data, found.identity.id):
        path.with_name(path.name + ".bak").unlink(missing_ok=True)


def _is_owner(data: bytes, identity: str) -> bool:
    try:
        return read_keystore(data).owner == identity
    except SecretError:
        return False
