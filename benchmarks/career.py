"""A career of 35 years as a record, and how fast it is read and judged beside a bare reading."""

import json
import random
import statistics
import time
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from pdpkit.encoding.writing import dump
from pdpkit.framework import embed
from pdpkit.record import Record, read_record
from pdpkit.rules import judge_rules
from pdpkit.schema import find_faults

Tree = dict[str, Any]

ACTIVITIES = 1_400
FIRST_DAY = date(1991, 9, 1)
AT = date(2026, 11, 22)
ROUNDS = 9

_SCHOOL = {
    "name": "Fen Lane Primary",
    "kind": "school",
    "phase": "primary",
    "ids": {"urn": "999001", "laestab": "9997001"},
    "parentName": "Saltmarsh Learning Trust",
}
_OTHER_SCHOOL = {"name": "Harbour Primary", "kind": "school", "ids": {"urn": "999002"}}
_PRIORITY = {"title": "Maths mastery", "level": "trust", "scope": "joint"}
_WORDS = (
    *("talk", "about", "reasoning", "in", "mathematics", "with", "prompts", "that", "everybody"),
    *("uses", "each", "day", "and", "look", "at", "what", "changed", "in", "the", "work", "of"),
    *("classes", "over", "the", "term", "with", "a", "colleague", "from", "the", "next", "phase"),
)


