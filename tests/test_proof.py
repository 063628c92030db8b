"""``proof``: the W3C vectors, and every way in which a proof can be wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from pdpkit.document import Kind
from pdpkit.encoding.alphabets import from_base58, to_base58
from pdpkit.encoding.canonical import canonical, digest
from pdpkit.encoding.reading import parse, without
from pdpkit.keys import signing_key, verify
from pdpkit.proof import find_digest, hash_data, judge, sign, sign_by_holder, signed_digest
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
    options = without(proof, "proofValue")
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


METHOD = "/verificationMethod"
SIGNER = f"{TRUST}#{TRUST_KEY.text}"
# Beyond the group order; of small order in its first half; of nothing that stands here.
HIGH, WEAK, OTHERS = (
    "z" + to_base58(first + last)
    for first, last in [
        (bytes(range(1, 33)), b"\xff" * 32),
        (b"\x01" + bytes(31), bytes(32)),
        (bytes(range(1, 33)), bytes(32)),
    ]
)


@pytest.mark.parametrize(
    ("step", "members", "wanted", "where"),
    [
        ("P3", {"cryptosuite": "x", "id": "x"}, "proof-suite-unsupported", "/cryptosuite"),
        ("P5", {"id": "urn:uuid:1", "type": "x"}, "proof-unknown-field", ""),
        ("P6", {"type": "x", "proofPurpose": "x"}, "proof-malformed", "/type"),
        ("P7", {"proofPurpose": "x", "created": "x"}, "proof-purpose", "/proofPurpose"),
        ("P8", {"created": 5, "verificationMethod": 5}, "proof-created-format", "/created"),
        ("P10", {"verificationMethod": 5, "proofValue": 5}, "issuer-method-mismatch", METHOD),
        ("P10", {"verificationMethod": f"{SIGNER}#"}, "issuer-method-mismatch", METHOD),
        ("P10", {"verificationMethod": f"{OTHER}#x"}, "issuer-method-mismatch", METHOD),
        ("P11", {"verificationMethod": f"{TRUST}#x", "proofValue": 5}, "key-encoding", METHOD),
        ("P12", {"proofValue": 5, "@context": []}, "proof-value-encoding", "/proofValue"),
        ("P12", {"proofValue": f"m{OTHERS}"}, "proof-value-encoding", "/proofValue"),
        ("P12", {"proofValue": "z0"}, "proof-value-encoding", "/proofValue"),
        ("P12", {"proofValue": f"z1{HIGH[1:]}"}, "proof-value-encoding", "/proofValue"),
        ("P13", {"@context": [], "proofValue": HIGH}, "context-mismatch", "/@context"),
        ("P14", {"proofValue": HIGH}, "proof-signature-encoding", ""),
        ("P15", {"proofValue": WEAK}, "proof-signature-weak", ""),
        ("P16", {"proofValue": OTHERS}, "proof-signature-invalid", ""),
    ],
)
def test_the_first_step_that_fails_ends_it_and_says_where(
    step: str, members: dict[str, Any], wanted: str, where: str
) -> None:
    """What the steps behind it would find is not told."""
    judgement = judge(changed(**members), Kind.STATEMENT, TRUST, name="holderProof")
    check = judgement.check
    assert (check.code, check.where) == (wanted, f"/proof{where}"), step
    assert (check.name, check.outcome) == ("holderProof", Outcome.FAILED)
    assert judgement[1:] == (None, None, None, None, False)


def test_what_is_not_known_in_a_proof_is_told_by_its_name() -> None:
    """Step P5."""
    assert judge(changed(nonce="x"), Kind.STATEMENT, TRUST).check.values == {"name": "nonce"}
    own = record()
    own["proof"][0]["@context"] = []
    check = judge(own, Kind.RECORD).check
    assert (check.code, check.values) == ("proof-unknown-field", {"name": "@context"})


def test_a_missing_proof_is_missing() -> None:
    """Step P1."""
    check = judge(statement(), Kind.STATEMENT, TRUST).check
    assert (check.outcome, check.code, check.where) == (Outcome.FAILED, "proof-missing", "/proof")


@pytest.mark.parametrize("proof", [None, {}, [], "z3XL", [5], [{}], 0, False, ""])
def test_a_proof_that_is_none_is_malformed(proof: Any) -> None:
    """Step P2, also where a good one stands beside it."""
    good = signed(statement())["proof"]
    for found in (proof, [*good, proof]):
        check = judge(statement() | {"proof": found}, Kind.STATEMENT, TRUST).check
        assert (check.code, check.where) == ("proof-malformed", "/proof")
        assert check.outcome is Outcome.FAILED


@pytest.mark.parametrize(
    ("suites", "outcome"),
    [
        (["eddsa-rdfc-2022"], Outcome.UNDETERMINED),
        (["ecdsa-rdfc-2019"], Outcome.UNDETERMINED),
        (["ecdsa-jcs-2019"], Outcome.UNDETERMINED),
        (["ecdsa-sd-2023"], Outcome.UNDETERMINED),
        (["bbs-2023"], Outcome.UNDETERMINED),
        (["bbs-2023", "ecdsa-sd-2023"], Outcome.UNDETERMINED),
        (["bbs-2023", "x"], Outcome.FAILED),
        ([["bbs-2023"]], Outcome.FAILED),
        ([None], Outcome.FAILED),
    ],
)
def test_only_suites_that_are_registered_are_no_no(suites: list[Any], outcome: Outcome) -> None:
    """Step P3: each of the proofs names one of them."""
    tree = statement() | {"proof": [{"cryptosuite": suite} for suite in suites]}
    check = judge(tree, Kind.STATEMENT, TRUST).check
    assert (check.code, check.where) == ("proof-suite-unsupported", "/proof/cryptosuite")
    assert check.outcome is outcome


def test_one_proof_is_ours() -> None:
    """Step P4."""
    tree = signed(statement())
    (ours,) = tree["proof"]
    other = {"cryptosuite": "bbs-2023"}
    twice = judge(tree | {"proof": [ours, other, ours]}, Kind.STATEMENT, TRUST).check
    assert (twice.code, twice.where) == ("proof-multiple", "/proof")
    for proofs in ([ours, other], [other, ours], [{"x": 1}, other, ours]):
        judgement = judge(tree | {"proof": proofs}, Kind.STATEMENT, TRUST)
        assert judgement.check.code == "proof-unchanged"
        assert judgement.other_suites is True
        assert judgement.proof == ours
    assert judge(tree, Kind.STATEMENT, TRUST).other_suites is False
    own = record()
    beside = judge(own | {"proof": [*own["proof"], other]}, Kind.RECORD).check
    assert (beside.code, beside.where, beside.outcome) == (
        "proof-multiple",
        "/proof",
        Outcome.FAILED,
    )


DOMAIN = {"domain": "did:web:a.example", "challenge": "x"}


@pytest.mark.parametrize(
    ("kind", "options", "where"),
    [
        (Kind.SHARE, {"expires": moment(9)}, None),
        (Kind.SHARE, {"expires": moment(9), **DOMAIN}, None),
        (Kind.SHARE, {"expires": moment(9), "domain": "x"}, "/proof/challenge"),
        (Kind.SHARE, {"expires": moment(9), "challenge": "x"}, "/proof/challenge"),
        (Kind.SHARE, {"expires": moment(9), **DOMAIN, "domain": 5}, "/proof/domain"),
        (Kind.SHARE, {"expires": moment(9), **DOMAIN, "challenge": 5}, "/proof/challenge"),
        (Kind.SHARE, DOMAIN, "/proof/expires"),
        (Kind.INTRODUCTION, DOMAIN, None),
        (Kind.INTRODUCTION, {}, "/proof/challenge"),
        (Kind.INTRODUCTION, {"domain": "x"}, "/proof/challenge"),
    ],
)
def test_for_whom_and_how_long(kind: Kind, options: dict[str, Any], where: str | None) -> None:
    """Step P9."""
    tree = sign_by_holder({"x": 1}, kind, PRIYA.key, {"created": moment(), **options})
    judgement = judge(tree, kind)
    if where is None:
        assert judgement.check.code == "proof-unchanged"
    else:
        assert (judgement.check.code, judgement.check.where) == ("proof-malformed", where)
        assert judgement.key is None


def test_until_when_is_a_moment() -> None:
    """Step P8."""
    tree = sign_by_holder(
        {"x": 1}, Kind.SHARE, PRIYA.key, {"created": moment(), "expires": "2027-01-01"}
    )
    check = judge(tree, Kind.SHARE).check
    assert (check.code, check.where) == ("proof-created-format", "/proof/expires")


def test_the_name_before_the_key_is_what_was_asked_for() -> None:
    """Step P10: nothing at all where the caller asks for nothing."""
    nameless = sign(statement(), Kind.STATEMENT, TRUST_KEY, "", {"created": moment()})
    assert code(nameless, controller="") == "proof-unchanged"
    assert code(nameless, controller=None) == "issuer-method-mismatch"
    assert code(nameless) == "issuer-method-mismatch"
    assert code(signed(statement()), controller="") == "issuer-method-mismatch"
    borrowed = sign(record(), Kind.RECORD, PRIYA.key, f"did:key:{TRUST_KEY.text}", {})
    assert code(borrowed, Kind.RECORD, None) == "issuer-method-mismatch"


def test_the_context_is_signed_twice_where_there_is_one() -> None:
    """Steps P13 and P17, of which the second comes behind the signature."""
    tree = signed(statement())
    bare = {name: value for name, value in tree.items() if name != "@context"}
    check = judge(bare, Kind.STATEMENT, TRUST).check
    assert (check.code, check.where) == ("context-mismatch", "/proof/@context")
    left = copy(tree)
    del left["proof"][0]["@context"]
    assert code(left) == "proof-signature-invalid"
    options = without(left["proof"][0], "proofValue")
    signature = TRUST_KEY.sign(hash_data(statement(), options))
    left["proof"] = options | {"proofValue": "z" + to_base58(signature)}
    check = judge(left, Kind.STATEMENT, TRUST).check
    assert (check.code, check.where) == ("context-mismatch", "/proof/@context")
    assert check.outcome is Outcome.FAILED


def test_who_signed_is_known_without_a_date() -> None:
    """Step P18."""
    tree = sign(statement(), Kind.STATEMENT, TRUST_KEY, TRUST, {})
    judgement = judge(tree, Kind.STATEMENT, TRUST)
    assert (judgement.check.code, judgement.check.where) == (
        "proof-created-missing",
        "/proof/created",
    )
    assert (judgement.key, judgement.created) == (TRUST_KEY.text, None)
    assert judgement.digest == signed_digest(tree)
    assert judge(PRIYA.log[0], Kind.KEY_EVENT).check.outcome is Outcome.PASSED


def test_a_proof_is_made_as_the_rule_says() -> None:
    """Rule 3: its members in their order, and of the options what the kind has."""
    tree = statement() | {"proof": "an older one"}
    given = {"created": moment(), "expires": moment(9), **DOMAIN}
    made = sign(tree, Kind.STATEMENT, TRUST_KEY, TRUST, given)
    (proof,) = made["proof"]
    assert list(proof) == [
        *("type", "cryptosuite", "created", "verificationMethod", "proofPurpose"),
        *("@context", "proofValue"),
    ]
    assert (proof["type"], proof["cryptosuite"]) == ("DataIntegrityProof", "eddsa-jcs-2022")
    assert proof["created"] == moment()
    assert proof["verificationMethod"] == SIGNER
    assert proof["proofPurpose"] == "assertionMethod"
    assert proof["@context"] == tree["@context"]
    assert without(made, "proof") == statement()
    own = sign_by_holder({"x": 1}, Kind.SHARE, PRIYA.key, given)["proof"][0]
    assert {name: own[name] for name in given} == given
    assert own["verificationMethod"] == f"did:key:{PRIYA.key.text}#{PRIYA.key.text}"
    assert "@context" not in own
    judgement = judge(made, Kind.STATEMENT, TRUST)
    assert (judgement.check.name, judgement.check.outcome) == ("proof", Outcome.PASSED)
    assert judgement.check.code == "proof-unchanged"
    assert (judgement.key, judgement.created) == (TRUST_KEY.text, moment())
    assert judgement.proof == proof


def test_the_digest_of_a_statement_is_that_of_what_was_signed() -> None:
    """Rule 7: the 64 bytes and the signature."""
    tree = signed(statement())
    (proof,) = tree["proof"]
    options = without(proof, "proofValue")
    whole = digest(hash_data(statement(), options) + from_base58(proof["proofValue"][1:]))
    assert signed_digest(tree) == find_digest(tree) == whole
    assert judge(tree, Kind.STATEMENT, TRUST).digest == whole
    assert find_digest(tree | {"proof": [{"cryptosuite": "bbs-2023"}, proof]}) == whole
    for other in (statement(), tree | {"proof": []}, changed(proofValue="x")):
        assert find_digest(other) is None
