"""``signed``: closed forms judge as the schemas that are written from them."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from pdpkit import (
    card,
    credential,
    directory,
    introduction,
    pins,
    presentation,
    withdrawal,
    workspace,
)
from pdpkit.encoding.times import check_day, parse_moment
from pdpkit.signed import texts
from pdpkit.signed.forms import Closed, Fault, ListOf, OneOf, TextForm, Whole, needed, optional
from pdpkit.signed.texts import is_issuer_id
from world import OTHER_KEY, PRIYA, TRUST, Tree, copy, record, share, signed, statement, withdrawals
from world import directory as make_directory

checker = FormatChecker(formats=())


@checker.checks("date", raises=ValueError)
def is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(check_day(value))


@checker.checks("date-time", raises=ValueError)
def is_moment(value: object) -> bool:
    return not isinstance(value, str) or bool(parse_moment(value))


def pattern(_judge: object, wanted: str, value: object, _schema: object) -> Any:
    """As JavaScript and Rust read it: a dollar is the end, not the line feed before it."""
    if isinstance(value, str) and not re.search(wanted.replace("$", r"\Z"), value):
        yield ValidationError("another form")


# What a share shows of a record is judged by a schema of its own: test_schemas.py.
BESIDE = Registry().with_resource("shared-record.schema.json", DRAFT202012.create_resource({}))
Judge = validators.extend(Draft202012Validator, {"pattern": pattern})
WITHDRAWN = {"digest": "A" * 43, "on": "2026-01-01", "reason": "other"}
FORMS: dict[str, tuple[Closed, Tree]] = {
    "statement": (credential.FORM, statement()),
    "list": (withdrawal.FORM, withdrawals(WITHDRAWN)),
    "directory": (directory.FORM, make_directory().tree),
    "share": (presentation.FORM, share(record(signed(statement())))),
    "pins": (pins.FORM, {"format": "pdp-pins/1", "keepers": []}),
    "introduction": (
        introduction.FORM,
        {"format": "pdp-introduction/1.0", "holder": PRIYA.id, "keyLog": PRIYA.log, "name": "P"},
    ),
    "card": (
        card.FORM,
        {
            "format": "pdp-issuer/1.0",
            "id": TRUST,
            "name": "Saltmarsh Learning Trust",
            "numbers": {"uid": "99901"},
            "keys": [
                {
                    "key": OTHER_KEY.text,
                    "validFrom": "2026-01-01T00:00:00Z",
                    "validUntil": "2026-02-01T00:00:00Z",
                }
            ],
        },
    ),
    "trust": (
        workspace.TRUST_FORM,
        {"format": "pdp-workspace/1", "id": TRUST, "name": "S", "numbers": {}, "keys": []},
    ),
}  # fmt: skip


def plain(name: str) -> Tree:
    tree = copy(FORMS[name][1])
    return {n: v for n, v in tree.items() if n != "proof"}


def judge(form: Closed, tree: Any) -> tuple[bool, bool]:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | form.write_schema()
    by_schema = Judge(schema, registry=BESIDE, format_checker=checker).is_valid(tree)
    return form.find_fault(tree) is None, by_schema


@pytest.mark.parametrize("name", FORMS)
def test_each_example_fits_and_its_schema_is_a_schema(name: str) -> None:
    form = FORMS[name][0]
    Draft202012Validator.check_schema(form.write_schema())
    assert judge(form, plain(name)) == (True, True)


def spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path]
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for name, member in items:
        found += spots(member, (*path, name))
    return found


ODD = [
    None,
    True,
    0,
    -1,
    7,
    2**53,
    "",
    "x",
    "x\n",
    "\n",
    "2025-02-30",
    "2026",
    "2026-13",
    [],
    {},
    ["x"],
    {"x": 1},
    "did:web:xn--a.example",
    "did:web:a.example",
    "2026-02-29T10:00:00Z",
]


@given(st.sampled_from(sorted(FORMS)), st.data())
@settings(max_examples=400, deadline=None)
def test_form_and_schema_agree_on_every_change(name: str, data: st.DataObject) -> None:
    tree = plain(name)
    path = data.draw(st.sampled_from(spots(tree)[1:]))
    act = data.draw(st.sampled_from(["set", "drop", "add"]))
    place: Any = tree
    for step in path[:-1]:
        place = place[step]
    if act == "set":
        place[path[-1]] = data.draw(st.sampled_from(ODD))
    elif act == "drop":
        del place[path[-1]]
    elif isinstance(place[path[-1]], dict):
        place[path[-1]]["added"] = data.draw(st.sampled_from(ODD))
    ours, schema = judge(FORMS[name][0], tree)
    assert ours == schema, (path, act, tree)


@given(st.text(), st.sampled_from([v for v in vars(texts).values() if isinstance(v, TextForm)]))
@settings(max_examples=300, deadline=None)
def test_every_text_is_judged_alike(text: str, form: TextForm) -> None:
    ours = form.find_fault(text) is None
    assert ours == Judge(form.write_schema(), format_checker=checker).is_valid(text)


def test_a_last_line_feed_is_no_end_in_any_pattern() -> None:
    for form in (texts.DAY, texts.DIGEST, texts.KEY, texts.ISSUER, texts.AMOUNT, texts.CODE):
        sample = {
            texts.DAY: "2026",
            texts.DIGEST: "A" * 43,
            texts.KEY: OTHER_KEY.text,
            texts.ISSUER: TRUST,
            texts.AMOUNT: "2.5",
            texts.CODE: "6DTP K2RJ D28S 4YMS GVNF",
        }[form]
        assert form.find_fault(sample) is None
        assert form.find_fault(sample + "\n") is not None


@pytest.mark.parametrize(
    "text",
    ["0", "10", "2.5", "0.125", "9999999", "9999999.999"],
)
def test_amounts(text: str) -> None:
    assert texts.AMOUNT.find_fault(text) is None
    for other in (f"0{text}", f"-{text}", f"+{text}", f"{text}.", f"{text}e1", f" {text}"):
        assert texts.AMOUNT.find_fault(other) is not None


def test_a_fault_has_its_place_and_says_whether_something_should_not_be_there() -> None:
    form = Closed(
        "A thing.",
        needed("a", ListOf(Closed("B.", needed("b", Whole(5), "B.")), least=1, most=2), "A."),
        optional("c/d", OneOf("x", 1), "C."),
    )
    assert form.find_fault({"a": [{"b": 5}]}) is None
    assert form.find_fault({"a": [{"b": 5}, {"b": 6}]}) == Fault(
        "/a/1/b", "a whole number from 0 to 5"
    )
    assert form.find_fault({"a": [{"b": 5, "e~/": 1}]}) == Fault("/a/0/e~0~1", "nothing here", True)
    assert form.find_fault({}) == Fault("/a", "this member")
    assert form.find_fault({"a": []}) == Fault("/a", "a list in [ ]")
    assert form.find_fault({"a": [{"b": 1}] * 3}) == Fault("/a", "a list in [ ] of at most 2")
    assert form.find_fault([]) == Fault("", "members in { }")
    for value in (True, 1.0, "1"):
        assert form.find_fault({"a": [{"b": 1}], "c/d": value}) is not None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("did:web:saltmarsh.example", True),
        ("did:web:a-b.saltmarsh.example", True),
        ("did:web:saltmarsh.example:trust:one", True),
        ("did:web:saltmarsh", False),
        ("did:web:saltmarsh.example.", False),
        ("did:web:.example", False),
        ("did:web:-a.example", False),
        ("did:web:Saltmarsh.example", False),
        ("did:web:sältmarsh.example", False),
        ("did:web:10.0.0.1", False),
        ("did:web:saltmarsh.example%3A8080", False),
        ("did:web:saltmarsh.example/..", False),
        ("did:web:saltmarsh.example:..", False),
        ("did:web:a.xn--p1ai", False),
        ("did:web:" + "a" * 250 + ".example", False),
        (None, False),
    ],
)
def test_names_under_which_a_trust_may_sign(text: Any, wanted: bool) -> None:
    assert is_issuer_id(text) is wanted
