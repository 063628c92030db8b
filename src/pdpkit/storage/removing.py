"""Removes a file for good, as far as a disk allows."""

from pathlib import Path

from pdpkit.storage.faults import save_fault
from pdpkit.storage.temporary import flush_folder


def remove(path: Path) -> None:
    """Have no file under ``path`` before returning; one that is not there is no fault.

    Nothing is written over first: many disks put that in another place, and promising it would be
    false. ``SaveError`` with the codes of the disk.
    """
    try:
        path.unlink(missing_ok=True)
        flush_folder(path.parent)
    except OSError as err:
        raise save_fault(err, path.name).at(str(path)) from None
