"""Codes of the record: entries and rules."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "entry-member-hidden": Message(
        "warning",
        "“{name}” ({about}) would leave with this entry when it is shared.",
        "Move “{name}” into “private”, which never leaves.",
    ),
    "framework-unknown": Message(
        "exit 2",
        "There is no framework called “{name}” here.",
        "Name one of these, or a file: {names}.",
    ),
    "framework-name": Message(
        "exit 4",
        "“{name}” cannot be the short name of a framework, or its title or publisher is missing.",
        "Use small letters, digits and hyphens, such as saltmarsh-leadership.",
    ),
}
