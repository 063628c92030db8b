"""``authority``: what several lists and pins say together, and whose word it is."""

from datetime import timedelta
from functools import cache
from itertools import permutations
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdpkit import card
from pdpkit.authority import Authority, weigh
from pdpkit.directory import Directory
from pdpkit.document import Document
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.times import parse_moment
from pdpkit.errors import InputError
from pdpkit.pins import Pins
from pdpkit.report import Outcome
from world import (
    NOW,
    OTHER,
    OTHER_KEY,
    TRUST,
    TRUST_KEY,
    Person,
    Tree,
    cards,
    directory,
    issuer,
    moment,
    pins_of,
)

KEEPERS: Final = [Person(f"words of keeper {number}") for number in range(3)]
SIGNED_ON: Final = moment(-10)
# What a list may say of the key, from worst to best; None: the organisation, but not the key.
SAYINGS: Final[dict[str, Tree | None]] = {
    "issuer-key-compromised": {"revoked": {"reason": "compromised", "since": moment(-5)}},
    "issuer-key-not-valid-then": {"validUntil": moment(-20)},
    "key-superseded": {"revoked": {"reason": "superseded", "since": moment(-5)}},
    "key-in-use": {},
    "unlisted": None,
}
ORDER: Final = list(SAYINGS)


@cache
def snapshot(keeper: int, saying: str, sequence: int) -> Directory:
    said = SAYINGS[saying]
    window = {"validFrom": moment(-100), "validUntil": moment(200)}
    keys = [] if said is None else [{"key": TRUST_KEY.text, **window, **said}]
    name = f"List of keeper {keeper}"
    return directory(issuer(keys=keys), keeper=KEEPERS[keeper], sequence=sequence, name=name)


def ask(found: Authority) -> tuple[str, str, dict[str, object]]:
    """What is said of the organisation and of the key, and the values of the second."""
    of_issuer = found.judge_issuer(TRUST, TRUST_KEY.text, None)
    of_key = found.judge_key(TRUST, TRUST_KEY.text, SIGNED_ON)
    return of_issuer.code, of_key.code, of_key.values


def confirms(found: Authority) -> list[bool]:
    """Whether the organisation is confirmed, and whether the key is."""
    checks = (
        found.judge_issuer(TRUST, TRUST_KEY.text, None),
        found.judge_key(TRUST, TRUST_KEY.text, SIGNED_ON),
    )
    return [check.outcome is Outcome.PASSED for check in checks]


SNAPSHOTS = st.lists(
    st.builds(snapshot, st.integers(0, 2), st.sampled_from(ORDER), st.integers(1, 3)),
    max_size=4,
    unique_by=lambda one: (one.keeper.id, one.order),
)
PINNED = st.sets(st.integers(0, 2))


def pins(numbers: set[int]) -> Pins:
    return pins_of(*(snapshot(number, "key-in-use", 1) for number in sorted(numbers)))


@given(SNAPSHOTS, PINNED)
@settings(max_examples=60, deadline=None)
def test_the_worst_word_of_all_confirmed_keepers_wins(
    found: list[Directory], pinned: set[int]
) -> None:
    newest = {one.keeper.id: one for one in sorted(found, key=lambda one: one.order)}
    said = [
        saying
        for number in pinned
        for saying in ORDER[:4]
        if newest.get(KEEPERS[number].id) in [snapshot(number, saying, n) for n in (1, 2, 3)]
    ]
    code = ask(weigh(found, pins(pinned), NOW))[1]
    assert code == (min(said, key=ORDER.index) if said else "issuer-unknown")


@given(SNAPSHOTS, PINNED)
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_files_does_not_matter(found: list[Directory], pinned: set[int]) -> None:
    told = [ask(weigh(order, pins(pinned), NOW)) for order in permutations(found)]
    assert all(one == told[0] for one in told)


@given(SNAPSHOTS, PINNED)
@settings(max_examples=60, deadline=None)
def test_a_list_by_somebody_unconfirmed_never_raises_anything(
    found: list[Directory], pinned: set[int]
) -> None:
    theirs = [one for one in found if pins(pinned).hold(one.keeper.id)]
    with_strangers, without = (weigh(some, pins(pinned), NOW) for some in (found, theirs))
    assert confirms(with_strangers) == confirms(without)
    assert not any(confirms(weigh(found, Pins(), NOW)))


@pytest.mark.parametrize("saying", ["issuer-key-compromised", "issuer-key-not-valid-then"])
def test_the_report_says_whose_word_it_is(saying: str) -> None:
    lists = [snapshot(0, "key-in-use", 1), snapshot(1, saying, 1)]
    check = weigh(lists, pins({0, 1}), NOW).judge_key(TRUST, TRUST_KEY.text, SIGNED_ON)
    assert check.values["keeper"] == "List of keeper 1"
    assert "List of keeper 1" in check.reason


