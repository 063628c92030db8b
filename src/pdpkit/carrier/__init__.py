"""The signed file that a PDF carries, read in a limited process (docs/spec.md, Carriers).

A hostile PDF costs its sender's reader at most ``MEMORY`` bytes, ``CPU_SECONDS`` and
``WALL_SECONDS``: whatever a PDF library does with it, it does in a child that the system stops.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pdpkit.encoding.reading import MAX_BYTES
from pdpkit.errors import InputError

MAX_PDF: Final = 25 * 1024 * 1024
MEMORY: Final = 512 * 1024 * 1024
CPU_SECONDS: Final = 10
WALL_SECONDS: Final = 20

_READER: Final = Path(__file__).with_name("reader.py")
_REFUSALS: Final = frozenset(
    ("pdf-no-pdp", "pdf-ambiguous", "pdf-encrypted", "pdf-damaged", "pdf-too-large")
)
_NOTES: Final = (
    "pdf-modified-after-export",
    "pdf-active-content",
    "pdf-signature-not-checked",
)
# What the system ends a process with that asks for too much: SIGKILL and SIGXCPU.
_STOPPED: Final = (-9, -24)


@dataclass(frozen=True, slots=True)
class Extracted:
    """The bytes of the signed file, and codes of what was noticed about the PDF around it."""

    payload: bytes
    notes: tuple[str, ...]


def extract(data: bytes) -> Extracted:
    """The one file called ``pdp.json`` in a PDF; its pages are not looked at.

    ``InputError``: ``pdf-no-pdp``, ``pdf-ambiguous`` (two of that name, or names that do not
    agree), ``pdf-encrypted``, ``pdf-damaged``, ``pdf-too-large`` (the PDF, the file in it, or what
    reading it would take).
    """
    if len(data) > MAX_PDF:
        raise InputError("pdf-too-large")
    if not data.startswith(b"%PDF-"):
        raise InputError("pdf-damaged")
    try:
        # -P: a file beside the program, or in the folder that it is called from, is no library.
        child = subprocess.run(  # noqa: S603  our own program with numbers
            [sys.executable, "-P", str(_READER), str(MAX_BYTES), str(MEMORY), str(CPU_SECONDS)],
            input=data,
            capture_output=True,
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise InputError("pdf-too-large") from None
    head, _, payload = child.stdout.partition(b"\n")
    words = head.decode("ascii", "replace").split()
    if child.returncode == 0 and words[:1] == ["found"]:
        return Extracted(payload, tuple(note for note in _NOTES if note in words))
    if child.returncode == 0 and len(words) == 1 and words[0] in _REFUSALS:
        raise InputError(words[0])
    raise InputError("pdf-too-large" if child.returncode in _STOPPED else "pdf-damaged")
