"""Shapes: the members that a model knows, their order, and what stands below them."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator

from pdpkit.shape import shape_of
from pdpkit.values import Code, Free, Line, Many, Maybe, Part
from pdpkit.vocabulary.vocabulary import Vocabulary

COLOURS = Vocabulary("Colour", "A colour.", {"red": "Red", "blue": "Blue"})


class Leaf(Part):
    kind: Literal["leaf"]
    leaf_colour: Maybe[Annotated[str, Code(COLOURS)]] = None


class Fruit(Part):
    kind: Literal["fruit"]
    taste: Line


class Thing(Part):
    id: Line
    tags: Many[Annotated[str, Code(COLOURS)]] = ()
    last: Maybe[Line] = None


class Tree(Thing):
    HIDDEN: ClassVar = {"age": "how old"}

    branches: Many[Annotated[Leaf | Fruit, Discriminator("kind")]] = ()
    root: Maybe[Leaf] = None
    by_name: Maybe[dict[str, Leaf]] = None
    free: Maybe[Free] = None


SHAPE = shape_of(Tree)


def test_own_members_stand_between_the_id_and_those_of_all() -> None:
    assert list(SHAPE.members) == ["id", "branches", "root", "byName", "free", "tags", "last"]
    assert [below.kind for below in SHAPE.members["branches"]] == ["leaf", "fruit"]
    assert SHAPE.members["byName"] == SHAPE.members["free"] == ()
    assert SHAPE.nesting == {"branches", "root"}
    assert SHAPE.codes == {"tags": COLOURS}
    assert SHAPE.hidden == {"age": "how old"}


def test_arranging_reaches_every_object_and_leaves_unknown_ones_last() -> None:
    tree: dict[str, Any] = {
        "zzz": {"b": 1, "a": 2},
        "last": "x",
        "root": {"leafColour": "red", "new": 1, "kind": "leaf"},
        "branches": [{"taste": "sour", "kind": "fruit"}, {"b": 1, "kind": "bark", "a": 2}, 7],
        "id": "1",
    }
    arranged = SHAPE.arrange(tree)
    assert arranged == tree
    assert list(arranged) == ["id", "branches", "root", "last", "zzz"]
    assert list(arranged["root"]) == ["kind", "leafColour", "new"]
    assert list(arranged["branches"][0]) == ["kind", "taste"]
    assert list(arranged["branches"][1]) == ["b", "kind", "a"]
    assert list(arranged["zzz"]) == ["b", "a"]


def test_unknown_members_are_found_with_the_shape_that_lacks_them() -> None:
    tree: dict[str, Any] = {
        "id": "1",
        "a/b": 1,
        "root": {"kind": "leaf", "taste": 1},
        "branches": [{"kind": "fruit", "leafColour": 1}, {"kind": "bark", "x": 1}],
        "byName": {"any": {"x": 1}},
        "free": {"x": 1},
    }
    found = {(where, name, shape.kind) for where, name, shape in SHAPE.find_unknown(tree)}
    assert found == {
        ("/a~1b", "a/b", None),
        ("/root/taste", "taste", "leaf"),
        ("/branches/0/leafColour", "leafColour", "fruit"),
    }


def test_own_codes_are_found_only_where_codes_stand() -> None:
    tree: dict[str, Any] = {
        "id": "x-ray",
        "tags": ["red", "x-pink"],
        "root": {"kind": "leaf", "leafColour": "x-gold"},
        "branches": [{"kind": "leaf", "leafColour": 7}],
    }
    found = {(where, code) for where, code, _ in SHAPE.find_own_codes(tree)}
    assert found == {("/tags", "x-pink"), ("/root/leafColour", "x-gold")}
