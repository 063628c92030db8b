"""Codes of what comes in from outside: spreadsheets, keys, passphrases, answers, saving, PDF."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {}
