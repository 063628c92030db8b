"""Answers to a share, one statement for each entry, and drafts that somebody else prepared."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pdpkit.cli.console import Console
from pdpkit.cli.policy import load_policy
from pdpkit.cli.session import Session, write
from pdpkit.cli.trust.promises import load_promises
from pdpkit.cli.trust.settling import Terms, settle
from pdpkit.cli.trust.shares import find_holder, name_shown, open_shared
from pdpkit.credential import SPEAKERS
from pdpkit.encoding.reading import MAX_BYTES
from pdpkit.errors import InputError, PdpError, UsageError
from pdpkit.issuing import (
    AGREEMENTS,
    Change,
    Ending,
    Prepared,
    RegisterRow,
    choose_all,
    choose_entries,
    prepare,
    read_prepared,
    state_entry,
    write_prepared,
)
from pdpkit.kinds import WORDS
from pdpkit.ledger import Place
from pdpkit.storage import load
from pdpkit.view.members import list_members
from pdpkit.workspace import Issued, Workspace

_DRAFTS: Final = ".json"


def issue_from_share(
    workspace: Workspace,
    share: Path,
    statement: str,
    speaker: str | None,
    entries: list[str],
    *,
    take_all: bool,
    terms: Terms,
) -> int:
    """State something of entries in a share, in the role in which somebody spoke.

    ``UsageError``: ``input-needed``, ``input-choice``, and as ``choose_entries``; ``InputError`` as
    ``open_shared``, ``find_holder`` and ``settle_prepared``.
    """
    _check_out(terms)
    check_speaker(speaker)
    if take_all and entries:
        raise UsageError("input-together", one="--entry", other="--all")
    session = terms.session
    shared = open_shared(share, load_policy(session, [], None, []), session)
    person = find_holder(workspace, shared)
    if not take_all and not entries:
        for place in shared.places:
            named = f"{WORDS[place.array]}, {name_shown(place, shared.contents)}"
            session.console.tell(f"{place.entry['id'][:8]}  {named}")
        raise UsageError("input-needed", option="--entry or --all")
    chosen = (
        choose_all(shared.places, statement) if take_all else choose_entries(shared.places, entries)
    )
    if not chosen:
        raise InputError("share-nothing-meant", str(share), statement=statement)
    found = []
    for place in chosen:
        title = name_shown(place, shared.contents)
        fact = state_entry(place, statement, str(speaker), person.number, title)
        found.append(Prepared(fact, person.name, person.identity, place.array))
    session.console.say(f"Shared by {shared.name}; on your list {person.name}, {person.number}.")
    return settle_prepared(workspace, found, terms)


def issue_drafts(workspace: Workspace, file: Path, terms: Terms) -> int:
    """Sign what somebody else prepared, shown once more; errors as ``read_prepared``."""
    _check_out(terms)
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
    drafts = terms.out if terms.out.suffix == _DRAFTS else None
    if drafts:
        data = write_prepared(found, workspace.trust.id, terms.session.now)
        write(drafts, data, force=terms.force)
    facts = {one.fact.digest for one in found}

    def find(after: Workspace) -> list[Issued]:
        return [one for one in after.issued.values() if one.stands and one.fact in facts]

    _, summary = settle(workspace, change, terms, find)
    if drafts:
        console.say(f"{drafts} has the drafts. Whoever signs them types:")
        folder = workspace.folder
        console.say(f"pdp trust issue --drafts {drafts} --trust {folder} -o OUT --sign", indent=2)
    console.give(summary | {"drafts": str(drafts) if drafts else None})
    return 0


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
            session.console.say(f"{result.row.fact.title or 'One'}: {result.reason}.")
    return Change(tuple(prepared.drafts))


def check_speaker(speaker: str | None) -> None:
    """``UsageError`` where no role is named, or none that may speak."""
    if speaker is None:
        raise UsageError("input-needed", option="--role")
    if speaker not in SPEAKERS:
        codes = ", ".join(SPEAKERS)
        raise UsageError("input-choice", found=speaker[:40], similar="", codes=codes)


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
            members = list_members(Place(one.section, 0, entry), {}, {})
            rows = [[f"{'  ' * member.depth}{member.label}", member.text] for member in members]
            console.table(["", ""], rows, indent=2)
    if told:
        console.say()


def _check_out(terms: Terms) -> None:
    """``UsageError`` ``input-folder`` where statements would be written into a file."""
    if terms.sign and terms.out.suffix == _DRAFTS:
        raise UsageError("input-folder", found=str(terms.out)[:60])
