"""``pins``: whom a reader confirmed, each by a code, once."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.encoding.alphabets import spoken_code
from pdpkit.errors import InputError, UsageError
from pdpkit.pins import Pins, read_code, read_pins
from world import KEEPER, NOW, OTHER_KEY, PRIYA, TRUST_KEY, Tree, cards, moment

CODE = spoken_code(KEEPER.id)
KEYS_CODE = spoken_code(TRUST_KEY.text)
(CARD,) = cards()


def shorter(days: float) -> Tree:
    window = {"validFrom": moment(-100), "validUntil": moment(days)}
    return cards(keys=[{"key": TRUST_KEY.text, **window}])[0]


def test_nobody_is_confirmed_at_first() -> None:
    assert not Pins().hold(KEEPER.id)
    assert json.loads(Pins().data) == {"format": "pdp-pins/1", "keepers": []}


def test_a_keeper_is_known_by_the_code_alone() -> None:
    pins = Pins().add(CODE, "Fenland schools directory", NOW)
    assert pins.hold(KEEPER.id)
    assert not pins.hold(PRIYA.id)
    assert pins.add(CODE, "Another name", NOW) == pins


def test_one_organisation_is_kept_with_the_days_of_its_card() -> None:
    (pin,) = Pins().add_issuer(CARD, TRUST_KEY.text, NOW).issuers
    assert (pin["code"], pin["key"], pin["name"]) == (KEYS_CODE, TRUST_KEY.text, CARD["name"])
    assert (pin["validFrom"], pin["validUntil"]) == (moment(-100), moment(200))


@pytest.mark.parametrize("order", [(CARD, shorter(9)), (shorter(9), CARD)])
def test_an_older_card_brings_back_no_days(order: tuple[Tree, Tree]) -> None:
    pins = Pins()
    for card in order:
        pins = pins.add_issuer(card, TRUST_KEY.text, NOW)
    assert [pin["validUntil"] for pin in pins.issuers] == [moment(9)]


@given(st.sets(st.sampled_from(["keeper", "trust", "other"])))
def test_what_was_confirmed_is_read_back_and_can_be_taken_back(wanted: set[str]) -> None:
    pins, codes = Pins(), []
    if "keeper" in wanted:
        pins, codes = pins.add(CODE, None, NOW), [*codes, CODE]
    for name, key in (("trust", TRUST_KEY), ("other", OTHER_KEY)):
        if name in wanted:
            pins = pins.add_issuer(cards(key)[0], key.text, NOW)
            codes.append(spoken_code(key.text))
    assert read_pins(pins.data) == pins
    for code in codes:
        assert pins.remove(code) != pins
        pins = pins.remove(code)
    assert pins == Pins()


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "pdp-pins/2"},
        {"keepers": None},
        {"keepers": [{"code": CODE}]},
        {"keepers": [{"code": "1234", "pinned": moment()}]},
        {"issuers": [{"id": "did:web:x.example"}]},
        {"more": 1},
    ],
)
def test_something_else_is_refused(changes: Tree) -> None:
    tree = {"format": "pdp-pins/1", "keepers": []} | changes
    with pytest.raises(InputError) as caught:
        read_pins(json.dumps(tree).encode())
    assert caught.value.code == "file-not-pins"


def test_a_code_is_read_as_people_type_it() -> None:
    assert read_code(CODE.lower().replace(" ", "-")) == CODE
    assert read_code(CODE.replace("0", "O").replace("1", "l")) == CODE
    for typed in ("", CODE[:-1], CODE + "A", "U" * 20):
        with pytest.raises(UsageError) as caught:
            read_code(typed)
        assert caught.value.code == "input-code"
