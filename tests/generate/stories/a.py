"""Example A: what two trusts stated of Priya Nair, a primary teacher who moved."""

from typing import Final

from generate.stories.cast import NORTHWAY, PRIYA
from generate.stories.telling import Said, Story
from pdpkit.encoding.reading import Tree

_FEN_LANE: Final = {"name": "Fen Lane Primary", "ids": {"urn": "999001"}}
_HARBOUR: Final = {"name": "Harbour Primary", "ids": {"urn": "999002"}}
_SOON: Final = "2024-01-12"
_SUMMER: Final = "2025-07-11"
_LEAVING: Final = "2026-07-16"

# The other training sessions of five years, from the trust's registers: day, minutes, title.
_SESSIONS: Final = (
    ("2021-09-02", 45, "Safeguarding for all staff"),
    ("2021-09-02", 90, "How we teach reading here"),
    ("2021-09-03", 60, "Behaviour: routines that hold"),
    ("2021-10-22", 60, "Number sense in Year 4"),
    ("2021-10-22", 60, "What a scheme is for"),
    ("2022-01-04", 60, "Questions that everybody answers"),
    ("2022-01-04", 60, "Fluency before speed"),
    ("2022-09-01", 45, "Safeguarding for all staff"),
    ("2022-09-01", 60, "Adapting a lesson, not a child"),
    ("2022-10-21", 60, "Fractions without pizzas"),
    ("2022-10-21", 60, "Feedback that is used"),
    ("2023-01-03", 60, "Bar models, first steps"),
    ("2023-01-03", 60, "Talk before writing"),
    ("2023-09-04", 45, "Safeguarding for all staff"),
    ("2023-09-04", 60, "Work scrutiny that helps"),
    ("2023-10-20", 60, "Reasoning: what it sounds like"),
    ("2023-10-20", 60, "Early language, and where it goes"),
    ("2024-09-03", 45, "Safeguarding for all staff"),
    ("2024-09-03", 60, "A curriculum across two phases"),
    ("2024-10-25", 60, "Words that every subject needs"),
    ("2024-10-25", 60, "Manipulatives in Key Stage 2"),
    ("2025-01-06", 60, "Ratio, from Year 5 to Year 9"),
    ("2025-09-02", 45, "Safeguarding for all staff"),
    ("2025-10-24", 60, "Coaching somebody who did not ask"),
    ("2025-10-24", 60, "What moves with a child to secondary school"),
    ("2026-01-05", 60, "Lesson study in one staff meeting"),
    ("2026-01-05", 45, "Peer review: what reviewers look for"),
)


def _attended(title: str, day: str, minutes: int, **more: str) -> Tree:
    return {"activityType": "training-session", "start": day, "minutes": minutes, **more}


