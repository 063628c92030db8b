"""The smallest entry of each kind, and a record around some, for tests that change one thing."""

import uuid
from typing import Any, Final

Tree = dict[str, Any]

HOLDER: Final = "ni:///sha-256;M3VpixJokZJ6mYbq_xBI2XcvfsQApOSVvMVzOf0S1Cs"
DIGEST: Final = "M3VpixJokZJ6mYbq_xBI2XcvfsQApOSVvMVzOf0S1Cs"
SCHOOL: Final = {"name": "Fen Lane Primary", "kind": "school", "ids": {"urn": "999001"}}
HOST: Final = {"name": "Harbour Primary", "kind": "school", "ids": {"urn": "999002"}}
TEAM: Final = {"name": "Curriculum team", "kind": "trust-team"}
TRUST: Final = {"name": "Saltmarsh Learning Trust", "kind": "mat", "ids": {"trustRef": "TR99901"}}

# What an entry of each array cannot be without.
NEEDED: Final[dict[str, Tree]] = {
    "posts": {"title": "Teacher", "org": SCHOOL, "staffGroup": "teacher", "kind": "employed"},
    "breaks": {"start": "2017-01"},
    "statuses": {"type": "qts", "state": "held"},
    "qualifications": {"name": "PGCE primary", "state": "passed"},
    "recognitions": {"kind": "thanks", "name": "Thanks from the board"},
    "aspirations": {"kind": "stay-deepen", "statement": "Get better at what I do."},
    "stages": {"order": 1, "title": "Become consistently good"},
    "goals": {"title": "Reasoning talk", "need": "Work scrutiny", "successCriteria": ["Daily"]},
    "evaluations": {"level": 4, "finding": "Prompts are used daily."},
    "entitlements": {"what": "Time off timetable", "promisedBy": "Headteacher"},
    "interests": {"kind": "interest", "title": "Vocabulary"},
    "activities": {
        **{"type": "workshop", "title": "Reasoning talk", "role": "took-part"},
        **{"start": "2024-01-04"},
    },
    "secondments": {
        **{"kind": "school-placement", "homeOrg": SCHOOL, "hostOrg": HOST, "cover": "exchange"},
        **{"homeLineManager": "Phase lead", "hostLineManager": "Deputy head"},
    },
    "roles": {
        **{"kind": "group", "name": "Maths community", "groupKind": "subject-community"},
        **{"role": "member"},
    },
    "ideas": {"kind": "trial", "idea": "Silent modelling"},
    "evidence": {"kind": "resource", "title": "Talk prompts"},
    "progress": {"framework": {"id": "ts", "version": "2011"}, "item": "3"},
    "conversations": {"kind": "career", "date": "2025-03-10"},
    "asks": {"what": "One coaching cycle a half term"},
    "notes": {"kind": "reflection", "text": "What I tried, and what came of it."},
}
ROLES: Final[dict[str, Tree]] = {
    "group": NEEDED["roles"],
    "peer-review": {"kind": "peer-review", "role": "reviewer"},
    "governance": {"kind": "governance", "role": "local-governor", "body": "Local body"},
    "deployment": {"kind": "deployment", "topic": "Visual timetables"},
}


def entry(array: str, number: int = 1, **members: Any) -> Tree:
    """The smallest entry of an array with some members more; equal arguments, equal entry."""
    needed = NEEDED[array]
    if array == "roles":
        needed = ROLES[members.get("kind", "group")]
    return {"id": entry_id(array, number), **needed, **members}


def entry_id(array: str, number: int = 1) -> str:
    """The id of the entry ``number`` of an array, the same in every run."""
    made = uuid.uuid5(uuid.NAMESPACE_URL, f"{array}/{number}")
    return str(uuid.UUID(int=made.int, version=4))


def record(**arrays: Any) -> Tree:
    """A record of form with these arrays or other members."""
    return {
        "format": "pdp/1.0",
        "id": entry_id("record"),
        "language": "en-GB",
        "revision": 0,
        "holder": {"id": HOLDER, "keyLog": [], "name": "Priya Nair"},
        **arrays,
    }
