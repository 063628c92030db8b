"""The commands of a trust's workspace: its name, keys, card, people and withdrawal lists."""

import dataclasses
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from pdpkit.card import sign_card
from pdpkit.cli.console import show_error
from pdpkit.cli.options import AsJson, At, Force, Home, Out, PassphraseFile, TrustFolder
from pdpkit.cli.roster import read_roster
from pdpkit.cli.secrets import choose_passphrase, unlock_key
from pdpkit.cli.session import Session, load_document, open_session, write
from pdpkit.document import Kind
from pdpkit.encoding.alphabets import to_spoken
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import first_day, format_moment, parse_moment, say_moment
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError, SecretError, UsageError
from pdpkit.introduction import read_introduction
from pdpkit.keys import SigningKey, signing_key
from pdpkit.keystore import Unlocked, lock
from pdpkit.publishing import sign_lists
from pdpkit.register.export import write_csv
from pdpkit.signed.texts import ISSUER_NAME, NUMBERS, is_issuer_id
from pdpkit.storage import make_folder, save
from pdpkit.workspace import LABEL, Person, Trust, TrustKey, Workspace, create, open_workspace

# A trust's key signs for at most 13 months, so that a lost one does not count for years.
_MAX_MONTHS = 13
_WAITS = 3
_NUMBERS = {
    "urn": "urn",
    "laestab": "laestab",
    "ukprn": "ukprn",
    "uid": "uid",
    "trust-ref": "trustRef",
    "company": "companyNumber",
}
KeyLabel = Annotated[str | None, typer.Option("--label", help="Which key; else the newest.")]


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    name: Annotated[str, typer.Option("--name", help="The trust's name.")],
    issuer: Annotated[
        str, typer.Option("--id", metavar="DID", help="did:web: and the trust's own web name.")
    ],
    numbers: Annotated[
        list[str] | None,
        typer.Option("--number", metavar="KIND=NUMBER", help="Such as uid=99901, urn=, ukprn=."),
    ] = None,
    lists: Annotated[
        str | None, typer.Option("--lists-at", help="Where its withdrawal lists appear.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Start a trust's folder: its name, its identifier, its official numbers.

    Example: pdp trust init saltmarsh --name "Saltmarsh Trust" --id did:web:saltmarsh.example
    """
    console = open_session(as_json).console
    if not is_issuer_id(issuer):
        raise UsageError("input-issuer", found=issuer[:60])
    create(folder, Trust(issuer, _read_name(name), _read_numbers(numbers or []), lists=lists))
    console.say(f"{folder} is the folder of {name}.")
    console.say(f"Next: pdp trust key {folder} --label 2026-27")
    console.give({"folder": str(folder), "id": issuer})
    return 0


def key(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The trust's folder.")],
    label: Annotated[str, typer.Option("--label", help="A label, such as 2026-27.")],
    start: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="First day; else today.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Last day, within 13 months.")
    ] = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Make a signing key; it signs for at most 13 months.

    Example: pdp trust key saltmarsh --label 2026-27 --until 2027-09-30
    """
    session = open_session(as_json, at, home)
    workspace = open_workspace(folder)
    if any(known.label == label for known in workspace.trust.keys):
        raise UsageError("issuer-key-label", str(folder))
    valid_from = _read_start(start, session.now)
    latest = _add_months(valid_from, _MAX_MONTHS)
    valid_until = _read_day(until, timedelta(days=1)) if until else latest
    if not valid_from < valid_until <= latest:
        raise UsageError("issuer-key-days")
    made = signing_key(secrets.token_bytes(32))
    if LABEL.find_fault(label):
        raise UsageError("input-number", found=label[:40], wanted=LABEL.wanted)
    entry = TrustKey(label, made.text, format_moment(valid_from), format_moment(valid_until))
    passphrase = choose_passphrase(passphrase_file, session)
    number = len(workspace.trust.keys)
    keystore = lock(Unlocked(made), passphrase, workspace.trust.id, number, session.now)
    save(workspace.key_path(entry), keystore.data)
    workspace.with_key(entry)
    session.console.say(
        f"Key {label} signs from {say_moment(valid_from)}"
        f" until {say_moment(valid_until - timedelta(seconds=1))}."
    )
    session.console.say(f"Next: pdp trust card {folder} -o card.json")
    session.console.give({"label": label, "key": made.text})
    return 0


def card(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The trust's folder.")],
    out: Out,
    label: KeyLabel = None,
    passphrase_file: PassphraseFile = None,
    force: Force = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Write the trust's card: name, numbers and key, signed by that key.

    Example: pdp trust card saltmarsh -o saltmarsh-card.json
    """
    session = open_session(as_json, at, home)
    workspace = open_workspace(folder)
    trust = workspace.trust
    entry, unlocked = open_key(workspace, label, passphrase_file, session)
    unsigned: Tree = {
        "format": Kind.CARD.format,
        "id": trust.id,
        "name": trust.name,
        "numbers": trust.numbers,
        "keys": [
            {"key": entry.key, "validFrom": entry.valid_from, "validUntil": entry.valid_until}
        ],
    }
    if trust.lists:
        unsigned["lists"] = trust.lists
    write(out, sign_card(unsigned, [unlocked], session.now)[0], force=force, private=False)
    session.console.say(f"{out} is the card of {trust.name}. Send it to whoever keeps a list.")
    session.console.give({"file": str(out), "id": trust.id})
    return 0


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
        people[entry.number] = dataclasses.replace(
            known or entry, name=entry.name, email=entry.email, code=code
        )
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

    The name in it is shown and never decides anything.

    Example: pdp trust accept introduction.json --trust saltmarsh
    """
    console = open_session(as_json).console
    workspace = open_workspace(trust)
    document, _ = load_document(introduction)
    found = read_introduction(document, workspace.trust.id)
    person = _find_person(workspace, found.code, number)
    if person is None:
        # Nothing is wrong with it; a person has to say who it is.
        show_error("holder-code-unknown", as_json=as_json, ending=_WAITS)
        return _WAITS
    if person.identity not in (None, found.identity.id) and not replace:
        raise InputError("holder-already-introduced", number=person.number)
    tied = dataclasses.replace(person, identity=found.identity.id, key_log=found.key_log)
    people = {**workspace.people, person.number: tied}
    workspace.with_people(people)
    console.say(f"Staff number {person.number}, {person.name}, is tied to the key of {found.name}.")
    console.give({"number": person.number, "holder": found.identity.id})
    return 0


def publish(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The trust's folder.")],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="DIR", help="The folder for the lists.")
    ],
    label: KeyLabel = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Write fresh withdrawal lists, one for each year; each is good for 120 days.

    Example: pdp trust publish saltmarsh -o lists
    """
    session = open_session(as_json, at, home)
    workspace = open_workspace(folder)
    _, unlocked = open_key(workspace, label, passphrase_file, session)
    trust = workspace.trust
    workspace = workspace.with_trust(dataclasses.replace(trust, published=trust.published + 1))
    lists = sign_lists(workspace.trust, workspace.issued, unlocked, session.now)
    make_folder(out, private=False)
    for year, tree in lists.items():
        save(out / f"withdrawals-{year}.json", dump(tree), force=True, private=False)
    withdrawn = sum(len(tree["entries"]) for tree in lists.values())
    years = ", ".join(map(str, lists))
    session.console.say(f"Lists for {years} are in {out}; they name {withdrawn} statements.")
    session.console.give({"folder": str(out), "years": list(lists), "withdrawn": withdrawn})
    return 0


def open_key(
    workspace: Workspace, label: str | None, passphrase_file: Path | None, session: Session
) -> tuple[TrustKey, SigningKey]:
    """The trust's key for signing now; ``SecretError`` outside the days in which it signs."""
    entry = workspace.find_key(label)
    start, end = parse_moment(entry.valid_from), parse_moment(entry.valid_until)
    if not start <= session.now < end:
        days = {"start": say_moment(start), "end": say_moment(end)}
        raise SecretError("issuer-key-out-of-time", label=entry.label, **days)
    return entry, unlock_key(workspace.key_path(entry), passphrase_file, session).key


def _find_person(workspace: Workspace, code: str, number: str | None) -> Person | None:
    """The person of a staff number, or of the code that was sent to them."""
    if number is not None:
        person = workspace.people.get(number)
        if person is None:
            raise InputError("holder-number-unknown", number=number[:40])
        return person
    plain = _plain_code(code)
    people = [p for p in workspace.people.values() if plain and _plain_code(p.code or "") == plain]
    return people[0] if len(people) == 1 else None


def _plain_code(code: str) -> str:
    return "".join(code.split()).replace("-", "").upper()


def _read_name(name: str) -> str:
    tidied = " ".join(name.split())
    if ISSUER_NAME.find_fault(tidied):
        raise UsageError("input-name")
    return tidied


def _read_numbers(given: list[str]) -> Tree:
    numbers: Tree = {}
    for one in given:
        kind, _, number = one.partition("=")
        if kind not in _NUMBERS or not number:
            codes = ", ".join(f"{known}=…" for known in _NUMBERS)
            raise UsageError("input-choice", found=one[:40], similar="", codes=codes)
        if NUMBERS.find_fault({_NUMBERS[kind]: number}):
            raise UsageError("input-number", found=number[:40], wanted=f"a {kind}")
        numbers[_NUMBERS[kind]] = number
    return numbers


def _read_start(start: str | None, now: datetime) -> datetime:
    """The day's first moment; today counts from now, so that nothing is dated before the key."""
    return _read_day(start, timedelta()) if start else now


def _read_day(text: str, after: timedelta) -> datetime:
    try:
        day = first_day(text)
    except ValueError:
        raise UsageError("input-day", found=text[:40]) from None
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + after


def _add_months(moment: datetime, months: int) -> datetime:
    years, month = divmod(moment.month - 1 + months, 12)
    last = min(moment.day, 28)
    return moment.replace(year=moment.year + years, month=month + 1, day=last)
