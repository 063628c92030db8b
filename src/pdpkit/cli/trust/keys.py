"""``pdp trust key``: a signing key with a label; the key before it may be destroyed."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.cli.options import AsJson, At, Home, PassphraseFile
from pdpkit.cli.secrets import choose_passphrase, unlock_key
from pdpkit.cli.session import Session, open_session
from pdpkit.cli.trust.cards import keep_card
from pdpkit.cli.trust.confirming import Yes, confirm_twice
from pdpkit.cli.trust.signer import check_open
from pdpkit.encoding.times import first_day, format_moment, parse_moment, say_moment
from pdpkit.errors import SecretError, UsageError
from pdpkit.keys import SigningKey, signing_key
from pdpkit.keystore import Unlocked, lock, read_keystore, unlock
from pdpkit.storage import load, save
from pdpkit.workspace import LABEL, TrustKey, Workspace, open_workspace

# A trust's key signs for at most 13 months, so that a lost one does not count for years.
_MAX_MONTHS: Final = 13
_MAX_KEYSTORE: Final = 64 * 1024


def key(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The trust's folder.")],
    label: Annotated[str, typer.Option("--label", help="A label, such as 2026-27.")],
    start: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="First day; else today.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Last day, within 13 months.")
    ] = None,
    instead_of: Annotated[
        str | None,
        typer.Option("--instead-of", metavar="OLD", help="The key to destroy; its label."),
    ] = None,
    yes: Yes = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Make a signing key; it signs for at most 13 months. Its card is kept at once.

    With --instead-of the private half of another key is removed, once the new key was opened
    again; what that one signed still counts. Many disks keep old data for a while, and a backup
    keeps it for longer: see to those yourself.

    Example: pdp trust key saltmarsh --label 2026-27 --until 2027-09-30
    """
    session = open_session(as_json, at, home)
    workspace = open_workspace(folder)
    check_open(workspace)
    if any(known.label == label for known in workspace.trust.keys):
        if _is_made_already(workspace, label, instead_of):
            workspace.sweep_keys()
            session.console.say(f"Key {label} is there, and key {instead_of} is destroyed.")
            session.console.give({"label": label, "destroyed": instead_of})
            return 0
        raise UsageError("issuer-key-label", str(folder))
    valid_from = _read_start(start, session.now)
    latest = _add_months(valid_from, _MAX_MONTHS)
    valid_until = _read_day(until, timedelta(days=1)) if until else latest
    if not valid_from < valid_until <= latest:
        raise UsageError("issuer-key-days")
    if LABEL.find_fault(label):
        raise UsageError("input-number", found=label[:40], wanted=LABEL.wanted)
    old = _open_old(workspace, instead_of, yes, passphrase_file, session) if instead_of else None
    made = signing_key(secrets.token_bytes(32))
    entry = TrustKey(label, made.text, format_moment(valid_from), format_moment(valid_until))
    passphrase = choose_passphrase(passphrase_file, session)
    number = len(workspace.trust.keys)
    keystore = lock(Unlocked(made), passphrase, workspace.trust.id, number, session.now)
    # What is left of a run that was cut short belongs to no key that is listed.
    save(workspace.key_path(entry), keystore.data, force=True)
    _open_again(workspace, entry, passphrase)
    ended = _end(old[0], session.now) if old else None
    trust = workspace.trust.add_key(entry, ended)
    if old and ended:
        keep_card(workspace, trust, (ended, old[1]), session.now)
    keep_card(workspace, trust, (entry, made), session.now)
    workspace = workspace.with_trust(trust)
    workspace.sweep_keys()
    session.console.say(
        f"Key {label} signs from {say_moment(valid_from)}"
        f" until {say_moment(valid_until - timedelta(seconds=1))}."
    )
    if ended:
        session.console.say(
            f"Key {ended.label} is destroyed: its file and the copy of it are gone from this"
            " folder. A disk may keep old data for a while, and a backup may hold it still."
        )
    session.console.say(f"Next: pdp trust card {folder} -o cards")
    session.console.give({"label": label, "key": made.text, "destroyed": instead_of})
    return 0


def _is_made_already(workspace: Workspace, label: str, instead_of: str | None) -> bool:
    """Whether this very command was cut short after both keys had been entered."""
    old = next((known for known in workspace.trust.keys if known.label == instead_of), None)
    newest = workspace.trust.keys[-1].label == label
    return old is not None and old.destroyed is not None and newest


def _open_old(
    workspace: Workspace,
    label: str,
    yes: bool,
    passphrase_file: Path | None,
    session: Session,
) -> tuple[TrustKey, SigningKey]:
    """The key that is to go; whoever destroys it must be able to open it."""
    entry = workspace.find_key(label, format_moment(session.now))
    confirm_twice(
        session,
        yes,
        f"Destroy the key “{label}”? What it signed still counts, but it signs nothing more.",
        "Nobody can bring it back. Destroy it for ever?",
    )
    return entry, unlock_key(workspace.key_path(entry), passphrase_file, session).key


def _open_again(workspace: Workspace, entry: TrustKey, passphrase: str) -> None:
    """Before another key goes: is the new one on the disk, and does the passphrase open it?"""
    data = load(workspace.key_path(entry), max_bytes=_MAX_KEYSTORE).data
    if unlock(read_keystore(data), passphrase).key.text != entry.key:
        raise SecretError("keystore-damaged", str(workspace.key_path(entry)))


def _end(key: TrustKey, now: datetime) -> TrustKey:
    """A key that signs nothing after this second; what it signed until now counts."""
    end = format_moment(min(now + timedelta(seconds=1), parse_moment(key.valid_until)))
    return replace(key, valid_until=max(end, key.valid_from), destroyed=format_moment(now))


def _read_start(start: str | None, now: datetime) -> datetime:
    """The day's first moment; today counts from now, so that nothing is dated before the key."""
    return _read_day(start, timedelta()) if start else now


def _read_day(text: str, after: timedelta) -> datetime:
    try:
        day = first_day(text)
    except ValueError:
        raise UsageError("input-day", found=text[:40]) from None
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + after


def _add_months(moment: datetime, months: int) -> datetime:
    years, month = divmod(moment.month - 1 + months, 12)
    last = min(moment.day, 28)
    return moment.replace(year=moment.year + years, month=month + 1, day=last)
