"""One row of the catalogue of codes."""

from typing import NamedTuple


class Message(NamedTuple):
    """``sentence`` and ``hint`` may hold ``{names}`` of values that the code comes with."""

    effect: str
    sentence: str
    hint: str = ""
