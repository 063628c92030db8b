"""Whatever is changed inside a statement is told: any one character, any one value.

"With any one character inside a value of a statement changed so that the file is still JSON, 1; no
longer JSON, 4", for a statement alone, in its holder's record, and in a share.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generate.cases.cast import make_directory, make_shared
from generate.cases.papers import record, share, sign_statement, statement
from generate.cases.vector import AT, GONE, edit
from pdpkit.directory import read_directory
from pdpkit.document import read_document
from pdpkit.encoding.reading import Tree, walk, without
from pdpkit.encoding.times import parse_moment
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from pdpkit.pins import read_pins
from pdpkit.report import EXIT_CODES, Verdict
from pdpkit.verification import Policy, verify

# Every sort of value that a statement has: texts, numbers, moments, ids, lists.
FULL: Final = statement(
    {
        "/validUntil": "2027-08-31T23:59:59Z",
        "/replaces": "M3VpixJokZJ6mYbq_xBI2XcvfsQApOSVvMVzOf0S1Cs",
        "/credentialSubject/end": "2024-01-05",
        "/credentialSubject/provider": "Fen Lane Primary",
        "/credentialSubject/org": {"name": "Fen Lane Primary", "ids": {"urn": "999001"}},
        "/credentialSubject/achievement/name": "Attended: Café talks",
        "/ext": {"room": 'Hall \\ "A" / 2', "seats": -120, "rows": 0},
    }
)
AROUND: Final = {"statement": FULL, "record": record([FULL]), "share": share([FULL])}
SHARED: Final = make_shared()
READER: Final = Policy(
    (read_directory(read_document(SHARED["directory.json"])),),
    read_pins(SHARED["pins.json"]),
    (json.loads(SHARED["lists/saltmarsh-2026.json"]),),
)
# A text or a number, and the colon that makes a text a member's name.
_VALUE: Final = re.compile(r'("(?:[^"\\]|\\.)*"|-?\d+)(\s*:)?')
_CONTROL: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
LETTERS: Final = 'x0Z é\\"-.1ü\u0301\u200bn'
# What a hostile hand may put in place of any value.
VALUES: Final[tuple[Any, ...]] = (
    *(None, True, 0, -1, 2**53 - 1, "", "x", "\n", "did:web:", "z", "2026", "😀" * 300),
    *("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", [], [[]], [None], ["x"], [{}]),
    *({}, {"": None}, {"id": []}, {"@context": []}, {"proof": {}}),
)


def judge(data: bytes, policy: Policy = READER) -> tuple[int, list[Verdict]]:
    """The exit code for a file, and what is said of each statement; nothing else may happen."""
    try:
        document = read_document(data)
    except InputError as err:
        return err.exit, []
    report = verify(document, policy, parse_moment(AT))
    return EXIT_CODES[report.verdict], [one.verdict for one in report.statements]


def find_characters(kind: str) -> tuple[str, list[int]]:
    """The text of a file, and the place of every character of the statement's values in it."""
    text = dump(AROUND[kind]).decode()
    whole = dump(FULL).decode().rstrip("\n")
    if kind != "statement":
        whole = whole.replace("\n", "\n    ")
    start = text.index(whole)
    places: list[int] = []
    for value in _VALUE.finditer(whole):
        if value[2] is None:
            inside = 1 if value[1].startswith('"') else 0
            places += range(start + value.start(1) + inside, start + value.end(1) - inside)
    return text, places


def put(text: str, place: int, letter: str) -> str:
    return text[:place] + letter + text[place + 1 :]


def expect_exit(text: str) -> int:
    """4 for what is no JSON, or breaks a rule of bytes (rows 13, 22); else the change is told."""
    try:
        values = [value for _, value in walk(json.loads(text))]
    except ValueError:
        return 4
    if any(isinstance(value, float) for value in values) or '": -0' in text:
        return 4
    return 4 if any(isinstance(v, str) and _CONTROL.search(v) for v in values) else 1


def assert_told(text: str, policy: Policy) -> int:
    wanted = expect_exit(text)
    verdicts = [Verdict.NOT_GENUINE] if wanted == 1 else []
    assert judge(text.encode(), policy) == (wanted, verdicts), text
    return wanted


