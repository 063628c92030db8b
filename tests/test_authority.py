"""``authority``: what several lists and pins say together, and whose word it is."""

from datetime import timedelta
from functools import cache
from itertools import permutations
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judging import OPEN, PASSED
from pdpkit import card
from pdpkit.authority import Authority, weigh
from pdpkit.directory import Directory
from pdpkit.document import Document
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.times import parse_moment
from pdpkit.errors import InputError
from pdpkit.identity import rotate
from pdpkit.pins import Pins
from pdpkit.report import Check, DirectoryUsed, Outcome
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
        ("-my share.pdf", "FILE"),
        ("", "FILE"),
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


SECOND: Final = 1 / 86_400
WHOM: Final = {
    "code": spoken_code(TRUST_KEY.text),
    "who": "the organisation",
    "asked": "its card and the code",
    "card": "CARD",
}
NORTHWAY: Final = {"id": OTHER, "name": "Northway Schools Trust", "keys": []}


def of_issuer(found: Authority, issuer_id: str = TRUST, name: str | None = None) -> Check:
    check = found.judge_issuer(issuer_id, TRUST_KEY.text, name)
    assert check.name == "issuer"
    return check


def of_key(found: Authority, days: float = -10, *receipts: tuple[str, float]) -> Check:
    """What is said of the key, so many days from the moment of the check."""
    seen = [(by, parse_moment(moment(when))) for by, when in receipts]
    check = found.judge_key(TRUST, TRUST_KEY.text, moment(days), seen)
    assert check.name == "keyWindow"
    return check


def keyed(*issuers: Tree, number: int = 0, **changes: Any) -> Directory:
    """A list of keeper ``number``."""
    return directory(*issuers, keeper=KEEPERS[number], **changes)


def windowed(**changes: Any) -> Tree:
    """An issuer with one key, which is changed."""
    window = {"validFrom": moment(-100), "validUntil": moment(200)}
    return issuer(keys=[{"key": TRUST_KEY.text, **window, **changes}])


def where(check: Check) -> tuple[Outcome, str, str]:
    return check.outcome, check.code, check.where


LISTED, KEYED = "/issuer/id", "/proof/created"


@pytest.mark.parametrize(
    ("lists", "pinned", "name", "expected", "values"),
    [
        ([], set(), None, (OPEN, "issuer-unknown", LISTED), WHOM),
        ([keyed(issuer(**NORTHWAY))], {0}, None, (OPEN, "issuer-unknown", LISTED), WHOM),
        (
            [keyed(issuer(**NORTHWAY))],
            {0},
            "Saltmarsh Learning Trust",
            (OPEN, "issuer-unknown", LISTED),
            WHOM,
        ),
        (
            [keyed(issuer(**NORTHWAY))],
            {0},
            "N0rthway Schools Trust",
            (OPEN, "issuer-name-conflict", "/issuer/name"),
            {},
        ),
        (
            [keyed(issuer(**NORTHWAY))],
            set(),
            "Northway Schools Trust",
            (OPEN, "issuer-name-conflict", "/issuer/name"),
            {},
        ),
        (
            [keyed(), keyed(number=1, validFrom=moment(-51))],
            set(),
            None,
            (OPEN, "directory-keeper-unknown", LISTED),
            {"code": spoken_code(KEEPERS[0].id)},
        ),
        (
            [keyed(), keyed(number=1, validFrom=moment(-49))],
            {0},
            None,
            (PASSED, "issuer-listed", ""),
            {"keeper": "Fenland schools directory"},
        ),
        (
            [
                keyed(validUntil=moment(-2)),
                keyed(number=1, validUntil=moment(-1)),
                keyed(number=2, validUntil=moment(-3)),
            ],
            {0, 1, 2},
            None,
            (OPEN, "directory-stale", LISTED),
            {"day": "21 November 2026"},
        ),
        ([keyed(validUntil=moment(0))], {0}, None, (OPEN, "directory-stale", LISTED), None),
        ([keyed(validUntil=moment(SECOND))], {0}, None, (PASSED, "issuer-listed", ""), None),
        ([keyed(issuer(keys=[]))], {0}, None, (OPEN, "issuer-key-unlisted", LISTED), WHOM),
        (
            [keyed(validUntil=moment(-1)), keyed(issuer(keys=[]), number=1)],
            {0, 1},
            None,
            (OPEN, "issuer-key-unlisted", LISTED),
            WHOM,
        ),
        (
            [
                keyed(issuer(keys=[]), name="Newest", validFrom=moment(-1)),
                keyed(number=1, name="Newer", validFrom=moment(-2)),
                keyed(number=2, name="Oldest", validFrom=moment(-3)),
            ],
            {0, 1, 2},
            None,
            (PASSED, "issuer-listed", ""),
            {"keeper": "Newer"},
        ),
    ],
)
def test_what_is_said_of_an_issuer(
    lists: list[Directory], pinned: set[int], name: str | None, expected: Any, values: Any
) -> None:
    """Parts 3 to 7 of step S3, in their order."""
    found = of_issuer(weigh(lists, pins(pinned), NOW), name=name)
    assert where(found) == expected
    assert values is None or found.values == values


