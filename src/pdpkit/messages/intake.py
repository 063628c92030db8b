"""Codes of what a person gives: answers, codes, keys, passphrases, words, cards, folders."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "input-command": Message(
        "exit 2", "There is no command “{command}”.{similar}", "See them all with: pdp --help."
    ),
    "input-usage": Message("exit 2", "{problem}.", "See: pdp {command} --help."),
    "input-needed": Message(
        "exit 2",
        "An answer is needed and there is nobody to ask.",
        "Give it with {option}.",
    ),
    "input-moment": Message(
        "exit 2",
        "“{found}” is not a day or a moment.",
        "Write it as 2026-11-22 or 2026-11-22T09:00:00Z.",
    ),
    "input-day": Message(
        "exit 2", "“{found}” is not a day that a calendar has.", "Write it as 2026-11-22."
    ),
    "input-code": Message(
        "exit 2",
        "This is not a code of 20 letters and digits.",
        "Type it as it was read to you, in five groups of four.",
    ),
    "input-code-unknown": Message(
        "exit 2", "There is no code “{found}”.{similar}", "Copy the code as it was printed."
    ),
    "input-choice": Message(
        "exit 2", "“{found}” is not one of the choices.{similar}", "Use one of: {codes}."
    ),
    "input-number": Message(
        "exit 2", "“{found}” is not written as {wanted} should be.", "Write {wanted}."
    ),
    "input-issuer": Message(
        "exit 2",
        "“{found}” is not a name that a trust can sign under.",
        "Write it as did:web: and the trust's own web name, in small letters.",
    ),
    "input-name": Message(
        "exit 2",
        "The name holds letters or signs that a list of organisations cannot show.",
        "Use Latin letters, digits, spaces and . , ' & ( ) -",
    ),
    "keystore-not-found": Message(
        "exit 5",
        "There is no key here, nor in your own folder.",
        "Name it with --key, or type the 24 words: pdp key recover.",
    ),
    "keystore-damaged": Message(
        "exit 5",
        "The key's file is damaged.",
        "Use a copy of the file, or type the 24 words: pdp key recover.",
    ),
    "keystore-passphrase": Message(
        "exit 5",
        "Wrong passphrase, or the key's file is damaged.",
        "Try again; if the passphrase is lost, type the 24 words: pdp key recover.",
    ),
    "keystore-passphrase-short": Message(
        "exit 5",
        "The passphrase has fewer than {minimum} letters.",
        "Take a longer one, such as four or more plain words.",
    ),
    "keystore-passphrase-long": Message(
        "exit 5", "The passphrase is longer than {limit} bytes.", "Take a shorter one."
    ),
    "keystore-passphrase-differs": Message(
        "exit 5", "The two passphrases are not the same.", "Start the command again."
    ),
    "keystore-passphrase-file": Message(
        "exit 5",
        "Others can read the file with the passphrase, so it was not used.",
        "Make it readable by you alone: chmod 600.",
    ),
    "keystore-passphrase-text": Message(
        "exit 5", "The file with the passphrase is not plain text.", "Save it as UTF-8."
    ),
    "keystore-words-confirmed": Message(
        "exit 5",
        "The words were written down and confirmed, so the key no longer holds them.",
        "Read them from your sheet.",
    ),
    "words-count": Message("exit 5", "These are {count} words; 24 are needed.", "Type all 24."),
    "words-unknown": Message(
        "exit 5",
        "“{word}” is not one of the words.",
        "Check it on your sheet; the first four letters are enough.",
    ),
    "words-checksum": Message(
        "exit 5",
        "All words are known, but together they are not a sheet.",
        "Compare each word with your sheet; two may be swapped.",
    ),
    "words-differ": Message(
        "exit 5", "That is not word number {number}.", "Compare it with what you wrote down."
    ),
    "words-file": Message(
        "exit 5",
        "Others can read the file with the words, so it was not used.",
        "Make it readable by you alone: chmod 600.",
    ),
    "words-code-differs": Message(
        "exit 5",
        "These words make the code {made}, and that is not the code on your sheet.",
        "Compare each word with your sheet; if you had a newer record, name it with --log.",
    ),
    "words-older-sheet": Message(
        "exit 5",
        "These are the words of an older sheet; a newer one has taken its place.",
        "Look for the newest sheet. If it is lost, start a new record and ask your employer to"
        " bring the old one over.",
    ),
    "words-other-person": Message(
        "exit 5",
        "These words belong to another record.",
        "Compare the code on the sheet with the code of the record.",
    ),
    "issuer-key-missing": Message(
        "exit 5", "The trust has no key of this label.", "Make one with: pdp trust key."
    ),
    "issuer-key-label": Message(
        "exit 2", "The trust has a key of this label already.", "Take another label."
    ),
    "issuer-key-days": Message(
        "exit 2",
        "A key may sign for at most 13 months.",
        "Give an earlier last day, or a later first one.",
    ),
    "issuer-key-out-of-time": Message(
        "exit 5",
        "The key “{label}” signs from {start} to {end}, not now.",
        "Make a new key with: pdp trust key, and send its card to your keeper.",
    ),
    "issuer-card-broken": Message(
        "exit 4",
        "The card is not as the organisation signed it.",
        "Ask the organisation for its card again.",
    ),
    "issuer-card-other": Message(
        "exit 4",
        "The list knows this organisation by another name or number: {problem}.",
        "Ring the organisation. If its name or numbers have changed, add --rename.",
    ),
    "holder-log-full": Message(
        "exit 4", "A key can be replaced {limit} times; this one has been.", "Start a new record."
    ),
    "holder-log-missing": Message(
        "exit 4",
        "None of these files says whose keys they are.",
        "Name a record, a share of it, or the text of the squares on your sheet.",
    ),
    "holder-same": Message(
        "exit 4",
        "Both records belong to one key already.",
        "Put them together with: pdp merge.",
    ),
    "holder-introduction-broken": Message(
        "exit 4",
        "The introduction is not as its holder signed it.",
        "Ask the person to make it again with: pdp introduce.",
    ),
    "holder-introduction-elsewhere": Message(
        "exit 4",
        "The introduction was made for another organisation.",
        "Ask the person to make one for you with: pdp introduce.",
    ),
    "holder-code-unknown": Message(
        "exit 3",
        "The introduction carries no code that was sent to anybody here, so it waits.",
        "Ask the person who they are, then type: pdp trust accept FILE --as STAFF-NUMBER.",
    ),
    "holder-already-introduced": Message(
        "exit 4",
        "Staff number {number} is tied to another key already.",
        "Ask the person which key is theirs before you tie a new one with --replace.",
    ),
    "holder-number-unknown": Message(
        "exit 4",
        "Staff number {number} is not on the trust's list.",
        "Take in the newest list with: pdp trust invite.",
    ),
    "file-not-workspace": Message(
        "exit 4",
        "This folder is not a trust's folder, or a file in it is damaged.",
        "Name the folder made by pdp trust init.",
    ),
    "file-folder-empty": Message(
        "exit 4", "There is no file of this kind in the folder.", "Name another folder."
    ),
}
