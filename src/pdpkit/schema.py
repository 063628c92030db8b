"""Judges a tree by the published JSON Schema (draft 2020-12), as any other program would.

``form`` judges the same by typed models; a test holds that both find the same. The library is
imported when something is judged: most commands never need it.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args

from pdpkit.encoding.reading import Tree, escape
from pdpkit.encoding.times import check_day, parse_moment
from pdpkit.findings import Finding, find
from pdpkit.form import TYPE_NAMES, judge_code, judge_limit
from pdpkit.resources import folder
from pdpkit.values import Day

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

# Keywords in the order in which a place's first fault is told; the rest of a place is noise.
_GRAVEST: Final = (
    "type",
    *("minLength", "maxLength", "minimum", "maximum"),
    *("const", "enum", "anyOf", "pattern", "format"),
)
_LIMITS: Final = {"minimum": "at least", "maximum": "at most"}

_DAY: Final = get_args(Day)[1]


def find_faults(tree: Any, name: str) -> list[Finding]:
    """Every fault of form that the schema ``name``, such as record or framework, finds."""
    missing: list[Finding] = []
    gravest: dict[tuple[str, bool], tuple[int, Finding]] = {}
    for number, error in enumerate(_validator(name).iter_errors(tree)):
        where = "".join(f"/{escape(str(step))}" for step in error.absolute_path)
        if error.validator == "required":
            missing.append(find("schema-missing", where, name=error.message))
            continue
        rank = _GRAVEST.index(str(error.validator))
        place = where, "propertyNames" in error.absolute_schema_path
        if place not in gravest or rank < gravest[place][0]:
            gravest[place] = rank, _translate(error, where, number)
    return missing + [finding for _, finding in gravest.values()]


@cache
def read_schema(name: str) -> Tree:
    """A published schema as values."""
    path = folder("schemas") / "v1" / f"{name}.schema.json"
    schema: Tree = json.loads(path.read_text(encoding="utf-8"))
    return schema


def _translate(error: "ValidationError", where: str, number: int) -> Finding:
    keyword: Any = error.validator
    value: Any = error.instance
    schema: Any = error.schema
    if keyword == "type":
        wanted = schema["type"] if isinstance(schema["type"], str) else schema["type"][0]
        return find("schema-type", where, wanted=TYPE_NAMES[wanted])
    if keyword in _LIMITS:
        return judge_limit(f"{_LIMITS[keyword]} {error.validator_value}", where)
    if keyword == "anyOf":
        return judge_code(schema["anyOf"][0]["enum"], value, where, number)
    if keyword in ("enum", "const"):
        return judge_code(schema.get("enum") or [schema["const"]], value, where, number)
    wanted = schema.get("description", _DAY.wanted)
    if keyword in ("minLength", "maxLength"):
        return find("schema-length", where, wanted=wanted)
    fault = "schema-date" if {"format", "then"} & set(schema) else "schema-pattern"
    return find(fault, where, value=value[:40], wanted=wanted)


@cache
def _validator(name: str) -> "Validator":
    from jsonschema import Draft202012Validator, FormatChecker, validators  # noqa: PLC0415  90 ms
    from referencing import Registry  # noqa: PLC0415
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415

    judge: Any = validators.extend(  # type: ignore[no-untyped-call]  # its stubs have no types
        Draft202012Validator,
        {"pattern": _pattern, "required": _required, "propertyNames": _property_names},
        type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_whole),
    )
    formats = FormatChecker(formats=())
    formats.checks("date", raises=ValueError)(_is_day)
    formats.checks("date-time", raises=ValueError)(_is_moment)
    home = DRAFT202012.create_resource(read_schema("record"))
    registry = Registry().with_resource("record.schema.json", home)
    validator: Validator = judge(read_schema(name), registry=registry, format_checker=formats)
    return validator


def _pattern(
    _judge: "Validator", pattern: str, instance: Any, _schema: Any
) -> Iterator["ValidationError"]:
    """As JavaScript and Rust read it: a dollar is the end, not the line end before it."""
    from jsonschema.exceptions import ValidationError  # noqa: PLC0415

    if isinstance(instance, str) and not _compile(pattern).search(instance):
        yield ValidationError("another form")


def _required(
    _judge: "Validator", required: list[str], instance: Any, _schema: Any
) -> Iterator["ValidationError"]:
    """With the missing name as the whole message."""
    from jsonschema.exceptions import ValidationError  # noqa: PLC0415

    if isinstance(instance, dict):
        yield from (ValidationError(name) for name in required if name not in instance)


def _property_names(
    judge: Any, names: Tree, instance: Any, _schema: Any
) -> Iterator["ValidationError"]:
    """With the name in the path, so that its finding has a place of its own."""
    if isinstance(instance, dict):
        for name in instance:
            yield from judge.descend(instance=name, schema=names, path=name)


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\$$", r"\\Z", pattern))


def _is_whole(_checker: object, value: object) -> bool:
    return type(value) is int


def _is_day(text: object) -> bool:
    return not isinstance(text, str) or check_day(text) == text


def _is_moment(text: object) -> bool:
    return not isinstance(text, str) or parse_moment(text) is not None