def test_an_organisation_that_was_confirmed_alone_speaks_for_no_other() -> None:
    (own,) = cards()
    alone = weigh([], Pins().add_issuer(own, TRUST_KEY.text, NOW), NOW)
    assert where(of_issuer(alone)) == (PASSED, "issuer-pinned", "")
    assert where(of_issuer(alone, OTHER)) == (OPEN, "issuer-unknown", LISTED)
    assert where(of_issuer(alone, OTHER, "Saltmarsh Learning Trust")) == (
        *(OPEN, "issuer-name-conflict", "/issuer/name"),
    )
    other = alone.judge_issuer(TRUST, OTHER_KEY.text, "Saltmarsh Learning Trust")
    assert where(other) == (OPEN, "issuer-key-unlisted", LISTED)
    assert other.values == WHOM | {"code": spoken_code(OTHER_KEY.text)}


def test_an_issuer_is_asked_about_once_for_each_key_and_name() -> None:
    found = weigh([keyed(issuer(**NORTHWAY))], pins({0}), NOW)
    assert of_issuer(found) is of_issuer(found)
    assert of_issuer(found, name=NORTHWAY["name"]).code == "issuer-name-conflict"
    assert of_issuer(found, OTHER).code == "issuer-key-unlisted"


def test_the_name_is_the_readers_lists_first_and_else_the_card_that_was_confirmed() -> None:
    """A6: a list of a keeper who is not confirmed is asked only where there is no other."""
    (own,) = cards(name="As its card says")
    (northway,) = cards(OTHER_KEY, id=OTHER, name="Northway's card")
    alone = Pins().add_issuer(northway, OTHER_KEY.text, NOW)
    both = alone.add_issuer(own, TRUST_KEY.text, NOW)
    named = {name: issuer(name=name) for name in ("Older", "Newer", "Foreign")}
    older, newer = (
        keyed(named[name], number=number, validFrom=moment(-2 + number))
        for number, name in enumerate(("Older", "Newer"))
    )
    foreign = keyed(named["Foreign"], number=2, validFrom=moment(-0.5))
    elsewhere = keyed(issuer(**NORTHWAY))
    confirmed = pins({0, 1}).keepers
    for lists, wanted, name in (
        ([older, newer, foreign], Pins(confirmed), "Newer"),
        ([newer, older, foreign], Pins(confirmed, both.issuers), "Newer"),
        ([foreign], both, "As its card says"),
        ([foreign], alone, "Foreign"),
        ([elsewhere, foreign], Pins(confirmed, both.issuers), "As its card says"),
        ([elsewhere, foreign], Pins(confirmed), None),
        ([elsewhere], Pins(), None),
        ([], Pins(), None),
    ):
        assert weigh(lists, wanted, NOW).name_of(TRUST) == name


def test_only_confirmed_keepers_say_who_follows_an_issuer() -> None:
    entries = [issuer(successor=OTHER), issuer(), issuer(status="closed")]
    lists = [keyed(entry, number=number) for number, entry in enumerate(entries)]
    elsewhere = directory(issuer(**NORTHWAY))
    both = Pins((*pins({0, 1}).keepers, *pins_of(elsewhere).keepers))
    found = weigh([*lists, elsewhere], both, NOW).listed(TRUST)
    assert sorted(found, key=len) == [entries[1], entries[0]]
    assert weigh(lists, Pins(), NOW).listed(TRUST) == []


