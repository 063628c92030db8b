"""Whom a reader decided to believe: keepers, or single organisations, each by a code, once.

A plain file of the reader's own (``pdp-pins/1``). No pin exists at install.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from pdpkit.encoding.alphabets import read_spoken_code, spoken_code
from pdpkit.encoding.reading import Tree, read
from pdpkit.encoding.times import format_moment
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError, UsageError
from pdpkit.signed.forms import Closed, ListOf, OneOf, needed, optional
from pdpkit.signed.texts import CODE, ISSUER, ISSUER_NAME, KEY, LINE, MOMENT

FORMAT: Final = "pdp-pins/1"
FORM: Final = Closed(
    "The keepers of directories, and single organisations, that a reader confirmed.",
    needed("format", OneOf(FORMAT), "The mark of such a file."),
    needed(
        "keepers",
        ListOf(
            Closed(
                "A keeper whose code was compared over another channel.",
                needed("code", CODE, "The keeper's code."),
                optional("name", LINE, "The name of the keeper's list."),
                needed("pinned", MOMENT, "When it was confirmed."),
            )
        ),
        "The keepers, in the order in which they were confirmed.",
    ),
    optional(
        "issuers",
        ListOf(
            Closed(
                "One organisation that was confirmed alone, from its card.",
                needed("id", ISSUER, "The name under which it signs."),
                needed("name", ISSUER_NAME, "Its name."),
                needed("code", CODE, "The code of its key."),
                needed("key", KEY, "The key."),
                needed("validFrom", MOMENT, "The first moment at which the key signs."),
                needed("validUntil", MOMENT, "The moment from which it no longer signs."),
                needed("pinned", MOMENT, "When it was confirmed."),
            )
        ),
        "The organisations, in the order in which they were confirmed.",
    ),
)


@dataclass(frozen=True, slots=True)
class Pins:
    """The pins of one reader, in the order in which they were made."""

    keepers: tuple[Tree, ...] = ()
    issuers: tuple[Tree, ...] = ()

    def hold(self, keeper: str) -> bool:
        """Whether the identity ``keeper`` was confirmed."""
        code = spoken_code(keeper)
        return any(pin["code"] == code for pin in self.keepers)

    def add(self, code: str, name: str | None, moment: datetime) -> "Pins":
        """The pins with one more keeper; a code that is there already changes nothing."""
        if any(pin["code"] == code for pin in self.keepers):
            return self
        named = {"name": name} if name else {}
        pin: Tree = {"code": code, **named, "pinned": format_moment(moment)}
        return replace(self, keepers=(*self.keepers, pin))

    def add_issuer(self, card: Tree, key: str, moment: datetime) -> "Pins":
        """The pins with one organisation's key, as its card has it.

        A known key takes what this card says, but signs no longer than was known: whoever sends an
        older card may not bring back days that were taken away.
        """
        entry = next(entry for entry in card["keys"] if entry["key"] == key)
        known = [pin["validUntil"] for pin in self.issuers if pin["key"] == key]
        window = entry | {"validUntil": min((entry["validUntil"], *known))}
        pin: Tree = {"id": card["id"], "name": card["name"], "code": spoken_code(key), **window}
        others = [pin for pin in self.issuers if pin["key"] != key]
        return replace(self, issuers=(*others, pin | {"pinned": format_moment(moment)}))

    def remove(self, code: str) -> "Pins":
        """The pins without the keeper or organisation of a code."""
        return Pins(
            tuple(pin for pin in self.keepers if pin["code"] != code),
            tuple(pin for pin in self.issuers if pin["code"] != code),
        )

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        tree: Tree = {"format": FORMAT, "keepers": list(self.keepers)}
        return dump(tree | ({"issuers": list(self.issuers)} if self.issuers else {}))


def read_pins(data: bytes) -> Pins:
    """The pins in a file; ``InputError`` ``file-not-pins`` when it is something else."""
    tree: Any = read(data)
    if fault := FORM.find_fault(tree):
        raise InputError("file-not-pins", fault.where)
    return Pins(tuple(tree["keepers"]), tuple(tree.get("issuers", ())))


def read_code(text: str) -> str:
    """A code as somebody typed it; ``UsageError`` ``input-code`` when it is not one."""
    try:
        return read_spoken_code(text)
    except ValueError:
        raise UsageError("input-code") from None
