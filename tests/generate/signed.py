"""Schemas of what is read by closed forms: the signed kinds with their proofs, and plain files."""

from typing import Any, Final, NamedTuple

from pdpkit import (
    card,
    credential,
    directory,
    introduction,
    issuing,
    keystore,
    link,
    pins,
    presentation,
    profile,
    request,
    withdrawal,
    workspace,
)
from pdpkit.directory import KEY_FORM
from pdpkit.document import SHARE_CONTEXT, STATEMENT_CONTEXT, Kind
from pdpkit.identity import INCEPTION, ROTATION
from pdpkit.proof import SUITE
from pdpkit.register import mapping
from pdpkit.signed.forms import Closed, Form, Member, OneOf, needed, optional
from pdpkit.signed.texts import HOLDER_METHOD, ISSUER_METHOD, LINE, MOMENT, SIGNATURE

Tree = dict[str, Any]


class Signed(NamedTuple):
    """A signed kind, and the form of everything in it but its proof."""

    kind: Kind
    form: Closed


SIGNED: Final[dict[str, Signed]] = {
    "statement": Signed(Kind.STATEMENT, credential.FORM),
    "share": Signed(Kind.SHARE, presentation.FORM),
    "withdrawal-list": Signed(Kind.LIST, withdrawal.FORM),
    "directory": Signed(Kind.DIRECTORY, directory.FORM),
    "issuer-card": Signed(Kind.CARD, card.FORM),
    "introduction": Signed(Kind.INTRODUCTION, introduction.FORM),
    "link": Signed(Kind.LINK, link.FORM),
}
FORMS: Final[dict[str, Closed]] = {
    "keystore": keystore.FORM,
    "pins": pins.FORM,
    "request": request.FORM,
    "profile": profile.FORM,
    "workspace": workspace.TRUST_FORM,
    "people": workspace.PEOPLE_FORM,
    "issued": workspace.ISSUED_FORM,
    "drafts": issuing.DRAFTS_FORM,
    "register-map": mapping.FORM,
    "roster-map": mapping.ROSTER_FORM,
}
# What nothing refers to, because its faults are passed over, and still has to be told.
_TOLD: Final = {"directory": KEY_FORM}
_ISSUERS: Final = frozenset((Kind.STATEMENT, Kind.LIST, Kind.CARD))
_CONTEXTS: Final = {Kind.STATEMENT: STATEMENT_CONTEXT, Kind.SHARE: SHARE_CONTEXT}
# What a proof has beside the members of every proof, and in which kinds it may be absent.
_OPTIONS: Final[dict[str, tuple[Form, str, frozenset[Kind]]]] = {
    "created": (MOMENT, "When it was signed, as the signer says.", frozenset()),
    "expires": (MOMENT, "The end of the last day.", frozenset()),
    "domain": (LINE, "Whom it is for.", frozenset((Kind.SHARE,))),
    "challenge": (LINE, "What the other side gave for it.", frozenset((Kind.SHARE,))),
}


def write_signed(name: str) -> Tree:
    """A signed kind: its members, then its proof."""
    kind, form = SIGNED[name]
    schema = form.write_schema()
    schema["properties"]["proof"] = _write_proofs(kind)
    schema["required"].append("proof")
    if told := _TOLD.get(name):
        schema["$defs"] = {told.name: told.write_schema()}
    return schema


def write_event() -> Tree:
    """A key event: the first of a log, or a later one."""
    first, later = (_add_proof(form) for form in (INCEPTION, ROTATION))
    return {
        "description": "One event of a key log.",
        "type": "object",
        "if": {"properties": {"seq": {"const": 0}}},
        "then": first,
        "else": later,
    }


def write_unsigned(name: str) -> Tree:
    """A file that nobody signs."""
    return FORMS[name].write_schema()


def form_proof(kind: Kind) -> Closed:
    """The members of a proof of a kind."""
    return Closed(
        "A signature by W3C Data Integrity.",
        needed("type", OneOf("DataIntegrityProof"), "The type of every proof."),
        needed("cryptosuite", OneOf(SUITE), "The one way of signing."),
        *(_form_option(name, kind) for name in kind.proof_members),
        needed(
            "verificationMethod",
            ISSUER_METHOD if kind in _ISSUERS else HOLDER_METHOD,
            "Who signed, and by which key.",
        ),
        needed("proofPurpose", OneOf(kind.purpose), "What it was signed for."),
        *(
            [needed("@context", OneOf(_CONTEXTS[kind]), "The same as the document's.")]
            if kind.has_context
            else []
        ),
        needed("proofValue", SIGNATURE, "The signature."),
        name="Proof",
    )


def _form_option(name: str, kind: Kind) -> Member:
    form, about, absent = _OPTIONS[name]
    return (optional if kind in absent else needed)(name, form, about)


def _add_proof(form: Closed) -> Tree:
    schema = form.write_schema()
    schema["properties"]["proof"] = _write_proofs(Kind.KEY_EVENT)
    schema["required"].append("proof")
    return schema


def _write_proofs(kind: Kind) -> Tree:
    """One proof, alone or in a list; beside a statement's there may be some of other suites."""
    proof = form_proof(kind).write_schema()
    if kind is Kind.SHARE:
        proof["dependentRequired"] = {"domain": ["challenge"], "challenge": ["domain"]}
    several: Tree = {"type": "array", "items": proof, "minItems": 1, "maxItems": 1}
    if kind is Kind.STATEMENT:
        ours = {
            "type": "object",
            "required": ["cryptosuite"],
            "properties": {"cryptosuite": {"const": SUITE}},
        }
        several = {
            "type": "array",
            "items": {"type": "object", "minProperties": 1, "if": ours, "then": proof},
            "contains": ours,
            "minContains": 1,
            "maxContains": 1,
        }
    return {
        "description": "The signature over everything else here; written as a list of one.",
        "anyOf": [proof, several],
    }
