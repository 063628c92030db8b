"""A trust at the moment at which it signs: its key opened, what is due said beside it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.card import read_card
from pdpkit.cli.secrets import unlock_key
from pdpkit.cli.session import Session, load_document
from pdpkit.encoding.times import format_moment, parse_moment, say_day, say_moment
from pdpkit.errors import SecretError
from pdpkit.keys import SigningKey
from pdpkit.withdrawal import MAX_DAYS
from pdpkit.workspace import TrustKey, Workspace

KeyLabel = Annotated[str | None, typer.Option("--label", help="Which key; else the newest.")]
_KEY_NOTICE: Final = timedelta(days=60)
_LIST_NOTICE: Final = timedelta(days=30)
_SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Signer:
    """The key that signs now, and its line in the workspace."""

    entry: TrustKey
    key: SigningKey


def open_signer(
    workspace: Workspace,
    label: str | None,
    passphrase_file: Path | None,
    session: Session,
    *,
    publishes: bool = False,
) -> Signer:
    """The trust's key for signing now; what runs out soon is said, but of lists to be published.

    ``SecretError`` as ``choose_key``, and those of opening a key.
    """
    entry = choose_key(workspace, label, session.now)
    signer = Signer(entry, unlock_key(workspace.key_path(entry), passphrase_file, session).key)
    due = [_find_due_key(workspace, session.now)]
    due += [] if publishes else [_find_due_lists(workspace, session.now)]
    for line in filter(None, due):
        session.console.tell(line)
    return signer


def choose_key(workspace: Workspace, label: str | None, now: datetime) -> TrustKey:
    """The key that signs now.

    ``SecretError``: ``issuer-closed``, ``issuer-key-missing``, ``issuer-key-destroyed``,
    ``issuer-key-out-of-time``.
    """
    check_open(workspace)
    entry = workspace.find_key(label, format_moment(now))
    start, end = parse_moment(entry.valid_from), parse_moment(entry.valid_until)
    if not start <= now < end:
        days = {"start": say_moment(start), "end": say_moment(end)}
        raise SecretError("issuer-key-out-of-time", label=entry.label, **days)
    return entry


def check_open(workspace: Workspace) -> None:
    """``SecretError`` ``issuer-closed`` for a trust that closes, also where it was cut short."""
    day = workspace.trust.closed_on or _find_closing_day(workspace)
    if day:
        name = workspace.trust.name
        raise SecretError("issuer-closed", str(workspace.folder), name=name, day=say_day(day))


def _find_due_key(workspace: Workspace, now: datetime) -> str | None:
    keys = [key for key in workspace.trust.keys if not key.destroyed]
    newest = max(keys, key=lambda key: key.valid_until)
    end = parse_moment(newest.valid_until)
    if end - now > _KEY_NOTICE:
        return None
    return (
        f"The newest key, “{newest.label}”, signs until {say_moment(end - _SECOND)}. Make the next"
        f" one: pdp trust key {workspace.folder} --label NEW --instead-of {newest.label}"
    )


def _find_due_lists(workspace: Workspace, now: datetime) -> str | None:
    published, issued = workspace.trust.published_on, workspace.issued.values()
    if not issued:
        return None
    command = f"pdp trust publish {workspace.folder} -o LISTS"
    newest = max(one.valid_from[:4] for one in issued)
    if published is None or published[:4] < newest:
        return f"No withdrawal list for {newest} was written yet. Write it: {command}"
    end = parse_moment(published) + timedelta(days=MAX_DAYS)
    if end - now > _LIST_NOTICE:
        return None
    ends = "ran out" if end <= now else "run out"
    return f"The withdrawal lists {ends} on {say_moment(end)}. Write fresh ones: {command}"


def _find_closing_day(workspace: Workspace) -> str | None:
    """The last day in a card that was signed before the closing was cut short."""
    path = workspace.closing_path / "card.json"
    if not path.exists():
        return None
    return str(read_card(load_document(path)[0]).tree.get("closedOn", ""))
