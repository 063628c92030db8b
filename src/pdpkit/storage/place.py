"""The place that a path names, and whether something may be put there."""

import os
import stat
import sys
from pathlib import Path
from typing import Final

from pdpkit.errors import SaveError
from pdpkit.storage.naming import check_name

_DEVICES: Final = ("dev", "proc", "sys")


def find_place(path: Path) -> Path:
    """Where ``path`` leads: a link stays, and what it points to is what gets replaced.

    ``SaveError``: ``save-bad-target`` for a link that leads nowhere or that somebody else made (it
    may point at any file of ours), or for a path below ``/dev`` or ``/proc``; ``save-bad-name``.
    """
    if "\0" in str(path):
        raise SaveError("save-bad-name", name=path.name[:40], problem="it holds a hidden character")
    parts = Path(os.path.abspath(path)).parts  # noqa: PTH100 - resolve() would follow /dev/stdin
    if parts[1:2] and parts[1] in _DEVICES and parts[1:3] != ("dev", "shm"):
        raise _refuse("it is not an ordinary file")
    if path.is_symlink():
        owner = path.lstat().st_uid
        if sys.platform != "win32" and owner not in (0, os.geteuid()):
            raise _refuse("it is a link that somebody else made")
        try:
            return path.resolve(strict=True)
        except (FileNotFoundError, NotADirectoryError):
            raise _refuse("it is a link that leads nowhere") from None
        except (OSError, RuntimeError):  # RuntimeError: Python 3.11 and 3.12
            raise _refuse("its links lead in a circle") from None
    if sys.platform == "win32":
        check_name(path.name)
    return path


def find_file(place: Path) -> os.stat_result | None:
    """What stands at a place that a file is for; None when it is free.

    ``SaveError``: ``save-bad-target`` for anything but an ordinary file, ``save-read-only`` for
    one, or a folder, that is marked so, even where the system would let us pass.
    """
    found = _look(place)
    if found is not None:
        if stat.S_ISDIR(found.st_mode):
            raise _refuse("it is a folder")
        if not stat.S_ISREG(found.st_mode):
            raise _refuse("it is not an ordinary file")
        _check_writable(place)
    _check_writable(place.parent)
    return found


def find_folder(place: Path) -> os.stat_result | None:
    """What stands at a place that a folder is for: an empty folder, or None.

    ``SaveError`` ``save-exists`` for anything else, ``save-read-only`` as for a file.
    """
    found = _look(place)
    if found is not None:
        if not stat.S_ISDIR(found.st_mode) or any(place.iterdir()):
            raise SaveError("save-exists")
        _check_writable(place)
    _check_writable(place.parent)
    return found


def _look(place: Path) -> os.stat_result | None:
    try:
        return place.lstat()
    except FileNotFoundError:
        return None


def _check_writable(path: Path) -> None:
    mode = path.stat().st_mode
    if sys.platform == "win32" and stat.S_ISDIR(mode):
        return  # the mark means something else on a folder there
    # To the superuser everything is open; a mark that somebody set is honoured all the same.
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise SaveError("save-read-only")


def _refuse(problem: str) -> SaveError:
    return SaveError("save-bad-target", problem=problem)
