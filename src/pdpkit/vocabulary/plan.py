"""Codes of the plan: aspirations, goals, impact, entitlements, asks."""

from typing import Final

from pdpkit.vocabulary.vocabulary import Vocabulary, close

ASPIRATION_KIND: Final = Vocabulary(
    "AspirationKind",
    "What somebody hopes for. To stay and deepen stands beside every move, never below it.",
    {
        "stay-deepen": "Stay and deepen",
        "classroom-expert": "Expert in the classroom",
        "subject-lead": "Lead a subject",
        "pastoral-lead": "Lead pastoral work",
        "senior-lead": "Senior leadership",
        "headship": "Headship",
        "executive": "Trust leadership",
        "specialist": "Specialist",
        "teacher-educator": "Educate teachers",
        "move-phase": "Move to another phase",
        "move-setting": "Move to another setting",
        "train-to-teach": "Train to teach",
        "business-operations": "Business and operations",
        "governance": "Governance",
        "research-study": "Research or study",
        "balance": "A change of hours",
        "return-to-work": "Return to work",
        "undecided": "Not decided",
    },
)

ASPIRATION_STATE: Final = close(
    "AspirationState",
    "Whether an aspiration is still held.",
    {"current": "Held now", "superseded": "Replaced by another", "reached": "Reached"},
)

HORIZON: Final = close(
    "Horizon",
    "How soon.",
    {
        "now": "Now",
        "within-1y": "Within a year",
        "1-2y": "In one to two years",
        "3-5y": "In three to five years",
        "someday": "Some day",
    },
)

READINESS: Final = close(
    "Readiness",
    "How ready somebody feels, in their own judgement.",
    {
        "ready-now": "Ready now",
        "nearly": "Nearly ready",
        "building": "Building up",
        "exploring": "Exploring",
    },
)

STRAND: Final = Vocabulary(
    "Strand",
    "A strand of development. Several may stand together.",
    {
        "teaching": "Teaching",
        "subject": "Subject",
        "leadership": "Leadership",
        "pastoral": "Pastoral",
        "inclusion": "Inclusion",
        "assessment": "Assessment",
        "digital": "Digital",
        "operations": "Operations",
        "safeguarding": "Safeguarding",
        "governance": "Governance",
        "wellbeing-of-others": "Wellbeing of others",
        "research": "Research",
    },
)

GOAL_STATE: Final = close(
    "GoalState",
    "How a goal stands.",
    {
        "proposed": "Proposed",
        "agreed": "Agreed",
        "active": "Active",
        "paused": "Paused",
        "met": "Met",
        "partly-met": "Partly met",
        "carried-forward": "Carried forward",
        "dropped": "Dropped",
    },
)

PRIORITY_LEVEL: Final = Vocabulary(
    "PriorityLevel",
    "Whose priority it is.",
    {
        "national": "National",
        "trust": "Trust",
        "area": "Area",
        "school": "School",
        "department": "Department",
        "individual": "Individual",
    },
)

PRIORITY_SCOPE: Final = close(
    "PriorityScope",
    "Whether one organisation has the priority or several together.",
    {"single": "One organisation", "joint": "Several organisations together"},
)

STRATEGY_STRAND: Final = Vocabulary(
    "StrategyStrand",
    "The strand of a trust's strategy that a priority belongs to.",
    {
        "subject-expertise": "Subject expertise",
        "recruit-develop-retain": "Recruit, develop and retain",
        "engagement": "Engagement",
        "governance": "Expert governance",
    },
)

JUDGEMENT: Final = close(
    "Judgement",
    "What came of it. That it did not work is a useful answer.",
    {
        "strong": "Clear change",
        "some": "Some change",
        "none-yet": "No change yet",
        "did-not-work": "Did not work",
        "mixed": "Mixed",
        "not-known": "Not known",
    },
)

OUTCOME_KIND: Final = Vocabulary(
    "OutcomeKind",
    "What sort of change is meant.",
    {
        "pupil-learning": "Pupils' learning",
        "workload": "Less administrative time",
        "consistency": "A consistent approach",
        "confidence": "Confidence",
        "skills": "Skills",
        "promotion": "A step to another role",
        "knowledge-of-own-school": "Deeper knowledge of the own school",
        "career-satisfaction": "Career satisfaction",
        "retention": "Staying in the profession",
        "community-need": "A need of the community",
        "less-hiring": "Less need to hire",
    },
)

ENTITLEMENT_SOURCE: Final = Vocabulary(
    "EntitlementSource",
    "Where a promise comes from.",
    {
        "statutory": "Law",
        "contract": "Contract",
        "trust-offer": "Offer of the trust",
        "school-offer": "Offer of the school",
        "agreed-in-plan": "Agreed in the plan",
        "programme": "Programme",
        "board-policy": "Policy of the board",
    },
)

ENTITLEMENT_STATE: Final = close(
    "EntitlementState",
    "How a promise stands.",
    {
        "promised": "Promised",
        "partly": "Given in part",
        "given": "Given",
        "unmet": "Not given",
        "released": "Let go by the person",
    },
)

UNIT: Final = close(
    "Unit",
    "What an amount counts.",
    {
        "minutes": "minutes",
        "hours": "hours",
        "half-days": "half-days",
        "days": "days",
        "weeks": "weeks",
        "sessions": "sessions",
        "cycles": "cycles",
        "visits": "visits",
        "places": "places",
        "percent": "%",
        "pounds": "pounds",
    },
)

ASK_PRIORITY: Final = close(
    "AskPriority",
    "How much somebody wants it.",
    {"high": "High", "medium": "Medium", "low": "Low"},
)

ASK_STATE: Final = close(
    "AskState",
    "How an ask stands.",
    {"open": "Open", "promised": "Promised", "given": "Given", "closed": "Closed"},
)

INTEREST_KIND: Final = close(
    "InterestKind",
    "An interest, an expertise, an interest in one opportunity, or a match with one.",
    {
        "interest": "Interest",
        "expertise": "Expertise",
        "opportunity": "Interest in an opportunity",
        "match": "Match",
    },
)

INTEREST_STATE: Final = close(
    "InterestState",
    "How an interest or a match stands. Silence is no answer and has no code.",
    {
        "open": "Open",
        "matched": "Matched",
        "not-matched": "Not matched this time",
        "taken-up": "Taken up",
        "closed": "Closed",
    },
)

EXPERIENCE: Final = Vocabulary(
    "Experience",
    "An experience that a match may look for.",
    {
        "leading-ects": "Led early career teachers",
        "mentoring-trainees": "Mentored trainee teachers",
        "curriculum-design": "Designed a curriculum",
        "cpd-leadership": "Led professional development",
        "coaching": "Coached colleagues",
        "school-improvement": "Led school improvement",
        "special-settings": "Worked in a special setting",
        "operations": "Ran operations",
        "governance": "Served in governance",
    },
)
