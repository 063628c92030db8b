"""Which human: an identity from an inception event, its key log, anchors (spec rule 6).

Only the tip of a log signs. A rotation is signed by the recovery key that the event before it
committed to, so neither a thief of the signing key nor a new inception can take an identity.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pdpkit.document import Kind
from pdpkit.encoding.canonical import canonical, digest
from pdpkit.encoding.reading import Tree, without
from pdpkit.errors import InputError
from pdpkit.keys import SigningKey, derive_key, read_key
from pdpkit.proof import judge, sign_by_holder
from pdpkit.report import Check, Outcome, failed, passed, undetermined
from pdpkit.signed.forms import Closed, OneOf, Whole, needed
from pdpkit.signed.texts import DIGEST, KEY

MAX_EVENTS: Final = 33
_SCHEME: Final = "ni:///sha-256;"
_FORMAT: Final = needed("format", OneOf(Kind.KEY_EVENT.format), "The mark of a key event.")
_KEYS: Final = (
    needed("key", KEY, "The key that signs from here on."),
    needed("next", DIGEST, "The digest of the text of the recovery key that may sign the next."),
)
INCEPTION: Final = Closed(
    "The first event of a key log; its digest is the identity.",
    _FORMAT,
    needed("seq", OneOf(0), "Its number."),
    *_KEYS,
    name="Inception",
)
ROTATION: Final = Closed(
    "A later event, by which the key changes.",
    _FORMAT,
    needed("seq", Whole(MAX_EVENTS - 1, least=1), "Its number."),
    *_KEYS,
    needed("previous", DIGEST, "The digest of the event before it."),
    needed("recovery", KEY, "The recovery key to which the event before it was bound."),
    name="Rotation",
)


@dataclass(frozen=True, slots=True)
class Identity:
    """A checked key log: its id, the digest of each event, the key that may sign now."""

    id: str
    digests: tuple[str, ...]
    tip: str

    def holds_anchor(self, anchor: Any) -> bool:
        """Whether a statement's ``{seq, digest}`` is an event of this log."""
        if not isinstance(anchor, dict):
            return False
        sequence = anchor.get("seq")
        return (
            type(sequence) is int
            and 0 <= sequence < len(self.digests)
            and self.digests[sequence] == anchor.get("digest")
        )

    @property
    def anchor(self) -> Tree:
        """What a statement made now carries."""
        return {"seq": len(self.digests) - 1, "digest": self.digests[-1]}


def incept(entropy: bytes) -> list[Tree]:
    """A new key log with its first event, made from the words alone."""
    key = derive_key(entropy, "key", 0)
    event = _event(0, key, derive_key(entropy, "recovery", 0))
    return [sign_by_holder(event, Kind.KEY_EVENT, key)]


def rotate(log: Sequence[Tree], old: bytes, new: bytes | None = None) -> list[Tree]:
    """The log with one more event: the next key of the same words, or the first of a new sheet.

    ``old`` is what the words of the last event encode, ``new`` those of a new sheet.
    ``InputError`` ``holder-log-full`` after 32 rotations.
    """
    number = len(log)
    if number >= MAX_EVENTS:
        raise InputError("holder-log-full", limit=MAX_EVENTS - 1)
    recovery = derive_key(old, "recovery", number - 1)
    fresh = old if new is None else new
    event = _event(number, derive_key(fresh, "key", number), derive_key(fresh, "recovery", number))
    event |= {"previous": event_digest(log[-1]), "recovery": recovery.text}
    return [*log, sign_by_holder(event, Kind.KEY_EVENT, recovery)]


def event_digest(event: Tree) -> str:
    """The digest by which events, anchors and the identity name an event."""
    return digest(canonical(without(event, "proof")))


def name_log(log: Sequence[Tree]) -> str:
    """The identity that a key log's first event makes."""
    return _SCHEME + event_digest(log[0])


def find_carried(tree: Any, name: str) -> list[Any] | None:
    """The ``keyLog`` or ``links`` that a record, share, introduction or directory carries."""
    if not isinstance(tree, dict):
        return None
    for part in (tree.get("holder"), tree.get("share"), tree):
        if isinstance(part, dict) and isinstance(part.get(name), list):
            return list(part[name])
    return None


def judge_log(
    log: Any, stored_id: Any, where: str = "/holder/keyLog", beside: str = "/holder/id"
) -> tuple[Check, Identity | None]:
    """Judge a key log against the id stored beside it (steps L1 to L8).

    ``where`` is the place of the log, ``beside`` that of the id. The identity is there only when
    all of it holds.

    ``holder-fork`` fails: two valid events with one number. A log that does not follow is
    ``holder-log-broken``, another id ``holder-id-differs``, both undetermined.
    """
    name = "holderLog"
    # L1: some events.
    if not isinstance(log, list) or not 0 < len(log) <= MAX_EVENTS:
        return undetermined(name, "holder-log-broken", where), None
    digests: list[str] = []
    previous: Tree | None = None
    for place, event in enumerate(log):
        # L2: no second event of one number.
        if previous is not None and _forks(log, event, digests):
            heads = f"{digests[-1][:8]} and {event_digest(event)[:8]}"
            return failed(name, "holder-fork", f"{where}/{place}", heads=heads), None
        # L3 to L7: it follows from the one before.
        if not _follows(event, previous, len(digests)):
            return undetermined(name, "holder-log-broken", f"{where}/{place}"), None
        digests.append(event_digest(event))
        previous = event
    identity = Identity(_SCHEME + digests[0], tuple(digests), log[-1]["key"])
    # L8: the identity that it makes.
    if stored_id != identity.id:
        return undetermined(name, "holder-id-differs", beside), None
    return passed(name, "holder-log-intact"), identity


def _event(number: int, key: SigningKey, following: SigningKey) -> Tree:
    return {
        "format": Kind.KEY_EVENT.format,
        "seq": number,
        "key": key.text,
        "next": digest(following.text.encode("ascii")),
    }


def _forks(log: list[Any], event: Any, digests: list[str]) -> bool:
    """Whether ``event`` is a second valid one with the number of the event before it."""
    number = len(digests) - 1
    if not isinstance(event, dict) or event.get("seq") != number or number < 1:
        return False
    return _follows(event, log[number - 1], number) and event_digest(event) != digests[number]


def _follows(event: Any, previous: Tree | None, number: int) -> bool:
    """Whether a value is the event ``number`` that may stand after ``previous``."""
    if not isinstance(event, dict):
        return False
    unsigned = without(event, "proof")
    # L3, L4: form and number.
    if (ROTATION if previous else INCEPTION).find_fault(unsigned) or event["seq"] != number:
        return False
    # L5: a key that can be relied on.
    if not _is_key(event["key"]):
        return False
    signer = event["key"]
    # L6: what the event before committed to.
    if previous is not None:
        signer = event["recovery"]
        if digest(signer.encode("ascii")) != previous["next"]:
            return False
        if event["previous"] != event_digest(previous):
            return False
    # L7: its signature.
    judgement = judge(event, Kind.KEY_EVENT)
    return judgement.check.outcome is Outcome.PASSED and judgement.key == signer


def _is_key(text: str) -> bool:
    try:
        read_key(text)
    except InputError:
        return False
    return True
