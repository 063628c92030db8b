"""Hypothesis strategies for files of ours, made from the same models as the schemas."""

import copy
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generate.schemas import MODELS, generate
from pdpkit.encoding.reading import walk

Tree = dict[str, Any]

# Letters that trouble readers: accents, an astral sign, right to left, quotes, a line end.
_LETTERS = "abcXYZ 019éñßÅ-'\"&<>/~\\😀שלام字"
_DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31)).map(date.isoformat)
_FREE = st.dictionaries(
    st.sampled_from(["a", "labels", "~/b", ""]),
    st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.text(max_size=5), st.just([{}])),
    max_size=2,
)
_NAMED: dict[str, SearchStrategy[Any]] = {
    "Day": st.one_of(_DAYS, _DAYS.map(lambda day: day[:7]), _DAYS.map(lambda day: day[:4])),
    "Moment": st.tuples(_DAYS, st.sampled_from(["T00:00:00Z", "T23:59:59Z"])).map("".join),
    "EntryId": st.uuids(version=4).map(str),
    "Line": st.text(_LETTERS, min_size=1, max_size=20).filter(lambda text: bool(text.strip(" "))),
    "Text": st.text(_LETTERS + "\n", min_size=1, max_size=40).filter(
        lambda text: bool(text.strip(" \n"))
    ),
    "Digest": st.sampled_from(["M3VpixJokZJ6mYbq_xBI2XcvfsQApOSVvMVzOf0S1Cs", "A" * 43]),
    "HolderId": st.just("ni:///sha-256;M3VpixJokZJ6mYbq_xBI2XcvfsQApOSVvMVzOf0S1Cs"),
    "WebLink": st.just("https://example.org/a?b=c"),
}
_OWN_CODES = st.just("x-own-code")
# What a hand may put in place of a value.
_WRONG: list[Any] = [
    *(None, True, -1, 0, 7, 10**9, "", " ", "\n", "x", "x-", "x-a", "a\n", [], {}, [[]], [{}]),
    *("2025-02-30", "2025-13-01", "2025-02-29", "2024-02-29", "2026\n", "0000", "12", "1.5"),
    *("2026-11-22T25:00:00Z", "2026-11-22T09:00:60Z", "2026-02-30T09:00:00Z", "goal", "group"),
]


def trees(name: str) -> SearchStrategy[Tree]:
    """Trees that the schema ``name`` accepts, with an unknown member here and there."""
    return _from_schema(_schema(name))


def records() -> SearchStrategy[Tree]:
    return trees("record")


@st.composite
def mutants(draw: st.DrawFn, source: SearchStrategy[Tree]) -> Tree:
    """Trees with one to three places that a careless hand changed: some still hold, most do not."""
    tree = copy.deepcopy(draw(source))
    for _ in range(draw(st.integers(1, 3))):
        places = [value for _, value in walk(tree) if isinstance(value, dict | list) and value]
        container = draw(st.sampled_from(places or [tree]))
        names = sorted(container) if isinstance(container, dict) else range(len(container))
        name = draw(st.sampled_from(names)) if names else "x"
        if isinstance(container, dict) and names and draw(st.booleans()):
            value = container.pop(name)
            if draw(st.booleans()):
                container[name + "x"] = value
        else:
            container[name] = copy.deepcopy(draw(st.sampled_from(_WRONG)))
    return tree


_schema = cache(generate)


@cache
def _definition(name: str) -> SearchStrategy[Any]:
    if name in _NAMED:
        return _NAMED[name]
    known = {
        key: value for schema in MODELS for key, value in _schema(schema).get("$defs", {}).items()
    }
    return _from_schema(known[name])


def _from_schema(schema: Tree) -> SearchStrategy[Any]:
    if "$ref" in schema:
        return _definition(schema["$ref"].rpartition("/")[2])
    if "allOf" in schema:
        return st.one_of([_from_schema(branch["then"]) for branch in schema["allOf"]])
    if "anyOf" in schema:
        return st.one_of(st.sampled_from(schema["anyOf"][0]["enum"]), _OWN_CODES)
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "const" in schema:
        return st.just(schema["const"])
    return _BY_TYPE[str(schema.get("type"))](schema)


def _strings(schema: Tree) -> SearchStrategy[Any]:
    if "pattern" not in schema:
        return st.text(_LETTERS, min_size=schema.get("minLength", 0), max_size=9)
    least, most = schema.get("minLength", 0), schema.get("maxLength", 1000)
    texts = st.from_regex(schema["pattern"].removesuffix("$") + r"\Z")
    return texts.filter(lambda text: least <= len(text) <= most)


def _integers(schema: Tree) -> SearchStrategy[int]:
    return st.integers(schema["minimum"], schema["maximum"])


def _arrays(schema: Tree) -> SearchStrategy[list[Any]]:
    least = schema.get("minItems", 0)
    return st.lists(_from_schema(schema["items"]), min_size=least, max_size=least + 1)


def _objects(schema: Tree) -> SearchStrategy[Tree]:
    if "propertyNames" in schema:
        names = _from_schema(schema["propertyNames"])
        return st.dictionaries(names, _from_schema(schema["additionalProperties"]), max_size=2)
    if "properties" not in schema:
        return _FREE
    members = {name: _from_schema(member) for name, member in schema["properties"].items()}
    needed = set(schema.get("required", []))
    spare = sorted(set(members) - needed)

    @st.composite
    def build(draw: st.DrawFn) -> Tree:
        chosen = (
            needed | set(draw(st.lists(st.sampled_from(spare), max_size=3))) if spare else needed
        )
        tree = {name: draw(members[name]) for name in members if name in chosen}
        if draw(st.integers(0, 9)) == 0:
            tree["unknownMember"] = draw(st.sampled_from(_WRONG))
        return tree

    return build()


_BY_TYPE = {
    "string": _strings,
    "['string', 'null']": lambda _: st.one_of(st.none(), _NAMED["Digest"]),
    "integer": _integers,
    "boolean": lambda _: st.booleans(),
    "array": _arrays,
    "object": _objects,
    "None": lambda _: st.one_of(st.just({}), st.just([{}])),
}
