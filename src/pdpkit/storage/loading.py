"""Loads a file, with a stamp that tells later whether it has changed."""

import os
import stat
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from pdpkit.errors import InputError
from pdpkit.storage.faults import load_fault

# O_NONBLOCK: a named pipe that was put there between the look and the opening does not hang us.
_READ: Final = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY")
)
_MOST_NAMES: Final = 1000


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file held, to tell later whether it has changed; its dates may lie.

    The bytes themselves: comparing them is exact, and twenty times faster than a digest.
    """

    held: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Loaded:
    data: bytes = field(repr=False)
    stamp: Stamp


def load(path: Path, *, max_bytes: int) -> Loaded:
    """The bytes of an ordinary file of at most ``max_bytes``; links are followed.

    ``InputError``: ``file-not-found`` (value ``similar``, a hint or empty), ``file-not-readable``
    (also for a folder, a pipe or a device, which are never opened), ``file-too-large``, decided
    before reading.
    """
    try:
        data = read_whole(path, max_bytes)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: no path at all
        similar = _find_similar(path)
        raise InputError("file-not-found", similar=similar).at(str(path)) from None
    except OSError as err:
        raise load_fault(err).at(str(path)) from None
    except InputError as err:
        raise err.at(str(path)) from None
    return Loaded(data, Stamp(data))


def read_whole(path: Path, max_bytes: int) -> bytes:
    """As ``load``, but an ``OSError`` passes."""
    _check_kind(path.stat(), max_bytes)
    handle = os.open(path, _READ)
    with os.fdopen(handle, "rb") as file:
        _check_kind(os.fstat(handle), max_bytes)
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:  # it grew under our eyes
        raise InputError("file-too-large", limit=max_bytes)
    return data


def _check_kind(info: os.stat_result, max_bytes: int) -> None:
    if stat.S_ISDIR(info.st_mode):
        raise InputError("file-not-readable", problem="it is a folder")
    if not stat.S_ISREG(info.st_mode):
        raise InputError("file-not-readable", problem="it is not an ordinary file")
    if info.st_size > max_bytes:
        raise InputError("file-too-large", limit=max_bytes)


def _find_similar(path: Path) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only after a miss

    try:
        with os.scandir(path.parent) as entries:
            names = [entry.name for entry in islice(entries, _MOST_NAMES)]
    except (OSError, ValueError):
        return ""
    close = get_close_matches(path.name, [name for name in names if name.isprintable()], 1)
    return f" Did you mean {close[0]}?" if close else ""
