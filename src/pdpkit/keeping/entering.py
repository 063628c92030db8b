"""Takes cards onto a list: organisations that are new, and new keys of those that are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from pdpkit.card import Card
from pdpkit.directory import Directory, find_end, fold_name
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import end_of_day, parse_moment, say_day
from pdpkit.errors import InputError

# 13 months, however long they are.
_MAX_KEY_DAYS: Final = 400


@dataclass(frozen=True, slots=True)
class Entered:
    """What one card brought.

    ``known`` is the organisation as it stood on the list, ``named_by_itself`` whether an earlier
    key of it signed a card that names the new one; ``shortened`` are keys that the card lets end
    before the list does.
    """

    card: Card
    known: Tree | None
    key_is_new: bool
    named_by_itself: bool
    shortened: tuple[Tree, ...] = ()

    @property
    def former_name(self) -> str | None:
        """The name on the list that the card's name takes the place of."""
        known = self.known["name"] if self.known else self.card.name
        return None if known == self.card.name else str(known)


def enter_cards(
    directory: Directory,
    cards: Sequence[tuple[str, Card]],
    *,
    rename: bool = False,
    same_name: bool = False,
) -> tuple[Directory, list[Entered]]:
    """The directory with the key that signed each card; ``cards`` come with their files.

    ``rename`` takes a name and numbers that have changed, ``same_name`` a name that cannot be told
    from another issuer's. ``InputError`` otherwise: ``issuer-card-other``,
    ``directory-name-alike``, and in any case ``directory-key-elsewhere``,
    ``directory-card-window``, ``directory-issuer-closed``.
    """
    entered: list[Entered] = []
    for file, card in sorted(cards, key=lambda one: one[1].order):
        try:
            known = directory.issuers.get(card.id)
            _check_keys(directory, card)
            _check_window(card, known)
            if known is not None and not rename:
                _check_details(card, known)
            if not same_name and (known is None or known["name"] != card.name):
                _check_name(directory, card)
        except InputError as err:
            raise err.at(file) from None
        entered.append(_tell(directory, card, [other for _, other in cards]))
        issuers = {**directory.issuers, card.id: _enter(card, known)}
        directory = directory.draft(issuers.values())
    return directory, entered


def _enter(card: Card, known: Tree | None) -> Tree:
    details = {"id": card.id, "name": card.name, "numbers": card.tree["numbers"]}
    if known is None:
        return {**details, "status": "open", "keys": [card.window]}
    keys = known["keys"]
    if not any(entry.get("key") == card.signer for entry in keys):
        keys = [*keys, card.window]
    return {**known, **details, "keys": keys}


def _tell(directory: Directory, card: Card, cards: Sequence[Card]) -> Entered:
    is_new = (card.id, card.signer) not in directory.keys
    named = any(
        card.signer in (entry["key"] for entry in other.tree["keys"])
        for other in cards
        if other.id == card.id and _counts(directory, other)
    )
    shortened = tuple(
        entry
        for entry in card.tree["keys"]
        if _ends_sooner(entry, directory.keys.get((card.id, entry["key"])))
    )
    return Entered(card, directory.issuers.get(card.id), is_new, named, shortened)


def _counts(directory: Directory, card: Card) -> bool:
    """Whether a card was signed with a key that is on the list and was not taken back."""
    entry = directory.keys.get((card.id, card.signer))
    return entry is not None and "revoked" not in entry


def _ends_sooner(entry: Tree, listed: Tree | None) -> bool:
    if listed is None:
        return False
    end = find_end(listed)
    return end is None or parse_moment(entry["validUntil"]) < end


def _check_keys(directory: Directory, card: Card) -> None:
    """No key of the card may be another issuer's, not even one that did not sign it."""
    named = {entry["key"] for entry in card.tree["keys"]}
    for other in directory.issuers.values():
        if other["id"] != card.id and named & {entry.get("key") for entry in other["keys"]}:
            raise InputError("directory-key-elsewhere", "/keys", name=other["name"])


def _check_window(card: Card, known: Tree | None) -> None:
    start, end = parse_moment(card.window["validFrom"]), parse_moment(card.window["validUntil"])
    if end - start > timedelta(days=_MAX_KEY_DAYS):
        raise InputError("directory-card-window", "/keys")
    closed = known.get("closedOn") if known else None
    if closed and start > end_of_day(closed):
        name = known["name"] if known else ""
        raise InputError("directory-issuer-closed", "/keys", name=name, day=say_day(closed))


def _check_details(card: Card, known: Tree) -> None:
    if known["name"] != card.name:
        raise InputError("issuer-card-other", "/name", problem=known["name"])
    if known["numbers"] != card.tree["numbers"]:
        numbers = ", ".join(known["numbers"].values()) or "no number"
        raise InputError("issuer-card-other", "/numbers", problem=numbers)


def _check_name(directory: Directory, card: Card) -> None:
    wanted = fold_name(card.name)
    for other in directory.issuers.values():
        if other["id"] != card.id and fold_name(other["name"]) == wanted:
            names = {"name": card.name, "other": other["name"]}
            raise InputError("directory-name-alike", "/name", **names)
