"""Saves a folder of many files: whole or not at all.

The files are written into a folder of another name beside it, which then takes the name in one
step. Writing them one by one into a folder that is in use would leave, after a kill, a part that
looks like the whole; so such a folder is refused, and there is no way to force it.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pdpkit.errors import SaveError
from pdpkit.storage.faults import save_fault
from pdpkit.storage.naming import check_names
from pdpkit.storage.place import find_folder, find_place
from pdpkit.storage.saving import OPEN_FILE, PRIVATE_FILE
from pdpkit.storage.temporary import discard, flush_folder, new_name, put, sweep_once, write_new

_PRIVATE_FOLDER: Final = 0o700
_OPEN_FOLDER: Final = 0o755


def make_folder(path: Path, *, private: bool = True) -> None:
    """Make a folder and those above it that are missing; one that exists is left as it is.

    ``SaveError`` ``save-bad-target`` when a file is in the way, and the codes of the disk.
    """
    try:
        _make(path, private)
    except FileExistsError:
        raise SaveError("save-bad-target", problem="a file has its name").at(str(path)) from None
    except OSError as err:
        raise save_fault(err, path.name).at(str(path)) from None


def save_many(folder: Path, files: Mapping[str, bytes], *, private: bool = True) -> None:
    """Have a folder with these files on the disk before returning; ``/`` in a name parts folders.

    ``folder`` must be new or empty, else ``SaveError`` ``save-exists``; an empty one keeps its
    permissions. Other codes as for ``save``; nothing is kept after a failure.
    """
    try:
        check_names(files)
        _save_many(folder, files, private)
    except OSError as err:
        raise save_fault(err, folder.name).at(str(folder)) from None
    except SaveError as err:
        raise err.at(str(folder)) from None


def _make(path: Path, private: bool) -> None:
    missing = [place for place in (path, *path.parents) if not place.is_dir()]
    for place in reversed(missing):
        place.mkdir(_PRIVATE_FOLDER if private else _OPEN_FOLDER, exist_ok=True)
        flush_folder(place.parent)


def _save_many(folder: Path, files: Mapping[str, bytes], private: bool) -> None:
    place = find_place(folder)
    there = find_folder(place)
    sweep_once(place.parent)
    staging = new_name(place.parent)
    try:
        _make(staging, private)
        for name, data in files.items():
            path = staging / name
            _make(path.parent, private)
            write_new(path, data, PRIVATE_FILE if private else OPEN_FILE)
        for inside in {(staging / name).parent for name in files}:
            flush_folder(inside)
        flush_folder(staging, like=place if there else None)
        # No lock: the step itself fails when the place is no longer free.
        if there and sys.platform == "win32":
            place.rmdir()  # only there a folder does not take an empty one's place
        put(staging, place)
    except BaseException:
        discard(staging)
        raise
