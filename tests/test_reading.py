"""``encoding.reading``: JSON is read strictly, and what it refuses has a code."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.encoding import reading
from pdpkit.encoding.reading import MAX_DEPTH, MAX_STRING, parse, read, walk
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError

# JSONTestSuite leaves these 35 to the parser; ours refuses all but two (hostile-inputs row 25).
ACCEPTED_FREE = {"i_number_double_huge_neg_exp.json", "i_number_real_underflow.json"}
DUPLICATES = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"}


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(data)
    return caught.value.code


def suite(vectors: Path, prefix: str) -> list[Path]:
    files = sorted((vectors / "json-parsing/test_parsing").glob(f"{prefix}_*.json"))
    assert len(files) == {"n": 188, "y": 95, "i": 35}[prefix]
    return files


def test_json_test_suite_refuses_all_188_that_must_not_parse(vectors: Path) -> None:
    codes = set()
    for file in suite(vectors, "n"):
        with pytest.raises(InputError) as caught:
            parse(file.read_bytes())
        codes.add(caught.value.code)
    assert codes == {
        "json-syntax",
        "json-encoding",
        "json-number",
        "json-depth",
        "json-bom",
        "file-empty",
    }


def test_json_test_suite_accepts_93_and_refuses_two_duplicates(vectors: Path) -> None:
    refused = {}
    for file in suite(vectors, "y"):
        try:
            parse(file.read_bytes())
        except InputError as err:
            refused[file.name] = err.code
    assert refused == dict.fromkeys(DUPLICATES, "json-duplicate-key")


def test_json_test_suite_free_cases_are_pinned(vectors: Path) -> None:
    accepted, codes = set(), set()
    for file in suite(vectors, "i"):
        try:
            parse(file.read_bytes())
            accepted.add(file.name)
        except InputError as err:
            codes.add(err.code)
    assert accepted == ACCEPTED_FREE
    assert codes == {
        "json-number",
        "json-number-range",
        "json-surrogate",
        "json-encoding",
        "json-depth",
        "json-bom",
    }


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"a":1,"a":2}', "json-duplicate-key"),
        (b'{"a":{"b":[{"c":1,"c":1}]}}', "json-duplicate-key"),
        (rb'{"a":"\ud800"}', "json-surrogate"),
        (rb'{"\udfff":1}', "json-surrogate"),
        (b'{"a":"\xc0\xaf"}', "json-encoding"),
        (b'{"a":"\xed\xa0\x80"}', "json-encoding"),
        (b"\xef\xbb\xbf{}", "json-bom"),
        (b'{"a":NaN}', "json-number"),
        (b'{"a":1e400}', "json-number"),
        (b'{"a":9007199254740992}', "json-number-range"),
        (b'{"a":-9007199254740992}', "json-number-range"),
        (b'{"a":1.5}', "json-number-form"),
        (b'{"a":[1,{"b":1e0}]}', "json-number-form"),
        (b'{"a":-0}', "json-number-form"),
        (b'{"a":1.0}', "json-number-form"),
        (b"[" * 100_000, "json-depth"),
        (b"", "file-empty"),
        (b" \n\t ", "file-empty"),
        (b'{"a":1,}', "json-syntax"),
        (b"{'a':1}", "json-syntax"),
        (b"{} {}", "json-syntax"),
        (b'{"a":1} // note', "json-syntax"),
        (rb'{"a":"\u0000"}', "text-control-char"),
        (rb'{"a":"\t"}', "text-control-char"),
        (rb'{"a":["x\u0085"]}', "text-control-char"),
        (b'{"a":"\x7f"}', "text-control-char"),
        ('{"a":"\u009b1m"}'.encode(), "text-control-char"),
        (rb'{"a\u0007":1}', "text-control-char"),
        (rb'{"a":"one\rtwo"}', "text-control-char"),
        (b'{"a":"' + b"x" * (MAX_STRING + 1) + b'"}', "json-string-length"),
    ],
)
def test_what_is_refused_has_a_code(data: bytes, code: str) -> None:
    assert refusal(data) == code


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":9007199254740991,"b":-9007199254740991}',
        rb'{"a":"one\ntwo"}',
        rb'{"a":"one\r\ntwo"}',
        rb'{"a":"\ud83d\ude00"}',
        b'{"a":"' + b"x" * MAX_STRING + b'"}',
        b" \n {} \n ",
    ],
)
def test_the_passing_siblings_are_read(data: bytes) -> None:
    assert read(data) == json.loads(data)


@pytest.mark.parametrize(
    "text",
    ["Dear HR", '{"a": b}', "{a: 1}", '{"a" 1}', '{"a": 1 "b": 2}', '{"a": 1,}', "{} {}", "[1,",
     '{"a": "b', '{"a": "b\n"}', '{"a": "\\x"}', '{"a": "\\u00zz"}'],
)  # fmt: skip
def test_what_is_no_json_is_said_in_plain_words(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text.encode())
    assert caught.value.code == "json-syntax"
    words = caught.value.values["problem"]
    assert not words.startswith(("Expecting", "Extra", "Invalid", "something else"))


@pytest.mark.parametrize("text", ['{"a": 1,}', "[1,]", '{"a": [1],\n }', '["a,",\n\n]'])
def test_a_comma_after_the_last_part_is_told_at_the_comma(text: str) -> None:
    """By Python 3.13 and by those before it, which miss what should follow."""
    with pytest.raises(InputError) as caught:
        parse(text.encode())
    assert caught.value.values["problem"] == "a comma stands after the last part"
    assert caught.value.where == f"line 1 column {text.rindex(',') + 1}"


def test_64_levels_pass_and_65_do_not() -> None:
    assert read(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH) is not None
    assert refusal(b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1)) == "json-depth"
    inside = b'{"a":' * MAX_DEPTH + b"1" + b"}" * MAX_DEPTH
    assert read(inside) is not None
    assert refusal(b'{"b":' + inside + b"}") == "json-depth"


def test_too_many_values_and_bytes_are_refused() -> None:
    assert refusal(b"[" + b"1," * 200_000 + b"1]") == "json-nodes"
    assert len(read(b"[" + b"1," * 199_998 + b"1]")) == 199_999
    with pytest.raises(InputError) as caught:
        parse(b"[1, 2, 3]", max_bytes=8)
    assert caught.value.code == "file-too-large"


def test_a_refusal_names_its_place() -> None:
    for data, where in [
        (b'{"a":1,\n  "b":}', "line 2 column 7"),
        (b'{"a":{"b":[0,1.5]}}', "/a/b/1"),
        (rb'{"a/b":"\u0000"}', "/a~1b"),
    ]:
        with pytest.raises(InputError) as caught:
            read(data)
        assert caught.value.where == where


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(values, st.booleans())
def test_reading_gives_back_what_was_written_or_a_code(value: object, ascii_only: bool) -> None:
    data = json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    try:
        assert read(data) == value
    except InputError as err:
        assert err.code in ("text-control-char", "json-surrogate", "json-encoding")
        assert any(
            ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 or 0xD800 <= ord(letter) < 0xE000
            for _, found in walk(value)
            for text in (
                [found] if isinstance(found, str) else found if isinstance(found, dict) else []
            )
            for letter in text
        )


def outcome(data: bytes) -> object:
    """The tree with the kinds of its values, or the code and the place of what is refused."""
    try:
        return repr(read(data))
    except InputError as err:
        # The place in a text moves with it; a pointer does not.
        return err.code, err.where if err.where.startswith("/") else ""


LETTERS = st.characters(exclude_categories=[]) | st.sampled_from('"\\\n\r\t\x00\x7f\x85.,e1-')
TEXTS = st.text(LETTERS, max_size=12)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | TEXTS
    | st.sampled_from([2**53, -0.0]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_a_file_as_we_write_it_is_read_as_any_other(tree: object) -> None:
    """A space in front means nothing, and makes a file that we did not write."""
    data = dump(tree, errors="surrogatepass")
    assert outcome(data) == outcome(b" " + data)


@given(VALUES, st.data())
def test_one_changed_byte_in_our_writing_is_read_as_in_any_other(
    tree: object, data: st.DataObject
) -> None:
    text = bytearray(dump(tree, errors="surrogatepass"))
    place = data.draw(st.integers(0, len(text) - 1))
    text[place] = data.draw(st.sampled_from(list(b'"\\{}[],: \n0123456789-.eE\x80\xff')))
    assert outcome(bytes(text)) == outcome(b" " + bytes(text))


@pytest.mark.parametrize(
    "value",
    [
        *(1.5, -0.0, 0.0, 1e16, 1e-7, 1.25e300, 5e-324, 2**53, -(2**53), 2**53 - 1, 2**70),
        *("x" * MAX_STRING, "x" * (MAX_STRING + 1), "\x7f", "\x85", "\t", "\ud800", "e16", "1.5"),
        *({}, [], {"a": {}}, {"a": []}),
    ],
)
@pytest.mark.parametrize("levels", [0, 1, 2, MAX_DEPTH - 1, MAX_DEPTH, MAX_DEPTH + 1])
def test_every_limit_holds_in_our_writing(value: object, levels: int) -> None:
    for name in (None, "a"):
        tree = value
        for _ in range(levels):
            tree = [tree, 1] if name is None else {name: tree, "e": 1}
        data = dump(tree, errors="surrogatepass")
        assert outcome(data) == outcome(b" " + data)


def test_our_own_writing_takes_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("read the slow way")

    monkeypatch.setattr(reading, "_parse", refuse)
    tree = {"a": [1, {"é": "one\ntwo", "b": None}], "c": True, "d": {}}
    assert read(dump(tree)) == tree
    with pytest.raises(AssertionError):
        read(json.dumps(tree).encode())
