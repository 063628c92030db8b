"""Signatures, key logs, links (docs/spec.md, steps P1 to P18, L1 to L8, N1 to N3)."""

import hashlib
from dataclasses import dataclass
from typing import Any, Final

from second.forms import fits, is_text
from second.text import canonical, digest, from_base58, holds, is_scalar, is_weak, judge_key

SUITE: Final = "eddsa-jcs-2022"
_OTHERS: Final = {
    "eddsa-rdfc-2022",
    "ecdsa-rdfc-2019",
    "ecdsa-jcs-2019",
    "ecdsa-sd-2023",
    "bbs-2023",
}
_ALWAYS: Final = {"type", "cryptosuite", "verificationMethod", "proofPurpose", "proofValue"}
_ROWS: Final = {
    "key event": ("capabilityInvocation", ""),
    "link": ("capabilityInvocation", "created"),
    "introduction": ("authentication", "created domain challenge"),
    "record": ("assertionMethod", "created"),
    "share": ("authentication", "created expires domain challenge @context"),
    "statement": ("assertionMethod", "created @context"),
    "list": ("assertionMethod", "created"),
    "card": ("assertionMethod", "created"),
    "directory": ("assertionMethod", "created"),
}
Said = tuple[str, str]


@dataclass
class Proof:
    """What a proof came to; ``key`` is empty where none came out of it."""

    said: Said
    key: str = ""
    digest: str = ""
    others: bool = False
    ours: dict[str, Any] | None = None

    def get(self, name: str) -> Any:
        return (self.ours or {}).get(name)


@dataclass
class Log:
    """A key log: what is said of it, its identity, the digest and key of each event."""

    said: Said
    id: str = ""
    events: tuple[Said, ...] = ()

    @property
    def tip(self) -> str:
        return self.events[-1][1] if self.said[0] == "passed" else ""


def judge_proof(tree: dict[str, Any], kind: str, under: str | None = None) -> Proof:
    """``under`` is what stands before ``#``; None where it is ``did:key:`` and the key."""
    purpose, also = _ROWS[kind]
    proofs = tree.get("proof", ())
    if "proof" not in tree:
        return _no("proof-missing")
    if isinstance(proofs, dict):
        proofs = [proofs]
    if not isinstance(proofs, list) or not proofs:
        return _no("proof-malformed")
    if not all(isinstance(one, dict) and one for one in proofs):
        return _no("proof-malformed")
    suites = [one.get("cryptosuite") for one in proofs]
    ours = [one for one in proofs if one.get("cryptosuite") == SUITE]
    if not ours:
        known = all(isinstance(suite, str) and suite in _OTHERS for suite in suites)
        return Proof(("undetermined" if known else "failed", "proof-suite-unsupported"))
    if len(ours) > 1 or (len(proofs) > 1 and kind != "statement"):
        return _no("proof-multiple")
    (proof,) = ours
    if set(proof) - _ALWAYS - set(also.split()):
        return _no("proof-unknown-field")
    if proof.get("type") != "DataIntegrityProof":
        return _no("proof-malformed")
    if proof.get("proofPurpose") != purpose:
        return _no("proof-purpose")
    if not all(is_text(proof[n], "Moment") for n in ("created", "expires") if n in proof):
        return _no("proof-created-format")
    pair = [proof[name] for name in ("domain", "challenge") if name in proof]
    needed = {"share": "expires", "introduction": "challenge"}.get(kind, "type")
    if len(pair) == 1 or not all(isinstance(one, str) for one in pair) or needed not in proof:
        return _no("proof-malformed")
    method = proof.get("verificationMethod")
    if not isinstance(method, str) or method.count("#") != 1:
        return _no("issuer-method-mismatch")
    before, key = method.split("#")
    if before != (f"did:key:{key}" if under is None else under):
        return _no("issuer-method-mismatch")
    if fault := judge_key(key):
        return _no(fault)
    value = proof.get("proofValue")
    signature = from_base58(value) if isinstance(value, str) else None
    if signature is None or len(signature) != 64:
        return _no("proof-value-encoding")
    context = [canonical(one["@context"]) if "@context" in one else b"" for one in (tree, proof)]
    if context[1] and context[0] != context[1]:
        return _no("context-mismatch")
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    bare = {name: value for name, value in tree.items() if name != "proof"}
    data = b"".join(hashlib.sha256(canonical(one)).digest() for one in (options, bare))
    if not is_scalar(signature[32:]):
        return _no("proof-signature-encoding")
    if is_weak(signature[:32]):
        return _no("proof-signature-weak")
    if not holds((from_base58(key) or b"")[2:], data, signature):
        return _no("proof-signature-invalid")
    if context[0] and not context[1]:
        return _no("context-mismatch")
    said = ("passed", "proof-unchanged")
    if "created" not in proof and kind != "key event":
        said = ("undetermined", "proof-created-missing")
    return Proof(said, key, digest(data + signature), len(proofs) > 1, proof)


