"""``verification.vouching``: what re-bindings and receipts among the confirmed let count."""

from typing import Any, Final

import pytest

from pdpkit.encoding.times import parse_moment
from pdpkit.report import DECIDING_CHECKS, StatementReport, Verdict, passed, undetermined
from pdpkit.verification.vouching import Bringing, Vouched, find_vouched
from world import OTHER, TRUST, Tree

GOOD: Final = tuple(passed(name, "file-read") for name in DECIDING_CHECKS)
OPEN: Final = (*GOOD[:-1], undetermined("validity", "statement-not-understood"))
# Identities and digests are only compared here.
HOLDER, FIRST, SECOND, THIRD = "holder", "first", "second", "third"
BRINGING: Final = Bringing("Saltmarsh", "Priya Nair", 1)


def voice(says: str, *, moment: str = "2026-11-01T00:00:00Z", **changes: Any) -> StatementReport:
    """A statement as it was found; its subject has what is not a member of the report."""
    known = {"checks": GOOD, "issuer_id": TRUST, "issuer_name": "Saltmarsh"}
    known |= {"made_out_to": "Priya Nair"}
    found = {name: changes.pop(name, value) for name, value in known.items()}
    tree = {"validFrom": moment, "credentialSubject": changes}
    return StatementReport("urn:uuid:x", statement=says, tree=tree, **found)


def binding(previous: str | None = FIRST, subject: str = HOLDER, **changes: Any) -> StatementReport:
    named: Tree = {} if previous is None else {"previous": previous}
    return voice("re-bound", id=subject, **{"statements": [], **named, **changes})


def receipt(of: str = "a", **changes: Any) -> StatementReport:
    return voice("receipt", of=of, **changes)


def hopped(hops: int) -> Vouched:
    """What is known of ``FIRST`` so many hops from the holder."""
    return Vouched({FIRST: Bringing("Another", "Another Name", hops)})


TWICE: Final = Vouched(twice=frozenset({FIRST}))


@pytest.mark.parametrize(
    ("reports", "known", "expected"),
    [
        ([], Vouched(), Vouched()),
        ([], hopped(1), Vouched()),
        ([voice("led")], Vouched(), Vouched()),
        ([binding(checks=OPEN), receipt(checks=OPEN)], Vouched(), Vouched()),
        ([binding()], Vouched(), Vouched({FIRST: BRINGING})),
        ([binding()], hopped(1), Vouched({FIRST: BRINGING})),
        (
            [binding(statements=["a", "b"])],
            Vouched(),
            Vouched({FIRST: BRINGING}, {"a": BRINGING, "b": BRINGING}),
        ),
        ([binding(None, statements=["a"])], Vouched(), Vouched(by_name={"a": BRINGING})),
        (
            [binding(made_out_to="P. Nair", issuer_name=None)],
            Vouched(),
            Vouched({FIRST: Bringing(TRUST, "P. Nair", 1)}),
        ),
        # Of two that list the same, the later.
        (
            [
                binding(None, statements=["a", "b"]),
                binding(None, statements=["a"], issuer_name="Northway"),
            ],
            Vouched(),
            Vouched(by_name={"a": BRINGING._replace(issuer="Northway"), "b": BRINGING}),
        ),
        # Hops.
        (
            [binding(SECOND, FIRST, statements=["a"])],
            hopped(1),
            Vouched({SECOND: BRINGING._replace(hops=2)}, {"a": BRINGING._replace(hops=2)}),
        ),
        (
            [binding(SECOND, FIRST)],
            hopped(2),
            Vouched({SECOND: BRINGING._replace(hops=3)}),
        ),
        ([binding(SECOND, FIRST, statements=["a"])], hopped(3), Vouched()),
        (
            [binding(SECOND, FIRST), binding(THIRD)],
            hopped(3),
            Vouched({THIRD: BRINGING}),
        ),
        # Claimed twice.
        ([binding(statements=["a"]), binding(statements=["b"])], Vouched(), TWICE),
        ([binding(), binding(), binding(issuer_id=OTHER)], Vouched(), TWICE),
        ([binding(), binding(checks=OPEN)], Vouched(), Vouched({FIRST: BRINGING})),
        ([binding(None), binding(None)], Vouched(), Vouched()),
        (
            [binding(), binding(), binding(SECOND, statements=["a"])],
            Vouched(),
            Vouched({SECOND: BRINGING}, {"a": BRINGING}, twice=frozenset({FIRST})),
        ),
    ],
)
def test_what_re_bindings_bring_over(
    reports: list[StatementReport], known: Vouched, expected: Vouched
) -> None:
    """V2."""
    assert find_vouched(reports, known) == expected


def test_receipts_tell_who_saw_what_and_when() -> None:
    """V3."""
    early, late = "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"
    found = find_vouched(
        [receipt(moment=late), receipt("b"), binding(), receipt(moment=early, issuer_id=OTHER)],
        Vouched(),
    )
    assert found.receipts == {
        "a": ((TRUST, parse_moment(late)), (OTHER, parse_moment(early))),
        "b": ((TRUST, parse_moment(early)),),
    }
    assert found.identities == {FIRST: BRINGING}


def test_what_these_tests_begin_with() -> None:
    assert binding().verdict is Verdict.CONFIRMED
    assert binding(checks=OPEN).verdict is Verdict.UNCONFIRMED
