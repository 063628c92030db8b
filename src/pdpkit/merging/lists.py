"""Which withdrawal lists, and which issuers' cards, of those that gather in a record are needed.

Of each list and key the newest stays; of older ones those that withdraw a statement that no newer
one names any more, and last lists. A newer list by another key replaces nothing: without a
directory nobody can tell whose key that is.
"""

from collections.abc import Iterable
from typing import Any

from pdpkit.card import find_cards
from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree, without
from pdpkit.proof import judge
from pdpkit.report import Check, Outcome, failed
from pdpkit.verification import Policy
from pdpkit.withdrawal import FORM

# By the digest of each.
ByDigest = dict[str, Any]


def judge_list(tree: Tree, policy: Policy) -> Check:
    """Whether a list is what its issuer, or a successor that a directory lists, signed."""
    if FORM.find_fault(without(tree, "proof")):
        return failed("withdrawal", "withdrawal-list-invalid")
    listed = [directory.issuers.get(tree["issuer"], {}) for directory in policy.directories]
    successors = [issuer["successor"] for issuer in listed if "successor" in issuer]
    checks = [
        judge(tree, Kind.LIST, signer, name="withdrawal").check
        for signer in dict.fromkeys((tree["issuer"], *successors))
    ]
    return next((check for check in checks if check.outcome is Outcome.PASSED), checks[0])


def keep_needed(lists: ByDigest) -> frozenset[str]:
    """The digests of the lists that are needed."""
    known: dict[Any, set[str]] = {}
    kept = []
    for digest, tree in sorted(lists.items(), key=_order, reverse=True):
        group = (tree.get("list"), _find_method(tree))
        withdrawn = set(_find_withdrawn(tree))
        if group not in known or tree.get("last") or withdrawn - known[group]:
            kept.append(digest)
            known.setdefault(group, set()).update(withdrawn)
    return frozenset(kept)


def keep_newest(cards: ByDigest) -> frozenset[str]:
    """The digests of the newest card of each issuer and key; of what is no card, of all."""
    newest: dict[tuple[str, str], tuple[Any, str]] = {}
    kept = set(cards)
    for digest, tree in cards.items():
        for card in find_cards([tree]):
            kept.discard(digest)
            group, found = (card.id, card.signer), (card.order, digest)
            newest[group] = max(found, newest.get(group, found))
    return frozenset(kept) | {digest for _, digest in newest.values()}


def list_in_order(lists: ByDigest) -> list[Tree]:
    """By list, publication and digest."""
    return [tree for _, tree in sorted(lists.items(), key=_order)]


def _order(item: tuple[str, Tree]) -> tuple[str, int, str, str]:
    digest, tree = item
    sequence = tree.get("sequence")
    number = sequence if type(sequence) is int else 0
    return str(tree.get("list")), number, str(tree.get("validFrom")), digest


def _find_method(tree: Tree) -> str:
    proofs = tree.get("proof")
    found = proofs[0] if isinstance(proofs, list) and proofs else proofs
    return str(found.get("verificationMethod")) if isinstance(found, dict) else ""


def _find_withdrawn(tree: Tree) -> Iterable[str]:
    entries = tree.get("entries")
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("digest"), str):
            yield entry["digest"]
