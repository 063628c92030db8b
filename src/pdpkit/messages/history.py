"""Codes of a record's history: copies that come together, older versions, bundles."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "entry-history-broken": Message(
        "exit 4",
        "What this record knows of its own past cannot be read from this place on.",
        "Take the .bak file beside it, or the copy that you signed last.",
    ),
    "merge-different-holder": Message(
        "exit 3 | exit 4",
        "This is another person's record, so nothing of it was taken in.",
        "If both are yours, let the older one count for the newer one: pdp key link.",
    ),
    "merge-other-name": Message(
        "exit 3",
        "It is made out by name, to {name}, and to no key.",
        "If that is another name of yours, merge it again with --name and that name.",
    ),
    "merge-other-signer": Message(
        "exit 3 | exit 4",
        "This copy was signed with a key that is not its holder's.",
        "Find out who gave it to you, and take a copy of your own.",
    ),
    "merge-edited-copy": Message(
        "note", "It was changed after it was signed; the changes count. Look at them: pdp diff."
    ),
    "merge-stale-input": Message("note", "It is an older copy, and held nothing new."),
    "merge-id-collision": Message(
        "note", "Two statements have one id. Each is judged by its own signature."
    ),
    "merge-conflict": Message(
        "exit 3",
        "Changed in two places: {count}. All versions are kept.",
        "Say which one counts: pdp merge FILE --resolve ID=1.",
    ),
    "merge-choice": Message(
        "exit 2",
        "“{choice}” is no answer here.",
        "Give a number from 1 to {most}, or both where two entries can stand.",
    ),
    "merge-none-waits": Message(
        "exit 2",
        "“{found}” is not one of the things that wait for you.",
        "See what waits: pdp merge FILE.",
    ),
    "merge-too-large": Message(
        "exit 4",
        "Together they would grow beyond {limit}, the most that is read.",
        "Take in fewer files at once.",
    ),
    "archive-damaged": Message(
        "exit 4",
        "The bundle is damaged, or is none.",
        "Ask for it again, or for the file inside alone.",
    ),
    "archive-no-pdp": Message(
        "exit 4",
        "The ZIP file holds no pdp.json, so it is no bundle of ours.",
        "Ask for a file that ends in .pdpz, made with: pdp pack.",
    ),
    "archive-path": Message(
        "exit 4",
        "The bundle holds a file called “{name}”, which none of ours does. Nothing was unpacked.",
        "Do not open it in another way. Ask whoever sent it for a new one.",
    ),
    "archive-too-large": Message(
        "exit 4",
        "The bundle, or what is packed in it, is larger than is read.",
        "Leave some evidence out, and pack it again.",
    ),
    "archive-unsupported": Message(
        "exit 4",
        "The bundle cannot be read: {problem}.",
        "Make it with pdp pack, with at most 99 files of evidence.",
    ),
    "archive-evidence-whole": Message("passed", "Files of evidence here, all unchanged: {count}."),
    "archive-evidence-withheld": Message(
        "note",
        "Evidence withheld: {count} of {all} files are not here."
        " What was signed holds without them.",
    ),
    "archive-evidence-differs": Message(
        "note", "Files of evidence that are not what was named, and count for nothing: {count}."
    ),
    "archive-evidence-unknown": Message(
        "note", "Files that no entry here names, and that count for nothing: {count}."
    ),
    "archive-evidence-missing": Message(
        "exit 3",
        "Files of evidence that were not found: {names}.",
        "Say where they are with --from FOLDER. They may also stay out.",
    ),
}
