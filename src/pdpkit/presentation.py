"""The share: what a holder chose to show, to whom, why, until when (spec rule 10).

A W3C Verifiable Presentation. Unknown members are refused everywhere but in ``share.record``.
"""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, ValidationError

from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.signed import IdentityId, Reading
from pdpkit.values import Line, Maybe, WholeDay

END_OF_DAY = "T23:59:59Z"


class Audience(Reading):
    """For whom it was made, in words."""

    name: Line


class HolderShown(Reading):
    """The holder's details as far as they were chosen."""

    model_config = ConfigDict(extra="allow")

    id: IdentityId
    name: Line


class RecordShown(Reading):
    """The chosen part of the record; its entries are judged by the record's own schema."""

    model_config = ConfigDict(extra="allow")

    holder: HolderShown


class ShareMembers(Reading):
    """The member ``share``."""

    format: Literal["pdp-share/1.0"]
    key_log: list[Any]
    links: Maybe[list[Any]] = None
    audience: Audience
    purpose: Line
    until: WholeDay
    lists: Maybe[list[Any]] = None
    directory: Maybe[dict[str, Any]] = None
    record: RecordShown


class Share(Reading):
    """A share without ``@context``, ``type`` and ``proof``."""

    holder: IdentityId
    verifiable_credential: Maybe[Annotated[list[dict[str, Any]], Field(max_length=2000)]] = None
    share: ShareMembers

    @property
    def expires(self) -> str:
        """The moment at which the holder's part ends."""
        return self.share.until + END_OF_DAY


def read_share(tree: Tree, proof: Tree) -> Share:
    """A share's typed reading; ``proof`` is its own, which holds.

    ``InputError`` ``share-form`` where it is anything else than a share.
    """
    judged_elsewhere = ("@context", "type", "proof")
    try:
        share = Share.model_validate({n: v for n, v in tree.items() if n not in judged_elsewhere})
    except ValidationError as err:
        place = "".join(f"/{part}" for part in err.errors()[0]["loc"])
        raise InputError("share-form", place) from None
    if proof["expires"] != share.expires:
        raise InputError("share-form", "/proof/expires")
    if share.share.record.holder.id != share.holder:
        raise InputError("share-form", "/share/record/holder/id")
    return share
