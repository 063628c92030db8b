"""``docs/spec.md``: fresh tables, steps and codes as in the code, examples that come out right."""

import ast
import io
import json
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generate.schemas import NAMES
from generate.spec import DOCS, PAGES, make
from pdpkit import authority, directory, identity, keystore, pins, profile, request, withdrawal
from pdpkit.card import FORM as CARD_FORM
from pdpkit.credential import MAX_REBOUND, MAX_URI, SPEAKERS, SUBJECT
from pdpkit.document import Kind
from pdpkit.encoding import reading
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.keys import signing_key
from pdpkit.ledger import UNCOVERED_MEMBERS, covered, entry_digest
from pdpkit.messages import CODES
from pdpkit.presentation import MAX_CARDS
from pdpkit.profile import PROFILES
from pdpkit.proof import judge, signed_digest
from pdpkit.report import (
    DECIDING_CHECKS,
    EXIT_CODES,
    FILE_CHECKS,
    TELLING_CHECKS,
    Outcome,
    Verdict,
)
from pdpkit.verification.file import MAX_STATEMENTS
from pdpkit.verification.vouching import MAX_HOPS

SPEC = (DOCS / "spec.md").read_text(encoding="utf-8")
RECORD = (DOCS / "spec" / "record.md").read_text(encoding="utf-8")
SOURCE = DOCS.parent / "src" / "pdpkit"
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)

# Where the numbered steps are: bytes, keys, proof, log, links, lists, directories and policy,
# understanding a statement, the statement itself, rounds, the file.
STEPS = (
    *("encoding/reading.py", "document.py", "keys.py", "proof.py", "identity.py", "link.py"),
    *("withdrawal.py", "directory.py", "authority.py", "credential.py"),
    *("verification/statement.py", "verification/vouching.py"),
    *("verification/surroundings.py", "verification/file.py"),
)
LETTERS = "ABDFKLNPSUVW"
_STEP = re.compile(rf"\b([{LETTERS}])([1-9][0-9]?)\b(?: to (?:\1)([1-9][0-9]?)\b)?")


