"""Saves a file: whole or not at all, never over what somebody else wrote meanwhile."""

import os
from pathlib import Path
from typing import Final

from pdpkit.errors import InputError, SaveError
from pdpkit.storage.faults import save_fault
from pdpkit.storage.loading import Stamp, read_whole
from pdpkit.storage.locking import hold
from pdpkit.storage.place import find_file, find_place
from pdpkit.storage.temporary import discard, move, new_name, put, sweep_once, write_new

PRIVATE_FILE: Final = 0o600
OPEN_FILE: Final = 0o644
# After these the data is worth keeping, and there may be room for it.
_KEEP_AFTER: Final = frozenset(("save-io", "save-locked", "save-conflict", "file-locked"))


def save(
    path: Path,
    data: bytes,
    *,
    over: Stamp | None = None,
    force: bool = False,
    private: bool = True,
) -> Stamp:
    """Have ``data`` on the disk under ``path`` before returning; the stamp of what is there now.

    ``over`` is an edit in place: the file must still be what was loaded, and what it held becomes
    ``.bak``. Without it something that exists is replaced only by ``force``. A new file is for its
    owner alone, or for all to read when not ``private``; an existing one keeps its permissions.

    ``SaveError``: ``save-exists``, ``save-conflict``, ``file-locked``, ``save-locked``,
    ``save-no-space``, ``save-io``, ``save-read-only``, ``save-bad-target``, ``save-bad-name``. Only
    ``save-io`` may come after the new file has taken its place; before all others what was there
    is untouched. Value ``kept`` says, value ``copy`` holds, where an edit that could not be saved
    was put instead.
    """
    try:
        _save(path, data, over, force, private)
    except (OSError, SaveError) as err:
        failure = err if isinstance(err, SaveError) else save_fault(err, path.name)
        if failure.code in _KEEP_AFTER and (copy := _keep_copy(path, data)):
            failure.values |= {"copy": copy, "kept": f" What was to be saved is in {copy.name}."}
        raise failure.at(str(path)) from None
    return Stamp(data)


def _save(path: Path, data: bytes, over: Stamp | None, force: bool, private: bool) -> None:
    place = find_place(path)
    there = _check(place, over, force)
    sweep_once(place.parent)
    temporary = new_name(place.parent)
    like = place if there else None
    write_new(temporary, data, PRIVATE_FILE if private or there else OPEN_FILE, like)
    try:
        with hold(place.parent):
            _check(place, over, force)
            if over is not None:
                _keep_backup(place, over)
            put(temporary, place)
    except BaseException:
        discard(temporary)
        raise


def _check(place: Path, over: Stamp | None, force: bool) -> os.stat_result | None:
    """What stands there, if it may be replaced."""
    there = find_file(place)
    if there is not None and over is None and not force:
        raise SaveError("save-exists")
    return there


def _keep_backup(place: Path, over: Stamp) -> None:
    """Name what stands there ``.bak`` too, once it is known to be what was loaded."""
    try:
        data = read_whole(place, len(over.held))
    except (InputError, FileNotFoundError):
        raise SaveError("save-conflict", kept="") from None
    if data != over.held:
        raise SaveError("save-conflict", kept="")
    backup = place.with_name(place.name + ".bak")
    if backup.is_dir():
        raise SaveError("save-bad-target", problem=f"{backup.name} is a folder")
    spare = new_name(place.parent)
    try:
        try:
            spare.hardlink_to(place)
        except OSError:  # memory sticks and some network disks have no second names
            write_new(spare, data, PRIVATE_FILE, place)
        move(spare, backup)
    finally:
        discard(spare)  # the move does nothing when both are names of one file already


def _keep_copy(path: Path, data: bytes) -> Path | None:
    """The data in a new file beside the one that it was for, when that is still possible."""
    head, dot, tail = path.name.partition(".")
    name = f"{head}.unsaved-{os.urandom(4).hex()}{dot}{tail}"
    try:
        copy = path.resolve().with_name(name)
        write_new(copy, data, PRIVATE_FILE)
    except (OSError, RuntimeError):
        return None
    return copy
