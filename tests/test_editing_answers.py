"""Answers become values: codes by their labels, amounts with their unit, entries by number."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entries import entry, entry_id, record
from pdpkit.editing.answers import Context, read_answer, read_code, read_values, split_amount
from pdpkit.editing.fields import Field, list_forms, read_fields
from pdpkit.errors import UsageError
from pdpkit.kinds import WORDS
from pdpkit.schema import find_faults
from pdpkit.vocabulary import VOCABULARIES

RECORD = record(goals=[entry("goals"), entry("goals", 2)])
CONTEXT = Context(date(2026, 11, 22), RECORD)


def field(array: str, name: str, kind: str = "") -> Field:
    return next(one for one in read_fields(array, kind) if one.name == name)


def refused(array: str, name: str, text: str) -> UsageError:
    with pytest.raises(UsageError) as caught:
        read_answer(field(array, name), text, CONTEXT)
    return caught.value


@pytest.mark.parametrize(
    ("array", "name", "text", "value"),
    [
        ("activities", "role", "took part", "took-part"),
        ("activities", "role", "Took-Part", "took-part"),
        ("activities", "role", "was coa", "was-coached"),
        ("activities", "type", "x-garden", "x-garden"),
        ("activities", "start", "last Tuesday", "2026-11-17"),
        ("activities", "minutes", "half a day", 180),
        ("activities", "celebrateOk", "yes", True),
        ("activities", "celebrateOk", "No", False),
        ("activities", "title", "  A  title ", "A  title"),
        ("activities", "links", "1", entry_id("goals")),
        ("activities", "links", entry_id("goals", 2)[:6], entry_id("goals", 2)),
        ("entitlements", "amount", "2,5", "2.5"),
        ("entitlements", "amount", "10 days", "10"),
        ("posts", "fraction", "60%", "0.6"),
        ("posts", "fraction", ".4", "0.4"),
        ("posts", "fraction", "100%", "1"),
        ("posts", "org.ids.trustRef", "tr99901", "TR99901"),
        ("posts", "org.ids.companyNumber", "7318714", "07318714"),
        ("stages", "fromYear", "2024-25", "2024/25"),
        ("stages", "fromYear", "24/25", "2024/25"),
        ("stages", "order", "3", 3),
    ],
)
def test_reads_what_people_write(array: str, name: str, text: str, value: Any) -> None:
    assert read_answer(field(array, name), text, CONTEXT) == value


@pytest.mark.parametrize(
    ("array", "name", "text", "code"),
    [
        ("activities", "role", "dreamt", "input-choice"),
        ("activities", "role", "was", "input-choice"),
        ("activities", "role", "", "input-choice"),
        ("activities", "start", "Tuesday", "input-answer"),
        ("activities", "minutes", "long", "input-answer"),
        ("activities", "celebrateOk", "maybe", "input-answer"),
        ("activities", "links", "77", "input-entry"),
        ("activities", "links", "", "input-entry"),
        ("activities", "title", "", "input-answer"),
        ("activities", "title", "x" * 301, "input-answer"),
        ("activities", "title", "two\nlines", "input-answer"),
        ("stages", "order", "many", "input-answer"),
        ("stages", "order", "٣", "input-answer"),
        ("posts", "fraction", "7", "input-answer"),
        ("posts", "org.ids.urn", "12", "input-answer"),
        ("entitlements", "amount", "ten", "input-answer"),
        ("entitlements", "amount", "10 bananas", "input-answer"),
        ("evidence", "link", "javascript:alert(1)", "input-answer"),
        ("evidence", "digest", "abc", "input-answer"),
    ],
)
def test_what_does_not_fit_is_refused(array: str, name: str, text: str, code: str) -> None:
    assert refused(array, name, text).code == code


@pytest.mark.parametrize("hidden", ["\x1b[31m", "\x00", "\x7f", "\x9b", "\t"])
def test_control_characters_are_refused_in_every_answer(hidden: str) -> None:
    """Hostile inputs, group 11: nothing that steers a terminal is written."""
    for name in ("title", "role", "start", "minutes"):
        assert "hidden control" in refused("activities", name, f"a{hidden}").values["problem"]


def test_a_near_miss_names_what_was_meant() -> None:
    with pytest.raises(UsageError) as caught:
        read_code(VOCABULARIES["ActivityRole"], "tuk part")
    assert "took-part" in caught.value.values["similar"]


@pytest.mark.parametrize("name", sorted(VOCABULARIES))
def test_every_code_is_understood_by_itself_and_every_label_that_is_alone(name: str) -> None:
    vocabulary = VOCABULARIES[name]
    labels = [label.casefold() for label in vocabulary.codes.values()]
    for code, label in vocabulary.codes.items():
        assert read_code(vocabulary, code) == code
        if labels.count(label.casefold()) == 1 and label.lower() not in vocabulary.codes:
            assert read_code(vocabulary, label.upper()) == code


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("10 days", ("10", "days")),
        ("1 day", ("1", "days")),
        ("5%", ("5", "percent")),
        ("2.5 hours", ("2.5", "hours")),
        ("3", ("3", "")),
        ("3 apples", ("", "")),
        ("days", ("", "")),
        ("", ("", "")),
    ],
)
def test_an_amount_brings_its_unit(text: str, parts: tuple[str, str]) -> None:
    assert split_amount(text) == parts


def test_the_unit_beside_an_amount_is_filled_in() -> None:
    fields = read_fields("entitlements", "")
    amount, unit = field("entitlements", "amount"), field("entitlements", "unit")
    assert read_values(amount, ["10 days"], fields, CONTEXT) == [(amount, ["10"]), (unit, ["days"])]
    assert read_values(amount, ["10"], fields, CONTEXT) == [(amount, ["10"])]


FIELDS = [one for array in WORDS for form in list_forms(array) for one in read_fields(array, form)]


@given(st.sampled_from(FIELDS), st.text(max_size=60))
def test_any_answer_is_a_value_or_a_coded_refusal(one: Field, text: str) -> None:
    try:
        read_answer(one, text, CONTEXT)
    except UsageError as err:
        assert err.code in {"input-answer", "input-choice", "input-entry", "input-entry-ambiguous"}


@given(st.text(max_size=60))
def test_a_text_that_is_taken_has_the_form_of_the_schema(text: str) -> None:
    try:
        title = read_answer(field("goals", "title"), text, CONTEXT)
    except UsageError:
        return
    assert find_faults(record(goals=[entry("goals", title=title)]), "record") == []
