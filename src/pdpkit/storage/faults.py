"""Names what the operating system refused, by our codes."""

import errno
import os
from typing import Final

from pdpkit.errors import InputError, SaveError

# Windows: access denied, sharing violation, lock violation. A scanner or a cloud folder that has
# the file open for a moment gives these; so does nothing else once a file could be written.
HELD: Final = frozenset((5, 32, 33))

_CODES: Final = {
    errno.ENOSPC: "save-no-space",
    errno.EDQUOT: "save-no-space",
    errno.EFBIG: "save-no-space",
    errno.EACCES: "save-read-only",
    errno.EPERM: "save-read-only",
    errno.EROFS: "save-read-only",
    errno.EEXIST: "save-exists",
    errno.ENOTEMPTY: "save-exists",
    errno.EBUSY: "save-locked",
    errno.ETXTBSY: "save-locked",
    errno.ENAMETOOLONG: "save-bad-name",
    errno.EILSEQ: "save-bad-name",
    errno.EINVAL: "save-bad-name",
    errno.ENOENT: "save-bad-target",
    errno.ENOTDIR: "save-bad-target",
    errno.EISDIR: "save-bad-target",
    errno.ELOOP: "save-bad-target",
    errno.ENXIO: "save-bad-target",
}
_PROBLEMS: Final = {
    errno.EACCES: "this computer does not allow it",
    errno.EPERM: "this computer does not allow it",
    errno.EIO: "the disk reported a fault",
    errno.EISDIR: "it is a folder",
    errno.ELOOP: "its links lead in a circle",
    errno.ENAMETOOLONG: "its name is too long for this disk",
    errno.EILSEQ: "this disk does not take such a name",
    errno.EINVAL: "this disk does not take such a name",
    errno.ENOENT: "its folder is not there",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.ENXIO: "it is not an ordinary file",
}


def is_held(err: OSError) -> bool:
    """Whether another program has the file open; only Windows refuses for that."""
    return getattr(err, "winerror", None) in HELD


def save_fault(err: OSError, name: str) -> SaveError:
    """The code of a failed save; what has no other one is a fault of the disk."""
    code = "save-locked" if is_held(err) else _CODES.get(err.errno or 0, "save-io")
    return SaveError(code, name=name[:40], problem=_say(err), kept="")


def load_fault(err: OSError) -> InputError:
    """``file-not-readable``, with the reason in words."""
    problem = "another program holds it open" if is_held(err) else _say(err)
    return InputError("file-not-readable", problem=problem)


def _say(err: OSError) -> str:
    number = err.errno or 0
    return _PROBLEMS.get(number) or f"this computer says “{os.strerror(number)}”"
