"""``words``: bytes on paper and back."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.errors import SecretError
from pdpkit.words import from_words, to_words, word_list


def refusal(text: str) -> str:
    with pytest.raises(SecretError) as caught:
        from_words(text)
    return caught.value.code


def test_the_list_is_the_published_one() -> None:
    data = ("\n".join(word_list()) + "\n").encode("ascii")
    assert hashlib.sha256(data).hexdigest() == (
        "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
    )
    assert len({word[:4] for word in word_list()}) == 2048


@given(st.binary(min_size=32, max_size=32))
def test_words_go_both_ways_in_any_dress(entropy: bytes) -> None:
    words = to_words(entropy)
    assert len(words) == 24
    assert from_words(" ".join(words)) == entropy
    assert from_words("  ".join(word[:4].upper() for word in words) + "\n") == entropy


def test_slips_are_told_apart() -> None:
    words = to_words(bytes(range(32)))
    assert refusal(" ".join(words[:23])) == "words-count"
    assert refusal(" ".join([*words, words[0]])) == "words-count"
    assert refusal(" ".join(["abandn", *words[1:]])) == "words-unknown"
    assert refusal(" ".join(["aba", *words[1:]])) == "words-unknown"
    assert refusal(" ".join([words[1], words[0], *words[2:]])) == "words-checksum"
    with pytest.raises(SecretError) as caught:
        from_words(" ".join([*words[:6], "xyzzy", *words[7:]]))
    assert caught.value.where == "word 7"


def test_only_32_bytes_have_words() -> None:
    with pytest.raises(ValueError):
        to_words(bytes(16))
