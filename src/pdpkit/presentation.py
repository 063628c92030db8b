"""The share: what a holder chose to show, to whom, why, until when (spec rule 10).

A W3C Verifiable Presentation. Unknown members are refused everywhere but in ``share.record``.
"""

from typing import Final

from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.signed.forms import ANYTHING, FREE, Closed, ListOf, OneOf, needed, optional
from pdpkit.signed.texts import IDENTITY, LINE, WHOLE_DAY

END_OF_DAY: Final = "T23:59:59Z"
MAX_STATEMENTS: Final = 2000
_JUDGED_ELSEWHERE: Final = frozenset(("@context", "type", "proof"))

FORM: Final = Closed(
    "A share without its context, type and proof.",
    needed("holder", IDENTITY, "Who shares."),
    optional(
        "verifiableCredential",
        ListOf(ANYTHING, most=MAX_STATEMENTS),
        "The statements that were chosen, as they were signed.",
    ),
    needed(
        "share",
        Closed(
            "For whom, what for, until when, and what.",
            needed("format", OneOf("pdp-share/1.0"), "The mark of this member."),
            needed("keyLog", ListOf(FREE, least=1, most=33), "The events of the holder's keys."),
            optional("links", ListOf(FREE), "Links from earlier identities of the holder."),
            needed(
                "audience",
                Closed("Who it is for.", needed("name", LINE, "Their name, in words.")),
                "For whom it was made.",
            ),
            needed("purpose", LINE, "What it is for."),
            needed("until", WHOLE_DAY, "The last day on which the holder stands by it."),
            optional("lists", ListOf(ANYTHING), "Withdrawal lists that travel along."),
            optional("directory", FREE, "A directory that travels along; a pin decides."),
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
    rest = {name: value for name, value in tree.items() if name not in _JUDGED_ELSEWHERE}
    if fault := FORM.find_fault(rest):
        raise InputError("share-form", fault.where)
    if proof["expires"] != last_moment(tree):
        raise InputError("share-form", "/proof/expires")
    if tree["share"]["record"]["holder"]["id"] != tree["holder"]:
        raise InputError("share-form", "/share/record/holder/id")


def last_moment(tree: Tree) -> str:
    """The moment at which the holder's part of a share ends."""
    return str(tree["share"]["until"]) + END_OF_DAY
