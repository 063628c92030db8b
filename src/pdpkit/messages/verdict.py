"""The words of a verification: headlines, tags and fixed lines, the same wherever it is shown."""

from typing import Final

# Of one statement, by verdict; the word carries the meaning, a sign only repeats it.
TAGS: Final = {
    "confirmed": "Confirmed",
    "expired": "Confirmed, run out",
    "unconfirmed": "Could not be confirmed",
    "withdrawn": "Withdrawn",
    "not-genuine": "Changed",
    "self-declared": "Written by the holder",
}
SIGNS: Final = {
    "confirmed": "●",
    "expired": "◐",
    "unconfirmed": "○",
    "withdrawn": "✕",
    "not-genuine": "✕",
    "self-declared": "□",
}
# Of a whole file, by verdict: as a tag, and where many files are counted.
FILE_TAGS: Final = {
    "confirmed": "Confirmed",
    "partly": "Partly confirmed",
    "unconfirmed": "Not confirmed",
    "do-not-rely": "Do not rely on it",
    "unreadable": "Could not be read",
}
FILE_COUNTS: Final = {
    "confirmed": ("{n} is confirmed", "{n} are confirmed"),
    "partly": ("{n} is partly confirmed", "{n} are partly confirmed"),
    "unconfirmed": ("{n} could not be confirmed", "{n} could not be confirmed"),
    "do-not-rely": ("{n} is not to be relied on", "{n} are not to be relied on"),
    "unreadable": ("{n} could not be read", "{n} could not be read"),
}
# What a tag says where one reason is known better than the verdict alone.
TAGS_BY_CODE: Final = {
    "issuer-unknown": "Issuer not known",
    "issuer-name-conflict": "Issuer not known",
    "directory-keeper-unknown": "List not confirmed",
    "directory-stale": "List out of date",
    "subject-by-name": "Made out by name",
    "subject-mismatch": "About somebody else",
    "withdrawal-not-checked": "Withdrawal not checked",
    "withdrawal-list-stale": "Withdrawal not checked",
    "proof-missing": "Not signed",
}

UNREADABLE: Final = "This file could not be read, so nothing was checked."
NOTHING_STATED: Final = "The file holds no employer statement, so there was nothing to confirm."
# A file of another kind, by its label: what it is, and what it is for.
OTHER_FILE: Final = "{what}. It says nothing about a person, so there was nothing to confirm."
OTHER_FILES: Final = {
    "directory": (
        "This is a keeper's list of organisations",
        "See who is on it: pdp directory show. To go by it, name it with --directory.",
    ),
    "card": (
        "This is an organisation's card",
        "Ring them, compare the code, and confirm it: pdp directory pin, with --card.",
    ),
    "list": (
        "This is an organisation's withdrawal list",
        "Name it with --lists when you check what they stated.",
    ),
    "introduction": (
        "This is a person's introduction to a trust",
        "The trust takes it in: pdp trust accept.",
    ),
    "link": (
        "This ties two records of one person together",
        "It travels in their record; check that one.",
    ),
    "key event": (
        "This is one step in the history of a person's key",
        "It travels in their record; check that one.",
    ),
}
UNCONFIRMED: Final = (
    "No employer statement could be confirmed with the information on this computer."
)
DO_NOT_RELY: Final = "Do not rely on this file: {reasons}."
REASONS: Final = {
    "changed": (
        "1 statement was changed after it was signed",
        "{n} statements were changed after they were signed",
    ),
    "elsewhere": ("1 statement is about somebody else", "{n} statements are about somebody else"),
    "withdrawn": ("1 statement has been withdrawn", "{n} statements have been withdrawn"),
}
SHARE_CHANGED: Final = "the file was changed after the holder signed it"
OTHER_CHANGED: Final = "the file is not as it was signed"
NO_ANSWER: Final = "it does not answer your request"
TWO_VERSIONS: Final = "there are two versions of the holder's keys"
ALL_CONFIRMED: Final = (
    "The employer statement was confirmed.",
    "All {n} employer statements were confirmed.",
)
RUN_OUT: Final = ("1 of them has run out.", "{n} of them have run out.")
ONE_RUN_OUT: Final = "It has run out."
SOME_CONFIRMED: Final = "{good} of {n} employer statements were confirmed. {rest} could not be."
HOLDER_OPEN: Final = "The holder's own part could not be confirmed."
WITHDRAWAL_OPEN: Final = (
    "The statement was signed by an employer on your list and is unchanged. Whether it was"
    " withdrawn{since} could not be checked.",
    "All {n} statements were signed by employers on your list and are unchanged. Whether any was"
    " withdrawn{since} could not be checked.",
)
SINCE: Final = " after {day}"

MADE_OUT_TO: Final = "Statements here are made out to: {names}. Compare with photo ID."
BROUGHT_OVER: Final = (
    "1 statement, made for an older identity or by name; {by} checked who the person is",
    "{n} statements, made for an older identity or by name; {by} checked who the person is",
)
OWN_WORDS: Final = (
    "Everything else in this file was written by the holder. No employer has confirmed it."
)
LIMITS: Final = (
    "who the person in front of you is",
    "whether the training was good, or whether anything was left out",
    "anything about DBS, prohibition, references or the right to work",
)
LIMIT_PAGES: Final = "whether the printed pages show the same: only the signed copy inside was read"
# Headings, in the order in which they stand.
FOLLOW_UP: Final = "Follow up"
WHAT_TO_DO: Final = "What to do"
STATED: Final = "Confirmed: the employer states"
NOTES: Final = "Good to know"
TODO: Final = "To do"
OWN_HEADING: Final = "Written by the holder, not confirmed by any employer"
LIMITS_HEADING: Final = "What this check does not tell you"
DELETE_THEN: Final = "Made for {audience} until {day}: delete your copy then."
DETAILS: Final = "To check the same again: SHA-256 {start}…, pdpkit {version}."
# What a page of a report says of itself; a terminal cannot be handed on.
PROVES_NOTHING: Final = (
    "A copy of this page proves nothing. Whoever wants to know runs the check: pdp verify FILE."
)