def test_of_lists_made_at_one_moment_the_greatest_keeper_is_first() -> None:
    lists = [keyed(number=number) for number in range(3)]
    ordered = sorted(lists, key=lambda one: one.keeper.id, reverse=True)
    assert weigh(lists, pins({0, 1, 2}), NOW).pinned == tuple(ordered)
    assert weigh(lists, Pins(), NOW).unpinned == tuple(ordered)
    sorted_out = weigh(lists, pins({1}), NOW)
    assert sorted_out.pinned == (lists[1],)
    assert sorted_out.unpinned == tuple(one for one in ordered if one is not lists[1])


def test_the_first_list_that_is_asked_is_told() -> None:
    lists = [keyed(number=0, sequence=7), keyed(number=1, validFrom=moment(-1))]
    assert weigh(lists, pins({0}), NOW).used == DirectoryUsed(
        keeper=KEEPERS[0].id,
        sequence=7,
        pinned=True,
        name="Fenland schools directory",
        valid_from=moment(-50),
        code=spoken_code(KEEPERS[0].id),
    )
    first = weigh(lists, Pins(), NOW).used
    assert first is not None
    assert (first.keeper, first.pinned) == (KEEPERS[1].id, False)
    assert weigh([], pins({0}), NOW).used is None


STOLEN: Final = {"reason": "compromised", "since": moment(-5)}
LATER: Final = {"reason": "superseded", "since": moment(-5)}
EARLY: Final = (OPEN, "issuer-key-not-valid-then", KEYED)


@pytest.mark.parametrize(
    ("entry", "days", "expected"),
    [
        (windowed(), -100, (PASSED, "key-in-use", "")),
        (windowed(), -100 - SECOND, EARLY),
        (windowed(validUntil=moment(-3)), -3 - SECOND, (PASSED, "key-in-use", "")),
        (windowed(validUntil=moment(-3)), -3, EARLY),
        (windowed(revoked=LATER), -5 - SECOND, (PASSED, "key-superseded", "")),
        (windowed(revoked=LATER), -5, EARLY),
        (windowed(revoked=LATER, validUntil=moment(-7)), -6, EARLY),
        (windowed(revoked=STOLEN), -50, (OPEN, "issuer-key-compromised", KEYED)),
        (windowed(revoked=STOLEN), -500, (OPEN, "issuer-key-compromised", KEYED)),
        (windowed() | {"closedOn": "2026-11-20"}, -1.5 - SECOND, (PASSED, "key-in-use", "")),
        (windowed() | {"closedOn": "2026-11-20"}, -1.5, EARLY),
        (windowed(), 5 / 1440, (PASSED, "key-in-use", "")),
        (windowed(), 5 / 1440 + SECOND, (OPEN, "proof-created-future", KEYED)),
        (issuer(keys=[]), -10, (OPEN, "issuer-unknown", KEYED)),
        (issuer(**NORTHWAY), -10, (OPEN, "issuer-unknown", KEYED)),
    ],
)
def test_a_key_signs_from_its_first_second_to_the_last_before_its_end(
    entry: Tree, days: float, expected: Any
) -> None:
    """A7, A9, A10."""
    found = of_key(weigh([keyed(entry)], pins({0}), NOW), days)
    assert where(found) == expected
    if found.code == "issuer-unknown":
        assert found.values == WHOM
    elif found.outcome is OPEN and found.code != "proof-created-future":
        assert found.values == {"keeper": "Fenland schools directory"}
    else:
        assert found.values == {}


SUITE_GONE: Final = {"suite": "eddsa-jcs-2022", "untrustedSince": moment(-3)}
ELSE_GONE: Final = {"suite": "eddsa-rdfc-2022", "untrustedSince": moment(-9)}


