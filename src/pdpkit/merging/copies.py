"""A copy of a record as it was received: whose it is, who signed it, and all that it knows.

A copy that was edited and not signed yet counts with its edits, and that is told: the holder signs
nothing unseen. Another person's record is refused; so is a copy whose key log does not hold, or is
another one of the same number of events, or whose signature is by another key.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.identity import Identity, judge_log
from pdpkit.ledger import is_array_of_entries
from pdpkit.link import follow_links
from pdpkit.merging.members import Members, read_members
from pdpkit.merging.versions import Known, Versions, read_known
from pdpkit.proof import judge
from pdpkit.record import KINDS
from pdpkit.report import Check, Outcome, failed, passed, undetermined

_PROOF: Final = "holderProof"
_LOG: Final = "holderLog"


@dataclass(frozen=True, slots=True)
class Received:
    """A record whose key log holds; ``proof`` says whether it is signed as it stands.

    One's own is not asked for that.
    """

    file: str
    tree: Tree
    identity: Identity
    proof: Check | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the one record, with everything that it knows.

    ``versions`` are those of the entries of which not all copies say the same.
    """

    received: Received
    known: Known
    members: Members
    versions: dict[str, Versions] = field(default_factory=dict)

    @property
    def tree(self) -> Tree:
        return self.received.tree


def receive_own(tree: Tree) -> Received:
    """The record that others come into; ``InputError`` where its key log does not hold."""
    check, identity = _judge_log(tree)
    if identity is None:
        raise InputError(check.code, check.where, **check.values)
    return Received("", tree, identity)


def receive(file: str, tree: Tree) -> Received | Check:
    """A record by its key log and its signature, or the check that refuses it."""
    check, identity = _judge_log(tree)
    if identity is None:
        return check
    judgement = judge(tree, Kind.RECORD)
    if judgement.check.outcome is not Outcome.PASSED:
        missing = judgement.check.code == "proof-missing"
        code = "holder-proof-missing" if missing else "merge-edited-copy"
        return Received(file, tree, identity, undetermined(_PROOF, code))
    if judgement.key != identity.tip:
        return failed(_PROOF, "merge-other-signer", "/proof/verificationMethod")
    return Received(file, tree, identity, passed(_PROOF, "holder-signed"))


def is_signed(copy: Copy) -> bool:
    """Whether the holder signed the copy as it stands."""
    judgement = judge(copy.tree, Kind.RECORD)
    holds = judgement.check.outcome is Outcome.PASSED
    return holds and judgement.key == copy.received.identity.tip


def _judge_log(tree: Tree) -> tuple[Check, Identity | None]:
    holder: Any = tree.get("holder")
    members = holder if isinstance(holder, dict) else {}
    return judge_log(members.get("keyLog"), members.get("id"))


def find_holder(received: Sequence[Received]) -> tuple[Identity, list[Check | None]]:
    """The identity that the first record is of now, and for each record what refuses it.

    The longest key log counts. Where a link leads from the first one's identity to another one
    here, or from another to it, both are of one person. ``merge-different-holder`` refuses a
    stranger's, ``holder-fork`` a log that is neither the longest one nor its beginning.
    """
    forks, longest = _follow_logs(received)
    links = [link for one in received for link in _list_links(one.tree)]
    own = received[0].identity.id
    reached = {
        holder: {
            name
            for name, older in follow_links(links, holder, longest.values()).items()
            if older.stands
        }
        | {holder}
        for holder in longest
    }
    ours = [holder for holder in longest if own in reached[holder]]
    holder = max(ours, key=lambda one: (len(reached[one] & longest.keys()), one == own, one))
    strangers = [
        None
        if one.identity.id in reached[holder]
        else failed(_LOG, "merge-different-holder", "/holder/id")
        for one in received
    ]
    return longest[holder], [
        other if fork is None else fork for fork, other in zip(forks, strangers, strict=True)
    ]


def _follow_logs(
    received: Sequence[Received],
) -> tuple[list[Check | None], dict[str, Identity]]:
    """For each record whether its log forks from the longest before it, and the longest logs."""
    longest: dict[str, Identity] = {}
    forks: dict[int, Check | None] = {}
    order = sorted(
        range(len(received)),
        key=lambda n: (n > 0, -len(received[n].identity.digests), received[n].identity.digests),
    )
    for number in order:
        mine = received[number].identity
        known = longest.get(mine.id, mine)
        forks[number] = fork = _judge_fork(known, mine)
        if fork is None:
            longest[mine.id] = max(known, mine, key=lambda log: len(log.digests))
    return [forks[number] for number in range(len(received))], longest


def _judge_fork(one: Identity, other: Identity) -> Check | None:
    """``holder-fork`` where two key logs of one identity are not one log and its beginning."""
    shorter, longer = sorted((one.digests, other.digests), key=len)
    if longer[: len(shorter)] == shorter:
        return None
    heads = f"{one.digests[-1][:8]} and {other.digests[-1][:8]}"
    return failed(_LOG, "holder-fork", "/holder/keyLog", heads=heads)


def _list_links(tree: Tree) -> list[Any]:
    links = tree["holder"].get("links")
    return links if isinstance(links, list) else []


def read_copy(received: Received, identifier: str) -> Copy:
    """What stands in a copy, its holder's details under the one id of the record.

    ``InputError`` ``schema-member-type``, ``entry-id-missing``, ``entry-id-twice``,
    ``entry-history-broken``.
    """
    tree = received.tree
    for name in KINDS:
        if tree.get(name, []) != [] and not is_array_of_entries(tree[name]):
            raise InputError("schema-member-type", f"/{name}", wanted="a list of entries")
    revision = tree.get("revision", 0)
    if type(revision) is not int:
        raise InputError("schema-member-type", "/revision", wanted="a whole number")
    named = _rename(tree, identifier)
    return Copy(received, read_known(named), read_members(named))


def _rename(tree: Tree, identifier: str) -> Tree:
    """The tree of a record that was started apart, under the id of the other."""
    was = tree.get("id")
    if was == identifier or not isinstance(was, str):
        return tree
    renamed = tree | {"id": identifier}
    if isinstance(waiting := tree.get("conflicts"), dict):
        renamed["conflicts"] = _rename_member(waiting, was, identifier)
    ledger = tree.get("ledger")
    if isinstance(ledger, dict) and isinstance(ledger.get("entries"), dict):
        entries = _rename_member(ledger["entries"], was, identifier)
        renamed["ledger"] = ledger | {"entries": entries}
    return renamed


def _rename_member(tree: Tree, was: str, name: str) -> Tree:
    return {name if known == was else known: value for known, value in tree.items()}
