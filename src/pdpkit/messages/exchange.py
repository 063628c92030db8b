"""Codes of what comes from other tools and goes to them: logs taken in, lists written."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "csv-several-people": Message(
        "exit 4",
        "The log is of {count} people: {samples}.",
        "Keep only your own rows. If all are yours, take the column out, or say in a map what it"
        " holds.",
    ),
    "csv-row-alone": Message("note", "The row has one cell alone: “{found}”."),
    "csv-row-there": Message("note", "The record has an entry of this title and first day."),
    "csv-row-twice": Message("note", "It says the same as row {row}."),
    "csv-cell-broken": Message(
        "error",
        "The spreadsheet shows the error {found} here.",
        "Mend the cell in your spreadsheet program, and save the file again.",
    ),
    "csv-text-long": Message(
        "note", "The title is longer than {limit} letters. All of it is kept in the notes."
    ),
    "csv-notes-long": Message(
        "note", "What goes into the notes is longer than {limit} letters. Its end was left out."
    ),
    "csv-end-first": Message(
        "error",
        "It ends on {found}, before it begins.",
        "Look up the two days, and mend the row.",
    ),
    "csv-year-award": Message(
        "error",
        "“{found}” is a school year, and a qualification is awarded on a day.",
        "Look it up on the certificate; a month or a year alone will do.",
    ),
    "csv-year-span": Message(
        "note", "“{found}” is taken for the time from September {first} to August {last}."
    ),
    "csv-length-days": Message("note", "{found} do not fit into the days of the row."),
    "csv-word-unknown": Message("note", "“{found}” is not a word that is known here."),
    "file-record-full": Message(
        "exit 4",
        "With that the record would grow beyond {limit}, the most that can be read.",
        "Take less at once, such as the last ten years.",
    ),
    "file-no-statements": Message(
        "exit 4",
        "The file holds no employer statement that can be written out.",
        "Take statements in first with: pdp merge.",
    ),
}
