"""The commands by which a reader confirms, by a code that was heard, whom to believe."""

from pathlib import Path
from typing import Annotated

import typer

from pdpkit.card import Card, find_cards, read_card
from pdpkit.cli.console import Console
from pdpkit.cli.directory.saying import say_window
from pdpkit.cli.directory.snapshot import open_snapshot
from pdpkit.cli.options import AsJson, At, Home, PinsFile
from pdpkit.cli.policy import load_pins
from pdpkit.cli.session import find_files, load_signed, open_session
from pdpkit.document import Document, Kind
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.errors import InputError, PdpError, UsageError
from pdpkit.pins import Pins, read_code
from pdpkit.storage import save


def pin(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help="The code that you heard. Without: all you confirmed."),
    ] = None,
    directory: Annotated[
        Path | None, typer.Option("--directory", metavar="FILE", help="The keeper's list.")
    ] = None,
    cards: Annotated[
        list[Path] | None,
        typer.Option("--card", metavar="FILE", help="One organisation's card, or what carries it."),
    ] = None,
    pins: PinsFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Confirm a keeper, or one organisation, by the code that you heard over another channel, once.

    With --directory the code must be that of the list's keeper. With --card it must be that of a
    key on a card: in a file, or in the share, record or PDF that carries it. The file's own word is
    never enough: ring on a number that you already have.

    Example: pdp directory pin "6DTP K2RJ D28S 4YMS GVNF" --directory directory.json
    """
    session = open_session(as_json, at, home)
    place = pins or session.path_in_home("pins.json")
    known = load_pins(session, place) if place.exists() else Pins()
    if code is None:
        _show_all(session.console, known)
        session.console.give({"pins": str(place), **_plain(known)})
        return 0
    if directory is not None and cards:
        raise UsageError("input-together", one="--directory", other="--card")
    heard = read_code(code)
    if cards:
        card = _find_card(cards, heard)
        kept, name = known.add_issuer(card.tree, card.signer, session.now), card.name
    else:
        name = _read_keeper(directory, heard) if directory else ""
        kept = known.add(heard, name or None, session.now)
    save(place, kept.data, force=True)
    session.console.say(f"{name or 'The keeper'} with the code {heard} is confirmed in {place}.")
    if cards:
        session.console.say(f"What this key signs counts, {say_window(card.window)}.")
    elif directory is None:
        session.console.say(
            "It counts as the code of a list's keeper. To confirm one organisation alone, name a"
            " file with its card: --card FILE."
        )
    session.console.say(
        "If you did not hear this code from them yourself, take it back:"
        f' pdp directory unpin "{heard}"'
    )
    session.console.give({"pins": str(place), "code": heard, "name": name or None})
    return 0


def unpin(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The code to take back.")],
    pins: PinsFile = None,
    as_json: AsJson = False,
    home: Home = None,
) -> int:
    """Take a keeper, or one organisation, back from those that you confirmed.

    Example: pdp directory unpin "6DTP K2RJ D28S 4YMS GVNF"
    """
    session = open_session(as_json, home=home)
    gone, known = read_code(code), load_pins(session, pins)
    left = known.remove(gone)
    if left == known:
        raise InputError("directory-pin-unknown", found=gone)
    place = pins or session.path_in_home("pins.json")
    save(place, left.data, force=True)
    session.console.say(f"The code {gone} no longer counts.")
    session.console.give({"pins": str(place), "code": gone})
    return 0


def _read_keeper(file: Path, heard: str) -> str:
    """The name of a list whose keeper has the code that was heard."""
    found = open_snapshot(file).directory
    if spoken_code(found.keeper.id) != heard:
        raise InputError(
            "directory-code-differs", str(file), wanted="the code of this list's keeper"
        )
    return found.name


def _find_card(paths: list[Path], heard: str) -> Card:
    """The newest card, in the files or carried by them, that a key of this code signed."""
    files = find_files(paths)
    found = [card for file in files for card in _load_cards(file)]
    fitting = [card for card in found if spoken_code(card.signer) == heard]
    if not fitting:
        where = str(files[0]) if len(files) == 1 else ""
        raise InputError("directory-code-differs", where, wanted="the code of a key on a card here")
    return max(fitting, key=lambda card: card.order)


def _load_cards(path: Path) -> list[Card]:
    """The card that a file is, or those that a record, a share or a PDF carries."""
    document = load_signed(path)
    try:
        return [read_card(document)] if document.kind is Kind.CARD else _find_carried(document)
    except PdpError as err:
        raise err.at(str(path)) from None


def _find_carried(document: Document) -> list[Card]:
    carrying = document.tree.get("share") if document.kind is Kind.SHARE else document.tree
    cards = carrying.get("cards") if isinstance(carrying, dict) else None
    return find_cards(cards) if isinstance(cards, list) else []


def _show_all(console: Console, pins: Pins) -> None:
    if not pins.keepers and not pins.issuers:
        console.say("You have confirmed nobody yet.")
    if pins.keepers:
        console.say("Keepers of lists", "bold")
    for one in pins.keepers:
        console.say(f"{one['code']}  {one.get('name', 'no name was kept')}", indent=2)
    if pins.issuers:
        console.say("Single organisations", "bold")
    for one in pins.issuers:
        console.say(f"{one['code']}  {one['name']}, {say_window(one)}", indent=2)


def _plain(pins: Pins) -> dict[str, list[dict[str, object]]]:
    return {"keepers": list(pins.keepers), "issuers": list(pins.issuers)}
