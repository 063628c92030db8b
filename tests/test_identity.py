"""``identity``: only the words make an identity, and only a recovery key moves it on."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdpkit.document import Kind
from pdpkit.encoding.canonical import canonical, digest
from pdpkit.encoding.reading import without
from pdpkit.errors import InputError
from pdpkit.identity import event_digest, find_carried, incept, judge_log, name_log, rotate
from pdpkit.keys import SigningKey, derive_key
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


def place(log: Any, identity: Any = None) -> tuple[str, str]:
    """The code of a log that does not hold, and where."""
    check, found = judge_log(log, PERSON.id if identity is None else identity)
    assert found is None
    assert check.name == "holderLog"
    return check.code, check.where


def event(signer: SigningKey, previous: Tree | None = None, **members: Any) -> Tree:
    """The next event of somebody's, right but for ``members`` and whose key signed it."""
    log = log_of(1 if previous else 0)
    unsigned = without(log[-1], "proof")
    if previous:
        unsigned["previous"] = event_digest(previous)
    return sign_by_holder(unsigned | members, Kind.KEY_EVENT, signer)


def test_what_holds_is_an_identity_with_a_tip() -> None:
    log = log_of(2)
    check, found = judge_log(log, PERSON.id)
    assert (check.name, check.outcome, check.code) == (
        "holderLog",
        Outcome.PASSED,
        "holder-log-intact",
    )
    assert found is not None
    assert (found.id, name_log(log)) == (PERSON.id, PERSON.id)
    assert found.digests == tuple(map(event_digest, log))
    assert found.tip == log[2]["key"]
    assert found.anchor == {"seq": 2, "digest": event_digest(log[2])}


@pytest.mark.parametrize(
    ("log", "where"),
    [
        (None, ""),
        ({}, ""),
        ([], ""),
        ([*log_of(32), log_of(32)[-1]], ""),
        ([5], "/0"),
        ([None], "/0"),
        (log_of(1)[1:], "/0"),
        ([*log_of(1), 5], "/2"),
        ([log_of(2)[0], log_of(2)[2]], "/1"),
    ],
)
def test_a_log_that_does_not_follow_says_where(log: Any, where: str) -> None:
    """Steps L1, L3 and L4."""
    assert place(log) == ("holder-log-broken", f"/holder/keyLog{where}")
    check, _ = judge_log(log, PERSON.id, "/keyLog", "/keeper")
    assert (check.outcome, check.where) == (Outcome.UNDETERMINED, f"/keyLog{where}")


def test_the_identity_beside_a_log_is_the_one_that_it_makes() -> None:
    """Step L8."""
    for stored in (THIEF.id, None, 5, PERSON.id + "x"):
        check, found = judge_log(PERSON.log, stored)
        assert found is None
        assert (check.outcome, check.code) == (Outcome.UNDETERMINED, "holder-id-differs")
        assert check.where == "/holder/id"
    assert judge_log(PERSON.log, None, "/keyLog", "/keeper")[0].where == "/keeper"


# They fit the pattern of a key.
NO_KEYS = {
    "of small order": "z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP",
    "no point": "z6Mkeb4rtEhc8DUtvt5ehaVjdx3TLbQPpnTArkXhqfb1Mq75",
    "of another type": "z6Mk" + "z" * 44,
}


@pytest.mark.parametrize("text", NO_KEYS.values(), ids=NO_KEYS)
def test_a_key_that_is_none_does_not_take_over(text: str) -> None:
    """Step L5: even where the recovery key signed it."""
    recovery = derive_key(PERSON.entropy, "recovery", 0)
    good = event(recovery, PERSON.log[0])
    assert verdict([*PERSON.log, good]) == "holder-log-intact"
    taken = event(recovery, PERSON.log[0], key=text)
    assert place([*PERSON.log, taken]) == ("holder-log-broken", "/holder/keyLog/1")


