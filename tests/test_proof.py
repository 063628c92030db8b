"""``proof``: the W3C vectors, and every way in which a proof can be wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from pdpkit.document import Kind
from pdpkit.encoding.alphabets import from_base58, to_base58
from pdpkit.encoding.canonical import canonical
from pdpkit.encoding.reading import parse
from pdpkit.keys import signing_key, verify
from pdpkit.proof import hash_data, judge, sign, sign_by_holder
from pdpkit.report import Outcome
from world import (
    OTHER,
    PRIYA,
    TRUST,
    TRUST_KEY,
    Tree,
    copy,
    moment,
    record,
    share,
    signed,
    statement,
)

JCS = "w3c-vc-di-eddsa/TestVectors/eddsa-jcs-2022"


def code(tree: Tree, kind: Kind = Kind.STATEMENT, controller: str | None = TRUST) -> str:
    return judge(tree, kind, controller).check.code


def changed(**members: Any) -> Tree:
    tree = copy(signed(statement()))
    for name, value in members.items():
        if value is None:
            del tree["proof"][0][name]
        else:
            tree["proof"][0][name] = value
    return tree


def test_every_intermediate_value_of_the_w3c_vector(vectors: Path) -> None:
    def text(name: str) -> str:
        return (vectors / JCS / name).read_text(encoding="utf-8").strip()

    document = parse((vectors / JCS / "signedJCS.json").read_bytes())
    proof = document.pop("proof")
    value = proof.pop("proofValue")
    assert parse((vectors / JCS / "proofConfigJCS.json").read_bytes()) == proof
    assert canonical(document).decode() == text("canonDocJCS.txt")
    assert canonical(proof).decode() == text("proofCanonJCS.txt")
    hashed = hash_data(document, proof)
    assert hashed[:32].hex() == text("proofHashJCS.txt")
    assert hashed[32:].hex() == text("docHashJCS.txt")
    assert hashed.hex() == text("combinedHashJCS.txt")
    signature = from_base58(value[1:])
    assert signature.hex() == text("sigHexJCS.txt")
    assert "z" + to_base58(signature) == text("sigBTC58JCS.txt")
    key = proof["verificationMethod"].partition("#")[2]
    assert verify(key, signature, hashed) is None
    assert verify(key, signature, hashed[::-1]) == "proof-signature-invalid"

    pair = json.loads((vectors / "w3c-vc-di-eddsa/TestVectors/keyPair.json").read_bytes())
    secret = from_base58(pair["privateKeyMultibase"][1:])
    assert signing_key(secret[2:]).sign(hashed) == signature


def test_a_signed_statement_passes_in_both_shapes() -> None:
    tree = signed(statement())
    for shape in (tree, tree | {"proof": tree["proof"][0]}):
        judgement = judge(shape, Kind.STATEMENT, TRUST)
        assert judgement.check.outcome is Outcome.PASSED
        assert judgement.key == TRUST_KEY.text


@pytest.mark.parametrize(
    ("proof", "wanted"),
    [
        (None, "proof-malformed"),
        ({}, "proof-malformed"),
        ([], "proof-malformed"),
        ("z3XL", "proof-malformed"),
        ([5], "proof-malformed"),
        ([{}], "proof-malformed"),
    ],
)
def test_a_malformed_proof_is_no_proof(proof: Any, wanted: str) -> None:
    assert code(statement() | {"proof": proof}) == wanted


def test_a_missing_proof_is_missing() -> None:
    assert code(statement()) == "proof-missing"


@pytest.mark.parametrize(
    ("members", "wanted"),
    [
        ({"type": "Ed25519Signature2020"}, "proof-malformed"),
        ({"type": None}, "proof-malformed"),
        ({"cryptosuite": "none"}, "proof-suite-unsupported"),
        ({"cryptosuite": ""}, "proof-suite-unsupported"),
        ({"cryptosuite": "EDDSA-JCS-2022"}, "proof-suite-unsupported"),
        ({"cryptosuite": None}, "proof-suite-unsupported"),
        ({"proofPurpose": "authentication"}, "proof-purpose"),
        ({"proofPurpose": ["assertionMethod"]}, "proof-purpose"),
        ({"proofPurpose": None}, "proof-purpose"),
        ({"created": "22 November 2026"}, "proof-created-format"),
        ({"created": "2026-11-12T12:00:00.000Z"}, "proof-created-format"),
        ({"created": 20261112}, "proof-created-format"),
        ({"previousProof": "urn:uuid:1"}, "proof-unknown-field"),
        ({"nonce": "x"}, "proof-unknown-field"),
        ({"domain": "did:web:a.example"}, "proof-unknown-field"),
        ({"expires": "2027-01-01T00:00:00Z"}, "proof-unknown-field"),
        ({"verificationMethod": None}, "issuer-method-mismatch"),
        ({"verificationMethod": f"{OTHER}#{TRUST_KEY.text}"}, "issuer-method-mismatch"),
        ({"verificationMethod": TRUST}, "issuer-method-mismatch"),
        ({"verificationMethod": f"{TRUST}#{TRUST_KEY.text}#"}, "issuer-method-mismatch"),
        ({"verificationMethod": f"{TRUST}#key-1"}, "key-encoding"),
        ({"verificationMethod": f"{TRUST}#{PRIYA.key.text}"}, "proof-signature-invalid"),
        ({"proofValue": None}, "proof-value-encoding"),
        ({"proofValue": "z0OIl"}, "proof-value-encoding"),
        ({"proofValue": "u" + "A" * 86}, "proof-value-encoding"),
        ({"proofValue": "ab" * 64}, "proof-value-encoding"),
        ({"proofValue": "z" + to_base58(bytes(63))}, "proof-value-encoding"),
        ({"@context": None}, "proof-signature-invalid"),
        ({"@context": ["https://www.w3.org/ns/credentials/v2"]}, "context-mismatch"),
    ],
)  # fmt: skip
def test_each_wrong_member_has_its_code(members: dict[str, Any], wanted: str) -> None:
    tree = changed()
    for name, value in members.items():
        if value is None:
            del tree["proof"][0][name]
        else:
            tree["proof"][0][name] = value
    judgement = judge(tree, Kind.STATEMENT, TRUST)
    assert judgement.check.code == wanted
    assert judgement.key is None
    assert judgement.digest is None


@pytest.mark.parametrize("space", [" ", "\n", "\t"])
def test_a_proof_value_with_space_around_it_is_another_text(space: str) -> None:
    value = signed(statement())["proof"][0]["proofValue"]
    for text in (space + value, value + space, value.replace("z", "z" + space, 1)):
        assert code(changed(proofValue=text)) == "proof-value-encoding"


def test_a_registered_other_suite_alone_is_not_a_no() -> None:
    for suite in ("eddsa-rdfc-2022", "ecdsa-jcs-2019", "bbs-2023"):
        judgement = judge(changed(cryptosuite=suite), Kind.STATEMENT, TRUST)
        assert judgement.check.code == "proof-suite-unsupported"
        assert judgement.check.outcome is Outcome.UNDETERMINED
    judgement = judge(changed(cryptosuite="eddsa-jcs-2023"), Kind.STATEMENT, TRUST)
    assert judgement.check.outcome is Outcome.FAILED


def test_other_proofs_may_stand_beside_a_statements_own() -> None:
    tree = signed(statement())
    other = tree["proof"][0] | {"cryptosuite": "ecdsa-jcs-2019"}
    judgement = judge(tree | {"proof": [other, *tree["proof"]]}, Kind.STATEMENT, TRUST)
    assert judgement.check.outcome is Outcome.PASSED
    assert judgement.other_suites
    assert judgement.digest == judge(tree, Kind.STATEMENT, TRUST).digest


def test_but_not_beside_anything_else_and_never_two_of_ours() -> None:
    tree = signed(statement())
    assert code(tree | {"proof": tree["proof"] * 2}) == "proof-multiple"
    own = record()
    other = own["proof"][0] | {"cryptosuite": "ecdsa-jcs-2019"}
    assert code(own | {"proof": [*own["proof"], other]}, Kind.RECORD, None) == "proof-multiple"
    assert code(own, Kind.RECORD, None) == "proof-unchanged"


def test_ours_broken_beside_a_good_one_of_another_suite_is_broken() -> None:
    tree = changed(created="2026-11-12T12:00:01Z")
    tree["proof"].append(tree["proof"][0] | {"cryptosuite": "ecdsa-jcs-2019"})
    assert code(tree) == "proof-signature-invalid"


def test_signed_without_a_date_is_open_and_changed_is_changed() -> None:
    tree = sign(statement(), Kind.STATEMENT, TRUST_KEY, TRUST, {})
    judgement = judge(tree, Kind.STATEMENT, TRUST)
    assert judgement.check.code == "proof-created-missing"
    assert judgement.check.outcome is Outcome.UNDETERMINED
    tree["validFrom"] = "2020-01-01T00:00:00Z"
    assert code(tree) == "proof-signature-invalid"


def test_signed_without_the_context_in_its_proof_is_refused() -> None:
    bare = sign({n: v for n, v in statement().items() if n != "@context"}, Kind.STATEMENT,
                TRUST_KEY, TRUST, {"created": "2026-11-12T12:00:00Z"})  # fmt: skip
    assert code(bare) == "proof-unchanged"
    proof = bare["proof"][0]
    options = {n: v for n, v in proof.items() if n != "proofValue"}
    tree = statement()
    proof["proofValue"] = "z" + to_base58(TRUST_KEY.sign(hash_data(tree, options)))
    assert code(tree | {"proof": [proof]}) == "context-mismatch"


def test_the_kind_decides_purpose_and_members() -> None:
    own = record()
    assert code(own, Kind.DIRECTORY, None) == "proof-unchanged"  # same purpose; the mark differs
    assert code(own, Kind.SHARE, None) == "proof-purpose"
    assert code(own, Kind.KEY_EVENT, None) == "proof-unknown-field"
    assert code(PRIYA.log[0], Kind.KEY_EVENT, None) == "proof-unchanged"
    assert code(PRIYA.log[0], Kind.INTRODUCTION, None) == "proof-purpose"


def test_a_share_says_how_long_and_an_introduction_answers_a_challenge() -> None:
    """Signed by the right key, for the right purpose, and still without what its kind needs."""
    endless = sign_by_holder(share(record()), Kind.SHARE, PRIYA.key, {"created": moment()})
    assert code(endless, Kind.SHARE, None) == "proof-malformed"
    whole = {"created": moment(), "expires": moment(9)}
    assert code(sign_by_holder(endless, Kind.SHARE, PRIYA.key, whole), Kind.SHARE, None) == (
        "proof-unchanged"
    )
    given = {"created": moment()}
    one = sign_by_holder({"format": "pdp-introduction/1.0"}, Kind.INTRODUCTION, PRIYA.key, given)
    assert code(one, Kind.INTRODUCTION, None) == "proof-malformed"
    given |= {"challenge": "x", "domain": "y"}
    one = sign_by_holder(one, Kind.INTRODUCTION, PRIYA.key, given)
    assert code(one, Kind.INTRODUCTION, None) == "proof-unchanged"


def test_signing_again_replaces_the_proof() -> None:
    tree = signed(statement())
    again = signed(tree | {"validFrom": "2026-11-11T12:00:00Z"})
    assert len(again["proof"]) == 1
    assert code(again) == "proof-unchanged"
    assert tree["proof"] != again["proof"]
