"""``pdp verify``: checks files against the reader's lists and pins, without a network."""

from pathlib import Path
from typing import Annotated

import typer

from pdpkit import __version__
from pdpkit.cli.console import Console
from pdpkit.cli.options import AsJson, At, Home, PinsFile
from pdpkit.cli.session import Session, find_files, load_document, load_file, open_session
from pdpkit.directory import Directory, read_directory
from pdpkit.document import Kind, expect, read_document
from pdpkit.encoding.reading import MAX_BYTES, Tree, read
from pdpkit.encoding.times import format_moment
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError, PdpError
from pdpkit.pins import Pins, read_pins
from pdpkit.report import EXIT_CODES, Check, FileReport, Outcome, worst_verdict
from pdpkit.storage import load, save
from pdpkit.verification import Policy, refuse
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
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Check files offline: what was confirmed, what could not be, and what to do.

    Ends with 0 when all is confirmed, 1 do not rely on it, 3 partly or not confirmed, 4 unreadable.

    Example: pdp verify interview.pdf --directory directory.json --pins pins.json
    """
    session = open_session(as_json, at, home)
    policy = _load_policy(session, directories or [], pins, lists or [])
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
    _remember(policy, session)
    return EXIT_CODES[verdict]


def _verify_file(path: Path, policy: Policy, session: Session) -> FileReport:
    """A file that cannot be read is a report, not an end: the others are still checked."""
    carrier, pages, digest = "json", None, ""
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
        return FileReport(str(path), digest, None, carrier, refuse(err), todo=())
    return verify_document(
        document, policy, session.now, file=str(path), carrier=carrier, pages=pages
    )


def _tell_pages(notes: tuple[str, ...]) -> Check:
    code = notes[0] if notes else "pdf-pages-not-checked"
    return Check("pages", Outcome.UNDETERMINED, code)


def _load_policy(
    session: Session, directories: list[Path], pins: Path | None, lists: list[Path]
) -> Policy:
    return Policy(
        directories=tuple(_load_directory(path) for path in directories),
        pins=load_pins(session, pins),
        lists=tuple(_load_list(path) for path in find_files(lists)),
        seen=_recall(session),
    )


def load_pins(session: Session, path: Path | None) -> Pins:
    """The pins in the file named, else in the user's own folder; none where there is no file."""
    place = path or session.home / "pins.json"
    if path is None and not place.is_file():
        return Pins()
    try:
        return read_pins(load(place, max_bytes=MAX_BYTES).data)
    except PdpError as err:
        raise err.at(str(place)) from None


def _load_directory(path: Path) -> Directory:
    try:
        return read_directory(load_document(path)[0])
    except PdpError as err:
        raise err if str(path) in err.where else err.at(str(path)) from None


def _load_list(path: Path) -> Tree:
    try:
        return expect(load_document(path)[0], Kind.LIST).tree
    except PdpError as err:
        raise err if str(path) in err.where else err.at(str(path)) from None


def _recall(session: Session) -> dict[str, tuple[int, int]]:
    """The newest snapshot that was seen of each keeper; what cannot be read is not known."""
    place = session.home / "seen.json"
    try:
        tree = read(load(place, max_bytes=MAX_BYTES).data) if place.is_file() else {}
        return {keeper: (int(log), int(number)) for keeper, (log, number) in tree.items()}
    except (PdpError, ValueError, TypeError, AttributeError):
        session.console.tell(f"{place} could not be read, so older lists are not noticed.")
        return {}


def _remember(policy: Policy, session: Session) -> None:
    """Keep the order of each confirmed keeper's newest list, so that an older one is refused."""
    seen = dict(policy.seen)
    for directory in policy.directories:
        keeper = directory.keeper.id
        if policy.pins.hold(keeper) and directory.order > seen.get(keeper, (0, 0)):
            seen[keeper] = directory.order
    if seen == policy.seen:
        return
    try:
        save(session.path_in_home("seen.json"), dump(seen), force=True)
    except PdpError:
        session.console.tell("The list's number could not be kept, so an older one is not noticed.")


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
        console.table(
            ["", "Statement", "Said by", "When", "Result"],
            [[s.sign, s.title, s.issuer, s.day, s.tag] for s in page.stated],
            indent=2,
        )
    if page.notes:
        console.say("\nGood to know", "bold")
        for note in page.notes:
            console.say(f"- {note}", indent=2)
    if page.todo:
        console.say("\nTo do", "bold")
        for todo in page.todo:
            console.say(f"- {todo}", indent=2)
    if page.own_words:
        console.say(f"\n{page.own_words}")
    console.say("\nWhat this check does not tell you:")
    for limit in page.limits:
        console.say(f"- {limit}", indent=2)


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
