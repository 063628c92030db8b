"""``verification.surroundings``: whose file it is, and what a reader goes by."""

from typing import Any, Final

import pytest

from pdpkit.directory import Directory
from pdpkit.errors import InputError
from pdpkit.identity import judge_log, rotate
from pdpkit.keys import derive_key
from pdpkit.link import Older, sign_link
from pdpkit.pins import Pins
from pdpkit.presentation import MAX_CARDS
from pdpkit.proof import signed_digest
from pdpkit.report import Outcome, passed
from pdpkit.verification import Policy, Seen
from pdpkit.verification.surroundings import (
    NOBODY,
    Presenter,
    Surroundings,
    find_presenter,
    member,
    survey,
    text,
)
from pdpkit.verification.vouching import Vouched
from world import (
    KEEPER,
    NOW,
    PINS,
    PRIYA,
    TRUST,
    TRUST_KEY,
    Person,
    Tree,
    cards,
    copy,
    directory,
    issuer,
    moment,
    policy,
    signed,
    statement,
    withdrawals,
)

MARTA: Final = Person("words of Marta Kowalczyk")
LINK: Final = sign_link(MARTA.id, MARTA.log, PRIYA.id, MARTA.key, NOW)


@pytest.mark.parametrize(
    ("seen", "outdates", "contradicts"),
    [
        (Seen(1, 1), False, False),
        (Seen(1, 2), True, False),
        (Seen(2, 1), True, False),
        (Seen(1, 0), False, False),
        (Seen(1, 2, "A" * 43), True, False),
        (Seen(1, 0, "A" * 43), False, False),
        (Seen(1, 1, "A" * 43), False, True),
        (Seen(1, 1, directory().digest), False, False),
    ],
)
def test_what_was_met_of_a_keeper_before(seen: Seen, outdates: bool, contradicts: bool) -> None:
    """A2: by the number of events, then the sequence; by the digest where it was kept."""
    assert seen.outdates(directory()) is outdates
    assert seen.contradicts(directory()) is contradicts


def test_nobody_presents_a_statement_alone() -> None:
    assert Presenter(passed("holderLog", "holder-none")) == NOBODY
    assert (NOBODY.identity, NOBODY.keys, NOBODY.name, NOBODY.older) == (None, set(), None, {})


def find(carried: Tree, holder: Any = PRIYA.id, name: Any = "Priya Nair", **more: Any) -> Presenter:
    return find_presenter(carried, holder, name, **more)


def test_whose_file_it_is() -> None:
    log = rotate(PRIYA.log, PRIYA.entropy)
    _, identity = judge_log(log, PRIYA.id)
    _, marta = judge_log(MARTA.log, MARTA.id)
    assert identity is not None
    assert marta is not None
    found = find({"keyLog": log, "links": [LINK]})
    assert found == Presenter(
        passed("holderLog", "holder-log-intact"),
        identity,
        frozenset({PRIYA.key.text, derive_key(PRIYA.entropy, "key", 1).text, MARTA.key.text}),
        "Priya Nair",
        {MARTA.id: Older(marta, stands=True)},
    )
    longer = judge_log(rotate(MARTA.log, MARTA.entropy), MARTA.id)[1]
    assert longer is not None
    outranked = find({"keyLog": log, "links": [LINK]}, logs=(longer,))
    assert outranked.older == {MARTA.id: Older(marta, stands=False)}


@pytest.mark.parametrize(
    ("carried", "holder", "place"),
    [
        ({}, PRIYA.id, "/holder/keyLog"),
        ({"keyLog": [5]}, PRIYA.id, "/holder/keyLog/0"),
        ({"keyLog": PRIYA.log}, MARTA.id, "/holder/id"),
        ({"keyLog": PRIYA.log}, None, "/holder/id"),
    ],
)
def test_a_log_that_does_not_hold_is_nobodys(carried: Tree, holder: Any, place: str) -> None:
    found = find(carried | {"links": [LINK]}, holder)
    assert (found.log.outcome, found.log.where) == (Outcome.UNDETERMINED, place)
    assert (found.identity, found.older) == (None, {})
    assert MARTA.key.text in found.keys


@pytest.mark.parametrize(
    ("carried", "keys"),
    [
        ({"keyLog": [{"key": "a"}, {"key": "b"}]}, {"a", "b"}),
        ({"keyLog": [5, {"key": 5}, {}, None, {"key": "a"}]}, {"a"}),
        ({"keyLog": {"key": "a"}}, set()),
        ({"keyLog": "key"}, set()),
        ({"links": [{"fromKeyLog": [{"key": "a"}]}, 5, {}, {"fromKeyLog": 5}]}, {"a"}),
        ({"links": {"fromKeyLog": [{"key": "a"}]}}, set()),
        ({}, set()),
    ],
)
def test_every_key_in_the_file_is_the_holders(carried: Tree, keys: set[str]) -> None:
    """S3, part 1: also of a log or a link that does not hold."""
    assert find(carried).keys == keys


