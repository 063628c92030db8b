"""What one person prepares and another signs: shown whole, kept as drafts, signed later."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pdpkit.cli.console import Console
from pdpkit.cli.session import Session, write
from pdpkit.cli.trust.promises import load_promises
from pdpkit.cli.trust.settling import Terms, settle
from pdpkit.encoding.reading import MAX_BYTES
from pdpkit.errors import InputError, PdpError, UsageError
from pdpkit.issuing import (
    AGREEMENTS,
    Change,
    Ending,
    Prepared,
    RegisterRow,
    prepare,
    read_prepared,
    write_prepared,
)
from pdpkit.kinds import WORDS
from pdpkit.ledger import Place
from pdpkit.storage import load
from pdpkit.workspace import Issued, Workspace

_DRAFTS: Final = ".json"


def check_out(terms: Terms) -> None:
    """``UsageError`` ``input-folder`` where statements would be written into a file."""
    if terms.sign and terms.out.suffix == _DRAFTS:
        raise UsageError("input-folder", found=str(terms.out)[:60])


def issue_drafts(workspace: Workspace, file: Path, terms: Terms) -> int:
    """Sign what somebody else prepared, shown once more; errors as ``read_prepared``."""
    try:
        data = load(file, max_bytes=MAX_BYTES).data
        found = read_prepared(data, workspace.trust.id, workspace.people)
    except PdpError as err:
        raise err if str(file) in err.where else err.at(str(file)) from None
    return settle_prepared(workspace, found, terms)


def settle_prepared(workspace: Workspace, found: list[Prepared], terms: Terms) -> int:
    """Show each fact whole; then keep it as a draft, where OUT is a .json file, or sign it.

    What was stated before is not stated again. ``InputError`` ``statement-fact``.
    """
    console = terms.session.console
    change = draft_prepared(workspace, found, terms.session)
    show_carried(console, found)
    kept = keep_drafts(workspace, found, terms)
    facts = {one.fact.digest for one in found}

    def find(after: Workspace) -> list[Issued]:
        return [one for one in after.issued.values() if one.stands and one.fact in facts]

    _, summary = settle(workspace, change, terms, find)
    tell_drafts(workspace, kept, terms)
    console.give(summary | {"drafts": str(kept) if kept else None})
    return 0


def keep_drafts(workspace: Workspace, found: Iterable[Prepared], terms: Terms) -> Path | None:
    """Keep facts as drafts where nothing is to be signed, and OUT is a .json file."""
    facts = list(found)
    if terms.sign or terms.out.suffix != _DRAFTS or not facts:
        return None
    data = write_prepared(facts, workspace.trust.id, terms.session.now)
    write(terms.out, data, force=terms.force)
    return terms.out


def tell_drafts(workspace: Workspace, kept: Path | None, terms: Terms) -> None:
    """What whoever signs types next."""
    if kept:
        say, folder = terms.session.console.say, workspace.folder
        say(f"{kept} has the drafts. Whoever signs them types:")
        say(f"pdp trust issue --drafts {kept} --trust {folder} -o OUT --sign", indent=2)


def draft_prepared(workspace: Workspace, found: Iterable[Prepared], session: Session) -> Change:
    """What would be signed; ``InputError`` ``statement-fact`` for what cannot be stated."""
    rows = [RegisterRow(number, one.fact) for number, one in enumerate(found, 1)]
    prepared = prepare(
        *(rows, workspace.people, workspace.issued.values(), workspace.trust),
        session.now,
        promises=load_promises(workspace, rows),
    )
    for result in prepared.results:
        if result.ending in (Ending.REJECTED, Ending.UNMATCHED):
            raise InputError("statement-fact", problem=result.reason)
        if result.ending is Ending.DUPLICATE and result.row.fact:
            session.console.say(
                f"{result.row.fact.title or result.row.fact.statement}: {result.reason}."
            )
    return Change(tuple(prepared.drafts))


def show_carried(console: Console, found: Iterable[Prepared]) -> None:
    """Every entry that a statement would carry, member by member: what is signed can be read."""
    told: set[str] = set()
    for one in found:
        entry = one.fact.members.get("entry")
        if one.fact.statement not in AGREEMENTS or not isinstance(entry, dict):
            continue
        if entry.get("id") not in told:
            told.add(str(entry.get("id")))
            console.say(
                f"\n{WORDS.get(one.section, 'entry').capitalize()}: {one.fact.title}", "bold"
            )
            # Only what carries an entry needs the names of all members.
            from pdpkit.view.members import list_members  # noqa: PLC0415

            members = list_members(Place(one.section, 0, entry), {}, {})
            rows = [[f"{'  ' * member.depth}{member.label}", member.text] for member in members]
            console.table(["", ""], rows, indent=2)
    if told:
        console.say()
