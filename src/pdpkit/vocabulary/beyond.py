"""Codes of work beyond the own school: secondments, groups, peer review, governance, ideas."""

from typing import Final

from pdpkit.vocabulary.vocabulary import Vocabulary, close

SECONDMENT_KIND: Final = Vocabulary(
    "SecondmentKind",
    "What sort of secondment it is.",
    {
        "school-placement": "Placement at another school",
        "central-team": "Work in a central team",
        "outside-trust": "Placement outside the trust",
        "job-swap": "Job swap",
    },
)

SECONDMENT_STATE: Final = close(
    "SecondmentState",
    "How a secondment stands. Silence is no answer and has no code.",
    {
        "expressed": "Interest expressed",
        "matched": "Matched",
        "agreed": "Agreed",
        "active": "Under way",
        "paused": "Paused",
        "ended": "Ended",
        "withdrawn": "Withdrawn",
    },
)

SECONDMENT_NEED: Final = Vocabulary(
    "SecondmentNeed",
    "What the host needed. Never why somebody was absent, nor who.",
    {
        "priority-capacity": "Capacity for a priority",
        "cover-for-leave": "Cover for leave",
        "new-initiative": "A new initiative",
        "refresh-approach": "A fresh approach",
        "growth": "Growth",
    },
)

COVER: Final = Vocabulary(
    "Cover",
    "How the home post is covered.",
    {
        "exchange": "Direct exchange",
        "reciprocal": "Reciprocal, several schools",
        "backfill": "Somebody was hired",
        "internal": "Covered from within",
        "none-needed": "No cover needed",
    },
)

SECONDMENT_OUTCOME: Final = Vocabulary(
    "SecondmentOutcome",
    "How a secondment ended.",
    {
        "returned": "Returned",
        "extended": "Extended",
        "permanent-move": "Stayed for good",
        "promoted": "Took another role",
        "ended-early": "Ended early",
        "left": "Left the trust",
    },
)

SENIORITY: Final = Vocabulary(
    "Seniority",
    "The level of responsibility of a post.",
    {
        "support": "Support staff",
        "support-lead": "Leads support staff",
        "early-career": "Early career",
        "practitioner": "Practitioner",
        "lead-practitioner": "Lead practitioner",
        "middle-leader": "Middle leader",
        "senior-leader": "Senior leader",
        "headteacher": "Headteacher",
        "executive": "Executive",
        "board": "Board",
    },
)

PARTY: Final = close(
    "Party",
    "Which side of a secondment.",
    {"home": "Home", "host": "Host", "trust": "Trust", "person": "The person"},
)

RETURN_INTENT: Final = close(
    "ReturnIntent",
    "What somebody on secondment means to do after it.",
    {
        "return": "Return",
        "stay": "Stay",
        "extend": "Extend",
        "other-move": "Another move",
        "undecided": "Not decided",
    },
)

ROLE_KIND: Final = close(
    "RoleKind",
    "What sort of role beyond a post it is.",
    {
        "group": "Group",
        "peer-review": "Peer review",
        "governance": "Governance",
        "deployment": "Deployment",
    },
)

GROUP_KIND: Final = Vocabulary(
    "GroupKind",
    "What sort of group it is.",
    {
        "subject-community": "Subject community",
        "think-tank": "Think tank",
        "network": "Network",
        "lead-practitioners": "Lead practitioners",
        "cross-school-team": "Team across schools",
        "working-party": "Working party",
        "peer-review-team": "Peer review team",
        "curriculum-team": "Curriculum team",
        "coaching-team": "Coaching team",
        "research-group": "Research group",
    },
)

MEMBER_ROLE: Final = Vocabulary(
    "MemberRole",
    "What the person does in a group.",
    {
        "lead": "Lead",
        "co-lead": "Co-lead",
        "member": "Member",
        "sponsor": "Sponsor",
        "facilitator": "Facilitator",
        "contributor": "Contributor",
    },
)

PEER_REVIEW_ROLE: Final = Vocabulary(
    "PeerReviewRole",
    "What the person did in a peer review.",
    {
        "reviewer": "Peer reviewer",
        "lead-reviewer": "Lead reviewer",
        "improvement-champion": "Improvement champion",
        "partnership-lead": "Partnership lead",
        "reviewed-school-host": "Host at the reviewed school",
    },
)

GOVERNANCE_ROLE: Final = Vocabulary(
    "GovernanceRole",
    "A role in governance, after the national register's list.",
    {
        "chair-of-governors": "Chair of governors",
        "governor": "Governor",
        "chair-of-local-governing-body": "Chair of a local governing body",
        "local-governor": "Local governor",
        "shared-chair-of-local-governing-body": "Shared chair of a local governing body",
        "shared-local-governor": "Shared local governor",
        "vice-chair-of-governors": "Vice-chair of governors",
        "chair-of-trustees": "Chair of trustees",
        "vice-chair-of-trustees": "Vice-chair of trustees",
        "trustee": "Trustee",
        "committee-chair": "Chair of a committee",
        "member-individual": "Member, a person",
        "member-organisation": "Member, for an organisation",
        "accounting-officer": "Accounting officer",
        "chief-financial-officer": "Chief financial officer",
        "governance-professional-maintained": "Governance professional, maintained school",
        "governance-professional-federation": "Governance professional, federation",
        "governance-professional-academy": "Governance professional, academy",
        "governance-professional-sat": "Governance professional, single-academy trust",
        "governance-professional-mat": "Governance professional, multi-academy trust",
    },
)

APPOINTING_ROUTE: Final = Vocabulary(
    "AppointingRoute",
    "Who appointed somebody to a role in governance.",
    {
        "board": "Board",
        "members": "Members",
        "foundation": "Foundation",
        "elected-by-staff": "Elected by staff",
        "elected-by-parents": "Elected by parents",
        "parent-appointed": "Parent appointed when nobody stood",
        "la-nominated": "Nominated by the local authority",
        "other-body-nominated": "Nominated by another body",
        "ex-officio-head": "As head",
        "original-member": "Original member",
        "sponsor": "Sponsor",
        "interim-board": "Interim board",
    },
)

CAPACITY: Final = close(
    "Capacity",
    "Whether somebody governs as an executive.",
    {"executive": "Executive", "non-executive": "Non-executive"},
)

IDEA_KIND: Final = close(
    "IdeaKind",
    "Whether an idea was tried out or carried elsewhere.",
    {"trial": "Tried out", "transfer": "Carried to another place"},
)

IDEA_STATE: Final = close(
    "IdeaState",
    "How far an idea has come.",
    {"planned": "Planned", "running": "Under way", "done": "Done"},
)

IDEA_DECISION: Final = close(
    "IdeaDecision",
    "What was decided about an idea.",
    {"keep": "Keep", "adapt": "Adapt", "drop": "Drop"},
)
