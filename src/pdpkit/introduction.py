"""The introduction: ties a person's key to their place on a trust's own list, once.

The holder signs it for one trust (``domain``) with the code that the trust sent to their work
address (``challenge``). Names never match anything; without the code a person decides.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pydantic import ValidationError

from pdpkit.document import Document, Kind, expect
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment
from pdpkit.errors import InputError
from pdpkit.identity import Identity, judge_log
from pdpkit.keys import SigningKey
from pdpkit.proof import judge, sign_by_holder
from pdpkit.report import Outcome
from pdpkit.signed import IdentityId, Reading
from pdpkit.values import Line, Maybe


class IntroductionReading(Reading):
    """An introduction without its proof."""

    format: Literal["pdp-introduction/1.0"]
    holder: IdentityId
    key_log: list[Any]
    links: Maybe[list[Any]] = None
    name: Line


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
    try:
        reading = IntroductionReading.model_validate(
            {name: value for name, value in tree.items() if name != "proof"}
        )
    except ValidationError as err:
        place = "".join(f"/{part}" for part in err.errors()[0]["loc"])
        raise InputError("holder-introduction-broken", place) from None
    log, identity = judge_log(reading.key_log, reading.holder, "/keyLog")
    judgement = judge(tree, Kind.INTRODUCTION)
    if identity is None:
        raise InputError("holder-introduction-broken", log.where)
    if judgement.check.outcome is not Outcome.PASSED or judgement.key != identity.tip:
        raise InputError("holder-introduction-broken", judgement.check.where)
    proof = judgement.proof or {}
    if proof["domain"] != issuer:
        raise InputError("holder-introduction-elsewhere", "/proof/domain")
    return Introduction(identity, tree["keyLog"], reading.name, proof["challenge"])
