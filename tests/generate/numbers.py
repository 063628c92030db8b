"""The table of limits, each from the constant that keeps it."""

from typing import Final, NamedTuple

from pdpkit import (
    authority,
    bundle,
    carrier,
    credential,
    directory,
    identity,
    keystore,
    presentation,
    withdrawal,
)
from pdpkit.encoding import reading
from pdpkit.signed import texts
from pdpkit.verification import file, vouching


class Limit(NamedTuple):
    """What is limited, the number in words, and what is said of more."""

    what: str
    most: str
    beyond: str


_MINUTES: Final = int(authority.CLOCK_TOLERANCE.total_seconds()) // 60
LIMITS: Final = (
    Limit("bytes of a file", f"{reading.MAX_BYTES:,} (5 MiB)", "`file-too-large`"),
    Limit("levels of objects and lists in each other", f"{reading.MAX_DEPTH}", "`json-depth`"),
    Limit(
        "values of a file, objects and lists included, names of members not",
        f"{reading.MAX_NODES:,}",
        "`json-nodes`",
    ),
    Limit(
        "letters (code points) of a text or of a member's name",
        f"{reading.MAX_STRING:,}",
        "`json-string-length`",
    ),
    Limit("a whole number, either sign", f"{reading.MAX_INTEGER:,}", "`json-number-range`"),
    Limit(
        "statements of a record or share", f"{file.MAX_STATEMENTS:,}", "`file-too-many-statements`"
    ),
    Limit("letters of a document's `id`", f"{credential.MAX_URI:,}", "`schema-id`"),
    Limit("letters of an issuer's id", f"{texts.MAX_ISSUER_ID}", "`issuer-did-syntax`"),
    Limit("events of a key log", f"{identity.MAX_EVENTS}", "`holder-log-broken`"),
    Limit(
        "re-bindings between a statement and the holder",
        f"{vouching.MAX_HOPS}",
        "`subject-mismatch`",
    ),
    Limit(
        "statements that one re-binding names",
        f"{credential.MAX_REBOUND:,}",
        "`statement-not-understood`",
    ),
    Limit("days of a withdrawal list that is not the last", f"{withdrawal.MAX_DAYS}", "left out"),
    Limit("days of a directory", f"{directory.MAX_DAYS}", "`directory-window`"),
    Limit(
        "cards that are looked at in a record, or stand in a share",
        f"{presentation.MAX_CARDS}",
        "not looked at; `share-form`",
    ),
    Limit(
        "minutes by which a signer's clock may be ahead", f"{_MINUTES}", "`proof-created-future`"
    ),
    Limit("bytes of a PDF", f"{carrier.MAX_PDF:,} (25 MiB)", "`pdf-too-large`"),
    Limit("bytes of a bundle", f"{bundle.MAX_BUNDLE:,} (25 MiB)", "`archive-too-large`"),
    Limit("files in a bundle", f"{bundle.MAX_MEMBERS}", "`archive-unsupported`"),
    Limit(
        "bytes of a bundle, unpacked",
        f"{bundle.MAX_UNPACKED:,} (100 MiB)",
        "`archive-too-large`",
    ),
    Limit(
        "letters of a passphrase, at least",
        f"{keystore.MIN_PASSPHRASE}",
        "`keystore-passphrase-short`",
    ),
    Limit(
        "bytes of a passphrase as UTF-8", f"{keystore.MAX_PASSPHRASE}", "`keystore-passphrase-long`"
    ),
)


def write_limits(_: str) -> str:
    """Each limit on a line."""
    lines = ["| what | most | beyond it |", "| --- | --- | --- |"]
    return "\n".join(lines + [f"| {one.what} | {one.most} | {one.beyond} |" for one in LIMITS])
