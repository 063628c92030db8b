"""A statement of every kind, signed by the trust of ``world``."""

from typing import Final

import world
from pdpkit.encoding.reading import Tree

_DIGEST: Final = "M3VpixJokZJ6mYbq_xBI2XcvfsQApOSVvMVzOf0S1Cs"
_SCHOOL: Final = {"name": "Fen Lane Primary", "ids": {"urn": "999001"}}
_OTHER_SCHOOL: Final = {"name": "Harbour Primary", "ids": {"urn": "999002"}}
# What a statement about the holder's own words carries.
ENTRY: Final = {
    "id": "0c8b9d4e-5a0f-4a36-8b5e-7f3f2c1d9a10",
    "kind": "talk",
    "title": "Reasoning talk",
    "start": "2024-01-04",
}
_YEAR: Final = {"start": "2023-09-01", "end": "2024-08-31"}
_PROMISE: Final = {"what": "Days in other schools", "unit": "days"}

# The members by which the subjects of each kind differ.
_FACTS: Final[dict[str, Tree]] = {
    "attended": {"start": "2024-01-04", "minutes": 90, "activityType": "inset"},
    "led": {"start": "2024-01-04", "minutes": 60, "org": _SCHOOL},
    "completed": {"start": "2024-11", "end": "2026-03", "provider": "Eastern Hub"},
    "held-role": {"role": "Maths lead", "group": "Maths leads", "org": _SCHOOL, **_YEAR},
    "employed": {"post": "Class teacher, Year 4", "org": _SCHOOL, "start": "2021-09-01"},
    "secondment-served": {
        "homeOrg": _SCHOOL,
        "hostOrg": _OTHER_SCHOOL,
        "time": {"daysPerWeek": "2.5", "fte": "0.5"},
        **_YEAR,
    },
    "entitlement-granted": {**_PROMISE, "amount": "10", **_YEAR},
    "entitlement-given": {**_PROMISE, "amount": "2.5", "start": "2024-01", "granted": _DIGEST},
    "sighted": {"speaker": "line manager", "entry": ENTRY},
    "agreed-plan": {"speaker": "line manager", "entry": ENTRY},
    "meets-framework-item": {
        "speaker": "trust",
        "framework": {"id": "saltmarsh-leadership", "version": "1"},
        "item": "B2",
        "level": "2",
        "entry": ENTRY,
    },
    "qualification-seen": {
        "name": "NPQ in leading primary mathematics",
        "body": "Eastern Hub",
        "date": "2026-03",
    },
    "receipt": {"of": _DIGEST, "seen": "2026-11-01"},
    "re-bound": {
        "previous": f"ni:///sha-256;{_DIGEST}",
        "statements": [_DIGEST],
        "checked": "Passport seen in person",
    },
}


def make() -> dict[str, Tree]:
    """Each signed statement by its kind."""
    return {kind: world.signed(_state(kind, facts)) for kind, facts in _FACTS.items()}


def _state(kind: str, facts: Tree) -> Tree:
    members = {"start": None, "minutes": None} | facts
    changes = {"credentialStatus": None} if kind == "receipt" else {}
    return world.statement(subject={"statement": kind, **members}, **changes)