@every_page
def test_what_is_made_from_the_program_is_fresh(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count("<!-- made: ") == text.count("<!-- /made -->") > 0
    assert make(text) == text, "run tests/generate/spec.py"


@every_page
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", re.sub("`[^`]*`", "", _prose(text))):
        file, _, anchor = target.partition("#")
        other = (page.parent / file).resolve() if file else page
        assert other.exists(), target
        if anchor:
            assert anchor in set(_anchors(other.read_text(encoding="utf-8"))), target


@every_page
def test_no_heading_stands_twice(page: Path) -> None:
    anchors = list(_anchors(page.read_text(encoding="utf-8")))
    assert len(anchors) == len(set(anchors))


# The steps.


def test_the_steps_are_those_of_the_code() -> None:
    told = {f"{letter}{n}" for letter, n in re.findall(r"^ *\* ([A-Z])(\d+)\. ", SPEC, re.M)}
    told |= {f"B{n}" for n in range(9, 13)}
    done = set()
    for file in STEPS:
        done |= set(_find_steps((SOURCE / file).read_text(encoding="utf-8")))
    assert done == told


def test_the_steps_of_a_letter_are_numbered_without_a_gap() -> None:
    found: dict[str, list[int]] = {}
    for letter, number in re.findall(r"^ *\* ([A-Z])(\d+)\. ", SPEC, re.M):
        found.setdefault(letter, []).append(int(number))
    assert "".join(sorted(found)) == LETTERS
    for numbers in found.values():
        assert sorted(numbers) == list(range(1, max(numbers) + 1))


def test_what_the_page_refers_to_is_a_step() -> None:
    told = {f"{letter}{n}" for letter, n in re.findall(r"^ *\* ([A-Z])(\d+)\. ", SPEC, re.M)}
    assert set(_expand(_prose(SPEC))) <= told


def test_the_checks_of_a_statement_are_its_steps() -> None:
    found = re.findall(r"^\* S(\d)\. `(\w+)`", SPEC, re.M)
    assert [name for _, name in found] == [*DECIDING_CHECKS, *TELLING_CHECKS]


def _find_steps(source: str) -> Iterator[str]:
    """The steps that comments and docstrings name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            yield from _expand(ast.get_docstring(node) or "")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield from _expand(token.string)


def _expand(text: str) -> Iterator[str]:
    for letter, first, last in _STEP.findall(text):
        yield from (f"{letter}{n}" for n in range(int(first), int(last or first) + 1))


# The codes.

_CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
# What the program says beside checks, or of what it is about to do.
_ELSEWHERE = {"statement-check-stopped", "holder-log-full", "file-read"}


def test_every_code_that_a_check_gives_is_told() -> None:
    given = set()
    for file in (
        *STEPS,
        "presentation.py",
        "carrier/__init__.py",
        "carrier/reader.py",
        "bundle.py",
        "card.py",
    ):
        tree = ast.parse((SOURCE / file).read_text(encoding="utf-8"))
        texts = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
        given |= {text for text in texts if text in CODES}
    assert {code for code in given - _ELSEWHERE if f"`{code}`" not in SPEC} == set()


def test_every_code_that_is_told_is_one() -> None:
    families = {code.partition("-")[0] for code in CODES}
    others = {*NAMES, *SUBJECT.cases, *(str(verdict) for verdict in Verdict)}
    words = {word for word in re.findall(r"`([^`]+)`", _prose(SPEC)) if _CODE.fullmatch(word)}
    told = {word for word in words if word.partition("-")[0] in families}
    assert told - CODES.keys() - others == set()
    assert len(told & CODES.keys()) > 100


# The numbers and lists in sentences.


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (reading.MAX_BYTES, "At most {} bytes: `file-too-large`"),
        (reading.MAX_DEPTH, "At most {} levels of objects and arrays"),
        (reading.MAX_NODES, "At most {} values, counting"),
        (reading.MAX_STRING, "None of more than {} letters"),
        (MAX_STATEMENTS, "of at most {} values, else `file-too-many-statements`"),
        (MAX_URI, "has at most {} letters, else `schema-id`"),
        (MAX_URI, "`id` is a string of at most {} letters"),
        (identity.MAX_EVENTS, "an array of 1 to {} key events"),
        (identity.MAX_EVENTS, "an array of 1 to {} values"),
        (withdrawal.MAX_DAYS, "at most {} days (of 86,400 seconds) after `validFrom`"),
        (directory.MAX_DAYS, "≤ `validFrom` and {} days"),
        (keystore.MIN_PASSPHRASE, "at least {} letters"),
        (keystore.MAX_PASSPHRASE, "at most {} bytes"),
        (int(authority.CLOCK_TOLERANCE.total_seconds() / 60), "the moment and {} minutes"),
    ],
)
def test_a_number_in_a_sentence_is_the_one_that_holds(number: int, sentence: str) -> None:
    assert sentence.format(f"{number:,}") in SPEC


def test_small_numbers_in_words() -> None:
    assert (MAX_HOPS, MAX_CARDS, MAX_REBOUND) == (3, 50, 2000)
    assert "More than three hops" in SPEC
    assert "at most three times" in SPEC


def test_verdicts_stand_in_their_order_with_their_exit_codes() -> None:
    order = ", ".join(f"`{verdict}`" for verdict in Verdict)
    assert f"From worst to best: {order}." in SPEC
    told = re.findall(r"^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \| (\d) \|$", SPEC, re.M)
    exits = {verdict: int(n) for names, n in told for verdict in re.findall("`(.+?)`", names)}
    assert exits == {str(verdict): code for verdict, code in EXIT_CODES.items()}


def test_checks_stand_in_their_order() -> None:
    listed = ", ".join(f"`{name}`" for name in (*DECIDING_CHECKS, *TELLING_CHECKS))
    assert f"Checks of a statement: {listed}." in SPEC
    listed = ", ".join(f"`{name}`" for name in FILE_CHECKS)
    assert f"in this order, each there: {listed}" in SPEC


