"""Group 1: bytes and syntax, where one text has one meaning or is refused."""

import json
from collections.abc import Iterator
from typing import Any, Final

from generate.cases.papers import record, statement
from generate.cases.vector import (
    PASSED_IN_RECORD,
    Vector,
    confirmed,
    edit,
    invalid,
    reading_stops,
    swap,
    valid,
)
from pdpkit.encoding.reading import MAX_DEPTH, MAX_INTEGER, MAX_STRING, Tree
from pdpkit.encoding.writing import dump

_STATEMENT: Final = dump(statement())
_RECORD: Final = dump(record([statement()]))
_MINUTES: Final = '"minutes": 45'
_NAME: Final = '"identityHash": "Priya Nair"'
# The levels above a statement's ``ext``.
_LEVELS_ABOVE: Final = 1


def list_vectors() -> Iterator[Vector]:
    passing = confirmed(otherSuites="proof-only-ours")
    yield valid("statement", "41", "A statement as small as may be.", _STATEMENT, passing)
    yield valid(
        "record",
        "22",
        "A record with one statement; its note has two lines.",
        _RECORD,
        confirmed(PASSED_IN_RECORD),
    )
    yield from _names_twice()
    yield from _letters()
    yield from _numbers()
    yield from _sizes()
    yield from _broken()
    yield from _control_characters()


def make_large_file() -> bytes:
    """More values than are read, in 400 kB: made when it is needed."""
    return b'{"format": "pdp/1.0", "ext": [' + b"0," * 200_000 + b"0]}"


def _names_twice() -> Iterator[Vector]:
    places = {
        "in-a-record": ("1", _RECORD, '"revision": 1,', "At the top of a record.", "record"),
        "in-a-statement": ("1", _STATEMENT, '"validFrom": "2026', "At its top.", "statement"),
        "in-a-proof": ("2", _STATEMENT, '"proofPurpose": ', "Deep in a proof.", "statement"),
        "in-a-subject": ("2", _STATEMENT, _MINUTES, "Deep in a statement.", "statement"),
    }
    for name, (row, document, old, about, sibling) in places.items():
        member = old.partition(":")[0]
        twice = swap(document, old, f"{member}: 5, {old}")
        about = f"A name stands twice. {about}"
        stops = reading_stops("json-duplicate-key")
        yield invalid(f"name-twice-{name}", row, about, twice, stops, sibling=sibling)
    twice = swap(_STATEMENT, _MINUTES, f'"m\\u0069nutes": 5, {_MINUTES}')
    about = "A name stands twice, once written with an escape."
    stops = reading_stops("json-duplicate-key")
    yield invalid("name-twice-by-escape", "2", about, twice, stops, sibling="statement")


def _letters() -> Iterator[Vector]:
    accents = statement({"/credentialSubject/achievement/name": "Attended: Café talks 😀"})
    about = "Letters beyond ASCII, one of them beyond U+FFFF."
    yield valid("letters", "6", about, dump(accents), confirmed())
    escaped = json.dumps(accents, indent=2).encode()
    assert b"\\ud83d\\ude00" in escaped
    about = "Letters beyond ASCII as escapes, one of them as a pair."
    yield valid("letters-as-escapes", "42", about, escaped, confirmed())

    where = "/credentialSubject/identifier/0/identityHash"
    halves = {
        "high": '"identityHash": "Priya \\ud800Nair"',
        "low": '"identityHash": "Priya \\udc00Nair"',
        "swapped": '"identityHash": "Priya \\ude00\\ud83dNair"',
    }
    for name, text in halves.items():
        stops = reading_stops("json-surrogate", where)
        document = swap(_STATEMENT, _NAME, text)
        about = f"Half of a letter: a {name} surrogate."
        yield invalid(
            f"surrogate-{name}", "4", about, document, stops, sibling="letters-as-escapes"
        )
    document = swap(_STATEMENT, _MINUTES, f'"\\ud800": 1, {_MINUTES}')
    stops = reading_stops("json-surrogate", "/credentialSubject")
    about = "Half of a letter in a member's name."
    yield invalid("surrogate-in-a-name", "4", about, document, stops, sibling="letters-as-escapes")

    wrong = {
        "surrogates": b"\xed\xa0\xbd\xed\xb8\x80",
        "overlong": b"\xc0\xaf",
        "truncated": b"\xc3",
        "latin-1": b"\xe9",
        "beyond-unicode": b"\xf4\x90\x80\x80",
    }
    for name, data in wrong.items():
        document = swap(_STATEMENT, _NAME, b'"identityHash": "Priya Nair' + data + b'"')
        about = f"Not UTF-8: {name}."
        stops = reading_stops("json-encoding")
        yield invalid(f"encoding-{name}", "6", about, document, stops, sibling="letters")
    cut = dump(accents)
    cut = cut[: cut.index("😀".encode()) + 2]
    stops = reading_stops("json-encoding")
    about = "The file ends in the middle of a letter."
    yield invalid("encoding-cut-letter", "6", about, cut, stops, sibling="letters")
    utf16 = _STATEMENT.decode().encode("utf-16")
    about = "The file is written in UTF-16."
    yield invalid("encoding-utf-16", "6", about, utf16, stops, sibling="letters")
    about = "A byte order mark stands before the text."
    bom = reading_stops("json-bom")
    yield invalid(
        "byte-order-mark", "7", about, b"\xef\xbb\xbf" + _STATEMENT, bom, sibling="statement"
    )
    marked = b"\xef\xbb\xbf" + _RECORD
    yield invalid("byte-order-mark-in-a-record", "7", about, marked, bom, sibling="record")


