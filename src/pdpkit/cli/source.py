"""A record, or the part of one that a share carries, opened and checked, to be read back."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pdpkit.cli.policy import load_policy
from pdpkit.cli.session import Session, load_signed
from pdpkit.document import Kind, expect
from pdpkit.errors import InputError, PdpError
from pdpkit.profile import PROFILES
from pdpkit.report import FileReport, Outcome
from pdpkit.sharing import choose
from pdpkit.verification import verify
from pdpkit.view.entries import Entry
from pdpkit.view.stated import Statements, list_judged


@dataclass(frozen=True, slots=True)
class Source:
    """What was opened, with the report of its check.

    ``members`` are the share's own, empty for a record.
    """

    record: Entry
    members: Entry
    report: FileReport
    statements: Statements
    at: date

    def take(self, profile: str) -> "Source":
        """What a share with this profile would take of the holder's own record."""
        choice = choose(self.record.tree, PROFILES[profile])
        taken = {statement["id"] for statement in choice.statements}
        statements = tuple(one for one in self.report.statements if one.id in taken)
        report = replace(self.report, statements=statements)
        return replace(
            self, record=Entry(choice.record), report=report, statements=list_judged(report)
        )


def open_source(
    session: Session, file: Path, directories: list[Path], pins: Path | None, lists: list[Path]
) -> Source:
    """Read and check a file; ``InputError`` for a share that is not as its holder signed it."""
    try:
        document = expect(load_signed(file), Kind.RECORD, Kind.SHARE)
    except PdpError as err:
        raise err if str(file) in err.where else err.at(str(file)) from None
    policy = load_policy(session, directories, pins, lists)
    report = verify(document, policy, session.now, file=str(file))
    record, members = Entry(document.tree), Entry(None)
    for check in report.checks:
        unreadable = check.name == "reading" or document.kind is Kind.SHARE
        if check.outcome is Outcome.FAILED and unreadable:
            raise InputError(check.code, f"{file} {check.where}".rstrip(), **check.values)
    if document.kind is Kind.SHARE:
        members = record.part("share")
        record = members.part("record")
    return Source(record, members, report, list_judged(report), session.now.date())
