"""One list of codes, each with a plain label."""

import difflib
from dataclasses import dataclass
from typing import Final

# A code of a trust's own, whose label stands in ``ext.labels`` (R03).
OWN_CODE: Final = "^x-[a-z0-9]+(-[a-z0-9]+)*$"


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """``codes`` maps a code to its label; ``own`` is the pattern of codes that may join the list.

    ``name`` is the list's name in the schema's ``$defs``. A code once released stays for ever.
    """

    name: str
    about: str
    codes: dict[str, str]
    own: str | None = OWN_CODE

    def find_similar(self, code: str) -> str | None:
        """The code of this list that looks most like ``code``, or whose label it is."""
        by_label = {label.casefold(): known for known, label in self.codes.items()}
        wanted = code.casefold()
        if wanted in by_label:
            return by_label[wanted]
        near = difflib.get_close_matches(wanted, self.codes, 1)
        return near[0] if near else None


def close(name: str, about: str, codes: dict[str, str]) -> Vocabulary:
    """A list that nobody adds to, because the program decides by its codes."""
    return Vocabulary(name, about, codes, None)
