"""The forms of the files that a trust's folder is read from (``pdp-workspace/1``)."""

from typing import Final

from pdpkit.signed.forms import Closed, ListOf, OneOf, TextForm, Whole, needed, optional
from pdpkit.signed.texts import (
    DAY,
    DIGEST,
    ENTRY_ID,
    IDENTITY,
    ISSUER,
    ISSUER_NAME,
    KEY,
    KEY_LOG,
    LINE,
    MOMENT,
    NUMBERS,
    WHOLE_DAY,
)

FORMAT: Final = "pdp-workspace/1"
LABEL: Final = TextForm("a label of letters and digits", "^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")
_MARK: Final = needed("format", OneOf(FORMAT), "The mark of such a file.")
_KEY_FORM: Final = Closed(
    "A signing key by its label; its private half lies under a passphrase in keys/.",
    needed("label", LABEL, "Its label."),
    needed("key", KEY, "The key."),
    needed("validFrom", MOMENT, "The first moment at which it signs."),
    needed("validUntil", MOMENT, "The moment from which it no longer signs."),
    optional("destroyed", MOMENT, "When its private half was destroyed."),
)
TRUST_FORM: Final = Closed(
    "Who the trust is, and its keys.",
    _MARK,
    needed("id", ISSUER, "The name under which it signs."),
    needed("name", ISSUER_NAME, "Its name."),
    needed("numbers", NUMBERS, "Its official numbers."),
    needed("keys", ListOf(_KEY_FORM), "Its keys."),
    optional("lists", LINE, "Where its withdrawal lists appear."),
    optional("published", Whole(), "How often it published lists."),
    optional("publishedOn", MOMENT, "When it last published lists."),
    optional("closedOn", WHOLE_DAY, "Its last day; from then on it signs nothing."),
    optional("successor", ISSUER, "Who takes over."),
)
PEOPLE_FORM: Final = Closed(
    "The trust's own list of people.",
    _MARK,
    needed(
        "people",
        ListOf(
            Closed(
                "One person; names never match anything, numbers do.",
                needed("number", LINE, "The staff number."),
                needed("name", LINE, "The name."),
                optional("email", LINE, "The work address."),
                optional("code", LINE, "The code that was sent there."),
                optional("identity", IDENTITY, "The identity that they introduced."),
                optional("keyLog", KEY_LOG, "Its key log."),
            )
        ),
        "The people.",
    ),
)
_CHANGE: Final = (
    optional("withdrawn", WHOLE_DAY, "The day on which it was withdrawn."),
    optional("reason", OneOf("mistake", "superseded", "other"), "Why."),
    optional("replacedBy", DIGEST, "What replaced it."),
)
ISSUED_FORM: Final = Closed(
    "What one signing made, and what it changed of earlier statements.",
    _MARK,
    needed(
        "issued",
        ListOf(
            Closed(
                "One statement.",
                needed("fact", DIGEST, "What makes a second run find it again."),
                needed("id", ENTRY_ID, "The statement's id."),
                needed("digest", DIGEST, "The statement's digest."),
                needed("name", LINE, "The name that it is made out to."),
                needed("statement", LINE, "What is stated."),
                needed("title", LINE, "Of what."),
                needed("validFrom", MOMENT, "Since when it is in force."),
                needed("key", LABEL, "The label of the key that signed it."),
                optional("number", LINE, "Whose staff number, when they are on the list."),
                optional("holder", IDENTITY, "The identity that it is tied to."),
                optional("start", DAY, "Of which day."),
                optional("granted", DIGEST, "The promise that it counts against."),
                *_CHANGE,
            )
        ),
        "The statements that were signed.",
    ),
    needed(
        "changed",
        ListOf(
            Closed(
                "What has become of an earlier statement.",
                needed("digest", DIGEST, "The statement's digest."),
                *_CHANGE,
            )
        ),
        "The earlier statements that it withdrew or replaced.",
    ),
)
