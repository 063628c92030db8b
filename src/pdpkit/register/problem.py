"""What is told about a cell, a row or a whole file that could be read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, NamedTuple

from pdpkit import messages


class Fault(NamedTuple):
    """Why a cell has no value: a code, and the values of its sentence but ``found``."""

    code: str
    values: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the whole file that a person should look at."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return messages.sentence(self.code, dict(self.values))

    @property
    def hint(self) -> str:
        return messages.hint(self.code, dict(self.values))


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that could not be read. ``column`` is the heading, ``found`` the cell's text."""

    column: str
    code: str
    found: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return messages.sentence(self.code, {**self.values, "found": self.found})

    @property
    def hint(self) -> str:
        return messages.hint(self.code, {**self.values, "found": self.found})


def suggest(typed: str, offered: Iterable[str]) -> str:
    """The end of a hint, when something on offer is close to what was typed; else empty."""
    close = get_close_matches(typed, list(offered), 1)
    return f" Did you mean “{close[0]}”?" if close else ""
