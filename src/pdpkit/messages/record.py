"""Codes of the record: its entries."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "entry-member-hidden": Message(
        "warning",
        "“{name}” ({about}) would leave with this entry when it is shared.",
        "Move “{name}” into “private”, which never leaves.",
    ),
}
