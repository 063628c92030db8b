"""The one page that a new employer sees first: twelve blocks, each cut to what fits there.

Nothing on it counts what is not on it. It is made from a share, or from what a share would take.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from pdpkit.encoding.times import last_day, say_day
from pdpkit.messages import verdict as words
from pdpkit.report import FileReport, Verdict
from pdpkit.view.beyond import show_beyond
from pdpkit.view.entitlements import Account, show_entitlements
from pdpkit.view.entries import Entry, newest, running_first
from pdpkit.view.naming import name_entry
from pdpkit.view.page import Ask, Hope, Stated
from pdpkit.view.path import list_standing
from pdpkit.view.plan import show_asks, show_hopes
from pdpkit.view.provenance import Provenance
from pdpkit.view.related import Related
from pdpkit.view.saying import join, say_code, say_known_day, say_minutes
from pdpkit.view.stated import GOOD, Statements, Word
from pdpkit.view.told import Told, tell
from pdpkit.view.training import YEARS, list_learnt

MOST_POSTS: Final = 4
MOST_STANDING: Final = 5
MOST_MANDATORY: Final = 4
MOST_LEARNED: Final = 5
MOST_BEYOND: Final = 5
MOST_PROMISES: Final = 3
MOST_GOALS: Final = 3
MOST_ASKS: Final = 4

NOTICE: Final = (
    "This is the person's own plan. It does not replace the checks before an appointment; on every"
    " status the official record decides."
)
# What a first conversation may begin with; the answers are the two people's own.
PROMPTS: Final = (
    "What went well for you before, and what helped?",
    "What would you like to be able to do a year from now?",
    "What can we agree today, and when do we look at it again?",
)
_GOALS_NOW: Final = ("proposed", "agreed", "active", "paused", "carried-forward", "")


@dataclass(frozen=True, slots=True)
class Head:
    """Whose page it is, what for, for whom, until when; the last three only of a share."""

    name: str
    role: str
    made: str
    purpose: str
    audience: str
    until: str


@dataclass(frozen=True, slots=True)
class Panel:
    """How many statements came to what, in words, and whose the confirmed ones are.

    ``retired`` counts confirmed ones whose key has been replaced since they were signed. Where
    nothing was checked there are no counts, and the employers are those that statements name.
    """

    counts: tuple[tuple[str, int], ...]
    retired: int
    by: tuple[tuple[str, int], ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mandatory:
    """Training that has to be done again, or a certificate that runs out."""

    name: str
    done: str
    due: str
    over: bool


@dataclass(frozen=True, slots=True)
class Learned:
    """One line of training with what came of it."""

    name: str
    facts: str
    impact: str
    told: Told


@dataclass(frozen=True, slots=True)
class GoalNow:
    """A goal: where it stands, and what helps."""

    title: str
    facts: str
    helps: str
    stated: tuple[Stated, ...] = ()
    label: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Handover:
    """The twelve blocks in their order."""

    head: Head
    panel: Panel
    posts: tuple[Told, ...]
    standing: tuple[str, ...]
    mandatory: tuple[Mandatory, ...]
    learned: tuple[Learned, ...]
    beyond: tuple[Told, ...]
    promises: tuple[Account, ...]
    goals: tuple[GoalNow, ...]
    asks: tuple[Ask, ...]
    hopes: tuple[Hope, ...]
    prompts: tuple[str, ...] = PROMPTS
    notice: str = NOTICE


def show_handover(
    record: Entry,
    members: Entry,
    statements: Statements,
    at: date,
    report: FileReport | None = None,
) -> Handover:
    """``record`` is what leaves; ``members`` are those of the share, empty where none was made.

    ``report`` is of the check that the statements come from, None where nothing was checked.
    """
    beyond = show_beyond(record, statements)
    return Handover(
        head=_show_head(record, members, at),
        panel=_show_panel(report, statements.words),
        posts=tuple(_list_posts(record, statements)),
        standing=tuple(islice(_list_standing(record), MOST_STANDING)),
        mandatory=tuple(islice(_list_mandatory(record, at), MOST_MANDATORY)),
        learned=tuple(islice(_list_learned(record, statements, at), MOST_LEARNED)),
        beyond=tuple(islice((one for part in beyond.parts for one in part.done), MOST_BEYOND)),
        promises=tuple(islice(_list_promises(record, statements, at), MOST_PROMISES)),
        goals=tuple(islice(_list_goals(record, statements), MOST_GOALS)),
        asks=show_asks(record)[:MOST_ASKS],
        hopes=show_hopes(record),
    )


def _show_head(record: Entry, members: Entry, at: date) -> Head:
    return Head(
        name=record.part("holder").line("name"),
        role=_name_role(record),
        made=say_day(at.isoformat()),
        purpose=members.line("purpose"),
        audience=members.part("audience").line("name"),
        until=say_known_day(members.day("until")),
    )


def _name_role(record: Entry) -> str:
    """What the holder is now: by a post, else by a seat on a board."""
    for post in running_first(record.parts("posts")):
        return join([post.line("title"), post.part("org").line("name")], ", ")
    seats = [role for role in record.parts("roles") if role.line("kind") == "governance"]
    return next((name_entry("roles", seat).title for seat in running_first(seats)), "")


def _show_panel(report: FileReport | None, found: Sequence[Word]) -> Panel:
    if report is not None:
        found = [word for word in found if word.counts]
    employers = [word.stated.employer for word in found]
    speakers = (word.statement.subject.get("speaker", "") for word in found)
    return Panel(
        counts=_count_verdicts(report) if report is not None else (),
        retired=_count_retired(report) if report is not None else 0,
        by=tuple((name, employers.count(name)) for name in dict.fromkeys(employers)),
        roles=tuple(dict.fromkeys(speaker for speaker in speakers if speaker)),
    )


def _count_verdicts(report: FileReport) -> tuple[tuple[str, int], ...]:
    """The worst first."""
    counted = ((words.TAGS[verdict], report.counts[verdict]) for verdict in Verdict)
    return tuple((tag, count) for tag, count in counted if count)


def _count_retired(report: FileReport) -> int:
    return sum(
        one.verdict in GOOD and any(check.code == "key-superseded" for check in one.checks)
        for one in report.statements
    )


def _list_posts(record: Entry, statements: Statements) -> Iterator[Told]:
    """The newest posts, and the breaks beside them by their bare label."""
    posts = running_first(record.parts("posts"))[:MOST_POSTS]
    told = [tell("posts", post, statements) for post in posts]
    told += [tell("breaks", pause, statements) for pause in newest(record.parts("breaks"))[:1]]
    told.sort(key=lambda one: one.start or date.min, reverse=True)
    return iter(told)


def _list_standing(record: Entry) -> Iterator[str]:
    """What is held as claimed, then what help goes with what still runs."""
    yield from list_standing(record)
    for gained in record.parts("qualifications"):
        if gained.line("state") != "passed":
            support = [help_.line("what") for help_ in gained.parts("supportGiven")]
            if support:
                yield f"With {gained.line('name')}: {join(support, ', ')}"


def _list_mandatory(record: Entry, at: date) -> Iterator[Mandatory]:
    """The newest of each name, what runs out first at the top."""
    found: dict[str, tuple[date, Mandatory]] = {}
    for entry in newest(record.parts("activities")):
        if entry.line("type") == "mandatory-training":
            done = entry.day("end") or entry.day("start")
            _keep_newest(found, entry.line("title"), done, entry.day("dueAgain"), at)
    for gained in newest(record.parts("qualifications"), "awarded"):
        if expires := gained.day("expires"):
            _keep_newest(found, gained.line("name"), gained.day("awarded"), expires, at)
    for _, one in sorted(found.values(), key=lambda item: item[0]):
        yield one


def _keep_newest(
    found: dict[str, tuple[date, Mandatory]], name: str, done: str, due: str, at: date
) -> None:
    last = last_day(due) if due else date.max
    line = Mandatory(name, say_known_day(done), say_known_day(due), last < at)
    found.setdefault(name.casefold(), (last, line))


def _list_learned(record: Entry, statements: Statements, at: date) -> Iterator[Learned]:
    """Training of the last years: what the holder wants seen first, then what had an effect."""
    related = Related(record)
    found = []
    for entry in list_learnt(record, at, YEARS):
        if entry.line("type") == "mandatory-training":
            continue
        findings = (one.line("finding") for _, one in related.resting_on(entry, "evaluations"))
        goals = (one.line("title") for array, one in related.rests_on(entry) if array == "goals")
        goal = next(goals, "")
        impact = next(findings, "") or entry.line("outcome")
        told = tell("activities", entry, statements)
        facts = join(
            [entry.line("provider"), told.when, say_minutes(entry.number("minutes"))],
        )
        learned = Learned(
            entry.line("title"), facts, impact or (f"For the goal: {goal}" if goal else ""), told
        )
        found.append((entry.flag("celebrateOk"), bool(impact), told.end or told.start, learned))
    found.sort(key=lambda item: (item[0], item[1], item[2] or date.min), reverse=True)
    return (learned for *_, learned in found)


def _list_promises(record: Entry, statements: Statements, at: date) -> Iterator[Account]:
    """What is still to be honoured: not kept, and not over or said to be unmet."""
    for account in show_entitlements(record, statements).accounts:
        running = account.last is None or account.last >= at
        if not account.kept and (running or account.unmet):
            yield account


def _list_goals(record: Entry, statements: Statements) -> Iterator[GoalNow]:
    goals = (goal for goal in record.parts("goals") if goal.line("state") in _GOALS_NOW)
    for goal in newest(goals, "targetDate"):
        target = goal.day("targetDate")
        facts = [say_code("GoalState", goal, "state"), f"by {say_known_day(target)}"]
        agreed, wanted = goal.line("supportAgreed"), goal.line("supportWanted")
        helps = f"Agreed: {agreed}" if agreed else f"Wanted: {wanted}" if wanted else ""
        facts = facts if target else facts[:1]
        told = tell("goals", goal, statements)
        yield GoalNow(told.title, join(facts), helps, told.stated, told.label)
