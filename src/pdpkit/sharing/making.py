"""Makes a share of what was chosen: for whom, why, until when, signed anew (spec rule 10)."""

from datetime import datetime

from pdpkit.document import SHARE_CONTEXT, SHARE_TYPE, Kind
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment
from pdpkit.keys import SigningKey
from pdpkit.presentation import END_OF_DAY
from pdpkit.proof import sign_by_holder
from pdpkit.request import Request
from pdpkit.sharing.choosing import Choice
from pdpkit.sharing.naming import subject_of


def make_share(choice: Choice, holder: Tree, audience: str, purpose: str, until: str) -> Tree:
    """The unsigned share of a choice; ``holder`` is the record's, for identity and key log."""
    members: Tree = {"format": "pdp-share/1.0", "keyLog": holder["keyLog"]}
    if "links" in holder and _needs_links(choice, holder):
        members["links"] = holder["links"]
    members |= {"audience": {"name": audience}, "purpose": purpose, "until": until}
    if choice.lists:
        members["lists"] = list(choice.lists)
    if choice.cards:
        members["cards"] = list(choice.cards)
    members["record"] = choice.record
    share: Tree = {"@context": SHARE_CONTEXT, "type": SHARE_TYPE, "holder": holder["id"]}
    if choice.statements:
        share["verifiableCredential"] = list(choice.statements)
    return share | {"share": members}


def sign_share(
    share: Tree, key: SigningKey, moment: datetime, request: Request | None = None
) -> Tree:
    """The share signed by its holder; it expires at the end of its last day.

    An answer to a request repeats its domain and challenge in the proof.
    """
    until = share["share"]["until"] + END_OF_DAY
    options = {"created": format_moment(moment), "expires": until}
    if request is not None:
        options |= request.proof_members
    return sign_by_holder(share, Kind.SHARE, key, options)


def _needs_links(choice: Choice, holder: Tree) -> bool:
    """Whether a statement is about an earlier identity of the holder; else none is told."""
    about = {subject_of(statement).get("id") for statement in choice.statements}
    return bool(about - {holder["id"], None})
