"""The steps of ``docs/spec.md`` in the order of their numbers: of two faults the first is told."""

import json
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from pdpkit.credential import read_statement
from pdpkit.document import Kind, read_document
from pdpkit.encoding.alphabets import from_base58, to_base58
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from pdpkit.proof import judge
from world import Tree, copy, record, share, signed, statement

ORDER = 2**252 + 27742317777372353535851937790883648493
# A point of order 4: y is zero.
WEAK = "z" + to_base58(b"\xed\x01" + bytes(32))


def set_proof(**members: Any) -> Callable[[Tree], None]:
    def change(tree: Tree) -> None:
        tree["proof"][0].update(members)

    return change


def drop_proof_context(tree: Tree) -> None:
    del tree["proof"][0]["@context"]


def raise_scalar(tree: Tree) -> None:
    """S and the group order: the same signature in another writing."""
    value = tree["proof"][0]["proofValue"]
    signature = from_base58(value[1:])
    raised = int.from_bytes(signature[32:], "little") + ORDER
    tree["proof"][0]["proofValue"] = "z" + to_base58(signature[:32] + raised.to_bytes(32, "little"))


def weaken_point(tree: Tree) -> None:
    signature = from_base58(tree["proof"][0]["proofValue"][1:])
    tree["proof"][0]["proofValue"] = "z" + to_base58(bytes(32) + signature[32:])


def change_holder(tree: Tree) -> None:
    tree["holder"] += "x"


# Step, what it is broken by, which member that changes, the code.
PROOF: list[tuple[str, Callable[[Tree], None], str, str]] = [
    ("P3", set_proof(cryptosuite="x"), "suite", "proof-suite-unsupported"),
    ("P5", set_proof(nonce="x"), "nonce", "proof-unknown-field"),
    ("P6", set_proof(type="x"), "type", "proof-malformed"),
    ("P7", set_proof(proofPurpose="assertionMethod"), "purpose", "proof-purpose"),
    ("P8", set_proof(expires="2026"), "expires", "proof-created-format"),
    ("P9", set_proof(domain="x"), "domain", "proof-malformed"),
    ("P10", set_proof(verificationMethod="x"), "method", "issuer-method-mismatch"),
    ("P11", set_proof(verificationMethod=f"did:key:{WEAK}#{WEAK}"), "method", "key-weak"),
    ("P12", set_proof(proofValue="x"), "value", "proof-value-encoding"),
    ("P13", set_proof(**{"@context": []}), "context", "context-mismatch"),
    ("P14", raise_scalar, "value", "proof-signature-encoding"),
    ("P15", weaken_point, "value", "proof-signature-weak"),
    ("P16", change_holder, "holder", "proof-signature-invalid"),
]


@pytest.mark.parametrize(("first", "second"), [*combinations(PROOF, 2)], ids=lambda step: step[0])
def test_of_two_faults_of_a_proof_the_first_is_told(first: Any, second: Any) -> None:
    tree = copy(share(record(signed(statement()))))
    assert judge(tree, Kind.SHARE).check.code == "proof-unchanged"
    if first[2] == second[2]:
        second = first
    for step in (second, first):
        step[1](tree)
    assert judge(tree, Kind.SHARE).check.code == first[3]


def set_in(*path: str, value: Any = "x") -> Callable[[Tree], None]:
    def change(tree: Tree) -> None:
        place = tree
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


SUBJECT = "credentialSubject"
UNDERSTOOD: list[tuple[str, Callable[[Tree], None], str]] = [
    ("U1", set_in("@context", value=[]), "context-not-pinned"),
    ("U2", set_in("type"), "schema-credential-type"),
    ("U3", set_in("id"), "schema-id"),
    ("U4", set_in(SUBJECT, "minutes"), "statement-not-understood"),
    ("U5", set_in("ext", value={"a": [{"@context": "x"}]}), "context-not-pinned"),
    ("U7", set_in(SUBJECT, "end", value="2023"), "statement-not-understood"),
    ("U8", set_in("validUntil", value="2020-01-01T00:00:00Z"), "schema-range"),
]


@pytest.mark.parametrize(
    ("first", "second"), [*combinations(UNDERSTOOD, 2)], ids=lambda step: step[0]
)
def test_of_two_things_that_are_not_understood_the_first_is_told(first: Any, second: Any) -> None:
    tree = copy(signed(statement()))
    assert read_statement(tree)[0].code == "statement-understood"
    for step in (second, first):
        step[1](tree)
    assert read_statement(tree)[0].code == first[2]


# Each breaks one step in a text that has a place for all of them.
BYTES: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("B2", lambda data: b"\xef\xbb\xbf" + data, "json-bom"),
    ("B3", lambda data: data.replace(b"TEXT", b"\xff"), "json-encoding"),
    ("B5", lambda data: data + b"x", "json-syntax"),
    ("B6", lambda data: data.replace(b"DEEP", b"[" * 70 + b"]" * 70), "json-depth"),
    ("B7", lambda data: data.replace(b"HALF", b'"\\ud800"'), "json-surrogate"),
    ("B8", lambda data: data.replace(b"NUMBER", b"1.5"), "json-number-form"),
    ("B8 ", lambda data: data.replace(b"LETTER", b'"\\u0007"'), "text-control-char"),
    ("B10", lambda data: data.replace(b"OTHER", b"format"), "schema-mark-ambiguous"),
]
ROOM = b'{"@context": "TEXT", "OTHER": DEEP, "b": HALF, "c": NUMBER, "d": LETTER}'


@pytest.mark.parametrize(("first", "second"), [*combinations(BYTES, 2)], ids=lambda step: step[0])
def test_of_two_faults_of_a_text_the_first_is_told(first: Any, second: Any) -> None:
    data = second[1](first[1](ROOM))
    for room in (b"DEEP", b"HALF", b"NUMBER", b"LETTER"):
        data = data.replace(room, b"1")
    with pytest.raises(InputError) as raised:
        read_document(data)
    assert raised.value.code == first[2]


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("pdp", "schema-version-missing"),
        ("pdp/1", "schema-version-missing"),
        ("pdp/2", "schema-version-unsupported"),
        ("pdp/0.9", "schema-version-unsupported"),
        ("pdp/2.7", "schema-version-unsupported"),
        ("pdp/1.00", "schema-mark-unknown"),
        ("pdp/01.0", "schema-mark-unknown"),
        ("pdp/1.12345", "schema-mark-unknown"),
        ("pdp/1.0 ", "schema-mark-unknown"),
        ("PDP/1.0", "schema-mark-unknown"),
        ("pdp-other/2.0", "schema-mark-unknown"),
        ("pdp-pins/1", "schema-mark-unknown"),
        (1, "schema-mark-unknown"),
        (None, "schema-mark-unknown"),
    ],
)
def test_a_mark_is_read_as_the_page_says(mark: Any, code: str) -> None:
    with pytest.raises(InputError) as raised:
        read_document(json.dumps({"format": mark}).encode())
    assert raised.value.code == code
    assert read_document(dump({"format": "pdp/1.9999"})).newer_minor
