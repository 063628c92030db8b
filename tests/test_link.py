"""``link``: only an older identity passes its statements on, and a longer log outranks it."""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest

from pdpkit.document import Kind
from pdpkit.encoding.reading import without
from pdpkit.identity import Identity, judge_log, rotate
from pdpkit.keys import derive_key
from pdpkit.link import add_link, follow_links, read_link, sign_link
from pdpkit.proof import sign_by_holder
from world import NOW, PRIYA, Person, Tree, copy, moment, seed

FIRST = Person("words of a first record")
SECOND = Person("words of a second record")
OLDEST = Person("words of the oldest record")
SHEET = seed("another sheet")


def link(older: Person, newer: Person, log: Sequence[Tree] | None = None) -> Tree:
    """A link by the tip of ``older``, or of a longer log of theirs made from the same words."""
    log = older.log if log is None else log
    key = derive_key(older.entropy, "key", len(log) - 1)
    return sign_link(older.id, log, newer.id, key, NOW)


def identify(person: Person, log: Sequence[Tree] | None = None) -> Identity:
    _, found = judge_log(person.log if log is None else list(log), person.id)
    assert found is not None
    return found


def stands(links: Sequence[Any], *logs: Identity) -> dict[str, bool]:
    """Which older identities of Priya's links lead to, and whether each stands."""
    return {name: one.stands for name, one in follow_links(links, PRIYA.id, logs).items()}


LINK = link(FIRST, PRIYA)
LONGER = rotate(FIRST.log, FIRST.entropy)


def test_a_link_is_what_its_older_identity_signed() -> None:
    assert list(LINK) == ["format", "from", "fromKeyLog", "to", "created", "proof"]
    assert (LINK["format"], LINK["from"], LINK["to"]) == ("pdp-link/1.0", FIRST.id, PRIYA.id)
    assert LINK["fromKeyLog"] == FIRST.log
    assert LINK["created"] == LINK["proof"][0]["created"] == moment()
    found = read_link(LINK)
    assert found is not None
    assert (found.older, found.newer) == (identify(FIRST), PRIYA.id)
    after = read_link(link(FIRST, PRIYA, LONGER))
    assert after is not None
    assert after.older == identify(FIRST, LONGER)


def resigned(signer: Person = FIRST, created: str | None = None, **members: Any) -> Tree:
    """A link with other members, signed as it then stands."""
    given = {"created": created or moment()} if created != "" else {}
    return sign_by_holder(LINK | members, Kind.LINK, signer.key, given)


def test_signed_again_without_a_change_it_holds() -> None:
    assert read_link(resigned()) == read_link(LINK)


@pytest.mark.parametrize(
    "tree",
    [
        None,
        5,
        [LINK],
        {},
        without(LINK, "proof"),
        LINK | {"to": SECOND.id},
        resigned(format="pdp-link/1.1"),
        resigned(to="Priya Nair"),
        resigned(created="2026-11-22T12:00:01Z"),
        resigned(created=""),
        resigned(more=1),
        resigned(fromKeyLog=[]),
        resigned(fromKeyLog=[FIRST.log[0] | {"seq": 1}]),
        resigned(fromKeyLog=SECOND.log),
        resigned(fromKeyLog=LONGER),
        resigned(SECOND),
        resigned() | {"from": SECOND.id},
        *({n: v for n, v in LINK.items() if n != gone} for gone in LINK),
    ],
)
def test_what_is_no_link_is_as_if_it_were_not_there(tree: Any) -> None:
    """Step N1."""
    assert read_link(tree) is None
    assert follow_links([tree, LINK], PRIYA.id).keys() == {FIRST.id}


def test_links_are_followed_backwards_from_the_holder() -> None:
    """Step N2: in whatever order they stand."""
    chain = [LINK, link(SECOND, FIRST), link(OLDEST, SECOND)]
    for order in permutations(chain):
        found = follow_links(order, PRIYA.id)
        assert {name: one.identity for name, one in found.items()} == {
            FIRST.id: identify(FIRST),
            SECOND.id: identify(SECOND),
            OLDEST.id: identify(OLDEST),
        }
        assert all(one.stands for one in found.values())
    assert stands([]) == {}
    assert stands(chain[1:]) == {}
    assert follow_links(chain, FIRST.id).keys() == {SECOND.id, OLDEST.id}


