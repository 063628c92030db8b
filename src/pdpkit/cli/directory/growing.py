"""The commands by which a keeper starts a list and puts organisations on it."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from pdpkit.card import Card, read_card
from pdpkit.cli.console import Console
from pdpkit.cli.directory.saying import say_numbers, say_window
from pdpkit.cli.directory.snapshot import (
    A_YEAR,
    DirectoryFile,
    GoodFor,
    KeeperKey,
    open_snapshot,
)
from pdpkit.cli.identities import make_identity
from pdpkit.cli.options import AsJson, At, DryRun, Home, PassphraseFile
from pdpkit.cli.session import find_files, load_document, open_session, write
from pdpkit.directory import sign_directory
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment, say_day
from pdpkit.errors import PdpError, SaveError, UsageError
from pdpkit.keeping import Entered, enter_cards
from pdpkit.signed.texts import ISSUER_NAME


def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The list to make.")],
    name: Annotated[str, typer.Option("--name", help="What readers see as the list's name.")],
    good_for: GoodFor = A_YEAR,
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
    place = key or file.parent / "keeper-key.json"
    made = make_identity(place, passphrase_file, session)
    members: Tree = {"name": name, "sequence": 1, "issuers": []}
    members |= {
        "validFrom": format_moment(session.now),
        "validUntil": format_moment(session.now + timedelta(days=good_for)),
    }
    tree = sign_directory(members, made.id, made.key_log, made.key, session.now)
    made.save()
    write(file, tree, private=False)
    code = spoken_code(made.id)
    session.console.say(f"{file} is a list with nobody on it yet.")
    session.console.say("Its keeper's code, to be read out to whoever goes by it:")
    session.console.say(code, "bold", indent=4)
    session.console.say(
        f"Your key is in {place}. The words that bring it back are not on paper yet."
    )
    session.console.say(f"Next: pdp key words --key {place}")
    session.console.say(f"Then: pdp directory add {file} CARD")
    session.console.give(
        {"file": str(file), "keeper": made.id, "code": code, "key": str(place)}
        | {"sequence": 1, "validUntil": members["validUntil"]}
    )
    return 0


def add(
    file: DirectoryFile,
    cards: Annotated[
        list[Path] | None,
        typer.Argument(metavar="CARD...", help="Cards, or folders of them; none renews the list."),
    ] = None,
    rename: Annotated[
        bool, typer.Option("--rename", help="Take a name or numbers that have changed.")
    ] = False,
    same_name: Annotated[
        bool, typer.Option("--same-name", help="Take a name that another one on the list has.")
    ] = False,
    good_for: GoodFor = A_YEAR,
    key: KeeperKey = None,
    passphrase_file: PassphraseFile = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Put organisations on the list, or new keys of known ones; ring each of them first.

    Without a card the list is signed anew as it is, for another year.

    Example: pdp directory add directory.json saltmarsh-card.json
    """
    session = open_session(as_json, at, home)
    snapshot = open_snapshot(file)
    found = [(str(path), _load_card(path)) for path in find_files(cards or [])]
    draft, entered = enter_cards(snapshot.directory, found, rename=rename, same_name=same_name)
    for one in entered:
        _show_entered(session.console, one, file)
    if any(one.key_is_new for one in entered):
        session.console.say(
            "\nDid you ring each of them, on a number that is not from the card, and did you hear"
            " the code of its key? If not, ring before you send the list to anybody.",
            "bold",
        )
    signed = snapshot.sign_next(draft, session, good_for, key, passphrase_file, dry_run=dry_run)
    session.console.give(signed | {"cards": [_plain(one) for one in entered]})
    return 0


def _load_card(path: Path) -> Card:
    document, _ = load_document(path)
    try:
        return read_card(document)
    except PdpError as err:
        raise err.at(str(path)) from None


def _show_entered(console: Console, entered: Entered, file: Path) -> None:
    """What a card brought, and what else it says that is for another command."""
    card, tree = entered.card, entered.card.tree
    console.say(card.name, "bold")
    console.say(f"{card.id}; {say_numbers(tree['numbers'])}", indent=2)
    if entered.former_name:
        console.say(f"Called {entered.former_name} before.", indent=2)
    code = spoken_code(card.signer)
    if not entered.key_is_new:
        console.say(f"The key {code} is on the list already.", indent=2)
    else:
        console.say(f"Key:  {code}", indent=2)
        console.say(f"It signs {say_window(card.window)}.", indent=2)
    if entered.key_is_new and entered.known:
        console.say(
            "An earlier key of theirs names this one."
            if entered.named_by_itself
            else "No earlier key of theirs names this one: only the telephone can tell.",
            indent=2,
        )
    for ended in entered.shortened:
        short, since = spoken_code(ended["key"]), ended["validUntil"]
        console.say(f"By this card the key {short} ends sooner. To say so on the list:", indent=2)
        console.say(
            f'pdp directory revoke {file} "{short}" --reason superseded --since {since}', indent=4
        )
    if "closedOn" in tree:
        console.say(
            f"By this card it closes on {say_day(tree['closedOn'])}. To say so on the list:",
            indent=2,
        )
        console.say(f"pdp directory close {file} {card.id} --card CARD", indent=4)
    elif "successor" in tree:
        console.say("By this card another one takes over. To say so on the list:", indent=2)
        console.say(f"pdp directory successor {file} {card.id} {tree['successor']}", indent=4)


def _plain(entered: Entered) -> Tree:
    card = entered.card
    return {
        "id": card.id,
        "name": card.name,
        "numbers": card.tree["numbers"],
        **card.window,
        "code": spoken_code(card.signer),
        "newIssuer": entered.known is None,
        "newKey": entered.key_is_new,
        "namedByEarlierKey": entered.named_by_itself,
        "formerName": entered.former_name,
        "closedOn": card.tree.get("closedOn"),
    }
