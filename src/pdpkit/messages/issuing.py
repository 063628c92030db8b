"""Codes of what a trust does: stating facts, withdrawing, replacing keys, closing."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "issuer-closed": Message(
        "exit 5",
        "{name} closes on {day}, so it signs nothing more.",
        "Ask whoever takes over. To finish the closing, type pdp trust close again.",
    ),
    "issuer-key-destroyed": Message(
        "exit 5",
        "The key “{label}” was destroyed, so nothing can be signed with it.",
        "Use another key, or make one with: pdp trust key.",
    ),
    "issuer-key-again": Message(
        "exit 5",
        "The key “{label}” is the one that would sign anew.",
        "Make a new key first: pdp trust key DIR --label NEW --instead-of {label}.",
    ),
    "statement-not-issued-here": Message(
        "exit 4",
        "“{found}” is no statement of this trust.",
        "Give the statement's file, or the first letters of its id.",
    ),
    "statement-several": Message(
        "exit 4",
        "“{found}” could be any of {count} statements.",
        "Give more letters of the id.",
    ),
    "statement-fact": Message(
        "exit 4",
        "This cannot be stated: {problem}.",
        "Mend what you gave, and look at it again before it is signed.",
    ),
    "issuer-close-day": Message(
        "exit 2",
        "{day} is over, and what is signed after the last day does not count.",
        "Give today, or a later day.",
    ),
    "statement-not-confirmed": Message(
        "exit 4",
        "A statement here does not count for you now: {problem}",
        "Give the newest lists, or leave the file out.",
    ),
    "statement-none-there": Message(
        "exit 4", "There is no statement in the file.", "Give a record, a share or a statement."
    ),
    "statement-other-name": Message(
        "exit 4",
        "One of these is made out to {other}, and the person is {name}.",
        "Find out who it is. Names must be the same letter for letter.",
    ),
    "statement-older-keys": Message(
        "exit 4",
        "These do not speak of one earlier key, or of nothing but a name.",
        "Bring over one earlier key at a time: give its statements, or its identity with --old-id.",
    ),
    "withdrawal-of-receipt": Message(
        "exit 4",
        "A receipt only tells what was seen on a day, so it is on no list.",
        "Leave it as it is.",
    ),
    "withdrawal-replacement": Message(
        "exit 4",
        "The replacement does not stand itself.",
        "Give a statement that was not withdrawn, or leave --replacement out.",
    ),
    "register-correction": Message(
        "exit 4",
        "A row of the corrected register cannot be used: {problem}",
        "Mend the row; until then nothing is withdrawn.",
    ),
}