@pytest.mark.parametrize(
    ("suites", "pinned", "day"),
    [
        ([[SUITE_GONE]], {0}, "19 November 2026"),
        ([[ELSE_GONE, SUITE_GONE]], {0}, "19 November 2026"),
        ([[SUITE_GONE | {"untrustedSince": moment(0)}]], {0}, "22 November 2026"),
        (
            [[SUITE_GONE], [SUITE_GONE | {"untrustedSince": moment(-4)}]],
            {0, 1},
            "18 November 2026",
        ),
        ([[ELSE_GONE]], {0}, None),
        ([[SUITE_GONE | {"untrustedSince": moment(SECOND)}]], {0}, None),
        ([[], [SUITE_GONE]], {0}, None),
    ],
)
def test_a_way_of_signing_that_a_confirmed_keeper_gave_up_confirms_nothing(
    suites: list[list[Tree]], pinned: set[int], day: str | None
) -> None:
    """A8."""
    lists = [keyed(number=number, suites=gone) for number, gone in enumerate(suites)]
    found = of_key(weigh(lists, pins(pinned), NOW))
    if day is None:
        assert where(found) == (PASSED, "key-in-use", "")
    else:
        assert where(found) == (OPEN, "proof-suite-retired", KEYED)
        assert found.values == {"day": day}


def test_the_first_receipt_that_counts_is_told_by_the_name_on_a_list_or_else_by_the_id() -> None:
    stolen = [
        keyed(windowed(revoked=STOLEN), issuer(**NORTHWAY)),
        keyed(windowed(revoked=STOLEN | {"since": moment(-7)}), number=1),
        keyed(number=2),
    ]
    found = weigh(stolen, pins({0, 1, 2}), NOW)
    unknown = "did:web:fenland.example"
    for receipts, by, day in (
        ([(OTHER, -8)], "Northway Schools Trust", "14 November 2026"),
        ([(OTHER, -7), (unknown, -8), (OTHER, -9)], unknown, "14 November 2026"),
        ([(TRUST, -8), (OTHER, -7 - SECOND)], "Northway Schools Trust", "15 November 2026"),
        ([(OTHER, -7)], None, None),
        ([(OTHER, -6)], None, None),
        ([], None, None),
    ):
        check = of_key(found, -10, *receipts)
        if by:
            assert where(check) == (PASSED, "key-stolen-later", "")
            assert check.values == {"by": by, "day": day}
        else:
            assert where(check) == (OPEN, "issuer-key-compromised", KEYED)


def test_a_receipt_saves_nothing_from_after_the_theft() -> None:
    found = weigh([keyed(windowed(revoked=STOLEN))], pins({0}), NOW)
    check = of_key(found, -4, (OTHER, -6))
    assert where(check) == EARLY
    assert check.values == {"keeper": "Fenland schools directory"}


def test_logs_that_do_not_follow_each_other_are_a_fork_only_of_a_confirmed_keeper() -> None:
    """A3: the older log is the beginning of the newer one."""

    def of(log: list[Tree], entropy: bytes, sequence: int) -> Directory:
        person = Person("words of keeper 0")
        person.log, person.entropy = log, entropy
        return directory(keeper=person, sequence=sequence)

    first = KEEPERS[0]
    other = bytes(range(32))
    one = rotate(first.log, first.entropy)
    grown = rotate(one, first.entropy)
    apart = rotate(rotate(first.log, first.entropy, other), other)
    short, long = of(one, first.entropy, 9), of(grown, first.entropy, 1)
    astray = of(apart, other, 1)
    for lists in ([short, long], [long, short]):
        assert weigh(lists, pins({0}), NOW).pinned == (long,)
    for lists in ([short, astray], [astray, short]):
        with pytest.raises(InputError) as caught:
            weigh(lists, pins({0}), NOW)
        assert (caught.value.code, caught.value.where) == ("directory-fork", "/sequence")
        assert weigh(lists, Pins(), NOW).unpinned == (astray,)


def test_a_card_says_whom_to_ring_and_what_to_type() -> None:
    found = Authority((), (), {}, NOW, cards=cards())
    assert found.tell_whom(TRUST, TRUST_KEY.text) == {
        "code": spoken_code(TRUST_KEY.text),
        "who": "the organisation that calls itself “Saltmarsh Learning Trust”",
        "asked": "the code",
        "card": "FILE",
    }
    assert found.tell_whom(OTHER, TRUST_KEY.text) == WHOM
