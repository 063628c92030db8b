"""``pdp trust receipt`` and ``rebind``: what a new employer states of earlier statements."""

from pathlib import Path
from typing import Annotated

import typer

from pdpkit.cli.options import (
    AsJson,
    At,
    Directories,
    Home,
    Lists,
    PassphraseFile,
    PinsFile,
    TrustFolder,
)
from pdpkit.cli.policy import load_policy
from pdpkit.cli.session import load_document, open_session
from pdpkit.cli.trust.settling import OutFolder, Sign, Terms, settle
from pdpkit.cli.trust.showing import load_showings
from pdpkit.cli.trust.signer import KeyLabel
from pdpkit.errors import InputError, PdpError, UsageError
from pdpkit.introduction import read_introduction
from pdpkit.issuing import Change, Draft, Showing, draft_rebinding, draft_receipt, find_refusal
from pdpkit.signed.texts import IDENTITY, LINE
from pdpkit.workspace import Issued, Person, Workspace, open_workspace


def receipt(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Records, shares, statements, PDFs, folders."),
    ],
    trust: TrustFolder,
    out: OutFolder,
    directories: Directories = None,
    pins: PinsFile = None,
    lists: Lists = None,
    label: KeyLabel = None,
    sign: Sign = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Give a receipt for each statement of others that is confirmed today.

    Should the key of its issuer be stolen later, the receipt shows that the statement was there
    before. Ends with 3 when some got none.

    Example: pdp trust receipt interview.pdf --trust northway -o receipts --sign
    """
    session = open_session(as_json, at, home)
    terms = Terms(session, out, sign, label, passphrase_file, lists=False)
    workspace = open_workspace(trust)
    policy = load_policy(session, directories or [], pins, lists or [])
    showings = load_showings(files, policy, session)
    refusals = [(one, find_refusal(one, workspace.trust)) for one in showings]
    refused = [(one, problem) for one, problem in refusals if problem]
    good = [one for one, problem in refusals if not problem]
    if not good:
        raise InputError("statement-not-confirmed", str(files[0]), problem=refused[0][1])
    if refused:
        session.console.say("No receipt for:", "bold")
        for one, problem in refused:
            session.console.say(f"- {say_showing(one)}: {problem}", indent=2)
    drafts = [draft_receipt(one, workspace.trust, session.now) for one in good]
    _, summary = _settle_new(workspace, drafts, terms)
    plain = [{"id": one.report.id, "reason": problem} for one, problem in refused]
    session.console.give(summary | {"refused": plain})
    return 3 if refused else 0


def rebind(
    introduction: Annotated[
        Path, typer.Option("--for", metavar="INTRO", help="The person's introduction to you.")
    ],
    how: Annotated[
        str, typer.Option("--how", metavar="TEXT", help="How it was checked who the person is.")
    ],
    trust: TrustFolder,
    out: OutFolder,
    statements: Annotated[
        list[Path] | None,
        typer.Option("--statements", metavar="FILE", help="What is to be brought over."),
    ] = None,
    old_id: Annotated[
        str | None, typer.Option("--old-id", metavar="ID", help="The identity that was lost.")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", help="The name on the statements; else the newest.")
    ] = None,
    directories: Directories = None,
    pins: PinsFile = None,
    lists: Lists = None,
    label: KeyLabel = None,
    sign: Sign = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Bring what was stated under a lost key, or by name, over to the key of an introduction.

    You say by it that you checked who the person is. All names must be the same, letter for letter.

    Example: pdp trust rebind --for intro.json --statements old --how "passport seen" …
    """
    session = open_session(as_json, at, home)
    terms = Terms(session, out, sign, label, passphrase_file, lists=False)
    workspace = open_workspace(trust)
    for text, form in ((how, LINE), (old_id, IDENTITY)):
        if text is not None and form.find_fault(text):
            raise UsageError("input-number", found=text[:60], wanted=form.wanted)
    document, _ = load_document(introduction)
    try:
        found = read_introduction(document, workspace.trust.id)
    except PdpError as err:
        raise err.at(str(introduction)) from None
    policy = load_policy(session, directories or [], pins, lists or [])
    showings = load_showings(statements, policy, session) if statements else []
    person = Person("", name or found.name, identity=found.identity.id, key_log=found.key_log)
    draft = draft_rebinding(
        *(showings, person, workspace.trust, session.now), checked=how, older=old_id
    )
    session.console.say(f"{person.name} is the person of the introduction, checked so: {how}")
    session.console.say("Brought over to their key:", "bold")
    if previous := draft.tree["credentialSubject"].get("previous"):
        session.console.say(f"- all that was said of the identity {previous}", indent=2)
    for one in showings:
        session.console.say(f"- {say_showing(one)}", indent=2)
    _, summary = _settle_new(workspace, [draft], terms)
    session.console.give(summary)
    return 0


def _settle_new(
    workspace: Workspace, drafts: list[Draft], terms: Terms
) -> tuple[Workspace, dict[str, object]]:
    """Settle what is not stated yet; what was stated before is handed out once more."""
    facts = {draft.fact for draft in drafts}
    known = {one.fact for one in workspace.issued.values() if one.stands}
    new = {draft.fact: draft for draft in drafts if draft.fact not in known}
    if over := len(facts) - len(new):
        terms.session.console.say(f"Given before, and not again: {over}.")

    def find(after: Workspace) -> list[Issued]:
        return [one for one in after.issued.values() if one.stands and one.fact in facts]

    return settle(workspace, Change(tuple(new.values())), terms, find)


def say_showing(showing: Showing) -> str:
    """A statement by what it says, and who says it."""
    report = showing.report
    issuer = report.issuer_name or report.issuer_id or "somebody"
    return f"{report.title or 'A statement'}, by {issuer}"
