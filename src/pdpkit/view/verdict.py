"""A verification as a person reads it: the worst first, each with its reason and what to do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pdpkit import __version__, messages
from pdpkit.encoding.times import first_day, say_day, say_moment
from pdpkit.messages import verdict as words
from pdpkit.report import (
    FileReport,
    FileVerdict,
    Outcome,
    StatementReport,
    Verdict,
)

_GOOD: Final = (Verdict.CONFIRMED, Verdict.EXPIRED)
# What a confirmed statement rests on beside its signature and the list, told with it.
_RESTS_ON: Final = (
    *("issuer-pinned", "key-stolen-later", "withdrawal-last-list"),
    *("subject-linked", "subject-brought-over"),
)
# Checks of a file that passed and are told nevertheless.
_WORTH_SAYING: Final = (
    *("schema-version-newer", "share-made-for", "share-request-answered"),
    "archive-evidence-whole",
)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A statement that somebody has to look into."""

    title: str
    sign: str
    tag: str
    found: str
    todo: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement that was confirmed: who says what of when, and on what else it rests."""

    title: str
    issuer: str
    day: str
    sign: str
    tag: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerdictPage:
    """Everything that one checked file says to a person, in the order in which it is read."""

    headline: str
    verdict: FileVerdict
    facts: tuple[tuple[str, str], ...]
    follow_up: tuple[FollowUp, ...]
    stated: tuple[Stated, ...]
    notes: tuple[str, ...]
    todo: tuple[str, ...]
    own_words: str
    limits: tuple[str, ...]
    contents: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ending: str = ""
    details: str = ""

    @property
    def causes(self) -> tuple[tuple[FollowUp, ...], ...]:
        """What to follow up, in groups that one reason and one thing to do are said for."""
        groups: dict[tuple[str, str], list[FollowUp]] = {}
        for item in self.follow_up:
            groups.setdefault((item.found, item.todo), []).append(item)
        return tuple(tuple(group) for group in groups.values())

    @property
    def other_todo(self) -> tuple[str, ...]:
        """What is to be done that no statement above has said already."""
        told = {item.todo for item in self.follow_up}
        return tuple(one for one in self.todo if one not in told)


def view_report(report: FileReport, at: datetime) -> VerdictPage:
    """Put a report into words; nothing is said that the report does not hold."""
    good = [s for s in report.worst_first() if s.verdict in _GOOD]
    rest = [s for s in report.worst_first() if s.verdict not in _GOOD and not s.replaced]
    return VerdictPage(
        headline=say_headline(report),
        verdict=report.verdict,
        facts=tuple(_list_facts(report, at)),
        follow_up=tuple(_follow_up(statement) for statement in rest),
        stated=tuple(_state(statement) for statement in _by_day(good)),
        notes=tuple(_list_notes(report)),
        todo=(*report.todo, *_say_use(report)),
        own_words=words.OWN_WORDS if report.kind in ("record", "share") else "",
        limits=(*words.LIMITS, *([words.LIMIT_PAGES] if report.carrier == "pdf" else [])),
        contents=_list_contents(report),
        ending=_say_ending(report),
        details=_say_details(report),
    )


def say_headline(report: FileReport) -> str:
    """The worst result in one or two sentences."""
    total, counts = len(report.statements), report.counts
    good = counts["confirmed"] + counts["expired"]
    match report.verdict:
        case FileVerdict.UNREADABLE:
            return words.UNREADABLE
        case FileVerdict.DO_NOT_RELY:
            return words.DO_NOT_RELY.format(reasons=_say_reasons(report))
        case FileVerdict.CONFIRMED:
            return " ".join((_plural(words.ALL_CONFIRMED, good), *_say_run_out(counts, good)))
    if other := _find_use(report):
        return words.OTHER_FILE.format(what=other[0])
    if not total:
        return words.NOTHING_STATED
    if _only_withdrawal_is_open(report):
        return _plural(words.WITHDRAWAL_OPEN, total, since=_say_since(report))
    if not good:
        return words.UNCONFIRMED
    if good == total:
        return f"{_plural(words.ALL_CONFIRMED, good)} {words.HOLDER_OPEN}"
    return words.SOME_CONFIRMED.format(good=good, n=total, rest=total - good)


def _say_run_out(counts: dict[str, int], good: int) -> list[str]:
    if not counts["expired"]:
        return []
    return [words.ONE_RUN_OUT if good == 1 else _plural(words.RUN_OUT, counts["expired"])]


def _say_reasons(report: FileReport) -> str:
    bad = [s for s in report.statements if s.verdict is Verdict.NOT_GENUINE]
    elsewhere = sum(s.deciding_check.name == "subject" for s in bad)
    withdrawn = sum(s.verdict is Verdict.WITHDRAWN and not s.replaced for s in report.statements)
    found = {"changed": len(bad) - elsewhere, "elsewhere": elsewhere, "withdrawn": withdrawn}
    reasons = [_plural(words.REASONS[name], count) for name, count in found.items() if count]
    if report.check("holderLog").code == "holder-fork":
        reasons.append(words.TWO_VERSIONS)
    if report.check("holderProof").outcome is Outcome.FAILED:
        reasons.append(words.OTHER_CHANGED if _find_use(report) else words.SHARE_CHANGED)
    if report.check("audience").outcome is Outcome.FAILED:
        reasons.append(words.NO_ANSWER)
    return ", and ".join(reasons)


def _only_withdrawal_is_open(report: FileReport) -> bool:
    for statement in report.statements:
        for check in statement.checks[:7]:
            if check.outcome is not Outcome.PASSED and check.name != "withdrawal":
                return False
            if check.outcome is Outcome.FAILED:
                return False
    return True


def _say_since(report: FileReport) -> str:
    days = {
        check.values["day"]
        for statement in report.statements
        for check in statement.checks
        if check.code == "withdrawal-list-stale"
    }
    return words.SINCE.format(day=days.pop()) if len(days) == 1 else ""


def _list_facts(report: FileReport, at: datetime) -> list[tuple[str, str]]:
    facts = []
    if report.made_out_to:
        facts.append(("Made out to", f"{', '.join(report.made_out_to)} (compare with photo ID)"))
    if report.holder and report.holder.name:
        facts.append(("The file calls its holder", report.holder.name))
    if brought := [s.check("subject") for s in report.statements if _is_brought_over(s)]:
        by = ", ".join(dict.fromkeys(check.values["by"] for check in brought))
        facts.append(("Brought over", _plural(words.BROUGHT_OVER, len(brought), by=by)))
    facts.append(("File", report.file))
    if report.audience:
        facts.append(("Made for", report.audience))
    if report.directory:
        used = report.directory
        pinned = "" if used.pinned else ", by somebody that you have not confirmed"
        facts.append(("List used", f"{used.name}, dated {say_day(used.valid_from[:10])}{pinned}"))
    facts.append(("Checked", f"{say_moment(at)}, on this computer, without a network"))
    return facts


def _is_brought_over(statement: StatementReport) -> bool:
    return statement.check("subject").code == "subject-brought-over"


def _follow_up(statement: StatementReport) -> FollowUp:
    check = statement.deciding_check
    tag = words.TAGS_BY_CODE.get(check.code, words.TAGS[statement.verdict])
    title = statement.title or "A statement whose text is not shown"
    return FollowUp(title, words.SIGNS[statement.verdict], tag, check.reason, check.hint)


def _state(statement: StatementReport) -> Stated:
    verdict = statement.verdict
    validity = statement.check("validity")
    tag = words.TAGS[verdict]
    if verdict is Verdict.EXPIRED:
        tag = f"{tag} {validity.values['day']}"
    return Stated(
        title=statement.title or "",
        issuer=statement.issuer_name or "",
        day=_say_when(statement),
        sign=words.SIGNS[verdict],
        tag=tag,
        notes=tuple(check.reason for check in statement.checks if check.code in _RESTS_ON),
    )


def _list_notes(report: FileReport) -> list[str]:
    """What the telling checks found, each once; and what the file's own checks did not pass."""
    checks = [c for c in report.checks if c.outcome is not Outcome.PASSED]
    checks += [c for c in report.checks if c.code in _WORTH_SAYING]
    checks += [
        s.check(name)
        for s in report.statements
        for name in ("name", "otherSuites")
        if s.check(name).outcome is Outcome.UNDETERMINED
    ]
    notes = [check.reason for check in checks if check.code != "statement-check-stopped"]
    notes += [f"{s.title}: {s.check('withdrawal').reason}" for s in report.statements if s.replaced]
    if report.lists_left_out:
        notes.append(messages.sentence("withdrawal-list-invalid"))
    return list(dict.fromkeys(notes))


