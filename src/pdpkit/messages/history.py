"""Codes of a record's history: copies that come together, older versions, bundles."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "entry-history-broken": Message(
        "exit 4",
        "What this record knows of its own past cannot be read from this place on.",
        "Take the .bak file beside it, or the copy that you signed last.",
    ),
}
