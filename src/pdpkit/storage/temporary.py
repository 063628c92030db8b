"""Files under a name of our own, until they are whole and take the place that they are for."""

import errno
import os
import re
import stat
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from pdpkit.errors import SaveError
from pdpkit.storage.access import take_over_access
from pdpkit.storage.faults import is_held
from pdpkit.storage.locking import hold

_NAME: Final = re.compile(r"\.pdp-[0-9a-f]{16}\.tmp")
_ORPHAN_AGE: Final = 3600.0  # seconds; younger ones may belong to a save that is under way
# O_EXCL: a link that somebody put under the name is not followed either.
_CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# What some network disks say that flush files only; they can keep no more than they can.
_NO_FLUSH: Final = frozenset((errno.EINVAL, errno.ENOTSUP))
# Eight pauses, two and a half seconds together: a scanner or a cloud folder lets go by then.
_PAUSES: Final = tuple(0.01 * 2**step for step in range(8))


def new_name(folder: Path) -> Path:
    """A name in ``folder`` that nobody else uses and that ``sweep`` knows as ours."""
    return folder / f".pdp-{os.urandom(8).hex()}.tmp"


def write_new(path: Path, data: bytes, mode: int, like: Path | None = None) -> None:
    """Make a file and have it on the disk before returning; it is gone again after a failure.

    ``mode`` is narrowed by the umask; with ``like`` the owner, group, mode and access list of that
    file are taken over.
    """
    handle = os.open(path, _CREATE, mode)
    try:
        try:
            if like is not None:
                take_over_access(handle, like)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            # Once only: after a fault the system may call a second try a success
            # (PostgreSQL wiki, Fsync Errors).
            _flush(handle)
        finally:
            os.close(handle)
    except BaseException:
        discard(path)
        raise


def move(temporary: Path, target: Path) -> None:
    """Put a file or folder in its place, in one step; on Windows wait while another holds it."""
    for pause in (*_PAUSES, None):
        try:
            temporary.replace(target)
        except OSError as err:
            if pause is None or not is_held(err):
                raise
            time.sleep(pause)
        else:
            return


def put(temporary: Path, target: Path) -> None:
    """``move``, and have the name on the disk.

    ``SaveError`` ``save-io`` when that fails, for then the new one stands there already.
    """
    move(temporary, target)
    try:
        flush_folder(target.parent)
    except OSError:
        raise SaveError("save-io", kept="") from None


def flush_folder(folder: Path, like: Path | None = None) -> None:
    """Have the names in ``folder`` on the disk: without this a power cut may undo a rename.

    ``like`` as for ``write_new``.
    """
    if sys.platform == "win32":  # opens no folders and writes their names by itself
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if like is not None:
            take_over_access(handle, like)
        _flush(handle)
    except OSError as err:
        if err.errno not in _NO_FLUSH:
            raise
    finally:
        os.close(handle)


def discard(path: Path) -> None:
    """Remove a temporary file or folder as far as possible; what stays is swept later."""
    with suppress(OSError):
        if not path.is_dir() or path.is_symlink():
            path.unlink(missing_ok=True)
            return
        for folder, folders, files in os.walk(path, topdown=False):
            for name in files:
                (Path(folder) / name).unlink()
            for name in folders:
                (Path(folder) / name).rmdir()
        path.rmdir()


def sweep(folder: Path) -> int:
    """Remove what killed savers left here more than an hour ago, ours only; how many there were.

    None in a folder that cannot be read, or in which somebody is saving just now: a backup on its
    way is a second name of a file that may be years old.
    """
    with suppress(OSError, SaveError), hold(folder, wait=False):
        return _sweep(folder)
    return 0


@cache
def sweep_once(folder: Path) -> None:
    """``sweep``, the first time that this process saves in ``folder``."""
    sweep(folder)


def _sweep(folder: Path) -> int:
    orphans = []
    with os.scandir(folder) as entries:
        shared = _is_shared(folder)
        for entry in entries:
            if _NAME.fullmatch(entry.name) and _is_orphan(entry, shared):
                orphans.append(Path(entry.path))
    for orphan in orphans:
        discard(orphan)
    return len(orphans)


def _is_shared(folder: Path) -> bool:
    """Whether others may rename here; they could give our name to a folder that they may not
    empty, so only files are swept then."""
    if sys.platform == "win32":
        return False
    info = folder.stat()
    return bool(info.st_mode & 0o022) or info.st_uid not in (0, os.geteuid())


def _is_orphan(entry: os.DirEntry[str], shared: bool) -> bool:
    info = entry.stat(follow_symlinks=False)
    if not (stat.S_ISREG(info.st_mode) or (stat.S_ISDIR(info.st_mode) and not shared)):
        return False
    ours = sys.platform == "win32" or info.st_uid == os.geteuid()
    return ours and time.time() - info.st_mtime > _ORPHAN_AGE


def _flush(handle: int) -> None:
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - only here does fsync stop at the disk's own memory

        with suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)
