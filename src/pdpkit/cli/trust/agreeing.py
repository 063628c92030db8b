"""Answers to a share: one statement for each entry, in the role in which somebody spoke."""

from pathlib import Path

from pdpkit.cli.policy import load_policy
from pdpkit.cli.trust.preparing import settle_prepared
from pdpkit.cli.trust.settling import Terms
from pdpkit.cli.trust.shares import find_holder, name_shown, open_shared
from pdpkit.credential import SPEAKERS
from pdpkit.errors import InputError, UsageError
from pdpkit.issuing import Prepared, choose_all, choose_entries, state_entry
from pdpkit.kinds import WORDS
from pdpkit.workspace import Workspace


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


def check_speaker(speaker: str | None) -> None:
    """``UsageError`` where no role is named, or none that may speak."""
    if speaker is None:
        raise UsageError("input-needed", option="--role")
    if speaker not in SPEAKERS:
        codes = ", ".join(SPEAKERS)
        raise UsageError("input-choice", found=speaker[:40], similar="", codes=codes)
