"""What the statements of a record belong to: entries that name them, other statements, lists."""

from collections.abc import Iterable, Sequence
from typing import Any

from pdpkit.card import find_cards
from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree, without
from pdpkit.ledger import Place
from pdpkit.presentation import MAX_CARDS
from pdpkit.proof import judge
from pdpkit.sharing.naming import subject_of
from pdpkit.withdrawal import FORM


class Belonging:
    """Some statements, with everything that ties them to something else."""

    def __init__(self, statements: Sequence[Tree], places: dict[str, Place]) -> None:
        self._statements = statements
        self._linked: dict[str, list[str]] = {}
        for identifier, place in places.items():
            for link in place.entry.get("links", ()):
                self._linked.setdefault(str(link), []).append(identifier)
        self._digests: dict[int, str | None] = {}

    def names_others(self, statement: Tree) -> bool:
        """Whether it names others by digest: receipts, promises kept, names brought over."""
        return bool(_named_digests(statement))

    def is_told(self, statement: Tree, shown: Iterable[Tree]) -> bool:
        """Whether one of those that a statement names is among the shown ones."""
        return not _named_digests(statement).isdisjoint(map(self._digest, shown))

    def find_linked(self, statement: str) -> list[str]:
        """The ids of the entries that name a statement."""
        return self._linked.get(statement, [])

    def find_lists(self, lists: Sequence[Tree]) -> tuple[Tree, ...]:
        """The withdrawal lists that the statements need, the newest of each signer.

        An older one travels only when it withdraws one of them: that it was kept would otherwise
        tell of a statement that stays.
        """
        wanted = [_list_of(statement) for statement in self._statements]
        needed = [one for one in lists if one.get("list") in wanted and _has_form(one)]
        newest: dict[tuple[str, str], Tree] = {}
        for one in sorted(needed, key=lambda one: (one["sequence"], one["validFrom"])):
            newest[one["list"], _signer(one)] = one
        return tuple(
            one
            for one in needed
            if newest[one["list"], _signer(one)] is one or self._are_withdrawn_by(one)
        )

    def find_cards(self, cards: Sequence[Any]) -> list[Tree]:
        """The newest card of each key that signed one of the statements: whom a reader may ring."""
        issuers = {_issuer_of(one) for one in self._statements}
        signers = {method for one in self._statements for method in _methods(one)}
        own = [card for card in cards if isinstance(card, dict) and card.get("id") in issuers]
        found = [card for card in find_cards(own) if f"{card.id}#{card.signer}" in signers]
        return [card.tree for card in found[:MAX_CARDS]]

    def _are_withdrawn_by(self, one: Tree) -> bool:
        digests = {entry["digest"] for entry in one["entries"]}
        return not digests.isdisjoint(map(self._digest, self._statements))

    def _digest(self, statement: Tree) -> str | None:
        """The digest (spec rule 7) of a statement whose signature holds."""
        if id(statement) not in self._digests:
            controller = _issuer_of(statement)
            self._digests[id(statement)] = judge(statement, Kind.STATEMENT, controller).digest
        return self._digests[id(statement)]


def _named_digests(statement: Tree) -> frozenset[str]:
    subject = subject_of(statement)
    several = subject.get("statements")
    named = [subject.get("granted"), subject.get("of")]
    named += several if isinstance(several, list) else []
    return frozenset(digest for digest in named if isinstance(digest, str))


def _list_of(statement: Tree) -> Any:
    status = statement.get("credentialStatus")
    return status.get("id") if isinstance(status, dict) else None


def _has_form(one: Tree) -> bool:
    return FORM.find_fault(without(one, "proof")) is None


def _issuer_of(statement: Tree) -> str:
    issuer = statement.get("issuer")
    return str(issuer.get("id")) if isinstance(issuer, dict) else ""


def _methods(signed: Tree) -> list[str]:
    """Whose proofs, and by which keys, something says that it carries."""
    proofs = signed.get("proof")
    found = proofs if isinstance(proofs, list) else [proofs]
    return [str(one.get("verificationMethod")) for one in found if isinstance(one, dict)]


def _signer(one: Tree) -> str:
    return next(iter(_methods(one)), "").partition("#")[0]
