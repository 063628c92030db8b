"""Whether a statement was withdrawn, from lists that travel with the files (spec rule 9).

One signed list for each issuer and calendar year; checking one tells nobody anything. Withdrawn in
any list that holds is withdrawn for ever. No list, or one that ran out, is "not checked".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from pdpkit.authority import CLOCK_TOLERANCE, Authority
from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree, without
from pdpkit.encoding.times import parse_moment, say_day, say_moment
from pdpkit.proof import judge
from pdpkit.report import Check, Outcome, failed, passed, undetermined
from pdpkit.signed.forms import Closed, ListOf, OneOf, Whole, needed, optional
from pdpkit.signed.texts import DIGEST, ISSUER, LINE, MOMENT, WHOLE_DAY

MAX_DAYS: Final = 120
STATUS_TYPE: Final = "PdpWithdrawalList"
REASONS: Final = {
    "mistake": "it was a mistake",
    "superseded": "another one takes its place",
    "other": "no reason is given",
}
FORM: Final = Closed(
    "A withdrawal list without its proof.",
    needed("format", OneOf(Kind.LIST.format), "The mark of a withdrawal list."),
    needed("issuer", ISSUER, "Whose statements it is about."),
    needed("list", LINE, "Its id: the issuer, then #withdrawals- and a year."),
    needed("sequence", Whole(), "Which of the issuer's publications this is."),
    needed("validFrom", MOMENT, "When it was published."),
    needed("validUntil", MOMENT, "When the next one is due, within 120 days."),
    optional("last", OneOf(True), "The issuer has closed; only a directory can confirm it."),
    needed(
        "entries",
        ListOf(
            Closed(
                "One statement that no longer counts.",
                needed("digest", DIGEST, "The digest of the statement."),
                needed("on", WHOLE_DAY, "The day on which it was withdrawn."),
                needed("reason", OneOf(*REASONS), "Why."),
                optional("replacedBy", DIGEST, "The digest of the statement in its place."),
            )
        ),
        "What was withdrawn, ascending by digest.",
    ),
)
_LIST_YEAR: Final = re.compile(r"#withdrawals-(20\d\d)\Z", re.ASCII)


def list_id(issuer: str, year: int | str) -> str:
    """The id of an issuer's list for statements whose ``validFrom`` lies in a year."""
    return f"{issuer}#withdrawals-{year}"


