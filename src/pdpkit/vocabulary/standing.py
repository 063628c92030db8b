"""Codes about what somebody holds: statuses, qualifications, recognitions."""

from typing import Final

from pdpkit.vocabulary.vocabulary import Vocabulary, close

STATUS_TYPE: Final = Vocabulary(
    "StatusType",
    "Which professional status it is. A claim: the official record decides.",
    {
        "qts": "Qualified teacher status",
        "qtls": "Qualified teacher learning and skills",
        "eyts": "Early years teacher status",
        "eyps": "Early years professional status",
        "pqts": "Partially qualified teacher status",
        "hlta": "Higher level teaching assistant status",
        "mqsi": "Qualified teacher of the deaf, blind or multi-sensory impaired",
        "induction": "Statutory induction",
        "teacher-number": "Teacher reference number",
    },
)

STATUS_STATE: Final = close(
    "StatusState",
    "How a professional status or an induction stands.",
    {
        "held": "Held",
        "working-towards": "Working towards it",
        "ended": "No longer held",
        "none": "None",
        "required": "Induction required",
        "exempt": "Exempt from induction",
        "in-progress": "Induction in progress",
        "passed": "Induction passed",
        "failed": "Induction failed",
        "failed-in-wales": "Induction failed in Wales",
    },
)

INDUCTION_PROGRAMME: Final = Vocabulary(
    "InductionProgramme",
    "Who leads the programme of an induction.",
    {"provider-led": "Led by a provider", "school-led": "Led by the school"},
)

QUALIFICATION: Final = Vocabulary(
    "QualificationCode",
    "A qualification that is often met; apprenticeships also by ST and four digits.",
    {
        "npq-senior-leadership": "NPQSL, senior leadership",
        "npq-headship": "NPQH, headship",
        "npq-executive-leadership": "NPQEL, executive leadership",
        "npq-early-years-leadership": "NPQEYL, early years leadership",
        "npq-senco": "NPQSENCO, special educational needs co-ordinators",
        "npq-leading-teaching": "NPQLT, leading teaching",
        "npq-leading-behaviour-culture": "NPQLBC, leading behaviour and culture",
        "npq-leading-teaching-development": "NPQLTD, leading teacher development",
        "npq-leading-literacy": "NPQLL, leading literacy",
        "npq-leading-primary-mathematics": "NPQLPM, leading primary mathematics",
        "npq-early-headship-coaching-offer": "EHCO, early headship coaching offer",
        "npq-middle-leadership": "NPQML, middle leadership (historic)",
        "npq-additional-support-offer": "ASO, additional support offer (historic)",
        "pgce": "PGCE",
        "ba-qts": "BA with QTS",
        "hlta": "HLTA",
        "nasenco": "National award for SEN co-ordination (historic)",
        "ma-med": "Master's degree in education",
        "edd-phd": "Doctorate",
        "sensory": "Mandatory qualification for sensory impairment",
        "ST0454": "Teaching assistant apprenticeship, level 3",
        "ST1414": "Specialist teaching assistant apprenticeship, level 5",
    },
    "^(ST[0-9]{4}|x-[a-z0-9]+(-[a-z0-9]+)*)$",
)

QUALIFICATION_CATEGORY: Final = Vocabulary(
    "QualificationCategory",
    "The family that a qualification belongs to.",
    {
        "gcse": "GCSE or equal",
        "as_level": "AS level",
        "a_level": "A level or equal",
        "undergraduate": "Undergraduate",
        "postgraduate": "Postgraduate",
        "npq": "National professional qualification",
        "apprenticeship": "Apprenticeship",
        "other": "Other",
    },
)

QUALIFICATION_STATE: Final = close(
    "QualificationState",
    "How far a qualification has come.",
    {
        "registered": "Registered",
        "accepted": "Accepted",
        "active": "Under way",
        "deferred": "Deferred",
        "withdrawn": "Withdrawn",
        "passed": "Passed",
        "failed": "Not passed",
    },
)

FUNDING: Final = Vocabulary(
    "Funding",
    "Who held the budget. What happened is kept; who may have what changes every year.",
    {
        "dfe-scholarship": "State scholarship",
        "trust": "Trust",
        "school": "School",
        "department": "Department",
        "self": "Own money",
        "employer-other": "Another employer",
        "shared": "Shared",
        "levy": "Apprenticeship levy",
        "levy-cofunded": "Apprenticeship, co-funded",
        "bursary": "Bursary",
        "tlif": "Teaching and Leadership Innovation Fund (historic)",
        "none": "No cost",
        "unknown": "Not known",
    },
)

RECOGNITION_KIND: Final = Vocabulary(
    "RecognitionKind",
    "What sort of recognition it is.",
    {
        "membership": "Membership of a body",
        "award": "Award",
        "external": "Recognition by an outside body",
        "thanks": "Thanks",
        "long-service": "Long service",
        "framework": "Progress against a framework",
    },
)
