"""Group 5: the holder's key log, whole, cut short, forked or broken, and their signature."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from generate.cases.cast import KEEPER, MARTA, PRIYA, seed
from generate.cases.papers import record, statement
from generate.cases.points import SMALL_ORDER, key_text
from generate.cases.vector import (
    GONE,
    PASSED_IN_RECORD,
    Vector,
    confirmed,
    edit,
    invalid,
    unconfirmed,
    valid,
)
from pdpkit.document import Kind
from pdpkit.encoding.canonical import digest
from pdpkit.encoding.reading import Tree
from pdpkit.identity import event_digest, rotate
from pdpkit.keys import SigningKey, derive_key
from pdpkit.proof import sign_by_holder

_SHEET: Final = seed("the words of a new sheet")
_LOG: Final = PRIYA.key_log
_TWICE: Final = rotate(rotate(_LOG, PRIYA.entropy), PRIYA.entropy, _SHEET)


def list_vectors() -> Iterator[Vector]:
    yield from _whole()
    yield from _broken()
    yield from _forked()
    yield from _signatures()


def _sign(log: Sequence[Any], key: SigningKey, changes: Mapping[str, Any] | None = None) -> Tree:
    """Priya's record with another key log, signed by a key without asking whether it may."""
    unsigned = edit(record([statement()]), {"/holder/keyLog": list(log), "/proof": GONE})
    unsigned = edit(unsigned, changes or {})
    return sign_by_holder(unsigned, Kind.RECORD, key, {"created": "2026-11-20T18:00:00Z"})


def _whole() -> Iterator[Vector]:
    about = "The key was replaced, and then the sheet of words; the statement is from before."
    document = _sign(_TWICE, derive_key(_SHEET, "key", 2))
    yield valid("log-of-two-rotations", "94", about, document, confirmed(PASSED_IN_RECORD))
    about = "A copy from before the key was replaced: it holds alone."
    anchor = {"seq": 1, "digest": event_digest(_TWICE[1])}
    document = _sign(_TWICE[:2], derive_key(PRIYA.entropy, "key", 1))
    yield valid("log-cut-short", "94", about, document, confirmed(PASSED_IN_RECORD))
    about = "The same copy with a statement that was made for a newer key."
    newer = statement({"/credentialSubject/keyLog": anchor | {"seq": 2}})
    document = _sign(
        _TWICE[:2], derive_key(PRIYA.entropy, "key", 1), {"/statements": [newer, statement()]}
    )
    expect = unconfirmed(PASSED_IN_RECORD, subject="key-log-anchor-differs")
    expect |= {"verdict": "partly", "counts": {"unconfirmed": 1, "confirmed": 1}}
    name = "log-shorter-than-an-anchor"
    yield invalid(name, "191", about, document, expect, sibling="log-cut-short")


def _event(number: int, signer: SigningKey, **members: Any) -> Tree:
    """An event as somebody would write it who has ``signer`` and nothing else."""
    thief = derive_key(KEEPER.entropy, "key", number)
    event = {
        "format": Kind.KEY_EVENT.format,
        "seq": number,
        "key": thief.text,
        "next": digest(derive_key(KEEPER.entropy, "recovery", number).text.encode("ascii")),
        "previous": event_digest(_LOG[0]),
        "recovery": signer.text,
    } | members
    return sign_by_holder(event, Kind.KEY_EVENT, signer)


