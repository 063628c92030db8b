"""Checks the files that were named, many of them over all cores; each ends as a report."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from pdpkit.cli.console import Console
from pdpkit.cli.many import do_many
from pdpkit.cli.session import load_file
from pdpkit.cli.verify.plain import plain_report
from pdpkit.document import read_document
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.identity import Identity, find_carried, judge_log
from pdpkit.report import Check, FileReport, FileVerdict, undetermined
from pdpkit.verification import NO_PAGES, Policy, refuse, verify
from pdpkit.view.verdict import VerdictPage, view_report

# What a folder's files that can be checked end with; whatever else lies there was not meant.
SUFFIXES: Final = (".json", ".pdf", ".pdpz")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of one file, in plain values that pass from one process to another.

    ``log`` is the holder's key log where it holds; ``linked`` says that the file counts on links
    from older identities, about which the logs of other files can know more.
    """

    path: Path
    verdict: FileVerdict
    plain: Tree
    page: VerdictPage
    log: Identity | None = None
    linked: bool = False


def check_files(
    paths: Sequence[Path], policy: Policy, at: datetime, console: Console
) -> list[Checked]:
    """Every file in the order given. What one key log knows counts for the links of all."""
    check = partial(check_file, policy=policy, at=at)
    found = do_many(check, paths, console, "checked")
    logs = tuple(dict.fromkeys(one.log for one in found if one.log is not None))
    if len(logs) < 2:
        return found
    knowing = replace(policy, logs=logs)
    return [check_file(one.path, knowing, at) if one.linked else one for one in found]


def check_file(path: Path, policy: Policy, at: datetime) -> Checked:
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
        elif data.startswith(b"PK"):
            from pdpkit.bundle import judge_evidence  # noqa: PLC0415  only a bundle needs it
            from pdpkit.bundle import read as read_bundle  # noqa: PLC0415

            carrier = "pdpz"
            bundle = read_bundle(data)
            data = bundle.signed
        document = read_document(data)
        if carrier == "pdpz":
            pages = judge_evidence(bundle, document.tree)
    except InputError as err:
        return _tell(path, _report_refusal(path, data, carrier, err), at)
    report = verify(document, policy, at, file=str(path), carrier=carrier, pages=pages)
    return _tell(path, report, at, document.tree)


def _tell(path: Path, report: FileReport, at: datetime, tree: Any = None) -> Checked:
    told = Checked(path, report.verdict, plain_report(report), view_report(report, at))
    if report.holder is None:
        return told
    _, log = judge_log(find_carried(tree, "keyLog"), report.holder.id)
    return replace(told, log=log, linked=bool(find_carried(tree, "links")))


def _report_refusal(path: Path, data: bytes, carrier: str, err: InputError) -> FileReport:
    checks = refuse(err)
    digest = hashlib.sha256(data).hexdigest() if data else ""
    return FileReport(str(path), digest, None, carrier, checks, todo=(checks[0].hint,))


def _tell_pages(notes: Sequence[str]) -> tuple[Check, ...]:
    """What the report says of the pages: everything that was noticed, and that nobody read them."""
    return tuple(undetermined("pages", code) for code in (*notes, "pdf-pages-not-checked"))
