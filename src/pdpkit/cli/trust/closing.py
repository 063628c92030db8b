"""``pdp trust close``: last lists, a pack for everyone, and the end of all keys."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.card import read_card
from pdpkit.cli.options import AsJson, At, DryRun, Home, PassphraseFile
from pdpkit.cli.session import MAX_PDF, Session, load_document, open_session
from pdpkit.cli.trust.confirming import Yes, confirm_twice
from pdpkit.cli.trust.signer import KeyLabel, open_signer
from pdpkit.closing import CARD, READ_ME, pack, sign_closing
from pdpkit.encoding.times import format_moment, say_day
from pdpkit.errors import SaveError, UsageError
from pdpkit.signed.texts import WHOLE_DAY, is_issuer_id
from pdpkit.storage import load, make_folder, save_many
from pdpkit.workspace import Trust, Workspace, open_workspace

_LISTS_AT_THE_END: Final = 2


def close(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The trust's folder.")],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="PACKS", help="A new folder for the packs.")
    ],
    day: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The last day; today or later.")
    ] = None,
    successor: Annotated[
        str | None, typer.Option("--successor", metavar="DID", help="Who takes over, if anybody.")
    ] = None,
    yes: Yes = False,
    label: KeyLabel = None,
    passphrase_file: PassphraseFile = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Close a trust: sign its last lists, write everybody's pack, then destroy all its keys.

    Nothing can be signed after that. If it is cut short, type the same command again. Many disks
    keep old data for a while, and a backup keeps it for longer: see to those yourself.

    Example: pdp trust close saltmarsh -o packs --on 2027-08-31 --successor did:web:northway.example
    """
    session = open_session(as_json, at, home)
    workspace = open_workspace(folder)
    closing = _find_closing(workspace) or _read_closing(workspace.trust, day, successor, session)
    standing = [one for one in workspace.issued.values() if one.stands]
    people = {one.number or one.holder or one.id for one in standing}
    _say_plan(session, closing, len(standing), len(people))
    summary = {
        "closedOn": closing.closed_on,
        "successor": closing.successor,
        "people": len(people),
        "statements": len(standing),
        "packs": str(out),
    }
    if dry_run:
        session.console.say("Nothing was written.", "bold")
        session.console.give(summary | {"closed": False})
        return 0
    if workspace.trust.closed_on is None:
        confirm_twice(
            session,
            yes,
            f"Close {closing.name} on {say_day(closing.closed_on or '')}, and destroy its keys?",
            "Nobody can undo it. Go on?",
        )
    if not workspace.closing_path.exists():
        signer = open_signer(workspace, label, passphrase_file, session, publishes=True)
        made = sign_closing(closing, workspace.issued, signer.key, session.now)
        save_many(workspace.closing_path, made, private=False)
    _write_packs(workspace, closing, out)
    if workspace.trust.closed_on is None:
        workspace = workspace.with_trust(_end(closing, session))
    workspace.sweep_keys()
    session.console.say(f"\n{closing.name} is closed. Its keys are gone from {folder}.", "bold")
    session.console.say(f"The packs are in {out}, each by staff number. Give each to its person.")
    session.console.say(f"Send {out / 'for-keepers'} to everybody who keeps a list.")
    session.console.give(summary | {"closed": True})
    return 0


def _read_closing(trust: Trust, day: str | None, successor: str | None, session: Session) -> Trust:
    """The trust as it closes; ``UsageError`` for a day that is over or that no calendar has."""
    if day is None:
        raise UsageError("input-needed", option="--on")
    if WHOLE_DAY.find_fault(day):
        raise UsageError("input-day", found=day[:40])
    if day < session.now.date().isoformat():
        raise UsageError("issuer-close-day", day=say_day(day))
    if successor is not None and (not is_issuer_id(successor) or successor == trust.id):
        raise UsageError("input-issuer", found=successor[:60])
    return replace(trust, closed_on=day, successor=successor)


def _find_closing(workspace: Workspace) -> Trust | None:
    """A closing that was begun: its day and successor are signed, so that they stay."""
    if not workspace.closing_path.exists():
        return None
    tree = read_card(load_document(workspace.closing_path / CARD)[0]).tree
    return replace(workspace.trust, closed_on=tree["closedOn"], successor=tree.get("successor"))


def _say_plan(session: Session, closing: Trust, statements: int, people: int) -> None:
    say = session.console.say
    say(f"{closing.name} closes. Its last day is {say_day(closing.closed_on or '')}.", "bold")
    say(f"{closing.successor} takes over." if closing.successor else "Nobody takes over.")
    say(f"Statements that stand: {statements}; people who get a pack: {people}.")


def _write_packs(workspace: Workspace, closing: Trust, out: Path) -> None:
    """All packs in one step; those that an earlier run wrote are the same."""
    names = sorted(path.name for path in workspace.closing_path.iterdir())
    left = {n: load(workspace.closing_path / n, max_bytes=MAX_PDF).data for n in names}
    for key in workspace.trust.keys:
        if (path := workspace.card_path(key)).exists():
            left[f"card-{key.label}.json"] = load(path, max_bytes=MAX_PDF).data
    files = pack(closing, workspace.issued.values(), left, workspace.load_statement)
    there = out / "for-keepers" / READ_ME
    if not there.exists():
        make_folder(out.parent)
        save_many(out, files)
    elif load(there, max_bytes=MAX_PDF).data != files[f"for-keepers/{READ_ME}"]:
        raise SaveError("save-exists", str(out))


def _end(closing: Trust, session: Session) -> Trust:
    """The trust without a key: what it published counts, and every key is called destroyed."""
    now = format_moment(session.now)
    keys = tuple(replace(key, destroyed=key.destroyed or now) for key in closing.keys)
    number = closing.published + _LISTS_AT_THE_END
    return replace(closing, keys=keys, published=number, published_on=now)
