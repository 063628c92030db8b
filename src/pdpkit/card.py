"""The issuer card: an organisation's name, official numbers and keys, signed by each key.

What a keeper makes a directory from (spec, Who vouches for a trust). One document for each key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from pdpkit.document import Document, Kind, expect
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment, parse_moment
from pdpkit.errors import InputError
from pdpkit.keys import SigningKey
from pdpkit.proof import judge, sign
from pdpkit.report import Outcome
from pdpkit.signed import IssuerId, IssuerName, KeyText, Numbers, Reading
from pdpkit.values import Line, Maybe, Moment


class CardKey(Reading):
    """A key and the window in which it signs."""

    key: KeyText
    valid_from: Moment
    valid_until: Moment


class CardReading(Reading):
    """A card without its proof; ``lists`` says where withdrawal lists appear, for people only."""

    format: Literal["pdp-issuer/1.0"]
    id: IssuerId
    name: IssuerName
    numbers: Numbers
    keys: Annotated[list[CardKey], Field(min_length=1, max_length=100)]
    lists: Maybe[Line] = None


@dataclass(frozen=True, slots=True)
class Card:
    """A card whose form and signature hold, and the key that signed this copy of it."""

    reading: CardReading
    tree: Tree
    signer: str


def read_card(document: Document) -> Card:
    """A card; ``InputError`` ``issuer-card-broken`` unless one of its own keys signed it."""
    tree = expect(document, Kind.CARD).tree
    try:
        reading = CardReading.model_validate({n: v for n, v in tree.items() if n != "proof"})
    except ValidationError as err:
        place = "".join(f"/{part}" for part in err.errors()[0]["loc"])
        raise InputError("issuer-card-broken", place) from None
    judgement = judge(tree, Kind.CARD, reading.id)
    keys = {entry.key: entry for entry in reading.keys}
    if judgement.check.outcome is not Outcome.PASSED or judgement.key not in keys:
        raise InputError("issuer-card-broken", judgement.check.where)
    for number, entry in enumerate(reading.keys):
        if parse_moment(entry.valid_until) <= parse_moment(entry.valid_from):
            raise InputError("issuer-card-broken", f"/keys/{number}/validUntil")
    return Card(reading, tree, judgement.key)


def sign_card(unsigned: Tree, keys: Sequence[SigningKey], moment: datetime) -> list[Tree]:
    """One copy of a card for each of its keys."""
    created = {"created": format_moment(moment)}
    return [sign(unsigned, Kind.CARD, key, unsigned["id"], created) for key in keys]
