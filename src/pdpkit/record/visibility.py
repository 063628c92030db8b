"""Who may see an entry when its holder shares: what new entries say, and what silence means."""

from typing import Final

from pdpkit.encoding.reading import Tree

OWN: Final = "own"

# What a new entry of each array says. Whatever has no row is the holder's own.
DEFAULTS: Final = {
    "posts": "handover",
    "statuses": "handover",
    "qualifications": "handover",
    "recognitions": "handover",
    "stages": "handover",
    "goals": "handover",
    "entitlements": "handover",
    "activities": "handover",
    "secondments": "handover",
    "roles": "handover",
    "evidence": "handover",
    "progress": "handover",
    "asks": "handover",
}

# Entries that say otherwise than their array: the member, its value, what a new one says.
EXCEPTIONS: Final = {
    ("statuses", "type", "teacher-number"): OWN,
    ("goals", "state", "dropped"): OWN,
    ("progress", "kind", "skills-audit"): OWN,
    ("conversations", "kind", "plan-agreement"): "manager",
    ("conversations", "kind", "keep-in-touch"): "manager",
    ("notes", "kind", "action"): "manager",
}


def choose_visibility(kind: str, entry: Tree) -> str:
    """What a new entry of the array ``kind`` says about who may see it."""
    for (array, member, value), visibility in EXCEPTIONS.items():
        if array == kind and entry.get(member) == value:
            return visibility
    return DEFAULTS.get(kind, OWN)


def read_visibility(entry: Tree) -> str:
    """Who may see an entry as it stands: one that does not say is the holder's own."""
    visibility = entry.get("visibility")
    return visibility if isinstance(visibility, str) else OWN
