"""Codes of spreadsheets: the file, its columns, its rows."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    # the file
    "csv-unreadable": Message(
        "exit 4",
        "The file cannot be read as a spreadsheet: {problem}.",
        "Open it in your spreadsheet program and save it as .xlsx or as “CSV UTF-8”.",
    ),
    "csv-empty": Message(
        "exit 4",
        "The sheet holds no rows.",
        "Check that this is the right file, or name the sheet to read.",
    ),
    "csv-encoding": Message(
        "exit 4",
        "The letters of the file cannot be read.",
        "Save it again as “CSV UTF-8”, or as .xlsx.",
    ),
    "csv-quotes": Message(
        "exit 4",
        "From this row on the quotation marks do not come in pairs, so cells cannot be told apart.",
        "Mend this row, or save the file again as .xlsx.",
    ),
    "csv-too-large": Message(
        "exit 4",
        "The spreadsheet is too large: at most {limit} can be read.",
        "Take out what is not needed, or split it into smaller files.",
    ),
    "csv-sheet-unknown": Message(
        "exit 4",
        "The file has no sheet “{sheet}”.",
        "Its sheets are: {sheets}.{similar}",
    ),
    "csv-date-ambiguous": Message(
        "exit 4",
        "“{found}” has the month before the day, so every date of this column could mean two"
        " days. Nothing was read.",
        "Write the dates of this column with the day first, such as 31/01/2024.",
    ),
    "csv-encoding-assumed": Message(
        "note",
        "The file does not say how its letters are written. As on Windows they are: {samples}.",
        "Look at these accents. If one is wrong, save the file as “CSV UTF-8”.",
    ),
    "csv-sheet-chosen": Message(
        "note",
        "The sheet “{sheet}” was read. The file also has: {others}.",
        "To read another, type: --sheet NAME.",
    ),
    "csv-trimmed": Message("note", "Spaces around the text were left out in {count} cells."),
    "csv-staff-number-length": Message(
        "note",
        "The staff numbers differ in length: {samples}.",
        "Compare them with your staff list: a spreadsheet may have dropped a 0 in front.",
    ),
    # its columns
    "register-columns": Message(
        "exit 4",
        "The columns do not fit: {problem}. Found: {found}.",
        "Change the heading in the file, or say in a map which column is meant.{similar}",
    ),
    "register-map": Message(
        "exit 4",
        "The map of columns cannot be used: {problem}.",
        "Correct it in an editor.{similar}",
    ),
    # rows left out
    "csv-row-blank": Message("note", "The row is blank."),
    "csv-row-heading": Message("note", "The row repeats the headings."),
    "csv-row-total": Message("note", "The row is a total."),
    "csv-row-no-person": Message("note", "The row names no person."),
    # cells
    "csv-missing": Message("error", "The cell is empty.", "Fill it in, or take out the row."),
    "csv-text": Message(
        "error",
        "The text holds the hidden character U+{number}.",
        "Type the text again by hand.",
    ),
    "csv-staff-number": Message(
        "error",
        "“{found}” may not be the whole staff number.",
        "Make the column a text column in your spreadsheet program, and type the number again.",
    ),
    "csv-name": Message(
        "error", "“{found}” does not look like a name.", "Type the person's name here."
    ),
    "csv-date": Message(
        "error",
        "“{found}” cannot be read as a day.",
        "Write the day as 31/01/2024.",
    ),
    "csv-date-impossible": Message(
        "error",
        "“{found}”: {problem}.",
        "Look up the right day, and write that one.",
    ),
    "csv-duration": Message(
        "error",
        "“{found}” cannot be read as a length of time.",
        "Write 90 mins, 1:30 or 1.5 hours.",
    ),
    "csv-duration-unit": Message(
        "error",
        "“{found}” could be hours or minutes.",
        "Write {found} hours, or {found} mins.",
    ),
    "csv-duration-range": Message(
        "error",
        "“{found}” is not between 1 minute and 24 hours.",
        "Write the length of the session, such as 90 mins.",
    ),
    "csv-duration-typed": Message(
        "error",
        "The spreadsheet keeps this cell as a clock and shows it as {found}. Is that the length?",
        "Make it a text cell, and write 90 mins, 1:30 or 1.5 hours.",
    ),
    "csv-tick": Message(
        "error",
        "“{found}” is neither a yes nor a no.",
        "Write yes or no, or leave the cell empty for no.",
    ),
}
