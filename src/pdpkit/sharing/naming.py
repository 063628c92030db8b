"""How a holder names what they mean: by the beginning of an id, or by words that stand in it."""

import unicodedata
from collections.abc import Collection, Iterable
from typing import NamedTuple

from pdpkit.encoding.reading import Tree, walk
from pdpkit.errors import UsageError
from pdpkit.ledger import find_entries


class Found(NamedTuple):
    """Words that stand in a tree, and where."""

    where: str
    words: str


def bare_id(statement: Tree) -> str:
    """A statement's id as links and people write it."""
    return str(statement.get("id")).removeprefix("urn:uuid:")


def subject_of(statement: Tree) -> Tree:
    """What a statement says; nothing where it is not written as one."""
    subject = statement.get("credentialSubject")
    return subject if isinstance(subject, dict) else {}


def find_ids(record: Tree, beginnings: Iterable[str]) -> frozenset[str]:
    """The bare ids that begin so, of entries and statements alike.

    ``UsageError``: ``entry-pick-unknown``, ``entry-pick-ambiguous``.
    """
    known = {i for i, place in find_entries(record).items() if place.array != "holder"}
    known |= {bare_id(statement) for statement in record.get("statements", [])}
    return frozenset(_find_id(known, beginning) for beginning in beginnings)


def _find_id(known: Collection[str], beginning: str) -> str:
    wanted = beginning.strip().lower().removeprefix("urn:uuid:")
    found = [one for one in known if wanted and one.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    code = "entry-pick-ambiguous" if found else "entry-pick-unknown"
    raise UsageError(code, found=beginning[:40])


def find_words(tree: object, words: Collection[str]) -> Found | None:
    """The first of the words that stands in a text of the tree, in any case of letters."""
    if not words:
        return None
    plain = {word: _plain(word) for word in words}
    for pointer, value in walk(tree):
        if isinstance(value, str):
            text = _plain(value)
            if found := next((word for word, letters in plain.items() if letters in text), None):
                return Found(pointer, found)
    return None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
