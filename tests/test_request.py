"""``request``: only the answer that was asked for will do, and each other one has its code."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.errors import InputError
from pdpkit.messages.sharing import SECTIONS
from pdpkit.report import Check, FileVerdict, Outcome
from pdpkit.request import Request, make_request, read_request
from pdpkit.verification import verify
from world import NOW, Tree, document, moment, policy, record, share, signed, statement

ASKER = "Northway Schools Trust"


def make(asker: str = ASKER, until: str = "2026-12-20", **changes: Any) -> Request:
    return make_request(asker, "A check", ("posts",), until, NOW, **changes)


ASKED = make()


def ask(answer: Tree, request: Request | None = ASKED, days: float = 0) -> tuple[Check, str]:
    report = verify(document(answer), policy(request=request), NOW + timedelta(days=days))
    audience = next(check for check in report.checks if check.name == "audience")
    return audience, report.verdict


def answer(request: Request | None, audience: str = ASKER) -> Tree:
    return share(record(signed(statement())), request=request, audience=audience)


def test_the_answer_that_was_asked_for_passes() -> None:
    check, verdict = ask(answer(ASKED))
    assert (check.code, check.outcome) == ("share-request-answered", Outcome.PASSED)
    assert verdict == FileVerdict.CONFIRMED
    assert "22 November 2026" in check.reason
    proof = answer(ASKED)["proof"][0]
    assert (proof["domain"], proof["challenge"]) == (ASKED.domain, ASKED.challenge)


def test_without_a_request_the_report_says_for_whom_and_nothing_changes() -> None:
    for made in (answer(None), answer(ASKED)):
        check, verdict = ask(made, None)
        assert (check.code, check.outcome) == ("share-made-for", Outcome.PASSED)
        assert check.values == {"audience": ASKER, "day": "31 December 2026"}
        assert verdict == FileVerdict.CONFIRMED


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (answer(None), "share-challenge-missing"),
        (answer(make()), "share-domain-differs"),
        (answer(make(domain=ASKED.domain)), "share-challenge-differs"),
        (answer(ASKED, "Somebody else"), "share-audience-differs"),
    ],
)
def test_every_other_answer_is_not_relied_on(made: Tree, code: str) -> None:
    check, verdict = ask(made)
    assert (check.code, check.outcome) == (code, Outcome.FAILED)
    assert verdict == FileVerdict.DO_NOT_RELY


def test_a_request_that_is_over_confirms_nothing_more() -> None:
    assert ask(answer(ASKED), days=28)[0].code == "share-request-answered"
    check, verdict = ask(answer(ASKED), days=28.5)
    assert (check.code, check.outcome) == ("share-request-over", Outcome.UNDETERMINED)
    assert verdict == FileVerdict.PARTLY


def test_a_share_that_expired_says_so_beside_the_answer() -> None:
    asked = make(until="2027-03-01")
    report = verify(document(answer(asked)), policy(request=asked), NOW + timedelta(days=40))
    codes = {check.name: check.code for check in report.checks}
    assert codes["audience"] == "share-request-answered"
    assert codes["holderProof"] == "share-expired"
    assert report.verdict == FileVerdict.PARTLY


def test_domain_and_challenge_cannot_be_put_in_afterwards() -> None:
    made = answer(None)
    made["proof"][0] |= ASKED.proof_members
    assert ask(made)[1] == FileVerdict.DO_NOT_RELY


@given(
    st.lists(st.sampled_from(sorted(SECTIONS)), min_size=1, unique=True),
    st.dates(min_value=NOW.date(), max_value=date(2999, 12, 31)).map(str),
)
def test_a_request_is_read_back_as_it_was_made(sections: list[str], until: str) -> None:
    made = make_request(ASKER, "A check", tuple(sections), until, NOW)
    assert read_request(made.data) == made


def test_no_two_requests_have_one_challenge() -> None:
    assert len({make().challenge for _ in range(50)} | {make().domain for _ in range(50)}) == 100


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "pdp-request/2"},
        {"sections": []},
        {"sections": ["secrets"]},
        {"challenge": "1234"},
        {"until": "2026-13-01"},
        {"from": "Two\nlines"},
        {"created": moment()[:10]},
        {"more": 1},
    ],
)
def test_something_else_is_refused(changes: Tree) -> None:
    with pytest.raises(InputError) as caught:
        read_request(json.dumps(json.loads(ASKED.data) | changes).encode())
    assert caught.value.code == "file-not-request"
