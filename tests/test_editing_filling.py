"""Values go into an entry at any depth and come out again; nothing else moves."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.editing.fields import Field, read_fields
from pdpkit.editing.filling import clear, fill, put, read
from pdpkit.errors import UsageError

STEPS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3).map(tuple)
TREES = st.recursive(
    st.integers() | st.text(max_size=3),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, min_size=1, max_size=3),
    max_leaves=8,
).filter(lambda tree: isinstance(tree, dict))


def field(name: str, array: str = "entitlements") -> Field:
    return next(one for one in read_fields(array) if one.name == name)


@given(TREES, STEPS, st.integers())
def test_what_was_put_can_be_read_and_the_tree_before_is_untouched(
    tree: dict[str, Any], steps: tuple[str, ...], value: int
) -> None:
    before = repr(tree)
    after = put(tree, steps, value)
    assert read(after, steps) == value
    assert repr(tree) == before
    assert {k: v for k, v in after.items() if k != steps[0]} == {
        k: v for k, v in tree.items() if k != steps[0]
    }


@given(TREES, STEPS)
def test_what_was_cleared_is_gone_with_the_objects_left_empty(
    tree: dict[str, Any], steps: tuple[str, ...]
) -> None:
    left = clear(tree, steps)
    assert read(left, steps) is None
    assert "{}" not in repr(left)[1:-1] or "{}" in repr(tree)[1:-1]


def test_objects_of_one_list_go_together_in_order() -> None:
    given_ = [(field("given.amount"), ["2", "3"]), (field("given.unit"), ["days", "hours"])]
    made = fill({}, given_)
    assert made == {"given": [{"amount": "2", "unit": "days"}, {"amount": "3", "unit": "hours"}]}
    more = fill(made, [(field("given.amount"), ["1"])], after=True)
    assert len(more["given"]) == 3
    assert fill(made, [(field("given.amount"), ["1"])])["given"] == [{"amount": "1"}]


def test_uneven_parts_are_asked_back() -> None:
    uneven = [(field("given.amount"), ["2", "3"]), (field("given.unit"), ["days"])]
    with pytest.raises(UsageError) as caught:
        fill({}, uneven)
    assert "--given.amount is there 2 times, and --given.unit 1" in caught.value.values["problem"]


def test_a_list_is_replaced_or_added_to() -> None:
    topics = field("topics", "conversations")
    entry = fill({"topics": ["a"]}, [(topics, ["b", "c"])])
    assert entry["topics"] == ["b", "c"]
    assert fill(entry, [(topics, ["d"])], after=True)["topics"] == ["b", "c", "d"]


def test_a_place_behind_the_end_of_a_list_is_refused() -> None:
    assert put({"a": [1]}, ("a", 1), 2) == {"a": [1, 2]}
    with pytest.raises(UsageError) as caught:
        put({"a": [1]}, ("a", 5), 2)
    assert caught.value.values["problem"] == "There is no number 6 here; there are 1."
    assert read({"a": [1]}, ("a", 5)) is None


def test_one_of_a_list_is_taken_out() -> None:
    assert clear({"a": [{"x": 1}, {"x": 2}]}, ("a", 0)) == {"a": [{"x": 2}]}
    assert clear({"a": [{"x": 1}]}, ("a", 0, "x")) == {}
    assert clear({"a": 1}, ("b", "c")) == {"a": 1}
