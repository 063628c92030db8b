"""Codes and words of sharing: what leaves, what stays, what somebody asked for."""

from typing import Final

from pdpkit.messages.message import Message

# The sections of a record as people call them, in the record's order.
SECTIONS: Final = {
    "posts": "Posts",
    "breaks": "Breaks",
    "statuses": "Status",
    "qualifications": "Qualifications",
    "recognitions": "Recognition",
    "aspirations": "Hopes",
    "stages": "Stages",
    "goals": "Goals",
    "evaluations": "What came of it",
    "entitlements": "Promises",
    "interests": "Interests",
    "activities": "Activities",
    "secondments": "Secondments",
    "roles": "Roles beyond the post",
    "ideas": "Ideas",
    "evidence": "Evidence",
    "progress": "Steps in frameworks",
    "conversations": "Conversations",
    "asks": "What I ask for",
    "notes": "Notes",
    "statements": "Employer statements",
}
# Why something stays.
STAYS: Final = {
    "own": "for you alone, unless you name it",
    "audience": "for somebody else",
    "celebration": "not said to be for celebration",
    "section": "not chosen",
    "unchosen": "not chosen",
    "left-out": "left out",
    "about": "left out by its words",
    "conflict": "two versions wait for you to decide",
    "personal-data": "somebody else's personal data is in it",
    "entry": "what it is about stays",
    "version": "it carries another version than the one that you share",
    "statement": "the statement that it names stays",
}
FREE_CHOICE: Final = (
    "Sharing is your own free choice. Nobody may make a job depend on it, and what you leave out"
    " leaves no trace."
)
NEVER_LEAVES: Final = "What stands in “private” never leaves, whatever you choose."
UNSIGNED_REQUEST: Final = (
    "Anybody can write such a request. Send your answer only to an address that you know."
)

CODES: Final[dict[str, Message]] = {
    "file-not-profile": Message(
        "exit 4",
        "This is not a profile. Where it differs, write {wanted}.",
        "Name one of the profiles that pdp share --help lists, or mend the file.",
    ),
    "file-not-request": Message(
        "exit 4",
        "This is not a request for a share. Where it differs, write {wanted}.",
        "Ask for the request file again as pdp request wrote it.",
    ),
    "input-line": Message(
        "exit 2", "“{found}” is not {wanted}.", "Write it in one line of plain words."
    ),
    "input-together": Message(
        "exit 2",
        "{one} and {other} do not go together.",
        "Leave one of the two away.",
    ),
    "entry-pick-unknown": Message(
        "exit 2",
        "No entry and no statement of this record has an id that begins with “{found}”.",
        "See the ids with: pdp share --dry-run.",
    ),
    "entry-pick-ambiguous": Message(
        "exit 2",
        "More than one id begins with “{found}”.",
        "Type more letters of it.",
    ),
    "share-entry-conflict": Message(
        "exit 4",
        "Two versions of this entry wait for you to decide, so it cannot be shared.",
        "Decide which one holds, sign the record, and share again.",
    ),
    "share-entry-personal-data": Message(
        "exit 4",
        "This evidence holds somebody else's personal data, so it cannot be shared.",
        "Take their data out of the file first, and say so in the entry.",
    ),
    "share-statement-entry": Message(
        "exit 4",
        "This statement carries one of your entries whole, and that entry stays.",
        "Name the entry as well, or leave the statement out.",
    ),
    "share-statement-hidden": Message(
        "exit 4",
        "This statement carries an entry with something that does not leave: {name}.",
        "Leave the statement out, or ask the employer for a new one without it.",
    ),
    "share-still-about": Message(
        "exit 4",
        "The words “{words}” would still stand in the share.",
        "Leave out what holds them, or take the words back.",
    ),
    "share-made-for": Message("note", "It was made for {audience} until {day}."),
    "share-no-audience": Message("passed", "The file does not say for whom it was made."),
    "share-expired": Message(
        "exit 4 | partly",
        "The holder shared this until {day}; that day is over.",
        "Ask the person for a new one, and delete this copy.",
    ),
    "share-form": Message(
        "exit 4",
        "The file is signed, but it is not written as a share should be.",
        "Ask the person to make it again with a newer pdpkit.",
    ),
    "share-proof-invalid": Message(
        "do-not-rely | exit 4",
        "It was changed after the holder signed it.",
        "Ask the person for the original file.",
    ),
    "share-request-over": Message(
        "exit 2 | partly",
        "The request was open until {day}; that day is over.",
        "A new request is needed.",
    ),
    "share-audience-differs": Message(
        "do-not-rely",
        "It was made for {audience}, and your request is from {asker}.",
        "Send the person your own request, and ask for an answer to it.",
    ),
    "share-domain-differs": Message(
        "do-not-rely",
        "It answers a request of somebody else.",
        "Send the person your own request, and ask for an answer to it.",
    ),
    "share-challenge-differs": Message(
        "do-not-rely",
        "It answers another request than yours, perhaps an older one.",
        "Ask the person for an answer to this very request.",
    ),
    "share-challenge-missing": Message(
        "do-not-rely",
        "It was not made in answer to a request.",
        "Send the person your request file, and ask for an answer to it.",
    ),
    "share-request-answered": Message("passed", "It answers your request of {asked}."),
    "share-not-celebration": Message(
        "exit 4",
        "This share was not made for a celebration, so nothing of it is listed.",
        "Ask the person for one made with: pdp share --profile celebrate.",
    ),
}
