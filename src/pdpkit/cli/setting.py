"""``pdp set``: changes what stands in an entry, field by field."""

from typing import Annotated

import typer

from pdpkit.cli.entries import EntryId, plain_entry, print_entry, say_backup
from pdpkit.cli.findings import plain_finding
from pdpkit.cli.loading import RecordFile, load_own_record
from pdpkit.cli.options import AsJson, At, DryRun
from pdpkit.cli.session import edit, open_session
from pdpkit.editing.answers import Context
from pdpkit.editing.changing import change
from pdpkit.editing.entries import change_entry
from pdpkit.editing.finding import find_entry
from pdpkit.editing.judging import judge_entry, name_place
from pdpkit.editing.problem import refuse_finding
from pdpkit.findings import Severity
from pdpkit.framework import embed


def set_(
    file: RecordFile,
    entry: EntryId,
    changes: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE...", help="What to write, and where.")
    ],
    dry_run: DryRun = False,
    as_json: AsJson = False,
    at: At = None,
) -> int:
    """Change an entry: FIELD=VALUE writes, FIELD= empties, FIELD+=VALUE adds to a list.

    Fields are called as in pdp add KIND --help, without the dashes. A part is named with a dot,
    one of several with its number: given.2.amount=3. The record as it was stays beside it, as .bak.

    Example: pdp set priya.pdp.json 3 state=met target-date="12 Sep 2026"
    """
    session = open_session(as_json, at)
    record, stamp = load_own_record(file, session)
    number, place = find_entry(record, entry)
    today = session.now.date()
    changed = change(place.entry, place.array, changes, Context(today, record))
    after, place = change_entry(record, place, changed)
    after = embed(after)
    findings = judge_entry(after, place, today)
    if findings and findings[0].severity is Severity.ERROR:
        inner = findings[0].where.removeprefix(place.pointer)
        raise refuse_finding(findings[0]).at(name_place(inner))
    if not dry_run:
        edit(file, after, stamp)
    console = session.console
    console.say("Would be:" if dry_run else "Changed:", "green")
    print_entry(console, after, place, number)
    for finding in findings:
        console.say(f"\nWorth a look: {finding.message} {finding.hint}", "amber")
    if not dry_run:
        say_backup(console, file)
    told = {"file": str(file), "saved": not dry_run, **plain_entry(number, place)}
    plain = [plain_finding(finding) for finding in findings]
    console.give({**told, "entry": place.entry, "findings": plain})
    return 0
