"""``pdp celebrate``: one list of what people chose to have celebrated, from their shares."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit import messages
from pdpkit.cli.console import Console, escape
from pdpkit.cli.options import AsJson, At, Force, Home
from pdpkit.cli.session import find_files, load_signed, open_session, write
from pdpkit.document import Kind, expect
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import end_of_day, say_day
from pdpkit.errors import InputError, PdpError, UsageError
from pdpkit.register.export import write_csv
from pdpkit.report import Outcome
from pdpkit.verification import Policy, verify
from pdpkit.view.celebration import Celebrated, check_celebration, list_celebrated
from pdpkit.view.saying import join

_HEADINGS: Final = ("Name", "What", "Details", "When", "Delete after")
_ENDINGS: Final = (".csv", ".txt")
_LEFT_OUT: Final = 3


def celebrate(
    shares: Annotated[
        list[Path], typer.Argument(metavar="SHARE...", help="Shares, PDFs, folders of shares.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="OUT", help="Write a .csv or .txt file as well."),
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """List what people chose to have celebrated, from the shares that they sent for it.

    They make one with: pdp share RECORD --profile celebrate. A share that holds anything else, that
    was changed, or whose last day is over is left out. Of one person the newest share counts.

    Example: pdp celebrate from-staff -o celebration.csv
    """
    session = open_session(as_json, at, home)
    console = session.console
    if out is not None and out.suffix not in _ENDINGS:
        raise UsageError("input-choice", found=out.name, similar="", codes=", ".join(_ENDINGS))
    taken: list[Tree] = []
    refused: list[tuple[Path, PdpError]] = []
    for path in (files := find_files(shares, (".json", ".pdf"))):
        try:
            taken.append(_load_share(path, session.now))
        except PdpError as err:
            refused.append((path, err if str(path) in err.where else err.at(str(path))))
    if refused and not taken:
        raise refused[0][1]
    found = list_celebrated(taken)
    if out is not None:
        write(out, _write(found, out), force=force)
    _show(console, found)
    for _, fault in refused:
        why = messages.sentence(fault.code, fault.values)
        console.say(f"Left out: {fault.where}: {why} ({fault.code})", "amber")
    days = {one.until for one in found}
    if days:
        console.say(f"\nDelete the list, and the shares, by {say_day(min(days))}.")
    console.give(
        {
            "list": [asdict(one) for one in found],
            "leftOut": [{"file": str(path), "code": fault.code} for path, fault in refused],
            "files": len(files),
        }
    )
    return _LEFT_OUT if refused else 0


def _load_share(path: Path, now: datetime) -> Tree:
    """A share that its holder signed for a celebration, and whose last day is not over."""
    document = expect(load_signed(path), Kind.SHARE)
    for check in verify(document, Policy(), now).checks:
        if check.outcome is Outcome.FAILED:
            raise InputError(check.code, check.where, **check.values)
    until = document.tree["share"]["until"]
    if end_of_day(until) < now:
        raise InputError("share-expired", "/share/until", day=say_day(until))
    check_celebration(document.tree)
    return document.tree


def _write(found: Sequence[Celebrated], out: Path) -> bytes:
    if out.suffix == ".csv":
        rows = [[one.name, one.what, one.details, one.when, one.until] for one in found]
        return write_csv(rows, _HEADINGS)
    lines = [f"{one.name}: {_say(one)}" for one in found]
    return "".join(f"{escape(line)}\n" for line in lines).encode("utf-8")


def _show(console: Console, found: Sequence[Celebrated]) -> None:
    if not found:
        console.say("Nobody has chosen anything to be celebrated.")
        return
    console.say("In people's own words; nothing of it was checked with an employer.")
    for name, some in groupby(found, key=lambda one: one.name):
        console.say(f"\n{name}", "bold")
        for one in some:
            console.say(f"- {_say(one)}", indent=2)


def _say(one: Celebrated) -> str:
    return join([one.what, one.details, one.when], "; ")
