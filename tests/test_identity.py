"""``identity``: only the words make an identity, and only a recovery key moves it on."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdpkit.document import Kind
from pdpkit.encoding.canonical import canonical
from pdpkit.errors import InputError
from pdpkit.identity import event_digest, incept, judge_log, rotate
from pdpkit.keys import derive_key
from pdpkit.proof import sign_by_holder
from pdpkit.report import Outcome
from world import Person, Tree, copy, seed

PERSON = Person("words of somebody")
THIEF = Person("words of a thief")


def log_of(rotations: int) -> list[Tree]:
    log = incept(PERSON.entropy)
    for _ in range(rotations):
        log = rotate(log, PERSON.entropy)
    return log


def verdict(log: Any, identity: Any = None) -> str:
    check, found = judge_log(log, PERSON.id if identity is None else identity)
    assert (found is None) == (check.outcome is not Outcome.PASSED)
    return check.code


@given(st.binary(min_size=32, max_size=32), st.integers(0, 3))
@settings(max_examples=20, deadline=None)
def test_the_words_alone_make_the_same_bytes_again(entropy: bytes, rotations: int) -> None:
    def build() -> list[Tree]:
        log = incept(entropy)
        for _ in range(rotations):
            log = rotate(log, entropy)
        return log

    assert canonical(build()) == canonical(build())
    identity = "ni:///sha-256;" + event_digest(build()[0])
    check, found = judge_log(build(), identity)
    assert check.outcome is Outcome.PASSED
    assert found is not None
    assert found.tip == derive_key(entropy, "key", rotations).text
    assert found.holds_anchor(found.anchor)


def test_a_new_sheet_takes_over_and_the_old_words_end() -> None:
    new = seed("a new sheet")
    log = rotate(log_of(1), PERSON.entropy, new)
    assert verdict(log) == "holder-log-intact"
    assert verdict(rotate(log, new)) == "holder-log-intact"
    assert verdict(rotate(log, PERSON.entropy)) == "holder-log-broken"


def test_a_thief_of_the_signing_key_cannot_rotate() -> None:
    event = {
        "format": Kind.KEY_EVENT.format,
        "seq": 1,
        "key": THIEF.key.text,
        "next": THIEF.log[0]["next"],
        "previous": event_digest(PERSON.log[0]),
        "recovery": PERSON.key.text,
    }
    assert verdict([*PERSON.log, sign_by_holder(event, Kind.KEY_EVENT, PERSON.key)]) == (
        "holder-log-broken"
    )


def test_nor_claim_the_identity_with_a_new_inception() -> None:
    assert verdict(THIEF.log) == "holder-id-differs"
    mixed = [*THIEF.log, *log_of(1)[1:]]
    assert verdict(mixed) == "holder-log-broken"


def test_a_truncated_log_holds_alone_but_not_a_later_anchor() -> None:
    _, whole = judge_log(log_of(2), PERSON.id)
    _, cut = judge_log(log_of(1), PERSON.id)
    assert whole is not None
    assert cut is not None
    assert whole.holds_anchor(cut.anchor)
    assert not cut.holds_anchor(whole.anchor)


@pytest.mark.parametrize(
    "anchor",
    [None, {}, [], "x", {"seq": 0}, {"seq": True, "digest": "x"}, {"seq": -1, "digest": "x"}],
)
def test_what_is_no_anchor_is_not_held(anchor: Any) -> None:
    _, identity = judge_log(log_of(1), PERSON.id)
    assert identity is not None
    assert not identity.holds_anchor(anchor)


def test_two_valid_events_with_one_number_are_a_fork() -> None:
    one = rotate(log_of(1), PERSON.entropy)
    other = rotate(log_of(1), PERSON.entropy, seed("another sheet"))
    check, _ = judge_log([*one, other[2]], PERSON.id)
    assert (check.code, check.outcome) == ("holder-fork", Outcome.FAILED)
    assert verdict([*one, one[2]]) == "holder-log-broken"
    forged = copy(other[2]) | {"key": THIEF.key.text}
    assert verdict([*one, forged]) == "holder-log-broken"


@pytest.mark.parametrize(
    ("place", "member"),
    [(place, member) for place, event in enumerate(log_of(2)) for member in event],
)
def test_every_member_of_every_event_counts(place: int, member: str) -> None:
    log = log_of(2)
    for value in (None, THIEF.log[0].get(member), 7, "x"):
        if value == log[place][member] and type(value) is type(log[place][member]):
            continue
        changed = copy(log)
        changed[place][member] = value
        assert verdict(changed) in ("holder-log-broken", "holder-id-differs")
    missing = copy(log)
    del missing[place][member]
    assert verdict(missing) == "holder-log-broken"


def test_events_in_another_order_or_dropped_do_not_follow() -> None:
    log = log_of(3)
    for broken in ([log[0], log[2], log[1], log[3]], [log[0], log[2], log[3]], log[1:], [], None):
        assert verdict(broken) == "holder-log-broken"
    assert verdict([*log[:2], log[2] | {"extra": 1}]) == "holder-log-broken"


def test_a_log_has_room_for_32_rotations() -> None:
    log = log_of(32)
    assert len(log) == 33
    assert verdict(log) == "holder-log-intact"
    with pytest.raises(InputError) as caught:
        rotate(log, PERSON.entropy)
    assert caught.value.code == "holder-log-full"
    assert verdict([*log, log[-1]]) == "holder-log-broken"
