"""``pdp verify``: checks files against the reader's lists and pins, without a network."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.cli.console import Console
from pdpkit.cli.options import AsJson, At, Directories, Force, Home, Lists, PinsFile
from pdpkit.cli.policy import load_policy, remember
from pdpkit.cli.session import find_files, open_session
from pdpkit.cli.verify.checking import SUFFIXES, check_files
from pdpkit.cli.verify.plain import COLUMNS, list_cells, plain_reports
from pdpkit.cli.verify.telling import print_report, print_summary
from pdpkit.errors import SaveError
from pdpkit.report import EXIT_CODES, worst_verdict

_SHOWN: Final = 9


def verify(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Records, shares, statements, PDFs, folders."),
    ],
    directories: Directories = None,
    pins: PinsFile = None,
    lists: Lists = None,
    request: Annotated[
        Path | None,
        typer.Option("--request", metavar="REQ", help="Take only an answer to this request."),
    ] = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="OUT", help="Write a row for each file.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="OUT", help="Write the same as a .pdf or .html page."),
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Check files offline: what was confirmed, what could not be, and what to do.

    A folder is checked over all cores and told as a table, the worst first.

    Ends with 0 when all is confirmed, 1 do not rely on it, 3 partly or not confirmed, 4 unreadable.

    Example: pdp verify interview.pdf --directory directory.json --pins pins.json
    """
    session = open_session(as_json, at, home)
    for target in (csv, out):
        if target is not None and target.exists() and not force:
            raise SaveError("save-exists", str(target))
    if out is not None:
        from pdpkit.cli.drawing import check_ending  # noqa: PLC0415  only pages need it

        check_ending(out)
    policy = load_policy(session, directories or [], pins, lists or [])
    if request is not None:
        from pdpkit.cli.request import load_request  # noqa: PLC0415  only who asked needs it

        policy = replace(policy, request=load_request(request))
    found = find_files(files, SUFFIXES)
    checked = check_files(found, policy, session.now, session.console)
    verdict = worst_verdict(one.verdict for one in checked)
    plain = [one.plain for one in checked]
    if csv is not None:
        from pdpkit.cli.session import write  # noqa: PLC0415  only a table needs it
        from pdpkit.register.export import write_csv  # noqa: PLC0415

        write(csv, write_csv(map(list_cells, plain), COLUMNS), force=force)
    others = _find_others(files, found)
    if any(path.is_dir() for path in files):
        print_summary(session.console, plain)
        _tell_others(session.console, others)
    else:
        for number, one in enumerate(checked):
            if number:
                session.console.say()
            print_report(session.console, one.page)
    if out is not None:
        from pdpkit.cli.drawing import write_report  # noqa: PLC0415  only pages need it

        write_report(session, [one.page for one in checked], out, force=force)
    session.console.give(plain_reports(plain, others, verdict, session.now))
    remember(policy, session)
    return EXIT_CODES[verdict]


def _find_others(files: list[Path], found: list[Path]) -> list[str]:
    """The names of what else lies in the folders, so that nobody takes it for checked."""
    inside = {child for path in files if path.is_dir() for child in path.iterdir()}
    return sorted(child.name for child in inside - set(found))


def _tell_others(console: Console, others: list[str]) -> None:
    if others:
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        console.say(f"\nNot looked at: {', '.join(others[:_SHOWN])}{more}.")
