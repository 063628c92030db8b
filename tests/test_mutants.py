"""No changed file is confirmed, no re-written one refused, and the rig can tell (G1, G2, G19)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pdpkit.proof
from pdpkit.report import (
    DECIDING_CHECKS,
    EXIT_CODES,
    FILE_CHECKS,
    Check,
    FileReport,
    FileVerdict,
    Outcome,
    StatementReport,
    Verdict,
)
from pdpkit.verification import statement as steps
from rigs.mutants import attack, reword, seeds, signed_parts


def test_no_changed_file_is_confirmed() -> None:
    tally = attack(1, 3000)
    assert tally.false == []
    assert tally.counts.total() == 3000
    assert tally.counts["not confirmed"] > 1000
    assert tally.counts["not read"] > 500


def test_every_rewritten_file_says_what_it_said() -> None:
    tally = reword(1, 400)
    assert tally.false == []
    assert tally.counts["as before"] == 400


def test_the_rig_stands_on_many_files_and_statements() -> None:
    assert len(seeds()) >= 45
    assert len(signed_parts()) >= 40


def test_the_rig_notices_a_signature_that_is_not_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdpkit.proof, "verify", lambda *_: None)
    assert attack(1, 600).false


def test_the_rig_notices_a_statement_about_somebody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def take_any(*_: object) -> Check:
        return Check("subject", Outcome.PASSED, "subject-is-holder")

    monkeypatch.setattr(steps, "_judge_subject", take_any)
    assert any("somebody else" in fault for fault in attack(3, 3000).false)


_OUTCOMES = st.sampled_from(Outcome)


def _statement(outcomes: dict[str, Outcome]) -> StatementReport:
    checks = tuple(Check(name, outcome, "proof-unchanged") for name, outcome in outcomes.items())
    return StatementReport("urn:x", checks)


@given(st.dictionaries(st.sampled_from(DECIDING_CHECKS), _OUTCOMES))
def test_a_statement_is_confirmed_only_when_every_deciding_check_passed(
    outcomes: dict[str, Outcome],
) -> None:
    """G19: failed, open, skipped or absent, each keeps it from being confirmed."""
    whole = all(outcomes.get(name) is Outcome.PASSED for name in DECIDING_CHECKS)
    assert (_statement(outcomes).verdict is Verdict.CONFIRMED) == whole


@given(
    st.fixed_dictionaries(dict.fromkeys(DECIDING_CHECKS, _OUTCOMES)),
    st.sampled_from(DECIDING_CHECKS),
)
def test_a_worse_check_never_makes_a_statement_better(
    outcomes: dict[str, Outcome], name: str
) -> None:
    """G19: from worst to best stand failed, then open or skipped, then passed."""
    rank = list(Verdict)
    before = rank.index(_statement(outcomes).verdict)
    for worse in (Outcome.FAILED, Outcome.UNDETERMINED):
        if outcomes[name] is Outcome.PASSED or worse is Outcome.FAILED:
            after = rank.index(_statement(outcomes | {name: worse}).verdict)
            assert after <= before


@given(
    st.fixed_dictionaries(dict.fromkeys(FILE_CHECKS, _OUTCOMES)),
    st.lists(st.fixed_dictionaries(dict.fromkeys(DECIDING_CHECKS, _OUTCOMES)), max_size=4),
    st.fixed_dictionaries(dict.fromkeys(DECIDING_CHECKS, _OUTCOMES)),
)
def test_a_file_is_confirmed_only_when_all_of_it_is(
    file: dict[str, Outcome],
    statements: list[dict[str, Outcome]],
    more: dict[str, Outcome],
) -> None:
    """G19: and one statement more that is not confirmed never leads to a better word."""

    def judge(found: list[dict[str, Outcome]]) -> FileVerdict:
        checks = tuple(Check(name, outcome, "file-read") for name, outcome in file.items())
        reports = tuple(_statement(outcomes) for outcomes in found)
        return FileReport("f", "", "record", "json", checks, reports).verdict

    verdict = judge(statements)
    if verdict is FileVerdict.CONFIRMED:
        assert EXIT_CODES[verdict] == 0
        assert all(
            _statement(one).verdict in (Verdict.CONFIRMED, Verdict.EXPIRED) for one in statements
        )
    rank = list(FileVerdict)
    if statements and _statement(more).verdict not in (Verdict.CONFIRMED, Verdict.EXPIRED):
        after = judge([*statements, more])
        assert after is not FileVerdict.CONFIRMED
        assert rank.index(after) <= max(rank.index(verdict), rank.index(FileVerdict.PARTLY))
