"""Writes ``examples/README.md``: what the examples are, and every secret of theirs, in the open."""

from pathlib import Path
from typing import Final

from generate.cases.cast import Person
from generate.stories.cast import COLIN, KEEPER, KEYS, MARTA, PRIYA, SIAN
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.words import to_words

_PAGE: Final = Path(__file__).parent / "page.md"


def write_page() -> str:
    """The page as text."""
    people = [
        f"| {one.name} | `{spoken_code(one.id)}` | {_write_words(one)} |"
        for one in (PRIYA, MARTA, COLIN, SIAN, KEEPER)
    ]
    keys = [
        f"| {key.label} | {key.start} | {key.end} | `{key.signer.key.seed.hex()}` |" for key in KEYS
    ]
    return _PAGE.read_text(encoding="utf-8").format(
        words=_write_words(MARTA), people="\n".join(people), keys="\n".join(keys)
    )


def _write_words(person: Person) -> str:
    return " ".join(to_words(person.entropy))
