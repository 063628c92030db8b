"""Codes of frameworks: finding one, judging one, putting one into a record."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "framework-unknown": Message(
        "exit 2",
        "There is no framework called “{name}” here.",
        "Name one of these, or a file: {names}.",
    ),
    "framework-version": Message(
        "exit 2",
        "There is no version {version} of “{name}” here.",
        "Name one of these, or leave it out: {versions}.",
    ),
    "framework-name": Message(
        "exit 4",
        "“{name}” cannot be the short name of a framework, or its title or publisher is missing.",
        "Use small letters, digits and hyphens, such as saltmarsh-leadership.",
    ),
    "framework-differs": Message(
        "exit 4",
        "Other words stand in this record as version {version} of “{name}”.",
        "Give the changed framework a version of its own. To take its words instead of those in"
        " the record, add --replace.",
    ),
    "framework-code-twice": Message(
        "error",
        "The code “{code}” stands here twice, so nobody could tell the two apart.",
        "Give each item, and each level of an item, a code of its own.",
    ),
    "framework-parent": Message(
        "error",
        "No item before this one has the code “{code}”.",
        "Put the item that this one is a part of before it, or mend the code.",
    ),
    "framework-to-write": Message(
        "warning",
        "The levels of “{code}” still have the text of the blank form.",
        "Write what somebody at each level does, or take the levels out.",
    ),
}
