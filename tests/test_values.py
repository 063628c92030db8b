"""The value types: what each takes, and what it refuses, in both judges alike."""

from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError

from pdpkit import values
from pdpkit.schema import read_schema
from pdpkit.values import Form

# Name of the type, texts that hold, texts that do not (model.md 2.4; byte rules 1 and 2).
FORMS: dict[str, tuple[list[str], list[str]]] = {
    "Line": (["x", " x", "😀", "x" * 300], ["", " ", "a\nb", "a\n", "x" * 301]),
    "Text": (["x\ny", "\nx"], ["", " \n ", "x" * 10_001]),
    "Language": (["en", "en-GB", "zh-Hant-TW"], ["EN", "english", "en_GB", "en-gb", "en\n"]),
    "WebLink": (
        ["https://a.example/ü".replace("ü", "u")],
        ["http://a", "https://a b", "javascript:"],
    ),
    "Day": (
        ["2026", "2026-11", "2026-11-22", "2024-02-29"],
        ["2025-02-29", "2025-02-30", "2025-13-01", "2025-13", "26", "2026-1", "20261122", "2026\n"],
    ),
    "Moment": (
        ["2026-11-22T09:00:00Z"],
        [
            *("2026-11-22T09:00:60Z", "2026-11-22T24:00:00Z", "2026-02-30T09:00:00Z"),
            *("2026-11-22T09:00:00+00:00", "2026-11-22T09:00:00.5Z", "2026-11-22"),
        ],
    ),
    "SchoolYear": (["2024/25"], ["2024/2025", "2024-25", "24/25"]),
    "Amount": (["0", "10", "2.5", "0.125"], ["01", ".5", "2.", "1e3", "-1", "2,5", "10000000"]),
    "Proportion": (["0", "0.6", "1", "1.0"], ["1.1", "60%", "0,6", "2"]),
    "EntryId": (
        ["0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21"],
        ["0D3C0D56-6F0C-4F5E-9C44-3E6A3B0A7B21", "0d3c0d56-6f0c-1f5e-9c44-3e6a3b0a7b21", "x"],
    ),
    "Digest": (["A" * 43], ["A" * 42 + "B", "A" * 44, "A" * 42]),
    "HolderId": (["ni:///sha-256;" + "A" * 43], ["A" * 43, "did:key:z6Mk"]),
    "Urn": (["100000", "999999"], ["99999", "1000000", "012345", "20003"]),
    "Laestab": (["9997001", "999/7001"], ["999-7001", "99/97001"]),
    "Ukprn": (["10000000", "19990001"], ["20000000", "1999000"]),
    "GroupUid": (["2044", "99901"], ["0", "0123", "1234567"]),
    "TrustRef": (["TR99901"], ["99901", "tr99901", "TR9990"]),
    "CompanyNumber": (["07318714", "SC123456"], ["7318714", "S1234567"]),
    "TeacherNumber": (["9990001", "0000001"], ["0000000", "999000", "99900011", "999000a"]),
    "FrameworkId": (["ts", "spp-roles"], ["TS", "-a", "a--b", "a" * 61]),
    "Version": (["1", "2026.1"], ["", "1 0", ".1"]),
    "ItemCode": (["6", "p2", "a.1"], ["p 2", "-"]),
}


def form_of(name: str) -> Form:
    (form,) = [part for part in get_args(getattr(values, name)) if isinstance(part, Form)]
    return form


def adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(getattr(values, name))


def test_every_form_is_in_the_table() -> None:
    forms = {name for name, made in vars(values).items() if isinstance(_form(made), Form)}
    assert forms == set(FORMS)


def _form(made: Any) -> Any:
    return next((part for part in get_args(made) if isinstance(part, Form)), None)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_takes_what_it_should(name: str) -> None:
    for text in FORMS[name][0]:
        assert adapter(name).validate_python(text) == text


@pytest.mark.parametrize("name", FORMS)
def test_a_form_refuses_everything_else(name: str) -> None:
    for value in (*FORMS[name][1], 7, None, True, ["2026"], b"2026"):
        with pytest.raises(ValidationError):
            adapter(name).validate_python(value)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_has_a_name_and_words_for_people(name: str) -> None:
    form = form_of(name)
    assert form.name == name
    assert form.wanted
    assert not form.wanted.endswith(".")
    assert "\\d" not in form.pattern
    assert "\\s" not in form.pattern


def test_the_published_definitions_are_those_of_the_types() -> None:
    definitions = read_schema("record")["$defs"]
    for name in FORMS:
        if name in definitions:
            assert definitions[name]["pattern"] == form_of(name).pattern
            assert definitions[name]["description"] == form_of(name).wanted
    assert len(set(FORMS) & set(definitions)) >= 20


def test_a_member_that_may_be_absent_is_never_null() -> None:
    class Sample(values.Part):
        day: values.Maybe[values.Day] = None
        tags: values.Many[values.Line] = ()

    assert Sample.model_validate({}).day is None
    assert Sample.model_validate({"tags": ["a"], "more": 1}).tags == ("a",)
    for broken in ({"day": None}, {"tags": None}, {"tags": "a"}, {"tags": {"a": 1}}):
        with pytest.raises(ValidationError):
            Sample.model_validate(broken)
