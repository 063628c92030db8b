"""Every code of a register has its sentence, its hint and a place that gives it."""

import re
from pathlib import Path

import pytest

from pdpkit import messages, register
from pdpkit.messages.register import CODES
from pdpkit.register.problem import Note, Problem, suggest

SOURCE = "".join(
    path.read_text(encoding="utf-8") for path in Path(register.__file__).parent.glob("*.py")
)
NEVER_SAID = (
    "valid|invalid|verif\\w*|authentic\\w*|trusted|hash\\w*|json|cryptographic\\w*|safe\\w*"
)


def test_the_catalogue_holds_what_the_code_gives_and_nothing_else() -> None:
    given = set(re.findall(r'"((?:csv|register)-[a-z-]+)"', SOURCE)) - {"csv-row"}
    assert given == set(CODES)
    assert set(CODES) <= set(messages.CODES)


@pytest.mark.parametrize("code", CODES)
def test_each_code_says_what_to_do_in_plain_words(code: str) -> None:
    effect, sentence, hint = CODES[code]
    assert effect in {"exit 4", "error", "note"}
    assert hint or effect == "note"
    assert sentence.endswith((".", "?", "{similar}"))
    assert not re.search(rf"\b(?:{NEVER_SAID})\b", f"{sentence} {hint}", re.IGNORECASE)


def test_a_problem_says_what_was_found_and_what_to_do() -> None:
    values = {"problem": "there is no 31 September"}
    problem = Problem("Date", "csv-date-impossible", "31/09/2025", values)
    assert problem.sentence == "“31/09/2025”: there is no 31 September."
    assert problem.hint == "Look up the right day, and write that one."
    assert Problem("Length", "csv-duration-unit", "2").hint == "Write 2 hours, or 2 mins."


def test_a_note_has_a_sentence_and_may_have_a_hint() -> None:
    note = Note("csv-trimmed", {"count": 3})
    assert note.sentence == "Spaces around the text were left out in 3 cells."
    assert note.hint == ""


def test_suggests_what_is_close() -> None:
    assert suggest("staffNumbr", ["name", "staffNumber"]) == " Did you mean “staffNumber”?"
    assert suggest("zzz", ["name"]) == ""