def _broken() -> Iterator[Vector]:
    """Whoever signs a record with such a log is not shown to be its holder."""
    thief, recovery = PRIYA.key, derive_key(PRIYA.entropy, "recovery", 0)
    second = _TWICE[1]
    weak = key_text(bytes.fromhex(SMALL_ORDER["order-8-first"][0]))
    logs: Mapping[str, tuple[str, Sequence[Any]]] = {
        "rotated-by-the-signing-key": (
            "Somebody who stole the signing key replaces it.",
            [_LOG[0], _event(1, thief)],
        ),
        "rotated-by-a-recovery-key-of-another": (
            "Rotated by a recovery key to which the event before did not commit.",
            [_LOG[0], _event(1, derive_key(MARTA.entropy, "recovery", 0))],
        ),
        "signed-by-another-than-its-recovery-key": (
            "The event names the right recovery key and is signed by another.",
            [_LOG[0], _event(1, thief, recovery=recovery.text)],
        ),
        "event-dropped": ("The event in the middle is missing.", [_TWICE[0], _TWICE[2]]),
        "events-swapped": ("Two events in the wrong order.", [_TWICE[0], _TWICE[2], _TWICE[1]]),
        "first-event-missing": ("The first event is missing.", _TWICE[1:]),
        "event-twice": ("An event stands there twice.", [*_TWICE, _TWICE[2]]),
        "event-changed": (
            "The key in an event was changed after it was signed.",
            [_LOG[0], edit(second, {"/key": thief.text})],
        ),
        "event-without-proof": (
            "An event has no signature.",
            [_LOG[0], edit(second, {"/proof": GONE})],
        ),
        "event-with-one-member-more": (
            "An event has a member that is not known.",
            [_LOG[0], _event(1, recovery, note="x")],
        ),
        "event-with-a-weak-key": (
            "An event hands over to a key that accepts every text as signed.",
            [_LOG[0], _event(1, recovery, key=weak)],
        ),
        "event-of-another-number": (
            "The second event says that it is the third.",
            [_LOG[0], _event(2, recovery)],
        ),
        "empty": ("There is no event.", []),
        "too-long": ("There are more events than anybody needs.", _rotate_often(33)),
        "event-null": ("An event is null.", [_LOG[0], None]),
    }
    for name, (about, log) in logs.items():
        code = "holder-log-broken"
        expect = unconfirmed(PASSED_IN_RECORD, holderLog=code, holderProof=code, subject=code)
        document = _sign(log, derive_key(KEEPER.entropy, "key", 1))
        sibling = "log-of-two-rotations"
        yield invalid(f"log-{name}", "94", about, document, expect, sibling=sibling)
    about = "The key log of one person under the identity of another."
    code = "holder-id-differs"
    expect = unconfirmed(PASSED_IN_RECORD, holderLog=code, holderProof=code, subject=code)
    document = _sign(MARTA.key_log, MARTA.key)
    yield invalid("log-of-another", "94", about, document, expect, sibling="record")


def _rotate_often(times: int) -> list[Tree]:
    """A log with one event more than is allowed."""
    log = list(_LOG)
    for number in range(1, times + 1):
        recovery = derive_key(PRIYA.entropy, "recovery", number - 1)
        event = {
            "format": Kind.KEY_EVENT.format,
            "seq": number,
            "key": derive_key(PRIYA.entropy, "key", number).text,
            "next": digest(derive_key(PRIYA.entropy, "recovery", number).text.encode("ascii")),
            "previous": event_digest(log[-1]),
            "recovery": recovery.text,
        }
        log.append(sign_by_holder(event, Kind.KEY_EVENT, recovery))
    return log


def _forked() -> Iterator[Vector]:
    about = "Two events with one number, both by the recovery key: two heads, and neither counts."
    first, second = rotate(_LOG, PRIYA.entropy)[1], rotate(_LOG, PRIYA.entropy, _SHEET)[1]
    for name, log in {"": [first, second], "-the-other-way-round": [second, first]}.items():
        expect = unconfirmed(PASSED_IN_RECORD, holderProof="holder-fork", subject="holder-fork")
        expect["checks"]["holderLog"] = ["failed", "holder-fork"]
        expect |= {"exit": 1, "verdict": "do-not-rely"}
        document = _sign([_LOG[0], *log], derive_key(PRIYA.entropy, "key", 1))
        sibling = "log-of-two-rotations"
        yield invalid(f"log-forked{name}", "96", about, document, expect, sibling=sibling)


def _signatures() -> Iterator[Vector]:
    partly = {"exit": 3, "verdict": "partly", "counts": {"confirmed": 1}}
    whole = record([statement()])
    ways: Mapping[str, tuple[str, str, str, Tree]] = {
        "holder-own-words-changed": (
            "97",
            "The record was changed after its holder signed it.",
            "holder-proof-invalid",
            edit(whole, {"/activities/0/minutes": 90}),
        ),
        "holder-proof-missing": (
            "98",
            "Nobody signed the record itself.",
            "holder-proof-missing",
            edit(whole, {"/proof": GONE}),
        ),
        "holder-proof-by-another": (
            "97",
            "Somebody else signed the record.",
            "holder-proof-invalid",
            _sign(_LOG, MARTA.key),
        ),
        "holder-proof-by-a-key-of-before": (
            "97",
            "Signed by the key of before, which was replaced since.",
            "holder-proof-invalid",
            _sign(_TWICE, PRIYA.key),
        ),
    }
    for name, (row, about, code, document) in ways.items():
        expect = confirmed(PASSED_IN_RECORD) | partly
        expect["checks"]["holderProof"] = ["undetermined", code]
        yield invalid(name, row, about, document, expect, sibling="record")
    about = "The key in the first event accepts every text as signed."
    weak = edit(_LOG[0], {"/key": key_text(bytes.fromhex(SMALL_ORDER["order-8-first"][0]))})
    code = "holder-log-broken"
    expect = unconfirmed(PASSED_IN_RECORD, holderLog=code, holderProof=code, subject=code)
    document = _sign([weak], PRIYA.key)
    yield invalid("holder-key-weak", "100", about, document, expect, sibling="record")
