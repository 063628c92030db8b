"""The texts that stand in signed objects, each with its one written form (spec rules 1 and 2)."""

import re
from typing import Final

from pdpkit.encoding.times import check_day, parse_moment
from pdpkit.signed.forms import Carried, Closed, ListOf, TextForm, optional

MAX_ISSUER_ID: Final = 255
_UUID4: Final = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
_DIGEST: Final = "[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]"
_WHOLE_DAY: Final = "[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_LABEL: Final = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_DID_WEB: Final = (
    rf"did:web:{_LABEL}(\.{_LABEL})*\.[a-z][a-z0-9-]{{0,61}}[a-z0-9]"
    r"(:[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?)*"
)
_did_web = re.compile(_DID_WEB).fullmatch
_KEY: Final = "z6Mk[1-9A-HJ-NP-Za-km-z]{44}"


def is_issuer_id(value: object) -> bool:
    """Whether a value is a ``did:web`` name: a lower-case host name, then perhaps a path.

    No Unicode and no punycode, port, address or user: what looks like another name is refused.
    """
    return (
        isinstance(value, str)
        and len(value) <= MAX_ISSUER_ID
        and "xn--" not in value
        and bool(_did_web(value))
    )


def _refuse_punycode(text: str) -> None:
    if "xn--" in text:
        raise ValueError("not a did:web name")


def _check_long_day(text: str) -> None:
    if len(text) == 10:
        check_day(text)


LINE: Final = TextForm(
    "one line of 1 to 300 letters", r"^[^\n]*[^ \n][^\n]*$", name="Line", most=300
)
TEXT: Final = TextForm("a text of 1 to 10,000 letters", r"[^ \n]", name="Text", most=10_000)
DAY: Final = TextForm(
    "a day as 2026-11-22, 2026-11 or 2026",
    f"^({_WHOLE_DAY}|[12][0-9]{{3}}-(0[1-9]|1[0-2])|[12][0-9]{{3}})$",
    name="Day",
    check=_check_long_day,
    schema={"if": {"minLength": 10}, "then": {"format": "date"}},
)
WHOLE_DAY: Final = TextForm(
    "a day as 2026-11-22",
    f"^{_WHOLE_DAY}$",
    name="WholeDay",
    check=check_day,
    schema={"format": "date"},
)
MOMENT: Final = TextForm(
    "a moment as 2026-11-22T09:00:00Z",
    f"^{_WHOLE_DAY}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$",
    name="Moment",
    check=parse_moment,
    schema={"format": "date-time"},
)
AMOUNT: Final = TextForm(
    'a number in quotes, such as "2.5"',
    r"^(0|[1-9][0-9]{0,6})(\.[0-9]{1,3})?$",
    name="Amount",
)
DIGEST: Final = TextForm("a digest of 43 letters", f"^{_DIGEST}$", name="Digest")
ENTRY_ID: Final = TextForm("a random UUID in lower case", f"^{_UUID4}$", name="EntryId")
STATEMENT_ID: Final = TextForm(
    "urn:uuid: and a random UUID", f"^urn:uuid:{_UUID4}$", name="StatementId"
)
IDENTITY: Final = TextForm("an identity", f"^ni:///sha-256;{_DIGEST}$", name="Identity")
KEY: Final = TextForm("an Ed25519 key", f"^{_KEY}$", name="Key")
# The text after "#" is the key. That a holder's stands twice is for whoever reads a proof.
HOLDER_METHOD: Final = TextForm("did:key:, a key, # and the same key", f"^did:key:{_KEY}#{_KEY}$")
ISSUER_METHOD: Final = TextForm("the issuer's name, # and its key", f"^{_DID_WEB}#{_KEY}$")
SIGNATURE: Final = TextForm("z and 64 bytes in base58", "^z[1-9A-HJ-NP-Za-km-z]{64,88}$")
CODE: Final = TextForm(
    "a code in five groups of four",
    "^([0-9A-HJKMNP-TV-Z]{4} ){4}[0-9A-HJKMNP-TV-Z]{4}$",
    name="Code",
)
ISSUER: Final = TextForm(
    "did:web: and a name in lower case",
    f"^{_DID_WEB}$",
    name="Issuer",
    most=MAX_ISSUER_ID,
    check=_refuse_punycode,
    schema={"not": {"pattern": "xn--"}},
)
# What a reader sees as an issuer's name: nothing that could pass for another sign or direction.
ISSUER_NAME: Final = TextForm(
    "a name in Latin letters, digits, spaces and . , ' & ( ) -",
    "^[A-Za-z0-9À-ÖØ-öø-ɏ.,'&()-]+( [A-Za-z0-9À-ÖØ-öø-ɏ.,'&()-]+)*$",
    name="IssuerName",
    most=120,
)

KEY_LOG: Final = ListOf(Carried("key-event.schema.json"), least=1, most=33)
LINKS: Final = ListOf(Carried("link.schema.json"))
NUMBERS: Final = Closed(
    "Official numbers by which people find the organisation in a register.",
    optional("urn", TextForm("six digits", "^[1-9][0-9]{5}$"), "A school's number."),
    optional("laestab", TextForm("seven digits", "^[0-9]{7}$"), "Authority and establishment."),
    optional("ukprn", TextForm("eight digits from 1", "^1[0-9]{7}$"), "A provider's number."),
    optional("uid", TextForm("up to six digits", "^[1-9][0-9]{0,5}$"), "A group's number."),
    optional("trustRef", TextForm("TR and five digits", "^TR[0-9]{5}$"), "A trust's reference."),
    optional(
        "companyNumber",
        TextForm("eight characters", "^([0-9]{8}|[A-Z]{2}[0-9]{6})$"),
        "The number at Companies House.",
    ),
    name="Numbers",
)