def test_what_is_covered_and_what_profiles_take() -> None:
    listed = ", ".join(f"`{name}`" for name in sorted(UNCOVERED_MEMBERS))
    assert f"every member but {listed}." in SPEC
    rows = dict(re.findall(r"^\| ((?:`[a-z]+`(?:, )?)+) \| (.+?) \|$", RECORD, re.M))
    takes = {name: rows[names] for names in rows for name in re.findall("`(.+?)`", names)}
    for name, one in PROFILES.items():
        told = set(re.findall("`([a-z]+)`", takes[name]))
        told |= {"handover", "public"} if "these" in takes[name] else set()
        assert told == one.visibilities
        assert ("celebrateOk" in takes[name]) == one.celebrated


def test_marks_and_speakers_are_told() -> None:
    for mark in (pins.FORMAT, profile.FORMAT, request.FORMAT, keystore.FORMAT):
        assert mark in SPEC
    assert all(f"`{speaker}`" in SPEC for speaker in SPEAKERS)
    assert all(f"`{member.name}`" in SPEC for member in CARD_FORM.members)


# The examples.


def test_the_values_of_the_example_are_those_that_others_computed(vectors: Path) -> None:
    known = (vectors / "worked-example.md").read_text(encoding="utf-8")
    block = known.partition("```")[2].partition("```")[0]
    values = re.findall(r"\bz[1-9A-HJ-NP-Za-km-z]{40,}|[0-9a-f]{64}|[\w-]{43}\b", block)
    values += re.findall(r"(?:[0-9A-HJKMNP-TV-Z]{4} ){4}[0-9A-HJKMNP-TV-Z]{4}", block)
    values += re.findall(r'^\{"(?:format|cryptosuite)".*\}$', block, re.M)
    assert len(values) > 30
    assert [value for value in values if value not in SPEC] == []


def test_the_statement_of_the_example_holds() -> None:
    tree = _read_json(_example("statement"))
    found = judge(tree, Kind.STATEMENT, tree["issuer"]["id"])
    assert found.check.outcome is Outcome.PASSED
    assert found.digest == signed_digest(tree)
    alone = tree | {"proof": tree["proof"][0]}
    beside = tree | {"proof": [*tree["proof"], {"cryptosuite": "eddsa-rdfc-2022"}]}
    for other in (alone, beside):
        assert judge(other, Kind.STATEMENT, tree["issuer"]["id"]).digest == found.digest
    assert f"statement digest  {found.digest}" in _example("statement")


def test_the_key_log_of_the_example_holds() -> None:
    events = []
    for line, value in re.findall(
        r"^event \d +(\{.*\})(?:.|\n)*?proofValue (z\w+)", _example("log"), re.M
    ):
        options = json.loads(re.findall(r"^options +(\{.*\})$", _example("log"), re.M)[len(events)])
        events.append(json.loads(line) | {"proof": [options | {"proofValue": value}]})
    (stored,) = re.findall(r"ni:///sha-256;\S+", _example("log"))
    check, log = identity.judge_log(events, stored)
    assert check.outcome is Outcome.PASSED
    assert log is not None and len(log.digests) == 2
    assert spoken_code(stored) in _example("log")


def test_the_keys_and_the_entry_of_the_example_come_out() -> None:
    for letter in "KR":
        seed, text = re.findall(rf"^{letter}_0(?: seed)? +(\S+)$", _example("keys"), re.M)
        assert signing_key(bytes.fromhex(seed)).text == text
    entry = json.loads(re.findall(r"^an entry +(\{.*\})$", _example("rest"), re.M)[0])
    assert f"ledger digest     {entry_digest(entry)}" in _example("rest")
    carried = json.loads(re.findall(r"^carried, compared (\{.*\})$", _example("rest"), re.M)[0])
    assert covered(entry) == carried


def _example(name: str) -> str:
    return SPEC.partition(f"<!-- made: example {name} -->")[2].partition("<!-- /made -->")[0]


def _read_json(text: str) -> dict[str, Any]:
    tree, _ = json.JSONDecoder().raw_decode(text[text.index("{") :])
    assert isinstance(tree, dict)
    return tree


def _prose(text: str) -> str:
    """The page without its blocks of code."""
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def _anchors(text: str) -> Iterator[str]:
    """What GitHub calls the headings of a page."""
    for title in re.findall(r"^#+ (.+)$", _prose(text), re.M):
        plain = re.sub(r"[^\w\- ]", "", title.lower())
        yield plain.replace(" ", "-")