def _list_contents(report: FileReport) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if report.contents is None:
        return ()
    # Only a share needs the words of every kind of entry.
    from pdpkit.view.contents import list_contents  # noqa: PLC0415

    return tuple(list_contents(report.contents))


def _say_ending(report: FileReport) -> str:
    """What a reader does with a share in the end."""
    told = report.check("audience").values
    return words.DELETE_THEN.format(**told) if {"audience", "day"} <= told.keys() else ""


def _find_use(report: FileReport) -> tuple[str, str] | None:
    """What a file is, and is for, that says nothing about a person."""
    return words.OTHER_FILES.get(report.kind or "")


def _say_use(report: FileReport) -> list[str]:
    other = _find_use(report)
    return [other[1]] if other and report.verdict is FileVerdict.UNCONFIRMED else []


def _say_details(report: FileReport) -> str:
    """The file as it was checked, so that another check can be held beside this one."""
    if not report.sha256:
        return ""
    return words.DETAILS.format(start=report.sha256[:16], version=__version__)


def _by_day(statements: list[StatementReport]) -> list[StatementReport]:
    return sorted(statements, key=lambda s: _subject(s).get("start", ""), reverse=True)


def _say_when(statement: StatementReport) -> str:
    subject = _subject(statement)
    start, end = subject.get("start"), subject.get("end")
    if not start:
        return ""
    if end and first_day(end) != first_day(start):
        return f"{say_day(start)} to {say_day(end)}"
    return say_day(start)


def _subject(statement: StatementReport) -> dict[str, Any]:
    return statement.tree["credentialSubject"] if statement.tree else {}


def _plural(forms: tuple[str, str], count: int, **values: Any) -> str:
    return forms[0 if count == 1 else 1].format(n=count, **values)
