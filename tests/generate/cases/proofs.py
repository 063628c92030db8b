"""Group 3, first part: what a signature covers, and every other form that a proof can take."""

import json
from collections.abc import Iterator
from typing import Any, Final

from generate.cases.cast import MARTA, NORTHWAY, SALTMARSH
from generate.cases.papers import (
    altered,
    record,
    share,
    sign_statement,
    statement,
    unsigned_statement,
)
from generate.cases.vector import (
    GONE,
    PASSED_IN_RECORD,
    Vector,
    confirmed,
    edit,
    invalid,
    not_genuine,
    swap,
    unconfirmed,
    valid,
)
from pdpkit.document import STATEMENT_CONTEXT
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.writing import dump
from pdpkit.report import DECIDING_CHECKS

_SIGNED: Final = statement()
PROOF: Final[Tree] = _SIGNED["proof"][0]
_VALUE: Final[str] = PROOF["proofValue"]
# What another program might put beside our proof; it is not ours to check.
_OTHER: Final[Tree] = {
    "type": "DataIntegrityProof",
    "cryptosuite": "ecdsa-jcs-2019",
    "created": "2026-07-10T09:00:00Z",
    "verificationMethod": "did:web:saltmarsh.example#other",
    "proofPurpose": "assertionMethod",
    "proofValue": "z" + "2" * 88,
}


def list_vectors() -> Iterator[Vector]:
    yield from _alterations()
    yield from _equal_writings()
    yield from _missing()
    yield from _suites()
    yield from _purposes()
    yield from _methods()
    yield from _several()
    yield from _members()
    yield from _contexts()


def changed(
    name: str, row: str, about: str, changes: Tree, code: str = "proof-signature-invalid"
) -> Vector:
    """A statement that was changed after it was signed."""
    expect = not_genuine(code)
    return invalid(name, row, about, altered(changes), expect, sibling="statement")


def _resigned(name: str, row: str, about: str, proof: Tree, expect: Tree) -> Vector:
    """A statement whose signature covers another proof than it should."""
    return invalid(
        name, row, about, sign_statement(unsigned_statement(), proof), expect, sibling="statement"
    )


def _alterations() -> Iterator[Vector]:
    subject = "/credentialSubject"
    changes: dict[str, Tree] = {
        "minutes": {f"{subject}/minutes": 450},
        "minutes-taken-out": {f"{subject}/minutes": GONE},
        "name": {f"{subject}/identifier/0/identityHash": "Priya Nairn"},
        "title": {f"{subject}/achievement/name": "Attended: Reasoning talk in Years 3 and 5"},
        "what-is-said": {f"{subject}/statement": "led"},
        "day": {f"{subject}/start": "2024-01-05"},
        "issuer-name": {"/issuer/name": "Saltmarsh Learning Thrust"},
        "id": {"/id": _SIGNED["id"][:-1] + ("0" if _SIGNED["id"][-1] != "0" else "1")},
        "member-added": {"/ext": {"rating": "good"}},
        "withdrawal-taken-out": {"/credentialStatus": GONE},
        "true-for-false": {f"{subject}/identifier/0/hashed": True},
        "created": {"/proof/0/created": "2026-07-10T09:00:01Z"},
        "no-break-space": {f"{subject}/identifier/0/identityHash": "Priya\u00a0Nair"},
    }
    for name, change in changes.items():
        about = f"Changed after signing: {name.replace('-', ' ')}."
        yield changed(f"altered-{name}", "41", about, change)
    line_end = {f"{subject}/achievement/criteria/narrative": _with_crlf()}
    about = "A line end inside a text was changed from LF to CRLF."
    yield changed("altered-line-end", "43", about, line_end)
    about = "The subject was changed to the one who shows it."
    expect = not_genuine("proof-signature-invalid", passed=PASSED_IN_RECORD)
    document = record([altered({f"{subject}/id": MARTA.id})], person=MARTA)
    yield invalid("altered-subject", "44", about, document, expect, sibling="record-of-another")
    own = unsigned_statement(person=MARTA)
    about = "A record of another person, with that person's statement."
    document = record([sign_statement(own)], person=MARTA)
    yield valid("record-of-another", "44", about, document, confirmed(PASSED_IN_RECORD))

    about = "A share with one statement."
    passing = confirmed(PASSED_IN_RECORD, audience="share-made-for")
    yield valid("share", "41", about, share([_SIGNED]), passing)
    about = "A changed statement that the holder shows as it is, and signs."
    minutes = altered({f"{subject}/minutes": 450})
    expect = not_genuine("proof-signature-invalid", passed=PASSED_IN_RECORD)
    yield invalid("altered-in-a-record", "41", about, record([minutes]), expect, sibling="record")
    yield invalid("altered-in-a-share", "41", about, share([minutes]), expect, sibling="share")
    about = "The statement in a record was changed after both had signed."
    pointer = "/statements/0/credentialSubject/minutes"
    document = edit(record([_SIGNED]), {pointer: 450})
    expect = edit(expect, {"/checks/holderProof": ["undetermined", "holder-proof-invalid"]})
    yield invalid("altered-within-a-record", "41", about, document, expect, sibling="record")
    about = "The statement in a share was changed after both had signed."
    pointer = "/verifiableCredential/0/credentialSubject/minutes"
    document = edit(share([_SIGNED]), {pointer: 450})
    expect = edit(expect, {"/checks/holderProof": ["failed", "share-proof-invalid"]})
    yield invalid("altered-within-a-share", "41", about, document, expect, sibling="share")


