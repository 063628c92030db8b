"""Codes of saving: the place, the disk, another writer."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "save-exists": Message(
        "exit 6",
        "There is something of this name already. It was left as it is.",
        "Choose another name. Many commands replace a file, never a folder, with --force.",
    ),
    "save-key-exists": Message(
        "exit 6",
        "There is a key already, and each record has its own. It was left as it is.",
        "To start another record or list, put its key elsewhere with --key FILE.",
    ),
    "save-conflict": Message(
        "exit 6",
        "The file was changed or moved by another program after it was opened,"
        " so it was left as it is.{kept}",
        "Do the change again, or join the two files with: pdp merge.",
    ),
    "file-locked": Message(
        "exit 6",
        "Another program is saving in the same folder and does not stop.{kept}",
        "Wait a moment, then do the change again.",
    ),
    "save-locked": Message(
        "exit 6",
        "Another program holds the file open, so it could not be replaced.{kept}",
        "Close it there, or wait until your cloud folder has caught up, and try again.",
    ),
    "save-no-space": Message(
        "exit 6",
        "The disk is full, so nothing was saved. What was there before is unchanged.",
        "Make room on the disk, or save in another place.",
    ),
    "save-io": Message(
        "exit 6",
        "The disk reported a fault, so the file may not be kept.{kept}",
        "Save it on another disk, and have this one looked at.",
    ),
    "save-read-only": Message(
        "exit 6",
        "This file or its folder is set to be read only, so nothing was saved.",
        "Save in another place, or allow writing to it and try again.",
    ),
    "save-bad-target": Message(
        "exit 6",
        "Nothing can be saved in this place: {problem}.",
        "Name an ordinary file in a folder that is there.",
    ),
    "save-bad-name": Message(
        "exit 6",
        "“{name}” cannot be the name of a file: {problem}.",
        "Choose another name, best with letters and digits only.",
    ),
}
