"""``pdp render``: draws a share, a folder of shares, or one's own record; no key is needed."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Annotated

import typer

from pdpkit import messages
from pdpkit.cli.drawing import FORMS, check_ending, draw_record, draw_share
from pdpkit.cli.many import do_many
from pdpkit.cli.options import AsJson, At, Force, Out
from pdpkit.cli.session import Session, find_files, load_signed, open_session, write
from pdpkit.document import Document, Kind, expect
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError, PdpError, SaveError, UsageError
from pdpkit.findings import has_errors
from pdpkit.pdf import Press
from pdpkit.report import Outcome
from pdpkit.storage import make_folder
from pdpkit.verification import Policy, verify


def render(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A share, a folder of them, or your record.")
    ],
    out: Out,
    form: Annotated[
        str | None,
        typer.Option("--as", metavar="FORM", help=f"A share as one of: {', '.join(FORMS)}."),
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="Of your own record also what never leaves.")
    ] = False,
    force: Force = False,
    as_json: AsJson = False,
    at: At = None,
) -> int:
    """Draw a share that exists, as .pdf with the signed file inside, or as .html.

    Your own record becomes a print of everything for yourself, marked so on each page, which
    carries nothing signed. Of a folder each share becomes a PDF of its name in the folder OUT, over
    all cores; one that cannot be drawn does not stop the others.

    Example: pdp render me.share.json -o me.pdf
    """
    session = open_session(as_json, at)
    if form is not None and form not in FORMS:
        raise UsageError("input-choice", found=form[:40], similar="", codes=", ".join(FORMS))
    if file.is_dir():
        return _render_folder(session, file, out, form or FORMS[0], force=force)
    check_ending(out)
    document = expect(load_signed(file), Kind.SHARE, Kind.RECORD)
    if document.kind is Kind.RECORD:
        return _render_record(session, document, file, out, form, private=private, force=force)
    with Press() as press:
        drawn = _draw(document, file, out.suffix, form or FORMS[0], session.now, press)
    write(out, drawn, force=force)
    session.console.say(f"{out} shows {file}.")
    session.console.give({"file": str(out)})
    return 0


def _render_record(
    session: Session,
    document: Document,
    file: Path,
    out: Path,
    form: str | None,
    *,
    private: bool,
    force: bool,
) -> int:
    """The holder's own print; what is not well formed is told as ``pdp validate`` does."""
    if form is not None:
        raise UsageError("input-share-first", form=form)
    from pdpkit.cli.findings import show_findings  # noqa: PLC0415  only a record needs these
    from pdpkit.record import read_record  # noqa: PLC0415

    record = document.tree
    findings = list(read_record(record).findings)
    if has_errors(findings):
        show_findings(session.console, str(file), findings, record)
        return 1
    write(out, draw_record(record, out.suffix, session.now, private=private), force=force)
    session.console.say(f"{out} is your own print of {file}, and carries nothing signed.")
    session.console.give({"file": str(out)})
    return 0


@dataclass(frozen=True, slots=True)
class _Ended:
    """What became of one file; ``code`` is empty where it was drawn."""

    file: str
    out: str
    code: str = ""
    where: str = ""
    reason: str = ""
    hint: str = ""
    exit: int = 0


def _render_folder(session: Session, folder: Path, out: Path, form: str, *, force: bool) -> int:
    files = find_files([folder])
    make_folder(out)
    act = partial(_draw_into, out=out, form=form, now=session.now, force=force)
    ended = do_many(act, files, session.console, "drawn", few=2)
    failed = [one for one in ended if one.code]
    for one in failed:
        session.console.say(f"{one.file}: {one.reason}", "red")
        session.console.say(f"{one.hint} ({one.code})", indent=2)
    drawn = len(ended) - len(failed)
    session.console.say(f"{drawn:,} of {len(ended):,} drawn in {out}.")
    session.console.give({"drawn": drawn, "failed": len(failed), "files": [*map(_plain, ended)]})
    return max(one.exit for one in ended)


def _plain(ended: _Ended) -> Tree:
    if not ended.code:
        return {"file": ended.file, "out": ended.out}
    told = {"code": ended.code, "where": ended.where, "message": ended.reason}
    return {"file": ended.file, "out": None, "error": {**told, "hint": ended.hint}}


def _draw_into(file: Path, *, out: Path, form: str, now: datetime, force: bool) -> _Ended:
    """One share of many, in whichever process: its failure is told, and stops nothing."""
    target = out / f"{file.name.partition('.')[0]}.pdf"
    try:
        if target.exists() and not force:
            raise SaveError("save-exists", str(target))
        document = expect(load_signed(file), Kind.SHARE)
        write(target, _draw(document, file, ".pdf", form, now, _own_press()), force=force)
    except PdpError as err:
        reason, hint = (say(err.code, err.values) for say in (messages.sentence, messages.hint))
        return _Ended(str(file), "", err.code, err.where, reason, hint, err.exit)
    return _Ended(str(file), str(target))


@cache
def _own_press() -> Press:
    """The press of this process, which ends with it."""
    return Press()


def _draw(
    document: Document, file: Path, ending: str, form: str, now: datetime, press: Press
) -> bytes:
    _check_share(document, file, now)
    return draw_share(document.tree, ending, form, press)


def _check_share(document: Document, file: Path, now: datetime) -> None:
    """Refuse to draw what its holder did not sign as it stands."""
    report = verify(document, Policy(), now)
    for check in report.checks[:3]:
        if check.outcome is Outcome.FAILED:
            raise InputError(check.code, f"{file} {check.where}", **check.values)
