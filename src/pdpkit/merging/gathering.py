"""Brings everything that was handed in into one record: copies first, then what others signed.

Nothing depends on the order of the inputs. What is refused is listed and changes nothing.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pdpkit.document import Document, Kind
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.merging.arrival import Arrival, Brought, Taken
from pdpkit.merging.copies import Copy, Received, find_holder, read_copy, receive, receive_own
from pdpkit.merging.members import read_set
from pdpkit.merging.statements import merge_statements, refuse_statement
from pdpkit.merging.uniting import United, unite
from pdpkit.merging.versions import Heads, find_settled, read_versions
from pdpkit.report import Check, Outcome, failed, undetermined
from pdpkit.signed.texts import ENTRY_ID
from pdpkit.verification import Policy, judge_each


@dataclass(frozen=True, slots=True)
class Merged:
    """The record as all inputs together know it, and what became of each, in their order."""

    tree: Tree
    arrivals: tuple[Arrival, ...]


def merge(
    own: Tree,
    documents: Sequence[tuple[str, Document]],
    policy: Policy,
    at: datetime,
    *,
    link: bool = True,
    names: Collection[str] = (),
) -> Merged:
    """The record ``own`` with all that the inputs know of it; it waits to be signed.

    Inputs are other copies of the record, statements, withdrawal lists and issuers' cards. What is
    made out by name comes in for the holder's name and for ``names``.
    ``InputError`` for a record of one's own that cannot be merged: ``holder-log-broken``,
    ``entry-history-broken`` and their like.
    """
    numbered = list(enumerate(documents))
    copies = [(n, *one) for n, one in numbered if one[1].kind is Kind.RECORD]
    others = [(n, one) for n, one in numbered if one[1].kind is not Kind.RECORD]
    arrivals: dict[int, Arrival] = {}
    tree = own
    if copies:
        tree = _merge_copies(own, copies, policy, at, arrivals)
    if others:
        tree, found = merge_statements(
            tree, [one for _, one in others], policy, at, link=link, names=names
        )
        arrivals |= {number: one for (number, _), one in zip(others, found, strict=True)}
    return Merged(tree, tuple(arrivals[number] for number in sorted(arrivals)))


def _merge_copies(
    own: Tree,
    documents: Iterable[tuple[int, str, Document]],
    policy: Policy,
    at: datetime,
    arrivals: dict[int, Arrival],
) -> Tree:
    mine = receive_own(own)
    found: dict[int, Received] = {}
    for number, file, document in documents:
        received = receive(file, document.tree)
        if isinstance(received, Check):
            arrivals[number] = Arrival(file, Taken.REFUSED, refused_by=received)
        else:
            found[number] = received
    holder, refusals = find_holder([mine, *found.values()])
    for (number, received), check in zip(list(found.items()), refusals[1:], strict=True):
        if check is not None:
            del found[number]
            arrivals[number] = Arrival(received.file, Taken.REFUSED, refused_by=check)
    everybody = [mine, *found.values()]
    ids = [str(one.tree.get("id")) for one in everybody if one.identity.id == holder.id]
    identifier = min((one for one in ids if not ENTRY_ID.find_fault(one)), default="")
    first = read_copy(mine, identifier)
    copies: dict[int, Copy] = {}
    notes: dict[int, tuple[Check, ...]] = {}
    for number, received in found.items():
        try:
            kept, notes[number] = _leave_out_broken(received, first, own, policy, at)
            copies[number] = read_copy(kept, identifier)
        except InputError as err:
            arrivals[number] = _refuse(received, err)
    heads: Heads = {}
    settled = find_settled([copy.known for copy in (first, *copies.values())])
    first = replace(first, versions=read_versions(first.known, settled, heads))
    for number, copy in list(copies.items()):
        try:
            versions = read_versions(copy.known, settled, heads)
        except InputError as err:
            arrivals[number] = _refuse(copies.pop(number).received, err)
        else:
            copies[number] = replace(copy, versions=versions)
    united = unite([first, *copies.values()], settled, holder, identifier, heads)
    for number, copy in copies.items():
        arrivals[number] = _tell(copy, first, united, heads, notes[number])
    return united.tree


def _refuse(received: Received, err: InputError) -> Arrival:
    check = failed("reading", err.code, err.where, **err.values)
    return Arrival(received.file, Taken.REFUSED, refused_by=check)


def _leave_out_broken(
    received: Received, first: Copy, own: Tree, policy: Policy, at: datetime
) -> tuple[Received, tuple[Check, ...]]:
    """A copy without the statements, new to the record, that would be refused as files."""
    known = first.members.items["statements"]
    statements = read_set(received.tree, "statements")
    new = {name: tree for name, tree in statements.items() if name not in known}
    reports = judge_each(new.values(), own, policy, at)
    refused = {
        name: check._replace(where=f"/statements: {report.id}")
        for (name, report) in zip(new, reports, strict=True)
        if (check := refuse_statement(report)) is not None
    }
    notes = list(refused.values())
    ids = {str(one.get("id")) for one in known.values() if isinstance(one, dict)}
    if any(isinstance(one, dict) and str(one.get("id")) in ids for one in new.values()):
        notes.append(undetermined("proof", "merge-id-collision", "/statements"))
    if not refused:
        return received, tuple(notes)
    kept = [tree for name, tree in statements.items() if name not in refused]
    tree = received.tree | {"statements": kept}
    return Received(received.file, tree, received.identity, received.proof), tuple(notes)


def _tell(
    copy: Copy, first: Copy, united: United, heads: Heads, notes: tuple[Check, ...]
) -> Arrival:
    """What a copy brought that the record did not have."""
    brought: Counter[str] = Counter()
    for name, mine in copy.versions.items():
        now = united.versions[name].heads
        before = first.versions[name].heads if name in first.versions else None
        if now == before or not (mine.heads & now) - (before or frozenset()):
            continue
        if len(now) > 1:
            brought[Brought.WAITING] += 1
        elif not any(head in heads for head in now):
            if before is not None:
                brought[Brought.REMOVED] += 1
        else:
            brought[Brought.ADDED if before is None else Brought.CHANGED] += 1
    for name, digests in copy.members.names.items():
        new = digests & united.members.names.get(name, frozenset())
        new -= first.members.names.get(name, frozenset())
        if name in first.members.values and new:
            brought[Brought.WAITING] += 1
        elif new:
            words = {"statements": Brought.STATEMENTS, "lists": Brought.LISTS}
            brought[words.get(name, Brought.OTHERS)] += len(new)
    proof = copy.received.proof
    if proof is not None and proof.outcome is not Outcome.PASSED:
        notes = (*notes, proof)
    if len(copy.received.identity.digests) > len(first.received.identity.digests):
        brought[Brought.OTHERS] += 1
    if not brought and _is_older(copy, first):
        notes = (*notes, undetermined("reading", "merge-stale-input"))
    taken = Taken.NEW if brought else Taken.KNOWN
    return Arrival(copy.received.file, taken, notes=notes, brought=dict(brought))


def _is_older(copy: Copy, first: Copy) -> bool:
    return (
        copy.versions != first.versions
        or copy.members.names != first.members.names
        or copy.tree.get("revision") != first.tree.get("revision")
    )
