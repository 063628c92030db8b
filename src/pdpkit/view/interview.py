"""A share as the page for an interview panel: a few pages, the newest and nearest first.

Each part shows at most a fixed number of items. Nothing on the page counts what is not on it, so
that nobody learns what was left out.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import first_day, last_day
from pdpkit.view.entries import Entry
from pdpkit.view.own import say_activity, say_goal, say_post, say_role, say_secondment
from pdpkit.view.page import (
    Ask,
    Head,
    Interview,
    Pair,
    Path,
    Progress,
    Promise,
    Span,
    Stage,
    Stated,
    Step,
)
from pdpkit.view.saying import (
    add_amounts,
    join,
    say_amount,
    say_code,
    say_known_day,
    say_period,
    year_end,
    year_start,
)
from pdpkit.view.stated import Statements
from pdpkit.vocabulary.learning import BEYOND_OWN_SCHOOL

MOST_POSTS: Final = 4
MOST_STAGES: Final = 4
MOST_AWAY: Final = 2
MOST_BEYOND: Final = 5
MOST_GOALS: Final = 3
MOST_STEPS: Final = 5
MOST_LEVELS: Final = 8
MOST_LEARNED: Final = 4
MOST_PROMISES: Final = 4
MOST_ASKS: Final = 5
MOST_STATEMENTS: Final = 8

_LED: Final = ("led", "co-led", "designed", "organised")
_LEAD: Final = ("lead", "co-lead", "chair", "shared-chair", "facilitator")
_GAVE: Final = ("coached", "mentored", "reviewed", "hosted", "assessed")
_OVER: Final = ("dropped", "given", "closed")
_WANTED: Final = {"high": 0, "medium": 1, "low": 2}


def show_interview(share: Tree) -> Interview:
    """The page of a share (spec rule 10) that was read and judged before."""
    members = Entry(share).part("share")
    record = members.part("record")
    statements = Statements(share.get("verifiableCredential") or ())
    return Interview(
        head=_show_head(Entry(share), members, record),
        path=_show_path(members, record, statements),
        beyond=_show_beyond(record, statements),
        progress=_show_progress(record, statements),
        goals=_show_goals(record, statements),
        learning=_show_learning(record, statements),
        promises=_show_promises(record, statements),
        hopes=tuple(_say_hope(hope) for hope in list(record.parts("aspirations"))[:2]),
        asks=_show_asks(record),
        statements=_group_statements(statements),
    )


def _show_head(share: Entry, members: Entry, record: Entry) -> Head:
    post = next(iter(_running_first(record.parts("posts"))), Entry(None))
    identity = share.line("holder")
    return Head(
        name=record.part("holder").line("name"),
        role=join([post.line("title"), post.part("org").line("name")], ", "),
        mission=post.text("missionLine"),
        standing=tuple(_standing(record)),
        audience=members.part("audience").line("name"),
        purpose=members.line("purpose"),
        until=say_known_day(members.day("until")),
        code=spoken_code(identity),
        identity=identity,
    )


def _standing(record: Entry) -> Iterable[str]:
    """Statuses, qualifications, recognitions: each as one phrase. The teacher number never."""
    statuses = [s for s in record.parts("statuses") if s.line("type") != "teacher-number"]
    for status in statuses[:3]:
        when = say_known_day(status.day("heldFrom") or status.day("end"))
        plain = status.line("state") in ("held", "passed")
        state = "" if plain else say_code("StatusState", status, "state").lower()
        yield join([say_code("StatusType", status, "type"), state, when], ", ")
    for gained in _newest(record.parts("qualifications"), "awarded")[:4]:
        passed = gained.line("state") == "passed"
        state = "" if passed else say_code("QualificationState", gained, "state").lower()
        day = gained.day("awarded") if passed else gained.day("expectedEnd")
        until = "expected " if day and not passed else ""
        when = f"{until}{say_known_day(day)}"
        yield join([gained.line("name"), gained.line("provider"), state, when], ", ")
    for thanks in _newest(record.parts("recognitions"), "date")[:2]:
        when = say_known_day(thanks.day("date"))
        yield join([thanks.line("name"), thanks.line("body"), when], ", ")


def _show_path(members: Entry, record: Entry, statements: Statements) -> Path:
    posts = _running_first(record.parts("posts"))[:MOST_POSTS]
    stages = sorted(record.parts("stages"), key=lambda stage: stage.number("order") or 0)
    stages = stages[-MOST_STAGES:]
    secondments = _running_first(record.parts("secondments"))[:MOST_POSTS]
    stage_spans = tuple(
        Span(f"{stage.number('order') or ''} {stage.line('title')}".strip(), "", start, end)
        for stage in stages
        if (start := year_start(stage.line("fromYear")))
        and (end := year_end(stage.line("toYear") or stage.line("fromYear")))
    )
    until = members.day("until")
    return Path(
        posts=tuple(Pair(say_post(post), statements.about(post)) for post in posts),
        stages=tuple(
            Stage(
                str(stage.number("order") or ""),
                stage.line("title"),
                join(list(dict.fromkeys([stage.line("fromYear"), stage.line("toYear")])), " to "),
                stage.text("focus"),
            )
            for stage in stages
        ),
        post_spans=tuple(_spans(posts, "org", "title")),
        secondment_spans=tuple(_spans(secondments, "hostOrg", "")),
        stage_spans=stage_spans,
        until=last_day(until) if until else date(2000, 1, 1),
    )


def _show_beyond(record: Entry, statements: Statements) -> tuple[Pair, ...]:
    """What was led or given beyond the holder's own school, the weightiest first."""
    found: list[tuple[int, date, Pair]] = []
    for activity in record.parts("activities"):
        role, reach = activity.line("role"), activity.line("reach")
        if reach in BEYOND_OWN_SCHOOL and role in _LED + _GAVE:
            weight = 1 if role in _LED else 2
            pair = Pair(say_activity(activity), statements.about(activity))
            found.append((weight, _latest(activity), pair))
    for secondment in _running_first(record.parts("secondments"))[:MOST_AWAY]:
        pair = Pair(say_secondment(secondment), statements.about(secondment))
        found.append((0, _latest(secondment), pair))
    for held in record.parts("roles"):
        led = held.line("role").startswith(_LEAD)
        pair = Pair(say_role(held), statements.about(held))
        found.append((1 if led else 3, _latest(held), pair))
    found.sort(key=lambda item: (item[0], -item[1].toordinal()))
    shown = sorted(found[:MOST_BEYOND], key=lambda item: item[1], reverse=True)
    return tuple(pair for _, _, pair in shown)


