"""``withdrawal``: withdrawn is for ever, and "not checked" is never "fine"."""

from datetime import timedelta
from typing import Any

import pytest

from pdpkit.authority import weigh
from pdpkit.pins import Pins
from pdpkit.proof import signed_digest
from pdpkit.report import Check, Outcome
from pdpkit.withdrawal import Lists, gather
from world import (
    NOW,
    OTHER,
    OTHER_KEY,
    TRUST,
    TRUST_KEY,
    Tree,
    copy,
    directory,
    issuer,
    moment,
    pins_of,
    signed,
    statement,
    withdrawals,
)

STATEMENT = signed(statement())
DIGEST = signed_digest(STATEMENT)
ENTRY = {"digest": DIGEST, "on": "2026-11-20", "reason": "mistake"}


def lists(*trees: Any, at: Any = NOW, **changes: Any) -> Lists:
    successor = {"id": OTHER, "name": "Northway Schools Trust"}
    listed = directory(
        issuer(**changes),
        issuer(**successor, keys=[{"key": OTHER_KEY.text, "validFrom": moment(-100)}]),
    )
    return gather(trees, weigh([listed], pins_of(listed), at))


def judge(found: Lists, tree: Tree = STATEMENT) -> Check:
    return found.judge(tree, DIGEST)[0]


def test_a_fresh_list_that_does_not_name_it_passes() -> None:
    check = judge(lists(withdrawals()))
    assert (check.outcome, check.code) == (Outcome.PASSED, "withdrawal-not-listed")


def test_no_list_is_not_checked() -> None:
    check = judge(lists())
    assert (check.outcome, check.code) == (Outcome.UNDETERMINED, "withdrawal-not-checked")


def test_a_list_that_ran_out_says_since_when_nothing_is_known() -> None:
    old = withdrawals(validFrom=moment(-90), validUntil=moment(-1))
    check = judge(lists(old))
    assert (check.outcome, check.code) == (Outcome.UNDETERMINED, "withdrawal-list-stale")
    assert check.values["day"] == "24 August 2026"


@pytest.mark.parametrize("fresh", [True, False])
def test_withdrawn_in_any_list_is_withdrawn_for_ever(fresh: bool) -> None:
    old = withdrawals(ENTRY, validFrom=moment(-90), validUntil=moment(-1))
    newer = [withdrawals(sequence=2)] if fresh else []
    for order in ([old, *newer], [*newer, old]):
        check = judge(lists(*order))
        assert (check.outcome, check.code) == (Outcome.FAILED, "withdrawn")
        assert check.values == {"day": "20 November 2026", "reason": "it was a mistake"}


def test_another_digest_says_nothing_of_this_one() -> None:
    other = ENTRY | {"digest": "A" * 43}
    assert judge(lists(withdrawals(other))).code == "withdrawal-not-listed"


def left_out(*trees: Any, **changes: Any) -> None:
    found = lists(*trees, **changes)
    assert found.left_out == len(trees)
    assert judge(found).code == "withdrawal-not-checked"


def test_lists_that_do_not_count_are_left_out() -> None:
    changed = copy(withdrawals(ENTRY))
    changed["entries"] = []
    b, a = ENTRY | {"digest": "B" + "A" * 42}, ENTRY | {"digest": "A" * 43}
    left_out(changed)
    left_out(withdrawals(validUntil=moment(116)))
    left_out(withdrawals(validFrom=moment(1), validUntil=moment(60)))
    left_out(withdrawals(validUntil=moment(-6)))
    left_out(withdrawals(list=f"{OTHER}#withdrawals-2026"))
    left_out(withdrawals(list=f"{TRUST}#withdrawals-26"))
    left_out(withdrawals(format="pdp-withdrawals/1.1"))
    left_out(withdrawals(motto="x"))
    left_out(withdrawals(a, a))
    left_out(withdrawals() | {"entries": [b, a]})
    left_out(withdrawals(key=OTHER_KEY))
    left_out("not a list", None, 7, {})


def test_a_list_by_a_stolen_key_is_left_out() -> None:
    stolen = {"reason": "compromised", "since": moment(-1)}
    key = {"key": TRUST_KEY.text, "validFrom": moment(-100), "revoked": stolen}
    left_out(withdrawals(), keys=[key])


def test_a_list_by_a_key_outside_its_days_is_left_out() -> None:
    left_out(withdrawals(), keys=[{"key": TRUST_KEY.text, "validFrom": moment(-3)}])


def test_only_the_listed_successor_may_sign_for_an_issuer() -> None:
    by_other = withdrawals(key=OTHER_KEY, signer=OTHER)
    left_out(by_other)
    assert judge(lists(by_other, successor=OTHER)).code == "withdrawal-not-listed"


def test_without_a_confirmed_directory_no_list_counts() -> None:
    found = gather([withdrawals(ENTRY)], weigh([directory()], Pins(), NOW))
    assert judge(found).code == "withdrawal-not-checked"


def test_the_last_list_of_a_closed_issuer_stands_for_ever() -> None:
    last = withdrawals(last=True, validUntil=moment(100_000))
    closed = {"status": "closed", "closedOn": "2026-11-19", "lastLists": [signed_digest(last)]}
    later = NOW + timedelta(days=380)
    check = judge(lists(last, at=later, **closed))
    assert (check.code, check.values["day"]) == ("withdrawal-last-list", "19 November 2026")
    left_out(last, status="closed", closedOn="2026-11-19")


def test_an_ordinary_list_named_as_last_of_an_issuer_that_fell_silent() -> None:
    newest = withdrawals()
    later = NOW + timedelta(days=380)
    named = lists(newest, at=later, lastLists=[signed_digest(newest)])
    assert judge(named).code == "withdrawal-last-list"
    assert judge(lists(newest, at=later)).code == "withdrawal-list-stale"


@pytest.mark.parametrize(
    "status",
    [
        None,
        {},
        [],
        "did:web:saltmarsh.example#withdrawals-2026",
        {"id": f"{TRUST}#withdrawals-2025", "type": "PdpWithdrawalList"},
        {"id": f"{OTHER}#withdrawals-2026", "type": "PdpWithdrawalList"},
        {"id": f"{TRUST}#withdrawals-2026", "type": "BitstringStatusListEntry"},
        {"id": f"{TRUST}#withdrawals-2026", "type": "PdpWithdrawalList", "index": 3},
    ],
)
def test_a_statement_must_name_its_own_issuers_list(status: Any) -> None:
    tree = STATEMENT | {"credentialStatus": status}
    assert judge(lists(withdrawals()), tree).code == "withdrawal-entry"


def test_the_issuer_may_be_a_bare_name() -> None:
    """What withdraws a statement is asked also of one that is not understood."""
    bare = STATEMENT | {"issuer": STATEMENT["issuer"]["id"]}
    assert judge(lists(withdrawals(entries=[ENTRY])), bare).code == "withdrawn"


def test_a_receipt_is_not_withdrawn() -> None:
    subject = STATEMENT["credentialSubject"] | {"statement": "receipt"}
    tree = {n: v for n, v in STATEMENT.items() if n != "credentialStatus"}
    check = judge(lists(), tree | {"credentialSubject": subject})
    assert (check.outcome, check.code) == (Outcome.PASSED, "withdrawal-not-needed")
