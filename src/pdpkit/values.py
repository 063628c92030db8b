"""Typed values that several typed readings share: days, moments, ids, amounts (spec rules 1, 2).

Each is an ``Annotated`` type for pydantic that refuses what the rule refuses, and that a JSON
Schema can say with standard keywords, so that both judges agree.
"""

import re
from typing import Annotated, Any, Final, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler, StrictInt
from pydantic.alias_generators import to_camel
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from pdpkit.encoding.reading import MAX_INTEGER
from pdpkit.encoding.times import check_day, parse_moment

T = TypeVar("T")

UUID_PATTERN: Final = r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
DIGEST_PATTERN: Final = r"^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"
DID_WEB_PATTERN: Final = (
    r"^did:web:(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
    r"(?:\.(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\.(?!xn--)[a-z](?:[a-z0-9-]{0,61}[a-z0-9])"
    r"(?::[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?)*$"
)

_did_web = re.compile(DID_WEB_PATTERN)


class Absent:
    """Marks an optional member: it may be absent, and a null in its place is refused."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        return schema["schema"] if schema["type"] == "nullable" else schema


# ``Maybe[Day] = None`` reads as "a day, or the member is absent".
Maybe = Annotated[T | None, Absent()]


class Reading(BaseModel):
    """A typed reading of a tree; it never replaces the tree, which alone is written back.

    Members are lowerCamelCase in the tree and snake_case here; a tree is read by the former only.
    """

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        hide_input_in_errors=True,
    )


class _Format:
    """Gives a type the ``format`` and ``pattern`` by which a JSON Schema says the same."""

    def __init__(self, schema: JsonSchemaValue) -> None:
        self.schema = schema

    def __get_pydantic_json_schema__(
        self, source: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return self.schema


def _check_day(text: str) -> str:
    try:
        return check_day(text)
    except ValueError:
        raise PydanticCustomError("day", "not a day that a calendar has") from None


def _check_full_day(text: str) -> str:
    if len(text) != 10:
        raise PydanticCustomError("day", "not a full day")
    return _check_day(text)


def _check_moment(text: str) -> str:
    try:
        parse_moment(text)
    except ValueError:
        raise PydanticCustomError("moment", "not a moment that a calendar has") from None
    return text


def is_issuer_id(text: object) -> bool:
    """Whether ``text`` is a ``did:web`` name: a lower-case host name, then perhaps a path."""
    return isinstance(text, str) and len(text) <= 255 and bool(_did_web.fullmatch(text))


def _check_did_web(text: str) -> str:
    if not is_issuer_id(text):
        raise PydanticCustomError("did_web", "not a did:web name")
    return text


FULL_DAY_SCHEMA: Final = {
    "type": "string",
    "format": "date",
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
}
DAY_SCHEMA: Final = {
    "type": "string",
    "anyOf": [
        {"pattern": r"^(?!0000)[0-9]{4}$"},
        {"pattern": r"^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$"},
        {"format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    ],
}
MOMENT_SCHEMA: Final = {
    "type": "string",
    "format": "date-time",
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]Z$",
}

Day = Annotated[str, AfterValidator(_check_day), _Format(DAY_SCHEMA)]
FullDay = Annotated[str, AfterValidator(_check_full_day), _Format(FULL_DAY_SCHEMA)]
Moment = Annotated[str, AfterValidator(_check_moment), _Format(MOMENT_SCHEMA)]
EntryId = Annotated[str, Field(pattern=UUID_PATTERN)]
StatementId = Annotated[str, Field(pattern="^urn:uuid:" + UUID_PATTERN[1:])]
IdentityId = Annotated[str, Field(pattern="^ni:///sha-256;" + DIGEST_PATTERN[1:])]
Digest = Annotated[str, Field(pattern=DIGEST_PATTERN)]
IssuerId = Annotated[
    str,
    AfterValidator(_check_did_web),
    _Format({"type": "string", "maxLength": 255, "pattern": DID_WEB_PATTERN}),
]
KeyText = Annotated[str, Field(pattern=r"^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$")]
Amount = Annotated[str, Field(pattern=r"^(0|[1-9][0-9]{0,6})(\.[0-9]{1,3})?$")]
Line = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\n\r]*\S[^\n\r]*$")]
Text = Annotated[str, Field(min_length=1, max_length=8000)]
Whole = Annotated[StrictInt, Field(ge=0, le=MAX_INTEGER)]


class Numbers(Reading):
    """Official numbers by which people find the organisation in a register."""

    urn: Maybe[Annotated[str, Field(pattern=r"^[1-9]\d{5}$")]] = None
    laestab: Maybe[Annotated[str, Field(pattern=r"^\d{7}$")]] = None
    ukprn: Maybe[Annotated[str, Field(pattern=r"^1\d{7}$")]] = None
    uid: Maybe[Annotated[str, Field(pattern=r"^[1-9]\d{0,5}$")]] = None
    trust_ref: Maybe[Annotated[str, Field(pattern=r"^TR\d{5}$")]] = None
    company_number: Maybe[Annotated[str, Field(pattern=r"^(\d{8}|[A-Z]{2}\d{6})$")]] = None
