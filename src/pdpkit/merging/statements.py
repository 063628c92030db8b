"""Takes statements, withdrawal lists and issuers' cards into a record (docs/spec.md, Merge).

A statement comes in when its signature holds and it is about this record's holder; one that the
holder removed stays out. An input that does not hold is not merged, and is listed with its reason.
"""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from pdpkit.card import find_cards, read_card
from pdpkit.document import Document, Kind
from pdpkit.encoding.canonical import canonical, digest
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.ledger import Place, find_entries, read_removed
from pdpkit.merging.arrival import Arrival, Taken
from pdpkit.merging.lists import judge_list, keep_needed, list_in_order
from pdpkit.merging.members import list_statements, read_set
from pdpkit.presentation import MAX_CARDS
from pdpkit.report import Check, Outcome, StatementReport, failed, undetermined
from pdpkit.verification import Policy, judge_each


class Input(NamedTuple):
    """A file with its place among the inputs."""

    number: int
    file: str
    document: Document


def merge_statements(
    record: Tree,
    documents: Iterable[tuple[str, Document]],
    policy: Policy,
    at: datetime,
    *,
    link: bool = True,
    names: Collection[str] = (),
) -> tuple[Tree, list[Arrival]]:
    """The record with the statements, lists and cards that could be taken in; not yet signed.

    A statement by name comes in when it is made out to the holder's name, or to one of ``names``:
    a folder of a whole register holds other people's.

    ``link`` names a new statement in the holder's own entry of the same day and title. A link lends
    that entry no label. Nothing depends on the order of the documents.
    """
    inputs = [Input(number, *one) for number, one in enumerate(documents)]
    merged = {n: list(v) if isinstance(v, list) else v for n, v in record.items()}
    arrivals: dict[int, Arrival] = {}
    good = _judge_lists(inputs, policy, arrivals)
    lists = read_set(merged, "lists")
    scene = merged | {"lists": list((lists | good).values())}
    statements = [one for one in inputs if one.document.kind is Kind.STATEMENT]
    reports = judge_each((one.document.tree for one in statements), scene, policy, at)
    judged = sorted(zip(reports, statements, strict=True), key=_order)
    own = {_fold(name) for name in (_own_name(record), *names)}
    arrivals |= _take_statements(merged, judged, own, link=link)
    _take_lists(merged, inputs, lists, good, arrivals)
    for one in inputs:
        if one.document.kind is Kind.CARD:
            arrivals[one.number] = _take_card(merged, one.file, one.document)
    return merged, [arrivals[number] for number in sorted(arrivals)]


def refuse_statement(report: StatementReport) -> Check | None:
    """Why a statement is not taken into a record; None where it may come in."""
    for name in ("proof", "issuer", "subject"):
        check = report.check(name)
        if check.outcome is Outcome.FAILED:
            return check
    return report.check("proof") if report.digest is None else None


def _take_statements(
    merged: Tree,
    judged: Iterable[tuple[StatementReport, Input]],
    names: Collection[str],
    *,
    link: bool,
) -> dict[int, Arrival]:
    known = read_set(merged, "statements")
    ids = {str(one.get("id")): name for name, one in known.items() if isinstance(one, dict)}
    removed = read_removed(merged)
    index = _index_entries(merged) if link else {}
    arrivals: dict[int, Arrival] = {}
    for report, one in judged:
        arrival = _decide(one.file, report, known.keys(), removed, names)
        if ids.setdefault(report.id, report.digest or "") != report.digest:
            note = undetermined("proof", "merge-id-collision", "/id")
            arrival = arrival._replace(notes=(*arrival.notes, note))
        if arrival.taken is Taken.NEW and report.digest:
            known[report.digest] = one.document.tree
            if report.tree is not None:
                arrival = arrival._replace(linked=_link_entry(merged, report.tree, index))
        arrivals[one.number] = arrival
    if any(arrival.taken is Taken.NEW for arrival in arrivals.values()):
        merged["statements"] = list_statements(known)
    return arrivals


