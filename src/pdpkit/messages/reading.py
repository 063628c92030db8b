"""Codes of reading a file: bytes, syntax, text, mark, form."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "file-read": Message("passed", "The file could be read."),
    "file-empty": Message("exit 4", "The file is empty.", "Ask the sender for the file again."),
    "file-too-large": Message(
        "exit 4",
        "The file is larger than {limit} bytes, the most that is read.",
        "Check that this is the right file.",
    ),
    "file-too-many-statements": Message(
        "exit 4", "The file holds more than {limit} statements.", "Ask for the right file."
    ),
    "file-not-plain": Message(
        "exit 4",
        "This file is {found}, which can only carry what is needed here.",
        "Name the plain file, which any editor can open.",
    ),
    "file-not-pins": Message(
        "exit 4",
        "This is not a file of confirmed keepers.",
        "Name the file made by pdp directory pin.",
    ),
    "file-not-found": Message(
        "exit 4", "There is no file of this name.", "Check the name.{similar}"
    ),
    "file-not-readable": Message(
        "exit 4", "The file could not be opened: {problem}.", "Check that you may read it."
    ),
    "json-bom": Message(
        "exit 4",
        "The file begins with a hidden mark that some editors add.",
        "Look whether it is the right file. If it is, save it as UTF-8 without a byte order mark.",
    ),
    "json-encoding": Message(
        "exit 4",
        "The file is not written in UTF-8.",
        "Look whether it is the right file. If it is, save it as UTF-8, or ask for it again.",
    ),
    "json-syntax": Message(
        "exit 4",
        "The file cannot be read from this place on: {problem}.",
        "Mend this place in an editor, or ask the sender for the file again.",
    ),
    "json-duplicate-key": Message(
        "exit 4",
        "The name “{name}” stands twice in one place, so the file has two meanings.",
        "Keep one of the two.",
    ),
    "json-surrogate": Message(
        "exit 4",
        "A text holds half of a letter.",
        "Type the text again and save the file.",
    ),
    "json-number": Message(
        "exit 4", "“{number}” is not a number that can be kept.", "Write a whole number."
    ),
    "json-number-range": Message(
        "exit 4", "The number {number} is too large to be kept.", "Write a smaller number."
    ),
    "json-number-form": Message(
        "exit 4",
        "A number has a fraction or an exponent.",
        'Write whole numbers; amounts such as "2.5" stand in quotes.',
    ),
    "json-depth": Message(
        "exit 4", "The file is nested more than {limit} levels deep.", "Ask for the right file."
    ),
    "json-nodes": Message(
        "exit 4", "The file holds more than {limit} values.", "Ask for the right file."
    ),
    "json-string-length": Message(
        "exit 4", "A text is longer than {limit} letters.", "Shorten the text."
    ),
    "text-control-char": Message(
        "exit 4",
        "A text holds the hidden control character U+{number}.",
        "Delete it in an editor and save the file.",
    ),
    "schema-not-object": Message(
        "exit 4", "This is not a file of this kind.", "Ask the sender for the right file."
    ),
    "schema-version-missing": Message(
        "exit 4",
        "The file does not say what it is.",
        'A record begins with "format": "pdp/1.0".',
    ),
    "schema-version-unsupported": Message(
        "exit 4",
        "The file is of version {version}; this program reads version 1.",
        "Install pdpkit {major} or newer. An older record becomes new with: pdp migrate.",
    ),
    "schema-version-newer": Message(
        "note",
        "The file is of version {version}, newer than this program. What it does not know is kept.",
        "Install a newer pdpkit to see everything.",
    ),
    "schema-mark-unknown": Message(
        "exit 4",
        "The file says that it is “{mark}”, which this program does not know.",
        "Check that this is the right file.{similar}",
    ),
    "schema-mark-ambiguous": Message(
        "exit 4",
        "The file says that it is two kinds of file at once.",
        "Ask the sender for the file again.",
    ),
    "schema-kind-unexpected": Message(
        "exit 4",
        "This file is a {found}. Needed here: {wanted}.",
        "Name the right file.",
    ),
    "schema-member-type": Message(
        "exit 4", "This must be {wanted}.", "Ask the sender for the file again."
    ),
    "schema-type": Message("error", "This must be {wanted}.", "Write {wanted}."),
    "schema-missing": Message("error", "The member “{name}” is missing.", "Add “{name}”."),
    "schema-unknown-field": Message(
        "unconfirmed",
        "The statement says something that this program does not know, so it is not shown as fact.",
        "Install a newer pdpkit, or ask the employer for a plain statement.",
    ),
    "schema-unknown-field-kept": Message(
        "warning",
        "“{name}” is not a member that this program knows. It is kept as it is.{similar}",
        "Check the spelling, or leave it.",
    ),
    "schema-code": Message(
        "error",
        "“{value}” is not one of the codes for this place.{similar}",
        "Use one of: {codes}.",
    ),
    "schema-pattern": Message(
        "error", "“{value}” does not have the form that this place needs.", "Write {wanted}."
    ),
    "schema-length": Message("error", "This is too long, too short, or empty.", "Write {wanted}."),
    "schema-date": Message(
        "error",
        "“{value}” is not a day that a calendar has.",
        "Write {wanted}.",
    ),
    "schema-limit": Message("error", "This must be {limit}.", "Change the number."),
    "schema-range": Message("error", "{problem}", "Correct one of the two."),
    "schema-id": Message(
        "exit 4",
        "The identifier here is not one that a file of ours may carry.",
        "Ask the sender for the file again.",
    ),
    "schema-credential-type": Message(
        "unconfirmed",
        "This is signed, but it is not a statement of the kind that this program reads.",
        "Open it with the program that it was made for.",
    ),
}