def _numbers() -> Iterator[Vector]:
    largest = statement({"/ext": {"largest": MAX_INTEGER, "smallest": -MAX_INTEGER, "zero": 0}})
    about = "The largest and the smallest whole number."
    yield valid("numbers-at-their-ends", "11", about, largest, confirmed())
    wrong = {
        "nan": ("9", "NaN", "json-number"),
        "infinity": ("9", "Infinity", "json-number"),
        "minus-infinity": ("9", "-Infinity", "json-number"),
        "beyond-a-double": ("10", "1e400", "json-number"),
        "below-a-double": ("10", "-1e400", "json-number"),
        "two-to-the-53": ("11", "9007199254740992", "json-number-range"),
        "minus-two-to-the-53": ("11", "-9007199254740992", "json-number-range"),
        "of-five-hundred-digits": ("11", "9" * 500, "json-number-range"),
        "with-a-fraction": ("13", "1.5", "json-number-form"),
        "with-a-fraction-of-zero": ("13", "45.0", "json-number-form"),
        "with-an-exponent": ("13", "45e0", "json-number-form"),
        "with-a-large-exponent": ("13", "4.5E+1", "json-number-form"),
        "minus-zero": ("13", "-0", "json-number-form"),
    }
    for name, (row, digits, code) in wrong.items():
        where = "/credentialSubject/minutes" if code == "json-number-form" else None
        document = swap(_STATEMENT, _MINUTES, f'"minutes": {digits}')
        about = f"A number {name.replace('-', ' ')}."
        stops = reading_stops(code, where)
        yield invalid(
            f"number-{name}", row, about, document, stops, sibling="numbers-at-their-ends"
        )
    document = swap(_RECORD, '"revision": 1', '"revision": 1.0')
    stops = reading_stops("json-number-form", "/revision")
    about = "A number with a fraction of zero in the holder's own part."
    yield invalid(
        "number-with-a-fraction-in-a-record", "13", about, document, stops, sibling="record"
    )


def _sizes() -> Iterator[Vector]:
    deepest = statement({"/ext": _nest(MAX_DEPTH - _LEVELS_ABOVE)})
    about = "64 levels, the most that are read."
    yield valid("depth-64", "16", about, deepest, confirmed())
    deeper = statement({"/ext": _nest(MAX_DEPTH + 1 - _LEVELS_ABOVE)})
    stops = reading_stops("json-depth")
    yield invalid("depth-65", "16", "65 levels.", deeper, stops, sibling="depth-64")
    about = "100,000 levels that never end."
    yield invalid("depth-100000", "15", about, b"[" * 100_000, stops, sibling="depth-64")

    longest = statement({"/ext": {"text": "a" * MAX_STRING}})
    about = "A text of 65,536 letters, the most that are read."
    yield valid("text-of-65536", "limits", about, longest, confirmed())
    longer = statement({"/ext": {"text": "a" * (MAX_STRING + 1)}})
    stops = reading_stops("json-string-length", "/ext/text")
    yield invalid(
        "text-of-65537", "limits", "A text of 65,537.", longer, stops, sibling="text-of-65536"
    )

    crowded = json.dumps(record() | {"statements": [{}] * 2001}).encode()
    stops = reading_stops("file-too-many-statements", "/statements")
    about = "More than 2,000 statements in a record."
    yield invalid("statements-2001", "limits", about, crowded, stops, sibling="record")


