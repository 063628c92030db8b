"""Codes of learning: types of activity, roles, reach, time, mechanisms."""

from typing import Final

from pdpkit.vocabulary.vocabulary import Vocabulary, close

ACTIVITY_TYPE: Final = Vocabulary(
    "ActivityType",
    "What sort of activity it was.",
    {
        "training-session": "Training session",
        "training-day": "Training day",
        "course": "Course",
        "programme": "Programme",
        "conference": "Conference",
        "webinar": "Webinar",
        "self-study": "Self-study",
        "reading": "Reading",
        "research-project": "Research project",
        "coaching": "Coaching",
        "mentoring": "Mentoring",
        "lesson-study": "Lesson study",
        "enquiry": "Enquiry",
        "observation": "Observation",
        "shadowing": "Shadowing",
        "school-visit": "School visit",
        "staff-meeting": "Staff meeting",
        "workshop": "Workshop",
        "improvement-workshop": "School improvement workshop",
        "think-tank": "Think tank",
        "subject-community": "Subject community",
        "network": "Network",
        "resource-making": "Making resources",
        "curriculum-making": "Making curriculum",
        "peer-support": "Peer support",
        "peer-review": "Peer review",
        "expert-review": "Expert review",
        "external-evaluation-support": "Support for an external evaluation",
        "deliver-itt": "Delivering initial teacher training",
        "deliver-training": "Delivering training",
        "moderation-assessment": "Moderation or assessment",
        "close-to-practice": "Close to practice",
        "on-the-job": "Learning on the job",
        "mandatory-training": "Mandatory training",
        "governance-training": "Governance training",
        "governance-visit": "Governance visit",
        "induction": "Induction",
        "other": "Other",
    },
)

ACTIVITY_ROLE: Final = Vocabulary(
    "ActivityRole",
    "What the person did in it.",
    {
        "took-part": "Took part",
        "led": "Led",
        "co-led": "Co-led",
        "designed": "Designed",
        "coached": "Coached",
        "was-coached": "Was coached",
        "mentored": "Mentored",
        "was-mentored": "Was mentored",
        "reviewed": "Reviewed",
        "hosted": "Hosted",
        "observed": "Observed",
        "assessed": "Assessed",
        "organised": "Organised",
    },
)

REACH: Final = close(
    "Reach",
    "How far beyond the own class it went.",
    {
        "own-class": "Own class",
        "own-team": "Own team",
        "own-school": "Own school",
        "other-school": "Another school",
        "cross-school": "Several schools",
        "trust-wide": "Whole trust",
        "outside-trust": "Outside the trust",
        "national": "National",
    },
)

# Reach that goes beyond the own school; derived, never stored (S3-36).
BEYOND_OWN_SCHOOL: Final = frozenset(list(REACH.codes)[3:])

MODE: Final = Vocabulary(
    "Mode",
    "How people came together.",
    {
        "in-person": "In person",
        "online-live": "Online, together",
        "online-own-time": "Online, at any time",
        "blended": "Blended",
    },
)

ORIGIN: Final = Vocabulary(
    "Origin",
    "Where it was decided.",
    {
        "central": "The trust, centrally",
        "school": "The school",
        "individual": "The person",
        "external": "Somebody outside",
    },
)

TIME_BASIS: Final = Vocabulary(
    "TimeBasis",
    "Whose time it took.",
    {
        "directed": "Directed time",
        "contracted": "Contracted hours",
        "paid-extra": "Extra paid hours",
        "released": "Released, with cover",
        "own-time": "Own time",
        "voluntary": "Voluntary",
    },
)

WORKLOAD: Final = close(
    "Workload",
    "What it did to the hours of those who do it.",
    {"saves": "Saves time", "neutral": "Neither saves nor costs time", "adds": "Costs time"},
)

ACTIVITY_STATE: Final = close(
    "ActivityState",
    "How far an activity has come.",
    {
        "planned": "Planned",
        "in-progress": "Under way",
        "completed": "Completed",
        "not-completed": "Not completed",
        "cancelled": "Cancelled",
    },
)

MECHANISM: Final = close(
    "Mechanism",
    "What makes development work (EEF 2021, our own short words).",
    {
        "m01": "Manage load",
        "m02": "Revisit earlier learning",
        "m03": "Agree goals",
        "m04": "Credible source",
        "m05": "Affirm progress",
        "m06": "Instruct",
        "m07": "Social support",
        "m08": "Model",
        "m09": "Monitor and give feedback",
        "m10": "Rehearse",
        "m11": "Prompts and cues",
        "m12": "Action planning",
        "m13": "Encourage self-monitoring",
        "m14": "Repeat in context",
    },
)

PD_STANDARD: Final = close(
    "PdStandard",
    "The five parts of the standard for professional development (DfE 2016, our own words).",
    {
        "pd1": "Aims at pupil outcomes",
        "pd2": "Rests on evidence and expertise",
        "pd3": "Has collaboration and challenge",
        "pd4": "Is sustained over time",
        "pd5": "Is a priority of leaders",
    },
)

VISIT_FORM: Final = Vocabulary(
    "VisitForm",
    "How a governance visit was made.",
    {
        "learning-walk": "Walk through the school",
        "meeting": "Meeting",
        "event": "Event",
        "panel": "Panel",
        "remote": "Remote",
    },
)