@pytest.mark.parametrize(
    ("by", "days", "saved"),
    [(OTHER, -6, True), (OTHER, -5, False), (TRUST, -6, False), ("successor", -6, False)],
)
def test_a_receipt_from_before_the_theft_saves(by: str, days: float, saved: bool) -> None:
    entry = snapshot(0, "issuer-key-compromised", 1).issuers[TRUST]
    follower = "did:web:follower.example"
    found = directory(
        entry | {"successor": follower},
        issuer(id=OTHER, name="Northway Schools Trust", keys=[]),
        issuer(id=follower, name="Follower Trust", keys=[]),
        keeper=KEEPERS[0],
    )
    receipts = [(follower if by == "successor" else by, parse_moment(moment(days)))]
    authority = weigh([found], pins({0}), NOW)
    check = authority.judge_key(TRUST, TRUST_KEY.text, SIGNED_ON, receipts)
    assert check.code == ("key-stolen-later" if saved else "issuer-key-compromised")
    assert not saved or check.values["by"] == "Northway Schools Trust"


def test_a_receipt_does_not_open_a_window_that_was_closed() -> None:
    said = {"validUntil": moment(-20), "revoked": {"reason": "compromised", "since": moment(-5)}}
    keys = [{"key": TRUST_KEY.text, "validFrom": moment(-100), **said}]
    authority = weigh([directory(issuer(keys=keys), keeper=KEEPERS[0])], pins({0}), NOW)
    receipts = [(OTHER, parse_moment(moment(-8)))]
    check = authority.judge_key(TRUST, TRUST_KEY.text, SIGNED_ON, receipts)
    assert check.code == "issuer-key-not-valid-then"


def test_one_number_for_two_lists_of_a_confirmed_keeper_is_refused() -> None:
    both = [snapshot(0, "key-in-use", 2), snapshot(0, "key-superseded", 2)]
    with pytest.raises(InputError) as caught:
        weigh(both, pins({0}), NOW)
    assert caught.value.code == "directory-fork"
    assert weigh(both, pins({1}), NOW).pinned == ()
    assert weigh([both[0], both[0]], pins({0}), NOW).pinned == (both[0],)


def test_an_organisation_confirmed_alone_counts_by_its_card() -> None:
    (own,) = cards()
    alone = weigh([], Pins().add_issuer(own, TRUST_KEY.text, NOW), NOW)
    assert all(confirms(alone))
    assert ask(alone)[:2] == ("issuer-pinned", "key-in-use")
    assert alone.name_of(TRUST) == "Saltmarsh Learning Trust"
    other = alone.judge_issuer(TRUST, OTHER_KEY.text, None)
    assert other.code == "issuer-key-unlisted"
    late = alone.judge_key(TRUST, TRUST_KEY.text, moment(-101))
    assert late.code == "issuer-key-not-valid-then"
    namesake = alone.judge_issuer(OTHER, OTHER_KEY.text, "Saltmarsh  Leaming TRUST")
    assert namesake.code == "issuer-name-conflict"


def test_a_confirmed_keepers_word_outweighs_a_single_pin() -> None:
    (own,) = cards()
    stolen = snapshot(0, "issuer-key-compromised", 1)
    both = weigh([stolen], pins({0}).add_issuer(own, TRUST_KEY.text, NOW), NOW)
    assert ask(both)[1] == "issuer-key-compromised"


@pytest.mark.parametrize(
    ("file", "typed"),
    [
        ("share.json", "share.json"),
        ("My share (2).pdf", '"My share (2).pdf"'),
        ("a;rm -rf.json", "FILE"),
        ("--force", "FILE"),
        ('a" --x "b.json', "FILE"),
    ],
)
def test_a_file_name_that_a_sender_chose_is_typed_only_when_it_is_harmless(
    file: str, typed: str
) -> None:
    found = Authority((), (), {}, NOW, cards=cards(), file=file)
    told = found.tell_whom(TRUST, TRUST_KEY.text)
    assert told["card"] == typed
    assert told["who"] == "the organisation that calls itself “Saltmarsh Learning Trust”"
    assert told["code"] == spoken_code(TRUST_KEY.text)


def test_a_card_that_does_not_hold_or_is_of_another_key_names_nobody() -> None:
    changed = cards()[0] | {"name": "Another Name"}
    for carried in ([], [changed], [None, "x", {}], cards(OTHER_KEY)):
        found = Authority((), (), {}, NOW, cards=carried, file="share.json")
        assert found.tell_whom(TRUST, TRUST_KEY.text)["who"] == "the organisation"


def test_a_list_that_ran_out_confirms_nothing_but_still_warns() -> None:
    later = NOW + timedelta(days=200)
    found = weigh([snapshot(0, "issuer-key-compromised", 1)], pins({0}), later)
    assert ask(found)[:2] == ("directory-stale", "issuer-key-compromised")


def test_a_card_is_judged_once_however_many_statements_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sender who adds many cards must not cost the reader their number times the statements'."""
    judged: list[Document] = []
    read = card.read_card

    def count(document: Document) -> card.Card:
        judged.append(document)
        return read(document)

    monkeypatch.setattr(card, "read_card", count)
    found = Authority((), (), {}, NOW, cards=[*cards(), *cards(OTHER_KEY)], file="share.json")
    for _ in range(20):
        found.judge_issuer(TRUST, TRUST_KEY.text, None)
        found.judge_key(TRUST, OTHER_KEY.text, SIGNED_ON)
    assert len(judged) == 2
