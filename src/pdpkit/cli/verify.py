"""``pdp verify``: checks files against the reader's lists and pins, without a network."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from pdpkit import __version__
from pdpkit.cli.console import Console
from pdpkit.cli.options import AsJson, At, Home, PinsFile
from pdpkit.cli.policy import load_policy, remember
from pdpkit.cli.session import Session, load_file, open_session
from pdpkit.document import read_document
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment
from pdpkit.errors import InputError
from pdpkit.messages.verdict import OWN_HEADING
from pdpkit.report import EXIT_CODES, Check, FileReport, undetermined, worst_verdict
from pdpkit.verification import NO_PAGES, Policy, refuse
from pdpkit.verification import verify as verify_document
from pdpkit.view.verdict import VerdictPage, view_report

_STYLES = {"confirmed": "green", "partly": "amber", "unconfirmed": "amber"}


def verify(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Records, shares, statements, PDFs.")
    ],
    directories: Annotated[
        list[Path] | None,
        typer.Option("--directory", metavar="FILE", help="A list of organisations."),
    ] = None,
    pins: PinsFile = None,
    lists: Annotated[
        list[Path] | None,
        typer.Option("--lists", metavar="PATH", help="Withdrawal lists, or a folder of them."),
    ] = None,
    request: Annotated[
        Path | None,
        typer.Option("--request", metavar="REQ", help="Take only an answer to this request."),
    ] = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Check files offline: what was confirmed, what could not be, and what to do.

    Ends with 0 when all is confirmed, 1 do not rely on it, 3 partly or not confirmed, 4 unreadable.

    Example: pdp verify interview.pdf --directory directory.json --pins pins.json
    """
    session = open_session(as_json, at, home)
    policy = load_policy(session, directories or [], pins, lists or [])
    if request is not None:
        from pdpkit.cli.request import load_request  # noqa: PLC0415  only who asked needs it

        policy = replace(policy, request=load_request(request))
    reports = [_verify_file(path, policy, session) for path in files]
    verdict = worst_verdict(reports)
    for number, report in enumerate(reports):
        if number:
            session.console.say()
        print_report(session.console, view_report(report, session.now))
    session.console.give(
        {
            "format": "pdp-report/1",
            "at": format_moment(session.now),
            "tool": f"pdpkit {__version__}",
            "verdict": verdict,
            "exit": EXIT_CODES[verdict],
            "files": [plain_report(report) for report in reports],
        }
    )
    remember(policy, session)
    return EXIT_CODES[verdict]


def _verify_file(path: Path, policy: Policy, session: Session) -> FileReport:
    """A file that cannot be read is a report, not an end: the others are still checked."""
    carrier, pages, data = "json", NO_PAGES, b""
    try:
        data = load_file(path).data
        if b"%PDF-" in data[:1024]:
            from pdpkit.carrier import extract  # noqa: PLC0415  only a PDF needs it

            carrier = "pdf"
            extracted = extract(data)
            pages = _tell_pages(extracted.notes)
            data = extracted.payload
        document = read_document(data)
    except InputError as err:
        return _report_refusal(path, data, carrier, err)
    return verify_document(
        document, policy, session.now, file=str(path), carrier=carrier, pages=pages
    )


def _report_refusal(path: Path, data: bytes, carrier: str, err: InputError) -> FileReport:
    checks = refuse(err)
    digest = hashlib.sha256(data).hexdigest() if data else ""
    return FileReport(str(path), digest, None, carrier, checks, todo=(checks[0].hint,))


def _tell_pages(notes: Sequence[str]) -> tuple[Check, ...]:
    """What the report says of the pages: everything that was noticed, and that nobody read them."""
    return tuple(undetermined("pages", code) for code in (*notes, "pdf-pages-not-checked"))


def print_report(console: Console, page: VerdictPage) -> None:
    """A report on the terminal: worst first, in words before colour."""
    style = _STYLES.get(page.verdict, "red")
    console.say(page.headline, style)
    console.say()
    for name, value in page.facts:
        console.say(f"{name}: {value}")
    if page.follow_up:
        console.say("\nFollow up", "bold")
        for item in page.follow_up:
            console.say(f"{item.sign} {item.title} [{item.tag}]", indent=2)
            console.say(item.found, indent=4)
            if item.todo:
                console.say(f"What to do: {item.todo}", indent=4)
    if page.stated:
        console.say("\nConfirmed: the employer states", "bold")
        for stated in page.stated:
            console.say(f"{stated.sign} {stated.title} [{stated.tag}]", indent=2)
            console.say(", ".join(part for part in (stated.issuer, stated.day) if part), indent=4)
    if page.notes:
        console.say("\nGood to know", "bold")
        for note in page.notes:
            console.say(f"- {note}", indent=2)
    told = {item.todo for item in page.follow_up}
    if todo := [one for one in page.todo if one not in told]:
        console.say("\nTo do", "bold")
        for one in todo:
            console.say(f"- {one}", indent=2)
    if page.contents:
        console.say(f"\n{OWN_HEADING}", "bold")
        for section, lines in page.contents:
            console.say(section, indent=2)
            for line in lines:
                console.say(f"- {line}", indent=4)
    elif page.own_words:
        console.say(f"\n{page.own_words}")
    console.say("\nWhat this check does not tell you:")
    for limit in page.limits:
        console.say(f"- {limit}", indent=2)
    if page.ending:
        console.say(f"\n{page.ending}")


def plain_report(report: FileReport) -> Tree:
    """One file's report as a program reads it (``pdp-report/1``)."""
    holder, used = report.holder, report.directory
    return {
        "file": report.file,
        "sha256": report.sha256,
        "kind": report.kind,
        "carrier": report.carrier,
        "verdict": report.verdict,
        "holder": {"id": holder.id, "name": holder.name, "code": holder.code} if holder else None,
        "madeOutTo": list(report.made_out_to),
        "audience": report.audience,
        "directory": {"keeper": used.keeper, "sequence": used.sequence, "pinned": used.pinned}
        if used
        else None,
        "counts": report.counts,
        "checks": [_plain_check(check) for check in report.checks],
        "statements": [
            {
                "id": statement.id,
                "statement": statement.statement,
                "title": statement.title,
                "issuer": {"id": statement.issuer_id, "name": statement.issuer_name},
                "verdict": statement.verdict,
                "checks": [_plain_check(check) for check in statement.checks],
            }
            for statement in report.worst_first()
        ],
        "todo": list(report.todo),
    }


def _plain_check(check: Check) -> Tree:
    return {
        "name": check.name,
        "outcome": check.outcome,
        "code": check.code,
        "where": check.where,
        "reason": check.reason,
    }
