"""What can be said of an entry is what the typed models hold."""

from typing import Any

import pytest

from entries import NEEDED, ROLES, entry
from pdpkit.editing.fields import choose_form, find_missing, list_forms, read_fields
from pdpkit.editing.questions import PARTS, QUESTIONS
from pdpkit.kinds import HOLDER, KINDS, WORDS
from pdpkit.record import KINDS as MODELS
from pdpkit.record import read_entry
from pdpkit.vocabulary import VOCABULARIES

ARRAYS = [array for array in WORDS if array != HOLDER]


def names(array: str, kind: str = "") -> list[str]:
    return [field.name for field in read_fields(array, kind)]


def test_every_array_of_a_record_has_a_word_to_add_by() -> None:
    assert set(MODELS) == set(ARRAYS) == {kind.array for kind in KINDS.values()}
    assert set(QUESTIONS) == set(KINDS)


@pytest.mark.parametrize("array", ARRAYS)
def test_the_fields_are_those_of_the_models(array: str) -> None:
    """Each member that a model has is a field, or the beginning of some, or written by us."""
    for form, model in zip(list_forms(array), MODELS[array], strict=True):
        found = {field.path[0] for field in read_fields(array, form)}
        members = {field.alias or name for name, field in model.model_fields.items()}
        written = {"id", "created", "updated", "ext", "private"}
        assert found - written == members - written - ({"kind"} if array == "goals" else set())


@pytest.mark.parametrize("array", ARRAYS)
def test_what_is_needed_is_what_the_models_need(array: str) -> None:
    """Without a needed field the form fails; with all of them it holds."""
    for form in list_forms(array):
        whole = entry(array, kind=form) if form else entry(array)
        fields = read_fields(array, form)
        assert find_missing(fields, whole) == []
        assert not read_entry(array, whole).findings
        for field in fields:
            if field.needed and len(field.path) == 1 and field.path[0] != "kind":
                less = {name: value for name, value in whole.items() if name != field.path[0]}
                assert field in find_missing(fields, less)
                assert read_entry(array, less).value is None


def test_a_part_that_was_begun_has_to_be_finished() -> None:
    fields = read_fields("activities")
    begun = {**NEEDED["activities"], "impactPlan": {"measure": "Two drop-ins"}}
    missing = [field.name for field in find_missing(fields, begun)]
    assert missing == ["impactPlan.level", "impactPlan.intendedChange", "impactPlan.recordedOn"]
    promise = {**NEEDED["entitlements"], "given": [{"amount": "2", "unit": "days"}, {}]}
    missing = [field.name for field in find_missing(read_fields("entitlements"), promise)]
    assert "given.amount" in missing


def test_options_are_written_as_people_type_them() -> None:
    fields = {field.name: field for field in read_fields("activities")}
    assert fields["impactPlan.checkDate"].option == "--impact-plan.check-date"
    assert fields["org.ids.urn"].option == "--org.ids.urn"


def test_what_the_program_writes_is_no_field() -> None:
    for array in ARRAYS:
        for form in list_forms(array):
            assert not {"id", "created", "updated"} & set(names(array, form))
    assert not {"keyLog", "id", "links"} & set(names(HOLDER))
    assert {"name", "staffGroups", "private.contact"} <= set(names(HOLDER))


def test_a_role_follows_its_kind() -> None:
    assert list(list_forms("roles")) == list(ROLES)
    for kind, role in ROLES.items():
        assert choose_form("roles", role) == kind
    assert choose_form("roles", {"kind": "unheard-of"}) == "group"
    assert "termEnd" in names("roles", "governance")
    assert "termEnd" not in names("roles", "group")


@pytest.mark.parametrize("word", KINDS)
def test_each_question_is_about_a_field_that_there_is(word: str) -> None:
    array = KINDS[word].array
    known: dict[str, Any] = {f.name: f for form in list_forms(array)
                             for f in read_fields(array, form)}  # fmt: skip
    for question in QUESTIONS[word]:
        assert question.name in known, question.name
        assert question.words.endswith(("?", ".")), question.words
        vocabulary = VOCABULARIES.get(known[question.name].form)
        if vocabulary and question.default and not question.default.startswith("@"):
            assert question.default in vocabulary.codes
        name, _, value = question.when.partition("=")
        assert not value or name in known or name == "impactPlan", question.when


def test_a_training_session_takes_at_most_seven_questions() -> None:
    for left_out in ("ahead", "past"):
        asked = [one for one in QUESTIONS["training"] if one.when != left_out]
        assert len(asked) == 7
        # A name for it is the one thing that nobody else can know.
        needed = {f.name for f in read_fields("activities") if f.needed} - {"type"}
        assert [q.name for q in asked if q.name in needed and not q.default] == ["title"]


def test_every_part_question_belongs_to_a_part() -> None:
    owners = {(field.owner, field.path[-1]) for array in ARRAYS for form in list_forms(array)
              for field in read_fields(array, form)}  # fmt: skip
    assert set(PARTS) <= owners