@pytest.mark.parametrize("kind", AROUND)
def test_nothing_changed_is_confirmed(kind: str) -> None:
    assert judge(dump(AROUND[kind])) == (0, [Verdict.CONFIRMED])


def test_every_value_is_reached() -> None:
    """Not one text or number of a statement is left out of the change."""
    text, places = find_characters("statement")
    values = [value for _, value in walk(FULL) if type(value) in (str, int)]
    assert len(places) == sum(len(json.dumps(v, ensure_ascii=False).strip('"')) for v in values)
    for member in ("id", "type", "@context", "cryptosuite", "proofValue", "minutes"):
        assert f'"{member}": ' in text
    assert len(places) > 1100


@pytest.mark.parametrize(("kind", "letters"), [("statement", 4), ("record", 1), ("share", 1)])
def test_any_one_character_changed_is_told(kind: str, letters: int) -> None:
    text, places = find_characters(kind)
    exits = []
    for number, place in enumerate(places):
        others = [letter for letter in LETTERS if letter != text[place]]
        for step in range(letters):
            letter = others[(number * letters + step) % len(others)]
            exits.append(assert_told(put(text, place, letter), Policy()))
    assert exits.count(1) > exits.count(4) > 0


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_character_of_unicode_is_told(data: st.DataObject) -> None:
    text, places = find_characters(data.draw(st.sampled_from(sorted(AROUND))))
    place = data.draw(st.sampled_from(places))
    letter = data.draw(st.characters(codec="utf-8").filter(lambda c: c != text[place]))
    assert_told(put(text, place, letter), READER)


def list_changes(tree: Tree, values: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    for pointer, old in walk(tree):
        for value in (GONE, *values) if pointer else ():
            if type(value) is not type(old) or value != old:
                yield pointer, value


def test_any_value_changed_in_a_statement_is_told() -> None:
    """Whatever stands there instead; a file of no kind at all cannot be read."""
    for pointer, value in list_changes(FULL, VALUES):
        changed = edit(FULL, {pointer: value})
        wanted = (4, []) if pointer == "/@context" and value is GONE else (1, ["not-genuine"])
        assert judge(dump(changed), Policy()) == wanted, (pointer, value)


def test_any_value_that_an_issuer_signs_gives_a_verdict() -> None:
    """A listed issuer may sign whatever it likes: nobody's program ends for it."""
    unsigned = without(FULL, "proof")
    exits = set()
    for pointer, value in list_changes(unsigned, VALUES):
        changed = sign_statement(edit(unsigned, {pointer: value}))
        exits.add(judge(dump(changed))[0])
    assert exits == {0, 1, 3, 4}


def test_any_value_in_a_proof_that_an_issuer_signs_gives_a_verdict() -> None:
    unsigned = without(FULL, "proof")
    for name in FULL["proof"][0]:
        for value in (GONE, *VALUES):
            signed = sign_statement(unsigned, {name: value})
            assert judge(dump(signed))[0] in (1, 3) or name == "proofValue", (name, value)


@pytest.mark.parametrize("kind", ["record", "share"])
def test_any_value_changed_around_statements_gives_a_verdict(kind: str) -> None:
    """Never a crash; never confirmed, for the holder's signature no longer holds."""
    tree = AROUND[kind]
    for pointer, value in list_changes(tree, VALUES[::2]):
        if "/statements/0/" not in pointer and "/verifiableCredential/0/" not in pointer:
            assert judge(dump(edit(tree, {pointer: value})))[0] in (1, 3, 4), (pointer, value)


def test_any_value_changed_in_a_list_of_organisations_is_refused() -> None:
    tree = make_directory()
    for pointer, value in list_changes(tree, VALUES[::2]):
        with pytest.raises(InputError) as err:
            read_directory(read_document(dump(edit(tree, {pointer: value}))))
        assert err.value.exit == 4


def test_any_value_changed_in_a_withdrawal_list_leaves_it_out() -> None:
    """Then nothing is known of withdrawal, and the statement is not confirmed."""
    (tree,) = READER.lists
    for pointer, value in list_changes(tree, VALUES[::2]):
        changed = Policy(READER.directories, READER.pins, (edit(tree, {pointer: value}),))
        assert judge(dump(FULL), changed) == (3, [Verdict.UNCONFIRMED]), (pointer, value)
