"""What confirmed statements let count beyond themselves: re-bindings and receipts.

A re-binding by a listed employer brings over what was said of an identity that was lost, or of the
person by name; a receipt keeps what a key signed before it was stolen (spec, The holder's identity;
Who vouches for a trust).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple

from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import parse_moment
from pdpkit.report import StatementReport, Verdict

MAX_HOPS: Final = 3


class Bringing(NamedTuple):
    """By whom something was brought over, under which name, at how many hops from the holder."""

    issuer: str
    name: str
    hops: int


@dataclass(frozen=True, slots=True)
class Vouched:
    """Older identities and statements by name that were brought over; receipts by what they saw."""

    identities: Mapping[str, Bringing] = field(default_factory=dict)
    by_name: Mapping[str, Bringing] = field(default_factory=dict)
    receipts: Mapping[str, tuple[tuple[str, datetime], ...]] = field(default_factory=dict)
    twice: frozenset[str] = frozenset()


def find_vouched(reports: Iterable[StatementReport], known: Vouched) -> Vouched:
    """What the confirmed re-bindings and receipts among ``reports`` let count (steps V2, V3).

    Two re-bindings of one identity, and none of them counts; after three hops nothing is followed.
    """
    confirmed = [r for r in reports if r.verdict is Verdict.CONFIRMED]
    bindings = [(r, _subject(r)) for r in confirmed if r.statement == "re-bound"]
    counted = Counter(subject["previous"] for _, subject in bindings if "previous" in subject)
    twice = frozenset(previous for previous, count in counted.items() if count > 1)
    identities: dict[str, Bringing] = {}
    by_name: dict[str, Bringing] = {}
    for report, subject in bindings:
        before = known.identities.get(subject["id"])
        hops = before.hops + 1 if before else 1
        previous = subject.get("previous")
        if previous in twice or hops > MAX_HOPS:
            continue
        # What is confirmed was said by somebody, of somebody.
        issuer = str(report.issuer_name or report.issuer_id)
        bringing = Bringing(issuer, str(report.made_out_to), hops)
        if previous:
            identities[previous] = bringing
        by_name.update(dict.fromkeys(subject["statements"], bringing))
    return Vouched(identities, by_name, _find_receipts(confirmed), twice)


def _find_receipts(
    confirmed: Iterable[StatementReport],
) -> dict[str, tuple[tuple[str, datetime], ...]]:
    found: dict[str, tuple[tuple[str, datetime], ...]] = {}
    for report in confirmed:
        if report.statement == "receipt" and report.tree is not None:
            seen = _subject(report)["of"]
            moment = parse_moment(report.tree["validFrom"])
            found[seen] = (*found.get(seen, ()), (str(report.issuer_id), moment))
    return found


def _subject(report: StatementReport) -> Tree:
    assert report.tree is not None
    subject: Tree = report.tree["credentialSubject"]
    return subject