def test_each_event_is_bound_to_the_one_before() -> None:
    """Steps L6 and L7, each alone."""
    first = PERSON.log[0]
    recovery, other = (derive_key(PERSON.entropy, "recovery", number) for number in (0, 1))
    broken = ("holder-log-broken", "/holder/keyLog/1")
    # Another recovery key than the one committed to, which signs as itself.
    assert place([first, event(other, first, recovery=other.text)]) == broken
    # Bound to another event.
    assert place([first, event(recovery, THIEF.log[0])]) == broken
    # Signed by the new key, by the old one, and not as it stands.
    assert place([first, event(derive_key(PERSON.entropy, "key", 1), first)]) == broken
    assert place([first, event(PERSON.key, first)]) == broken
    assert place([first, event(recovery, first) | {"key": THIEF.key.text}]) == broken
    # A first event is signed by the key that stands in it.
    assert place([event(THIEF.key)]) == ("holder-log-broken", "/holder/keyLog/0")
    assert verdict([event(PERSON.key)]) == "holder-log-intact"


def test_a_fork_is_told_from_the_first_rotation_on() -> None:
    """Step L2, with the place and the beginning of both digests."""
    one, other = log_of(1), rotate(log_of(0), PERSON.entropy, seed("another sheet"))
    check, found = judge_log([*one, other[1]], PERSON.id)
    assert found is None
    assert (check.outcome, check.code) == (Outcome.FAILED, "holder-fork")
    assert (check.name, check.where) == ("holderLog", "/holder/keyLog/2")
    heads = [event_digest(event)[:8] for event in (one[1], other[1])]
    assert check.values == {"heads": " and ".join(heads)}
    assert place([*one, one[1]]) == ("holder-log-broken", "/holder/keyLog/2")


def test_a_second_inception_is_no_fork() -> None:
    for behind in ([], [None], [{}]):
        log = [*PERSON.log, *THIEF.log, *behind]
        assert place(log) == ("holder-log-broken", "/holder/keyLog/1")


def test_an_anchor_is_a_number_with_its_digest() -> None:
    _, found = judge_log(log_of(2), PERSON.id)
    assert found is not None
    for number, told in enumerate(found.digests):
        assert found.holds_anchor({"seq": number, "digest": told}) is True
    for anchor in (
        {"seq": 0, "digest": found.digests[1]},
        {"seq": True, "digest": found.digests[1]},
        {"seq": -1, "digest": found.digests[2]},
        {"seq": 3, "digest": found.digests[2]},
        {"seq": "0", "digest": found.digests[0]},
        {"seq": 0},
        {"digest": found.digests[0]},
        [0, found.digests[0]],
        None,
    ):
        assert found.holds_anchor(anchor) is False


def test_what_a_file_carries_is_found_where_its_kind_has_it() -> None:
    log = PERSON.log
    for tree in ({"holder": {"keyLog": log}}, {"share": {"keyLog": log}}, {"keyLog": log}):
        assert find_carried(tree, "keyLog") == log
        assert find_carried(tree, "links") is None
    assert find_carried({"holder": PERSON.id, "share": {"links": [1]}}, "links") == [1]
    both = {"holder": {"keyLog": 5}, "share": {"keyLog": log}, "keyLog": THIEF.log}
    assert find_carried(both, "keyLog") == log
    for nothing in (None, [], "keyLog", 5, {}, {"keyLog": {}}, {"holder": [], "share": 5}):
        assert find_carried(nothing, "keyLog") is None


def test_a_log_is_made_as_the_rule_says() -> None:
    """Rule 6: which keys stand in an event, and what it commits to."""

    def derive(purpose: str, number: int) -> str:
        return derive_key(PERSON.entropy, purpose, number).text

    log = log_of(2)
    assert list(log[0]) == ["format", "seq", "key", "next", "proof"]
    for number, one in enumerate(log):
        assert (one["format"], one["seq"]) == ("pdp-key-event/1.0", number)
        assert one["key"] == derive("key", number)
        assert one["next"] == digest(derive("recovery", number).encode())
        assert "created" not in one["proof"][0]
    for number in (1, 2):
        assert log[number]["recovery"] == derive("recovery", number - 1)
        assert log[number]["previous"] == event_digest(log[number - 1])
    new = seed("a new sheet")
    fresh = rotate(log, PERSON.entropy, new)
    assert fresh[:3] == log
    assert fresh[3]["key"] == derive_key(new, "key", 3).text
    assert fresh[3]["next"] == digest(derive_key(new, "recovery", 3).text.encode())
    with pytest.raises(InputError) as caught:
        rotate(log_of(32), PERSON.entropy)
    assert caught.value.values == {"limit": 32}
