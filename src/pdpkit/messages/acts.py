"""Codes of what people do with a record: taking in, signing, merging, sharing, issuing."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "entry-id-missing": Message(
        "exit 4",
        "An entry here has no id of its own.",
        "Give it one with pdp add, or take the file in with: pdp init --from.",
    ),
    "entry-id-twice": Message(
        "exit 4",
        "Two entries have one id; the other one is {other}.",
        "Give one of the two a new id.",
    ),
    "entry-plain-unknown": Message(
        "exit 4",
        "“{name}” is no part of a record, so it would be lost.",
        "Check the spelling, or put it into ext.",
    ),
    "entry-link-unknown": Message(
        "exit 4",
        "“{link}” is not the id of an entry in this file.",
        "Check the spelling, or take the link out.",
    ),
    "input-until": Message(
        "exit 2", "{found} is over already.", "Give a last day that is still to come."
    ),
    "csv-duplicate-person": Message(
        "exit 4",
        "Staff number {number} stands for two rows of the staff list.",
        "Find out whose it is, and mend the list.",
    ),
    "register-roster": Message(
        "exit 4",
        "The staff list has a row that cannot be read: {problem}",
        "Mend the row in the list, and start again.",
    ),
}
