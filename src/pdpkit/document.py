"""A signed file as received: decoded once, its kind known (docs/spec.md, Kinds).

The tree held here is the tree that is verified, read, shown and written back.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from pdpkit.encoding.reading import Tree, read
from pdpkit.errors import InputError


class Purpose:
    """What a key may sign for (W3C Data Integrity, proof purposes)."""

    ASSERTION: Final = "assertionMethod"
    AUTHENTICATION: Final = "authentication"
    INVOCATION: Final = "capabilityInvocation"


class Kind(Enum):
    """The nine signed kinds (spec rule 4): label, mark, purpose, and extra members of the proof.

    Last, which of these the proof cannot be without.
    """

    KEY_EVENT = ("key event", "pdp-key-event", Purpose.INVOCATION, ())
    LINK = ("link", "pdp-link", Purpose.INVOCATION, ("created",))
    INTRODUCTION = (
        "introduction",
        "pdp-introduction",
        Purpose.AUTHENTICATION,
        ("created", "domain", "challenge"),
        "challenge",
    )
    RECORD = ("record", "pdp", Purpose.ASSERTION, ("created",))
    SHARE = (
        "share",
        None,
        Purpose.AUTHENTICATION,
        ("created", "expires", "domain", "challenge"),
        "expires",
    )
    STATEMENT = ("statement", None, Purpose.ASSERTION, ("created",))
    LIST = ("list", "pdp-withdrawals", Purpose.ASSERTION, ("created",))
    CARD = ("card", "pdp-issuer", Purpose.ASSERTION, ("created",))
    DIRECTORY = ("directory", "pdp-directory", Purpose.ASSERTION, ("created",))

    def __init__(
        self,
        label: str,
        mark: str | None,
        purpose: str,
        proof_members: tuple[str, ...],
        proof_needs: str = "",
    ) -> None:
        self.label = label
        self.mark = mark
        self.purpose = purpose
        self.proof_members = proof_members
        self.proof_needs = proof_needs

    @property
    def format(self) -> str:
        """The mark as this version writes it."""
        return f"{self.mark}/1.0"

    @property
    def has_context(self) -> bool:
        return self.mark is None


CREDENTIALS_CONTEXT: Final = "https://www.w3.org/ns/credentials/v2"
BADGES_CONTEXT: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
OWN_TERMS_CONTEXT: Final = "https://www.w3.org/ns/credentials/undefined-terms/v2"
STATEMENT_CONTEXT: Final = [CREDENTIALS_CONTEXT, BADGES_CONTEXT, OWN_TERMS_CONTEXT]
SHARE_CONTEXT: Final = [CREDENTIALS_CONTEXT, OWN_TERMS_CONTEXT]

STATEMENT_TYPE: Final = ["VerifiableCredential", "OpenBadgeCredential"]
SHARE_TYPE: Final = ["VerifiablePresentation"]

_MARK: Final = re.compile(r"([a-z]+(?:-[a-z]+)*)/(0|[1-9][0-9]{0,3})(?:\.(0|[1-9][0-9]{0,3}))?")
_BY_MARK: Final = {kind.mark: kind for kind in Kind if kind.mark}


@dataclass(frozen=True, slots=True)
class Document:
    """A tree with its kind, and the SHA-256 in hexadecimal of the bytes that it was read from."""

    kind: Kind
    tree: Tree
    sha256: str
    newer_minor: bool = False


def read_document(data: bytes) -> Document:
    """Read a signed file; ``InputError`` with a ``json-``, ``text-`` or ``schema-`` code."""
    tree = read(data)
    # B9: an object.
    if not isinstance(tree, dict):
        raise InputError("schema-not-object")
    kind, newer = find_kind(tree)
    return Document(kind, tree, hashlib.sha256(data).hexdigest(), newer)


def expect(document: Document, *wanted: Kind) -> Document:
    """The document, or ``InputError`` ``schema-kind-unexpected`` when it is of no wanted kind."""
    if document.kind not in wanted:
        names = " or ".join(kind.label for kind in wanted)
        raise InputError("schema-kind-unexpected", found=document.kind.label, wanted=names)
    return document


def find_kind(tree: Tree) -> tuple[Kind, bool]:
    """The kind that the mark names, and whether its minor version is newer than ours (B10 to B12).

    The mark is compared whole. Anything with a context that is not a share is judged as a
    statement, so that a changed one is called changed and not unreadable.
    """
    if "format" in tree and "@context" in tree:
        raise InputError("schema-mark-ambiguous")
    if "@context" in tree:
        return (Kind.SHARE if tree.get("type") == SHARE_TYPE else Kind.STATEMENT), False
    if "format" not in tree:
        raise InputError("schema-version-missing", "/format")
    return find_mark(tree["format"])


def find_mark(mark: Any) -> tuple[Kind, bool]:
    """The kind behind ``format``; an unknown mark or a newer major version is refused."""
    text = mark if isinstance(mark, str) else ""
    parts = _MARK.fullmatch(text)
    if not parts:
        if text in _BY_MARK:
            raise InputError("schema-version-missing", "/format")
        raise InputError("schema-mark-unknown", "/format", mark=str(mark)[:40], similar="")
    name, major, minor = parts.groups()
    kind = _BY_MARK.get(name)
    if kind is None:
        raise InputError("schema-mark-unknown", "/format", mark=mark[:40], similar="")
    if major != "1":
        # An older one needs this program and no other.
        needed = max(1, int(major))
        raise InputError("schema-version-unsupported", "/format", version=mark[:40], major=needed)
    if minor is None:
        raise InputError("schema-version-missing", "/format")
    return kind, minor != "0"
