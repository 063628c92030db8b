"""The issuer card: an organisation's name, official numbers and keys, signed by each key.

What a keeper makes a directory from (spec, Who vouches for a trust). One document for each key.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pdpkit.document import Document, Kind, expect
from pdpkit.encoding.reading import Tree, without
from pdpkit.encoding.times import format_moment, parse_moment
from pdpkit.errors import InputError
from pdpkit.keys import SigningKey
from pdpkit.proof import judge, sign
from pdpkit.report import Outcome
from pdpkit.signed.forms import Closed, ListOf, OneOf, needed, optional
from pdpkit.signed.texts import (
    DIGEST,
    ISSUER,
    ISSUER_NAME,
    KEY,
    LINE,
    MOMENT,
    NUMBERS,
    WHOLE_DAY,
)

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
    optional("closedOn", WHOLE_DAY, "Its last day, once it closes."),
    optional("successor", ISSUER, "Who takes over, and may sign withdrawal lists for it."),
    optional("lastLists", ListOf(DIGEST), "The digests of its last withdrawal lists."),
)


@dataclass(frozen=True, slots=True)
class Card:
    """A card whose form and signature hold, and the key that signed this copy of it."""

    tree: Tree
    signer: str
    created: datetime
    digest: str

    @property
    def id(self) -> str:
        return str(self.tree["id"])

    @property
    def name(self) -> str:
        return str(self.tree["name"])

    @property
    def order(self) -> tuple[datetime, str]:
        """By which copies of one card follow each other."""
        return self.created, self.digest

    @property
    def window(self) -> Tree:
        """The signer's key with the days in which it signs."""
        entry: Tree = next(entry for entry in self.tree["keys"] if entry["key"] == self.signer)
        return entry


def read_card(document: Document) -> Card:
    """A card; ``InputError`` ``issuer-card-broken`` unless one of its own keys signed it."""
    tree = expect(document, Kind.CARD).tree
    if fault := FORM.find_fault(without(tree, "proof")):
        raise InputError("issuer-card-broken", fault.where)
    judgement = judge(tree, Kind.CARD, tree["id"])
    if judgement.check.outcome is not Outcome.PASSED:
        raise InputError("issuer-card-broken", judgement.check.where)
    keys = [entry["key"] for entry in tree["keys"]]
    if judgement.key not in keys or len(set(keys)) < len(keys):
        raise InputError("issuer-card-broken", "/keys")
    for number, entry in enumerate(tree["keys"]):
        if parse_moment(entry["validUntil"]) <= parse_moment(entry["validFrom"]):
            raise InputError("issuer-card-broken", f"/keys/{number}/validUntil")
    created = parse_moment(judgement.created)
    return Card(tree, str(judgement.key), created, str(judgement.digest))


def find_cards(trees: Iterable[Any]) -> list[Card]:
    """The cards that hold among those that travel in a file, of each issuer and key the newest.

    What does not hold is as if it were not there. A card lends no trust: only a reader's pin does.
    """
    newest: dict[tuple[str, str], Card] = {}
    for tree in trees:
        card = _read_carried(tree)
        if card is None:
            continue
        known = newest.get((card.id, card.signer))
        if known is None or card.order > known.order:
            newest[card.id, card.signer] = card
    return list(newest.values())


def _read_carried(tree: Any) -> Card | None:
    if not isinstance(tree, dict):
        return None
    try:
        return read_card(Document(Kind.CARD, tree, ""))
    except InputError:
        return None


def sign_card(unsigned: Tree, keys: Sequence[SigningKey], moment: datetime) -> list[Tree]:
    """One copy of a card for each of its keys."""
    created = {"created": format_moment(moment)}
    return [sign(unsigned, Kind.CARD, key, unsigned["id"], created) for key in keys]