def _show_learning(record: Entry, statements: Statements) -> tuple[Pair, ...]:
    taken = (a for a in record.parts("activities") if a.line("role") not in _LED + _GAVE)
    shown = _newest(taken)[:MOST_LEARNED]
    return tuple(Pair(say_activity(a), statements.about(a)) for a in shown)


def _show_progress(record: Entry, statements: Statements) -> tuple[Progress, ...]:
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
    for step in _newest(claims, "date")[:MOST_STEPS]:
        key = (step.part("framework").line("id"), step.part("framework").line("version"))
        item = _find_item(frameworks.get(key, Entry(None)), step.line("item"))
        found.setdefault(key, []).append(_show_step(step, item, statements))
    return tuple(
        Progress(
            frameworks.get(key, Entry(None)).line("title") or key[0],
            tuple(sorted(steps, key=lambda step: -step.reached)),
        )
        for key, steps in found.items()
    )


def _find_item(framework: Entry, code: str) -> Entry:
    for element in framework.parts("elements"):
        for item in element.parts("items"):
            if item.line("code") == code:
                return item
    return Entry(None)


def _show_step(step: Entry, item: Entry, statements: Statements) -> Step:
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


def _show_goals(record: Entry, statements: Statements) -> tuple[Pair, ...]:
    goals = [goal for goal in record.parts("goals") if goal.line("state") not in _OVER]
    found = list(record.parts("evaluations"))
    evidence = list(record.parts("evidence"))
    shown = _newest(goals, "targetDate")[:MOST_GOALS]
    return tuple(
        Pair(say_goal(goal, _joined(goal, found), _joined(goal, evidence)), statements.about(goal))
        for goal in shown
    )


def _joined(entry: Entry, others: list[Entry]) -> list[Entry]:
    """The others that link to the entry, or that it links to."""
    links = entry.links()
    return [other for other in others if other.id in links or entry.id in other.links()]


def _show_promises(record: Entry, statements: Statements) -> tuple[Promise, ...]:
    shown = _newest(record.parts("entitlements"))[:MOST_PROMISES]
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
        given=say_amount(given, unit) if given else "",
        stated=statements.about(entry),
    )


def _show_asks(record: Entry) -> tuple[Ask, ...]:
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


def _group_statements(statements: Statements) -> tuple[tuple[str, tuple[Stated, ...]], ...]:
    """The newest statements under one heading for each employer and name."""
    groups: dict[str, list[Stated]] = {}
    for stated in statements.shown[:MOST_STATEMENTS]:
        heading = f"{stated.employer}, made out to {stated.made_out_to}"
        groups.setdefault(heading, []).append(stated)
    return tuple((heading, tuple(group)) for heading, group in groups.items())


def _say_hope(hope: Entry) -> str:
    return join([hope.text("statement"), say_code("Horizon", hope, "horizon").lower()], ", ")


def _newest(entries: Iterable[Entry], name: str = "end") -> list[Entry]:
    """The latest first."""
    return sorted(entries, key=lambda entry: _latest(entry, name), reverse=True)


def _running_first(entries: Iterable[Entry]) -> list[Entry]:
    """What goes on, then what has ended, each the newest first."""
    return sorted(entries, key=lambda entry: (not entry.day("end"), _latest(entry)), reverse=True)


def _latest(entry: Entry, name: str = "end") -> date:
    day = entry.day(name) or entry.day("start")
    return last_day(day) if day else date.min


def _spans(entries: list[Entry], org: str, title: str) -> Iterable[Span]:
    for entry in entries:
        start, end = entry.day("start"), entry.day("end")
        if start:
            place = entry.part(org).line("name")
            label = join([place, entry.line(title)], ": ")
            yield Span(label, place, first_day(start), last_day(end) if end else None)
