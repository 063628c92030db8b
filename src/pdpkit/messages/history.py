"""Codes of a record's history: copies that come together, older versions, bundles."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "entry-history-broken": Message(
        "exit 4",
        "What this record knows of its own past cannot be read from this place on.",
        "Take the .bak file beside it, or the copy that you signed last.",
    ),
    "merge-different-holder": Message(
        "exit 3 | exit 4",
        "This is another person's record, so nothing of it was taken in.",
        "If both are yours, let the older one count for the newer one: pdp key link.",
    ),
    "merge-other-signer": Message(
        "exit 3 | exit 4",
        "This copy was signed with a key that is not its holder's.",
        "Find out who gave it to you, and take a copy of your own.",
    ),
    "merge-edited-copy": Message(
        "note", "It was changed after it was signed; the changes count. Look at them: pdp diff."
    ),
    "merge-stale-input": Message("note", "It is an older copy, and held nothing new."),
    "merge-id-collision": Message(
        "note", "Two statements have one id. Each is judged by its own signature."
    ),
    "merge-conflict": Message(
        "exit 3",
        "Changed in two places: {count}. All versions are kept.",
        "Say which one counts: pdp merge FILE --resolve ID=1.",
    ),
    "merge-choice": Message(
        "exit 2",
        "“{choice}” is no answer here.",
        "Give a number from 1 to {most}, or both where two entries can stand.",
    ),
    "merge-none-waits": Message(
        "exit 2",
        "“{found}” is not one of the things that wait for you.",
        "See what waits: pdp merge FILE.",
    ),
    "merge-too-large": Message(
        "exit 4",
        "Together they would grow beyond {limit}, the most that is read.",
        "Take in fewer files at once.",
    ),
}
