"""Work beyond the own school, told fairly: secondments, reach, governance, recognition (R08)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from pdpkit.encoding.times import first_day, last_day
from pdpkit.findings import Finding, find
from pdpkit.record.conversations import Conversation
from pdpkit.record.organisations import Org
from pdpkit.record.roles import GovernanceAppointment
from pdpkit.record.secondments import Secondment
from pdpkit.rules.cases import find_case
from pdpkit.rules.scene import Scene

_LONGEST: Final = timedelta(days=366)
_WITHOUT_CONTACT: Final = timedelta(weeks=10)
_YEAR: Final = timedelta(days=365)
_NOT_YET: Final = frozenset(("expressed", "matched", "withdrawn"))
_GOVERNANCE: Final = frozenset(("governance-training", "governance-visit", "induction"))


def judge_beyond(scene: Scene) -> Iterator[Finding]:
    """R08 with (j), and (h), (k), (m), (n)."""
    for number, secondment in enumerate(scene.record.secondments):
        yield from _judge_secondment(scene, f"/secondments/{number}", secondment)
    yield from _judge_intents(scene)
    yield from _judge_reach(scene)
    yield from _judge_governance(scene)
    yield from _judge_celebration(scene)


def _judge_secondment(scene: Scene, where: str, secondment: Secondment) -> Iterator[Finding]:
    start, end = secondment.start, secondment.end
    if start and end and last_day(end) - first_day(start) >= _LONGEST:
        yield find_case("rule-r08", "r08-long", where)
    if _same(secondment.home_org, secondment.host_org):
        yield find_case("rule-r08", "r08-same", f"{where}/hostOrg")
    if secondment.state in _NOT_YET:
        return
    home, host = secondment.home_line_manager, secondment.host_line_manager
    if host is None:
        yield find_case("rule-r08", "r08-host-manager", where)
    elif home is None:
        yield find_case("rule-j", "j-home", where)
    elif home.casefold() == host.casefold():
        yield find_case("rule-j", "j-same", f"{where}/hostLineManager")
    if secondment.cover is None:
        yield find_case("rule-r08", "r08-cover", where)
    levels = secondment.seniority_home, secondment.seniority_host
    if None not in levels and levels[0] != levels[1]:
        yield find_case("rule-r08", "r08-seniority", f"{where}/seniorityHost")
    if start and secondment.state != "ended" and scene.is_during(start, end):
        yield from _judge_contact(scene, where, secondment, first_day(start))


def _judge_contact(
    scene: Scene, where: str, secondment: Secondment, start: date
) -> Iterator[Finding]:
    time = secondment.time
    if time is not None and time.fte is None and time.days_per_week is None:
        return  # a few days a year are no absence
    talks = scene.find_related(secondment, Conversation)
    days = [last_day(talk.date) for talk in talks if talk.state in (None, "held")]
    latest = max((day for day in days if start <= day <= scene.at), default=start)
    if scene.at - latest > _WITHOUT_CONTACT:
        yield find_case("rule-r08", "r08-contact", where, day=latest.isoformat())


def _judge_intents(scene: Scene) -> Iterator[Finding]:
    """(k): what somebody means to do after a secondment is a history, a day an entry."""
    seen: dict[tuple[str, str], str] = {}
    for number, talk in enumerate(scene.record.conversations):
        if talk.return_intent is None:
            continue
        where = f"/conversations/{number}"
        secondments = list(scene.find_related(talk, Secondment))
        if not secondments:
            yield find_case("rule-k", "k-alone", where)
        for secondment in secondments:
            known = seen.setdefault((secondment.id, talk.date), talk.return_intent)
            if known != talk.return_intent:
                yield find_case("rule-k", "k-twice", f"{where}/returnIntent")


def _judge_reach(scene: Scene) -> Iterator[Finding]:
    """(h): beyond the own school means another place than the post of that day."""
    for number, activity in enumerate(scene.record.activities):
        if activity.reach != "other-school" or activity.org is None:
            continue
        day = first_day(activity.start)
        for post in scene.record.posts:
            held = (post.start is None or first_day(post.start) <= day) and (
                post.end is None or last_day(post.end) >= day
            )
            if held and post.start and _same(post.org, activity.org):
                yield find("rule-h", f"/activities/{number}/org", org=activity.org.name)
                break


def _judge_governance(scene: Scene) -> Iterator[Finding]:
    """(m): after a year in governance some training or visit stands in the record."""
    learnt = [first_day(a.start) for a in scene.record.activities if a.type in _GOVERNANCE]
    for number, role in enumerate(scene.record.roles):
        if not isinstance(role, GovernanceAppointment) or role.start is None:
            continue
        start = first_day(role.start)
        until = min(scene.at, last_day(role.end)) if role.end else scene.at
        if until - start >= _YEAR and not any(start <= day <= until for day in learnt):
            yield find("rule-m", f"/roles/{number}")


def _judge_celebration(scene: Scene) -> Iterator[Finding]:
    """(n): what is celebrated is public by its owner's choice, and only then."""
    for where, entry in scene.places.values():
        if entry.celebrate_ok and entry.visibility != "public":
            seen = entry.visibility or "own"
            yield find_case("rule-n", "n-hidden", f"{where}/celebrateOk", visibility=seen)
    for number, recognition in enumerate(scene.record.recognitions):
        if recognition.visibility == "public" and not recognition.celebrate_ok:
            yield find_case("rule-n", "n-unasked", f"/recognitions/{number}")


def _same(first: Org, second: Org) -> bool:
    """Whether two entries mean one organisation: by number where both have one, else by name."""
    if first.ids and second.ids and first.ids.urn and second.ids.urn:
        return first.ids.urn == second.ids.urn
    return first.name.casefold() == second.name.casefold() and first.kind == second.kind
