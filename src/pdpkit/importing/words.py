"""What people write in a log of training, and the codes that it stands for; no more is guessed.

Each table has a code's words beside its label; words are compared without case, space and signs.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from pdpkit.register.columns import fold
from pdpkit.vocabulary import VOCABULARIES

ACTIVITY: Final = "activities"
QUALIFICATION: Final = "qualifications"

_KINDS: Final = {
    ACTIVITY: ("activity", "activities", "training", "cpd", "course", "learning", "event"),
    QUALIFICATION: (
        *("qualification", "qualifications", "award", "degree", "diploma", "npq", "gcse"),
        *("a level", "apprenticeship", "pgce", "accredited qualification"),
    ),
}
_TYPES: Final = {
    "training-session": (
        *("training", "session", "twilight", "twilight session", "inset session", "in-house"),
        *("internal training", "briefing", "face to face", "cpd session", "seminar", "talk"),
    ),
    "training-day": ("inset", "inset day", "staff training day", "trust training day", "baker day"),
    "course": ("external course", "short course", "day course", "online course"),
    "programme": ("development programme", "leadership programme", "long course"),
    "conference": ("conferences", "symposium", "teachmeet"),
    "webinar": ("online webinar", "web seminar", "online session", "virtual session"),
    "self-study": ("e-learning", "elearning", "online module", "online learning", "self directed",
                   "private study"),
    "reading": ("book", "article", "research reading", "journal"),
    "research-project": ("action research", "research"),
    "coaching": ("instructional coaching", "coaching session", "coached"),
    "mentoring": ("mentor meeting", "mentor session", "mentored"),
    "lesson-study": (),
    "enquiry": ("teacher enquiry",),
    "observation": ("lesson observation", "peer observation", "learning walk"),
    "shadowing": ("job shadowing", "work shadowing"),
    "school-visit": ("visit", "school visits", "visit to another school"),
    "staff-meeting": ("staff meetings", "department meeting", "phase meeting"),
    "workshop": ("workshops", "practical workshop"),
    "network": ("network meeting", "cluster", "cluster meeting", "hub meeting"),
    "moderation-assessment": ("moderation", "assessment moderation", "standardisation"),
    "on-the-job": ("on the job training",),
    "mandatory-training": (
        *("mandatory", "statutory", "statutory training", "compliance", "compulsory"),
        *("safeguarding", "child protection", "prevent", "first aid", "fire safety", "gdpr"),
        *("health and safety", "data protection", "cyber security", "keeping children safe"),
        *("kcsie", "food hygiene", "manual handling"),
    ),
    "governance-training": ("governor training", "trustee training"),
    "induction": ("ect induction", "nqt induction"),
}  # fmt: skip
_ROLES: Final = {
    "took-part": (
        *("attended", "attendee", "participant", "participated", "delegate", "learner", "present"),
        *("attend", "taking part", "audience", "trainee"),
    ),
    "led": (
        *("lead", "leader", "led session", "session lead", "delivered", "deliver", "presented"),
        *("presenter", "trainer", "facilitator", "facilitated", "speaker", "ran"),
    ),
    "co-led": ("co-lead", "jointly led", "co-presented", "co-delivered", "co-presenter"),
    "designed": ("designer", "wrote"),
    "coached": ("coach",),
    "was-coached": ("coachee", "received coaching"),
    "mentored": ("mentor",),
    "was-mentored": ("mentee", "received mentoring"),
    "reviewed": ("reviewer",),
    "hosted": ("host",),
    "observed": ("observer",),
    "assessed": ("assessor", "examiner", "moderator"),
    "organised": ("organiser", "organizer", "arranged"),
}
_REACHES: Final = {
    "own-class": ("class",),
    "own-team": ("team", "department", "phase", "year group"),
    "own-school": ("school", "whole school", "in school", "in-house", "internal"),
    "other-school": ("other school", "partner school"),
    "cross-school": ("cluster", "federation", "across schools"),
    "trust-wide": ("trust", "whole trust", "mat", "trust wide", "across the trust"),
    "outside-trust": ("external", "outside", "regional", "local authority", "hub"),
    "national": ("international",),
}
_STATES: Final = {
    "planned": ("booked", "upcoming", "to do", "registered", "enrolled", "not started", "invited",
                "requested", "approved", "pending", "waiting list", "waitlisted", "due"),
    "in-progress": ("in progress", "ongoing", "started", "current", "underway"),
    "completed": ("complete", "done", "attended", "yes", "y", "x", "true", "1", "✓", "passed",
                  "present", "finished"),
    "not-completed": ("did not attend", "dna", "incomplete", "no", "n", "false", "0", "absent",
                      "not attended", "no show", "did not finish", "failed", "withdrawn",
                      "withdrew", "declined", "overdue"),
    "cancelled": ("canceled", "postponed"),
}  # fmt: skip
_QUALIFICATION_STATES: Final = {
    "registered": ("enrolled", "booked", "applied"),
    "active": ("in progress", "ongoing", "studying", "current", "started", "underway"),
    "deferred": ("postponed", "paused"),
    "withdrawn": ("left", "cancelled"),
    "passed": ("pass", "completed", "complete", "achieved", "awarded", "yes", "y", "done",
               "gained"),
    "failed": ("fail", "no", "n"),
}  # fmt: skip
# Words in a title that say what sort of activity it was; of several the first here decides.
_IN_TITLES: Final = (
    ("webinar", "webinar"),
    ("conference", "conference"),
    ("workshop", "workshop"),
    ("inset day", "training-day"),
    ("training day", "training-day"),
    ("staff meeting", "staff-meeting"),
    ("e-learning", "self-study"),
    ("online module", "self-study"),
    ("network meeting", "network"),
    ("coaching", "coaching"),
    ("mentoring", "mentoring"),
    ("lesson study", "lesson-study"),
    ("shadowing", "shadowing"),
    ("moderation", "moderation-assessment"),
    ("governor training", "governance-training"),
    ("induction", "induction"),
    ("safeguarding", "mandatory-training"),
    ("child protection", "mandatory-training"),
    ("keeping children safe", "mandatory-training"),
    ("prevent duty", "mandatory-training"),
    ("first aid", "mandatory-training"),
    ("fire safety", "mandatory-training"),
    ("manual handling", "mandatory-training"),
    ("health and safety", "mandatory-training"),
    ("data protection", "mandatory-training"),
    ("course", "course"),
    ("programme", "programme"),
    ("training", "training-session"),
    ("session", "training-session"),
)
_RANKS: Final = {word: rank for rank, (word, _) in enumerate(_IN_TITLES)}
_in_title = re.compile(
    rf"\b(?:{'|'.join(re.escape(word) for word in _RANKS)})\b", re.IGNORECASE
).findall


def _table(vocabulary: str | None, words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Codes by their words, folded; codes and labels of the vocabulary stand for themselves."""
    labels = VOCABULARIES[vocabulary].codes if vocabulary else {}
    pairs = [(word, code) for code, label in labels.items() for word in (code, label)]
    pairs += [(word, code) for code, found in words.items() for word in (code, *found)]
    table: dict[str, str] = {}
    for word, code in pairs:
        if table.setdefault(_fold(word), code) != code:
            raise ValueError(f"“{word}” stands for two codes")
    return table


@lru_cache(4096)
def _fold(word: str) -> str:
    return fold(word) or word.strip()


KINDS: Final = _table(None, _KINDS)
TYPES: Final = _table("ActivityType", _TYPES)
ROLES: Final = _table("ActivityRole", _ROLES)
REACHES: Final = _table("Reach", _REACHES)
STATES: Final = _table("ActivityState", _STATES)
QUALIFICATION_STATES: Final = _table("QualificationState", _QUALIFICATION_STATES)


def find_code(table: Mapping[str, str], word: str) -> str | None:
    """The code that a word of a table stands for."""
    return table.get(_fold(word))


def find_in_title(title: str) -> tuple[str, str] | None:
    """The word in a title that says what sort of activity it was, and the code."""
    found = [_RANKS[word.lower()] for word in _in_title(title)]
    return _IN_TITLES[min(found)] if found else None
