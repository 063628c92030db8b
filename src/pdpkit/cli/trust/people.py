"""``pdp trust invite`` and ``accept``: who is on the trust's list, and which key is theirs."""

import secrets
from dataclasses import replace as change
from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.cli.console import show_error
from pdpkit.cli.options import AsJson, Force, TrustFolder
from pdpkit.cli.roster import read_roster
from pdpkit.cli.session import load_document, open_session
from pdpkit.encoding.alphabets import to_spoken
from pdpkit.errors import InputError
from pdpkit.introduction import read_introduction
from pdpkit.issuing import find_untied
from pdpkit.register.export import write_csv
from pdpkit.storage import save
from pdpkit.workspace import Person, Workspace, open_workspace

_WAITS: Final = 3


def invite(
    roster: Annotated[Path, typer.Argument(metavar="ROSTER", help="The trust's own staff list.")],
    trust: TrustFolder,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="OUT.csv", help="The codes, to be sent.")
    ],
    force: Force = False,
    as_json: AsJson = False,
) -> int:
    """Make a code for each person on the roster, to be sent to their work address.

    A code that a person has already stays the same.

    Example: pdp trust invite roster.csv --trust saltmarsh -o codes.csv
    """
    console = open_session(as_json).console
    workspace = open_workspace(trust)
    people = dict(workspace.people)
    listed = read_roster(roster)
    for entry in listed:
        known = people.get(entry.number)
        code = known.code if known and known.code else to_spoken(secrets.token_bytes(13))
        people[entry.number] = change(known or entry, name=entry.name, email=entry.email, code=code)
    rows = [[p.number, p.name, p.email, people[p.number].code] for p in listed]
    save(out, write_csv(rows, ["Staff number", "Name", "Email", "Code"]), force=force)
    workspace.with_people(people)
    console.say(f"{len(listed)} people are on the list of {workspace.trust.name}.")
    console.say(f"{out} has a code for each. Send each code to that person's work address alone.")
    console.give({"file": str(out), "people": len(listed)})
    return 0


def accept(
    introduction: Annotated[
        Path, typer.Argument(metavar="INTRO", help="The person's introduction.")
    ],
    trust: TrustFolder,
    number: Annotated[
        str | None,
        typer.Option("--as", metavar="NUMBER", help="Whose it is, when it has no code."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take this key instead of the one before.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Take in an introduction: by its code, or by a person who knows the holder.

    The name in it is shown and never decides anything. What was stated by name before, or to a key
    that is lost, can then be tied to this one: pdp trust tie.

    Example: pdp trust accept introduction.json --trust saltmarsh
    """
    console = open_session(as_json).console
    workspace = open_workspace(trust)
    document, _ = load_document(introduction)
    found = read_introduction(document, workspace.trust.id)
    person = _find_by_code(workspace, found.code) if number is None else None
    if number is not None:
        person = find_person(workspace, number)
    if person is None:
        # Nothing is wrong with it; a person has to say who it is.
        show_error("holder-code-unknown", as_json=as_json, ending=_WAITS)
        return _WAITS
    if person.identity not in (None, found.identity.id) and not replace:
        raise InputError("holder-already-introduced", number=person.number)
    tied = change(person, identity=found.identity.id, key_log=found.key_log)
    workspace = workspace.with_people({**workspace.people, person.number: tied})
    console.say(f"Staff number {person.number}, {person.name}, is tied to the key of {found.name}.")
    untied = len(find_untied(workspace.issued.values(), tied))
    if untied:
        console.say(f"Statements that can be tied to it now: {untied}.")
        console.say(f"Next: pdp trust tie {person.number} --trust {trust} -o OUT")
    console.give({"number": person.number, "holder": found.identity.id, "untied": untied})
    return 0


def find_person(workspace: Workspace, number: str) -> Person:
    """The person of a staff number; ``InputError`` ``holder-number-unknown``."""
    person = workspace.people.get(number)
    if person is None:
        raise InputError("holder-number-unknown", number=number[:40])
    return person


def _find_by_code(workspace: Workspace, code: str) -> Person | None:
    """The person of the code that was sent to them."""
    plain = _plain_code(code)
    people = [p for p in workspace.people.values() if plain and _plain_code(p.code or "") == plain]
    return people[0] if len(people) == 1 else None


def _plain_code(code: str) -> str:
    return "".join(code.split()).replace("-", "").upper()
