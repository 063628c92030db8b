"""Writes JSON for people: two spaces, the order of the schema, one LF at the end (spec rule 14)."""

import json
import unicodedata
from typing import Any


def dump(value: Any, *, errors: str = "strict") -> bytes:
    """Readable JSON in UTF-8; the order of members is the order of ``value``.

    ``errors`` as of ``str.encode``, for what is half a character.
    """
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", errors)


def normalise(value: Any) -> Any:
    """A copy whose string values are NFC with LF line ends, as our own words are signed (rule 1).

    Never applied to a statement or a badge, and never to the name of a member.
    """
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
    if isinstance(value, list):
        return [normalise(item) for item in value]
    if isinstance(value, dict):
        return {name: normalise(member) for name, member in value.items()}
    return value
