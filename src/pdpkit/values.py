"""The value types that all typed readings share (docs/spec.md, byte rule 1 and Identifiers).

Each type says its own pattern, so that pydantic and the published JSON Schema judge alike:
patterns keep to what Rust, Python and JavaScript read in the same way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.alias_generators import to_camel
from pydantic_core import CoreSchema, core_schema

from pdpkit.encoding.times import check_day, parse_moment
from pdpkit.vocabulary import Vocabulary

T = TypeVar("T")


class Part(BaseModel):
    """An object of a file. Members that are not known are kept; null is nowhere a value."""

    model_config = ConfigDict(
        extra="allow", strict=True, frozen=True, alias_generator=to_camel, defer_build=True
    )


class _NotNull:
    """Takes null out again: an optional member is absent, never null."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        schema = handler(source)
        assert schema["type"] == "nullable"
        return schema["schema"]


# A member that may be absent, and a list that may be.
Maybe = Annotated[T | None, _NotNull()]
Many = Annotated[tuple[T, ...], Field(strict=False)]
# What nobody but the writer understands.
Free = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A text with one written form.

    ``wanted`` completes "Write …"; ``fault`` is the code of a text of another form. ``check``
    raises ``ValueError`` for what no pattern can refuse, a day that no calendar has, and
    ``schema`` holds the standard keywords that say the same.
    """

    name: str
    wanted: str
    pattern: str
    least: int | None = None
    most: int | None = None
    check: Callable[[str], object] | None = None
    fault: str = "schema-pattern"
    schema: tuple[tuple[str, Any], ...] = ()

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        text: CoreSchema = core_schema.str_schema(
            pattern=self.pattern, min_length=self.least, max_length=self.most, strict=True
        )
        if self.check is not None:
            text = core_schema.no_info_after_validator_function(self._judge, text)
        return core_schema.custom_error_schema(
            text,
            custom_error_type="text_form",
            custom_error_message=self.name,
            custom_error_context={"form": self},
        )

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> Any:
        lengths = {"minLength": self.least, "maxLength": self.most}
        return {
            "title": self.name,
            "description": self.wanted,
            "type": "string",
            **{word: length for word, length in lengths.items() if length is not None},
            "pattern": self.pattern,
            **dict(self.schema),
        }

    def _judge(self, text: str) -> str:
        assert self.check is not None
        self.check(text)
        return text


@dataclass(frozen=True, slots=True, eq=False)
class Code:
    """A code of a vocabulary, or one of its owner's own where the vocabulary allows it."""

    vocabulary: Vocabulary

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        codes: CoreSchema = core_schema.literal_schema(list(self.vocabulary.codes))
        if self.vocabulary.own is not None:
            own = core_schema.str_schema(pattern=self.vocabulary.own, strict=True)
            codes = core_schema.union_schema([codes, own], mode="left_to_right")
        return core_schema.custom_error_schema(
            codes,
            custom_error_type="code",
            custom_error_message=self.vocabulary.name,
            custom_error_context={"vocabulary": self.vocabulary},
        )

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> Any:
        return self.write_schema()

    def write_schema(self) -> dict[str, Any]:
        """The list as the published schema has it, each code with its label."""
        codes = self.vocabulary.codes
        labels = "; ".join(f"{code} = {label}" for code, label in codes.items())
        named: dict[str, Any] = {"title": self.vocabulary.name, "type": "string"}
        named["description"] = f"{self.vocabulary.about} {labels}."
        if self.vocabulary.own is None:
            return {**named, "enum": list(codes)}
        return {**named, "anyOf": [{"enum": list(codes)}, {"pattern": self.vocabulary.own}]}


def _check_long_day(text: str) -> None:
    if len(text) == 10:
        check_day(text)


_WHOLE_DAY: Final = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_DAY_TEXT: Final = f"^[12][0-9]{{3}}(-(0[1-9]|1[0-2])|-{_WHOLE_DAY})?$"
_MOMENT_TEXT: Final = f"^[12][0-9]{{3}}-{_WHOLE_DAY}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"
_UUID4: Final = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"

