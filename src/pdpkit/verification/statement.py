"""Judges one statement: seven deciding steps in their order, then two telling ones.

The first two ask the statement alone and are taken once; the others ask what stands around it, and
are taken again in every round. A failure stops the later steps, which are then *skipped*; nothing
that is missing is ever a pass. S1 to S9 are the steps of the specification, V1 to V5 its rounds.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from pdpkit.credential import Statement, read_statements
from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import parse_moment, say_moment
from pdpkit.proof import Judgement, judge_all
from pdpkit.report import (
    DECIDING_CHECKS,
    FAILED,
    PASSED,
    TELLING_CHECKS,
    Check,
    StatementReport,
    Verdict,
    failed,
    passed,
    skipped,
    undetermined,
)
from pdpkit.verification.surroundings import Surroundings, member, text
from pdpkit.verification.vouching import MAX_HOPS, Bringing, find_vouched


class _Examined(NamedTuple):
    """What a statement is by itself: as signed, and as far as it is understood."""

    tree: Tree
    issuer: str
    judgement: Judgement
    form: Check
    statement: Statement | None


def judge_statements(
    trees: Sequence[Any], around: Surroundings, where: str
) -> tuple[StatementReport, ...]:
    """Judge the statements of one file; one withdrawn may be replaced by another that counts."""
    # V1 to V4: alone, then with what others let count.
    examined = _examine(trees)
    reports = _judge_rounds(examined, around, where)
    # V5: what is replaced.
    confirmed = {report.digest for report in reports if report.verdict is Verdict.CONFIRMED}
    return tuple(
        _replaced(report) if report.withdrawn_by in confirmed else report for report in reports
    )


def judge_statement(value: Any, around: Surroundings) -> StatementReport:
    """Judge one statement that stands alone."""
    return _judge_examined(_examine([value])[0], around, "")


def _judge_rounds(
    examined: Sequence[_Examined], around: Surroundings, where: str
) -> list[StatementReport]:
    """Judge all, then again, by what re-bindings and receipts among them let count, what did not
    count.
    """
    reports = [
        _judge_examined(one, around, f"{where}/{place}") for place, one in enumerate(examined)
    ]
    for _ in range(MAX_HOPS):
        vouched = find_vouched(reports, around.vouched)
        if vouched == around.vouched:
            break
        around = replace(around, vouched=vouched)
        reports = [
            report
            if report.verdict is Verdict.CONFIRMED
            else _judge_examined(examined[place], around, f"{where}/{place}")
            for place, report in enumerate(reports)
        ]
    return reports


def _replaced(report: StatementReport) -> StatementReport:
    """A withdrawn statement whose replacement stands confirmed in the same file."""
    checks = [
        check._replace(code="withdrawn-and-replaced") if check.name == "withdrawal" else check
        for check in report.checks
    ]
    return replace(report, checks=tuple(checks), replaced=True)


def _examine(values: Sequence[Any]) -> list[_Examined]:
    trees: list[Tree] = [value if isinstance(value, dict) else {} for value in values]
    issuers = [_issuer_id(tree) for tree in trees]
    # S1 proof: is this what the named key signed, as a statement?
    judgements = judge_all(zip(trees, issuers, strict=True), Kind.STATEMENT)
    # S2 form: is everything that it says understood?
    signed = [tree for tree, one in zip(trees, judgements, strict=True) if one.key is not None]
    forms, unread = iter(read_statements(signed)), (skipped("form"), None)
    return [
        _Examined(tree, issuer, one, *(unread if one.key is None else next(forms)))
        for tree, issuer, one in zip(trees, issuers, judgements, strict=True)
    ]


def _judge_examined(examined: _Examined, around: Surroundings, where: str) -> StatementReport:
    """Judge one statement by what stands around it; ``where`` is its place in the file."""
    tree, issuer, judgement, form, statement = examined
    if judgement.key is None:
        telling = [skipped(name) for name in TELLING_CHECKS]
        checks = _place([judgement.check], telling, where)
        return StatementReport(text(tree.get("id")) or "", checks)
    deciding = [judgement.check, form]

    # S3 issuer: is the key listed for this name, by a keeper whom the reader confirmed?
    listed = _judge_issuer(tree, issuer, judgement.key, around)
    deciding.append(listed)

    withdrawn_by = None
    if listed.outcome is not FAILED:
        # S4 key window: was the key in use when it was signed?
        deciding.append(_judge_window(issuer, judgement, listed, around))

        # S5 subject: is it about the holder of this file?
        subject_check = _judge_subject(tree, judgement, around)
        deciding.append(subject_check)

        if subject_check.outcome is not FAILED:
            # S6 withdrawal: does it still stand?
            withdrawal, entry = around.lists.judge(tree, str(judgement.digest))
            deciding.append(withdrawal)
            withdrawn_by = entry.get("replacedBy") if entry else None

            if withdrawal.outcome is not FAILED:
                # S7 validity: is it in force at the moment?
                deciding.append(_judge_validity(statement, around.at))

    # S8 name, S9 other suites: what else is worth a note.
    known_as = statement.name if statement else None
    telling = [_tell_name(known_as, around), _tell_suites(judgement)]
    return StatementReport(
        id=text(tree.get("id")) or "",
        checks=_place(deciding, telling, where),
        statement=statement.says if statement else None,
        title=statement.title if statement else None,
        made_out_to=known_as,
        issuer_id=issuer or None,
        issuer_name=around.authority.name_of(issuer),
        digest=judgement.digest,
        tree=tree if statement else None,
        withdrawn_by=withdrawn_by,
    )


def _place(deciding: list[Check], telling: list[Check], where: str) -> tuple[Check, ...]:
    """All checks in their order, the rest skipped; what did not pass with its place in the file."""
    deciding += map(skipped, DECIDING_CHECKS[len(deciding) :])
    placed = [
        check if check.outcome is PASSED else check._replace(where=where + check.where)
        for check in (*deciding, *telling)
    ]
    return tuple(placed)


def _judge_issuer(tree: Tree, issuer: str, key: str, around: Surroundings) -> Check:
    name, where = "issuer", "/issuer/id"
    holder = around.presenter.identity.id if around.presenter.identity else None
    if key in around.presenter.keys or issuer == holder:
        return failed(name, "issuer-is-holder", where)
    claimed = member(tree, "issuer", {}).get("name")
    return around.authority.judge_issuer(issuer, key, text(claimed))


def _judge_window(issuer: str, judgement: Judgement, listed: Check, around: Surroundings) -> Check:
    name = "keyWindow"
    if judgement.created is None:
        return undetermined(name, "proof-created-missing", "/proof/created")
    if not around.authority.pinned and listed.outcome is not PASSED:
        return undetermined(name, listed.code, listed.where, **listed.values)
    receipts = around.vouched.receipts.get(str(judgement.digest), ())
    return around.authority.judge_key(issuer, str(judgement.key), judgement.created, receipts)


def _judge_subject(tree: Tree, judgement: Judgement, around: Surroundings) -> Check:
    """Is it about the holder: their identity, one that they linked, one that was brought over?"""
    name, where = "subject", "/credentialSubject/id"
    subject, presenter = member(tree, "credentialSubject", {}), around.presenter
    if "id" not in subject:
        return _judge_by_name(subject, judgement, around)
    if presenter.log.code == "holder-none":
        return passed(name, "subject-alone")
    if presenter.identity is None:
        return undetermined(name, presenter.log.code, where, **presenter.log.values)
    about, identity = text(subject["id"]) or "", presenter.identity
    older = presenter.older.get(about)
    if older is not None:
        if not older.stands:
            return undetermined(name, "holder-link-outranked", where)
        identity = older.identity
    elif about != identity.id:
        return _judge_brought(about, subject, around)
    if "keyLog" in subject and not identity.holds_anchor(subject["keyLog"]):
        return undetermined(name, "key-log-anchor-differs", "/credentialSubject/keyLog")
    return passed(name, "subject-linked" if older else "subject-is-holder")


def _judge_brought(about: str, subject: Tree, around: Surroundings) -> Check:
    """A statement about another identity: did a listed employer bring that one over?"""
    name, where = "subject", "/credentialSubject/id"
    if about in around.vouched.twice:
        return undetermined(name, "subject-rebound-twice", where)
    bringing = around.vouched.identities.get(about)
    if bringing is None:
        return failed(name, "subject-mismatch", where)
    return _compare_names(subject, bringing, where)


def _judge_by_name(subject: Tree, judgement: Judgement, around: Surroundings) -> Check:
    where = "/credentialSubject/id"
    known = _made_out_to(subject)
    if known is None:
        return undetermined("subject", "statement-not-understood", where)
    bringing = around.vouched.by_name.get(str(judgement.digest))
    if bringing is not None:
        return _compare_names(subject, bringing, where)
    return undetermined("subject", "subject-by-name", where, name=known)


def _compare_names(subject: Tree, bringing: Bringing, where: str) -> Check:
    """What is brought over must be made out to the name under which it is brought over."""
    if _made_out_to(subject) != bringing.name:
        return undetermined("subject", "subject-rebound-name", where, name=bringing.name)
    return passed("subject", "subject-brought-over", by=bringing.issuer)


def _judge_validity(statement: Statement | None, at: datetime) -> Check:
    name = "validity"
    if statement is None:
        return undetermined(name, "statement-not-understood")
    if (start := parse_moment(statement.tree["validFrom"])) > at:
        return undetermined(name, "credential-not-yet-valid", "/validFrom", day=say_moment(start))
    until = statement.tree.get("validUntil")
    if until and (end := parse_moment(until)) < at:
        return failed(name, "credential-expired", "/validUntil", day=say_moment(end))
    return passed(name, "statement-in-force")


def _tell_name(known_as: str | None, around: Surroundings) -> Check:
    name = "name"
    if known_as is None:
        return undetermined(name, "statement-not-understood")
    if around.presenter.name is None:
        return passed(name, "subject-alone")
    if known_as != around.presenter.name:
        where = "/credentialSubject/identifier"
        names = {"name": known_as, "holder": around.presenter.name}
        return undetermined(name, "subject-name-differs", where, **names)
    return passed(name, "subject-name-agrees")


def _tell_suites(judgement: Judgement) -> Check:
    if judgement.other_suites:
        return undetermined("otherSuites", "proof-other-suite", "/proof")
    return passed("otherSuites", "proof-only-ours")


def _issuer_id(tree: Tree) -> str:
    """The name that must stand before ``#``; empty where the statement gives none."""
    issuer = tree.get("issuer")
    found = issuer.get("id") if isinstance(issuer, dict) else issuer
    return found if isinstance(found, str) else ""


def _made_out_to(subject: Tree) -> str | None:
    for named in member(subject, "identifier", []):
        if isinstance(named, dict) and named.get("identityType") == "name":
            return text(named.get("identityHash"))
    return None
