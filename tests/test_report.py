"""``report``: the verdicts that follow from outcomes, over the whole lattice."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.report import (
    DECIDING_CHECKS,
    EXIT_CODES,
    Check,
    FileReport,
    FileVerdict,
    Outcome,
    StatementReport,
    Verdict,
    failed,
    judge_file,
    judge_statement,
    passed,
    undetermined,
    worst_verdict,
)

RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}
FILE_RANK = {verdict: rank for rank, verdict in enumerate(FileVerdict)}
outcomes = st.sampled_from(Outcome)
CODES = {
    "proof": "proof-signature-invalid",
    "form": "statement-not-understood",
    "issuer": "issuer-unknown",
    "keyWindow": "issuer-unknown",
    "subject": "subject-mismatch",
    "withdrawal": "withdrawn",
    "validity": "credential-expired",
}


def checks(found: dict[str, Outcome]) -> list[Check]:
    return [Check(name, outcome, CODES[name]) for name, outcome in found.items()]


def statement(verdict: Verdict, *, replaced: bool = False) -> StatementReport:
    found = dict.fromkeys(DECIDING_CHECKS, Outcome.PASSED)
    changes = {
        Verdict.NOT_GENUINE: ("proof", Outcome.FAILED),
        Verdict.WITHDRAWN: ("withdrawal", Outcome.FAILED),
        Verdict.SELF_DECLARED: ("issuer", Outcome.FAILED),
        Verdict.UNCONFIRMED: ("issuer", Outcome.UNDETERMINED),
        Verdict.EXPIRED: ("validity", Outcome.FAILED),
    }
    if verdict in changes:
        name, outcome = changes[verdict]
        found[name] = outcome
    report = StatementReport("", tuple(checks(found)), replaced=replaced)
    assert report.verdict is verdict
    return report


GOOD = [passed("reading", "file-read"), passed("holderLog", "holder-log-intact"),
        passed("holderProof", "holder-signed"),
        passed("audience", "share-no-audience")]  # fmt: skip


def judge(*verdicts: Verdict, kind: str = "record", found: list[Check] = GOOD) -> FileVerdict:
    return judge_file(found, [statement(verdict) for verdict in verdicts], kind)


partial = st.dictionaries(st.sampled_from(DECIDING_CHECKS), outcomes)


@given(partial)
def test_confirmed_needs_every_deciding_check_to_be_there_and_passed(
    found: dict[str, Outcome],
) -> None:
    everything = len(found) == 7 and set(found.values()) == {Outcome.PASSED}
    assert (judge_statement(checks(found)) is Verdict.CONFIRMED) == everything


@given(partial, st.sampled_from(DECIDING_CHECKS))
def test_a_failing_check_never_improves_the_verdict(found: dict[str, Outcome], name: str) -> None:
    before = judge_statement(checks(found))
    after = judge_statement(checks(found | {name: Outcome.FAILED}))
    if found.get(name) is not Outcome.FAILED and name != "validity":
        assert RANK[after] <= RANK[before]
    without = {n: o for n, o in found.items() if n != name}
    if found.get(name) is Outcome.PASSED:
        assert RANK[judge_statement(checks(without))] <= RANK[before]


@given(st.dictionaries(st.sampled_from(DECIDING_CHECKS), outcomes, min_size=7))
def test_an_expired_statement_has_passed_everything_before(found: dict[str, Outcome]) -> None:
    if judge_statement(checks(found)) is Verdict.EXPIRED:
        assert found.pop("validity") is Outcome.FAILED
        assert set(found.values()) == {Outcome.PASSED}


def test_an_empty_report_has_not_passed() -> None:
    assert judge_statement([]) is Verdict.UNCONFIRMED
    assert judge_file([], [], "record") is FileVerdict.UNREADABLE
    assert worst_verdict([]) is FileVerdict.UNREADABLE


def test_nothing_here_has_a_truth_value() -> None:
    file = FileReport("x", "", None, "json", ())
    for report in (GOOD[0], statement(Verdict.CONFIRMED), file):
        with pytest.raises(TypeError):
            bool(report)


@pytest.mark.parametrize(
    ("verdicts", "wanted"),
    [
        ([Verdict.CONFIRMED], FileVerdict.CONFIRMED),
        ([Verdict.CONFIRMED, Verdict.EXPIRED], FileVerdict.CONFIRMED),
        ([Verdict.EXPIRED], FileVerdict.CONFIRMED),
        ([Verdict.CONFIRMED, Verdict.UNCONFIRMED], FileVerdict.PARTLY),
        ([Verdict.CONFIRMED, Verdict.SELF_DECLARED], FileVerdict.PARTLY),
        ([Verdict.UNCONFIRMED, Verdict.UNCONFIRMED], FileVerdict.UNCONFIRMED),
        ([Verdict.SELF_DECLARED], FileVerdict.UNCONFIRMED),
        ([], FileVerdict.UNCONFIRMED),
        ([Verdict.CONFIRMED, Verdict.NOT_GENUINE], FileVerdict.DO_NOT_RELY),
        ([Verdict.CONFIRMED, Verdict.WITHDRAWN], FileVerdict.DO_NOT_RELY),
    ],
)
def test_file_verdicts(verdicts: list[Verdict], wanted: FileVerdict) -> None:
    assert judge(*verdicts) is wanted


@given(st.lists(st.sampled_from(Verdict)), st.sampled_from(Verdict))
def test_one_more_bad_statement_never_improves_a_file(
    verdicts: list[Verdict], more: Verdict
) -> None:
    if more not in (Verdict.CONFIRMED, Verdict.EXPIRED) and verdicts:
        assert FILE_RANK[judge(*verdicts, more)] <= FILE_RANK[judge(*verdicts)]


def test_withdrawn_and_replaced_spoils_nothing_and_counts_for_nothing() -> None:
    replaced = statement(Verdict.WITHDRAWN, replaced=True)
    good = statement(Verdict.CONFIRMED)
    assert judge_file(GOOD, [good, replaced], "record") is FileVerdict.CONFIRMED
    assert judge_file(GOOD, [replaced], "record") is FileVerdict.UNCONFIRMED


@pytest.mark.parametrize("kind", ["record", "share"])
@pytest.mark.parametrize("name", ["holderLog", "holderProof"])
def test_a_file_that_its_holder_did_not_sign_is_at_best_partly(kind: str, name: str) -> None:
    found = [c for c in GOOD if c.name != name]
    for check in ([], [undetermined(name, "holder-log-broken")]):
        verdict = judge(Verdict.CONFIRMED, kind=kind, found=[*found, *check])
        assert verdict is FileVerdict.PARTLY


def test_a_changed_share_and_a_fork_are_not_relied_on() -> None:
    changed = [*GOOD[:2], failed("holderProof", "share-proof-invalid")]
    assert judge(Verdict.CONFIRMED, kind="share", found=changed) is FileVerdict.DO_NOT_RELY
    forked = [GOOD[0], failed("holderLog", "holder-fork"), GOOD[2]]
    assert judge(Verdict.CONFIRMED, found=forked) is FileVerdict.DO_NOT_RELY


def test_a_file_that_was_not_read_is_unreadable_whatever_else_is_said() -> None:
    for reading in ([], [failed("reading", "json-syntax")], [undetermined("reading", "json-bom")]):
        found = [*reading, *GOOD[1:]]
        assert judge(Verdict.CONFIRMED, found=found) is FileVerdict.UNREADABLE


def test_exit_codes_are_strict() -> None:
    assert EXIT_CODES == {
        FileVerdict.CONFIRMED: 0,
        FileVerdict.DO_NOT_RELY: 1,
        FileVerdict.PARTLY: 3,
        FileVerdict.UNCONFIRMED: 3,
        FileVerdict.UNREADABLE: 4,
    }


@given(st.lists(st.sampled_from(Verdict), min_size=1))
def test_worst_first_and_every_verdict_is_counted(verdicts: list[Verdict]) -> None:
    found = tuple(statement(verdict) for verdict in verdicts)
    file = FileReport("x", "", "record", "json", tuple(GOOD), found)
    ranks = [RANK[s.verdict] for s in file.worst_first()]
    assert ranks == sorted(ranks)
    counts: dict[str, Any] = file.counts
    assert sum(counts.values()) == len(verdicts)
    assert set(counts) == {str(verdict) for verdict in Verdict}
