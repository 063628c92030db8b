"""``encoding.canonical``: RFC 8785 bytes, and the fast way equal to the general one."""

from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.encoding.canonical import canonical, digest
from pdpkit.encoding.reading import parse
from pdpkit.errors import InputError
from pdpkit.signed.texts import DIGEST

NAMES = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | NAMES,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=25,
)


def test_rfc_8785_vectors_six_of_six(vectors: Path) -> None:
    inputs = sorted((vectors / "jcs/testdata/input").glob("*.json"))
    assert len(inputs) == 6
    for file in inputs:
        wanted = (vectors / "jcs/testdata/output" / file.name).read_bytes()
        assert canonical(parse(file.read_bytes())) == wanted, file.name


@given(values)
def test_equals_the_library_for_every_value(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)


def test_names_sort_by_utf16_units_where_the_two_orders_differ() -> None:
    value = {"\ufb33": 1, "\U0001f600": 2, "a": 3}
    assert canonical(value) == '{"a":3,"\U0001f600":2,"\ufb33":1}'.encode()


@pytest.mark.parametrize("value", [[0.5, 2**60], {"a": [2**53]}, -(2**53), 2**70])
def test_numbers_beyond_a_double_are_refused(value: object) -> None:
    with pytest.raises(InputError) as caught:
        canonical(value)
    assert caught.value.code == "json-number-range"


def test_a_digest_has_43_letters_and_its_form() -> None:
    found = digest(b"")
    assert found == "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
    assert DIGEST.find_fault(found) is None
    for other in (found + "=", found[:-1], found[:-1] + "V", found[:-1] + "\n", None, 43):
        assert DIGEST.find_fault(other) is not None