def _no(code: str) -> Proof:
    return Proof(("failed", code))


def judge_log(events: Any, stored: Any) -> Log:
    broken = Log(("undetermined", "holder-log-broken"))
    if not isinstance(events, list) or not 1 <= len(events) <= 33:
        return broken
    seen: list[tuple[str, dict[str, Any]]] = []
    for place, event in enumerate(events):
        if place > 1 and isinstance(event, dict) and _is_number(event.get("seq"), place - 1):
            found = _judge_event(event, place - 1, seen[-2])
            if found and found != seen[-1][0]:
                return Log(("failed", "holder-fork"))
        found = _judge_event(event, place, seen[-1] if seen else None)
        if not found:
            return broken
        seen.append((found, event))
    identity = f"ni:///sha-256;{seen[0][0]}"
    if stored != identity:
        return Log(("undetermined", "holder-id-differs"))
    events = tuple((found, event["key"]) for found, event in seen)
    return Log(("passed", "holder-log-intact"), identity, events)


def _is_number(value: Any, number: int) -> bool:
    return type(value) is int and value == number


def _judge_event(event: Any, place: int, before: tuple[str, dict[str, Any]] | None) -> str:
    """The digest of an event that follows from the one before it, or nothing."""
    if not fits(event, "key-event 1" if place else "key-event 0"):
        return ""
    if not _is_number(event["seq"], place) or judge_key(event["key"]):
        return ""
    signer = event["key"]
    if before:
        signer = event["recovery"]
        if digest(signer.encode()) != before[1]["next"] or event["previous"] != before[0]:
            return ""
    proof = judge_proof(event, "key event")
    if proof.said[0] != "passed" or proof.key != signer:
        return ""
    return digest(canonical({name: value for name, value in event.items() if name != "proof"}))


def follow_links(links: Any, holder: Log) -> dict[str, tuple[bool, Log]]:
    """Each older identity: whether it stands, and the log in its link."""
    good = [one for one in links if _is_good_link(one)] if isinstance(links, list) else []
    logs = [(judge_log(one["fromKeyLog"], one["from"]), one["to"]) for one in good]
    found = {holder.id: (True, holder)}
    level = {holder.id} if holder.id else set()
    while level:
        reached: dict[str, tuple[bool, Log]] = {}
        for log, to in logs:
            if to in level and log.id not in found:
                most = max(len(other.events) for other, _ in logs if other.id == log.id)
                stands = found[to][0] and len(log.events) == most
                if log.id not in reached or stands:
                    reached[log.id] = (stands, log)
        found |= reached
        level = set(reached)
    del found[holder.id]
    return found


def _is_good_link(link: Any) -> bool:
    if not fits(link, "link"):
        return False
    log = judge_log(link["fromKeyLog"], link["from"])
    proof = judge_proof(link, "link")
    if log.said[0] != "passed" or proof.said[0] != "passed" or proof.key != log.tip:
        return False
    return bool(proof.get("created") == link["created"])