def _nest(levels: int) -> Tree:
    """An object inside objects, ``levels`` of them all told, the first as ``ext``."""
    value: Any = {}
    for _ in range(levels):
        value = {"in": value}
    inner: Tree = value["in"]
    return inner


def _broken() -> Iterator[Vector]:
    wrong = {
        "letter-after-the-end": _STATEMENT + b"x",
        "two-values": _STATEMENT + _STATEMENT,
        "two-commas": swap(_STATEMENT, f"{_MINUTES},", f"{_MINUTES},,"),
        "trailing-comma": swap(_STATEMENT, '"PdpWithdrawalList"', '"PdpWithdrawalList",'),
        "trailing-comma-in-a-list": swap(_STATEMENT, '"Achievement"', '"Achievement",'),
        "comment": swap(_STATEMENT, _MINUTES, f"{_MINUTES} /* an hour */"),
        "comment-to-the-line-end": swap(_STATEMENT, _MINUTES, f"// an hour\n{_MINUTES}"),
        "single-quotes": swap(_STATEMENT, _NAME, "\"identityHash\": 'Priya Nair'"),
        "name-without-quotes": swap(_STATEMENT, _MINUTES, "minutes: 45"),
        "cut-off": _STATEMENT[: len(_STATEMENT) // 2],
        "line-end-in-a-text": swap(_STATEMENT, _NAME, '"identityHash": "Priya\nNair"'),
        "number-with-a-leading-zero": swap(_STATEMENT, _MINUTES, '"minutes": 045'),
        "number-with-a-plus": swap(_STATEMENT, _MINUTES, '"minutes": +45'),
    }
    for name, document in wrong.items():
        stops = reading_stops("json-syntax")
        about = f"No longer JSON: {name.replace('-', ' ')}."
        yield invalid(f"syntax-{name}", "20", about, document, stops, sibling="statement")
    empty = {"empty": b"", "only-spaces": b" \n\t\r\n"}
    for name, document in empty.items():
        about = f"Nothing stands in the file: {name}."
        yield invalid(
            f"file-{name}", "21", about, document, reading_stops("file-empty"), sibling="record"
        )
    other = {"list": b"[]", "text": b'"pdp/1.0"', "null": b"null", "number": b"5", "true": b"true"}
    for name, document in other.items():
        stops = reading_stops("schema-not-object")
        about = f"One value that is no object: {name}."
        yield invalid(f"top-is-{name}", "21", about, document, stops, sibling="record")


def _control_characters() -> Iterator[Vector]:
    where = "/credentialSubject/identifier/0/identityHash"
    wrong = {
        "nul": "\\u0000",
        "bell": "\\u0007",
        "tab": "\\t",
        "carriage-return": "\\r",
        "escape": "\\u001b",
        "delete": "\x7f",
        "delete-as-escape": "\\u007f",
        "next-line": "\x85",
        "next-line-as-escape": "\\u0085",
        "last-of-c1": "\x9f",
    }
    for name, text in wrong.items():
        document = swap(_STATEMENT, _NAME, f'"identityHash": "Priya{text} Nair"')
        stops = reading_stops("text-control-char", where)
        about = f"A control character in a text: {name.replace('-', ' ')}."
        yield invalid(f"control-{name}", "22", about, document, stops, sibling="letters")
    document = swap(_RECORD, "Try the prompts", "Try\\u0000 the prompts")
    stops = reading_stops("text-control-char", "/notes/0/text")
    about = "A NUL in the holder's note, where line ends may stand."
    yield invalid("control-in-a-note", "22", about, document, stops, sibling="record")
    document = swap(_RECORD, '"language"', '"lang\\u0009uage": 1, "language"')
    stops = reading_stops("text-control-char", "")
    about = "A tab in a member's name."
    yield invalid("control-in-a-name", "22", about, document, stops, sibling="record")
    bad = edit(statement(), {"/id": "urn:uuid:\u0001"})
    stops = reading_stops("text-control-char", "/id")
    about = "A control character in an identifier."
    yield invalid("control-in-an-id", "38", about, bad, stops, sibling="statement")
