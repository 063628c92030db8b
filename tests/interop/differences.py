"""Where the other side says yes and ours does not: a case for each difference.

Each is made here and answered by our ``verify``; differences.mjs asks the other side.
"""

from base64 import urlsafe_b64encode
from typing import Any, Final

import world
from pdpkit.document import Kind
from pdpkit.encoding.alphabets import from_base58, to_base58
from pdpkit.encoding.reading import Tree
from pdpkit.proof import SUITE, hash_data
from pdpkit.report import Outcome
from pdpkit.verification import verify

# The point of order 1: where only the equation counts, one signature holds for every message.
_WEAK: Final = bytes([1]) + bytes(31)
_WEAK_KEY: Final = "z" + to_base58(b"\xed\x01" + _WEAK)
_CREATED: Final = world.moment(-10)
LISTING: Final[Tree] = {"issuers": [{"id": world.OTHER, "keys": [{"key": _WEAK_KEY}]}]}


def make() -> Tree:
    """Each case by its name: the signed tree, and the code with which ours answers."""
    tree = world.statement()
    by_other = world.statement(issuer=tree["issuer"] | {"id": world.OTHER})
    cases = {
        "context-added-after-signing": _append_context(world.signed(tree)),
        "context-not-in-proof": _sign(tree, _proof(tree, drop="@context")),
        "created-missing": _sign(tree, _proof(tree, drop="created")),
        "created-with-fraction": _sign(tree, _proof(tree, created="2026-11-12T12:00:00.123Z")),
        "created-with-offset": _sign(tree, _proof(tree, created="2026-11-12T12:00:00+00:00")),
        "key-of-small-order": _give_value(by_other, _proof(by_other, _WEAK_KEY), _WEAK + bytes(32)),
        "proof-member-unknown": _sign(tree, _proof(tree, nonce="1")),
        "proof-value-base64": _in_base64(world.signed(tree)),
        "share-past-its-day": world.share(world.record(world.signed(tree)), until="2026-11-21"),
    }
    return {name: {"code": _ask_ours(case), "tree": case} for name, case in cases.items()}


def _ask_ours(tree: Tree) -> str:
    """The code of the first check of the file, or of a statement in it, that did not pass."""
    report = verify(world.document(tree), world.policy(), world.NOW)
    checks = [*report.checks, *(check for s in report.statements for check in s.checks)]
    return next((c.code for c in checks if c.outcome is not Outcome.PASSED), "")


def _proof(tree: Tree, key: str = world.TRUST_KEY.text, drop: str = "", **more: Any) -> Tree:
    """Proof options as the standard allows, past what ``proof.sign`` is willing to write."""
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": _CREATED,
        "verificationMethod": f"{tree['issuer']['id']}#{key}",
        "proofPurpose": Kind.STATEMENT.purpose,
        "@context": tree["@context"],
    } | more
    return {name: value for name, value in proof.items() if name != drop}


def _sign(tree: Tree, proof: Tree) -> Tree:
    return _give_value(tree, proof, world.TRUST_KEY.sign(hash_data(tree, proof)))


def _give_value(tree: Tree, proof: Tree, signature: bytes) -> Tree:
    return tree | {"proof": [proof | {"proofValue": "z" + to_base58(signature)}]}


def _append_context(signed: Tree) -> Tree:
    return signed | {"@context": [*signed["@context"], "https://saltmarsh.example/terms"]}


def _in_base64(signed: Tree) -> Tree:
    (proof,) = signed["proof"]
    signature = from_base58(proof["proofValue"].removeprefix("z"))
    text = urlsafe_b64encode(signature).decode("ascii").rstrip("=")
    return signed | {"proof": [proof | {"proofValue": "u" + text}]}