def test_a_circle_ends_and_the_holder_is_not_older_than_themselves() -> None:
    circle = [LINK, link(PRIYA, FIRST), link(FIRST, FIRST)]
    for order in permutations(circle):
        assert stands(order) == {FIRST.id: True}


def test_a_longer_log_outranks_a_link_and_those_that_lead_to_it() -> None:
    """Step N3: a log of the reader's, or one that another link shows."""
    assert stands([LINK], identify(FIRST, LONGER)) == {FIRST.id: False}
    assert stands([LINK], identify(FIRST)) == {FIRST.id: True}
    assert stands([LINK], identify(SECOND, rotate(SECOND.log, SECOND.entropy))) == {FIRST.id: True}
    long = link(FIRST, PRIYA, LONGER)
    assert stands([long], identify(FIRST)) == {FIRST.id: True}
    assert stands([long], identify(FIRST, LONGER), identify(FIRST)) == {FIRST.id: True}
    chain = [LINK, link(SECOND, FIRST)]
    assert stands(chain, identify(FIRST, LONGER)) == {FIRST.id: False, SECOND.id: False}
    assert stands([LINK, link(FIRST, OLDEST, LONGER)]) == {FIRST.id: False}


def test_of_several_links_of_one_level_any_that_stands_will_do() -> None:
    """Step N3."""
    long = link(FIRST, PRIYA, LONGER)
    for order in ([LINK, long], [long, LINK]):
        found = follow_links(order, PRIYA.id)[FIRST.id]
        assert (found.stands, found.identity) == (True, identify(FIRST, LONGER))
    # Through one that is outranked, and through one that stands.
    ways = [LINK, link(SECOND, PRIYA), link(OLDEST, FIRST), link(OLDEST, SECOND)]
    for order in permutations(ways):
        assert stands(order, identify(FIRST, LONGER)) == {
            FIRST.id: False,
            SECOND.id: True,
            OLDEST.id: True,
        }


def test_of_two_logs_that_are_as_long_the_last_ones_is_taken() -> None:
    """Step N3."""
    other = rotate(FIRST.log, FIRST.entropy, SHEET)
    key = derive_key(SHEET, "key", 1)
    forked = [link(FIRST, PRIYA, LONGER), sign_link(FIRST.id, other, PRIYA.id, key, NOW)]
    logs = [identify(FIRST, LONGER), identify(FIRST, other)]
    assert follow_links(forked, PRIYA.id)[FIRST.id].identity == logs[1]
    assert follow_links(forked[::-1], PRIYA.id)[FIRST.id].identity == logs[0]


def test_what_an_earlier_level_reached_is_not_judged_again() -> None:
    """Step N3: a longer way does not lift what stands nearer, nor lower it."""
    long = link(FIRST, SECOND, LONGER)
    for order in permutations([LINK, link(SECOND, PRIYA), long]):
        found = follow_links(order, PRIYA.id)
        assert not found[FIRST.id].stands
        assert found[FIRST.id].identity == identify(FIRST)
        assert found[SECOND.id].stands


def test_a_record_keeps_one_link_from_each_older_identity() -> None:
    record: Tree = {"format": "pdp/1.0", "holder": {"id": PRIYA.id, "name": "Priya Nair"}}
    before = copy(record)
    once = add_link(record, LINK)
    assert once == record | {"holder": record["holder"] | {"links": [LINK]}}
    assert record == before
    other, again = link(SECOND, PRIYA), link(FIRST, PRIYA, LONGER)
    twice = add_link(once, other)
    assert twice["holder"]["links"] == [LINK, other]
    assert add_link(twice, again)["holder"]["links"] == [other, again]
