"""The holder's plan: progress, goals, what is wanted next."""

from typing import Final

from pdpkit.view.entries import Entry, newest
from pdpkit.view.own import say_goal
from pdpkit.view.page import Ask, Hope, Pair, Progress, Step
from pdpkit.view.pairs import show_beside, show_pair
from pdpkit.view.saying import say_amount, say_code
from pdpkit.view.stated import Statements

MOST_GOALS: Final = 3
MOST_STEPS: Final = 5
MOST_LEVELS: Final = 8
MOST_HOPES: Final = 2
MOST_ASKS: Final = 5

_OVER: Final = ("dropped", "given", "closed")
_WANTED: Final = {"high": 0, "medium": 1, "low": 2}


def show_progress(record: Entry, statements: Statements) -> tuple[Progress, ...]:
    frameworks = {
        (framework.line("id"), framework.line("version")): framework
        for framework in record.parts("frameworks")
    }
    found: dict[tuple[str, str], list[Step]] = {}
    claims = [
        step
        for step in record.parts("progress")
        if step.line("item") and step.line("state") != "superseded"
    ]
    for step in newest(claims, "date")[:MOST_STEPS]:
        key = (step.part("framework").line("id"), step.part("framework").line("version"))
        item = find_item(frameworks.get(key, Entry(None)), step.line("item"))
        found.setdefault(key, []).append(show_step(step, item, statements))
    return tuple(
        Progress(
            frameworks.get(key, Entry(None)).line("title") or key[0],
            tuple(sorted(steps, key=lambda step: -step.reached)),
        )
        for key, steps in found.items()
    )


def find_item(framework: Entry, code: str) -> Entry:
    found = (item for item in framework.parts("items") if item.line("code") == code)
    return next(found, Entry(None))


def show_step(step: Entry, item: Entry, statements: Statements) -> Step:
    levels = [level.line("level") for level in item.parts("levels")][:MOST_LEVELS]
    level = step.line("level")
    named = next((one for one in item.parts("levels") if one.line("level") == level), Entry(None))
    return Step(
        item=item.line("label") or step.line("item"),
        kind=say_code("ItemKind", item, "kind"),
        level=level,
        reached=levels.index(level) + 1 if level in levels else 0,
        levels=len(levels),
        level_name=named.line("expectation"),
        own=step.text("claim"),
        stated=statements.about(step),
        beside=show_beside("progress", step, statements),
    )


def show_goals(record: Entry, statements: Statements) -> tuple[Pair, ...]:
    goals = [goal for goal in record.parts("goals") if goal.line("state") not in _OVER]
    found = list(record.parts("evaluations"))
    evidence = list(record.parts("evidence"))
    shown = newest(goals, "targetDate")[:MOST_GOALS]
    return tuple(
        show_pair(
            "goals",
            goal,
            say_goal(goal, _joined(goal, found), _joined(goal, evidence)),
            statements,
        )
        for goal in shown
    )


def _joined(entry: Entry, others: list[Entry]) -> list[Entry]:
    """The others that link to the entry, or that it links to."""
    links = entry.links()
    return [other for other in others if other.id in links or entry.id in other.links()]


def show_hopes(record: Entry) -> tuple[Hope, ...]:
    held = (hope for hope in record.parts("aspirations") if hope.line("state") in ("", "current"))
    shown = newest(held)[:MOST_HOPES]
    return tuple(Hope(h.text("statement"), say_code("Horizon", h, "horizon")) for h in shown)


def show_asks(record: Entry) -> tuple[Ask, ...]:
    """What is wanted most comes first; what was given or closed is over."""
    asks = [ask for ask in record.parts("asks") if ask.line("state") not in _OVER]
    asks.sort(key=lambda ask: _WANTED.get(ask.line("priority"), 1))
    return tuple(
        Ask(
            ask.line("what"),
            say_amount(ask.line("amount"), ask.line("unit")) if ask.line("amount") else "",
            ask.text("why"),
        )
        for ask in asks[:MOST_ASKS]
    )
