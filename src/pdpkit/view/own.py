"""What the holder says in their own words: each kind of entry in plain values."""

from pdpkit.encoding.times import first_day, last_day, say_day
from pdpkit.view.entries import Entry
from pdpkit.view.naming import name_role, say_phases
from pdpkit.view.page import Own
from pdpkit.view.saying import (
    IMPACT_LEVELS,
    join,
    say_code,
    say_fraction,
    say_minutes,
    say_period,
    say_time,
)


def say_post(post: Entry) -> Own:
    org = post.part("org")
    facts = [
        join([org.line("name"), org.line("parentName")], ", "),
        say_period(post.day("start"), post.day("end"), running=True),
        say_fraction(post.line("fraction")),
    ]
    return Own(post.line("title"), join(facts), _points([("", "; ".join(post.lines("subjects")))]))


def say_activity(activity: Entry) -> Own:
    size = activity.number("audienceSize")
    facts = [
        say_code("ActivityRole", activity, "role"),
        say_code("Reach", activity, "reach").lower(),
        say_period(activity.day("start"), activity.day("end")),
        say_minutes(activity.number("minutes")),
        f"{size} people" if size else "",
        activity.line("provider"),
        say_phases(activity),
    ]
    points = [
        _say_intent(activity),
        ("What came of it", activity.text("outcome")),
    ]
    return Own(activity.line("title"), join(facts), _points(points))


def say_secondment(secondment: Entry) -> Own:
    home, host = (secondment.part(name).line("name") for name in ("homeOrg", "hostOrg"))
    facts = [
        say_period(secondment.day("start"), secondment.day("end"), running=True),
        say_time(secondment.part("time")),
        join(["from", home], " ") if home else "",
    ]
    points = [
        ("Why", secondment.text("rationale")),
        ("I did", "; ".join(secondment.lines("responsibilities"))),
        ("What came of it", secondment.text("outcomeNote")),
    ]
    return Own(join(["Secondment", host], " to "), join(facts), _points(points))


def say_role(held: Entry) -> Own:
    period = say_period(held.day("start"), held.day("end"), running=True)
    _, title, facts = name_role(held)
    points = [
        ("It made", "; ".join(held.lines("outputs"))),
        ("I learned", held.text("ownLearning")),
        ("What came of it", "; ".join(held.lines("outcomes"))),
    ]
    return Own(title, join([*facts, period]), _points(points))


def say_goal(goal: Entry, evaluations: list[Entry], evidence: list[Entry]) -> Own:
    plan = goal.part("impactPlan")
    target = goal.day("targetDate")
    facts = [
        say_code("GoalState", goal, "state"),
        f"by {say_day(target)}" if target else "",
        join(["looks at", IMPACT_LEVELS.get(plan.number("level") or 0, "")], " ") if plan else "",
    ]
    points = [
        ("It serves", join([goal.text("visionLink"), goal.text("corePurposeLink")], " ")),
        ("Need", goal.text("need")),
        ("It has worked when", "; ".join(goal.lines("successCriteria"))),
        ("Meant to change", plan.text("intendedChange")),
        ("Measured by", plan.text("measure")),
        *(_say_finding(found) for found in evaluations[:3]),
        ("Evidence", "; ".join(shown.line("title") for shown in evidence[:3])),
        ("Help wanted", goal.text("supportWanted")),
    ]
    return Own(goal.line("title"), join(facts), _points(points))


def _say_intent(activity: Entry) -> tuple[str, str]:
    """What an activity was meant to change; a plan from after its start is called that."""
    plan = activity.part("impactPlan")
    recorded, start = plan.day("recordedOn"), activity.day("start")
    late = recorded and start and first_day(recorded) > last_day(start)
    label = "Meant to change (added afterwards)" if late else "Meant to change"
    return label, plan.text("intendedChange")


def _say_finding(found: Entry) -> tuple[str, str]:
    caveat = found.text("caveat")
    label = join(["Found", IMPACT_LEVELS.get(found.number("level") or 0, "")], ": ")
    return label, join([found.text("finding"), f"But: {caveat}" if caveat else ""], " ")


def _points(points: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, text) for label, text in points if text)
