"""Closed lists of codes, each with a plain label (docs/spec.md, Vocabularies).

One module for each subject; knows nothing of files or models. ``VOCABULARIES`` has every list by
its name in the schema.
"""

from typing import Final

from pdpkit.vocabulary import (
    beyond,
    exchange,
    frameworks,
    learning,
    organisations,
    people,
    plan,
    standing,
)
from pdpkit.vocabulary.vocabulary import Vocabulary

__all__ = ["VOCABULARIES", "Vocabulary", "find_label"]

VOCABULARIES: Final[dict[str, Vocabulary]] = {
    found.name: found
    for module in (
        people,
        organisations,
        standing,
        plan,
        learning,
        beyond,
        exchange,
        frameworks,
    )
    for found in vars(module).values()
    if isinstance(found, Vocabulary)
}


def find_label(name: str, code: str, own: dict[str, str] | None = None) -> str:
    """The label of ``code`` in the list ``name``, else the one in ``own``, else the code itself."""
    return VOCABULARIES[name].codes.get(code) or (own or {}).get(code) or code
