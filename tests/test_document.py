"""``document``: the mark is compared whole, and what a file is is decided once."""

from typing import Any

import pytest

from pdpkit.document import Document, Kind, expect, find_kind, read_document
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from world import PRIYA, directory, record, share, signed, statement, withdrawals


def refusal(tree: Any) -> str:
    with pytest.raises(InputError) as caught:
        read_document(dump(tree))
    return caught.value.code


def test_every_kind_is_known_by_its_mark() -> None:
    own = record()
    found = {
        Kind.RECORD: own,
        Kind.SHARE: share(own),
        Kind.STATEMENT: signed(statement()),
        Kind.LIST: withdrawals(),
        Kind.DIRECTORY: directory().tree,
        Kind.KEY_EVENT: PRIYA.log[0],
        Kind.INTRODUCTION: {"format": "pdp-introduction/1.0"},
        Kind.CARD: {"format": "pdp-issuer/1.0"},
        Kind.LINK: {"format": "pdp-link/1.0"},
    }
    assert set(found) == set(Kind)
    for kind, tree in found.items():
        assert read_document(dump(tree)).kind is kind


@pytest.mark.parametrize(
    ("tree", "code"),
    [
        ([], "schema-not-object"),
        ("pdp/1.0", "schema-not-object"),
        (None, "schema-not-object"),
        ({}, "schema-version-missing"),
        ({"format": "pdp"}, "schema-version-missing"),
        ({"format": "pdp/2.0"}, "schema-version-unsupported"),
        ({"format": "pdp/0.9"}, "schema-version-unsupported"),
        ({"format": "pdp/1"}, "schema-version-missing"),
        ({"format": "pdp/2"}, "schema-version-unsupported"),
        ({"format": "pdp/01.0"}, "schema-mark-unknown"),
        ({"format": "xpdp/1.0"}, "schema-mark-unknown"),
        ({"format": "pdp/1.0 "}, "schema-mark-unknown"),
        ({"format": "see pdp/1.0"}, "schema-mark-unknown"),
        ({"format": "PDP/1.0"}, "schema-mark-unknown"),
        ({"format": ["pdp/1.0"]}, "schema-mark-unknown"),
        ({"format": 1}, "schema-mark-unknown"),
        ({"format": None}, "schema-mark-unknown"),
        ({"format": "pdp/1.0", "@context": []}, "schema-mark-ambiguous"),
    ],
)
def test_other_marks_are_refused(tree: Any, code: str) -> None:
    assert refusal(tree) == code


def test_an_unsupported_version_names_the_one_that_is_needed() -> None:
    with pytest.raises(InputError) as caught:
        read_document(b'{"format":"pdp/7.2"}')
    assert caught.value.values["major"] == 7


def test_a_newer_minor_version_is_read_and_noted() -> None:
    assert find_kind({"format": "pdp/1.12"}) == (Kind.RECORD, True)
    assert find_kind({"format": "pdp/1.0"}) == (Kind.RECORD, False)


def test_what_has_a_context_is_a_statement_unless_it_is_a_share_by_its_whole_type() -> None:
    for type_ in (["VerifiablePresentation", "Other"], "VerifiablePresentation", None, []):
        assert find_kind({"@context": [], "type": type_})[0] is Kind.STATEMENT
    assert find_kind({"@context": [], "type": ["VerifiablePresentation"]})[0] is Kind.SHARE


def test_another_kind_than_the_wanted_one_is_refused() -> None:
    found = Document(Kind.LIST, {}, "")
    assert expect(found, Kind.STATEMENT, Kind.LIST) is found
    with pytest.raises(InputError) as caught:
        expect(found, Kind.RECORD, Kind.SHARE)
    assert caught.value.values == {"found": "list", "wanted": "record or share"}


def test_the_digest_is_of_the_bytes_as_they_came() -> None:
    one, other = read_document(b'{"format":"pdp/1.0"}'), read_document(b'{"format": "pdp/1.0"}')
    assert one.tree == other.tree
    assert one.sha256 != other.sha256
