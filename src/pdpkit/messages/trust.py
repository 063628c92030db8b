"""Codes of the trust decisions: signature, issuer, key, person, withdrawal, share."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    # proof
    "proof-unchanged": Message("passed", "It has not changed since it was signed."),
    "proof-missing": Message(
        "not-genuine",
        "The signature is missing.",
        "Ask the sender for the file as the employer made it.",
    ),
    "proof-malformed": Message(
        "not-genuine",
        "The signature is damaged.",
        "Ask the sender for the file as the employer made it.",
    ),
    "proof-multiple": Message(
        "not-genuine",
        "It carries more signatures than it may.",
        "Ask the sender for the file as the employer made it.",
    ),
    "proof-unknown-field": Message(
        "not-genuine",
        "The signature carries “{name}”, which it may not.",
        "Ask the sender for the file as the employer made it.",
    ),
    "proof-suite-unsupported": Message(
        "not-genuine | unconfirmed",
        "It was signed in a way that this program cannot check.",
        "Ask the employer for a statement signed for pdpkit.",
    ),
    "proof-purpose": Message(
        "not-genuine",
        "The signature was made for something else.",
        "Ask the sender for the original file.",
    ),
    "proof-created-missing": Message(
        "unconfirmed",
        "The signature does not say when it was made.",
        "Ask the employer to sign it again.",
    ),
    "proof-created-format": Message(
        "not-genuine",
        "The signature's date cannot be read.",
        "Ask the sender for the original file.",
    ),
    "proof-created-future": Message(
        "unconfirmed",
        "It is dated later than today.",
        "Check the clock of this computer.",
    ),
    "proof-value-encoding": Message(
        "not-genuine",
        "The signature is not written as it should be.",
        "Ask the sender for the original file.",
    ),
    "proof-signature-encoding": Message(
        "not-genuine",
        "The signature has a form that no signer makes.",
        "Ask the sender for the original file.",
    ),
    "proof-signature-weak": Message(
        "not-genuine",
        "The signature would fit more than one text.",
        "Ask the employer to sign it again.",
    ),
    "proof-signature-invalid": Message(
        "not-genuine",
        "This is not the same as what was signed.",
        "Ask the sender for the original file, or contact the employer.",
    ),
    "proof-other-suite": Message(
        "note", "It carries another signature too, which was not checked."
    ),
    "proof-only-ours": Message("passed", "There is no other signature on it."),
    "context-mismatch": Message(
        "not-genuine",
        "The list of words that it refers to was changed after it was signed.",
        "Ask the sender for the original file.",
    ),
    "context-not-pinned": Message(
        "unconfirmed",
        "It refers to a list of words other than the one that this program knows.",
        "Ask the employer for a statement made by pdpkit.",
    ),
    # keys
    "key-encoding": Message(
        "exit 4 | not-genuine",
        "The key is not written as keys are.",
        "Ask for the key or the file again.",
    ),
    "key-type": Message(
        "exit 4 | not-genuine",
        "The key is of a kind that is not used here.",
        "Ask for a file signed with an Ed25519 key.",
    ),
    "key-weak": Message(
        "exit 4 | not-genuine",
        "The key would accept more than one text as signed.",
        "Do not use this key; ask the employer for another.",
    ),
    "key-in-use": Message("passed", "The key was in use when this was signed."),
    "key-stolen-later": Message(
        "passed",
        "The key was stolen later; {by} had seen this statement, signed, on {day}.",
    ),
    "proof-suite-retired": Message(
        "unconfirmed",
        "By your list, signatures of this kind are not relied on since {day}.",
        "Ask the employer to sign it anew.",
    ),
    "key-superseded": Message(
        "passed", "The key has been replaced since; it was in use when this was signed."
    ),
    "key-not-holder": Message(
        "exit 5",
        "This key does not belong to the owner of the file, so nothing was signed.",
        "Sign with the key that belongs to the file.",
    ),
    "key-log-anchor-differs": Message(
        "unconfirmed",
        "The statement was made for a newer or another key of this person.",
        "Ask the person for their newest record.",
    ),
    # form
    "statement-understood": Message("passed", "All that it says is understood."),
    "statement-not-understood": Message(
        "unconfirmed",
        "It is signed, but it is not written as a statement should be, so it is not shown as fact.",
        "Ask the employer for the statement again.",
    ),
    "statement-check-stopped": Message("note", "Not checked, because an earlier check failed."),
    "statement-in-force": Message("passed", "It is in force."),
    "credential-expired": Message(
        "expired", "Genuine, but it ran out on {day}.", "Ask whether it was done again since."
    ),
    "credential-not-yet-valid": Message(
        "unconfirmed", "It counts only from {day}.", "Check it again on that day."
    ),
    # issuer
    "issuer-listed": Message("passed", "The employer and its key are on your list."),
    "issuer-pinned": Message("passed", "You confirmed the employer and its key by its code."),
    "issuer-unknown": Message(
        "unconfirmed",
        "It was signed, but by an organisation that is not on your list."
        " Do not go by the name written in it.",
        "Ring {who} on a number that you already have, and ask for {asked} of its key. If the code"
        ' is {code}, type: pdp directory pin "{code}" --card {card}.',
    ),
    "issuer-key-unlisted": Message(
        "unconfirmed",
        "The organisation is on your list, but this key is not one of its keys there.",
        "Ask the list's keeper for a newer one. Or ring {who} on a number that you already have,"
        ' and ask for {asked} of its key. If the code is {code}, type: pdp directory pin "{code}"'
        " --card {card}.",
    ),
    "issuer-name-conflict": Message(
        "unconfirmed",
        "It uses the name of an organisation on your list but was signed by another.",
        "Contact the organisation by a route that you already know.",
    ),
    "issuer-method-mismatch": Message(
        "not-genuine",
        "The signature is made in the name of somebody else.",
        "Ask the sender for the original file.",
    ),
    "issuer-did-syntax": Message(
        "unconfirmed",
        "The organisation's identifier is not written as one should be.",
        "Ask the organisation for its card.",
    ),
    "issuer-key-compromised": Message(
        "unconfirmed",
        "“{keeper}” says that this signing key was stolen, so anybody may have signed this.",
        "Ask the employer to sign it anew. Another employer's receipt from before the theft also"
        " helps.",
    ),
    "issuer-key-not-valid-then": Message(
        "unconfirmed",
        "“{keeper}” says that this key was not in use on the day of the signature.",
        "Ask the keeper of that list, or the employer, which day is right.",
    ),
    "issuer-is-holder": Message(
        "self-declared",
        "It was signed by the person themselves, not by an employer.",
        "Read it as the person's own words.",
    ),
    # directory
    "directory-keeper-unknown": Message(
        "unconfirmed",
        "The list of organisations is by somebody that you have not confirmed.",
        "Ring the keeper on a number that you already have. If the code is {code},"
        ' type: pdp directory pin "{code}".',
    ),
    "directory-stale": Message(
        "unconfirmed",
        "Your list of organisations ran out on {day}.",
        "Ask its keeper for the newest list.",
    ),
    "directory-fork": Message(
        "exit 4",
        "There are two lists by one keeper that cannot both be right.",
        "Ring the keeper, and ask which one is right.",
    ),
    "directory-rollback": Message(
        "exit 4",
        "This list of organisations is older than one that you have used.",
        "Use the newer list, or ask its keeper for it.",
    ),
    "directory-invalid": Message(
        "exit 4",
        "This list of organisations is not as its keeper signed it: {problem}",
        "Ask its keeper for the list again.",
    ),
    "directory-code-differs": Message(
        "exit 4",
        "The code that you typed is not {wanted}.",
        "Ring again and compare letter by letter. Do not confirm what has another code.",
    ),
    "directory-window": Message(
        "exit 4",
        "The list would be good for longer than it may be, or its days are the wrong way round.",
        "Give a last day within {limit} days.",
    ),
    # holder
    "holder-log-intact": Message("passed", "The person's keys follow from one another."),
    "holder-none": Message("passed", "The file is about no holder of its own."),
    "holder-log-broken": Message(
        "unconfirmed",
        "The person's keys do not follow from one another, so nothing here is tied to a person.",
        "Ask the person for their record as their own program saved it.",
    ),
    "holder-id-differs": Message(
        "unconfirmed",
        "The person's identifier does not belong to the keys in this file.",
        "Ask the person for their record as their own program saved it.",
    ),
    "holder-fork": Message(
        "do-not-rely",
        "There are two different versions of this person's keys, both signed by the owner:"
        " {heads}.",
        "Ask which is current.",
    ),
    "holder-link-outranked": Message(
        "unconfirmed",
        "It was made for an earlier identity whose keys have moved on since it was linked.",
        "Ask the person for a link made with the newest key, or for their newest record.",
    ),
    "holder-signed": Message(
        "passed", "The holder signed this file, and it has not changed since."
    ),
    "holder-proof-missing": Message(
        "note",
        "The holder has not signed this file.",
        "Ask the person to sign it.",
    ),
    "holder-proof-invalid": Message(
        "partly",
        "The file was changed after the owner last signed it.",
        "Ask the person for a newly signed copy.",
    ),
    # subject
    "subject-is-holder": Message("passed", "It is about the owner of this file."),
    "subject-linked": Message(
        "passed", "It was made for an earlier identity of the same key holder."
    ),
    "subject-brought-over": Message(
        "passed",
        "It was made out by name or for an older identity. {by} brought it over and checked"
        " who the person is.",
    ),
    "subject-rebound-twice": Message(
        "unconfirmed",
        "Two employers brought over what was said of this earlier identity, so neither counts.",
        "Ask both employers which of them is right.",
    ),
    "subject-rebound-name": Message(
        "unconfirmed",
        "It was brought over under the name {name}, but is made out to another.",
        "Ask the employer who brought it over whether it means the same person.",
    ),
    "subject-alone": Message(
        "passed", "It was checked alone; it is about the person whose key it names."
    ),
    "subject-by-name": Message(
        "unconfirmed",
        "It is made out to {name}, not tied to a key.",
        "Ask the employer to confirm that it means this person.",
    ),
    "subject-mismatch": Message(
        "not-genuine",
        "This statement is about a different person's file.",
        "Ask the person why it is here.",
    ),
    "subject-name-agrees": Message("passed", "All names that employers used agree."),
    "subject-name-differs": Message(
        "note",
        "It is made out to {name}; the file calls its holder {holder}.",
        "Compare the names with photo ID. People change their names.",
    ),
    # withdrawal
    "withdrawal-not-listed": Message("passed", "It had not been withdrawn by {day}."),
    "withdrawal-not-needed": Message("passed", "Statements of this kind are not withdrawn."),
    "withdrawal-not-checked": Message(
        "unconfirmed",
        "Whether it has been withdrawn could not be checked: there is no list by the employer.",
        "Ask the person, or the employer, for the employer's newest list.",
    ),
    "withdrawal-list-stale": Message(
        "unconfirmed",
        "Whether it was withdrawn after {day} could not be checked: the newest list here ran out.",
        "Ask the person, or the employer, for a newer list.",
    ),
    "withdrawal-list-invalid": Message(
        "note",
        "A withdrawal list was not used: it was changed, or nobody on your list signed it.",
        "Ask the employer for the list again.",
    ),
    "withdrawal-entry": Message(
        "unconfirmed",
        "It does not say properly where its withdrawal would be listed.",
        "Ask the employer for the statement again.",
    ),
    "withdrawal-last-list": Message("passed", "It was in force when the employer closed on {day}."),
    "withdrawn": Message(
        "withdrawn",
        "The employer withdrew this statement on {day}: {reason}.",
        "Ask the employer, or the person, what replaced it.",
    ),
    "withdrawn-and-replaced": Message(
        "note", "The employer withdrew it on {day} and replaced it by another one in this file."
    ),
    # PDF
    "pdf-pages-not-checked": Message(
        "note",
        "The pages of the PDF were not checked. Read this report, not the pages.",
    ),
    "pdf-no-pages": Message("passed", "The file has no pages that could differ."),
}
