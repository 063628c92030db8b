"""The share: what a holder chose to show, to whom, why, until when (spec rule 10).

A W3C Verifiable Presentation. Unknown members are refused everywhere but in ``share.record``.
"""

from datetime import datetime
from typing import Final

from pdpkit.document import SHARE_CONTEXT, SHARE_TYPE
from pdpkit.encoding.reading import Tree, without
from pdpkit.encoding.times import say_day
from pdpkit.errors import InputError
from pdpkit.report import Check, failed, passed, undetermined
from pdpkit.request import Request
from pdpkit.signed.forms import ANYTHING, Carried, Closed, ListOf, OneOf, needed, optional
from pdpkit.signed.texts import IDENTITY, KEY_LOG, LINE, LINKS, WHOLE_DAY

END_OF_DAY: Final = "T23:59:59Z"
MAX_STATEMENTS: Final = 2000
# As many travel in a record or a share; they are there for the telephone.
MAX_CARDS: Final = 50
_LISTS: Final = ListOf(Carried("withdrawal-list.schema.json", ANYTHING))
# What is broken among them is as if it were not there, so their form is not judged here.
_CARDS: Final = ListOf(Carried("issuer-card.schema.json", ANYTHING), most=MAX_CARDS)

FORM: Final = Closed(
    "A share: what a holder chose to show, to whom, why, until when.",
    needed("@context", OneOf(SHARE_CONTEXT), "The pinned list of words."),
    needed("type", OneOf(SHARE_TYPE), "The mark of a share."),
    needed("holder", IDENTITY, "Who shares."),
    optional(
        "verifiableCredential",
        ListOf(Carried("statement.schema.json", ANYTHING), most=MAX_STATEMENTS),
        "The statements that were chosen, as they were signed.",
    ),
    needed(
        "share",
        Closed(
            "For whom, what for, until when, and what.",
            needed("format", OneOf("pdp-share/1.0"), "The mark of this member."),
            needed("keyLog", KEY_LOG, "The events of the holder's keys."),
            optional("links", LINKS, "Links from earlier identities of the holder."),
            needed(
                "audience",
                Closed("Who it is for.", needed("name", LINE, "Their name, in words.")),
                "For whom it was made.",
            ),
            needed("purpose", LINE, "What it is for."),
            needed("until", WHOLE_DAY, "The last day on which the holder stands by it."),
            optional("lists", _LISTS, "Withdrawal lists that travel along."),
            optional(
                "cards",
                _CARDS,
                "Cards of the statements' issuers, which say whom to ring; a pin decides.",
            ),
            optional(
                "directory",
                Carried("directory.schema.json"),
                "A directory that travels along; a pin decides.",
            ),
            needed(
                "record",
                Closed(
                    "The chosen part of the record; its entries are judged by their own schema.",
                    needed(
                        "holder",
                        Closed(
                            "The holder's details as far as they were chosen.",
                            needed("id", IDENTITY, "The holder's identity."),
                            needed("name", LINE, "The name to show; it proves nothing."),
                            open=True,
                        ),
                        "The holder.",
                    ),
                    open=True,
                    also="shared-record",
                ),
                "What was chosen.",
            ),
        ),
        "What the holder says of this share.",
    ),
)


def check_share(tree: Tree, proof: Tree) -> None:
    """Refuse a share of any other form; ``proof`` is its own, which holds.

    ``InputError`` ``share-form`` with the place of the first fault.
    """
    if fault := FORM.find_fault(without(tree, "proof")):
        raise InputError("share-form", fault.where)
    if proof["expires"] != last_moment(tree):
        raise InputError("share-form", "/proof/expires")
    if tree["share"]["record"]["holder"]["id"] != tree["holder"]:
        raise InputError("share-form", "/share/record/holder/id")


def judge_audience(tree: Tree, proof: Tree, request: Request | None, at: datetime) -> Check:
    """For whom a share was made, or whether it is the answer that a request asked for.

    ``tree`` has the form of a share and ``proof`` is its own, which holds. An answer names the one
    who asked and repeats domain and challenge; after its last day a request is over.
    """
    name, where = "audience", "/share/audience/name"
    audience, until = tree["share"]["audience"]["name"], say_day(tree["share"]["until"])
    if request is None:
        return passed(name, "share-made-for", audience=audience, day=until)
    if "challenge" not in proof:
        return failed(name, "share-challenge-missing", "/proof")
    if audience != request.asker:
        return failed(name, "share-audience-differs", where, audience=audience, asker=request.asker)
    if proof["domain"] != request.domain:
        return failed(name, "share-domain-differs", "/proof/domain")
    if proof["challenge"] != request.challenge:
        return failed(name, "share-challenge-differs", "/proof/challenge")
    if request.is_over(at):
        return undetermined(name, "share-request-over", day=say_day(request.until))
    asked = say_day(request.created[:10])
    return passed(name, "share-request-answered", audience=audience, day=until, asked=asked)


def last_moment(tree: Tree) -> str:
    """The moment at which the holder's part of a share ends."""
    return str(tree["share"]["until"]) + END_OF_DAY
