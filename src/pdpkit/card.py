"""The issuer card: an organisation's name, official numbers and keys, signed by each key.

What a keeper makes a directory from (spec, Who vouches for a trust). One document for each key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pdpkit.document import Document, Kind, expect
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment, parse_moment
from pdpkit.errors import InputError
from pdpkit.keys import SigningKey
from pdpkit.proof import judge, sign
from pdpkit.report import Outcome
from pdpkit.signed.forms import Closed, ListOf, OneOf, needed, optional
from pdpkit.signed.texts import ISSUER, ISSUER_NAME, KEY, LINE, MOMENT, NUMBERS

FORM: Final = Closed(
    "The card of an organisation; one copy is signed by each of its keys.",
    needed("format", OneOf(Kind.CARD.format), "The mark of a card."),
    needed("id", ISSUER, "The name under which the organisation signs."),
    needed("name", ISSUER_NAME, "The organisation's name."),
    needed("numbers", NUMBERS, "Its official numbers."),
    needed(
        "keys",
        ListOf(
            Closed(
                "A key and the days in which it signs.",
                needed("key", KEY, "The key."),
                needed("validFrom", MOMENT, "The first moment at which it signs."),
                needed("validUntil", MOMENT, "The moment from which it no longer signs."),
            ),
            least=1,
            most=100,
        ),
        "Its keys.",
    ),
    optional("lists", LINE, "Where its withdrawal lists appear, for people."),
)


@dataclass(frozen=True, slots=True)
class Card:
    """A card whose form and signature hold, and the key that signed this copy of it."""

    tree: Tree
    signer: str

    @property
    def id(self) -> str:
        return str(self.tree["id"])

    @property
    def name(self) -> str:
        return str(self.tree["name"])


def read_card(document: Document) -> Card:
    """A card; ``InputError`` ``issuer-card-broken`` unless one of its own keys signed it."""
    tree = expect(document, Kind.CARD).tree
    if fault := FORM.find_fault({n: v for n, v in tree.items() if n != "proof"}):
        raise InputError("issuer-card-broken", fault.where)
    judgement = judge(tree, Kind.CARD, tree["id"])
    keys = [entry["key"] for entry in tree["keys"]]
    passed = judgement.check.outcome is Outcome.PASSED
    if not passed or judgement.key is None or judgement.key not in keys:
        raise InputError("issuer-card-broken", judgement.check.where)
    for number, entry in enumerate(tree["keys"]):
        if parse_moment(entry["validUntil"]) <= parse_moment(entry["validFrom"]):
            raise InputError("issuer-card-broken", f"/keys/{number}/validUntil")
    return Card(tree, judgement.key)


def sign_card(unsigned: Tree, keys: Sequence[SigningKey], moment: datetime) -> list[Tree]:
    """One copy of a card for each of its keys."""
    created = {"created": format_moment(moment)}
    return [sign(unsigned, Kind.CARD, key, unsigned["id"], created) for key in keys]
