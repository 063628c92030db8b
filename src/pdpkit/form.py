"""Judges the form of a tree by a typed reading: findings instead of a library's errors.

``schema`` judges the same by the published JSON Schema, with the same codes at the same places.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pdpkit.encoding.reading import escape
from pdpkit.findings import Finding, find
from pdpkit.shape import shape_of
from pdpkit.values import Form, Part

Model = TypeVar("Model", bound=Part)

# What a type is called where somebody has to write one.
TYPE_NAMES: Final = {
    "string": "a text in quotes",
    "integer": "a whole number without quotes",
    "boolean": "true or false without quotes",
    "array": "a list in [ ]",
    "object": "members in { }",
}
_TYPES: Final = {
    "string_type": "string",
    "int_type": "integer",
    "bool_type": "boolean",
    "tuple_type": "array",
    "dict_type": "object",
    "model_type": "object",
    "model_attributes_type": "object",
}
MOST_SUGGESTIONS: Final = 100
LONGEST_SLIP: Final = 40
_LIMITS: Final = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
}


@dataclass(frozen=True, slots=True)
class Reading(Generic[Model]):
    """The typed reading, or None when the form has errors; warnings stand beside either."""

    value: Model | None
    findings: tuple[Finding, ...]


def judge_form(model: type[Model], tree: Any) -> Reading[Model]:
    """Read a tree by ``model``; errors of form, and a warning for each member nobody knows."""
    try:
        value = model.model_validate(tree)
    except ValidationError as err:
        errors = err.errors(include_url=False)
        return Reading(None, (*translate(errors, tree), *find_unknown(model, tree)))
    return Reading(value, tuple(find_unknown(model, tree)))


def find_unknown(model: type[Part], tree: Any) -> Iterator[Finding]:
    """A warning for each unknown member, naming the known one that it may be meant for."""
    if not isinstance(tree, dict):
        return
    for number, (place, name, shape) in enumerate(shape_of(model).find_unknown(tree)):
        if name in shape.hidden:
            yield find("entry-member-hidden", place, name=name, about=shape.hidden[name])
            continue
        similar = _suggest(name, shape.members, number)
        yield find("schema-unknown-field-kept", place, name=name[:40], similar=similar)


def translate(errors: Iterable[ErrorDetails], tree: Any) -> Iterator[Finding]:
    """Pydantic's errors as findings, each at the JSON Pointer of the value that it is about."""
    for number, error in enumerate(errors):
        yield _translate(error["type"], error, tree, number)


def _translate(kind: str, error: ErrorDetails, tree: Any, number: int) -> Finding:
    where, value, context = _point(error["loc"], tree), error["input"], error.get("ctx", {})
    if kind == "missing":
        parent, _, name = where.rpartition("/")
        return find("schema-missing", parent, name=name)
    if kind == "union_tag_not_found":
        return find("schema-missing", where, name="kind")
    if kind == "union_tag_invalid":
        kinds = _split(context["expected_tags"])
        return judge_code(kinds, value["kind"], f"{where}/kind", number)
    if kind == "text_form":
        return judge_text(context["form"], value, where)
    if kind == "code":
        return judge_code(context["vocabulary"].codes, value, where, number)
    if kind == "literal_error":
        return judge_code(_split(context["expected"]), value, where, number)
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return judge_limit(f"{words} {context[name]}", where)
    return find("schema-type", where, wanted=TYPE_NAMES[_TYPES[kind]])


def judge_text(form: Form, value: Any, where: str) -> Finding:
    """Which fault it is that keeps ``value`` from having the form."""
    if not isinstance(value, str):
        return find("schema-type", where, wanted=TYPE_NAMES["string"])
    if len(value) < (form.least or 0) or len(value) > (form.most or len(value)):
        return find("schema-length", where, wanted=form.wanted)
    return find(form.fault, where, value=value[:40], wanted=form.wanted)


def judge_code(codes: Iterable[str], value: Any, where: str, number: int) -> Finding:
    """A value that is none of ``codes``, with the one that looks most like it.

    ``number`` counts the faults before it.
    """
    if not isinstance(value, str):
        return find("schema-type", where, wanted=TYPE_NAMES["string"])
    known = list(codes)
    similar = _suggest(value, known, number)
    return find("schema-code", where, value=value[:40], similar=similar, codes=", ".join(known))


def judge_limit(limit: str, where: str) -> Finding:
    """A number that passes its limit."""
    return find("schema-limit", where, limit=limit)


def _suggest(word: str, known: Iterable[str], number: int) -> str:
    """What somebody may have meant; after so many faults no slip of the hand is left to find."""
    if number >= MOST_SUGGESTIONS or len(word) > LONGEST_SLIP:
        return ""
    similar = get_close_matches(word, list(known), 1)
    return f" Did you mean “{similar[0]}”?" if similar else ""


def _split(quoted: str) -> list[str]:
    """The codes of pydantic's ``'a', 'b' or 'c'``."""
    return quoted.split("'")[1::2]


def _point(location: Sequence[int | str], tree: Any) -> str:
    """The JSON Pointer of a place, without the steps that are pydantic's own.

    These are the kind of an entry whose kind chose its model, and the mark of a member's name.
    """
    where, value = "", tree
    for step in location:
        if step == "[key]":
            continue
        if isinstance(value, dict):
            if step not in value and value.get("kind") == step:
                continue
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        where += f"/{escape(str(step))}"
    return where
