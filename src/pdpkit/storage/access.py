"""Permissions of a file or folder, carried over to what will replace it."""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import Final

_HAS_NONE: Final = frozenset((errno.ENODATA, errno.ENOTSUP))


def take_over_access(handle: int, like: Path) -> None:
    """Give an open file or folder the owner, group, mode and access list of ``like``.

    What cannot be taken over is withheld from the group, never given to another one.
    """
    if sys.platform == "win32":
        return
    was = like.stat()
    mode = stat.S_IMODE(was.st_mode) & 0o777
    now = os.fstat(handle)
    if (now.st_uid, now.st_gid) != (was.st_uid, was.st_gid):
        try:
            os.fchown(handle, was.st_uid, was.st_gid)
        except OSError:
            try:
                os.fchown(handle, -1, was.st_gid)
            except OSError:
                mode &= 0o707
    if not _take_over_list(handle, like):
        mode &= 0o707
    os.fchmod(handle, mode)


def _take_over_list(handle: int, like: Path) -> bool:
    """Copy the POSIX access list, whose mask stands where the group's bits are shown."""
    if sys.platform != "linux":
        return True
    name = "system.posix_acl_access"
    try:
        access = os.getxattr(like, name)
    except OSError as err:
        return err.errno in _HAS_NONE
    try:
        os.setxattr(handle, name, access)
    except OSError:
        return False
    return True
