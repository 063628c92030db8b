"""The commands of a keeper, who makes a list of organisations, and of a reader, who pins one."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from pdpkit.card import Card, read_card
from pdpkit.cli.identities import make_identity
from pdpkit.cli.options import AsJson, At, DryRun, Home, Key, PassphraseFile, PinsFile
from pdpkit.cli.policy import load_pins
from pdpkit.cli.secrets import find_key, unlock_key
from pdpkit.cli.session import edit, load_document, open_session, write
from pdpkit.directory import Directory, read_directory, sign_directory
from pdpkit.document import Document
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment, say_day
from pdpkit.errors import InputError, PdpError, SaveError, SecretError, UsageError
from pdpkit.pins import Pins, read_code
from pdpkit.signed.texts import ISSUER_NAME
from pdpkit.storage import Stamp, save

# A list is looked at again at least once a year.
_GOOD_FOR = timedelta(days=365)
DirectoryFile = Annotated[Path, typer.Argument(metavar="FILE", help="The list.")]


def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The list to make.")],
    name: Annotated[str, typer.Option("--name", help="What readers see as the list's name.")],
    key: Annotated[
        Path | None,
        typer.Option("--key", metavar="FILE", help="Where to put the key; else beside the list."),
    ] = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Start a list of organisations as its keeper, with an identity and words of your own.

    Example: pdp directory new directory.json --name "Fenland schools directory"
    """
    session = open_session(as_json, at, home)
    if file.exists():
        raise SaveError("save-exists", str(file))
    if ISSUER_NAME.find_fault(name):
        raise UsageError("input-name")
    made = make_identity(key or file.parent / "keeper-key.json", passphrase_file, session)
    members: Tree = {"name": name, "sequence": 1, "issuers": []}
    members |= {
        "validFrom": format_moment(session.now),
        "validUntil": format_moment(session.now + _GOOD_FOR),
    }
    tree = sign_directory(members, made.id, made.key_log, made.key, session.now)
    made.save()
    write(file, tree, private=False)
    code = spoken_code(made.id)
    session.console.say(f"{file} is a list with nobody on it yet.")
    session.console.say(f"Its keeper's code, to be read out to whoever relies on it: {code}")
    session.console.say(f"Next: pdp directory add {file} CARD")
    session.console.give({"file": str(file), "keeper": made.id, "code": code})
    return 0


def add(
    file: DirectoryFile,
    cards: Annotated[list[Path], typer.Argument(metavar="CARD...", help="Cards to put on it.")],
    key: Key = None,
    passphrase_file: PassphraseFile = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Put organisations on the list, or new keys of one; ring each before you do.

    Example: pdp directory add directory.json saltmarsh-card.json
    """
    session = open_session(as_json, at, home)
    directory, stamp = load_directory(file)
    issuers = {issuer["id"]: issuer for issuer in directory.tree["issuers"]}
    added = [_load_card(path) for path in cards]
    for path, card in zip(cards, added, strict=True):
        try:
            issuers[card.id] = _enter(card, issuers.get(card.id))
        except InputError as err:
            raise err.at(str(path)) from None
        code = spoken_code(card.signer)
        session.console.say(f"{card.name} ({card.id}), key {code}")
    members = directory.tree | {
        "sequence": directory.tree["sequence"] + 1,
        "validFrom": format_moment(session.now),
        "validUntil": format_moment(session.now + _GOOD_FOR),
        "issuers": list(issuers.values()),
    }
    if not dry_run:
        place = key or _find_keeper_key(file)
        unlocked = unlock_key(find_key(place, file, session), passphrase_file, session)
        if unlocked.key.text != directory.keeper.tip:
            raise SecretError("key-not-holder", str(place or ""))
        tree = sign_directory(
            members, directory.keeper.id, directory.tree["keyLog"], unlocked.key, session.now
        )
        edit(file, tree, stamp)
    session.console.say(f"The list is number {members['sequence']}, with {len(issuers)} on it.")
    session.console.say("Did you ring each organisation, on a number that you already had?")
    session.console.give({"file": str(file), "sequence": members["sequence"]})
    return 0


def show(file: DirectoryFile, as_json: AsJson = False) -> int:
    """Show whose list it is, until when it is good, and who is on it.

    Example: pdp directory show directory.json
    """
    console = open_session(as_json).console
    directory, _ = load_directory(file)
    tree = directory.tree
    code = spoken_code(directory.keeper.id)
    console.say(directory.name, "bold")
    console.say(f"Keeper's code: {code}")
    days = f"{say_day(tree['validFrom'][:10])} to {say_day(tree['validUntil'][:10])}"
    console.say(f"Number {tree['sequence']}, good from {days}\n")
    console.table(
        ["Organisation", "State", "Keys", "Identifier"],
        [[i["name"], i["status"], str(len(i["keys"])), i["id"]] for i in tree["issuers"]],
    )
    console.give(
        {"name": directory.name, "keeper": directory.keeper.id, "code": code}
        | {"sequence": tree["sequence"], "issuers": directory.tree["issuers"]}
    )
    return 0


def pin(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="The code that you heard from the keeper.")
    ],
    directory: Annotated[
        Path | None, typer.Option("--directory", metavar="FILE", help="The keeper's list.")
    ] = None,
    pins: PinsFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Confirm a keeper by the code that you heard over another channel, once.

    With --directory the code is compared with that list's keeper, and its name is kept.

    Example: pdp directory pin "6DTP K2RJ D28S 4YMS GVNF" --directory directory.json
    """
    session = open_session(as_json, at, home)
    heard, name = read_code(code), None
    if directory is not None:
        found, _ = load_directory(directory)
        if spoken_code(found.keeper.id) != heard:
            raise InputError("directory-code-differs", str(directory))
        name = found.name
    place = pins or session.path_in_home("pins.json")
    known = load_pins(session, place) if place.exists() else Pins()
    save(place, known.add(heard, name, session.now).data, force=True)
    session.console.say(f"{name or 'The keeper'} with the code {heard} is confirmed in {place}.")
    session.console.give({"pins": str(place), "code": heard})
    return 0


def load_directory(path: Path) -> tuple[Directory, Stamp]:
    """A list as its keeper signed it, with its file's stamp."""
    document, stamp = load_document(path)
    try:
        return read_directory(document), stamp
    except PdpError as err:
        raise err.at(str(path)) from None


def _load_card(path: Path) -> Card:
    document: Document = load_document(path)[0]
    try:
        return read_card(document)
    except PdpError as err:
        raise err.at(str(path)) from None


def _enter(card: Card, known: Tree | None) -> Tree:
    """The organisation's entry with the key that signed this copy of its card."""
    signer = next(entry for entry in card.tree["keys"] if entry["key"] == card.signer)
    if known is None:
        return {
            "id": card.id,
            "name": card.name,
            "numbers": card.tree["numbers"],
            "status": "open",
            "keys": [signer],
        }
    for member in ("name", "numbers"):
        if known[member] != card.tree[member]:
            raise InputError("issuer-card-other", f"/{member}", problem=str(known[member]))
    keys = known["keys"]
    if any(entry.get("key") == card.signer for entry in keys):
        return known
    return known | {"keys": [*keys, signer]}


def _find_keeper_key(file: Path) -> Path | None:
    place = file.parent / "keeper-key.json"
    return place if place.is_file() else None
