"""Which members a typed reading knows, in the order in which they are written (spec rule 14)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic.alias_generators import to_camel

from pdpkit.encoding.reading import Tree, escape
from pdpkit.values import Code, Part
from pdpkit.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Shape:
    """The members of an object; below a member stand the shapes that its objects may have.

    Of several shapes the one is meant whose ``kind`` the object names. A member without shapes
    holds plain values, or what only its writer knows. ``codes`` names the members that hold codes,
    ``hidden`` those that are meant to stand in ``private``, ``nesting`` those with shapes.
    """

    kind: str | None
    members: dict[str, tuple["Shape", ...]]
    codes: dict[str, Vocabulary]
    hidden: dict[str, str]
    nesting: frozenset[str]

    def arrange(self, tree: Tree) -> Tree:
        """A copy with the members in the order of the schema; unknown ones follow as they stood."""
        arranged: Tree = {}
        for name, shapes in self.members.items():
            if name in tree:
                value = tree[name]
                arranged[name] = _arrange(value, shapes) if shapes else value
        if len(arranged) < len(tree):
            arranged |= {name: value for name, value in tree.items() if name not in self.members}
        return arranged

    def find_own_codes(self, tree: Tree) -> Iterator[tuple[str, str, Vocabulary]]:
        """Pointer, code and list of each code that its writer made up, here and below."""
        for name in tree.keys() & self.codes.keys():
            value = tree[name]
            for code in value if isinstance(value, list) else [value]:
                if isinstance(code, str) and code.startswith("x-"):
                    yield f"/{escape(name)}", code, self.codes[name]
        for below, inner, shape in self._find_below(tree):
            for pointer, code, vocabulary in shape.find_own_codes(inner):
                yield below + pointer, code, vocabulary

    def find_unknown(self, tree: Tree) -> Iterator[tuple[str, str, "Shape"]]:
        """Pointer, name, and the object's shape, of each member that nobody knows."""
        for name in tree.keys() - self.members.keys():
            yield f"/{escape(name)}", name, self
        for below, inner, shape in self._find_below(tree):
            for pointer, name, found in shape.find_unknown(inner):
                yield below + pointer, name, found

    def _find_below(self, tree: Tree) -> Iterator[tuple[str, Tree, "Shape"]]:
        for name in tree.keys() & self.nesting:
            yield from _find_objects(tree[name], self.members[name], f"/{escape(name)}")


@cache
def shape_of(model: type[Part]) -> Shape:
    """The shape of a model, its own members before those that its parent gives to all."""
    fields = model.__pydantic_fields__
    below = {
        to_camel(name): tuple(shape_of(part) for part in _find_parts(field.annotation))
        for name, field in fields.items()
    }
    field = fields.get("kind")
    kind = field.annotation if field else None
    return Shape(
        get_args(kind)[0] if get_origin(kind) is Literal else None,
        {name: below[name] for name in getattr(model, "ORDER", None) or _order(model)},
        {
            to_camel(name): vocabulary
            for name, field in fields.items()
            if (vocabulary := _find_vocabulary((field.annotation, *field.metadata)))
        },
        _find_hidden(model),
        frozenset(name for name, shapes in below.items() if shapes),
    )


def _order(model: type[Part]) -> list[str]:
    """The id, the model's own members, then those that its parent gives to all of a family."""
    parent = getattr(model.__base__, "__pydantic_fields__", {})
    names = sorted(model.__pydantic_fields__, key=lambda name: name in parent and name != "id")
    return [to_camel(name) for name in names]


def _find_hidden(model: type[Part]) -> dict[str, str]:
    """What is meant for ``private``: what a model says of itself, after what its parents say."""
    families = [vars(one).get("HIDDEN", {}) for one in reversed(model.__mro__)]
    return {name: about for hidden in families for name, about in hidden.items()}


def _find_parts(annotation: Any) -> Iterator[type[Part]]:
    """The models of an annotation's objects, at any depth of lists, options and choices.

    A map from ids has none: its names are nobody's members.
    """
    if get_origin(annotation) is dict:
        return
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    elif get_origin(annotation) is Annotated:
        yield from _find_parts(get_args(annotation)[0])
    else:
        for inner in get_args(annotation):
            if inner is not NoneType:
                yield from _find_parts(inner)


def _find_vocabulary(parts: Iterable[Any]) -> Vocabulary | None:
    """The list whose codes a member holds, alone or in a list."""
    for part in parts:
        if isinstance(part, Code):
            return part.vocabulary
        if found := _find_vocabulary(get_args(part)):
            return found
    return None


def _choose(tree: Tree, shapes: tuple[Shape, ...]) -> Shape | None:
    if len(shapes) == 1:
        return shapes[0]
    return next((shape for shape in shapes if shape.kind == tree.get("kind")), None)


def _arrange(value: Any, shapes: tuple[Shape, ...]) -> Any:
    if isinstance(value, list):
        return [_arrange(item, shapes) for item in value]
    shape = _choose(value, shapes) if isinstance(value, dict) else None
    return shape.arrange(value) if shape else value


def _find_objects(
    value: Any, shapes: tuple[Shape, ...], where: str
) -> Iterator[tuple[str, Tree, Shape]]:
    """The object, or the objects of a list, that stand at a place, each with its shape."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _find_objects(item, shapes, f"{where}/{index}")
    elif isinstance(value, dict) and (shape := _choose(value, shapes)):
        yield where, value, shape