@dataclass(frozen=True, slots=True)
class WithdrawalList:
    """A list whose form and signature hold, by a key that a confirmed directory lists.

    ``day`` is the day of its publication in words; ``closed_on`` is there when it is the last.
    """

    tree: Tree
    digest: str
    entries: dict[str, Tree]
    closed_on: str | None
    valid_until: datetime
    day: str

    @property
    def order(self) -> tuple[str, int]:
        return str(self.tree["validFrom"]), int(self.tree["sequence"])

    @property
    def is_last(self) -> bool:
        """Whether a confirmed directory names it as the issuer's last."""
        return self.closed_on is not None


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one verification that count, by their id, and how many were left out.

    ``freshness`` is what those of one id come to for a statement that none of them names.
    """

    by_id: dict[str, list[WithdrawalList]]
    freshness: dict[str, Check]
    left_out: int

    def judge(self, statement: Tree, digest: str) -> tuple[Check, Tree | None]:
        """Whether a statement, whose signature holds, still stands."""
        name = "withdrawal"
        if "credentialStatus" not in statement and _says(statement) == "receipt":
            return passed(name, "withdrawal-not-needed"), None
        wanted = _wanted_list(statement)
        if wanted is None:
            return undetermined(name, "withdrawal-entry", "/credentialStatus"), None
        found = self.by_id.get(wanted)
        if found is None:
            return undetermined(name, "withdrawal-not-checked", "/credentialStatus"), None
        if naming := [withdrawals for withdrawals in found if digest in withdrawals.entries]:
            # What took its place may itself have been replaced; the newest list knows.
            entry = max(naming, key=lambda one: one.order).entries[digest]
            values = {"day": say_day(entry["on"]), "reason": REASONS[entry["reason"]]}
            return failed(name, "withdrawn", "/credentialStatus", **values), entry
        return self.freshness[wanted], None


def gather(trees: Iterable[Any], authority: Authority) -> Lists:
    """The lists among ``trees`` that count; the others are counted as left out."""
    by_id: dict[str, list[WithdrawalList]] = {}
    left_out = 0
    for tree in trees:
        found = _judge_list(tree, authority)
        if found is None:
            left_out += 1
        else:
            by_id.setdefault(found.tree["list"], []).append(found)
    freshness = {name: _judge_freshness(found, authority.at) for name, found in by_id.items()}
    return Lists(by_id, freshness, left_out)


def _judge_freshness(found: Sequence[WithdrawalList], at: datetime) -> Check:
    """Whether the newest of these lists still speaks at the moment."""
    name = "withdrawal"
    newest = max(found, key=lambda one: (one.is_last, one.valid_until))
    if newest.closed_on:
        return passed(name, "withdrawal-last-list", day=say_day(newest.closed_on))
    if newest.valid_until < at:
        where, day = "/credentialStatus", newest.day
        return undetermined(name, "withdrawal-list-stale", where, day=day)
    return passed(name, "withdrawal-not-listed", day=newest.day)


def _judge_list(tree: Any, authority: Authority) -> WithdrawalList | None:
    """A list that counts (steps W1 to W6), or None: its form, its signer, its days."""
    if not isinstance(tree, dict):
        return None
    unsigned = without(tree, "proof")
    # W1 to W3: its form, its name, its order.
    if FORM.find_fault(unsigned):
        return None
    year = _LIST_YEAR.search(tree["list"])
    if year is None or tree["list"] != list_id(tree["issuer"], year[1]):
        return None
    digests = [entry["digest"] for entry in tree["entries"]]
    if digests != sorted(set(digests)):
        return None
    # W4: who signed it.
    digest = _judge_signer(tree, authority)
    if digest is None:
        return None
    # W5: the last of its issuer.
    closed_on = _closing_day(tree, digest, authority)
    if "last" in tree and closed_on is None:
        return None
    # W6: its days.
    if not _has_fair_days(tree, authority.at, is_last=closed_on is not None):
        return None
    return WithdrawalList(
        tree,
        digest,
        {entry["digest"]: entry for entry in tree["entries"]},
        closed_on,
        parse_moment(tree["validUntil"]),
        say_moment(parse_moment(tree["validFrom"])),
    )


def _closing_day(tree: Tree, digest: str, authority: Authority) -> str | None:
    """The day on which the issuer closed, or fell silent, if this is the list that was its last."""
    for issuer in authority.listed(tree["issuer"]):
        if digest in issuer.get("lastLists", ()):
            return str(issuer.get("closedOn") or tree["validFrom"][:10])
    return None


def _judge_signer(tree: Tree, authority: Authority) -> str | None:
    """The list's digest when the issuer, or its listed successor, signed it with a good key."""
    listed = authority.listed(tree["issuer"])
    successors = [issuer["successor"] for issuer in listed if "successor" in issuer]
    for signer in (tree["issuer"], *successors):
        judgement = judge(tree, Kind.LIST, signer)
        if judgement.check.outcome is Outcome.PASSED and judgement.key and judgement.created:
            window = authority.judge_key(signer, judgement.key, judgement.created)
            return judgement.digest if window.outcome is Outcome.PASSED else None
    return None


def _has_fair_days(tree: Tree, at: datetime, *, is_last: bool) -> bool:
    start, end = parse_moment(tree["validFrom"]), parse_moment(tree["validUntil"])
    begun = start <= at + CLOCK_TOLERANCE
    return begun and start <= end and (is_last or end <= start + timedelta(days=MAX_DAYS))


def _wanted_list(statement: Tree) -> str | None:
    """The one list id that the statement must name: its issuer's, of its ``validFrom``'s year."""
    issuer, since = statement.get("issuer"), statement.get("validFrom")
    name = issuer.get("id") if isinstance(issuer, dict) else issuer
    if not isinstance(name, str) or not isinstance(since, str):
        return None
    wanted = list_id(name, since[:4])
    named = statement.get("credentialStatus") == {"id": wanted, "type": STATUS_TYPE}
    return wanted if named else None


def _says(statement: Tree) -> Any:
    subject = statement.get("credentialSubject")
    return subject.get("statement") if isinstance(subject, dict) else None
