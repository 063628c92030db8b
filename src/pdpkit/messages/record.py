"""Codes of the record: entries, rules, merge, sharing."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {}
