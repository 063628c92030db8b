"""Example D: what a trust stated of Siân Llewellyn, a deputy head who leads development."""

from typing import Final

from generate.stories.cast import SIAN
from generate.stories.telling import Said, Story

_HARBOUR: Final = {"name": "Harbour Primary", "ids": {"urn": "999002"}}
_CENTRAL: Final = {"name": "Central team for professional development"}
_DAYS: Final = "Days with the central team"
_SESSION: Final = "Vocabulary across phases"
_BEFORE: Final = (
    # The register had the wrong length; a week later another statement took its place.
    Said("led", "2024-01-12", {"activityType": "training-session", "start": "2024-01-04",
         "minutes": 60}, _SESSION),
    Said("led", "2024-01-19", {"activityType": "training-session", "start": "2024-01-04",
         "minutes": 90}, _SESSION, "session", mends=0),
    Said("sighted", "2024-07-12", {"speaker": "home manager"}, entry="goal-impact"),
    Said("sighted", "2024-07-12", {"speaker": "host manager"}, entry="goal-impact"),
    Said("entitlement-granted", "2024-07-12", {"what": _DAYS, "amount": "12", "unit": "days",
         "start": "2024-09-01", "end": "2025-08-31"}, entry="entitlement-days"),
    Said("qualification-seen", "2024-09-13", {"name": "NPQ in headship",
         "body": "Department for Education", "date": "2024-07"}, entry="npqh"),
)  # fmt: skip
_PROMISE: Final = len(_BEFORE) - 2

STORY: Final = Story(
    "d",
    SIAN,
    ("leader",),
    (
        *_BEFORE,
        Said("entitlement-given", "2025-02-28", {"what": _DAYS, "amount": "7", "unit": "days",
             "start": "2024-09-01", "end": "2025-02-28", "granted": _PROMISE},
             entry="entitlement-days"),
        Said("entitlement-given", "2025-07-18", {"what": _DAYS, "amount": "5", "unit": "days",
             "start": "2025-03-01", "end": "2025-07-18", "granted": _PROMISE},
             entry="entitlement-days"),
        Said("secondment-served", "2025-09-05", {"homeOrg": _HARBOUR, "hostOrg": _CENTRAL,
             "start": "2024-09-01", "end": "2025-08-31", "time": {"daysPerYear": "12"}},
             entry="secondment-central"),
        Said("held-role", "2025-11-14", {"role": "Lead reviewer", "start": "2025-11-10",
             "end": "2025-11-11", "org": {"name": "Fen Lane Primary", "ids": {"urn": "999001"}}},
             entry="role-reviewer"),
        Said("completed", "2026-07-17", {"activityType": "coaching", "start": "2025-09",
             "end": "2026-07", "minutes": 1800}, "Coaching cycles with six colleagues",
             "coaching"),
        Said("held-role", "2026-07-17", {"role": "Lead", "group": "Instructional coaching team",
             "start": "2025-09"}, entry="role-coaching"),
        Said("employed", "2026-09-18", {"post": "Class teacher, Year 6, and maths lead",
             "org": _HARBOUR, "start": "2015-09-01", "end": "2022-08-31"},
             entry="post-teacher"),
        Said("employed", "2026-09-18", {"post": "Deputy headteacher", "org": _HARBOUR,
             "start": "2022-09-01"}, entry="post-deputy"),
        Said("agreed-plan", "2026-09-18", {"speaker": "line manager"}, entry="goal-rehearse"),
        Said("meets-framework-item", "2026-09-25", {"speaker": "line manager"},
             entry="progress-grow"),
        Said("meets-framework-item", "2026-09-25", {"speaker": "line manager"},
             entry="progress-heads"),
    ),
)  # fmt: skip
