"""Codes of a keeper's work on a list of organisations, and of a reader's confirming."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    # what a keeper's change is refused for
    "directory-clock": Message(
        "exit 4",
        "By this computer's clock the list was made in the future, on {day}.",
        "Set the clock right, then start again.",
    ),
    "directory-name-alike": Message(
        "exit 4",
        "“{name}” is hard to tell from “{other}”, which is on the list under another identifier.",
        "Ask for a card whose name tells them apart, with its town. If you know both, and both are"
        " called so, add --same-name.",
    ),
    "directory-key-elsewhere": Message(
        "exit 4",
        "A key on this card is the key of another organisation on the list: {name}.",
        "Ring both before you go on. A key belongs to one organisation alone.",
    ),
    "directory-card-window": Message(
        "exit 4",
        "The key on this card would sign for longer than 13 months.",
        "Ask the organisation for the card of a key with an earlier last day.",
    ),
    "directory-card-unlisted": Message(
        "exit 4",
        "This card was not signed with a key that the list has in use for {name}.",
        "Ring the organisation. To go by the telephone alone, give its last day with --on.",
    ),
    "directory-issuer-unknown": Message(
        "exit 4",
        "No organisation on the list is called “{found}”.{similar}",
        "See all names with: pdp directory show FILE.",
    ),
    "directory-issuer-several": Message(
        "exit 4",
        "“{found}” fits more than one organisation: {names}.",
        "Type more of the name, or the identifier.",
    ),
    "directory-issuer-closed": Message(
        "exit 4",
        "{name} is closed since {day}, and the key on this card starts later.",
        "Ring the organisation. If it has not closed, type: pdp directory close FILE ISSUER"
        " --reopen.",
    ),
    "directory-key-unknown": Message(
        "exit 4",
        "No key on the list has the code “{found}”.",
        "See all codes with: pdp directory show FILE.",
    ),
    "directory-key-since": Message(
        "exit 2",
        "The key was not in use yet, or that day is still to come: {day}.",
        "Give the day from which the key no longer counts.",
    ),
    "directory-successor-self": Message(
        "exit 4",
        "{name} cannot take over from itself, or from one that takes over from it.",
        "Name the organisation that takes over.",
    ),
    "directory-list-elsewhere": Message(
        "exit 4",
        "This withdrawal list is not by {name}.",
        "Give the newest list of the organisation that closed.",
    ),
    "directory-list-unsigned": Message(
        "exit 4",
        "This cannot be the last list of {name}: no key that counts on that day signed it.",
        "Give a closing day on or after the day of the list, or ask for the list again.",
    ),
    "directory-pin-unknown": Message(
        "exit 4",
        "You have confirmed nobody with the code {found}.",
        "See whom you confirmed with: pdp directory pin.",
    ),
    # what is found on a list
    "directory-ran-out": Message(
        "error",
        "The list ran out on {day}, so nobody can go by it.",
        "Look it over, then sign it anew with: pdp directory add FILE.",
    ),
    "directory-runs-out": Message(
        "warning",
        "The list runs out on {day}.",
        "Look it over, then sign it anew with: pdp directory add FILE.",
    ),
    "directory-issuer-without-key": Message(
        "error",
        "{name} has no key in use, so nothing that it signs now is confirmed.",
        "Ask for the card of its newest key. If it has gone, type: pdp directory close.",
    ),
    "directory-key-runs-out": Message(
        "warning",
        "The last key of {name}, {code}, runs out on {day}.",
        "Ask the organisation for the card of its next key.",
    ),
    "directory-key-unused": Message(
        "error",
        "A key of {name} is written in a way that this program does not know, so it is not used.",
        "Install a newer pdpkit, or ask the organisation for its card again.",
    ),
    "directory-names-alike": Message(
        "warning",
        "“{name}” and “{other}” are hard to tell apart.",
        "Make sure that there are two, and ask for names that tell them apart.",
    ),
    "directory-closed-without-list": Message(
        "warning",
        "{name} is closed, but no last list is named, so its statements will soon count as not"
        " checked.",
        "Name the newest list that you can get with: pdp directory close.",
    ),
    "directory-successor-unlisted": Message(
        "warning",
        "{name} has a successor that is not on the list: {successor}.",
        "Put the successor's card on the list.",
    ),
    "directory-member-unknown": Message(
        "warning",
        "“{member}” is not known to this program. It is kept as it is.",
        "Install a newer pdpkit to see what it means.",
    ),
}
