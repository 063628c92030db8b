"""The value types of signed objects: issuers, keys, statements (spec rules 2 and 4).

Signed objects are read more strictly than a record: a member that is not known is a fault.
"""

import re
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from pdpkit.encoding.reading import MAX_INTEGER
from pdpkit.values import (
    CompanyNumber,
    Form,
    GroupUid,
    HolderId,
    Laestab,
    Maybe,
    TrustRef,
    Ukprn,
    Urn,
)

_LABEL: Final = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DID_WEB: Final = (
    rf"^did:web:{_LABEL}(?:\.{_LABEL})*\.[a-z][a-z0-9-]{{0,61}}[a-z0-9]"
    r"(?::[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?)*$"
)
_did_web = re.compile(_DID_WEB.removesuffix("$") + r"\Z")
_UUID4: Final = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
MAX_ISSUER_ID: Final = 255


class Reading(BaseModel):
    """A typed reading of a signed object; the tree itself is what is kept, shown and passed on."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        hide_input_in_errors=True,
        defer_build=True,
    )


def is_issuer_id(text: object) -> bool:
    """Whether ``text`` is a ``did:web`` name: a lower-case host name, then perhaps a path.

    No Unicode and no punycode, port, address or user: what looks like another name is refused.
    """
    return (
        isinstance(text, str)
        and len(text) <= MAX_ISSUER_ID
        and "xn--" not in text
        and bool(_did_web.match(text))
    )


def _check_issuer_id(text: str) -> None:
    if not is_issuer_id(text):
        raise ValueError("not a did:web name")


IssuerId = Annotated[
    str,
    Form(
        "IssuerId",
        "a did:web name in lower case, as did:web:saltmarsh.example",
        _DID_WEB,
        most=MAX_ISSUER_ID,
        check=_check_issuer_id,
        schema=(("not", {"pattern": "xn--"}),),
    ),
]
# What a reader sees as an issuer's name: nothing that could pass for another sign or direction.
IssuerName = Annotated[
    str,
    Form(
        "IssuerName",
        "a name in Latin letters, digits, spaces and . , ' & ( ) -",
        "^[A-Za-z0-9À-ÖØ-öø-ɏ.,'&()-]+( [A-Za-z0-9À-ÖØ-öø-ɏ.,'&()-]+)*$",
        most=120,
    ),
]
StatementId = Annotated[
    str, Form("StatementId", "urn:uuid: with a random UUID in lower case", f"^urn:uuid:{_UUID4}$")
]
KeyText = Annotated[
    str, Form("KeyText", "an Ed25519 key as z6Mk…", "^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$")
]
Whole = Annotated[int, Field(ge=0, le=MAX_INTEGER)]
IdentityId = HolderId


class Numbers(Reading):
    """Official numbers by which people find the organisation in a register."""

    urn: Maybe[Urn] = None
    laestab: Maybe[Laestab] = None
    ukprn: Maybe[Ukprn] = None
    uid: Maybe[GroupUid] = None
    trust_ref: Maybe[TrustRef] = None
    company_number: Maybe[CompanyNumber] = None