# Text.
Line = Annotated[
    str, Form("Line", "one line of text, 1 to 300 letters", r"^[^\n]*[^ \n][^\n]*$", 1, 300)
]
Text = Annotated[str, Form("Text", "a text of 1 to 10,000 letters", r"[^ \n]", 1, 10_000)]
Language = Annotated[
    str, Form("Language", "a language such as en-GB", "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")
]
WebLink = Annotated[
    str, Form("WebLink", "a link that begins with https://", "^https://[!-~]+$", most=2_000)
]

# Time.
Day = Annotated[
    str,
    Form(
        "Day",
        "a day as 2026-11-22, 2026-11 or 2026",
        _DAY_TEXT,
        check=_check_long_day,
        fault="schema-date",
        schema=(("if", {"minLength": 10}), ("then", {"format": "date"})),
    ),
]
Moment = Annotated[
    str,
    Form(
        "Moment",
        "a moment as 2026-11-22T09:00:00Z",
        _MOMENT_TEXT,
        check=parse_moment,
        fault="schema-date",
        schema=(("format", "date-time"),),
    ),
]
SchoolYear = Annotated[str, Form("SchoolYear", "a school year as 2024/25", "^20[0-9]{2}/[0-9]{2}$")]
Minutes = Annotated[int, Field(ge=0, le=1_000_000)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Place = Annotated[int, Field(ge=1, le=1_000)]
ImpactLevel = Annotated[int, Field(ge=1, le=5)]
QualificationLevel = Annotated[int, Field(ge=1, le=8)]

# Amounts: never binary fractions.
Amount = Annotated[
    str,
    Form(
        "Amount",
        'a number in quotes, such as "10" or "2.5"',
        r"^(0|[1-9][0-9]{0,6})(\.[0-9]{1,3})?$",
    ),
]
Proportion = Annotated[
    str,
    Form(
        "Proportion",
        'a number from 0 to 1 in quotes, such as "0.6"',
        r"^(0(\.[0-9]{1,3})?|1(\.0{1,3})?)$",
    ),
]

# Identifiers of the file.
EntryId = Annotated[str, Form("EntryId", "a random UUID in lower case (version 4)", f"^{_UUID4}$")]
Digest = Annotated[
    str,
    Form("Digest", "a digest of 43 letters", "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"),
]
HolderId = Annotated[
    str,
    Form(
        "HolderId",
        "the identity that pdp init made",
        "^ni:///sha-256;[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$",
    ),
]

# Identifiers of the outside world (model.md 2.4). None has a check digit; a register decides.
Urn = Annotated[str, Form("Urn", "a school's URN of six digits", "^[1-9][0-9]{5}$")]
Laestab = Annotated[
    str, Form("Laestab", "a DfE number as 9997001 or 999/7001", "^[0-9]{3}/?[0-9]{4}$")
]
Ukprn = Annotated[str, Form("Ukprn", "a UKPRN of eight digits from 1", "^1[0-9]{7}$")]
GroupUid = Annotated[
    str, Form("GroupUid", "a group's UID of up to six digits", "^[1-9][0-9]{0,5}$")
]
TrustRef = Annotated[str, Form("TrustRef", "a trust reference as TR99901", "^TR[0-9]{5}$")]
CompanyNumber = Annotated[
    str,
    Form(
        "CompanyNumber",
        "a company number of eight characters, as 01234567",
        "^([0-9]{8}|[A-Z]{2}[0-9]{6})$",
    ),
]
TeacherNumber = Annotated[
    str,
    Form(
        "TeacherNumber",
        "a teacher reference number of seven digits",
        "^0*[1-9][0-9]*$",
        7,
        7,
    ),
]

# Identifiers of frameworks and their items: short, and plain in a file's name.
FrameworkId = Annotated[
    str, Form("FrameworkId", "a short name as hts2020", "^[a-z0-9]+(-[a-z0-9]+)*$", most=60)
]
Version = Annotated[
    str, Form("Version", "a version as 1 or 2026.1", "^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$", most=30)
]
ItemCode = Annotated[
    str, Form("ItemCode", "an item's code as 6 or p2", "^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$", most=30)
]
