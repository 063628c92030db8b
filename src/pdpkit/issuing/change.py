"""The change: what a trust is about to sign and to withdraw, as it is shown before it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pdpkit.errors import InputError
from pdpkit.issuing.draft import Draft, withdraw
from pdpkit.workspace import Issued


@dataclass(frozen=True, slots=True)
class Change:
    """Drafts to be signed, and statements as they will be once they are withdrawn."""

    drafts: tuple[Draft, ...] = ()
    withdrawn: tuple[Issued, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.drafts or self.withdrawn)

    def join(self, other: "Change") -> "Change":
        return Change((*self.drafts, *other.drafts), (*self.withdrawn, *other.withdrawn))


def withdraw_each(
    found: Iterable[Issued], reason: str, moment: datetime, replacement: Issued | None = None
) -> Change:
    """Withdraw statements; what was withdrawn before keeps its day and its reason.

    ``InputError``: ``withdrawal-of-receipt``, since no list names receipts;
    ``withdrawal-replacement`` for a replacement that does not stand, or that is withdrawn here.
    """
    ended: list[Issued] = []
    for one in dict.fromkeys(found):
        if one.statement == "receipt":
            raise InputError("withdrawal-of-receipt", one.id)
        if replacement and (one.digest == replacement.digest or not replacement.stands):
            raise InputError("withdrawal-replacement", replacement.id)
        now = withdraw(one, reason, moment, replacement.digest if replacement else None)
        if now != one:
            ended.append(now)
    return Change(withdrawn=tuple(ended))


def find_statement(issued: Iterable[Issued], text: str) -> Issued:
    """The one statement whose id or digest begins so.

    ``InputError``: ``statement-not-issued-here``, ``statement-several``.
    """
    wanted = text.removeprefix("urn:uuid:")
    found = [one for one in issued if one.digest.startswith(wanted) or one.id.startswith(wanted)]
    if not found:
        raise InputError("statement-not-issued-here", found=text[:60])
    if len(found) > 1:
        raise InputError("statement-several", found=text[:60], count=len(found))
    return found[0]
