"""Example B: what one trust stated of Marta Kowalczyk, in support and in the office."""

from typing import Final

from generate.stories.cast import MARTA
from generate.stories.telling import Said, Story

_FEN_LANE: Final = {"name": "Fen Lane Primary", "ids": {"urn": "999001"}}
_WILLOWS: Final = {"name": "The Willows", "ids": {"urn": "999004"}}
_OLD_REGISTERS: Final = "2023-12-04"
_SOON: Final = "2024-01-12"
_DAYS: Final = "Study days for the specialist apprenticeship, in paid hours"

# Before she had a key: from the registers of the office, by name and staff number.
_BY_NAME: Final = (
    Said("attended", _OLD_REGISTERS, {"activityType": "training-day", "start": "2020-10-23",
         "minutes": 300}, "Training day for all staff", "training-day-2020", named=True),
    Said("attended", _OLD_REGISTERS, {"activityType": "training-day", "start": "2021-10-22",
         "minutes": 300}, "Training day for all staff", "training-day-2021", named=True),
    Said("attended", _OLD_REGISTERS, {"activityType": "training-day", "start": "2022-01-04",
         "minutes": 180}, "Training day for office staff", "training-day-2022", named=True),
)  # fmt: skip
_TO_HER_KEY: Final = (
    Said("attended", _SOON, {"activityType": "mandatory-training", "start": "2024-01-04",
         "minutes": 45}, "Safeguarding update for all staff", "safeguarding-update"),
    Said("attended", _SOON, {"activityType": "training-session", "start": "2024-01-04",
         "minutes": 60}, "Calm starts to the day", "calm-starts"),
    Said("completed", "2024-02-23", {"activityType": "mandatory-training", "start": "2024-02-15",
         "end": "2024-02-16"}, "Paediatric first aid", "first-aid-2024", until="2027-02-16"),
    Said("employed", "2024-03-28", {"post": "Midday supervisor", "org": _FEN_LANE,
         "start": "2019-09-02", "end": "2022-08-31"}, entry="post-midday"),
    Said("employed", "2024-03-28", {"post": "Receptionist", "org": _FEN_LANE,
         "start": "2020-01-06", "end": "2022-08-31"}, entry="post-reception"),
    Said("employed", "2024-03-28", {"post": "Teaching assistant", "org": _FEN_LANE,
         "start": "2022-09-01"}, entry="post-ta"),
    Said("qualification-seen", "2024-04-19", {"name": "Teaching assistant apprenticeship",
         "body": "Fens College", "date": "2024-03"}, entry="ta-apprenticeship"),
    Said("meets-framework-item", "2024-04-19", {"speaker": "line manager"}, entry="progress-2"),
    Said("meets-framework-item", "2024-04-19", {"speaker": "line manager"}, entry="progress-3"),
    Said("led", "2025-01-10", {"activityType": "training-session", "start": "2025-01-06",
         "minutes": 50}, "First-day calls in the office system", "first-day-calls"),
    Said("attended", "2025-03-28", {"activityType": "shadowing", "start": "2025-03-17",
         "end": "2025-03-19", "minutes": 1080, "org": _WILLOWS}, "Three days at The Willows",
         "willows"),
    Said("completed", "2025-09-12", {"activityType": "mandatory-training",
         "start": "2025-09-02", "minutes": 45}, "Safeguarding refresher", "safeguarding-2025",
         until="2026-09-30"),
    Said("entitlement-granted", "2025-09-12", {"what": _DAYS, "amount": "24", "unit": "days",
         "start": "2025-09-01", "end": "2027-07-31"}, entry="entitlement-study"),
    Said("agreed-plan", "2025-11-14", {"speaker": "line manager"}, entry="goal-starts"),
    Said("agreed-plan", "2025-11-14", {"speaker": "trust"}, entry="goal-starts"),
    Said("attended", "2025-11-28", {"activityType": "training-session", "start": "2025-11-20",
         "minutes": 330}, "Training for improvement champions", "champion-training"),
    Said("held-role", "2026-07-10", {"role": "Improvement champion", "org": _FEN_LANE,
         "start": "2025-11-20"}, entry="role-champion"),
    Said("held-role", "2026-07-10", {"role": "Deployed to other schools",
         "group": "Visual timetables", "start": "2025-09-15", "end": "2026-07-10"},
         entry="role-deployment"),
)  # fmt: skip
_BEFORE: Final = (*_BY_NAME, *_TO_HER_KEY)
_PROMISE: Final = next(
    number for number, said in enumerate(_BEFORE) if said.statement == "entitlement-granted"
)

STORY: Final = Story(
    "b",
    MARTA,
    ("ta", "admin"),
    (
        *_BEFORE,
        Said("entitlement-given", "2026-07-10", {"what": _DAYS, "amount": "6", "unit": "days",
             "start": "2025-09-01", "end": "2026-03-31", "granted": _PROMISE},
             entry="entitlement-study"),
        Said("entitlement-given", "2026-07-17", {"what": _DAYS, "amount": "3", "unit": "days",
             "start": "2026-04-01", "end": "2026-07-17", "granted": _PROMISE},
             entry="entitlement-study"),
        Said("completed", "2026-09-11", {"activityType": "mandatory-training",
             "start": "2026-09-02", "minutes": 45}, "Safeguarding refresher",
             "safeguarding-2026", until="2027-09-30"),
        Said("agreed-plan", "2026-10-02", {"speaker": "line manager"}, entry="goal-specialist"),
        Said("agreed-plan", "2026-10-02", {"speaker": "trust"}, entry="goal-specialist"),
    ),
)  # fmt: skip