def _order(judged: tuple[StatementReport, Input]) -> tuple[bool, str, str, str]:
    report, one = judged
    since = str(one.document.tree.get("validFrom"))
    return report.digest is None, since, report.digest or "", one.document.sha256


def _decide(
    file: str,
    report: StatementReport,
    known: Collection[str | None],
    removed: frozenset[str],
    names: Collection[str],
) -> Arrival:
    if (check := refuse_statement(report)) is not None:
        return Arrival(file, Taken.REFUSED, refused_by=check)
    name, by_name = report.made_out_to or "", report.check("subject").code == "subject-by-name"
    if by_name and report.digest not in known and _fold(name) not in names:
        check = failed("subject", "merge-other-name", "/credentialSubject/identifier", name=name)
        return Arrival(file, Taken.REFUSED, report.title, refused_by=check)
    taken = Taken.NEW
    if report.digest in known:
        taken = Taken.KNOWN
    elif report.digest in removed:
        taken = Taken.REMOVED
    withdrawal = report.check("withdrawal")
    notes = (withdrawal,) if withdrawal.outcome is Outcome.FAILED else ()
    return Arrival(file, taken, report.title, notes=notes)


def _fold(name: str) -> str:
    """A name as two people would write it alike: its case and its spaces do not count."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _own_name(record: Tree) -> str:
    name = record["holder"].get("name")
    return name if isinstance(name, str) else ""


def _judge_lists(
    inputs: Iterable[Input], policy: Policy, arrivals: dict[int, Arrival]
) -> dict[str, Tree]:
    """The lists that hold, by their digests; the others are refused."""
    good: dict[str, Tree] = {}
    for one in inputs:
        if one.document.kind is not Kind.LIST:
            continue
        check = judge_list(one.document.tree, policy)
        if check.outcome is Outcome.PASSED:
            good[digest(canonical(one.document.tree))] = one.document.tree
        else:
            arrivals[one.number] = Arrival(one.file, Taken.REFUSED, refused_by=check)
    return good


def _take_lists(
    merged: Tree,
    inputs: Iterable[Input],
    before: dict[str, Tree],
    good: dict[str, Tree],
    arrivals: dict[int, Arrival],
) -> None:
    """Of each list the newest is kept, and any that withdraws what no newer one names."""
    everything = before | good
    kept = keep_needed(everything)
    if good.keys() & kept - before.keys():
        merged["lists"] = list_in_order({name: everything[name] for name in kept})
    for one in inputs:
        if one.document.kind is Kind.LIST and one.number not in arrivals:
            name = digest(canonical(one.document.tree))
            taken = Taken.NEW if name in kept and name not in before else Taken.KNOWN
            arrivals[one.number] = Arrival(one.file, taken, str(one.document.tree.get("list")))


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


def _index_entries(merged: Tree) -> Mapping[tuple[str, str], list[Place]]:
    """The own entries by day and title."""
    found: dict[tuple[str, str], list[Place]] = {}
    for place in find_entries(merged).values():
        title = str(place.entry.get("title", "")).casefold()
        if title:
            found.setdefault((str(place.entry.get("start")), title), []).append(place)
    return found


def _link_entry(
    merged: Tree, statement: Tree, index: Mapping[tuple[str, str], list[Place]]
) -> str | None:
    """Link the one own entry of the statement's day and title, if there is exactly one."""
    subject = statement["credentialSubject"]
    title = str(subject["achievement"]["name"]).partition(": ")[2].casefold()
    found = index.get((str(subject.get("start")), title), [])
    if len(found) != 1:
        return None
    place = found[0]
    entry = merged[place.array][place.number]
    links = [*entry.get("links", []), statement["id"].removeprefix("urn:uuid:")]
    merged[place.array][place.number] = entry | {"links": links}
    return place.pointer
