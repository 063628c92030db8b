"""A verification as a program reads it (``pdp-report/1``), and as a row of a table."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from pdpkit import __version__
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment
from pdpkit.messages.verdict import FILE_TAGS, TAGS
from pdpkit.report import EXIT_CODES, Check, FileReport, FileVerdict, Verdict

COLUMNS: Final = (
    *("File", "Result", "Holder", "Code", "Made for", "Statements"),
    *(TAGS[verdict] for verdict in Verdict),
    "What to do",
)


def plain_reports(files: list[Tree], others: list[str], verdict: FileVerdict, at: datetime) -> Tree:
    """The whole report: what was checked when by what, the worst verdict, each file.

    ``others`` are the names of what lies in a folder beside them and was not looked at.
    """
    told = {
        "format": "pdp-report/1",
        "at": format_moment(at),
        "tool": f"pdpkit {__version__}",
        "verdict": verdict,
        "exit": EXIT_CODES[verdict],
        "files": files,
    }
    return told | ({"notLookedAt": others} if others else {})


def list_cells(file: Mapping[str, Any]) -> list[str | int]:
    """One file of a report as a row under ``COLUMNS``."""
    holder, counts = file["holder"] or {}, file["counts"]
    return [
        file["file"],
        FILE_TAGS[file["verdict"]],
        holder.get("name") or "",
        holder.get("code") or "",
        file["audience"] or "",
        len(file["statements"]),
        *(counts[verdict] for verdict in Verdict),
        " ".join(file["todo"]),
    ]


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
