"""The typefaces of a page: full files found on this computer, one face for every letter.

A letter that no face has would become an empty box, in a person's name of all places; so coverage
is settled before a page is set. Faces get private family names, because an engine that finds two
files behind one name draws the letters of the one with the shapes of the other.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from pdpkit.errors import InputError

FAMILY: Final = "Pdp Sans"
SCHEME: Final = "pdpkit-typeface"
MOST_FAMILIES: Final = 6
FOLDERS: Final = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
    "~/AppData/Local/Microsoft/Windows/Fonts",
)
# Regular and strong file of the faces that pages may be set in, the best first.
_TEXT: Final = (
    ("Inter-Regular", "Inter-SemiBold"),
    ("NotoSans-Regular", "NotoSans-SemiBold"),
    ("NotoSans-Regular", "NotoSans-Bold"),
    ("DejaVuSans", "DejaVuSans-Bold"),
    ("LiberationSans-Regular", "LiberationSans-Bold"),
)
# Collections hold a face for each tradition of the same characters.
_HAN: Final = ("NotoSansCJK-Regular", "NotoSansCJK-Bold")
_HAN_FACES: Final = {"Hiragana": 0, "Katakana": 0, "Hangul": 1}
_SIMPLIFIED: Final = 2
_SIGNS: Final = ("NotoSansSymbols", "NotoSansSymbols2", "NotoSansMath")
# What stands here is each typeface's own; a shape there says nothing about a letter.
_PRIVATE: Final = frozenset(range(0xE000, 0xF900))
_SUFFIXES: Final = frozenset((".otf", ".ttf", ".ttc"))


@dataclass(frozen=True, slots=True)
class Face:
    """One face in a font file; ``number`` counts the faces of a collection."""

    path: Path
    number: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """A face for text, and one for strong text."""

    regular: Face
    strong: Face


def choose_families(text: str) -> tuple[Family, ...]:
    """The families that together have every letter of ``text``, the main one first.

    ``InputError``: ``font-not-found``; ``font-missing`` with the letters that no face here has.
    """
    families: list[Family] = []
    missing = {letter for letter in set(text) if _is_drawn(letter)}
    for family in _candidates(missing):
        covered = _coverage(family.regular) & _coverage(family.strong)
        if not families or any(ord(letter) in covered for letter in missing):
            families.append(family)
            missing = {letter for letter in missing if ord(letter) not in covered}
        if not missing:
            return tuple(families)
        if len(families) == MOST_FAMILIES:
            break
    if not families:
        raise InputError("font-not-found")
    raise InputError("font-missing", letters=_name_letters(missing))


def read_face(face: Face) -> bytes:
    """The face as a font file of its own."""
    data = face.path.read_bytes()
    if not data.startswith(b"ttcf"):
        return data
    from fontTools.ttLib import (  # type: ignore[import-untyped]  # noqa: PLC0415  it has no types
        TTFont,
    )

    alone = BytesIO()
    with TTFont(BytesIO(data), fontNumber=face.number, lazy=True) as font:
        font.save(alone, reorderTables=None)
    return alone.getvalue()


def _candidates(letters: set[str]) -> Iterable[Family]:
    """The best family for text, those named after the scripts of ``letters``, then all others."""
    files = _files()
    plain = [
        Family(Face(files[regular]), Face(files[strong]))
        for regular, strong in _TEXT
        if regular in files and strong in files
    ]
    yield from plain[:1]
    scripts = {re.split("[ -]", unicodedata.name(letter, "").title())[0] for letter in letters}
    if all(name in files for name in _HAN):
        number = min((_HAN_FACES[s] for s in scripts if s in _HAN_FACES), default=_SIMPLIFIED)
        yield Family(*(Face(files[name], number) for name in _HAN))
    for name in [*(f"NotoSans{script}" for script in sorted(scripts)), *_SIGNS]:
        if regular := files.get(f"{name}-Regular"):
            yield Family(Face(regular), Face(files.get(f"{name}-Bold", regular)))
    yield from plain[1:]


@cache
def _files() -> dict[str, Path]:
    """Font files by name without suffix, the first of each name."""
    found: dict[str, Path] = {}
    for folder in FOLDERS:
        for path in sorted(Path(folder).expanduser().rglob("*")):
            if path.suffix.lower() in _SUFFIXES:
                found.setdefault(path.stem, path)
    return found


@lru_cache(maxsize=16)
def _coverage(face: Face) -> frozenset[int]:
    """The code points that a face has a shape for; private ones mean nothing."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  loaded with the engine anyway

    with TTFont(face.path, fontNumber=face.number, lazy=True) as font:
        return frozenset(font.getBestCmap()) - _PRIVATE


def _is_drawn(letter: str) -> bool:
    """Whether a letter needs a shape: not spaces between lines, marks of order or of variant."""
    kind = unicodedata.category(letter)
    return kind not in ("Cc", "Cf", "Zl", "Zp") and not 0xFE00 <= ord(letter) <= 0xFE0F


def _name_letters(letters: set[str]) -> str:
    shown = [f"{letter} (U+{ord(letter):04X})" for letter in sorted(letters)[:12]]
    return ", ".join(shown) + (", …" if len(letters) > 12 else "")
