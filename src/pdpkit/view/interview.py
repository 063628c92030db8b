"""A share as the page for an interview panel: a few pages, the newest and nearest first.

Each part shows at most a fixed number of items. Nothing on the page counts what is not on it, so
that nobody learns what was left out.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from pdpkit.encoding.reading import Tree
from pdpkit.view.beyond import GAVE, LED
from pdpkit.view.entitlements import Account, show_entitlements
from pdpkit.view.entries import Entry, latest, newest, running_first
from pdpkit.view.own import say_activity, say_role, say_secondment
from pdpkit.view.page import Ask, Head, Hope, Pair, Path, Progress, Stated
from pdpkit.view.pairs import show_pair
from pdpkit.view.path import show_head, show_path
from pdpkit.view.plan import show_asks, show_goals, show_hopes, show_progress
from pdpkit.view.stated import Statements, list_unchecked
from pdpkit.vocabulary.learning import BEYOND_OWN_SCHOOL

MOST_AWAY: Final = 2
MOST_BEYOND: Final = 5
MOST_LEARNED: Final = 4
MOST_PROMISES: Final = 4
MOST_STATEMENTS: Final = 8

_LEAD: Final = ("lead", "co-lead", "chair", "shared-chair", "facilitator")


@dataclass(frozen=True, slots=True)
class Interview:
    """The page for an interview panel; ``statements`` stand under employer and name."""

    head: Head
    path: Path
    beyond: tuple[Pair, ...]
    progress: tuple[Progress, ...]
    goals: tuple[Pair, ...]
    learning: tuple[Pair, ...]
    promises: tuple[Account, ...]
    hopes: tuple[Hope, ...]
    asks: tuple[Ask, ...]
    statements: tuple[tuple[str, tuple[Stated, ...]], ...]


def show_interview(share: Tree) -> Interview:
    """The page of a share (spec rule 10) that was read and judged before."""
    members = Entry(share).part("share")
    record = members.part("record")
    statements = list_unchecked(share.get("verifiableCredential") or ())
    return Interview(
        head=show_head(Entry(share), members, record),
        path=show_path(members, record, statements),
        beyond=show_beyond(record, statements),
        progress=show_progress(record, statements),
        goals=show_goals(record, statements),
        learning=show_learning(record, statements),
        promises=show_entitlements(record, statements).accounts[:MOST_PROMISES],
        hopes=show_hopes(record),
        asks=show_asks(record),
        statements=_group_statements(statements),
    )


def show_beyond(record: Entry, statements: Statements) -> tuple[Pair, ...]:
    """What was led or given beyond the holder's own school, the weightiest first."""
    found: list[tuple[int, date, Pair]] = []
    for activity in record.parts("activities"):
        role, reach = activity.line("role"), activity.line("reach")
        if reach in BEYOND_OWN_SCHOOL and role in LED + GAVE:
            weight = 1 if role in LED else 2
            pair = show_pair("activities", activity, say_activity(activity), statements)
            found.append((weight, latest(activity), pair))
    for secondment in running_first(record.parts("secondments"))[:MOST_AWAY]:
        pair = show_pair("secondments", secondment, say_secondment(secondment), statements)
        found.append((0, latest(secondment), pair))
    for held in record.parts("roles"):
        led = held.line("role").startswith(_LEAD)
        pair = show_pair("roles", held, say_role(held), statements)
        found.append((1 if led else 3, latest(held), pair))
    found.sort(key=lambda item: (item[0], -item[1].toordinal()))
    shown = sorted(found[:MOST_BEYOND], key=lambda item: item[1], reverse=True)
    return tuple(pair for _, _, pair in shown)


def show_learning(record: Entry, statements: Statements) -> tuple[Pair, ...]:
    taken = (a for a in record.parts("activities") if a.line("role") not in LED + GAVE)
    shown = newest(taken)[:MOST_LEARNED]
    return tuple(show_pair("activities", a, say_activity(a), statements) for a in shown)


def _group_statements(statements: Statements) -> tuple[tuple[str, tuple[Stated, ...]], ...]:
    """The newest statements under one heading for each employer and name."""
    groups: dict[str, list[Stated]] = {}
    for stated in statements.shown[:MOST_STATEMENTS]:
        heading = f"{stated.employer}, made out to {stated.made_out_to}"
        groups.setdefault(heading, []).append(stated)
    return tuple((heading, tuple(group)) for heading, group in groups.items())
