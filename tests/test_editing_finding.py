"""An entry is found by the number that the list shows, or by the beginning of its id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entries import entry, entry_id, record
from pdpkit.editing.finding import find_entry, find_link, list_entries
from pdpkit.errors import UsageError
from pdpkit.kinds import WORDS

STATEMENT = "5c0f2b1e-3333-4e4e-9d9d-6a6b7c8d9e0f"
RECORD = record(
    notes=[entry("notes")],
    posts=[entry("posts"), entry("posts", 2)],
    goals=[entry("goals", number) for number in range(20)],
    statements=[{"id": f"urn:uuid:{STATEMENT}"}],
)


def test_entries_are_numbered_from_the_holder_on_in_the_order_of_kinds() -> None:
    places = list_entries(RECORD)
    assert [place.array for place in places] == ["holder", *["posts"] * 2, *["goals"] * 20, "notes"]
    assert places[0].entry["id"] == RECORD["id"]
    assert "keyLog" not in places[0].entry
    order = list(WORDS)
    ranks = [order.index(place.array) for place in places[1:]]
    assert ranks == sorted(ranks)


@given(st.integers(0, 23), st.integers(1, 36))
def test_a_number_or_enough_letters_of_an_id_find_it(number: int, letters: int) -> None:
    place = list_entries(RECORD)[number]
    assert find_entry(RECORD, str(number)) == (number, place)
    beginning = place.entry["id"][:letters]
    if beginning.isdecimal():
        return
    same = [p for p in list_entries(RECORD) if p.entry["id"].startswith(beginning)]
    if len(same) == 1:
        assert find_entry(RECORD, f"urn:uuid:{beginning.upper()}")[1] == place
    else:
        with pytest.raises(UsageError) as caught:
            find_entry(RECORD, beginning)
        assert caught.value.code == "input-entry-ambiguous"
        assert caught.value.values["count"] == len(same)


def test_the_holder_has_a_word_of_its_own() -> None:
    assert find_entry(RECORD, "holder")[0] == 0


@pytest.mark.parametrize("wanted", ["", " ", "24", "99999", "zzz", "-1", "²", "../x"])
def test_what_is_not_there_is_said(wanted: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_entry(RECORD, wanted)
    assert caught.value.code == "input-entry"


def test_a_slip_of_a_digit_finds_no_other_entry() -> None:
    """A number that the list does not show is never read as the beginning of an id."""
    digits = {**entry("posts"), "id": "99ecd61b-8b0d-4bb7-9fbc-4ba83474bfd4"}
    with pytest.raises(UsageError) as caught:
        find_entry(record(posts=[digits]), "99")
    assert caught.value.code == "input-entry"
    assert find_entry(record(posts=[digits]), "99e")[0] == 1


def test_a_link_may_lead_to_a_statement() -> None:
    assert find_link(RECORD, STATEMENT[:5]) == STATEMENT
    assert find_link(RECORD, "1") == entry_id("posts")


def test_a_record_mended_by_hand_is_still_listed() -> None:
    """Hostile inputs, group 10: what is no entry has no number, and nothing breaks."""
    odd = {**RECORD, "goals": "none", "notes": [7, None, entry("notes")], "holder": {}}
    assert [place.array for place in list_entries(odd)] == ["holder", "posts", "posts", "notes"]
