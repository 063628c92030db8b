"""Keeps two savers out of one folder at a time.

The system lets go of the lock when its holder dies, so none is ever stale. On Linux and macOS the
folder itself is locked and nothing is left lying about; Windows, which cannot, makes a file that
the system deletes with its holder.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from pdpkit.errors import SaveError

_LONGEST_WAIT: Final = 10.0  # seconds; a save holds the lock for milliseconds
_LONGEST_PAUSE: Final = 0.05

if sys.platform == "win32":

    def _attempt(folder: Path) -> int | None:
        """A handle that is the lock until it is closed; None while another has it."""
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_TEMPORARY
        try:
            return os.open(folder / ".pdp-lock", flags)
        except (FileExistsError, PermissionError):
            return None

else:
    import fcntl

    # What network disks and some stick drivers say that know no locks of folders. The comparison
    # with what was loaded still stands; only its last few microseconds are open.
    _NO_LOCKS: Final = frozenset(
        (errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP)
    )

    def _attempt(folder: Path) -> int | None:
        """A handle that is the lock until it is closed; None while another has it."""
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError as err:
            if err.errno not in _NO_LOCKS:
                os.close(handle)
                raise
        return handle


@contextmanager
def hold(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Be the only saver in ``folder``; ``SaveError`` ``file-locked`` after ten seconds, or at once
    without ``wait``."""
    deadline = time.monotonic() + (_LONGEST_WAIT if wait else 0)
    pause = 0.001
    while (handle := _attempt(folder)) is None:
        if time.monotonic() >= deadline:
            raise SaveError("file-locked", kept="")
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)
    try:
        yield
    finally:
        with suppress(OSError):  # what was saved is saved
            os.close(handle)
