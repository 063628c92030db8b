"""The holder's plan: progress, goals, what was promised, what is wanted next."""

from typing import Final

from pdpkit.view.entries import Entry, newest
from pdpkit.view.own import say_goal
from pdpkit.view.page import Ask, Hope, Pair, Progress, Promise, Step
from pdpkit.view.saying import add_amounts, say_amount, say_code, say_period
from pdpkit.view.stated import Statements

MOST_GOALS: Final = 3
MOST_STEPS: Final = 5
MOST_LEVELS: Final = 8
MOST_PROMISES: Final = 4
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
    )


def show_goals(record: Entry, statements: Statements) -> tuple[Pair, ...]:
    goals = [goal for goal in record.parts("goals") if goal.line("state") not in _OVER]
    found = list(record.parts("evaluations"))
    evidence = list(record.parts("evidence"))
    shown = newest(goals, "targetDate")[:MOST_GOALS]
    return tuple(
        Pair(say_goal(goal, _joined(goal, found), _joined(goal, evidence)), statements.about(goal))
        for goal in shown
    )


def _joined(entry: Entry, others: list[Entry]) -> list[Entry]:
    """The others that link to the entry, or that it links to."""
    links = entry.links()
    return [other for other in others if other.id in links or entry.id in other.links()]


def show_promises(record: Entry, statements: Statements) -> tuple[Promise, ...]:
    shown = newest(record.parts("entitlements"))[:MOST_PROMISES]
    return tuple(_show_promise(entry, statements) for entry in shown)


def _show_promise(entry: Entry, statements: Statements) -> Promise:
    unit, promised = entry.line("unit"), entry.line("amount")
    given = add_amounts(list(entry.parts("given")), unit)
    return Promise(
        what=entry.line("what"),
        terms=entry.text("conditions"),
        by=entry.line("promisedBy"),
        period=say_period(entry.day("start"), entry.day("end")),
        promised=say_amount(promised, unit) if promised else "",
        given=say_amount(given, unit) if given else _say_kept(entry),
        stated=statements.about(entry),
    )


def _say_kept(entry: Entry) -> str:
    """How a promise stands where no amounts were noted; silence while it is only promised."""
    told = entry.line("state") in ("given", "partly", "unmet")
    return say_code("EntitlementState", entry, "state") if told else ""


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
