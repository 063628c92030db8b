"""``messages``: a closed catalogue in plain words."""

import ast
import re
from pathlib import Path

import pytest

from pdpkit import messages
from pdpkit.errors import InputError, SaveError, SecretError, UsageError
from pdpkit.messages import CODES
from pdpkit.messages import verdict as words

SOURCE = Path(messages.__file__).parent.parent
FAMILIES = [
    "json",
    "text",
    "file",
    "schema",
    "rule",
    "proof",
    "key",
    "context",
    "statement",
    "issuer",
    "directory",
    "subject",
    "holder",
    "withdrawal",
    "merge",
    "entry",
    "share",
    "pdf",
    "font",
    "archive",
    "save",
    "csv",
    "register",
    "keystore",
    "words",
    "input",
    "credential",
    "framework",
    "org",
]
CODE = re.compile(rf"(?:{'|'.join(FAMILIES)})(?:-[a-z0-9]+)+|withdrawn(?:-[a-z]+)*")
EFFECT = re.compile(
    r"exit [1-6]|passed|note|error|warning|expired|withdrawn|not-genuine|unconfirmed|self-declared"
    r"|partly|do-not-rely"
)
# Words that frighten, or promise more than a check can (pages/verdicts.md).
AVOIDED = re.compile(
    r"\b(valid|invalid|verified|authentic|trusted|hash|JSON|cryptograph\w*|tampered|forged|fake)\b",
    re.IGNORECASE,
)


def used_codes() -> dict[str, str]:
    """Every text in the program that has the form of a code, with a file where it stands."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if {"messages", "vocabulary"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and CODE.fullmatch(text):
                found[text] = path.name
    return found


def test_the_catalogue_is_closed() -> None:
    used = used_codes()
    assert len(used) > 150
    assert {code: file for code, file in used.items() if code not in CODES} == {}


def test_every_code_in_it_is_used() -> None:
    assert sorted(set(CODES) - set(used_codes())) == []


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_says_what_it_does_in_one_plain_sentence(code: str) -> None:
    message = CODES[code]
    assert CODE.fullmatch(code), code
    for part in message.effect.split(" | "):
        assert EFFECT.fullmatch(part), message.effect
    for text in (message.sentence, message.hint):
        plain = re.sub(r"\{\w+\}|pdp [a-z-]+( [a-z]+)?|\w+\.json", "", text)
        assert not AVOIDED.search(plain), text
        assert text == text.strip()
    assert re.search(r"([.?!]|\})$", message.sentence), message.sentence
    needs_hint = not {"passed", "note"} & set(message.effect.split(" | "))
    assert bool(message.hint) or not needs_hint, f"{code} says nothing of what to do"


def test_the_words_of_a_verdict_are_plain() -> None:
    for name, value in vars(words).items():
        if name.isupper():
            assert not AVOIDED.search(str(value)), name


def test_a_sentence_never_breaks_for_a_value_that_is_missing() -> None:
    for code in CODES:
        assert "{" not in messages.sentence(code)
        assert "{" not in messages.hint(code, {"code": "{x}"}).replace("{x}", "")
    assert messages.sentence("file-too-large") == (
        "The file is larger than … bytes, the most that is read."
    )


def syllables(word: str) -> int:
    return max(
        1, len(re.findall(r"[aeiouy]+", re.sub(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$", "", word)))
    )


# Words of the field that its people use every day; a formula would take them for hard ones.
EVERYDAY = frozenset(
    (
        *("organisation", "organisations", "organisation's", "statement", "statements"),
        *("employer", "employers", "employer's", "activity", "withdrawal", "secondment"),
        *("framework", "frameworks", "evidence", "passphrase"),
    )
)


def reading_age(text: str) -> float:
    """The Flesch-Kincaid grade plus five; every word of everyday use counts two syllables."""
    sentences = [part for part in re.split(r"[.?!:;](?:\s|$)", text) if part.strip()]
    found = re.findall(r"[a-z']+", text.lower())
    count = sum(2 if word in EVERYDAY else syllables(word) for word in found)
    return 0.39 * len(found) / len(sentences) + 11.8 * count / len(found) - 15.59 + 5


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_told_at_a_reading_age_of_at_most_twelve(code: str) -> None:
    """With what to do; values that come from a file are left out."""
    told = f"{CODES[code].sentence} {CODES[code].hint}"
    text = re.sub(r"\{\w+\}", " ", told)
    if re.search("[a-z]", text):
        assert reading_age(text) <= 12, told


def test_the_fixed_lines_of_a_verdict_are_as_easy() -> None:
    lines = [words.UNREADABLE, words.NOTHING_STATED, words.UNCONFIRMED, words.OWN_WORDS]
    for what, use in words.OTHER_FILES.values():
        lines += [words.OTHER_FILE.format(what=what), use]
    told = ". ".join([*lines, "What this check does not tell you", *words.LIMITS])
    assert reading_age(told) <= 12


def test_the_formula_knows_a_hard_sentence() -> None:
    hard = "Cryptographic authenticity verification necessitates contemporaneous documentation."
    assert reading_age(hard) > 20
    assert reading_age("Ask the person for their newest record.") < 10


def raised_codes() -> set[tuple[str, int, str]]:
    """Every code that is given to an exception of the tree, with that exception's exit code."""
    classes = {c.__name__: c.exit for c in (UsageError, InputError, SecretError, SaveError)}
    found = set()
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                first = node.args[0] if node.args else None
                if node.func.id in classes and isinstance(first, ast.Constant):
                    found.add((str(first.value), classes[node.func.id], path.name))
    return found


def test_every_exception_ends_as_its_code_says() -> None:
    raised = raised_codes()
    assert len(raised) > 80
    assert {
        (code, ending, file)
        for code, ending, file in raised
        if f"exit {ending}" not in CODES[code].effect.split(" | ")
    } == set()


def test_the_page_of_codes_is_fresh() -> None:
    from generate.docs import ROOT, write_errors

    assert (ROOT / "docs" / "errors.md").read_text(encoding="utf-8") == write_errors()
