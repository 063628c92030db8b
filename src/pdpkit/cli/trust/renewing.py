"""What is issued anew: tied to a key, under a new name, or with another key of the trust."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Annotated

import typer

from pdpkit.cli.options import AsJson, At, Home, PassphraseFile, TrustFolder
from pdpkit.cli.session import open_session
from pdpkit.cli.trust.people import find_person
from pdpkit.cli.trust.settling import OutFolder, Sign, Terms, settle
from pdpkit.cli.trust.signer import KeyLabel
from pdpkit.document import read_document
from pdpkit.encoding.times import format_moment
from pdpkit.errors import InputError, SecretError, UsageError
from pdpkit.issuing import (
    Change,
    find_misnamed,
    find_signed_with,
    find_statement,
    find_untied,
    renew,
)
from pdpkit.signed.texts import LINE
from pdpkit.workspace import Issued, Person, Workspace, open_workspace

StaffNumber = Annotated[str, typer.Argument(metavar="PERSON", help="Their staff number.")]


def tie(
    trust: TrustFolder,
    out: OutFolder,
    number: Annotated[
        str | None,
        typer.Argument(metavar="PERSON", help="Their staff number; else everybody."),
    ] = None,
    label: KeyLabel = None,
    sign: Sign = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Tie what was stated by name, or to a lost key, to the key that was introduced since.

    Each statement is issued anew, and the earlier one is withdrawn. A second run changes nothing.

    Example: pdp trust tie 1002 --trust saltmarsh -o statements --sign
    """
    terms = Terms(open_session(as_json, at, home), out, sign, label, passphrase_file)
    workspace = open_workspace(trust)
    people = list(workspace.people.values())
    if number is not None:
        people = [find_person(workspace, number)]
    known = [person for person in people if person.identity]
    change = Change()
    for person in known:
        found = find_untied(workspace.issued.values(), person)
        change = change.join(_renew_each(workspace, found, terms, person))
    if number is not None and not known:
        terms.session.console.say(f"{people[0].name} has not introduced a key yet.")
    numbers = {person.number for person in known}
    _, summary = settle(
        workspace,
        change,
        terms,
        lambda after: _find_successors(after, lambda o: o.number in numbers),
    )
    terms.session.console.give(summary)
    return 0


def rename(
    number: StaffNumber,
    name: Annotated[str, typer.Option("--name", help="The name from now on.")],
    trust: TrustFolder,
    out: OutFolder,
    label: KeyLabel = None,
    sign: Sign = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Issue everything that stands for a person anew under a new name.

    What bore the former name is withdrawn, and the trust's list has the new one.

    Example: pdp trust rename 1001 --name "Priya Shah" --trust saltmarsh -o statements --sign
    """
    terms = Terms(open_session(as_json, at, home), out, sign, label, passphrase_file)
    workspace = open_workspace(trust)
    person = replace(find_person(workspace, number), name=_read_name(name))
    found = find_misnamed(workspace.issued.values(), person)
    change = _renew_each(workspace, found, terms, person)

    def find(after: Workspace) -> list[Issued]:
        return _find_successors(after, lambda one: one.number == number)

    workspace, summary = settle(workspace, change, terms, find)
    if sign:
        workspace.with_people({**workspace.people, number: person})
        terms.session.console.say(f"Staff number {number} is {person.name} on the trust's list.")
    terms.session.console.give(summary | {"number": number, "name": person.name})
    return 0


def issue_again(workspace: Workspace, what: str, terms: Terms) -> int:
    """Everything that a key signed, after a theft; or one statement, also a withdrawn one.

    ``SecretError`` ``issuer-key-again`` where no newer key is there to sign.
    """
    if any(key.label == what for key in workspace.trust.keys):
        signing = workspace.find_key(terms.label, format_moment(terms.session.now))
        if signing.label == what:
            raise SecretError("issuer-key-again", str(workspace.folder), label=what)
        found = find_signed_with(workspace.issued.values(), what)

        def concerns(one: Issued) -> bool:
            return one.key == what
    else:
        wanted = find_statement(workspace.issued.values(), what)
        if wanted.replaced_by:
            raise InputError("withdrawal-replacement", wanted.id)
        found = [wanted]

        def concerns(one: Issued) -> bool:
            return one.digest == wanted.digest

    change = _renew_each(workspace, found, terms, None)

    def find(after: Workspace) -> list[Issued]:
        replaced = {one.replaced_by for one in after.issued.values() if concerns(one)}
        return [one for one in after.issued.values() if one.stands and one.digest in replaced]

    _, summary = settle(workspace, change, terms, find)
    if terms.sign and found and found[0].key == what:
        terms.session.console.say(
            "If the key was stolen, tell whoever keeps a list, with the day of the theft: they type"
            " pdp directory revoke. Send them the newest card too."
        )
    terms.session.console.give(summary)
    return 0


def _renew_each(
    workspace: Workspace, found: Iterable[Issued], terms: Terms, person: Person | None
) -> Change:
    """A draft for each; what has run out stays as it is, and that is said."""
    now, trust = terms.session.now, workspace.trust
    listed = list(found)
    trees = (read_document(workspace.load_statement(one)).tree for one in listed)
    made = [renew(one, tree, trust, now, person) for one, tree in zip(listed, trees, strict=True)]
    drafts = tuple(draft for draft in made if draft)
    if over := len(listed) - len(drafts):
        terms.session.console.say(f"What has run out stays as it is: {over}.")
    return Change(drafts)


def _find_successors(after: Workspace, concerns: Callable[[Issued], bool]) -> list[Issued]:
    """What stands for somebody and took the place of an earlier one."""
    replaced = {one.replaced_by for one in after.issued.values() if one.replaced_by}
    return [
        one
        for one in after.issued.values()
        if one.stands and one.digest in replaced and concerns(one)
    ]


def _read_name(name: str) -> str:
    tidied = " ".join(name.split())
    if LINE.find_fault(tidied):
        raise UsageError("input-number", found=name[:40], wanted="a name of 1 to 300 letters")
    return tidied
