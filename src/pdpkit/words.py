"""Thirty-two random bytes as 24 words on paper, and back (spec rule 5).

The BIP-39 English list and checksum; the BIP-39 seed is not used and there is no 25th word.
"""

import hashlib
from functools import cache
from typing import Final

from pdpkit import resources
from pdpkit.errors import SecretError

COUNT: Final = 24
_BITS: Final = 11


@cache
def word_list() -> tuple[str, ...]:
    """The 2,048 words in their order."""
    return tuple(resources.read_text("english-words.txt").split())


def to_words(entropy: bytes) -> list[str]:
    """The 24 words of 32 bytes: 256 bits, then the first 8 bits of their SHA-256."""
    if len(entropy) != 32:
        raise ValueError("32 bytes are needed")
    number = int.from_bytes(entropy + hashlib.sha256(entropy).digest()[:1], "big")
    return [word_list()[number >> shift & 2047] for shift in range(_BITS * (COUNT - 1), -1, -_BITS)]


def from_words(text: str) -> bytes:
    """The 32 bytes behind 24 words as somebody typed them; four letters of each suffice.

    ``SecretError``: ``words-count``, ``words-unknown`` with the word's number,
    ``words-checksum``.
    """
    typed = text.lower().split()
    if len(typed) != COUNT:
        raise SecretError("words-count", count=len(typed))
    number = 0
    for place, word in enumerate(typed, 1):
        number = number << _BITS | _index(word, place)
    entropy = (number >> 8).to_bytes(32, "big")
    if hashlib.sha256(entropy).digest()[0] != number & 255:
        raise SecretError("words-checksum")
    return entropy


def _index(word: str, place: int) -> int:
    words = word_list()
    if word in words:
        return words.index(word)
    # Four letters tell all words of the list apart; a longer one must still be right to its end.
    found = [i for i, known in enumerate(words) if known[:4] == word and len(word) == 4]
    if not found:
        raise SecretError("words-unknown", f"word {place}", word=word[:20])
    return found[0]
