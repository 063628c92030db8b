"""Words of a log stand for codes by a table alone."""

import pytest

from pdpkit.importing import words
from pdpkit.importing.words import find_code, find_in_title
from pdpkit.vocabulary import VOCABULARIES

TABLES = {
    "ActivityType": words.TYPES,
    "ActivityRole": words.ROLES,
    "Reach": words.REACHES,
    "ActivityState": words.STATES,
    "QualificationState": words.QUALIFICATION_STATES,
}


@pytest.mark.parametrize("vocabulary", TABLES)
def test_every_word_stands_for_a_code_and_every_code_for_itself(vocabulary: str) -> None:
    table, codes = TABLES[vocabulary], VOCABULARIES[vocabulary].codes
    assert set(table.values()) == set(codes)
    for code, label in codes.items():
        assert find_code(table, code) == find_code(table, label.upper()) == code


def test_words_are_compared_without_case_space_and_signs() -> None:
    assert find_code(words.TYPES, " E-Learning ") == "self-study"
    assert find_code(words.STATES, "✓") == find_code(words.STATES, "X") == "completed"
    assert find_code(words.KINDS, "A-level") == words.QUALIFICATION


@pytest.mark.parametrize("word", ["", "?", "online", "wibble", "satisfactory", "Säuglingspflege"])
def test_what_is_not_in_a_table_stands_for_nothing(word: str) -> None:
    for table in (*TABLES.values(), words.KINDS):
        assert find_code(table, word) is None


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Webinar: the training of trainers", ("webinar", "webinar")),
        ("Annual SAFEGUARDING training", ("safeguarding", "mandatory-training")),
        ("Discourse in class", None),
        ("Obsessions", None),
        ("", None),
    ],
)
def test_a_whole_word_of_the_title_says_the_type(title: str, found: object) -> None:
    assert find_in_title(title) == found


def test_a_word_for_two_codes_cannot_be_written_down() -> None:
    with pytest.raises(ValueError, match="two codes"):
        words._table(None, {"led": ("ran",), "hosted": ("Ran!",)})
