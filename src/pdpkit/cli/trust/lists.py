"""``pdp trust publish``: fresh withdrawal lists, one for each year."""

from pathlib import Path
from typing import Annotated

import typer

from pdpkit.cli.options import AsJson, At, Home, PassphraseFile
from pdpkit.cli.session import open_session
from pdpkit.cli.trust.handing import hand_out_cards, publish_lists
from pdpkit.cli.trust.signer import KeyLabel, open_signer
from pdpkit.workspace import open_workspace


def publish(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The trust's folder.")],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="DIR", help="The folder for the lists.")
    ],
    label: KeyLabel = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Write fresh withdrawal lists, one for each year; each is good for 120 days.

    The cards of the trust's keys lie beside them, so that records can carry both.

    Example: pdp trust publish saltmarsh -o lists
    """
    session = open_session(as_json, at, home)
    workspace = open_workspace(folder)
    signer = open_signer(workspace, label, passphrase_file, session, publishes=True)
    workspace, years, withdrawn = publish_lists(workspace, signer, out, session)
    hand_out_cards(workspace, out)
    named = ", ".join(map(str, years))
    session.console.say(f"Lists for {named} are in {out}; they name {withdrawn} statements.")
    if place := workspace.trust.lists:
        session.console.say(f"Put them where the card says that they appear: {place}")
    session.console.give({"folder": str(out), "years": years, "withdrawn": withdrawn})
    return 0
