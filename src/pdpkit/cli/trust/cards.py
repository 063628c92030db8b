"""``pdp trust card``: who the trust is, with all its keys; one copy signed by each of them."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pdpkit.card import sign_card
from pdpkit.cli.options import AsJson, At, Force, Home, PassphraseFile
from pdpkit.cli.secrets import unlock_key
from pdpkit.cli.session import load_document, open_session, write
from pdpkit.cli.trust.signer import KeyLabel, check_open, open_signer
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.writing import dump
from pdpkit.keys import SigningKey
from pdpkit.publishing import make_card
from pdpkit.storage import make_folder, save
from pdpkit.workspace import Trust, TrustKey, Workspace, open_workspace


def card(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The trust's folder.")],
    out: Annotated[
        Path,
        typer.Option("-o", "--out", metavar="OUT", help="A .json file for one copy, or a folder."),
    ],
    label: KeyLabel = None,
    passphrase_file: PassphraseFile = None,
    force: Force = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Write the trust's card: name, numbers and all its keys.

    Into a folder goes one copy for each key, signed by it; of a key that was destroyed the last
    copy that it signed. A file holds the copy of one key.

    Example: pdp trust card saltmarsh -o saltmarsh-card.json
    """
    session = open_session(as_json, at, home)
    workspace = open_workspace(folder)
    trust = workspace.trust
    if out.suffix == ".json":
        signer = open_signer(workspace, label, passphrase_file, session)
        keep_card(workspace, trust, (signer.entry, signer.key), session.now)
        write(out, _load_card(workspace, signer.entry), force=force, private=False)
    else:
        check_open(workspace)
        for entry in trust.keys:
            if not entry.destroyed:
                key = unlock_key(workspace.key_path(entry), passphrase_file, session).key
                keep_card(workspace, trust, (entry, key), session.now)
        make_folder(out, private=False)
        for entry in trust.keys:
            if workspace.card_path(entry).exists():
                place = out / f"card-{entry.label}.json"
                write(place, _load_card(workspace, entry), force=True, private=False)
    session.console.say(f"{out} is the card of {trust.name}. Send it to whoever keeps a list.")
    if trust.lists:
        session.console.say(f"It says that withdrawal lists appear at {trust.lists}.")
    session.console.give({"file": str(out), "id": trust.id})
    return 0


def keep_card(
    workspace: Workspace, trust: Trust, signer: tuple[TrustKey, SigningKey], now: datetime
) -> None:
    """Sign the card as it is now with a key, and keep that copy: a destroyed key signs no more."""
    entry, key = signer
    path = workspace.card_path(entry)
    make_folder(path.parent)
    save(path, dump(sign_card(make_card(trust), [key], now)[0]), force=True)


def _load_card(workspace: Workspace, entry: TrustKey) -> Tree:
    return load_document(workspace.card_path(entry))[0].tree
