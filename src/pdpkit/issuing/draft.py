"""The draft: a statement as it was shown, until it is signed and enters the index."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, NamedTuple

from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment
from pdpkit.keys import SigningKey
from pdpkit.proof import sign, signed_digest
from pdpkit.workspace import Issued, Trust

GRANTED: Final = "entitlement-granted"


@dataclass(frozen=True, slots=True)
class Draft:
    """An unsigned statement, with the fact and the staff number that the index finds it by.

    ``replaces`` is the statement whose place it takes; ``reason`` why that one is withdrawn.
    """

    tree: Tree
    fact: str
    number: str | None
    replaces: Issued | None = None
    reason: str = "superseded"

    @property
    def says(self) -> str:
        return str(self.tree["credentialSubject"]["statement"])


class Signing(NamedTuple):
    """What one signing makes, and how it leaves the statements that it replaces."""

    made: list[tuple[Tree, Issued]]
    changed: list[Issued]


def sign_drafts(
    drafts: Iterable[Draft], trust: Trust, label: str, key: SigningKey, moment: datetime
) -> Signing:
    """Sign each draft with the key of a label.

    Promises go first, so that what was given counts against the promise as it now stands.
    """
    made: list[tuple[Tree, Issued]] = []
    changed: list[Issued] = []
    renewed: dict[str, str] = {}
    created = {"created": format_moment(moment)}
    for draft in sorted(drafts, key=lambda draft: draft.says != GRANTED):
        unsigned = _follow(draft.tree, renewed)
        if draft.replaces:
            unsigned = unsigned | {"replaces": draft.replaces.digest}
        tree = sign(unsigned, Kind.STATEMENT, key, trust.id, created)
        issued = _index(tree, draft, label)
        made.append((tree, issued))
        if draft.replaces:
            renewed[draft.replaces.digest] = issued.digest
            changed.append(_end(draft.replaces, draft.reason, issued.digest, moment))
    return Signing(made, changed)


def withdraw(one: Issued, reason: str, moment: datetime, replaced_by: str | None = None) -> Issued:
    """A statement as withdrawn today; one that was withdrawn before keeps its day and reason."""
    day = one.withdrawn or format_moment(moment)[:10]
    return replace(
        one,
        withdrawn=day,
        reason=one.reason or reason,
        replaced_by=replaced_by or one.replaced_by,
    )


def _end(one: Issued, reason: str, by: str, moment: datetime) -> Issued:
    """A receipt stands on no list: it is replaced without being withdrawn."""
    if one.statement == "receipt":
        return replace(one, replaced_by=by)
    return withdraw(one, reason, moment, by)


def _follow(tree: Tree, renewed: dict[str, str]) -> Tree:
    """What was given for a promise that was issued anew counts against the new one."""
    subject = tree["credentialSubject"]
    if (now := renewed.get(subject.get("granted", ""))) is None:
        return tree
    return tree | {"credentialSubject": subject | {"granted": now}}


def _index(tree: Tree, draft: Draft, label: str) -> Issued:
    subject = tree["credentialSubject"]
    names = [one["identityHash"] for one in subject["identifier"] if one["identityType"] == "name"]
    return Issued(
        fact=draft.fact,
        id=tree["id"].removeprefix("urn:uuid:"),
        digest=signed_digest(tree),
        name=names[0],
        statement=subject["statement"],
        title=subject["achievement"]["name"],
        valid_from=tree["validFrom"],
        key=label,
        number=draft.number,
        holder=subject.get("id"),
        start=subject.get("start") or subject.get("date"),
        granted=subject.get("granted"),
    )
