"""Codes about organisations: kinds, phases, key stages."""

from typing import Final

from pdpkit.vocabulary.vocabulary import Vocabulary

ORG_KIND: Final = Vocabulary(
    "OrgKind",
    "What sort of organisation it is.",
    {
        "school": "School",
        "mat": "Multi-academy trust",
        "sat": "Single-academy trust",
        "federation": "Federation",
        "local-authority": "Local authority",
        "trust-team": "Team of a trust",
        "teaching-school-hub": "Teaching school hub",
        "alliance": "Teaching school alliance",
        "itt-provider": "Provider of teacher training",
        "university": "University",
        "subject-association": "Subject association",
        "subject-hub": "Subject hub",
        "npq-provider": "Provider of NPQs",
        "training-provider": "Training provider",
        "diocese": "Diocese",
        "charity": "Charity",
        "employer-other": "Other employer",
    },
)

PHASE: Final = Vocabulary(
    "Phase",
    "A phase of education, or a setting that has none.",
    {
        "not-applicable": "Not applicable",
        "nursery": "Nursery",
        "primary": "Primary",
        "middle-deemed-primary": "Middle, deemed primary",
        "secondary": "Secondary",
        "middle-deemed-secondary": "Middle, deemed secondary",
        "16-plus": "16 plus",
        "all-through": "All-through",
        "special": "Special",
        "ap": "Alternative provision",
        "central": "Central team",
    },
)

# The national register writes phases as these numbers, in the order of the list above.
PHASE_NUMBERS: Final = {str(number): phase for number, phase in enumerate(list(PHASE.codes)[:8])}

KEY_STAGE: Final = Vocabulary(
    "KeyStage",
    "A stage of the curriculum.",
    {
        "early_years": "Early years",
        "ks1": "Key stage 1",
        "ks2": "Key stage 2",
        "ks3": "Key stage 3",
        "ks4": "Key stage 4",
        "ks5": "Key stage 5",
    },
)
