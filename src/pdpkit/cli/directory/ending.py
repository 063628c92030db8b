"""The commands by which a keeper says what ended: a key, an organisation."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pdpkit.card import read_card
from pdpkit.cli.directory.saying import say_key, say_state
from pdpkit.cli.directory.snapshot import (
    A_YEAR,
    DirectoryFile,
    GoodFor,
    Issuer,
    KeeperKey,
    open_snapshot,
)
from pdpkit.cli.options import AsJson, At, DryRun, Home, PassphraseFile
from pdpkit.cli.session import find_files, load_document, open_session
from pdpkit.document import Document, Kind, expect
from pdpkit.encoding.times import first_day, parse_moment
from pdpkit.errors import PdpError, UsageError
from pdpkit.keeping import (
    REASONS,
    Reason,
    close_issuer,
    drop_successor,
    find_issuer,
    find_key,
    name_successor,
    reopen_issuer,
    revoke_key,
)
from pdpkit.signed.texts import WHOLE_DAY


def successor(
    file: DirectoryFile,
    issuer: Issuer,
    follower: Annotated[
        str | None,
        typer.Argument(metavar="NEW_ISSUER", help="Who takes over; it is on the list too."),
    ] = None,
    nobody: Annotated[
        bool, typer.Option("--nobody", help="Nobody takes over; for what was said by mistake.")
    ] = False,
    good_for: GoodFor = A_YEAR,
    key: KeeperKey = None,
    passphrase_file: PassphraseFile = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Say who takes over from an organisation; it may sign withdrawal lists for it.

    Example: pdp directory successor directory.json "Saltmarsh" "Northway"
    """
    session = open_session(as_json, at, home)
    snapshot = open_snapshot(file)
    found = find_issuer(snapshot.directory, issuer)
    if nobody == (follower is not None):
        raise UsageError("input-needed", option="NEW_ISSUER")
    if follower is None:
        draft = drop_successor(snapshot.directory, found)
        session.console.say(f"Nobody takes over from {found['name']}.")
    else:
        after = find_issuer(snapshot.directory, follower)
        draft = name_successor(snapshot.directory, found, after)
        session.console.say(
            f"{after['name']} takes over from {found['name']}, and may withdraw what that stated."
        )
    signed = snapshot.sign_next(draft, session, good_for, key, passphrase_file, dry_run=dry_run)
    session.console.give(signed | {"issuer": draft.issuers[found["id"]]})
    return 0


def revoke(
    file: DirectoryFile,
    text: Annotated[
        str, typer.Argument(metavar="KEY", help="The key, or its code of 20 letters and digits.")
    ],
    reason: Annotated[
        str, typer.Option("--reason", help="superseded: replaced. compromised: stolen.")
    ],
    since: Annotated[
        str,
        typer.Option("--since", metavar="MOMENT", help="A moment, or a day from its first moment."),
    ],
    good_for: GoodFor = A_YEAR,
    key: KeeperKey = None,
    passphrase_file: PassphraseFile = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Say that a key was replaced, or stolen. It stays on the list; said again, the last counts.

    What a replaced key signed before still counts; of a stolen key only what another organisation
    saw before the theft.

    Example: pdp directory revoke directory.json CODE --reason compromised --since 2026-11-20
    """
    session = open_session(as_json, at, home)
    snapshot = open_snapshot(file)
    found, entry = find_key(snapshot.directory, text)
    why, moment = _read_reason(reason), _read_since(since)
    draft = revoke_key(snapshot.directory, entry, why, moment, session.now)
    changed = draft.keys[found["id"], entry["key"]]
    session.console.say(found["name"], "bold")
    session.console.say(say_key(changed), indent=2)
    if why == "compromised":
        session.console.say(
            "What this key signed counts only where another organisation gave a receipt before the"
            " theft. Ask them to sign the rest anew, and put their new card on the list.",
            indent=2,
        )
    signed = snapshot.sign_next(draft, session, good_for, key, passphrase_file, dry_run=dry_run)
    session.console.give(signed | {"issuer": found["id"], "key": changed})
    return 0


def close(
    file: DirectoryFile,
    issuer: Issuer,
    day: Annotated[str | None, typer.Option("--on", metavar="DAY", help="Its last day.")] = None,
    lists: Annotated[
        list[Path] | None,
        typer.Option("--last-list", metavar="FILE", help="Its last withdrawal list of a year."),
    ] = None,
    card: Annotated[
        Path | None,
        typer.Option("--card", metavar="FILE", help="Its own card that says that it closes."),
    ] = None,
    reopen: Annotated[
        bool, typer.Option("--reopen", help="It has not closed; for what was said by mistake.")
    ] = False,
    good_for: GoodFor = A_YEAR,
    key: KeeperKey = None,
    passphrase_file: PassphraseFile = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Say that an organisation closed, or fell silent, and which withdrawal lists were its last.

    For one that vanished give the newest ordinary list of each year that anybody has.

    Example: pdp directory close directory.json Saltmarsh --on 2027-08-31 --last-list last.json
    """
    session = open_session(as_json, at, home)
    snapshot = open_snapshot(file)
    directory, found = snapshot.directory, find_issuer(snapshot.directory, issuer)
    if reopen:
        draft = reopen_issuer(directory, found)
        session.console.say(f"{found['name']} is open.")
    else:
        last = _read_day(day) if day else None
        draft = close_issuer(
            *(directory, found, last, session.now),
            card=(str(card), read_card(_load(card, Kind.CARD))) if card else None,
            lists=[(str(path), _load(path, Kind.LIST).tree) for path in find_files(lists or [])],
        )
        changed = draft.issuers[found["id"]]
        session.console.say(changed["name"], "bold")
        for line in say_state(changed):
            session.console.say(line, indent=2)
        if not changed.get("lastLists"):
            session.console.say(
                "No last list is named, so what it stated will soon count as not checked.", indent=2
            )
    signed = snapshot.sign_next(draft, session, good_for, key, passphrase_file, dry_run=dry_run)
    session.console.give(signed | {"issuer": draft.issuers[found["id"]]})
    return 0


def _load(path: Path, kind: Kind) -> Document:
    document, _ = load_document(path)
    try:
        return expect(document, kind)
    except PdpError as err:
        raise err.at(str(path)) from None


def _read_reason(text: str) -> Reason:
    for reason in REASONS:
        if text == reason:
            return reason
    raise UsageError("input-choice", found=text[:40], similar="", codes=", ".join(REASONS))


def _read_since(text: str) -> datetime:
    """A moment, or the first moment of a day."""
    try:
        return parse_moment(text)
    except ValueError:
        day = first_day(_read_day(text))
        return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _read_day(text: str) -> str:
    if WHOLE_DAY.find_fault(text):
        raise UsageError("input-day", found=text[:40])
    return text
