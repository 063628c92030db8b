"""Settles a change: shown in words first, then signed, kept, and handed out with fresh lists."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from pdpkit.cli.session import Session
from pdpkit.cli.trust.handing import hand_out, publish_lists
from pdpkit.cli.trust.saying import count, plain_change, show_change
from pdpkit.cli.trust.signer import check_open, choose_key, open_signer
from pdpkit.encoding.reading import Tree
from pdpkit.issuing import Change, sign_drafts
from pdpkit.workspace import Issued, Workspace

Sign = Annotated[bool, typer.Option("--sign", help="Sign what was shown.")]
OutFolder = Annotated[
    Path, typer.Option("-o", "--out", metavar="OUT", help="The folder for statements and lists.")
]


@dataclass(frozen=True, slots=True)
class Terms:
    """How a command that signs was called."""

    session: Session
    out: Path
    sign: bool
    label: str | None = None
    passphrase_file: Path | None = None
    lists: bool = True
    force: bool = False


def settle(
    workspace: Workspace,
    change: Change,
    terms: Terms,
    find: Callable[[Workspace], Iterable[Issued]],
) -> tuple[Workspace, Tree]:
    """Show a change and stop; with ``--sign`` do it. The second value is for programs.

    ``find`` says what is handed out. Whoever was cut short types the command again: what is signed
    already is found in the workspace, and handed out.
    """
    check_open(workspace)
    session, console = terms.session, terms.session.console
    if terms.sign:
        choose_key(workspace, terms.label, session.now)
    show_change(console, change)
    given: Tree = plain_change(change) | {"signed": terms.sign, "out": str(terms.out)}
    if not terms.sign:
        if change:
            console.say("\nNothing was signed. To sign, add --sign.", "bold")
        return workspace, given
    signer = open_signer(
        *(workspace, terms.label, terms.passphrase_file, session), publishes=terms.lists
    )
    if change:
        trust, label = workspace.trust, signer.entry.label
        signing = sign_drafts(change.drafts, trust, label, signer.key, session.now)
        workspace = workspace.keep(signing.made, [*signing.changed, *change.withdrawn])
    written = hand_out(workspace, find(workspace), terms.out)
    console.say(f"\n{count(written, 'statement')} new in {terms.out}.")
    if terms.lists:
        workspace, years, _ = publish_lists(workspace, signer, terms.out, session)
        named = ", ".join(map(str, years))
        console.say(f"Fresh withdrawal lists for {named} are there too; each is good for 120 days.")
    return workspace, given
