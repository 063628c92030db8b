"""Codes of what two sides say together: answers to a share, drafts, a new employer's answer."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "entry-not-shared": Message(
        "exit 2",
        "No entry of this share has an id that begins with “{found}”.",
        "The ids are listed when you leave --entry out.",
    ),
    "entry-no-promise": Message(
        "exit 2",
        "Nothing can be promised by this: {found}.",
        "Name an ask or an earlier promise, or type it: pdp trust issue --person NUMBER.",
    ),
    "share-nothing-meant": Message(
        "exit 4",
        "The share has no entry that “{statement}” is usually said of.",
        "Name the entries with --entry, or ask for a share that has them.",
    ),
    "input-folder": Message(
        "exit 2",
        "“{found}” is for drafts, and --sign writes statements.",
        "Name a folder with -o.",
    ),
    "holder-not-on-list": Message(
        "exit 4",
        "Nobody on your list has the key of {name}.",
        "Send them a code (pdp trust invite). They type pdp introduce, and you pdp trust accept.",
    ),
    "holder-key-replaced": Message(
        "exit 4",
        "{name} has told you of other keys than this share was made with.",
        "Ask them for a new share. If they have a new key, ask for a new introduction too.",
    ),
    "file-not-drafts": Message(
        "exit 4",
        "These are not drafts as they were prepared. Where they differ, write {wanted}.",
        "Prepare them again, or ask who prepared them for the file.",
    ),
    "issuer-drafts-elsewhere": Message(
        "exit 4",
        "These drafts were prepared for {issuer}.",
        "Give the folder of that trust, or prepare them again.",
    ),
    "holder-drafts-older": Message(
        "exit 4",
        "{name} is no longer on your list as when this was prepared.",
        "Look who it is, and prepare it again.",
    ),
}
