"""A plan that hangs together: matches, impact, goals, promises, stages (R05 to R07, R14, R15)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from pdpkit.encoding.times import first_day, last_day
from pdpkit.findings import Finding, find
from pdpkit.record.activities import Activity
from pdpkit.record.conversations import Conversation
from pdpkit.record.plan import Aspiration, Evaluation, Goal, ImpactPlan
from pdpkit.record.promises import Entitlement
from pdpkit.rules.cases import find_case
from pdpkit.rules.scene import Scene

MINUTES_WORTH_A_PLAN: Final = 60
MOST_ACTIVE_GOALS: Final = 5
_WITHOUT_CLAIMS: Final = frozenset(("carried-forward", "dropped"))
_SETTLED: Final = frozenset(("given", "partly", "unmet", "released"))
_STAYING: Final = frozenset(("stay-deepen", "classroom-expert"))


def judge_plan(scene: Scene) -> Iterator[Finding]:
    """R05 with (f), R06 with (e), R07, R14, R15, and (b), (c), (d), (i)."""
    yield from _judge_matches(scene)
    yield from _judge_impact(scene)
    yield from _judge_goals(scene)
    yield from _judge_entitlements(scene)
    yield from _judge_stages(scene)
    yield from _judge_direction(scene)


def _judge_matches(scene: Scene) -> Iterator[Finding]:
    for number, interest in enumerate(scene.record.interests):
        if interest.kind != "match":
            continue
        missing = []
        if next(scene.find_related(interest, Aspiration), None) is None:
            missing.append("an aspiration")
        if not interest.priorities:
            missing.append("a priority")
        if missing:
            yield find("rule-r05", f"/interests/{number}", missing=" and ".join(missing))


def _judge_impact(scene: Scene) -> Iterator[Finding]:
    for number, activity in enumerate(scene.record.activities):
        where, plan = f"/activities/{number}", activity.impact_plan
        if plan is None:
            long = (activity.minutes or 0) >= MINUTES_WORTH_A_PLAN
            if long and not _is_planned_for(scene, activity):
                yield find_case("rule-r06", "r06-missing", where, minutes=activity.minutes)
            continue
        if _is_after(plan.recorded_on, activity.start):
            place = f"{where}/impactPlan/recordedOn"
            yield find_case("rule-r06", "r06-afterwards", place, day=plan.recorded_on)
        if not any(scene.find_related(activity, Evaluation)):
            yield from _judge_check_date(scene, where, plan)
    for number, goal in enumerate(scene.record.goals):
        if goal.impact_plan is not None and not any(scene.find_related(goal, Evaluation)):
            yield from _judge_check_date(scene, f"/goals/{number}", goal.impact_plan)


def _is_planned_for(scene: Scene, activity: Activity) -> bool:
    """Whether a goal that the activity serves said before its start what should change."""
    plans = (goal.impact_plan for goal in scene.find_related(activity, Goal))
    return any(plan and not _is_after(plan.recorded_on, activity.start) for plan in plans)


def _is_after(day: str, other: str) -> bool:
    """Whether a day is surely later than another; what sorts before it need not be looked at."""
    return day > other and first_day(day) > last_day(other)


def _judge_check_date(scene: Scene, where: str, plan: ImpactPlan) -> Iterator[Finding]:
    if plan.check_date is not None and scene.is_past(plan.check_date):
        yield find("rule-r07", f"{where}/impactPlan/checkDate", day=plan.check_date)


def _judge_goals(scene: Scene) -> Iterator[Finding]:
    for number, goal in enumerate(scene.record.goals):
        where = f"/goals/{number}"
        if goal.state in _WITHOUT_CLAIMS:
            continue
        if goal.need is None:
            yield find_case("rule-r14", "r14-need", where)
        if not goal.success_criteria:
            yield find_case("rule-r14", "r14-criteria", where)
        if goal.state == "agreed" and not _was_agreed(scene, goal):
            yield find("rule-b", f"{where}/state")
    active = sum(goal.state == "active" for goal in scene.record.goals)
    if active > MOST_ACTIVE_GOALS:
        yield find_case("rule-r14", "r14-many", "/goals", count=active)


def _was_agreed(scene: Scene, goal: Goal) -> bool:
    """Whether a talk with somebody, or an employer's statement, stands behind an agreement."""
    if any(talk.with_roles for talk in scene.find_related(goal, Conversation)):
        return True
    subjects = (statement.get("credentialSubject") for statement in scene.record.statements)
    carried = (s.get("entry") for s in subjects if isinstance(s, dict))
    return any(isinstance(entry, dict) and entry.get("id") == goal.id for entry in carried)


def _judge_entitlements(scene: Scene) -> Iterator[Finding]:
    for number, promise in enumerate(scene.record.entitlements):
        where = f"/entitlements/{number}"
        if promise.end and scene.is_past(promise.end) and promise.state not in _SETTLED:
            yield find("rule-r15", where, day=promise.end)
        yield from _judge_amounts(where, promise)


def _judge_amounts(where: str, promise: Entitlement) -> Iterator[Finding]:
    units = {given.unit for given in promise.given}
    if promise.unit is not None and units - {promise.unit}:
        other = sorted(units - {promise.unit})[0]
        place = f"{where}/given"
        yield find_case("rule-d", "d-units", place, promised=promise.unit, given=other)
        return
    given = sum((Decimal(part.amount) for part in promise.given), Decimal(0))
    if promise.state == "unmet" and given:
        values = {"given": given, "unit": promise.unit or ""}
        yield find_case("rule-d", "d-unmarked", f"{where}/state", **values)
    if promise.state == "given" and promise.amount and given < Decimal(promise.amount):
        values = {"given": given, "promised": promise.amount, "unit": promise.unit or ""}
        yield find_case("rule-d", "d-short", f"{where}/state", **values)


def _judge_stages(scene: Scene) -> Iterator[Finding]:
    stages = sorted(enumerate(scene.record.stages), key=lambda pair: pair[1].order)
    for (_, before), (number, stage) in pairwise(stages):
        where = f"/stages/{number}"
        if before.order == stage.order:
            yield find_case("rule-c", "c-order", f"{where}/order", order=stage.order)
        elif before.from_year and stage.from_year and stage.from_year < before.from_year:
            yield find_case("rule-c", "c-years", f"{where}/fromYear", order=stage.order)


def _judge_direction(scene: Scene) -> Iterator[Finding]:
    """(i): somebody who wants to stay and deepen is not steered into leadership alone."""
    hopes = [a.kind for a in scene.record.aspirations if a.state in (None, "current")]
    goals: Sequence[Goal] = [
        goal for goal in scene.record.goals if goal.state in ("proposed", "agreed", "active", None)
    ]
    staying = bool(hopes) and all(hope in _STAYING for hope in hopes)
    if staying and goals and all(set(goal.strands) == {"leadership"} for goal in goals):
        yield find("rule-i", "/goals")
