"""For each rule a record that breaks it and a sibling that differs in that one thing and passes.

The table is what the tests of the rules run, and what the vectors of the rules are made from.
"""

import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, NamedTuple

from entries import DIGEST, HOST, SCHOOL, TRUST, entry, entry_id, record
from pdpkit.findings import Finding
from pdpkit.record import read_record
from pdpkit.rules import judge_rules
from pdpkit.schema import find_faults

Tree = dict[str, Any]

AT: Final = date(2026, 11, 22)
FRAMEWORK: Final = {
    **{"format": "pdp-framework/1", "id": "saltmarsh", "version": "1", "status": "live"},
    "title": "Leadership here",
    "items": [
        {"code": "a1", "label": "Asks first", "levels": [{"level": "1", "expectation": "x"}]}
    ],
}
PLAN: Final = {
    **{"level": 4, "intendedChange": "Prompts are used", "checkDate": "2026-07"},
    "recordedOn": "2023-09-12",
}
_CLAIM: Final = {"framework": {"id": "saltmarsh", "version": "1"}, "item": "a1", "level": "1"}
_PRIORITY: Final = {"title": "Maths mastery"}


class Listed(NamedTuple):
    """An organisation as a look-up of the reader's own tells it."""

    name: str
    closed: str | None = None
    successor: str | None = None


class Register:
    """A look-up of organisations: by kind of number all of that kind, as a vector tells them."""

    def __init__(self, known: Tree) -> None:
        self._known = known
        self.kinds = frozenset(known)

    def find(self, kind: str, number: str) -> Listed | None:
        found = self._known[kind].get(number)
        return None if found is None else Listed(**found)


@dataclass(frozen=True)
class RuleCase:
    """``code`` at ``where`` is the only finding in ``breaks``; in ``passes`` there is none.

    ``register`` is what the reader's look-up of organisations knows; without one there is none.
    """

    name: str
    code: str
    where: str
    breaks: Tree
    passes: Tree
    rows: tuple[str, ...] = ()
    register: Tree | None = None

    @property
    def lookup(self) -> Register | None:
        return None if self.register is None else Register(self.register)


def judge(tree: Tree, at: date = AT, lookup: Any = None) -> list[Finding]:
    """What the rules find in a tree whose form both judges accept."""
    reading = read_record(tree)
    assert reading.value is not None, reading.findings
    assert find_faults(tree, "record") == []
    return judge_rules(reading.value, tree, at, lookup)


def _change(tree: Tree, place: str, value: Any) -> Tree:
    """A copy of a tree with another value at a pointer; None takes the member away."""
    changed = copy.deepcopy(tree)
    *steps, last = place.split("/")[1:]
    inner: Any = changed
    for step in steps:
        inner = inner[int(step)] if isinstance(inner, list) else inner[step]
    if value is None:
        del inner[last]
    else:
        inner[int(last) if isinstance(inner, list) else last] = value
    return changed


def _case(  # noqa: PLR0917  a row of a table
    name: str, code: str, where: str, passes: Tree, place: str, value: Any, *rows: str
) -> RuleCase:
    """The breaking record is the passing one with ``value`` at ``place``."""
    return RuleCase(name, code, where, _change(passes, place, value), passes, rows)


def _listed(case: RuleCase) -> RuleCase:
    """The same with a look-up of organisations, to which the record is compared."""
    return replace(case, register=REGISTER)


