"""Reads and writes files whole or not at all; everything that we write goes through here.

Knows bytes and paths, nothing of the domain. What it holds under a kill, a power cut, a full disk
and a second writer, and how that is proved, is in docs/reliability.md.
"""

from pdpkit.storage.folders import make_folder, save_many
from pdpkit.storage.loading import Loaded, Stamp, load
from pdpkit.storage.naming import check_name, check_names
from pdpkit.storage.removing import remove
from pdpkit.storage.saving import save
from pdpkit.storage.temporary import sweep

__all__ = [
    "Loaded",
    "Stamp",
    "check_name",
    "check_names",
    "load",
    "make_folder",
    "remove",
    "save",
    "save_many",
    "sweep",
]
