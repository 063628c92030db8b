"""``encoding.alphabets``: every text of bytes is the one text of these bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.encoding.alphabets import (
    from_base58,
    from_base64url,
    read_spoken_code,
    spoken_code,
    to_base58,
    to_base64url,
    to_spoken,
)

IDENTITY = "ni:///sha-256;M3VpixJokZJ6mYbq_xBI2XcvfsQApOSVvMVzOf0S1Cs"
KEY = "z6MkwHe1F9TNJCwPCqd3wCAbTBdk3ryL4Cv5ep2txHcnwsv3"


@given(st.binary(max_size=80))
def test_base58_goes_both_ways(data: bytes) -> None:
    assert from_base58(to_base58(data)) == data


@given(st.binary(max_size=80))
def test_base64url_goes_both_ways(data: bytes) -> None:
    assert from_base64url(to_base64url(data)) == data


@pytest.mark.parametrize("text", ["0", "O", "I", "l", " 1", "1 ", "é", "+", "z" * 129])
def test_base58_refuses_other_letters(text: str) -> None:
    with pytest.raises(ValueError):
        from_base58(text)


@pytest.mark.parametrize("text", ["AB", "QQ==", "+/8", "Q", "QR", "QQ\n", "é"])
def test_base64url_refuses_every_other_text(text: str) -> None:
    with pytest.raises(ValueError):
        from_base64url(text)
    assert from_base64url("QQ") == b"A"


def test_codes_of_the_worked_example() -> None:
    assert spoken_code(IDENTITY) == "6DTP K2RJ D28S 4YMS GVNF"
    assert spoken_code(KEY) == "MGF1 WGF0 HNQA 7CE4 69PP"


@given(st.binary(min_size=13, max_size=40))
def test_a_code_typed_carelessly_is_the_same_code(data: bytes) -> None:
    code = to_spoken(data)
    careless = code.lower().replace(" ", "-").replace("0", "o").replace("1", "l")
    assert read_spoken_code(careless) == code


@pytest.mark.parametrize("text", ["", "6DTP K2RJ D28S 4YMS", "6DTP K2RJ D28S 4YMS GVNFX", "U" * 20])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_spoken_code(text)
