"""Signs and judges by one routine: W3C Data Integrity, ``eddsa-jcs-2022`` (spec rules 3, 4, 7).

Every signed thing is judged here and nothing else asks ``keys`` to verify. Suite, purpose, members
and form of the key are fixed by the kind that the caller expects, never by the document. P1 to P18
are the steps of the specification, in their order.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from pdpkit.document import Kind
from pdpkit.encoding.alphabets import from_base58, to_base58
from pdpkit.encoding.canonical import canonical, canonical_whole, digest
from pdpkit.encoding.reading import Tree, without
from pdpkit.encoding.times import parse_moment
from pdpkit.errors import InputError
from pdpkit.keys import SigningKey, read_key, verify
from pdpkit.report import Check, failed, passed, undetermined

SUITE: Final = "eddsa-jcs-2022"
_TYPE: Final = "DataIntegrityProof"
# W3C's registered suites other than ours: nothing is wrong with them, they are not checked here.
_OTHER_SUITES: Final = frozenset(
    ("eddsa-rdfc-2022", "ecdsa-rdfc-2019", "ecdsa-jcs-2019", "ecdsa-sd-2023", "bbs-2023")
)
_COMMON_MEMBERS: Final = frozenset(
    ("type", "cryptosuite", "verificationMethod", "proofPurpose", "proofValue")
)


class Judgement(NamedTuple):
    """What a proof showed.

    ``key``, ``created``, ``digest`` (spec rule 7) and ``proof`` itself are None unless the
    signature holds.
    """

    check: Check
    key: str | None = None
    created: str | None = None
    digest: str | None = None
    proof: Tree | None = None
    other_suites: bool = False


def sign(
    tree: Tree, kind: Kind, key: SigningKey, controller: str, options: Mapping[str, str]
) -> Tree:
    """A copy of ``tree`` with its proof; an older proof is replaced.

    ``controller`` is what stands before ``#`` in the verification method; ``options`` holds the
    members that the kind adds (``created``, ``expires``, ``domain``, ``challenge``).
    """
    unsigned = without(tree, "proof")
    proof: Tree = {"type": _TYPE, "cryptosuite": SUITE}
    proof |= {name: options[name] for name in kind.proof_members if name in options}
    proof["verificationMethod"] = f"{controller}#{key.text}"
    proof["proofPurpose"] = kind.purpose
    if "@context" in unsigned:
        proof["@context"] = unsigned["@context"]
    signature = key.sign(hash_data(unsigned, proof))
    proof["proofValue"] = "z" + to_base58(signature)
    return unsigned | {"proof": [proof]}


def sign_by_holder(
    tree: Tree, kind: Kind, key: SigningKey, options: Mapping[str, str] | None = None
) -> Tree:
    """``sign`` with ``did:key:<key>`` as controller, as holders and keepers do."""
    return sign(tree, kind, key, f"did:key:{key.text}", options or {})


def hash_data(
    unsigned: Tree, proof_options: Tree, form: Callable[[Tree], bytes] = canonical
) -> bytes:
    """The 64 bytes that are signed: hash of the proof options, then hash of the document."""
    sha256 = hashlib.sha256
    return sha256(form(proof_options)).digest() + sha256(form(unsigned)).digest()


def _hash_signed(tree: Tree, proof: Tree) -> bytes:
    """``hash_data`` of what ``proof``, one of the proofs in ``tree``, is over."""
    return hash_data(without(tree, "proof"), without(proof, "proofValue"), canonical_whole)


def signed_digest(tree: Tree) -> str:
    """The digest (spec rule 7) of a statement that was signed here; nothing is judged."""
    proof = _find_proof(tree, Kind.STATEMENT)[0]
    return digest(_hash_signed(tree, proof) + _read_value(proof.get("proofValue")))


def find_digest(tree: Tree) -> str | None:
    """``signed_digest`` of a statement from elsewhere; None where its proof is none of ours."""
    try:
        return signed_digest(tree)
    except _Fault:
        return None


def judge(
    tree: Tree, kind: Kind, controller: str | None = None, *, name: str = "proof"
) -> Judgement:
    """Judge the proof of ``tree`` as one of ``kind``; ``name`` is the check that is reported.

    ``controller`` is the only identifier that may stand before ``#``; None asks for ``did:key:``
    of the same key, as holders sign. Whether the key may speak is for the caller.
    """
    return judge_all([(tree, controller)], kind, name=name)[0]


def judge_all(
    asked: Iterable[tuple[Tree, str | None]], kind: Kind, *, name: str = "proof"
) -> list[Judgement]:
    """``judge`` of each tree with its controller, one signature right after the other.

    What verifies them then stays near the processor, which saves a twentieth of the time.
    """
    claims = [_open(tree, kind, controller) for tree, controller in asked]
    # P14 to P16: the signature.
    wrong = [
        verify(claim.key, claim.signature, claim.hashed) if isinstance(claim, _Claim) else None
        for claim in claims
    ]
    return [_conclude(claim, code, kind, name) for claim, code in zip(claims, wrong, strict=True)]


class _Claim(NamedTuple):
    """A proof of the form that its kind asks for, and what its signature is to be over."""

    tree: Tree
    proof: Tree
    other_suites: bool
    signature: bytes
    key: str
    hashed: bytes


class _Fault(Exception):
    """The first thing that is wrong with a proof; ``open`` when that is no "no"."""

    def __init__(self, code: str, where: str = "/proof", *, is_open: bool = False, **values: Any):
        super().__init__(code)
        self.code, self.where, self.open, self.values = code, where, is_open, values


def _open(tree: Tree, kind: Kind, controller: str | None) -> _Claim | _Fault:
    try:
        proof, others = _find_proof(tree, kind)
        signature, key = _read_proof(proof, kind, controller)
    except _Fault as fault:
        return fault
    # P13: under which words.
    if "@context" in proof and proof["@context"] != tree.get("@context"):
        return _Fault("context-mismatch", "/proof/@context")
    return _Claim(tree, proof, others, signature, key, _hash_signed(tree, proof))


def _conclude(claim: _Claim | _Fault, wrong: str | None, kind: Kind, name: str) -> Judgement:
    """What an opened proof comes to; ``wrong`` is the code of what is wrong with its signature."""
    if isinstance(claim, _Fault):
        return _tell(claim, name)
    if wrong is not None:
        return _tell(_Fault(wrong), name)
    tree, proof, other_suites, signature, key, hashed = claim
    # P17, P18: what a signer has to say beside it.
    if "@context" in tree and "@context" not in proof:
        return _tell(_Fault("context-mismatch", "/proof/@context"), name)
    created = proof.get("created")
    if created is None and "created" in kind.proof_members:
        check = undetermined(name, "proof-created-missing", "/proof/created")
    else:
        check = passed(name, "proof-unchanged")
    return Judgement(check, key, created, digest(hashed + signature), proof, other_suites)


def _tell(fault: _Fault, name: str) -> Judgement:
    answer = undetermined if fault.open else failed
    return Judgement(answer(name, fault.code, fault.where, **fault.values))


def _find_proof(tree: Tree, kind: Kind) -> tuple[Tree, bool]:
    """Our one proof, and whether others stand beside it."""
    # P1, P2: something signed it at all.
    if "proof" not in tree:
        raise _Fault("proof-missing")
    found = tree["proof"]
    proofs = found if isinstance(found, list) else [found]
    if not proofs or [proof for proof in proofs if not (isinstance(proof, dict) and proof)]:
        raise _Fault("proof-malformed")
    # P3, P4: exactly one is ours.
    ours = [proof for proof in proofs if proof.get("cryptosuite") == SUITE]
    if not ours:
        named = [proof.get("cryptosuite") for proof in proofs]
        other = all(isinstance(suite, str) and suite in _OTHER_SUITES for suite in named)
        raise _Fault("proof-suite-unsupported", "/proof/cryptosuite", is_open=other)
    if len(ours) > 1 or (len(proofs) > 1 and kind is not Kind.STATEMENT):
        raise _Fault("proof-multiple")
    return ours[0], len(proofs) > 1


def _read_proof(proof: Tree, kind: Kind, controller: str | None) -> tuple[bytes, str]:
    """Members, purpose, moments, method and value, in this order: signature and key text."""
    # P5: nothing in it that we do not know.
    allowed = _allowed(kind)
    if not proof.keys() <= allowed:
        unknown = next(member for member in proof if member not in allowed)
        raise _Fault("proof-unknown-field", name=unknown)
    # P6, P7: what it was signed for.
    if proof.get("type") != _TYPE:
        raise _Fault("proof-malformed", "/proof/type")
    if proof.get("proofPurpose") != kind.purpose:
        raise _Fault("proof-purpose", "/proof/proofPurpose")
    _check_moments(proof, kind)
    key = _read_method(proof.get("verificationMethod"), controller)
    return _read_value(proof.get("proofValue")), key


@cache
def _allowed(kind: Kind) -> frozenset[str]:
    """The members that a proof of this kind may have."""
    return _COMMON_MEMBERS.union(kind.proof_members, ["@context"] if kind.has_context else [])


def _check_moments(proof: Tree, kind: Kind) -> None:
    # P8: moments.
    for member in ("created", "expires"):
        if member in proof:
            try:
                parse_moment(proof[member])
            except ValueError:
                raise _Fault("proof-created-format", f"/proof/{member}") from None
    # P9: for whom.
    if "domain" in proof or "challenge" in proof:
        for member in ("domain", "challenge"):
            if member in proof and not isinstance(proof[member], str):
                raise _Fault("proof-malformed", f"/proof/{member}")
        if not proof.keys() >= {"domain", "challenge"}:
            raise _Fault("proof-malformed", "/proof/challenge")
    if kind.proof_needs and kind.proof_needs not in proof:
        raise _Fault("proof-malformed", f"/proof/{kind.proof_needs}")


def _read_method(method: Any, controller: str | None) -> str:
    where = "/proof/verificationMethod"
    # P10: under which name.
    if not isinstance(method, str) or method.count("#") != 1:
        raise _Fault("issuer-method-mismatch", where)
    before, key = method.split("#")
    if before != (controller if controller is not None else f"did:key:{key}"):
        raise _Fault("issuer-method-mismatch", where)
    # P11: by which key.
    try:
        read_key(key)
    except InputError as err:
        raise _Fault(err.code, where) from None
    return key


def _read_value(value: Any) -> bytes:
    where = "/proof/proofValue"
    # P12: 64 bytes.
    if not isinstance(value, str) or not value.startswith("z"):
        raise _Fault("proof-value-encoding", where)
    try:
        signature = from_base58(value[1:])
    except ValueError:
        raise _Fault("proof-value-encoding", where) from None
    if len(signature) != 64:
        raise _Fault("proof-value-encoding", where)
    return signature
