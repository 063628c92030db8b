"""``credential``: which statements are understood, and where one is not."""

from typing import Any, Final

import pytest

from pdpkit.credential import MAX_URI, is_uri, read_statement, read_statements
from pdpkit.report import Outcome
from world import Tree, statement

NUMBER: Final = {
    "type": "IdentityObject",
    "hashed": False,
    "identityType": "systemId",
    "identityHash": "1001",
}
NAME: Final = NUMBER | {"identityType": "name", "identityHash": "Priya Nair"}
PLAIN: Final = {"start": None, "minutes": None}
SIGHTED: Final = PLAIN | {"statement": "sighted", "speaker": "trust"}
ENTRY: Final = {"id": "3f8a0f6e-55f1-4c0b-8a39-6f0d7c1f2b10"}
HIDDEN: Final = {"a": [{"b": {"@context": []}}]}
UNDERSTOOD: Final[dict[str, Tree]] = {
    "as it is": statement(),
    "a day that is first and last": statement(subject={"end": "2024-01-04"}),
    "the minutes of a whole day": statement(subject={"minutes": 24 * 60}),
    "the number before the name": statement(subject={"identifier": [NUMBER, NAME]}),
    "about an entry": statement(subject=SIGHTED | {"entry": ENTRY}),
    "in force for a moment": statement(validUntil=statement()["validFrom"]),
}
NOT: Final = "statement-not-understood"
ODD: Final[dict[str, tuple[Tree, str, str]]] = {
    "a number and no name": (
        statement(subject={"identifier": [NUMBER]}),
        NOT,
        "/credentialSubject/identifier",
    ),
    "brought over to nobody": (
        statement(
            subject=PLAIN
            | {"statement": "re-bound", "statements": [], "checked": "Seen.", "id": None}
        ),
        NOT,
        "/credentialSubject/id",
    ),
    "an end before its start": (
        statement(subject={"end": "2024-01-03"}),
        NOT,
        "/credentialSubject/end",
    ),
    "more than a day has": (
        statement(subject={"minutes": 24 * 60 + 1}),
        NOT,
        "/credentialSubject/minutes",
    ),
    "over before it began": (
        statement(validUntil="2020-01-01T00:00:00Z"),
        "schema-range",
        "/validUntil",
    ),
    "a context in ext": (statement(ext=HIDDEN), "context-not-pinned", "/ext/a/0/b/@context"),
    "a context in the subject's ext": (
        statement(subject={"ext": HIDDEN}),
        "context-not-pinned",
        "/credentialSubject/ext/a/0/b/@context",
    ),
    "a context in its entry": (
        statement(subject=SIGHTED | {"entry": ENTRY | HIDDEN}),
        "context-not-pinned",
        "/credentialSubject/entry/a/0/b/@context",
    ),
}


@pytest.mark.parametrize("tree", UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_what_is_understood_is_read(tree: Tree) -> None:
    check, read = read_statement(tree)
    assert (check.code, check.where) == ("statement-understood", "")
    assert read is not None
    assert read.tree is tree
    assert read.name == "Priya Nair"


@pytest.mark.parametrize(("tree", "code", "where"), ODD.values(), ids=ODD)
def test_what_is_not_is_told_with_its_place(tree: Tree, code: str, where: str) -> None:
    check, read = read_statement(tree)
    assert (check.outcome, check.code, check.where) == (Outcome.UNDETERMINED, code, where)
    assert read is None


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 40])
def test_many_are_read_as_each_alone(count: int) -> None:
    """With a proof, which is no member of the form; and with one among them that does not fit."""
    trees = [tree | {"proof": [{}]} for tree in [*UNDERSTOOD.values()] * 7][:count]
    assert read_statements(trees) == [read_statement(tree) for tree in trees]
    for odd, _, _ in ODD.values():
        among = [*trees, odd, *trees]
        assert read_statements(among) == [read_statement(tree) for tree in among]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("a:" + "b" * (MAX_URI - 2), True),
        ("a:" + "b" * (MAX_URI - 1), False),
        ("urn:uuid:6b1f3c52", True),
        ("no scheme", False),
        ("1a:b", False),
        ("a:", False),
        ("a: b", False),
        (None, False),
        (["a:b"], False),
    ],
)
def test_what_is_a_uri(value: Any, wanted: bool) -> None:
    assert is_uri(value) is wanted
    assert MAX_URI == 2048
