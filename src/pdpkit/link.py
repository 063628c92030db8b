"""The link: an older identity says that its statements count for a newer one (spec rule 6).

Signed by the tip of the old identity's key log. A longer log of that identity outranks it: to make
one the words are needed, and whoever has the words is the owner.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree, without
from pdpkit.encoding.times import format_moment
from pdpkit.identity import Identity, judge_log
from pdpkit.keys import SigningKey
from pdpkit.proof import judge, sign_by_holder
from pdpkit.report import Outcome
from pdpkit.signed.forms import Closed, OneOf, needed
from pdpkit.signed.texts import IDENTITY, KEY_LOG, MOMENT

FORM: Final = Closed(
    "A link from an older identity to a newer one.",
    needed("format", OneOf(Kind.LINK.format), "The mark of a link."),
    needed("from", IDENTITY, "The older identity."),
    needed("fromKeyLog", KEY_LOG, "The events of its keys."),
    needed("to", IDENTITY, "The newer identity."),
    needed("created", MOMENT, "When it was made."),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link whose form, key log and signature hold."""

    older: Identity
    newer: str


def sign_link(
    older: str, key_log: Sequence[Tree], newer: str, key: SigningKey, moment: datetime
) -> Tree:
    """A link from ``older``, whose tip ``key`` is, to ``newer``."""
    created = format_moment(moment)
    unsigned = {
        "format": Kind.LINK.format,
        "from": older,
        "fromKeyLog": list(key_log),
        "to": newer,
        "created": created,
    }
    return sign_by_holder(unsigned, Kind.LINK, key, {"created": created})


def add_link(record: Tree, link: Tree) -> Tree:
    """The record with one more link of its holder's; one from the same identity is replaced."""
    holder = record["holder"]
    others = [one for one in holder.get("links", []) if one.get("from") != link["from"]]
    return record | {"holder": holder | {"links": [*others, link]}}


def read_link(tree: Any) -> Link | None:
    """A link as its older identity signed it (step N1), or None."""
    if not isinstance(tree, dict):
        return None
    if FORM.find_fault(without(tree, "proof")):
        return None
    _, older = judge_log(tree["fromKeyLog"], tree["from"])
    judgement = judge(tree, Kind.LINK)
    if older is None or judgement.check.outcome is not Outcome.PASSED:
        return None
    if judgement.key != older.tip or judgement.created != tree["created"]:
        return None
    return Link(older, tree["to"])


@dataclass(frozen=True, slots=True)
class Older:
    """An older identity of a holder; ``stands`` is false where a longer log of it outranks."""

    identity: Identity
    stands: bool


def follow_links(
    trees: Iterable[Any], holder: str, logs: Iterable[Identity] = ()
) -> dict[str, Older]:
    """The older identities from which links lead to ``holder``, by their ids (steps N2, N3).

    A link does not stand where a longer log of its older identity is among ``logs`` or the links.
    """
    links = [link for tree in trees if (link := read_link(tree)) is not None]
    longest: dict[str, int] = {}
    for identity in (*logs, *(link.older for link in links)):
        longest[identity.id] = max(longest.get(identity.id, 0), len(identity.digests))
    found: dict[str, Older] = {}
    reached = {holder: True}
    while fresh := [one for one in links if one.newer in reached and one.older.id not in reached]:
        for link in fresh:
            whole = len(link.older.digests) == longest[link.older.id]
            stands = whole and reached[link.newer]
            if link.older.id not in found or stands:
                found[link.older.id] = Older(link.older, stands)
                reached[link.older.id] = stands
    return found