_TRAINING_DAY: Final = (
    Said("attended", _SOON, {"activityType": "mandatory-training", "start": "2024-01-04",
         "minutes": 45}, "Safeguarding update for all staff", "activity-safeguarding"),
    Said("attended", _SOON, {"activityType": "training-session", "start": "2024-01-04",
         "minutes": 90}, "Vocabulary across phases", "activity-vocabulary"),
    Said("led", _SOON, {"activityType": "training-session", "start": "2024-01-04",
         "minutes": 60}, "Reasoning talk in Years 3 and 4", "activity-led"),
)  # fmt: skip
_YEARS_AT_FEN_LANE: Final = (
    Said("sighted", "2023-11-10", {"speaker": "line manager"}, entry="goal-reasoning"),
    Said("completed", "2024-07-12", {"activityType": "coaching", "start": "2023-10",
         "end": "2024-06", "minutes": 540}, "Six coaching cycles on reasoning talk",
         "activity-coaching"),
    Said("led", _SUMMER, {"activityType": "staff-meeting", "start": "2025-01-15",
         "end": "2025-05-21", "minutes": 150},
         "Vocabulary toolkit: three trust-wide staff meetings", "activity-meetings"),
    Said("held-role", _SUMMER, {"role": "Lead", "group": "Vocabulary across phases",
         "start": "2024-10", "end": "2025-06"}, entry="role-think-tank"),
    Said("sighted", _SUMMER, {"speaker": "home manager"}, entry="goal-harbour"),
    Said("sighted", _SUMMER, {"speaker": "host manager"}, entry="goal-harbour"),
)  # fmt: skip
_ON_LEAVING: Final = (
    Said("employed", _LEAVING, {"post": "Class teacher, Year 4", "org": _FEN_LANE,
         "start": "2021-09-01", "end": "2026-08-31"}, entry="post-fen-lane"),
    Said("secondment-served", _LEAVING, {"homeOrg": _FEN_LANE, "hostOrg": _HARBOUR,
         "start": "2025-09-01", "end": "2026-08-31", "time": {"fte": "1"}},
         entry="secondment-harbour"),
    Said("held-role", _LEAVING, {"role": "Member", "group": "Maths Subject Community",
         "start": "2023-09", "end": "2026-07"}, entry="role-community"),
    Said("held-role", _LEAVING, {"role": "Peer reviewer", "start": "2026-03-09",
         "end": "2026-03-10", "org": {"name": "Saltmarsh Academy", "ids": {"urn": "999003"}}},
         entry="role-reviewer"),
    Said("qualification-seen", _LEAVING, {"name": "NPQ in leading primary mathematics",
         "body": "Department for Education", "date": "2026-03"}, entry="npqlpm"),
    Said("meets-framework-item", _LEAVING, {"speaker": "line manager"}, entry="progress-share"),
    Said("led", _LEAVING, {"activityType": "lesson-study", "start": "2026-01", "end": "2026-05",
         "minutes": 600, "org": _HARBOUR}, "Lesson study on bar models", "activity-lesson-study"),
    Said("led", _LEAVING, {"activityType": "workshop", "start": "2024-10-25", "minutes": 45},
         "Talk prompts for new teachers"),
    Said("led", _LEAVING, {"activityType": "workshop", "start": "2026-01-05", "minutes": 45},
         "What a year in another school shows"),
    Said("attended", _LEAVING, {"activityType": "training-session", "start": "2026-02-11",
         "minutes": 330}, "Training for peer reviewers", "activity-reviewer-training"),
    Said("attended", _LEAVING, {"activityType": "induction", "start": "2025-09-01",
         "minutes": 120, "org": _HARBOUR}, "Induction at Harbour Primary"),
    *(Said("attended", _LEAVING, _attended(title, day, minutes), title)
      for day, minutes, title in _SESSIONS),
)  # fmt: skip
_AT_BEACON_HILL: Final = (
    Said("agreed-plan", "2026-10-09", {"speaker": "line manager"}, entry="goal-mentor",
         trust=NORTHWAY),
    Said("agreed-plan", "2026-10-09", {"speaker": "line manager"}, entry="goal-lead-maths",
         trust=NORTHWAY),
    Said("entitlement-granted", "2026-10-09", {"what": "Mentor training in protected time",
         "amount": "3", "unit": "days", "start": "2026-09-01", "end": "2027-08-31"},
         entry="entitlement-mentor", trust=NORTHWAY),
)  # fmt: skip
_BEFORE: Final = (*_TRAINING_DAY, *_YEARS_AT_FEN_LANE, *_ON_LEAVING, *_AT_BEACON_HILL)

STORY: Final = Story(
    "a",
    PRIYA,
    ("teacher",),
    (
        *_BEFORE,
        Said("entitlement-given", "2026-11-13", {"what": "Mentor training in protected time",
             "amount": "1", "unit": "days", "start": "2026-11-12", "granted": len(_BEFORE) - 1},
             entry="entitlement-mentor", trust=NORTHWAY),
        Said("attended", "2026-11-13", {"activityType": "programme", "start": "2026-11-12",
             "minutes": 330}, "Mentor programme, first day", "activity-mentor-training",
             trust=NORTHWAY),
    ),
)  # fmt: skip
