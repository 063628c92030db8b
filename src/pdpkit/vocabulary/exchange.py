"""Codes of what people say and show to each other: visibility, talks, evidence, notes."""

from typing import Final

from pdpkit.vocabulary.vocabulary import Vocabulary, close

VISIBILITY: Final = close(
    "Visibility",
    "Who may see an entry when the holder shares; without one it counts as own.",
    {
        "own": "Only me, unless I name this entry",
        "manager": "My manager",
        "trust": "My trust",
        "handover": "A new employer",
        "public": "Anybody",
    },
)

ENTRY_STATE: Final = close(
    "EntryState",
    "How something with a beginning and an end stands.",
    {"planned": "Planned", "current": "Now", "past": "Past"},
)

CONVERSATION_KIND: Final = Vocabulary(
    "ConversationKind",
    "What a conversation was for.",
    {
        "career": "Career",
        "plan-agreement": "Agreeing the plan",
        "mid-year": "Middle of the year",
        "review": "Review",
        "keep-in-touch": "Keeping in touch",
        "return": "Return",
        "secondment-start": "Start of a secondment",
        "secondment-end": "End of a secondment",
        "coaching": "Coaching",
        "probation": "Probation",
        "induction-review": "Induction review",
        "exit-handover": "Handover on leaving",
        "new-employer-start": "Start with a new employer",
        "board-review": "Board review",
    },
)

CONVERSATION_STATE: Final = close(
    "ConversationState",
    "Whether a conversation has been held.",
    {"planned": "Planned", "held": "Held", "cancelled": "Cancelled"},
)

CONTACT: Final = Vocabulary(
    "Contact",
    "How somebody on secondment kept in touch.",
    {
        "home-event": "Event at the home school",
        "home-manager-talk": "Talk with the home line manager",
        "colleague-talk": "Talk with a colleague",
        "news": "News and notices",
    },
)

EVIDENCE_KIND: Final = Vocabulary(
    "EvidenceKind",
    "What sort of evidence it is.",
    {
        "certificate": "Certificate",
        "resource": "Resource",
        "toolkit": "Toolkit",
        "curriculum": "Curriculum",
        "plan": "Plan",
        "slides": "Slides",
        "feedback-summary": "Summary of feedback",
        "observation-note": "Own note of an observation",
        "research": "Research",
        "photo-free-portfolio": "Portfolio without photos",
        "link": "Link",
        "statement-of-colleague": "Words of a colleague",
        "exemplar": "Model of good practice",
    },
)

EVIDENCE_STATE: Final = close(
    "EvidenceState",
    "How a piece of evidence stands.",
    {"draft": "Draft", "ready": "Ready", "replaced": "Replaced"},
)

LOCATION: Final = close(
    "Location",
    "Where a piece of evidence is.",
    {
        "embedded": "In the bundle beside this record",
        "held-by-owner": "With the owner",
        "link": "At a link",
    },
)

AUDIENCE: Final = Vocabulary(
    "Audience",
    "For whom something was made.",
    {
        "self": "Own use",
        "team": "Team",
        "school": "School",
        "trust": "Trust",
        "profession": "The profession",
    },
)

PERSONAL_DATA: Final = close(
    "PersonalData",
    "Whether somebody else's personal data is in it; yes keeps it from being shared.",
    {"no": "No", "yes": "Yes", "unknown": "Not known"},
)

PROGRESS_KIND: Final = close(
    "ProgressKind",
    "A claim against one item of a framework, or an audit of skills.",
    {"claim": "Claim", "skills-audit": "Audit of skills"},
)

PROGRESS_STATE: Final = close(
    "ProgressState",
    "How a claim stands. Only a statement confirms one.",
    {"working-towards": "Working towards it", "claimed": "Claimed", "superseded": "Replaced"},
)

NOTE_KIND: Final = Vocabulary(
    "NoteKind",
    "What a note is.",
    {
        "reflection": "Reflection",
        "action": "Agreed action",
        "concern": "Concern",
        "thanks": "Thanks",
        "consultation": "Answer to a consultation",
        "share-made": "What was shared, with whom",
        "other": "Other",
    },
)

NOTE_STATE: Final = close(
    "NoteState",
    "How a note or an agreed action stands.",
    {"open": "Open", "done": "Done", "dropped": "Dropped"},
)

REFLECTION_KIND: Final = Vocabulary(
    "ReflectionKind",
    "What a reflection is about.",
    {
        "method": "A method",
        "new-research": "New research",
        "personal-experience": "Personal experience",
        "success": "What went well",
        "challenge": "What was hard",
    },
)

OPINION: Final = close(
    "Opinion",
    "What somebody thought of an opportunity; never a judgement of a person.",
    {"helped": "Helped", "helped-a-little": "Helped a little", "did-not-help": "Did not help"},
)
