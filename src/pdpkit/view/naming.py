"""Any entry in one line: what sort of thing it is, what it is called, what else matters, when."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from pdpkit.encoding.times import first_day, last_day
from pdpkit.view.entries import Entry
from pdpkit.view.saying import (
    IMPACT_LEVELS,
    join,
    say_amount,
    say_code,
    say_fraction,
    say_minutes,
    say_time,
    year_end,
    year_start,
)

# Sort, title, facts.
_Words: TypeAlias = tuple[str, str, Iterable[str]]
# Which members hold the first and the last day of an entry, the first that is there.
_DAYS: Final = {
    "statuses": (("heldFrom", "end", "start"), ()),
    "qualifications": (("awarded", "start", "expectedEnd"), ()),
    "recognitions": (("date",), ("until",)),
    "goals": (("targetDate",), ()),
    "ideas": (("start", "date"), ("end",)),
}
_PLAIN_DAYS: Final = (("start", "date"), ("end",))


@dataclass(frozen=True, slots=True)
class Named:
    """An entry in words; ``start`` and ``end`` are days as text, empty where there is none."""

    sort: str
    title: str
    facts: str
    start: str
    end: str

    @property
    def first(self) -> date | None:
        return first_day(self.start) if self.start else None

    @property
    def last(self) -> date | None:
        return last_day(self.end or self.start) if self.end or self.start else None


def name_entry(array: str, entry: Entry) -> Named:
    """The words of an entry of the array ``array``; one that is not known has its title alone."""
    sort, title, facts = _NAMES.get(array, _name_unknown)(entry)
    start, end = _find_days(array, entry)
    return Named(sort, title or sort, join(facts), start, end)


def name_role(held: Entry) -> _Words:
    """A part in a group, a peer review, a board, or a deployment; ``kind`` decides its words."""
    match held.line("kind"):
        case "group":
            role = say_code("MemberRole", held, "role")
            kind = say_code("GroupKind", held, "groupKind").lower()
            facts = [join([role, kind], ", "), _name_orgs(held, "orgs")]
            return "Group", held.line("name"), facts
        case "peer-review":
            title = join(["Peer review", held.part("hostSchool").line("name")], ": ")
            return "Peer review", title, [say_code("PeerReviewRole", held, "role"),
                                          held.line("focus")]  # fmt: skip
        case "governance":
            title = join([say_code("GovernanceRole", held, "role"), held.line("body")], ", ")
            committees = join(held.lines("committees"), ", ")
            return "Governance", title, [held.part("org").line("name"), committees]
        case _:
            days = held.line("days")
            facts = [f"{days} days" if days else "", say_fraction(held.line("fraction"))]
            return "Deployment", held.line("topic"), [*facts, _name_orgs(held, "scopeOrgs")]


def _find_days(array: str, entry: Entry) -> tuple[str, str]:
    if array == "stages":
        first = year_start(entry.line("fromYear"))
        last = year_end(entry.line("toYear") or entry.line("fromYear"))
        return first.isoformat() if first else "", last.isoformat() if last else ""
    firsts, lasts = _DAYS.get(array, _PLAIN_DAYS)
    start = next((day for name in firsts if (day := entry.day(name))), "")
    return start, next((day for name in lasts if (day := entry.day(name))), "")


def _name_post(post: Entry) -> _Words:
    org = post.part("org")
    place = join([org.line("name"), org.line("parentName")], ", ")
    return "Post", post.line("title"), [place, say_fraction(post.line("fraction"))]


def _name_status(status: Entry) -> _Words:
    plain = status.line("state") in ("held", "passed")
    state = "" if plain else say_code("StatusState", status, "state")
    then = status.line("termUsed")
    return "Status", say_code("StatusType", status, "type"), [state, f"as “{then}”" if then else ""]


def _name_qualification(gained: Entry) -> _Words:
    state = say_code("QualificationState", gained, "state")
    return (
        "Qualification",
        gained.line("name"),
        [
            gained.line("provider") or gained.line("body"),
            gained.line("grade") or state,
        ],
    )


def _name_recognition(gained: Entry) -> _Words:
    sort = say_code("RecognitionKind", gained, "kind") or "Recognition"
    return sort, gained.line("name"), [gained.line("body")]


def _name_aspiration(hope: Entry) -> _Words:
    return "Hope", hope.line("statement"), [say_code("Horizon", hope, "horizon")]


def _name_stage(stage: Entry) -> _Words:
    number = stage.number("order")
    return f"Stage {number}" if number else "Stage", stage.line("title"), [stage.line("focus")]


def _name_goal(goal: Entry) -> _Words:
    return "Goal", goal.line("title"), [say_code("GoalState", goal, "state")]


def _name_evaluation(found: Entry) -> _Words:
    level = IMPACT_LEVELS.get(found.number("level") or 0, "")
    return "Finding", found.line("finding"), [level, say_code("Judgement", found, "judgement")]


def _name_entitlement(promise: Entry) -> _Words:
    amount = promise.line("amount")
    return (
        "Promise",
        promise.line("what"),
        [
            say_amount(amount, promise.line("unit")) if amount else "",
            promise.line("promisedBy"),
        ],
    )


def _name_interest(interest: Entry) -> _Words:
    sort = say_code("InterestKind", interest, "kind") or "Interest"
    return sort, interest.line("title"), [say_code("InterestState", interest, "state")]


def _name_activity(activity: Entry) -> _Words:
    return say_code("ActivityType", activity, "type") or "Activity", activity.line("title"), [
        say_code("ActivityRole", activity, "role"),
        say_code("Reach", activity, "reach").lower(),
        say_minutes(activity.number("minutes")),
        activity.line("provider") or activity.part("org").line("name"),
        say_phases(activity),
        "" if activity.line("state") == "completed"
        else say_code("ActivityState", activity, "state"),
    ]  # fmt: skip


def say_phases(entry: Entry) -> str:
    """That those who took part came from several phases; empty where they did not."""
    return "across phases" if len(set(entry.lines("phases"))) > 1 else ""


def _name_secondment(away: Entry) -> _Words:
    home, host = (away.part(name).line("name") for name in ("homeOrg", "hostOrg"))
    facts = [f"from {home}" if home else "", say_time(away.part("time"))]
    return "Secondment", f"To {host}" if host else "", facts


def _name_idea(idea: Entry) -> _Words:
    sort = "Idea carried on" if idea.line("kind") == "transfer" else "Idea tried out"
    return (
        sort,
        idea.line("idea"),
        [
            idea.line("place"),
            _name_orgs(idea, "toOrgs"),
            say_code("IdeaDecision", idea, "decision"),
        ],
    )


def _name_evidence(shown: Entry) -> _Words:
    return say_code("EvidenceKind", shown, "kind") or "Evidence", shown.line("title"), []


def _name_progress(step: Entry) -> _Words:
    framework = step.part("framework").line("id")
    if step.line("kind") == "skills-audit":
        return "Audit of skills", join(["Audit of skills", step.line("year")], ", "), [framework]
    return "Progress", step.line("claim"), [join([framework, step.line("item")], " ")]


def _name_conversation(talk: Entry) -> _Words:
    roles = [say_code("PersonRole", role, "code") for role in _codes(talk, "withRoles")]
    contact = say_code("Contact", talk, "contact")
    return (
        "Conversation",
        contact or say_code("ConversationKind", talk, "kind"),
        [
            f"with {join(roles, ', ')}" if roles else "",
            join(talk.lines("topics"), "; "),
        ],
    )


def _name_ask(ask: Entry) -> _Words:
    return "Ask", ask.line("what"), [say_code("AskState", ask, "state")]


def _name_note(note: Entry) -> _Words:
    return say_code("NoteKind", note, "kind") or "Note", note.line("text"), []


def _name_break(pause: Entry) -> _Words:
    return "Break", pause.line("label") or "Career break", []


def _name_unknown(entry: Entry) -> _Words:
    return "Entry", entry.line("title") or entry.line("name"), []


def _name_orgs(entry: Entry, name: str, most: int = 3) -> str:
    names = [org.line("name") for org in entry.parts(name)]
    more = " and others" if len(names) > most else ""
    return join(names[:most], ", ") + more


def _codes(entry: Entry, name: str) -> list[Entry]:
    """The codes of a list, each as an entry of its own so that it is said like any other."""
    return [Entry({"code": code}) for code in entry.lines(name)]


_NAMES: Final[dict[str, Callable[[Entry], _Words]]] = {
    "posts": _name_post,
    "breaks": _name_break,
    "statuses": _name_status,
    "qualifications": _name_qualification,
    "recognitions": _name_recognition,
    "aspirations": _name_aspiration,
    "stages": _name_stage,
    "goals": _name_goal,
    "evaluations": _name_evaluation,
    "entitlements": _name_entitlement,
    "interests": _name_interest,
    "activities": _name_activity,
    "secondments": _name_secondment,
    "roles": name_role,
    "ideas": _name_idea,
    "evidence": _name_evidence,
    "progress": _name_progress,
    "conversations": _name_conversation,
    "asks": _name_ask,
    "notes": _name_note,
}
ARRAYS: Final = tuple(_NAMES)