# What the look-up of the vectors of R20 knows.
REGISTER: Final = {
    "urn": {
        "999001": {"name": "Fen Lane Primary"},
        "999005": {
            **{"name": "Old Harbour School", "closed": "2020-08-31"},
            "successor": "Harbour Primary (999002)",
        },
    },
    "uid": {"99901": {"name": "Saltmarsh Learning Trust"}},
}
_OLD_SCHOOL: Final = {"name": "Old Harbour School", "kind": "school", "ids": {"urn": "999005"}}
_GOAL_ID: Final = entry_id("goals")
_SECONDMENT_ID: Final = entry_id("secondments")
_ASPIRATION: Final = entry("aspirations")
_MATCH: Final = record(
    aspirations=[_ASPIRATION],
    interests=[
        entry("interests", kind="match", links=[_ASPIRATION["id"]], priorities=[_PRIORITY]),
    ],
)
_AWAY: Final = {"start": "2026-09-01", "end": "2027-08-31", "state": "active"}
_TALK: Final = {"kind": "keep-in-touch", "date": "2026-10-30", "links": [_SECONDMENT_ID]}
_SECONDED: Final = record(
    secondments=[entry("secondments", **_AWAY)], conversations=[entry("conversations", **_TALK)]
)
_RETURN: Final = {"kind": "return", "date": "2026-10-30", "returnIntent": "return"}
_RETURNING: Final = record(
    secondments=[entry("secondments", state="ended")],
    conversations=[
        entry("conversations", 1, **_RETURN, links=[_SECONDMENT_ID]),
        entry("conversations", 2, **_RETURN, links=[_SECONDMENT_ID]),
    ],
)
_AGREED: Final = record(
    goals=[entry("goals", state="agreed")],
    conversations=[
        entry("conversations", kind="plan-agreement", withRoles=["line-manager"], links=[_GOAL_ID])
    ],
)
_OWN_CODE: Final = record(
    activities=[entry("activities", type="x-walk", ext={"labels": {"x-walk": "Learning walk"}})]
)
_PROGRESS: Final = record(progress=[entry("progress", **_CLAIM)], frameworks=[FRAMEWORK])
_STAGES: Final = record(
    stages=[
        entry("stages", 1, order=1, fromYear="2021/22", toYear="2022/23"),
        entry("stages", 2, order=2, fromYear="2023/24", toYear="2024/25"),
    ]
)
_PROMISE: Final = record(
    entitlements=[
        entry(
            "entitlements",
            **{"amount": "10", "unit": "days", "end": "2026-08-31", "state": "given"},
            given=[{"amount": "10", "unit": "days"}],
        )
    ]
)
_GOVERNOR: Final = record(
    roles=[entry("roles", kind="governance", start="2024-09")],
    activities=[entry("activities", type="governance-visit", start="2025-05-02")],
)
_STAYING: Final = record(
    aspirations=[entry("aspirations")],
    goals=[entry("goals", strands=["leadership", "teaching"], state="active")],
)
_PLANNED: Final = record(
    goals=[entry("goals", impactPlan=PLAN)],
    evaluations=[entry("evaluations", links=[_GOAL_ID])],
)
_NUMBER: Final = record(
    statuses=[entry("statuses", type="teacher-number", trn="9990001", visibility="own")]
)
_IMPACT: Final = record(evaluations=[entry("evaluations", finding="Groups of ten explain more.")])

