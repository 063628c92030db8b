"""Judges a whole file by its kind: reading, holder's key log and signature, then each statement.

F1 to F8 are the steps of the specification.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from pdpkit.document import Document, Kind
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import parse_moment, say_moment
from pdpkit.errors import InputError
from pdpkit.presentation import MAX_STATEMENTS, check_share, judge_audience, last_moment
from pdpkit.proof import Judgement, judge
from pdpkit.report import (
    FILE_CHECKS,
    Check,
    FileReport,
    Holder,
    Outcome,
    StatementReport,
    Verdict,
    failed,
    passed,
    skipped,
    undetermined,
)
from pdpkit.verification.statement import judge_statement, judge_statements
from pdpkit.verification.surroundings import (
    NOBODY,
    Policy,
    Presenter,
    Surroundings,
    find_presenter,
    member,
    survey,
    text,
)

NO_PAGES: Final[tuple[Check, ...]] = (passed("pages", "pdf-no-pages"),)


def verify(
    document: Document,
    policy: Policy,
    at: datetime,
    *,
    file: str = "",
    carrier: str = "json",
    pages: Sequence[Check] = NO_PAGES,
) -> FileReport:
    """Judge a signed file and everything in it; never raises for what the file says.

    ``pages`` is what the carrier tells of pages that show the file; a file without any has none.
    """
    report = FileReport(
        file=file,
        sha256=document.sha256,
        kind=document.kind.label,
        carrier=carrier,
        checks=(_tell_reading(document), *pages),
    )
    try:
        _check_limits(document)
        report = _VERIFIERS.get(document.kind, _verify_other)(document, policy, at, report)
    except InputError as err:
        return replace(report, checks=refuse(err))
    return replace(report, todo=_list_todo(report))


def refuse(err: InputError) -> tuple[Check, ...]:
    """The checks of a file that could not be read: the reason, and everything else skipped."""
    reading = failed("reading", err.code, err.where, **err.values)
    return (reading, *(skipped(name) for name in FILE_CHECKS[1:]))


def _verify_record(
    document: Document, policy: Policy, at: datetime, report: FileReport
) -> FileReport:
    tree = document.tree
    # F1: whose it is.
    holder = member(tree, "holder", {})
    presenter = find_presenter(holder, holder.get("id"), holder.get("name"), logs=policy.logs)
    # F2: what the reader goes by.
    carried = {"lists": tree.get("lists"), "cards": tree.get("cards")}
    around = survey(policy, at, presenter, carried, report.file)
    # F3 to F5: the holder's signature, for whom, and each statement.
    proof = _judge_holder(judge(tree, Kind.RECORD), Kind.RECORD, presenter)
    statements = judge_statements(member(tree, "statements", []), around, "/statements")
    return _finish(report, around, [proof, _judge_no_audience(policy)], statements)


def _verify_share(
    document: Document, policy: Policy, at: datetime, report: FileReport
) -> FileReport:
    tree = document.tree
    members = member(tree, "share", {})
    shown = member(member(members, "record", {}), "holder", {})
    places = "/share/keyLog", "/holder"
    presenter = find_presenter(members, tree.get("holder"), shown.get("name"), places, policy.logs)
    # F6: the holder's signature.
    judgement = judge(tree, Kind.SHARE)
    proof = _judge_holder(judgement, Kind.SHARE, presenter)
    audience = skipped("audience")
    # F7, F8: its form, then for whom. What a changed share says of that is not told.
    if proof.outcome is Outcome.PASSED:
        check_share(tree, judgement.proof or {})
        name = members["audience"]["name"]
        report = replace(report, audience=name, contents=members["record"])
        audience = judge_audience(tree, judgement.proof or {}, policy.request, at)
        if at > (end := parse_moment(last_moment(tree))):
            proof = undetermined(
                "holderProof", "share-expired", "/share/until", day=say_moment(end)
            )
    around = survey(policy, at, presenter, members, report.file)
    found = member(tree, "verifiableCredential", [])
    statements = judge_statements(found, around, "/verifiableCredential")
    return _finish(report, around, [proof, audience], statements)


def _verify_statement(
    document: Document, policy: Policy, at: datetime, report: FileReport
) -> FileReport:
    around = survey(policy, at, NOBODY, {})
    statement = judge_statement(document.tree, around)
    form = statement.check("form")
    if form.code == "schema-id":
        raise InputError(form.code, form.where)
    proof = passed("holderProof", "holder-none")
    return _finish(report, around, [proof, _judge_no_audience(policy)], [statement])


def _verify_other(
    document: Document, policy: Policy, _at: datetime, report: FileReport
) -> FileReport:
    """A list, card, directory, introduction, link or key event: is it as its own key signed it?"""
    tree = document.tree
    controller = None
    if document.kind in (Kind.LIST, Kind.CARD):
        controller = text(tree.get("issuer" if document.kind is Kind.LIST else "id")) or ""
    proof = judge(tree, document.kind, controller, name="holderProof").check
    reading, *pages = report.checks
    audience = _judge_no_audience(policy)
    return replace(report, checks=(reading, NOBODY.log, proof, audience, *pages))


def judge_each(
    statements: Iterable[Any], record: Tree, policy: Policy, at: datetime
) -> Iterator[StatementReport]:
    """Judge statements, each alone, as they would stand in a record."""
    holder = member(record, "holder", {})
    presenter = find_presenter(holder, holder.get("id"), holder.get("name"), logs=policy.logs)
    around = survey(policy, at, presenter, {"lists": record.get("lists")})
    return (judge_statement(statement, around) for statement in statements)


_VERIFIERS: Final = {
    Kind.RECORD: _verify_record,
    Kind.SHARE: _verify_share,
    Kind.STATEMENT: _verify_statement,
}


def _judge_no_audience(policy: Policy) -> Check:
    """A file that is no share was made for nobody, and answers no request."""
    if policy.request is not None:
        return failed("audience", "share-challenge-missing")
    return passed("audience", "share-no-audience")


def _check_limits(document: Document) -> None:
    # B13: what holds for a file of any kind.
    identifier = document.tree.get("id")
    if isinstance(identifier, str) and len(identifier) > 2048:
        raise InputError("schema-id", "/id")
    for name in ("statements", "verifiableCredential"):
        found = document.tree.get(name, [])
        if not isinstance(found, list):
            raise InputError("schema-member-type", f"/{name}", wanted="a list")
        if len(found) > MAX_STATEMENTS:
            raise InputError("file-too-many-statements", f"/{name}", limit=MAX_STATEMENTS)


def _tell_reading(document: Document) -> Check:
    if document.newer_minor:
        return passed("reading", "schema-version-newer", "/format", version=document.tree["format"])
    return passed("reading", "file-read")


def _judge_holder(judgement: Judgement, kind: Kind, presenter: Presenter) -> Check:
    """Did the holder, by the tip of their key log, sign the file as it stands?

    A record that changed is at best partly confirmed; a share that changed is not to be relied on.
    """
    name = "holderProof"
    if kind is Kind.RECORD and judgement.check.code == "proof-missing":
        return undetermined(name, "holder-proof-missing", "/proof")
    where = judgement.check.where
    if judgement.check.outcome is Outcome.PASSED:
        if presenter.identity is None:
            log = presenter.log
            return undetermined(name, log.code, log.where, **log.values)
        if judgement.key == presenter.identity.tip:
            return passed(name, "holder-signed")
        where = "/proof/verificationMethod"
    if kind is Kind.RECORD:
        return undetermined(name, "holder-proof-invalid", where)
    return failed(name, "share-proof-invalid", where)


def _finish(
    report: FileReport,
    around: Surroundings,
    checks: Sequence[Check],
    statements: Sequence[StatementReport],
) -> FileReport:
    """Put the file's own checks in their order and say whose file it is."""
    presenter, holder = around.presenter, None
    if presenter.identity is not None:
        code = spoken_code(presenter.identity.id)
        holder = Holder(presenter.identity.id, presenter.name, code)
    reading, *pages = report.checks
    return replace(
        report,
        checks=(reading, presenter.log, *checks, *pages),
        statements=tuple(statements),
        holder=holder,
        directory=around.authority.used,
        lists_left_out=around.lists.left_out,
    )


def _list_todo(report: FileReport) -> tuple[str, ...]:
    """What the reader can do next, each once, worst statement first."""
    open_ones = [s for s in report.worst_first() if s.verdict is not Verdict.CONFIRMED]
    checks = [*(s.deciding_check for s in open_ones), *report.checks]
    return tuple(
        dict.fromkeys(
            check.hint for check in checks if check.outcome is not Outcome.PASSED and check.hint
        )
    )
