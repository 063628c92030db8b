"""``signed``: closed forms judge as the schemas that are written from them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from generate.signed import FORMS, SIGNED
from pdpkit.encoding.reading import without
from pdpkit.identity import ROTATION
from pdpkit.signed import texts
from pdpkit.signed.forms import (
    ANYTHING,
    FREE,
    Cases,
    Closed,
    Fault,
    Form,
    ListOf,
    MapOf,
    OneOf,
    TextForm,
    Whole,
    needed,
    optional,
)
from pdpkit.signed.texts import is_issuer_id
from published import changes, judge_by, make_samples
from world import OTHER_KEY, TRUST, Tree

# What a share shows of a record is judged by a schema of its own: test_schemas.py.
BESIDE = Registry().with_resource("shared-record.schema.json", DRAFT202012.create_resource({}))
READ: dict[str, Closed] = {
    **{name: one.form for name, one in SIGNED.items()},
    **FORMS,
    "key-event": ROTATION,
}
SUBJECT_OF_TWO = Cases(
    "A.",
    needed("is", OneOf("x", "y"), "Which."),
    (),
    {"x": (optional("a", Whole(5), "A."),), "y": ()},
)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Tree]]:
    """Without proofs, which no form judges."""
    made = make_samples(tmp_path_factory.mktemp("samples"))
    made = made | {"key-event": made["key-event"][1:]}
    return {name: [without(tree, "proof") for tree in trees] for name, trees in made.items()}


def judge(form: Closed, tree: Any) -> tuple[bool, bool]:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | form.write_schema()
    return form.find_fault(tree) is None, judge_by(schema, BESIDE).is_valid(tree)


def test_every_form_has_a_sample(samples: dict[str, list[Tree]]) -> None:
    assert set(samples) == set(READ)


@pytest.mark.parametrize("name", READ)
def test_each_sample_fits_and_its_schema_is_a_schema(
    name: str, samples: dict[str, list[Tree]]
) -> None:
    Draft202012Validator.check_schema(READ[name].write_schema())
    for tree in samples[name]:
        assert judge(READ[name], tree) == (True, True)


@given(st.sampled_from(sorted(READ)), st.data())
@settings(max_examples=600, deadline=None)
def test_form_and_schema_agree_on_every_change(
    samples: dict[str, list[Tree]], name: str, data: st.DataObject
) -> None:
    tree = data.draw(st.sampled_from(samples[name]).flatmap(changes))
    ours, schema = judge(READ[name], tree)
    assert ours == schema, tree


@given(st.sampled_from(sorted(READ)), st.data())
@settings(max_examples=600, deadline=None)
def test_many_fit_exactly_when_none_of_them_has_a_fault(
    samples: dict[str, list[Tree]], name: str, data: st.DataObject
) -> None:
    form = READ[name]
    good = data.draw(st.lists(st.sampled_from(samples[name]), max_size=4))
    assert form.fit(good)
    changed = data.draw(st.sampled_from(samples[name]).flatmap(changes))
    among = [*good, changed, *good]
    assert form.fit(among) == (form.find_fault(changed) is None), changed


@pytest.mark.parametrize(
    ("form", "good", "bad"),
    [
        (OneOf("x", 1), ["x", 1], [True, 1.0, "1", None, [1], "y"]),
        (OneOf(True), [True], [1, 1.0, "true"]),
        (OneOf(False), [False], [0, 0.0, None]),
        (OneOf(["a"]), [["a"]], [[], ["b"], ["a", "a"], "a", {"a": 1}]),
        (OneOf(0), [0], [False, -0.0, 1]),
        (Whole(5, least=1), [1, 5], [0, 6, True, 1.0, "1", [1]]),
        (texts.WHOLE_DAY, ["2026-11-22"], ["2026-02-30", "2026-11", 2026, None, [], {}]),
        (texts.LINE, ["a", "b c"], ["", " ", "a\nb", "a" * 301, 1, ["a"]]),
        (ListOf(Whole(5), least=1, most=2), [[1], [1, 2]], [[], [1, 2, 3], [6], {}, "1"]),
        (MapOf(texts.DAY, Whole(5)), [{}, {"2026": 1}], [{"x": 1}, {"2026": 6}, [], None]),
        (FREE, [{}, {"a": 1}], [[], None, "a"]),
        (ANYTHING, [None, [], {}, 1.5], []),
        (Closed("A.", optional("a", Whole(5), "A.")), [{}, {"a": 1}], [{"a": 6}, {"b": 1}, []]),
        (Closed("A.", needed("a", FREE, "A."), open=True), [{"a": {}, "b": 1}], [{"b": 1}, 1]),
        (
            SUBJECT_OF_TWO,
            [{"is": "x", "a": 1}, {"is": "y"}],
            [{"is": "y", "a": 1}, {"is": ["x"]}, {}],
        ),
    ],
)
def test_each_form_judges_many_as_it_judges_one(
    form: Form, good: list[Any], bad: list[Any]
) -> None:
    assert form.fit([])
    assert form.fit(good)
    assert form.fit(good * 3)
    for value in good:
        assert form.find_fault(value) is None
    for value in bad:
        assert form.find_fault(value) is not None
        assert not form.fit([value])
        assert not form.fit([*good, value])
        assert not form.fit([value, *good])


@given(st.text(), st.sampled_from([v for v in vars(texts).values() if isinstance(v, TextForm)]))
@settings(max_examples=300, deadline=None)
def test_every_text_is_judged_alike(text: str, form: TextForm) -> None:
    ours = form.find_fault(text) is None
    assert ours == judge_by(form.write_schema()).is_valid(text)


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
    days = MapOf(texts.DAY, Closed("B.", optional("b", texts.LINE, "B.")))
    assert days.find_fault({"2026": {}, "20/6": {}}) == Fault("/20~16", texts.DAY.wanted)
    assert days.find_fault({"2026": {"b": "a" * 301}}) == Fault("/2026/b", texts.LINE.wanted)
    assert days.find_fault([]) == Fault("", "members in { }")
    assert SUBJECT_OF_TWO.find_fault({"is": "z"}) == Fault("/is", "x or y")
    assert SUBJECT_OF_TWO.find_fault({"is": "y", "a": 1}) == Fault("/a", "nothing here", True)


@pytest.mark.parametrize("form", [texts.LINE, texts.TEXT, texts.ISSUER_NAME])
def test_a_text_may_be_as_long_as_its_form_says(form: TextForm) -> None:
    assert form.most is not None
    assert form.find_fault("a" * form.most) is None
    assert form.find_fault("a" * (form.most + 1)) == Fault("", form.wanted)


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
