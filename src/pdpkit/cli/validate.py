"""``pdp validate``: what is wrong in a record, where, why, what to do; puts warnings to rest."""

import difflib
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pdpkit.cli.findings import plain_findings, show_findings
from pdpkit.cli.loading import load_own_record, load_record
from pdpkit.cli.options import AsJson, At, DryRun, Home
from pdpkit.cli.organisation import open_lookup
from pdpkit.cli.session import Session, edit, open_session
from pdpkit.editing.filling import put
from pdpkit.editing.finding import find_entry, list_entries
from pdpkit.editing.problem import refuse
from pdpkit.encoding.reading import Tree
from pdpkit.errors import UsageError
from pdpkit.findings import Finding, Severity, has_errors
from pdpkit.kinds import HOLDER
from pdpkit.ledger import Place
from pdpkit.messages import CODES
from pdpkit.record import read_record
from pdpkit.rules import Lookup, judge_rules
from pdpkit.view.places import say_entry

_ALL = "all"


def validate(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Records; or, to put a warning to rest, see below."),
    ],
    code: Annotated[
        str | None, typer.Option("--code", metavar="CODE", help="Tell only of this one, in full.")
    ] = None,
    acknowledge: Annotated[
        str | None,
        typer.Option("--acknowledge", metavar="CODE", help="A warning that you live with."),
    ] = None,
    because: Annotated[
        str | None, typer.Option("--because", metavar="REASON", help="Why you live with it.")
    ] = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Check records: a table of place, what is wrong, why, and what to do.

    To put a warning to rest, say why, and name the record and the entries, by number or id, or
    all: pdp validate --acknowledge rule-r06 --because "Half a day off site" priya.pdp.json 12

    Example: pdp validate priya.pdp.json
    """
    session = open_session(as_json, at, home)
    if acknowledge is not None:
        return _put_to_rest(session, files, acknowledge, because, dry_run=dry_run)
    _check_code(code)
    trees = [(path, load_record(Path(path))[0]) for path in files]
    lookup = open_lookup(session)
    found = [
        (path, [f for f in judge(tree, session.now.date(), lookup) if code in (None, f.code)])
        for path, tree in trees
    ]
    for (path, findings), (_, tree) in zip(found, trees, strict=True):
        show_findings(session.console, path, findings, tree, whole=code is not None)
    session.console.give(plain_findings(found))
    return int(any(has_errors(findings) for _, findings in found))


def judge(record: Tree, today: date, lookup: Lookup | None = None) -> list[Finding]:
    """Form, and then the rules where the form holds."""
    reading = read_record(record)
    if reading.value is None:
        return list(reading.findings)
    return [*reading.findings, *judge_rules(reading.value, record, today, lookup)]


def refuse_faults(record: Tree, source: str, session: Session) -> bool:
    """Show what is wrong with a record that is to be signed; whether it may not be."""
    findings = judge(record, session.now.date())
    if not has_errors(findings):
        return False
    show_findings(session.console, source, findings, record)
    session.console.give(plain_findings([(source, findings)]))
    return True


def _put_to_rest(
    session: Session, words: list[str], code: str, because: str | None, *, dry_run: bool
) -> int:
    """Write a reason into each entry named; that warning is then quiet there."""
    _check_code(code)
    if Severity.WARNING not in CODES[code].effect:
        raise refuse("acknowledge-error", code=code)
    if not (because and because.strip()):
        raise UsageError("input-needed", option="--because")
    file, wanted = Path(words[0]), words[1:]
    if not wanted:
        raise UsageError("input-needed", option="the number of the entry behind the file")
    record, stamp = load_own_record(file, session)
    findings = judge(record, session.now.date(), open_lookup(session))
    noticed = [finding.where for finding in findings if finding.code == code]
    places = _find_places(record, wanted, noticed)
    if not places:
        raise refuse("acknowledge-none", code=code)
    changed = record
    for place in places:
        changed = _acknowledge(changed, place, code, because.strip())
    if not dry_run:
        edit(file, changed, stamp)
    done = "Would put" if dry_run else "Put"
    for place in places:
        named = say_entry(place.array, place.number, place.entry)
        session.console.say(f"{done} {code} to rest: {named}.")
    ids = [place.entry.get("id") for place in places]
    session.console.give({"file": str(file), "code": code, "saved": not dry_run, "entries": ids})
    return 0


def _find_places(record: Tree, wanted: list[str], noticed: list[str]) -> list[Place]:
    """The entries named that have the warning; all that have it under ``all``."""
    entries = list_entries(record)
    named = entries if wanted == [_ALL] else [find_entry(record, one)[1] for one in wanted]
    pointers = {place.pointer for place in entries}
    warned = {"/".join(where.split("/")[:3]) for where in noticed}
    # What concerns no single entry is the holder's own affair.
    warned = {where if where in pointers else f"/{HOLDER}" for where in warned}
    if wanted != [_ALL] and any(place.pointer not in warned for place in named):
        return []
    return [place for place in named if place.pointer in warned]


def _acknowledge(record: Tree, place: Place, code: str, reason: str) -> Tree:
    steps: tuple[str | int, ...] = (place.array,)
    if place.array != HOLDER:
        steps = (place.array, place.number)
    return put(record, (*steps, "private", "acknowledged", code), reason)


def _check_code(code: str | None) -> None:
    if code is not None and code not in CODES:
        close = difflib.get_close_matches(code, CODES, 1, 0.6)
        similar = f" Did you mean {close[0]}?" if close else ""
        raise UsageError("input-code-unknown", found=code[:60], similar=similar)
