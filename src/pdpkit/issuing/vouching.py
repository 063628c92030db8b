"""What a new employer states of earlier statements: that it saw one whole, or whose they are.

A receipt keeps what was seen even if the key that signed it is stolen later; a re-binding brings
what was said under a lost key, or by name, over to a new one (spec, Statements).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.issuing.draft import Draft
from pdpkit.issuing.fact import Fact, find_problem, make_statement
from pdpkit.report import DECIDING_CHECKS, Outcome, StatementReport, Verdict
from pdpkit.workspace import Person, Trust

# A receipt over one of these would keep nothing that a reader goes by.
_NOT_SEEN = frozenset(("receipt", "re-bound"))


class Showing(NamedTuple):
    """A statement as it was checked, and whose file it stands in; no identity for one alone."""

    report: StatementReport
    holder: Person | None = None

    @property
    def about(self) -> str | None:
        """The identity that it speaks of; None for one by name."""
        assert self.report.tree is not None
        found = self.report.tree["credentialSubject"].get("id")
        return str(found) if found else None


def find_refusal(showing: Showing, trust: Trust) -> str:
    """Why no receipt is given; empty where one is."""
    report = showing.report
    if report.verdict is not Verdict.CONFIRMED:
        return report.deciding_check.reason
    if report.issuer_id == trust.id:
        return "It is your own; a receipt by its issuer would not count."
    if report.statement in _NOT_SEEN:
        return "It is itself about other statements."
    return ""


def draft_receipt(showing: Showing, trust: Trust, moment: datetime) -> Draft:
    """The receipt of a statement that is confirmed now, made out to the same person."""
    report = showing.report
    identity = showing.holder.identity if showing.holder else showing.about
    log = showing.holder.key_log if showing.holder else None
    person = Person("", report.made_out_to or "", identity=identity, key_log=log)
    members = {"of": report.digest, "seen": moment.date().isoformat()}
    fact = Fact(identity or "", "receipt", members, report.title or "")
    return Draft(make_statement(fact, person, trust, moment), fact.digest, None)


def draft_rebinding(
    showings: Iterable[Showing],
    person: Person,
    trust: Trust,
    moment: datetime,
    *,
    checked: str,
    older: str | None = None,
) -> Draft:
    """The statement that brings others over to the identity of ``person``, under one name.

    ``older`` is the identity that was lost, where no statement says it. ``InputError``:
    ``statement-not-confirmed`` for one that would not count otherwise either,
    ``statement-other-name`` for one of another name, ``statement-older-keys`` where several
    identities are spoken of, or the new one; ``statement-fact`` when it would not be understood.
    """
    identities = {older} - {None}
    by_name: list[str] = []
    for showing in showings:
        report = showing.report
        if problem := _find_doubt(report):
            raise InputError("statement-not-confirmed", report.id, problem=problem)
        if report.made_out_to != person.name:
            names = {"other": report.made_out_to, "name": person.name}
            raise InputError("statement-other-name", report.id, **names)
        if showing.about is None:
            by_name.append(report.digest or "")
        else:
            identities.add(showing.about)
    if len(identities) > 1 or person.identity in identities or not (identities or by_name):
        raise InputError("statement-older-keys")
    members: Tree = {"previous": identities.pop()} if identities else {}
    members |= {"statements": sorted(set(by_name)), "checked": checked}
    fact = Fact(person.identity or "", "re-bound", members)
    tree = make_statement(fact, person, trust, moment)
    if problem := find_problem(tree):
        raise InputError("statement-fact", problem=problem)
    return Draft(tree, fact.digest, None)


def _find_doubt(report: StatementReport) -> str:
    """Why a statement does not count, whoever it is about; empty where it would."""
    for check in report.checks:
        if check.name in DECIDING_CHECKS and check.outcome is not Outcome.PASSED:
            if check.name != "subject" or check.outcome is Outcome.FAILED:
                return check.reason
            if check.code != "subject-by-name":
                return check.reason
    return ""
