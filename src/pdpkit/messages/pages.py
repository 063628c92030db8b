"""Codes of pages: the PDF that carries a signed file, its typefaces, its engine."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    # reading the signed file out of a PDF
    "pdf-no-pdp": Message(
        "exit 4",
        "This PDF carries no signed file. It may have been printed to PDF, scanned or saved anew.",
        "Ask the person for the PDF as their own program made it.",
    ),
    "pdf-ambiguous": Message(
        "exit 4",
        "This PDF carries more than one file called pdp.json, or one that goes by two names.",
        "Ask the person for the PDF as their own program made it.",
    ),
    "pdf-encrypted": Message(
        "exit 4",
        "This PDF is locked, so nothing in it was checked.",
        "Ask for a copy that needs no password, saved by the person's own program.",
    ),
    "pdf-damaged": Message(
        "exit 4",
        "This PDF is broken or not whole, so nothing in it was checked.",
        "Ask the person to send the file again.",
    ),
    "pdf-too-large": Message(
        "exit 4",
        "Reading this PDF would take more room or more time than any PDF of ours does.",
        "Check that this is the right file, or ask the person for it again.",
    ),
    "pdf-modified-after-export": Message(
        "note",
        "The PDF was edited or saved anew after it was made.",
        "Read the statements in this report, not the pages.",
    ),
    "pdf-active-content": Message(
        "note",
        "The PDF holds something that runs or opens by itself. It was not run.",
        "Read this report, and do not open the PDF.",
    ),
    "pdf-signature-not-checked": Message(
        "note", "The PDF has a signature of its own, which was not checked."
    ),
    # making a PDF
    "input-share-first": Message(
        "exit 2",
        "This is your whole record, and “{form}” is a page that is made from a share.",
        "Make one with pdp share, and draw that. Without --as your record becomes your own print.",
    ),
    "pdf-engine-missing": Message(
        "exit 4",
        "The libraries that set pages were not found on this computer: {problem}.",
        "On Debian or Ubuntu type: apt-get install libpango-1.0-0 libpangoft2-1.0-0"
        " libharfbuzz-subset0. Or write a page for a browser: name the output .html.",
    ),
    "pdf-address-refused": Message(
        "exit 4",
        "The page asked for something from outside, {address}, so no PDF was written.",
        "Use the templates that come with pdpkit.",
    ),
    "pdf-engine-failed": Message(
        "exit 4",
        "The pages could not be set ({problem}). The fault is in pdpkit, not in the file.",
        "Please report it with the command that you typed. Or name the output .html.",
    ),
    "pdf-page-too-large": Message(
        "exit 4",
        "Setting these pages would take more room or more time than any pages of ours do.",
        "Look for a text in the file that is far too long, or put less into it.",
    ),
    "font-missing": Message(
        "exit 4",
        "No typeface on this computer has these letters: {letters}. No PDF was written.",
        "Install a typeface that has them, such as the Noto family, and try again.",
    ),
    "font-not-found": Message(
        "exit 4",
        "No typeface that the pages can be set in was found on this computer.",
        "On Debian or Ubuntu type: apt-get install fonts-inter.",
    ),
}
