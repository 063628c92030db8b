"""What ends on a list: a key that was replaced or stolen, an organisation that closed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final, Literal

from pdpkit.authority import Authority, weigh
from pdpkit.card import Card
from pdpkit.directory import Directory
from pdpkit.document import Kind
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment, parse_moment, say_moment
from pdpkit.errors import InputError, UsageError
from pdpkit.pins import Pins
from pdpkit.proof import judge
from pdpkit.report import Outcome
from pdpkit.withdrawal import gather

Reason = Literal["superseded", "compromised"]
REASONS: Final[tuple[Reason, ...]] = ("superseded", "compromised")


def revoke_key(
    directory: Directory, key: Tree, reason: Reason, since: datetime, now: datetime
) -> Directory:
    """A listed key was replaced or stolen; said again, the last word counts.

    ``UsageError`` ``directory-key-since``: replaced before it was in use, stolen in the future.
    """
    too_early = reason == "superseded" and since <= parse_moment(key["validFrom"])
    if too_early or (reason == "compromised" and since > now):
        raise UsageError("directory-key-since", day=say_moment(since))
    owner = next(issuer for issuer, text in directory.keys if text == key["key"])
    issuer = directory.issuers[owner]
    revoked = key | {"revoked": {"reason": reason, "since": format_moment(since)}}
    keys = [revoked if entry.get("key") == key["key"] else entry for entry in issuer["keys"]]
    return _change(directory, issuer, keys=keys)


def name_successor(directory: Directory, issuer: Tree, successor: Tree) -> Directory:
    """Another listed issuer takes over: it may sign withdrawal lists in the old one's name.

    ``InputError`` ``directory-successor-self`` when that leads back to the issuer.
    """
    _check_successor(directory, issuer, successor["id"])
    return _change(directory, issuer, successor=successor["id"])


def drop_successor(directory: Directory, issuer: Tree) -> Directory:
    return _change(directory, issuer, successor=None)


def close_issuer(
    directory: Directory,
    issuer: Tree,
    day: str | None,
    at: datetime,
    *,
    card: tuple[str, Card] | None = None,
    lists: Sequence[tuple[str, Tree]] = (),
) -> Directory:
    """An issuer closed or fell silent after ``day``; these are its last lists.

    An ordinary list may be named where no last one was made. The issuer's own closing card gives
    what it says: day, successor, digests of last lists. Cards and lists come with their files.
    ``InputError``: ``issuer-card-other``, ``directory-card-unlisted``,
    ``directory-list-elsewhere``, ``directory-list-unsigned``, ``directory-successor-self``;
    ``UsageError`` ``input-needed`` where nothing gives the day.
    """
    changes: Tree = {"status": "closed"}
    named = list(issuer.get("lastLists", ()))
    if card is not None:
        _check_card(directory, issuer, card, at)
        said = card[1].tree
        day = day or said.get("closedOn")
        if "successor" in said:
            _check_successor(directory, issuer, said["successor"])
            changes["successor"] = said["successor"]
        named += said.get("lastLists", ())
    if day is None:
        raise UsageError("input-needed", option="--on")
    signers = (issuer["id"], changes.get("successor") or issuer.get("successor"))
    named += [_digest(issuer, one, signers) for one in lists]
    if named:
        changes["lastLists"] = list(dict.fromkeys(named))
    closed = _change(directory, issuer, closedOn=day, **changes)
    authority = _believe(closed, at)
    for file, tree in lists:
        if gather([tree], authority).left_out:
            raise InputError("directory-list-unsigned", file, name=issuer["name"])
    return closed


def reopen_issuer(directory: Directory, issuer: Tree) -> Directory:
    """An issuer that was closed by mistake."""
    return _change(directory, issuer, status="open", closedOn=None, lastLists=None)


def _change(directory: Directory, issuer: Tree, **members: Any) -> Directory:
    """The directory with members of one issuer changed; None takes a member out."""
    changed = {name: v for name, v in (issuer | members).items() if v is not None}
    return directory.draft({**directory.issuers, issuer["id"]: changed}.values())


def _check_successor(directory: Directory, issuer: Tree, successor: str) -> None:
    """Whoever takes over must not be followed, in the end, by the issuer itself."""
    after: str | None = successor
    passed: set[str] = set()
    while after is not None and after not in passed:
        if after == issuer["id"]:
            raise InputError("directory-successor-self", name=issuer["name"])
        passed.add(after)
        after = directory.issuers.get(after, {}).get("successor")


def _check_card(directory: Directory, issuer: Tree, card: tuple[str, Card], at: datetime) -> None:
    """The closing card must be the issuer's own, by a key that counted when it was signed."""
    file, found = card
    if found.id != issuer["id"]:
        raise InputError("issuer-card-other", file, problem=issuer["name"])
    window = _believe(directory, at).judge_key(found.id, found.signer, format_moment(found.created))
    if window.outcome is not Outcome.PASSED:
        raise InputError("directory-card-unlisted", file, name=issuer["name"])


def _digest(issuer: Tree, one: tuple[str, Tree], signers: Iterable[str | None]) -> str:
    file, tree = one
    if tree.get("issuer") != issuer["id"]:
        raise InputError("directory-list-elsewhere", file, name=issuer["name"])
    for signer in filter(None, signers):
        if digest := judge(tree, Kind.LIST, signer).digest:
            return digest
    raise InputError("directory-list-unsigned", file, name=issuer["name"])


def _believe(directory: Directory, at: datetime) -> Authority:
    """What a reader who confirmed this keeper would go by."""
    keeper = spoken_code(directory.keeper.id)
    return weigh([directory], Pins().add(keeper, None, at), at)
