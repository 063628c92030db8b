"""Codes of the look-up of organisations: extracts of the register, their rows, the look-up."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "org-extract": Message(
        "exit 4",
        "The columns are not those of an extract of the register of schools.",
        "Take the CSV files that the register offers for download: schools, groups, and their"
        " links.",
    ),
    "org-extract-twice": Message(
        "exit 2",
        "Two of these files list the same: {about}.",
        "Name the newest one alone.",
    ),
    "org-packed": Message(
        "exit 4",
        "The file is packed.",
        "Unpack it, and name the CSV files in it.",
    ),
    "org-number": Message(
        "error",
        "“{found}” is not {wanted}.",
        "Compare the cell with the register: a spreadsheet may have changed it.",
    ),
    "org-number-twice": Message(
        "error",
        "The number “{found}” stands in an earlier row too.",
        "Take out the row that is wrong.",
    ),
    "org-day": Message(
        "error",
        "“{found}” is not a day.",
        "Compare the cell with the register: a spreadsheet may have changed it.",
    ),
    "org-lookup-damaged": Message(
        "exit 4",
        "The look-up of organisations in your folder cannot be read.",
        "Make it anew with: pdp org import FILE --fresh.",
    ),
    "org-lookup-missing": Message(
        "exit 4",
        "There is no look-up of organisations on this computer yet.",
        "Make one from extracts of the register, with: pdp org import FILE.",
    ),
}