def _with_crlf() -> str:
    narrative: str = _SIGNED["credentialSubject"]["achievement"]["criteria"]["narrative"]
    assert "\n" in narrative
    return narrative.replace("\n", "\r\n")


def _equal_writings() -> Iterator[Vector]:
    text = dump(_SIGNED)
    writings = {
        "members-in-another-order": dump(_reverse(_SIGNED)),
        "other-white-space": text.replace(b"\n", b"\r\n\t "),
        "no-white-space": json.dumps(_SIGNED, separators=(",", ":")).encode(),
        "letters-by-number": swap(text, '"Priya Nair"', '"\\u0050riya\\u0020Nair"'),
        "slashes-with-a-backslash": text.replace(b"https://", b"https:\\/\\/"),
        "proof-as-object": dump(edit(_SIGNED, {"/proof": PROOF})),
    }
    for name, document in writings.items():
        about = f"Written otherwise with the same meaning: {name.replace('-', ' ')}."
        yield valid(f"same-by-{name}", "42", about, document, confirmed())


def _reverse(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _reverse(value[name]) for name in reversed(value)}
    return [_reverse(item) for item in value] if isinstance(value, list) else value


def _missing() -> Iterator[Vector]:
    about = "The proof was taken out."
    yield changed("proof-missing", "46", about, {"/proof": GONE}, "proof-missing")
    about = "The proof was taken out, in a record that its holder signed."
    expect = not_genuine("proof-missing", passed=PASSED_IN_RECORD)
    document = record([altered({"/proof": GONE})])
    yield invalid("proof-missing-in-a-record", "46", about, document, expect, sibling="record")
    about = "A statement in a record that is no object at all."
    yield invalid("statement-null", "46", about, record([None]), expect, sibling="record")
    wrong: dict[str, Any] = {
        "null": None,
        "empty-object": {},
        "empty-list": [],
        "text": _VALUE,
        "number": 1,
        "list-of-null": [None],
        "list-of-text": [_VALUE],
        "list-of-lists": [[PROOF]],
        "list-with-an-empty-object": [PROOF, {}],
    }
    for name, proof in wrong.items():
        about = f"A proof that is none: {name.replace('-', ' ')}."
        yield changed(f"proof-{name}", "47", about, {"/proof": proof}, "proof-malformed")
    for name, value in {"other": "Ed25519Signature2020", "missing": GONE}.items():
        about = f"Signed with another type of proof: {name}."
        expect = not_genuine("proof-malformed")
        yield _resigned(f"proof-type-{name}", "47", about, {"type": value}, expect)


def _suites() -> Iterator[Vector]:
    wrong: dict[str, Any] = {
        "unknown": "eddsa-jcs-2021",
        "none": "none",
        "empty": "",
        "in-capitals": "EDDSA-JCS-2022",
        "with-a-space": "eddsa-jcs-2022 ",
        "list": ["eddsa-jcs-2022"],
        "object": {"name": "eddsa-jcs-2022"},
        "number": 2022,
        "null": None,
        "missing": GONE,
    }
    for name, suite in wrong.items():
        about = f"Signed under a suite that is none: {name.replace('-', ' ')}."
        expect = not_genuine("proof-suite-unsupported")
        yield _resigned(f"suite-{name}", "48", about, {"cryptosuite": suite}, expect)
    for suite in ("ecdsa-jcs-2019", "eddsa-rdfc-2022", "bbs-2023"):
        document = altered({"/proof": [_OTHER | {"cryptosuite": suite}]})
        about = f"Signed under {suite} alone, which is not checked here."
        expect = _nothing_known("proof-suite-unsupported")
        yield invalid(f"suite-{suite}", "48", about, document, expect, sibling="statement")
    about = "Another registered suite beside one that is none."
    proofs = [_OTHER, _OTHER | {"cryptosuite": "none"}]
    code = "proof-suite-unsupported"
    yield changed("suite-none-beside-another", "48", about, {"/proof": proofs}, code)


def _nothing_known(code: str) -> Tree:
    """The proof cannot be judged here, so nothing that the statement says is."""
    expect = unconfirmed(proof=code)
    skipped = {name: ["skipped", "statement-check-stopped"] for name in DECIDING_CHECKS[1:]}
    return expect | {"checks": expect["checks"] | skipped}


def _purposes() -> Iterator[Vector]:
    wrong: dict[str, Any] = {
        "authentication": "authentication",
        "invocation": "capabilityInvocation",
        "missing": GONE,
        "list": ["assertionMethod"],
        "null": None,
    }
    for name, purpose in wrong.items():
        about = f"Signed for another purpose: {name}."
        expect = not_genuine("proof-purpose")
        yield _resigned(f"purpose-{name}", "50", about, {"proofPurpose": purpose}, expect)


