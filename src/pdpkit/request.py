"""The request: for what somebody asks a holder, with a challenge that only their answer repeats.

A plain file (``pdp-request/1``) that is not signed: it proves nothing about who wrote it. A share
that answers it carries its domain and challenge under the holder's signature (spec rule 10).
"""

import os
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pdpkit.encoding.alphabets import to_base64url
from pdpkit.encoding.reading import Tree, read
from pdpkit.encoding.times import end_of_day, format_moment
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from pdpkit.messages.sharing import SECTIONS
from pdpkit.signed.forms import Closed, ListOf, OneOf, TextForm, needed
from pdpkit.signed.texts import LINE, MOMENT, WHOLE_DAY

FORMAT: Final = "pdp-request/1"
CHALLENGE: Final = TextForm("43 random letters", "^[A-Za-z0-9_-]{43}$")

FORM: Final = Closed(
    "What somebody asks a holder to share.",
    needed("format", OneOf(FORMAT), "The mark of such a file."),
    needed("from", LINE, "Who asks; the share is made for them."),
    needed("purpose", LINE, "What they ask for it for."),
    needed(
        "sections",
        ListOf(OneOf(*SECTIONS), least=1, most=len(SECTIONS)),
        "The sections of a record that they would like to see.",
    ),
    needed("until", WHOLE_DAY, "The last day on which they take an answer."),
    needed("domain", LINE, "Where the answer belongs."),
    needed("challenge", CHALLENGE, "Random letters that no other request has."),
    needed("created", MOMENT, "When it was made."),
)


@dataclass(frozen=True, slots=True)
class Request:
    """A request whose form holds."""

    asker: str
    purpose: str
    sections: tuple[str, ...]
    until: str
    domain: str
    challenge: str
    created: str

    @property
    def proof_members(self) -> dict[str, str]:
        """What an answer repeats in its proof."""
        return {"domain": self.domain, "challenge": self.challenge}

    def is_over(self, at: datetime) -> bool:
        """Whether the last day has passed."""
        return at > end_of_day(self.until)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        tree: Tree = {
            "format": FORMAT,
            "from": self.asker,
            "purpose": self.purpose,
            "sections": list(self.sections),
            "until": self.until,
            **self.proof_members,
            "created": self.created,
        }
        return dump(tree)


def make_request(
    asker: str,
    purpose: str,
    sections: tuple[str, ...],
    until: str,
    moment: datetime,
    *,
    domain: str | None = None,
) -> Request:
    """A new request with 32 random bytes as its challenge, and a random domain if none is named."""
    import uuid  # noqa: PLC0415  whoever checks an answer makes none

    return Request(
        asker,
        purpose,
        sections,
        until,
        domain or f"urn:uuid:{uuid.uuid4()}",
        to_base64url(os.urandom(32)),
        format_moment(moment),
    )


def read_request(data: bytes) -> Request:
    """The request in a file; ``InputError`` ``file-not-request`` when it is something else."""
    tree: Any = read(data)
    if fault := FORM.find_fault(tree):
        raise InputError("file-not-request", fault.where, wanted=fault.wanted)
    return Request(
        asker=tree["from"],
        purpose=tree["purpose"],
        sections=tuple(dict.fromkeys(tree["sections"])),
        until=tree["until"],
        domain=tree["domain"],
        challenge=tree["challenge"],
        created=tree["created"],
    )
