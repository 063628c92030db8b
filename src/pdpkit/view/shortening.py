"""A handover page with less and less on it, for where all of it takes more than one sheet."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from pdpkit.view.entries import clip
from pdpkit.view.handover import Handover

# What loses its last lines where the page is too short, of equally long ones the first.
_SHORTENED: Final = (
    *("standing", "mandatory", "learned", "beyond", "posts"),
    *("hopes", "promises", "goals", "asks"),
)
# How long a text may be where even one thing in each block is too much.
_LETTERS: Final = (90, 60, 40)


def shorten(page: Handover) -> Iterator[Handover]:
    """The page with one thing less each time, the longest block first, then with shorter texts."""
    blocks: dict[str, Any] = {name: getattr(page, name) for name in _SHORTENED}
    while (longest := max(blocks, key=lambda name: len(blocks[name]))) and blocks[longest][1:]:
        blocks[longest] = blocks[longest][:-1]
        yield replace(page, **blocks)
    for most in _LETTERS:
        yield _clip(replace(page, **blocks), most)


def _clip(value: Any, most: int) -> Any:
    """A plain value with no text in it of more than ``most`` letters."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{f.name: _clip(getattr(value, f.name), most) for f in fields(value)}
        )
    if isinstance(value, tuple):
        return tuple(_clip(one, most) for one in value)
    return clip(value, most) if type(value) is str else value
