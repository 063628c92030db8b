"""Codes about people at work: groups, posts, roles, stages of a career."""

from typing import Final

from pdpkit.vocabulary.vocabulary import Vocabulary

STAFF_GROUP: Final = Vocabulary(
    "StaffGroup",
    "Which group of staff or of governance somebody belongs to.",
    {
        "teacher": "Teacher",
        "leader": "Middle or senior leader in a teaching post",
        "executive": "Trust executive leader",
        "leader-nonteaching": "Senior leader not in a teaching post",
        "ta": "Teaching assistant",
        "support-other": "Pastoral, cover, library or similar support",
        "technician": "Technician",
        "admin": "Administrator",
        "business": "School business professional",
        "site-catering": "Site, cleaning, catering or midday staff",
        "health-therapy": "Nurse or therapist",
        "trainee": "Trainee",
        "apprentice": "Apprentice",
        "governor": "Local governor",
        "trustee": "Trustee",
        "member": "Member of the trust",
        "governance-professional": "Governance professional",
        "volunteer": "Volunteer",
    },
)

POST_KIND: Final = Vocabulary(
    "PostKind",
    "On what footing somebody holds a post.",
    {
        "employed": "Employed",
        "apprentice": "Apprentice",
        "volunteer": "Volunteer",
        "appointed": "Appointed",
        "self-employed": "Self-employed",
    },
)

ROLE_CODE: Final = Vocabulary(
    "RoleCode",
    "The role of a post, in the codes of the state vacancy service where it has one.",
    {
        "teacher": "Teacher",
        "headteacher": "Headteacher",
        "deputy_headteacher": "Deputy headteacher",
        "assistant_headteacher": "Assistant headteacher",
        "head_of_year_or_phase": "Head of year or phase",
        "head_of_department_or_curriculum": "Head of department or curriculum",
        "sendco": "SENDCo",
        "other_leadership": "Other leadership",
        "teaching_assistant": "Teaching assistant",
        "higher_level_teaching_assistant": "Higher level teaching assistant",
        "education_support": "Learning support or cover",
        "administration_hr_data_and_finance": "Administration, HR, data or finance",
        "catering_cleaning_and_site_management": "Catering, cleaning or site management",
        "it_support": "IT support",
        "pastoral_health_and_welfare": "Pastoral, health or welfare",
        "other_support": "Other support",
        "ceo": "Chief executive",
        "director_of_education": "Director of education",
        "school_improvement_lead": "School improvement lead",
        "cpd_lead": "CPD lead",
        "induction_tutor": "Induction tutor",
        "ect_mentor": "Mentor of early career teachers",
        "itt_mentor": "Mentor of trainee teachers",
        "lead_practitioner": "Lead practitioner",
        "subject_lead": "Subject lead",
        "executive_head": "Executive head",
    },
)

PATTERN: Final = Vocabulary(
    "WorkPattern",
    "How the hours of a post are arranged.",
    {"full-time": "Full time", "part-time": "Part time", "job-share": "Job share"},
)

CAREER_STAGE: Final = Vocabulary(
    "CareerStage",
    "Where in a career somebody stands. None ranks above another.",
    {
        "trainee": "Trainee",
        "early-career": "Early career",
        "established": "Established",
        "expert": "Expert",
        "new-to-role": "New to a role",
        "leader": "Leader",
        "returner": "Returning to work",
        "late-career": "Late career",
    },
)

PATHWAY: Final = Vocabulary(
    "Pathway",
    "The direction of somebody's development. None ranks above another.",
    {
        "classroom": "Classroom",
        "leadership": "Leadership",
        "specialist": "Specialist",
        "support": "Support",
        "business": "Business and operations",
        "governance": "Governance",
        "early-career": "Early career",
        "mixed": "Mixed",
    },
)

PERSON_ROLE: Final = Vocabulary(
    "PersonRole",
    "In which role somebody took part. Roles stand in a record, names do not.",
    {
        "line-manager": "Line manager",
        "home-line-manager": "Line manager at the home school",
        "host-line-manager": "Line manager at the host",
        "headteacher": "Headteacher",
        "deputy-head": "Deputy head",
        "senior-leader": "Senior leader",
        "middle-leader": "Middle leader",
        "phase-lead": "Phase lead",
        "subject-lead": "Subject lead",
        "sendco": "SENDCo",
        "cpd-lead": "CPD lead",
        "executive-leader": "Executive leader",
        "trust-leader": "Trust leader",
        "director-of-education": "Director of education",
        "school-improvement-leader": "School improvement leader",
        "hr": "HR",
        "mentor": "Mentor",
        "induction-tutor": "Induction tutor",
        "coach": "Coach",
        "colleague": "Colleague",
        "peer": "Peer",
        "primary-practitioner": "Primary practitioner",
        "session-leader": "Session leader",
        "think-tank-lead": "Think tank lead",
        "peer-reviewer": "Peer reviewer",
        "improvement-champion": "Improvement champion",
        "digital-specialist": "Digital or AI specialist",
        "expert": "Expert",
        "external-provider": "External provider",
        "partner": "Partner from another organisation",
        "pupils": "Pupils",
        "doctoral-student": "Doctoral student",
        "apprentice": "Apprentice",
        "chair": "Chair",
        "trustee": "Trustee",
        "governor": "Governor",
        "local-body": "Local body",
        "board": "Board",
        "executive": "Executive member of a board",
        "non-executive": "Non-executive member of a board",
        "governance-professional": "Governance professional",
        "new-employer": "New employer",
    },
)