@pytest.mark.parametrize("name", [None, 5, ["Priya Nair"]])
def test_a_name_that_is_no_text_is_none(name: Any) -> None:
    assert find({}, name=name).name is None


def look(carried: Tree | None = None, wanted: Policy | None = None, **more: Any) -> Surroundings:
    return survey(wanted or policy(), NOW, NOBODY, carried or {}, **more)


def test_what_a_reader_goes_by_is_weighed_at_the_moment() -> None:
    found = look()
    assert found.at == found.authority.at == NOW
    assert found.presenter is NOBODY
    assert found.vouched == Vouched()
    assert [one.keeper.id for one in found.authority.pinned] == [KEEPER.id]
    assert (found.authority.cards, found.authority.file) == ([], "")
    named = look(file="me.share.json")
    assert named.authority.file == "me.share.json"
    assert look(wanted=policy(pins=Pins())).authority.pinned == ()


def test_the_lists_of_the_file_come_before_the_readers() -> None:
    """F2 and S6: of two that are equally new the first in this order tells why."""
    tree = signed(statement())
    digest = signed_digest(tree)
    entry = {"digest": digest, "on": "2026-11-20", "reason": "mistake"}
    first, second = withdrawals(entry), withdrawals(entry | {"reason": "other"})
    found = look({"lists": [first]}, policy(lists=(second,))).lists
    (both,) = found.by_id.values()
    assert [one.tree for one in both] == [first, second]
    assert found.judge(tree, digest)[1] == entry
    assert look({"lists": {"a": first}}, policy(lists=())).lists.by_id == {}


def test_cards_beyond_the_fiftieth_are_not_looked_at() -> None:
    (own,) = cards()
    fill = [{}] * (MAX_CARDS - 1)
    for carried, counts in (
        ([*fill, own], True),
        ([*fill, {}, own], False),
        ({"a": own}, False),
    ):
        whom = look({"cards": carried}).authority.tell_whom(TRUST, TRUST_KEY.text)
        assert (whom["asked"] == "the code") is counts


def refused(carried: Tree, wanted: Policy) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        look(carried, wanted)
    return caught.value.code, caught.value.where


def test_a_list_of_the_readers_must_not_be_older_than_one_that_was_met() -> None:
    """A2."""
    for seen, code in (
        (Seen(1, 2), "directory-rollback"),
        (Seen(1, 1, "A" * 43), "directory-fork"),
    ):
        assert refused({}, policy(seen={KEEPER.id: seen})) == (code, "/sequence")
    for keeper, seen in ((KEEPER.id, Seen(1, 1)), (KEEPER.id, Seen(1, 0)), (PRIYA.id, Seen(1, 2))):
        assert look(wanted=policy(seen={keeper: seen})).authority.pinned


def asked(carried: Any, **changes: Any) -> tuple[Directory, ...]:
    wanted = Policy(pins=PINS, **changes)
    return look({"directory": carried}, wanted).authority.asked


def test_a_list_that_travels_along_is_as_if_it_were_not_there_when_it_does_not_hold() -> None:
    """A1."""
    good = directory().tree
    changed = copy(good) | {"sequence": 2}
    for carried in (None, 5, [good], {}, changed, withdrawals()):
        assert asked(carried) == ()
    assert asked(good) == (directory(),)
    for seen, counts in ((Seen(1, 2), False), (Seen(1, 1), True), (Seen(1, 0), True)):
        assert bool(asked(good, seen={KEEPER.id: seen})) is counts
    assert asked(good, seen={PRIYA.id: Seen(9, 9)})
    told = {KEEPER.id: Seen(1, 1, "A" * 43)}
    assert refused({"directory": good}, Policy(seen=told)) == ("directory-fork", "/sequence")


def test_a_list_that_travels_along_is_one_of_all() -> None:
    newer = directory(issuer(keys=[]), sequence=2, validFrom=moment(-1))
    assert asked(newer.tree, directories=(directory(),)) == (newer,)
    assert asked(directory().tree, directories=(newer,)) == (newer,)


@pytest.mark.parametrize(
    ("value", "empty", "found"),
    [
        ({"a": 1}, {}, {"a": 1}),
        ([1], [], [1]),
        ([1], {}, {}),
        ("x", [], []),
        (None, {}, {}),
    ],
)
def test_a_member_of_another_type_is_as_if_it_were_empty(
    value: Any, empty: Any, found: Any
) -> None:
    assert member({"name": value}, "name", empty) == found
    assert member({}, "name", empty) == empty


def test_only_a_text_is_one() -> None:
    assert [text(value) for value in ("x", "", 5, None, ["x"])] == ["x", "", None, None, None]
