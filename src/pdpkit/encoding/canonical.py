"""Canonical JSON and the digest that ids, commitments and lists use (RFC 8785; spec rule 2)."""

import hashlib
import re
from typing import Any, Final

import orjson

from pdpkit.encoding.alphabets import to_base64url
from pdpkit.encoding.reading import MAX_INTEGER
from pdpkit.errors import InputError

# Names sort by UTF-16 code units in RFC 8785 and by code points in orjson. The two orders differ
# only when a character above U+FFFF meets one from U+E000 on, which begin with these bytes.
_may_sort_otherwise = re.compile(b"[\xee-\xf4]").search
_ONE_FORM: Final = (
    orjson.OPT_SORT_KEYS
    | orjson.OPT_PASSTHROUGH_DATACLASS
    | orjson.OPT_PASSTHROUGH_DATETIME
    | orjson.OPT_PASSTHROUGH_SUBCLASS
)


def canonical(value: Any) -> bytes:
    """The RFC 8785 bytes of a JSON value.

    Strings, booleans, null and whole numbers under plain names go through ``orjson``; a fraction
    or an unusual name goes through ``rfc8785``. Equality of the two is a property test.
    """
    return _canonical_by_library(value) if _has_unusual_number(value) else canonical_whole(value)


def canonical_whole(value: Any) -> bytes:
    """``canonical`` of a value that ``reading.read`` gave, in which no fraction can stand."""
    data = orjson.dumps(value, option=_ONE_FORM)
    if data.isascii() or not _may_sort_otherwise(data):
        return data
    return _canonical_by_library(value)


def digest(data: bytes) -> str:
    """SHA-256 as 43 characters of base64url without padding (spec rule 2)."""
    return to_base64url(hashlib.sha256(data).digest())


def _canonical_by_library(value: Any) -> bytes:
    import rfc8785  # noqa: PLC0415  20 ms that most commands never need

    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as err:
        raise InputError("json-number-range", number=str(err)[:80]) from None


def _has_unusual_number(value: Any) -> bool:
    """Whether a fraction, or a whole number that ``reading`` refuses, stands in it."""
    stack = [value]
    for item in stack:
        kind = item.__class__
        if kind is dict:
            stack.extend([v for v in item.values() if v.__class__ is not str])
        elif kind is list:
            stack.extend(item)
        elif kind is float or (kind is int and abs(item) > MAX_INTEGER):
            return True
    return False
