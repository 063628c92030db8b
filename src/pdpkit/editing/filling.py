"""Puts values into an entry, at any depth, and takes them out again."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeAlias

from pdpkit.editing.fields import Field
from pdpkit.editing.problem import refuse
from pdpkit.encoding.reading import Tree

# A member's name, or the place in a list, counted from 0.
Steps: TypeAlias = tuple[str | int, ...]
_MOST: Final = 1000


def fill(entry: Tree, given: Iterable[tuple[Field, list[Any]]], *, after: bool = False) -> Tree:
    """``entry`` with the values of each field.

    Fields of the objects of one list go together in the order in which they were given: the first
    title with the first level. ``after`` adds to the lists that are there; else they are replaced.
    ``UsageError`` ``input-answer`` when one of them was given more often than another.
    """
    filled = entry
    lists: dict[Steps, list[tuple[Field, list[Any]]]] = {}
    for field, values in given:
        if field.lists:
            lists.setdefault(field.path[: field.lists[0]], []).append((field, values))
        elif field.many:
            there = read(filled, field.path) if after else None
            filled = put(filled, field.path, [*(there or ()), *values])
        else:
            filled = put(filled, field.path, values[-1])
    for path, fields in lists.items():
        there = read(filled, path) if after else None
        filled = put(filled, path, [*(there or ()), *_make_objects(path, fields)])
    return filled


def put(tree: Tree, steps: Steps, value: Any) -> Tree:
    """A copy of ``tree`` with ``value`` at a place; the objects on the way are made."""
    copied: Any = _put(tree, steps, value)
    assert isinstance(copied, dict)
    return copied


def clear(tree: Tree, steps: Steps) -> Tree:
    """A copy without what stands at a place, nor the objects that would be empty then."""
    copied: Any = _clear(tree, steps)
    return copied if isinstance(copied, dict) else {}


def read(tree: Any, steps: Sequence[str | int]) -> Any:
    """What stands at a place; None where nothing does."""
    for step in steps:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def _make_objects(path: Steps, fields: list[tuple[Field, list[Any]]]) -> list[Tree]:
    """One object for each value, every field given for all of them."""
    first, values = fields[0]
    for other, others in fields:
        if len(others) != len(values):
            names = {"one": first.option, "other": other.option}
            raise refuse("uneven", **names, times=len(values), found=len(others))
    made: list[Tree] = [{} for _ in values]
    for field, each in fields:
        steps = _step_inside(field, len(path))
        made = [
            put(one, steps, [value] if field.many else value)
            for one, value in zip(made, each, strict=True)
        ]
    return made


def _step_inside(field: Field, depth: int) -> Steps:
    """The way from an object of the list at ``depth``; a list inside it has one object."""
    steps: Steps = ()
    for number, step in enumerate(field.path[depth:], depth + 1):
        steps = (*steps, step, 0) if number in field.lists else (*steps, step)
    return steps


def _put(tree: Any, steps: Steps, value: Any) -> Any:
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, str):
        here = tree if isinstance(tree, dict) else {}
        return {**here, step: _put(here.get(step), rest, value)}
    items = list(tree) if isinstance(tree, list) else []
    if step > min(len(items), _MOST):
        raise refuse("place", number=step + 1, count=len(items))
    before = items[step] if step < len(items) else None
    return [*items[:step], _put(before, rest, value), *items[step + 1 :]]


def _clear(tree: Any, steps: Steps) -> Any:
    """None where nothing is left."""
    step, rest = steps[0], steps[1:]
    if isinstance(step, str) and isinstance(tree, dict):
        inner = _clear(tree[step], rest) if rest and step in tree else None
        left = {name: value for name, value in tree.items() if name != step or inner is not None}
        return {**left, step: inner} if inner is not None else left or None
    if isinstance(step, int) and isinstance(tree, list):
        inner = _clear(tree[step], rest) if rest and step < len(tree) else None
        kept = [] if inner is None else [inner]
        return [*tree[:step], *kept, *tree[step + 1 :]] or None
    return tree
