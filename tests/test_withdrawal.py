"""``withdrawal``: withdrawn is for ever, and "not checked" is never "fine"."""

from datetime import timedelta
from typing import Any

import pytest

from judging import FAILED, OPEN, PASSED
from pdpkit.authority import weigh
from pdpkit.document import Kind
from pdpkit.pins import Pins
from pdpkit.proof import sign, signed_digest
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


SECOND = 1 / 86_400
STATUS = "/credentialStatus"


def told(check: Check) -> tuple[Outcome, str, str, dict[str, Any]]:
    assert check.name == "withdrawal"
    return check.outcome, check.code, check.where, dict(check.values)


def counts(tree: Any, **changes: Any) -> bool:
    """Whether a list counts; if not, it is counted as left out."""
    found = lists(tree, **changes)
    assert found.left_out == (0 if found.by_id else 1)
    return bool(found.by_id)


def published(*left: str, created: str | None = moment(-5), **changes: Any) -> Tree:
    """A list that was signed at a moment of its own, or at none, without the members ``left``."""
    tree = withdrawals() | changes
    unsigned = {name: value for name, value in tree.items() if name not in ("proof", *left)}
    options = {"created": created} if created else {}
    return sign(unsigned, Kind.LIST, TRUST_KEY, TRUST, options)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((), (OPEN, "withdrawal-not-checked", STATUS, {})),
        (
            (withdrawals(validUntil=moment(0)),),
            (PASSED, "withdrawal-not-listed", "", {"day": "17 November 2026"}),
        ),
        (
            (withdrawals(validUntil=moment(-SECOND)),),
            (OPEN, "withdrawal-list-stale", STATUS, {"day": "17 November 2026"}),
        ),
        (
            (withdrawals(validUntil=moment(-1)), withdrawals(validFrom=moment(-6))),
            (PASSED, "withdrawal-not-listed", "", {"day": "16 November 2026"}),
        ),
        (
            (withdrawals(list=f"{TRUST}#withdrawals-2025"),),
            (OPEN, "withdrawal-not-checked", STATUS, {}),
        ),
        (
            (withdrawals(ENTRY), withdrawals()),
            (
                FAILED,
                "withdrawn",
                STATUS,
                {"day": "20 November 2026", "reason": "it was a mistake"},
            ),
        ),
    ],
)
def test_what_the_lists_say(found: tuple[Tree, ...], expected: Any) -> None:
    for order in (found, found[::-1]):
        assert told(judge(lists(*order))) == expected


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("mistake", "it was a mistake"),
        ("superseded", "another one takes its place"),
        ("other", "no reason is given"),
    ],
)
def test_the_reason_is_told_in_words(reason: str, words: str) -> None:
    entry = ENTRY | {"reason": reason, "replacedBy": "A" * 43}
    check, found = lists(withdrawals(entry)).judge(STATEMENT, DIGEST)
    assert check.values["reason"] == words
    assert found == entry


def test_of_the_lists_that_name_it_the_newest_tells_why() -> None:
    """S6: the latest ``validFrom``, then the greatest ``sequence``, then the first."""

    def listed(day: int, sequence: int, start: float) -> Tree:
        entry = ENTRY | {"on": f"2026-11-{day}"}
        return withdrawals(entry, sequence=sequence, validFrom=moment(start))

    older, newer, greater = listed(11, 9, -6), listed(12, 1, -5), listed(13, 2, -5)
    same = listed(14, 2, -5)
    for order, day in (
        ([older, newer], 12),
        ([newer, older], 12),
        ([older, newer, greater], 13),
        ([greater, newer, older], 13),
        ([greater, same], 13),
        ([same, greater], 14),
    ):
        assert judge(lists(*order)).values["day"] == f"{day} November 2026"


def test_the_closing_list_speaks_before_a_later_one() -> None:
    last = withdrawals(validUntil=moment(-1))
    named = {"lastLists": ["A" * 43, signed_digest(last)], "closedOn": "2026-11-19"}
    silent = {"lastLists": named["lastLists"]}
    for changes, day in ((named, "19 November 2026"), (silent, "17 November 2026")):
        for order in ([last, withdrawals()], [withdrawals(), last]):
            check = judge(lists(*order, **changes))
            assert told(check) == (PASSED, "withdrawal-last-list", "", {"day": day})


