"""Reads JSON strictly: one text has one meaning, or it is refused (spec rule 1, RFC 8259).

``parse`` is the JSON loader; ``read`` adds what our own format demands of every value.
"""

import json
import math
import re
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

import orjson

from pdpkit.errors import InputError

# Any JSON object. The members are checked where they are read, by a typed reading or a judge.
Tree: TypeAlias = dict[str, Any]

MAX_BYTES: Final = 5 * 1024 * 1024
MAX_DEPTH: Final = 64
MAX_NODES: Final = 200_000
MAX_STRING: Final = 64 * 1024
MAX_INTEGER: Final = 2**53 - 1

BOM: Final = b"\xef\xbb\xbf"
_surrogate = re.compile("[\ud800-\udfff]").search
# LF is text; CR may stand before LF only, so that a changed line end is a changed text, which its
# signature then tells, and not an unreadable file.
_control = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)").search

_PROBLEMS: Final = {
    "Expecting value": "something is missing, or stands without quotation marks",
    "Expecting property name": "a name in double quotation marks is missing",
    "Expecting ':'": "a colon is missing",
    "Expecting ','": "a comma is missing, or the file was cut off",
    "Illegal trailing comma": "a comma stands after the last part",
    "Extra data": "something stands after the end",
    "Unterminated string": "a quotation mark is missing, or the file was cut off",
    "Invalid control character": "a line ends, or a hidden character stands, within a text",
    "Invalid \\": "a backslash stands before a letter that takes none",
}

