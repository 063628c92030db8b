"""Reads FIELD=VALUE, as ``pdp set`` takes it, and puts it into an entry.

``FIELD=`` takes the field out, ``FIELD+=VALUE`` adds to a list, and a number counted from 1 names
one object of a list: ``given.2.amount=3``. The same field more than once makes a list of values.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from pdpkit.editing.answers import Context, read_values
from pdpkit.editing.fields import Field, choose_form, read_fields
from pdpkit.editing.filling import Steps, clear, fill, put, read
from pdpkit.editing.problem import refuse, refuse_field
from pdpkit.encoding.reading import Tree
from pdpkit.errors import PdpError
from pdpkit.kinds import WORDS

# No list of an entry is longer.
_MOST = 10_000
_words = re.compile(r"[-_\s]")


@dataclass(slots=True)
class _Change:
    """What is said of one place; ``steps`` count lists from 0."""

    name: str
    target: Field
    steps: Steps
    after: bool
    texts: list[str] = field(default_factory=list)


def change(entry: Tree, array: str, said: list[str], context: Context) -> Tree:
    """``entry`` with what each of ``said`` asks for; ``UsageError`` naming the field."""
    fields = {field.name: field for field in read_fields(array, choose_form(array, entry))}
    changes: dict[tuple[Steps, bool], _Change] = {}
    for text in said:
        name, equals, value = text.partition("=")
        if not equals:
            raise refuse("no-equals", found=text[:40])
        found = _find(name, fields, WORDS[array])
        changes.setdefault((found.steps, found.after), found).texts.append(value)
    changed = entry
    objects: list[tuple[Field, list[Any]]] = []
    for one in changes.values():
        try:
            values = read_values(one.target, [t for t in one.texts if t], fields.values(), context)
            if one.texts == [""]:
                changed = clear(changed, _settle(one, changed))
            elif one.after and one.target.lists and one.steps == one.target.path:
                objects += values
            else:
                changed = _put(changed, one, values)
        except PdpError as err:
            raise err.at(one.name) from None
    return fill(changed, objects, after=True)


def _find(name: str, fields: dict[str, Field], word: str) -> _Change:
    """The field that a name means; hyphens and capitals do not matter."""
    plain = name.removesuffix("+").strip()
    named = [step for step in plain.split(".") if not step.isdecimal()]
    wanted = ".".join(_words.sub("", step).lower() for step in named)
    found = next((one for key, one in fields.items() if key.lower() == wanted), None)
    steps = _read_steps(plain, found) if found else None
    if found is None or steps is None:
        raise refuse_field(plain, word, fields)
    return _Change(plain, found, steps, name.endswith("+"))


def _read_steps(name: str, field: Field) -> Steps | None:
    """The way to a field, or None where a number stands behind what is no list."""
    lists = {*field.lists, *([len(field.path)] if field.many else [])}
    steps: Steps = ()
    depth = 0
    for step in name.split("."):
        if not step.isdecimal():
            steps, depth = (*steps, field.path[depth]), depth + 1
        elif depth in lists and isinstance(steps[-1], str) and 0 < int(step) <= _MOST:
            steps = (*steps, int(step) - 1)
        else:
            return None
    return steps


def _settle(one: _Change, entry: Tree) -> Steps:
    """The place itself, where a list of one object was named without its number."""
    if one.steps != one.target.path:
        return one.steps
    steps: Steps = ()
    for depth, step in enumerate(one.target.path, 1):
        steps = (*steps, step)
        if depth in one.target.lists:
            there = read(entry, steps)
            if isinstance(there, list) and len(there) > 1:
                raise refuse("which", count=len(there), name=one.name, found=one.target.path[-1])
            steps = (*steps, 0)
    return steps


def _put(entry: Tree, one: _Change, values: list[tuple[Field, list[Any]]]) -> Tree:
    changed, place = entry, _settle(one, entry)
    for found, texts in values:
        steps = (*place[:-1], found.path[-1]) if found is not one.target else place
        if found.many and isinstance(steps[-1], str):
            there = read(changed, steps) if one.after else None
            changed = put(changed, steps, [*(there or ()), *texts])
        else:
            changed = put(changed, steps, texts[-1])
    return changed
