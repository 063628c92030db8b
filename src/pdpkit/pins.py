"""Whom a reader decided to believe: keepers of directories, each confirmed once by a code.

A plain file of the reader's own (``pdp-pins/1``). No pin exists at install.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final, Literal

from pydantic import Field, ValidationError

from pdpkit.encoding.alphabets import read_spoken_code, spoken_code
from pdpkit.encoding.reading import Tree, read
from pdpkit.encoding.times import format_moment
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from pdpkit.signed import Reading
from pdpkit.values import Line, Maybe, Moment

FORMAT: Final = "pdp-pins/1"


class PinnedKeeper(Reading):
    """A keeper whose code was compared over another channel."""

    code: Annotated[str, Field(pattern=r"^([0-9A-HJKMNP-TV-Z]{4} ){4}[0-9A-HJKMNP-TV-Z]{4}$")]
    name: Maybe[Line] = None
    pinned: Moment


class PinsReading(Reading):
    """The file of pins."""

    format: Literal["pdp-pins/1"]
    keepers: list[PinnedKeeper]


@dataclass(frozen=True, slots=True)
class Pins:
    """The pins of one reader, in the order in which they were made."""

    keepers: tuple[PinnedKeeper, ...] = ()

    def hold(self, keeper: str) -> bool:
        """Whether the identity ``keeper`` was confirmed."""
        code = spoken_code(keeper)
        return any(pin.code == code for pin in self.keepers)

    def add(self, code: str, name: str | None, moment: datetime) -> "Pins":
        """The pins with one more keeper; a code that is there already changes nothing."""
        if any(pin.code == code for pin in self.keepers):
            return self
        pin = PinnedKeeper(code=code, name=name, pinned=format_moment(moment))
        return Pins((*self.keepers, pin))

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        keepers: Sequence[Tree] = [pin.model_dump(exclude_none=True) for pin in self.keepers]
        return dump({"format": FORMAT, "keepers": keepers})


def read_pins(data: bytes) -> Pins:
    """The pins in a file; ``InputError`` ``file-not-pins`` when it is something else."""
    tree: Any = read(data)
    try:
        return Pins(tuple(PinsReading.model_validate(tree).keepers))
    except ValidationError as err:
        place = "".join(f"/{part}" for part in err.errors()[0]["loc"])
        raise InputError("file-not-pins", place) from None


def read_code(text: str) -> str:
    """A code as somebody typed it; ``InputError`` ``input-code`` when it is not one."""
    try:
        return read_spoken_code(text)
    except ValueError:
        raise InputError("input-code") from None