@pytest.mark.parametrize(
    ("changes", "good"),
    [
        ({"validUntil": moment(115)}, True),
        ({"validUntil": moment(115 + SECOND)}, False),
        ({"validUntil": moment(-5)}, True),
        ({"validUntil": moment(-5 - SECOND)}, False),
        ({"list": f"{TRUST}#withdrawals-2000"}, True),
        ({"list": f"{TRUST}#withdrawals-2099"}, True),
        ({"list": f"{TRUST}#withdrawals-1999"}, False),
        ({"list": f"{TRUST}#withdrawals-2100"}, False),
        ({"list": f"{TRUST}#withdrawals-2026 "}, False),
        ({"list": f"{TRUST}:#withdrawals-2026"}, False),
        ({"list": f"{TRUST}#withdrawals-2026#withdrawals-2026"}, False),
        ({"last": True}, False),
        ({"last": False}, False),
        ({"last": 1}, False),
        ({"sequence": -1}, False),
        ({"sequence": "1"}, False),
        ({"validFrom": "2026-11-17"}, False),
        ({"entries": {}}, False),
        ({"entries": [ENTRY]}, True),
        ({"entries": [ENTRY | {"replacedBy": "A" * 43}]}, True),
        ({"entries": [ENTRY | {"replacedBy": "A"}]}, False),
        ({"entries": [ENTRY | {"reason": "x"}]}, False),
        ({"entries": [ENTRY | {"on": "2026-11"}]}, False),
        ({"entries": [ENTRY | {"motto": "x"}]}, False),
        ({"entries": [{name: ENTRY[name] for name in ("digest", "on")}]}, False),
        ({"entries": [{name: ENTRY[name] for name in ("digest", "reason")}]}, False),
    ],
)
def test_a_list_counts_by_its_form_and_its_days(changes: Tree, good: bool) -> None:
    """W1, W2, W5, W6."""
    assert counts(published(**changes)) is good


@pytest.mark.parametrize(("days", "good"), [(5 / 1440, True), (5 / 1440 + SECOND, False)])
def test_a_list_may_be_five_minutes_ahead(days: float, good: bool) -> None:
    """W6; when it was signed is asked of the key (A7)."""
    assert counts(published(validFrom=moment(days))) is good


@pytest.mark.parametrize(
    "name", ["issuer", "list", "sequence", "validFrom", "validUntil", "entries"]
)
def test_a_list_without_a_member_does_not_count(name: str) -> None:
    assert counts(published())
    assert not counts(published(name))


def test_a_list_that_does_not_say_when_it_was_signed_does_not_count() -> None:
    assert not counts(published(created=None))


def test_the_closing_list_may_be_good_for_long_but_not_end_before_it_begins() -> None:
    for end, good in ((moment(100_000), True), (moment(-5 - SECOND), False)):
        last = withdrawals(last=True, validUntil=end)
        assert counts(last, lastLists=[signed_digest(last)]) is good


def test_who_signed_for_an_issuer_is_asked_for_their_own_key() -> None:
    """W4: the successor's key must be in use, not the issuer's."""
    stolen = {"revoked": {"reason": "compromised", "since": moment(-1)}}
    gone = [{"key": TRUST_KEY.text, "validFrom": moment(-100), **stolen}]
    by_other = withdrawals(key=OTHER_KEY, signer=OTHER)
    assert counts(by_other, keys=gone, successor=OTHER)
    early = withdrawals(key=OTHER_KEY, signer=OTHER, validFrom=moment(-101), validUntil=moment(-90))
    assert not counts(early, successor=OTHER)
    assert counts(withdrawals(), successor=OTHER)


def test_how_many_were_left_out_is_counted() -> None:
    found = lists(withdrawals(), None, withdrawals(motto="x"), withdrawals(), 5)
    assert found.left_out == 3
    assert list(found.by_id) == [f"{TRUST}#withdrawals-2026"]
    assert lists().left_out == 0


RECEIPT = STATEMENT | {
    "credentialSubject": STATEMENT["credentialSubject"] | {"statement": "receipt"}
}
STATED = STATEMENT["credentialStatus"]


def without(tree: Tree, name: str) -> Tree:
    return {member: value for member, value in tree.items() if member != name}


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (without(RECEIPT, "credentialStatus"), (PASSED, "withdrawal-not-needed", "", {})),
        (RECEIPT, (PASSED, "withdrawal-not-listed", "", {"day": "17 November 2026"})),
        (RECEIPT | {"credentialStatus": None}, (OPEN, "withdrawal-entry", STATUS, {})),
        (without(STATEMENT, "credentialStatus"), (OPEN, "withdrawal-entry", STATUS, {})),
        (without(STATEMENT, "validFrom"), (OPEN, "withdrawal-entry", STATUS, {})),
        (STATEMENT | {"validFrom": 2026}, (OPEN, "withdrawal-entry", STATUS, {})),
        (
            STATEMENT | {"credentialSubject": "receipt"},
            (PASSED, "withdrawal-not-listed", "", {"day": "17 November 2026"}),
        ),
        (STATEMENT | {"issuer": {"name": TRUST}}, (OPEN, "withdrawal-entry", STATUS, {})),
        (
            STATEMENT | {"issuer": 5, "credentialStatus": STATED | {"id": "5#withdrawals-2026"}},
            (OPEN, "withdrawal-entry", STATUS, {}),
        ),
        (
            STATEMENT
            | {"issuer": {}, "credentialStatus": STATED | {"id": "None#withdrawals-2026"}},
            (OPEN, "withdrawal-entry", STATUS, {}),
        ),
    ],
)
def test_which_list_a_statement_needs(tree: Tree, expected: Any) -> None:
    assert told(judge(lists(withdrawals()), tree)) == expected