def _methods() -> Iterator[Vector]:
    own, other = SALTMARSH.key.text, NORTHWAY.key.text
    wrong: dict[str, Any] = {
        "of-another": f"{NORTHWAY.id}#{own}",
        "of-a-longer-name": f"{SALTMARSH.id}.evil#{own}",
        "did-key": f"did:key:{own}#{own}",
        "without-issuer": f"#{own}",
        "without-key": SALTMARSH.id,
        "with-two-parts": f"{SALTMARSH.id}#{own}#{own}",
        "object": {"id": f"{SALTMARSH.id}#{own}"},
        "missing": GONE,
    }
    for name, method in wrong.items():
        about = f"Signed with a method that is not the issuer's: {name.replace('-', ' ')}."
        expect = not_genuine("issuer-method-mismatch")
        yield _resigned(f"method-{name}", "52", about, {"verificationMethod": method}, expect)
    about = "Another listed trust signed what names this one as its issuer."
    expect = not_genuine("issuer-method-mismatch")
    document = sign_statement(unsigned_statement(), trust=NORTHWAY)
    yield invalid("method-of-another-signer", "52", about, document, expect, sibling="statement")
    about = "Another listed trust signed under this one's name with its own key."
    expect = unconfirmed(issuer="issuer-key-unlisted", keyWindow="issuer-unknown")
    document = sign_statement(
        unsigned_statement(), {"verificationMethod": f"{SALTMARSH.id}#{other}"}, trust=NORTHWAY
    )
    yield invalid("method-with-anothers-key", "52", about, document, expect, sibling="statement")


def _several() -> Iterator[Vector]:
    passing = confirmed(otherSuites="proof-only-ours")
    passing["checks"]["otherSuites"] = ["undetermined", "proof-other-suite"]
    for name, proofs in {"behind": [PROOF, _OTHER], "before": [_OTHER, PROOF]}.items():
        about = f"A proof of another suite stands {name} ours: noted, not checked."
        document = altered({"/proof": proofs})
        yield valid(f"proof-of-another-suite-{name}", "59", about, document, passing)
    again = sign_statement(unsigned_statement(), {"created": "2026-07-11T09:00:00Z"})["proof"]
    for name, proofs in {"equal": [PROOF, PROOF], "different": [PROOF, *again]}.items():
        about = f"Two proofs of our suite, both good: {name}."
        yield changed(f"proof-twice-{name}", "60", about, {"/proof": proofs}, "proof-multiple")
    about = "Our proof does not hold, and another suite's stands beside it."
    broken = edit(_SIGNED, {"/proof": [PROOF, _OTHER], "/credentialSubject/minutes": 450})
    expect = not_genuine("proof-signature-invalid")
    sibling = "proof-of-another-suite-behind"
    yield invalid("proof-broken-beside-another", "60", about, broken, expect, sibling=sibling)
    about = "A proof of another suite beside the holder's own: only statements may have one."
    document = share([_SIGNED])
    document["proof"] = [*document["proof"], _OTHER]
    expect = confirmed(PASSED_IN_RECORD) | {"exit": 1, "verdict": "do-not-rely"}
    expect["checks"]["holderProof"] = ["failed", "share-proof-invalid"]
    yield invalid("proof-twice-on-a-share", "60", about, document, expect, sibling="share")


def _members() -> Iterator[Vector]:
    members: Tree = {
        "nonce": "1234",
        "id": "urn:uuid:5f1d7c1e-6d4b-4a53-9f3e-0c8a2f3b4d5e",
        "previousProof": "urn:uuid:5f1d7c1e-6d4b-4a53-9f3e-0c8a2f3b4d5e",
        "expires": "2030-01-01T00:00:00Z",
        "domain": "northway.example",
        "challenge": "1234",
        "jws": "",
    }
    for name, value in members.items():
        about = f"Signed with a member that no statement's proof has: {name}."
        expect = not_genuine("proof-unknown-field")
        yield _resigned(f"proof-member-{name.lower()}", "62", about, {name: value}, expect)


def _contexts() -> Iterator[Vector]:
    longer = [*STATEMENT_CONTEXT, "https://example.org/context"]
    about = "A context was appended to the document; the proof still has the old ones."
    changes: Tree = {"/@context": longer}
    yield changed("context-appended", "63", about, changes, "context-mismatch")
    about = "A context was appended to document and proof."
    changes = {"/@context": longer, "/proof/0/@context": longer}
    yield changed("context-appended-to-both", "63", about, changes)
    about = "A context was appended to the document and taken out of the proof."
    changes = {"/@context": longer, "/proof/0/@context": GONE}
    yield changed("context-appended-and-taken-out", "63", about, changes)
    about = "A context was appended to the proof alone."
    changes = {"/proof/0/@context": longer}
    yield changed("context-appended-to-the-proof", "63", about, changes, "context-mismatch")
    about = "Signed without the context in the proof, where it has to stand."
    expect = not_genuine("context-mismatch")
    yield _resigned("context-not-in-the-proof", "63", about, {"@context": GONE}, expect)