CASES: Final = (
    # R01: what a record never holds, by name in any spelling, and one number by its look.
    *(
        _case(f"r01-{name.lower()}", "rule-r01", f"/goals/0/{place}/{name}", passes, where, "1")
        for name, place in (
            ("birthDate", "ext"),
            ("Date_of_birth", "private"),
            ("NINumber", "private"),
            ("homeAddress", "ext"),
            ("healthNotes", "private"),
            ("sexualOrientation", "ext"),
            ("ETHNICITY", "ext"),
            ("payScale", "private"),
            ("performanceRating", "ext"),
            ("observation-grade", "private"),
            ("capability", "ext"),
        )
        for passes in (record(goals=[entry("goals", **{place: {"mood": "1"}})]),)
        for where in (f"/goals/0/{place}/{name}",)
    ),
    _case(
        "r01-number-in-text",
        "rule-r01",
        "/goals/0/need",
        record(goals=[entry("goals")]),
        "/goals/0/need",
        "See AB 12 34 56 C in the file",
        "S2-05",
    ),
    _case(
        "r02-end-before-start",
        "rule-r02",
        "/posts/0/end",
        record(posts=[entry("posts", start="2021-09", end="2024-08")]),
        "/posts/0/end",
        "2021-08-31",
    ),
    _case(
        "r02-years",
        "rule-r02",
        "/stages/0/toYear",
        record(stages=[entry("stages", fromYear="2023/24", toYear="2024/25")]),
        "/stages/0/toYear",
        "2022/23",
    ),
    _case(
        "r02-minutes",
        "schema-range",
        "/activities/0/minutes",
        record(
            activities=[
                entry("activities", minutes=1_440, impactPlan={**PLAN, "checkDate": "2027"})
            ]
        ),
        "/activities/0/minutes",
        1_441,
    ),
    _case("r03-no-label", "rule-r03", "/activities/0/type", _OWN_CODE, "/activities/0/ext", {}),
    _case(
        "r04-year",
        "rule-r04",
        "/stages/0/fromYear",
        record(stages=[entry("stages", fromYear="2024/25")]),
        "/stages/0/fromYear",
        "2024/26",
    ),
    _case(
        "r04-elsewhere",
        "rule-r04",
        "/statuses/0/trn",
        _NUMBER,
        "/statuses/0/type",
        "qts",
    ),
    _case(
        "r04-visible",
        "rule-r04",
        "/statuses/0/visibility",
        _NUMBER,
        "/statuses/0/visibility",
        "handover",
    ),
    _case("r05-priority", "rule-r05", "/interests/0", _MATCH, "/interests/0/priorities", []),
    _case("r05-aspiration", "rule-r05", "/interests/0", _MATCH, "/interests/0/links", [], "S0-14"),
    _case(
        "r06-missing",
        "rule-r06",
        "/activities/0",
        record(activities=[entry("activities", minutes=59)]),
        "/activities/0/minutes",
        60,
        "S1-13",
    ),
    _case(
        "r06-afterwards",
        "rule-r06",
        "/activities/0/impactPlan/recordedOn",
        record(activities=[entry("activities", impactPlan={**PLAN, "checkDate": "2027"})]),
        "/activities/0/impactPlan/recordedOn",
        "2024-01-05",
        "S1-13",
    ),
    _case(
        "r07-no-finding",
        "rule-r07",
        "/goals/0/impactPlan/checkDate",
        _PLANNED,
        "/evaluations/0/links",
        [],
        "S1-14",
    ),
    _case("r08-long", "rule-r08", "/secondments/0", _SECONDED, "/secondments/0/end", "2027-09-02"),
    _case(
        "r08-same",
        "rule-r08",
        "/secondments/0/hostOrg",
        _SECONDED,
        "/secondments/0/hostOrg",
        SCHOOL,
    ),
    _case(
        "r08-host-manager",
        "rule-r08",
        "/secondments/0",
        _SECONDED,
        "/secondments/0/hostLineManager",
        None,
        "S0-23",
    ),
    _case(
        "r08-contact",
        "rule-r08",
        "/secondments/0",
        _SECONDED,
        "/conversations/0/date",
        "2026-09-10",
        "S0-31",
    ),
    _case("r08-cover", "rule-r08", "/secondments/0", _SECONDED, "/secondments/0/cover", None),
    _case(
        "r08-seniority",
        "rule-r08",
        "/secondments/0/seniorityHost",
        record(
            secondments=[
                entry("secondments", seniorityHome="middle-leader", seniorityHost="middle-leader")
            ]
        ),
        "/secondments/0/seniorityHost",
        "practitioner",
        "S0-24",
    ),
    *(
        _case(
            f"r13-{name}",
            "rule-r13",
            "/evaluations/0/finding",
            _IMPACT,
            "/evaluations/0/finding",
            x,
        )
        for name, x in (
            ("few", "Four pupils explain more"),
            ("of-few", "3 out of 5 explain more"),
            ("percent-of-few", "50% of the 6 explain more"),
            ("from-to", "late arrivals noted down from 9 to 4 a week (class count, no names)"),
            ("sample", "All explain more (n = 7)"),
            ("named", "A girl called Ann explains more"),
            ("named-by-year", "Jayden in Year 4 explains more"),
            ("initials", "It helped J.B. most"),
        )
    ),
    _case(
        "r14-need", "rule-r14", "/goals/0", record(goals=[entry("goals")]), "/goals/0/need", None
    ),
    _case(
        "r14-criteria",
        "rule-r14",
        "/goals/0",
        record(goals=[entry("goals")]),
        "/goals/0/successCriteria",
        [],
        "S1-26",
    ),
    _case(
        "r14-many",
        "rule-r14",
        "/goals",
        record(
            goals=[entry("goals", n, state="active" if n < 6 else "paused") for n in range(1, 7)]
        ),
        "/goals/5/state",
        "active",
    ),
    _case("r15-over", "rule-r15", "/entitlements/0", _PROMISE, "/entitlements/0/state", "promised"),
    _case(
        "r17-requires",
        "rule-r17",
        "/posts/0/requires",
        record(posts=[entry("posts", requires=["qts"])]),
        "/posts/0/staffGroup",
        "governor",
        "S3-03",
        "S4-09",
    ),
    # The rules (a) to (n) that no R rule judges already.
    _case(
        "a-with-others",
        "rule-a",
        "/evidence/0",
        record(evidence=[entry("evidence", heldBy="The trust", digest=DIGEST)]),
        "/evidence/0/digest",
        None,
        "S2-16",
    ),
    _case(
        "b-alone", "rule-b", "/goals/0/state", _AGREED, "/conversations/0/withRoles", [], "S2-07"
    ),
    _case("c-order", "rule-c", "/stages/1/order", _STAGES, "/stages/1/order", 1, "S2-04"),
    _case(
        "c-years", "rule-c", "/stages/1/fromYear", _STAGES, "/stages/1/fromYear", "2020/21", "S2-06"
    ),
    _case(
        "d-short",
        "rule-d",
        "/entitlements/0/state",
        _PROMISE,
        "/entitlements/0/given/0/amount",
        "9.5",
        "S2-08",
    ),
    _case(
        "d-units",
        "rule-d",
        "/entitlements/0/given",
        _PROMISE,
        "/entitlements/0/given/0/unit",
        "hours",
    ),
    _case(
        "d-unmarked",
        "rule-d",
        "/entitlements/0/state",
        _PROMISE,
        "/entitlements/0/state",
        "unmet",
    ),
    _case(
        "h-own-school",
        "rule-h",
        "/activities/0/org",
        record(
            posts=[entry("posts", start="2021-09")],
            activities=[entry("activities", reach="other-school", org=HOST)],
        ),
        "/activities/0/org",
        SCHOOL,
        "S3-36",
        "S2-02",
        "S4-16",
    ),
    _case(
        "i-steered",
        "rule-i",
        "/goals",
        _STAYING,
        "/goals/0/strands",
        ["leadership"],
        "S2-13",
        "S4-19",
        "S4-26",
        "S4-10",
    ),
    _case(
        "j-home",
        "rule-j",
        "/secondments/0",
        _SECONDED,
        "/secondments/0/homeLineManager",
        None,
        "S0-23",
    ),
    _case(
        "j-same",
        "rule-j",
        "/secondments/0/hostLineManager",
        _SECONDED,
        "/secondments/0/hostLineManager",
        "Phase lead",
    ),
    _case(
        "k-alone", "rule-k", "/conversations/1", _RETURNING, "/conversations/1/links", [], "S0-34"
    ),
    _case(
        "k-twice",
        "rule-k",
        "/conversations/1/returnIntent",
        _RETURNING,
        "/conversations/1/returnIntent",
        "stay",
        "S0-34",
    ),
    _case(
        "l-common",
        "rule-l",
        "/activities/0/type",
        _OWN_CODE,
        "/activities/0/ext/labels/x-walk",
        "Workshop",
        "S1-09",
        "S1-22",
    ),
    _case(
        "m-unlearnt",
        "rule-m",
        "/roles/0",
        _GOVERNOR,
        "/activities/0/start",
        "2024-08-31",
        "S4-27",
        "S4-03",
    ),
    _case(
        "n-hidden",
        "rule-n",
        "/ideas/0/celebrateOk",
        record(ideas=[entry("ideas", celebrateOk=True, visibility="public")]),
        "/ideas/0/visibility",
        "trust",
        "S3-37",
    ),
    _case(
        "n-unasked",
        "rule-n",
        "/recognitions/0",
        record(recognitions=[entry("recognitions", celebrateOk=True, visibility="public")]),
        "/recognitions/0/celebrateOk",
        False,
        "S4-04",
    ),
    # R20, which needs a look-up of organisations.
    _listed(
        _case(
            "r20-unknown",
            "rule-r20",
            "/posts/0/org/ids/urn",
            record(posts=[entry("posts", org=SCHOOL)]),
            "/posts/0/org/ids/urn",
            "999099",
        )
    ),
    _listed(
        _case(
            "r20-unknown-trust",
            "rule-r20",
            "/posts/0/org/ids/uid",
            record(posts=[entry("posts", org={**TRUST, "ids": {"uid": "99901"}})]),
            "/posts/0/org/ids/uid",
            "99999",
        )
    ),
    _listed(
        _case(
            "r20-closed",
            "rule-r20",
            "/posts/0/org",
            record(posts=[entry("posts", org=_OLD_SCHOOL, start="2019-09")]),
            "/posts/0/start",
            "2021-09",
        )
    ),
    # What an entry refers to, and what it should not say of others.
    _case(
        "reason",
        "entry-reason",
        "/secondments/0/rationale",
        record(secondments=[entry("secondments", rationale="The maths lead is on leave.")]),
        "/secondments/0/rationale",
        "The maths lead is on maternity leave.",
        "S0-16",
    ),
    _case(
        "id-repeated",
        "entry-id-repeated",
        "/goals/1/id",
        record(goals=[entry("goals", 1), entry("goals", 2)]),
        "/goals/1/id",
        entry_id("goals", 1),
    ),
    _case(
        "link-missing",
        "entry-link-missing",
        "/evaluations/0/links/0",
        record(goals=[entry("goals")], evaluations=[entry("evaluations", links=[_GOAL_ID])]),
        "/evaluations/0/links/0",
        entry_id("goals", 9),
    ),
    _case(
        "framework-missing", "entry-framework-missing", "/progress/0", _PROGRESS, "/frameworks", []
    ),
    _case("item-unknown", "entry-item-unknown", "/progress/0", _PROGRESS, "/progress/0/item", "a9"),
    _case(
        "level-unknown", "entry-item-unknown", "/progress/0", _PROGRESS, "/progress/0/level", "7"
    ),
)