class Career:
    """Draws everything from one seed, so that two runs compare."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)

    def make(self) -> Tree:
        """The tree of an unsigned record: every kind of entry, no statements."""
        activities = [self._activity(number) for number in range(ACTIVITIES)]
        goals = [self._goal(number) for number in range(70)]
        record = {
            "format": "pdp/1.0",
            "id": self._id(),
            "language": "en-GB",
            "revision": 140,
            "holder": {
                "id": "ni:///sha-256;M3VpixJokZJ6mYbq_xBI2XcvfsQApOSVvMVzOf0S1Cs",
                "keyLog": [{"format": "pdp-key-event/1.0"}],
                "name": "Priya Nair",
                "staffGroups": ["teacher"],
            },
            "posts": [self._post(number) for number in range(7)],
            "breaks": [self._entry(start="2003-09", end="2004-08", label="Career break")],
            "statuses": [self._entry(type="qts", state="held", heldFrom="1992-07")],
            "qualifications": [
                self._entry(name=self._line(), state="passed", awarded=self._day(n * 700))
                for n in range(18)
            ],
            "recognitions": [
                self._entry(kind="thanks", name=self._line(), date=self._day(n * 900))
                for n in range(12)
            ],
            "aspirations": [
                self._entry(kind="stay-deepen", statement=self._text(25), horizon="1-2y")
                for n in range(9)
            ],
            "stages": [self._stage(number) for number in range(12)],
            "goals": goals,
            "evaluations": [self._evaluation(goals, activities) for _ in range(160)],
            "entitlements": [self._entitlement(number) for number in range(60)],
            "interests": [
                self._entry(kind="expertise", title=self._line(), trackRecord=self._text(30))
                for n in range(14)
            ],
            "activities": activities,
            "secondments": [self._secondment()],
            "roles": [self._role(number) for number in range(40)],
            "ideas": [
                self._entry(kind="trial", idea=self._line(), happened=self._text(20))
                for n in range(50)
            ],
            "evidence": [self._evidence(activities) for _ in range(260)],
            "progress": [self._progress() for _ in range(50)],
            "conversations": [self._conversation(goals, n) for n in range(120)],
            "asks": [self._entry(what=self._line(), why=self._text(15)) for n in range(30)],
            "notes": [
                self._entry(kind="reflection", text=self._text(60), date=self._day(n * 60))
                for n in range(200)
            ],
        }
        return embed(record)

    def _activity(self, number: int) -> Tree:
        start = self._day(number * 9)
        minutes = self._random.choice((45, 60, 90, 300))
        activity = self._entry(
            type=self._random.choice(("training-session", "coaching", "workshop", "webinar")),
            title=self._line(),
            role=self._random.choice(("took-part", "took-part", "took-part", "led")),
            start=start,
            minutes=minutes,
            reach=self._random.choice(("own-school", "own-school", "trust-wide", "cross-school")),
            provider="Saltmarsh Learning Trust",
            origin="central",
            timeBasis="directed",
            state="completed",
        )
        if number % 5 == 0:
            activity |= {"org": _OTHER_SCHOOL, "phases": ["primary", "secondary"]}
            activity |= {"topics": [self._line()], "mechanisms": ["m06", "m09"]}
        if minutes >= 60 and number % 20:
            activity["impactPlan"] = self._impact_plan(start)
        return activity

    def _impact_plan(self, day: str) -> Tree:
        return {
            "level": self._random.randint(2, 5),
            "intendedChange": self._text(12),
            "measure": self._text(6),
            "recordedOn": day,
        }

    def _goal(self, number: int) -> Tree:
        day = self._day(number * 180)
        return self._entry(
            title=self._line(),
            need=self._text(20),
            strands=["teaching", "subject"],
            successCriteria=[self._line(), self._line()],
            targetDate=day,
            priorities=[_PRIORITY],
            impactPlan=self._impact_plan(day),
            state="met" if number < 66 else "active",
        )

    def _evaluation(self, goals: list[Tree], activities: list[Tree]) -> Tree:
        about = self._random.choice((*goals, *activities[::10]))
        found = {"finding": self._text(25), "judgement": "some", "caveat": self._text(8)}
        return self._entry(level=4, links=[about["id"]], date=self._day(9_000), **found)

    def _post(self, number: int) -> Tree:
        first, last = self._day(number * 1_800), self._day((number + 1) * 1_800 - 1)
        return self._entry(
            title="Class teacher",
            org=_SCHOOL,
            staffGroup="teacher",
            kind="employed",
            start=first,
            end=last,
            duties=self._text(20),
            lineManager="Phase lead",
        )

    def _stage(self, number: int) -> Tree:
        first = 2001 + 2 * number
        years = [f"{year}/{(year + 1) % 100:02d}" for year in (first, first + 1)]
        members = {"fromYear": years[0], "toYear": years[1], "focus": self._text(20)}
        return self._entry(order=number + 1, title=self._line(), **members)

    def _entitlement(self, number: int) -> Tree:
        day = self._day(number * 200)
        return self._entry(
            what=self._line(),
            amount="5",
            unit="days",
            end=day,
            promisedBy="Headteacher",
            given=[{"amount": "2.5", "unit": "days"}, {"amount": "2.5", "unit": "days"}],
            state="given",
        )

    def _secondment(self) -> Tree:
        return self._entry(
            kind="school-placement",
            homeOrg=_SCHOOL,
            hostOrg=_OTHER_SCHOOL,
            start="2025-09-01",
            end="2026-08-31",
            time={"fte": "1"},
            homeLineManager="Phase lead",
            hostLineManager="Deputy head",
            cover="reciprocal",
            state="ended",
        )

    def _role(self, number: int) -> Tree:
        members = {"groupKind": "subject-community", "role": "member"}
        return self._entry(
            kind="group", name=self._line(), start=self._day(number * 300), **members
        )

    def _evidence(self, activities: list[Tree]) -> Tree:
        digest = "M3VpixJokZJ6mYbq_xBI2XcvfsQApOSVvMVzOf0S1Cs"
        links = [self._random.choice(activities)["id"]]
        members = {"digest": digest, "location": "held-by-owner", "links": links}
        return self._entry(kind="resource", title=self._line(), holdsPersonalData="no", **members)

    def _progress(self) -> Tree:
        item = str(self._random.randint(1, 8))
        framework = {"id": "ts", "version": "2011"}
        return self._entry(framework=framework, item=item, claim=self._text(20))

    def _conversation(self, goals: list[Tree], number: int) -> Tree:
        links = [self._random.choice(goals)["id"]]
        members = {"withRoles": ["line-manager"], "topics": [self._line()], "links": links}
        return self._entry(kind="review", date=self._day(number * 100), **members)

    def _entry(self, **members: Any) -> Tree:
        return {"id": self._id()} | members | _REST

    def _id(self) -> str:
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))

    def _day(self, days: int) -> str:
        return (FIRST_DAY + timedelta(days=days + self._random.randrange(9))).isoformat()

    def _line(self) -> str:
        return self._text(5).removesuffix(".")

    def _text(self, words: int) -> str:
        return " ".join(self._random.choices(_WORDS, k=words)).capitalize() + "."


_REST = {"visibility": "handover", "updated": "2026-10-09T16:00:00Z"}


def run() -> None:
    tree = Career().make()
    text = dump(tree)

    def bare() -> None:
        Record.model_validate(json.loads(text))

    def ours() -> None:
        received = json.loads(text)
        reading = read_record(received)
        assert reading.value is not None
        judge_rules(reading.value, received, AT)

    plain, own = _measure(bare, ours)
    print(f"a career of {ACTIVITIES:,} activities, {len(text) / 1e6:.1f} MB")
    print(f"  json.loads and pydantic alone: {plain * 1000:.0f} ms")
    print(f"  typed reading and all rules: {own * 1000:.0f} ms, {own / plain:.2f} times")
    start = time.process_time()
    assert find_faults(tree, "record") == []
    print(f"  the JSON Schema judge beside it: {time.process_time() - start:.1f} s")


def _measure(*works: Callable[[], None]) -> list[float]:
    """The median processor time of each, taken in turn so that a busy machine slows all alike."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, taken in zip(works, times, strict=True):
            start = time.process_time()
            work()
            taken.append(time.process_time() - start)
    return [statistics.median(taken) for taken in times]


if __name__ == "__main__":
    run()
