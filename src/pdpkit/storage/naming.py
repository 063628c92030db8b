"""File names that every system can keep.

Windows' rules (Naming Files, Paths, and Namespaces) hold everywhere, since a file that is made
here is opened there.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from pdpkit.errors import SaveError

# Most file systems allow 255; ``.bak`` and the mark of a kept copy come on top.
_MAX_BYTES: Final = 200
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?")
_FORBIDDEN: Final = frozenset('/\\<>:"|?*')
# Control, format (which turn a name round on the screen), lone surrogate, line, paragraph.
_HIDDEN: Final = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


def check_name(name: str) -> None:
    """``SaveError`` ``save-bad-name`` unless a file may bear this name on every system."""
    if problem := _find_problem(name):
        raise SaveError("save-bad-name", name=name[:40], problem=problem)


def check_names(names: Iterable[str]) -> None:
    """``check_name`` for files that will lie together, ``/`` parting folder from file.

    Names that only capitals or the spelling of accents tell apart are one on some disks.
    """
    seen: set[str] = set()
    for name in names:
        for part in name.split("/"):
            check_name(part)
        same = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        if same in seen:
            raise SaveError("save-bad-name", name=name[:40], problem="another file has it here")
        seen.add(same)


def _find_problem(name: str) -> str | None:
    if not name:
        return "it is empty"
    if any(unicodedata.category(letter) in _HIDDEN for letter in name):
        return "it holds a hidden character"
    if found := _FORBIDDEN.intersection(name):
        return f"it holds {min(found)}"
    if name[-1] in ". " or name[0] == " ":
        return "it begins or ends with a space, or ends with a full stop"
    if _RESERVED.fullmatch(name.casefold()):
        return "Windows keeps this name for itself"
    if len(name.encode("utf-8")) > _MAX_BYTES:
        return "it is too long"
    return None