_tokens = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],]|[^\s{}\[\]:,"]+').finditer
# The two ends of a fraction on a line of our writing.
_ends_in_places = re.compile(rb"\.[0-9]+,?\n").search
_ends_in_power = re.compile(rb"e[0-9+-][0-9]*,?\n").search
_DEEP_LINE: Final = b"\n" + b"  " * MAX_DEPTH
_AS_WE_WRITE: Final = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_STRICT_INTEGER


def parse(data: bytes, *, max_bytes: int = MAX_BYTES) -> Any:
    """Read one JSON text.

    Duplicate names, a byte order mark, broken UTF-8, lone surrogates, numbers beyond a double or
    beyond ±(2^53 - 1), more than 64 levels or 200,000 values: ``InputError`` with a ``json-`` or
    ``file-`` code. Fractions are read here and refused by ``read``.
    """
    return _parse(data, max_bytes, MAX_NODES)[0]


def read(data: bytes, *, max_bytes: int = MAX_BYTES, max_nodes: int = MAX_NODES) -> Any:
    """Read a file of ours: ``parse``, then refuse what none may hold (spec rule 1, step B8).

    Control characters: ``text-control-char``; fractions, exponents and ``-0``:
    ``json-number-form``; each with its JSON Pointer. The limits are raised only for what the
    reader's own program wrote.
    """
    try:
        tree, text = _read_our_writing(data, max_bytes, max_nodes) or _parse(
            data, max_bytes, max_nodes, _decode_whole
        )
    except _FractionError:
        tree, text = _parse(data, max_bytes, max_nodes)
        pointer = next(p for p, value in walk(tree) if isinstance(value, float))
        raise InputError("json-number-form", pointer) from None
    # JSON itself refuses the raw ones below U+0020; the rest need an escape or stand above U+007E.
    if "\\" in text or "\x7f" in text or not text.isascii():
        _check_strings(tree, _control, "text-control-char")
    return tree


def _read_our_writing(data: bytes, max_bytes: int, max_nodes: int) -> tuple[Any, str] | None:
    """``_parse`` of a file that stands, byte for byte, as ``writing.dump`` writes its tree.

    Such a file says nothing twice and holds no broken letters: written again, it would differ.
    Its lines tell how many values it has and how deep they stand. None for any other file, and
    for one that may be past a limit.
    """
    if len(data) > max_bytes or _DEEP_LINE in data:
        return None
    # No line of our writing but the first and last is shorter than four bytes.
    if len(data) >= 4 * max_nodes and data.count(b"\n") >= max_nodes:
        return None
    if _ends_in_places(data) or _ends_in_power(data):
        return None
    try:
        tree = orjson.loads(data)
        if orjson.dumps(tree, option=_AS_WE_WRITE) != data:
            return None
    except (TypeError, ValueError):
        return None
    text = data.decode("utf-8")
    _check_texts(tree, text)
    return tree, text


def _parse(
    data: bytes, max_bytes: int, max_nodes: int, decode: Callable[[str], Any] | None = None
) -> tuple[Any, str]:
    # B1 to B4: bytes that can be a text.
    if len(data) > max_bytes:
        raise InputError("file-too-large", size=len(data), limit=max_bytes)
    if data.startswith(BOM):
        raise InputError("json-bom")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as err:
        raise InputError("json-encoding", f"byte {err.start}") from None
    if not text or text.isspace():
        raise InputError("file-empty")
    # B5: one text of JSON.
    try:
        tree = (decode or _decode)(text)
    except json.JSONDecodeError as err:
        place, problem = _find_problem(err, text)
        raise InputError("json-syntax", _say_place(text, place), problem=problem) from None
    except RecursionError:
        raise InputError("json-depth", limit=MAX_DEPTH) from None
    except InputError as err:
        raise err.at(_locate(text, err)) from None
    _check_shape(tree, text, max_nodes)
    _check_texts(tree, text)
    return tree, text


def _find_problem(err: json.JSONDecodeError, text: str) -> tuple[int, str]:
    """Where Python's own reader missed something, and what, in plain words."""
    place, message = err.pos, err.msg
    if not text.lstrip().startswith(("{", "[", '"')):
        return place, "it holds neither a record nor a PDF"
    if text[place : place + 1] in ("]", "}") and (before := text[:place].rstrip()).endswith(","):
        # Python tells this one apart, at the comma, from 3.13 on.
        place, message = len(before) - 1, "Illegal trailing comma"
    for beginning, words in _PROBLEMS.items():
        if message.startswith(beginning):
            return place, words
    return place, "something else should stand here"


def walk(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every value below and including ``value`` with its JSON Pointer (RFC 6901)."""
    yield pointer, value
    if isinstance(value, dict):
        for name, member in value.items():
            yield from walk(member, f"{pointer}/{escape(name)}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from walk(member, f"{pointer}/{index}")


def without(tree: Tree, name: str) -> Tree:
    """A copy of an object but for one member, which need not be there."""
    rest = tree.copy()
    rest.pop(name, None)
    return rest


def escape(name: str) -> str:
    """A member's name as a token of a JSON Pointer (RFC 6901 section 3)."""
    return name.replace("~", "~0").replace("/", "~1")


def _check_shape(tree: Any, text: str, max_nodes: int) -> None:
    """Levels and values within their limits.

    Counting brackets and commas in the text shows for most files that no limit can be passed,
    without looking at a single value.
    """
    # B6: within the limits.
    containers = text.count("[") + text.count("{")
    if containers > MAX_DEPTH:
        _check_depth(tree)
    if containers + text.count(",") >= max_nodes and sum(1 for _ in walk(tree)) > max_nodes:
        raise InputError("json-nodes", limit=max_nodes)


def _check_texts(tree: Any, text: str) -> None:
    """No lone surrogates and no string too long; only an escape or a long run makes us look."""
    # B7: all of it letters.
    escapes = "\\" in text
    if escapes and "\\u" in text:
        _check_strings(tree, _surrogate, "json-surrogate")
    if (escapes and '\\"' in text) or _has_long_run(text):
        _check_strings(tree, _too_long, "json-string-length")


def _check_depth(tree: Any) -> None:
    level, depth = [tree], 0
    while level := [value for value in level if value.__class__ in (dict, list)]:
        depth += 1
        if depth > MAX_DEPTH:
            raise InputError("json-depth", limit=MAX_DEPTH)
        level = [
            member
            for value in level
            for member in (value.values() if value.__class__ is dict else value)
        ]


def _check_strings(tree: Any, fault: Callable[[str], object], code: str) -> None:
    """Raise ``code`` at the first string, or member's name, in which ``fault`` finds something."""
    stack = [tree]
    for value in stack:
        kind = value.__class__
        texts = value if kind is dict else [value] if kind is str else ()
        if any(map(fault, texts)):
            pointer, found = next(
                (pointer, found)
                for pointer, below in walk(tree)
                for text in (below if isinstance(below, dict) else [below])
                if isinstance(text, str) and (found := fault(text))
            )
            letter = f"{ord(found[0]):04X}" if isinstance(found, re.Match) else ""
            raise InputError(code, pointer, limit=MAX_STRING, number=letter)
        if kind is dict:
            stack.extend(value.values())
        elif kind is list:
            stack.extend(value)


def _has_long_run(text: str) -> bool:
    """Whether two quotation marks may stand further apart than a string may be long.

    Such a run covers a place of every so many, so only these places are looked at.
    """
    return any(
        text.find('"', place) - text.rfind('"', 0, place) > MAX_STRING
        for place in range(MAX_STRING, len(text), MAX_STRING)
    )


def _too_long(text: str) -> bool:
    return len(text) > MAX_STRING


def _locate(text: str, err: InputError) -> str:
    """Line and column of a name that stands twice, or of a number that is refused."""
    names: list[set[str] | None] = []
    is_name = False
    for token in _tokens(text):
        word = token[0]
        if word in ("{", "["):
            names.append(set() if word == "{" else None)
            is_name = word == "{"
        elif word in ("}", "]"):
            names.pop()
        elif word == ",":
            is_name = names[-1] is not None
        elif is_name and (known := names[-1]) is not None:
            name, is_name = json.loads(word), False
            if err.code == "json-duplicate-key" and name in known and name == err.values["name"]:
                return _say_place(text, token.start())
            known.add(name)
        elif err.code != "json-duplicate-key" and word.startswith(err.values["number"]):
            return _say_place(text, token.start())
    return ""


def _say_place(text: str, start: int) -> str:
    line = text.count("\n", 0, start) + 1
    return f"line {line} column {start - text.rfind(chr(10), 0, start)}"


def _members(pairs: list[tuple[str, Any]]) -> Tree:
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InputError("json-duplicate-key", name=twice)
    return members


class _FractionError(Exception):
    """A number with a fraction, an exponent, or a minus before zero stands in the text."""


def _integer(digits: str) -> int | float:
    if digits == "-0":
        return -0.0  # the fraction that it would be in every other language
    if len(digits) > 17 or abs(value := int(digits)) > MAX_INTEGER:
        raise InputError("json-number-range", number=digits[:24])
    return value


def _whole(digits: str) -> int | float:
    if digits == "-0":
        raise _FractionError
    return _integer(digits)


def _fraction(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise InputError("json-number", number=digits[:24])
    return value


def _no_fraction(_digits: str) -> float:
    raise _FractionError


def _constant(name: str) -> float:
    raise InputError("json-number", number=name)


_decode = json.JSONDecoder(
    object_pairs_hook=_members, parse_int=_integer, parse_float=_fraction, parse_constant=_constant
).decode
_decode_whole = json.JSONDecoder(
    object_pairs_hook=_members, parse_int=_whole, parse_float=_no_fraction, parse_constant=_constant
).decode
