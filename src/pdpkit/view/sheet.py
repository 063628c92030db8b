"""The sheet of 24 words as plain values for its page (recovery sheet)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.canonical import canonical
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import say_moment
from pdpkit.identity import name_log

_COLUMNS: Final = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` of numbered words as they are read, ``events`` the public key log, one text each."""

    rows: tuple[tuple[tuple[int, str], ...], ...]
    code: str
    number: int
    events: tuple[str, ...]
    day: str


def show_sheet(words: Sequence[str], key_log: Sequence[Tree], moment: datetime) -> Sheet:
    """The page's values; numbers run along each row, as on the terminal."""
    numbered = tuple(enumerate(words, 1))
    return Sheet(
        rows=tuple(numbered[n : n + _COLUMNS] for n in range(0, len(numbered), _COLUMNS)),
        code=spoken_code(name_log(key_log)),
        number=len(key_log),
        events=tuple(canonical(event).decode("utf-8") for event in key_log),
        day=say_moment(moment),
    )
