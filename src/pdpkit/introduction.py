"""The introduction: ties a person's key to their place on a trust's own list, once.

The holder signs it for one trust (``domain``) with the code that the trust sent to their work
address (``challenge``). Names never match anything; without the code a person decides.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pdpkit.document import Document, Kind, expect
from pdpkit.encoding.reading import Tree, without
from pdpkit.encoding.times import format_moment
from pdpkit.errors import InputError
from pdpkit.identity import Identity, judge_log
from pdpkit.keys import SigningKey
from pdpkit.proof import judge, sign_by_holder
from pdpkit.report import Outcome
from pdpkit.signed.forms import Closed, OneOf, needed, optional
from pdpkit.signed.texts import IDENTITY, KEY_LOG, LINE, LINKS

FORM: Final = Closed(
    "An introduction; its proof names the trust as domain and the code as challenge.",
    needed("format", OneOf(Kind.INTRODUCTION.format), "The mark of an introduction."),
    needed("holder", IDENTITY, "Who introduces themselves."),
    needed("keyLog", KEY_LOG, "The events of their keys."),
    optional("links", LINKS, "Links from earlier identities."),
    needed("name", LINE, "The name to show; it decides nothing."),
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who introduces themselves, by which key log, and the code that they were sent."""

    identity: Identity
    key_log: list[Tree]
    name: str
    code: str


def sign_introduction(
    holder: Tree, issuer: str, code: str, key: SigningKey, moment: datetime
) -> Tree:
    """An introduction of a record's holder to one issuer; ``code`` may be empty."""
    unsigned = {
        "format": Kind.INTRODUCTION.format,
        "holder": holder["id"],
        "keyLog": holder["keyLog"],
    }
    if "links" in holder:
        unsigned["links"] = holder["links"]
    unsigned["name"] = holder["name"]
    options = {"created": format_moment(moment), "domain": issuer, "challenge": code}
    return sign_by_holder(unsigned, Kind.INTRODUCTION, key, options)


def read_introduction(document: Document, issuer: str) -> Introduction:
    """An introduction made for ``issuer`` and signed by its holder.

    ``InputError``: ``holder-introduction-broken``, or ``holder-introduction-elsewhere`` when it was
    made for another organisation.
    """
    tree = expect(document, Kind.INTRODUCTION).tree
    if fault := FORM.find_fault(without(tree, "proof")):
        raise InputError("holder-introduction-broken", fault.where)
    log, identity = judge_log(tree["keyLog"], tree["holder"], "/keyLog", "/holder")
    judgement = judge(tree, Kind.INTRODUCTION)
    if identity is None:
        raise InputError("holder-introduction-broken", log.where)
    if judgement.check.outcome is not Outcome.PASSED or judgement.key != identity.tip:
        raise InputError("holder-introduction-broken", judgement.check.where or "/proof")
    proof = judgement.proof or {}
    if proof["domain"] != issuer:
        raise InputError("holder-introduction-elsewhere", "/proof/domain")
    return Introduction(identity, tree["keyLog"], tree["name"], proof["challenge"])
