"""Takes statements, withdrawal lists and issuers' cards into a record (docs/spec.md, Merge).

A statement comes in when its signature holds and it is about this record's holder; one that the
holder removed stays out. An input that does not hold is not merged, and is listed with its reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from pdpkit.card import find_cards, read_card
from pdpkit.document import Document, Kind
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.ledger import find_entries
from pdpkit.presentation import MAX_CARDS
from pdpkit.proof import judge
from pdpkit.report import Check, Outcome, StatementReport, failed
from pdpkit.verification import Policy, judge_one


class Taken(StrEnum):
    """What became of one input."""

    NEW = "new"
    KNOWN = "already there"
    REMOVED = "removed by the holder before"
    REFUSED = "not taken in"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One input with what became of it, and the check that refused it."""

    file: str
    taken: Taken
    title: str | None = None
    linked: str | None = None
    refused_by: Check | None = None


def merge_statements(
    record: Tree,
    documents: Iterable[tuple[str, Document]],
    policy: Policy,
    at: datetime,
    *,
    link: bool = True,
) -> tuple[Tree, list[Arrival]]:
    """The record with the statements and lists that could be taken in; it is not yet signed.

    ``link`` names a new statement in the holder's own entry of the same day and title. A link lends
    that entry no label.
    """
    merged = {n: list(v) if isinstance(v, list) else v for n, v in record.items()}
    known = {_digest(s, record, policy, at) for s in record.get("statements", [])}
    removed = set(record.get("ledger", {}).get("removed", []))
    arrivals: list[Arrival] = []
    for file, document in documents:
        if document.kind is Kind.LIST:
            arrivals.append(_take_list(merged, file, document.tree))
            continue
        if document.kind is Kind.CARD:
            arrivals.append(_take_card(merged, file, document))
            continue
        report = judge_one(document.tree, record, policy, at)
        arrival = _decide(file, report, known, removed)
        if arrival.taken is Taken.NEW:
            known.add(report.digest)
            merged.setdefault("statements", []).append(document.tree)
            if link and (place := _find_entry(merged, document.tree)):
                arrival = Arrival(file, Taken.NEW, report.title, place)
        arrivals.append(arrival)
    return merged, arrivals


def _decide(
    file: str, report: StatementReport, known: set[str | None], removed: set[str]
) -> Arrival:
    for name in ("proof", "issuer", "subject"):
        check = report.check(name)
        if check.outcome is Outcome.FAILED:
            return Arrival(file, Taken.REFUSED, refused_by=check)
    if report.digest is None:
        return Arrival(file, Taken.REFUSED, refused_by=report.check("proof"))
    if report.digest in known:
        return Arrival(file, Taken.KNOWN, report.title)
    if report.digest in removed:
        return Arrival(file, Taken.REMOVED, report.title)
    return Arrival(file, Taken.NEW, report.title)


def _digest(statement: Any, record: Tree, policy: Policy, at: datetime) -> str | None:
    return judge_one(statement, record, policy, at).digest


def _take_list(merged: Tree, file: str, tree: Tree) -> Arrival:
    """Of one list the newest is kept, and any that withdraws a statement in this record."""
    check = judge(tree, Kind.LIST, str(tree.get("issuer")), name="withdrawal").check
    if check.outcome is not Outcome.PASSED:
        return Arrival(file, Taken.REFUSED, refused_by=check)
    lists = merged.setdefault("lists", [])
    if tree in lists:
        return Arrival(file, Taken.KNOWN, str(tree.get("list")))
    same = [one for one in lists if one.get("list") == tree.get("list") and not one.get("entries")]
    for older in same:
        if older.get("sequence", 0) > tree.get("sequence", 0):
            return Arrival(file, Taken.KNOWN, str(tree.get("list")))
        lists.remove(older)
    lists.append(tree)
    return Arrival(file, Taken.NEW, str(tree.get("list")))


def _take_card(merged: Tree, file: str, document: Document) -> Arrival:
    """Of each issuer and key the newest card is kept, as many as may travel; it lends no trust."""
    try:
        card = read_card(document)
    except InputError as err:
        return Arrival(file, Taken.REFUSED, refused_by=failed("proof", err.code, err.where))
    title, cards = f"Card of {card.name}", merged.get("cards", [])
    same = [one for one in find_cards(cards) if (one.id, one.signer) == (card.id, card.signer)]
    if same and same[0].order >= card.order:
        return Arrival(file, Taken.KNOWN, title)
    kept = [one for one in cards if one not in [older.tree for older in same]]
    merged["cards"] = [*kept[1 - MAX_CARDS :], card.tree]
    return Arrival(file, Taken.NEW, title)


def _find_entry(merged: Tree, statement: Tree) -> str | None:
    """Link the one own entry of the statement's day and title, if there is exactly one."""
    subject = statement["credentialSubject"]
    title = str(subject["achievement"]["name"]).partition(": ")[2].casefold()
    found = [
        place
        for place in find_entries(merged).values()
        if place.entry.get("start") == subject.get("start")
        and title
        and str(place.entry.get("title", "")).casefold() == title
    ]
    if len(found) != 1:
        return None
    place = found[0]
    identifier = statement["id"].removeprefix("urn:uuid:")
    links = [*place.entry.get("links", []), identifier]
    merged[place.array][place.number] = place.entry | {"links": links}
    return place.pointer
