"""Codes of frameworks: their status, the kinds of their items."""

from typing import Final

from pdpkit.vocabulary.vocabulary import Vocabulary, close

FRAMEWORK_STATUS: Final = close(
    "FrameworkStatus",
    "Whether a framework is in use.",
    {
        "draft": "Draft",
        "consultation": "In consultation",
        "live": "In use",
        "retired": "Retired",
        "historic": "Historic, but still used",
    },
)

ITEM_KIND: Final = Vocabulary(
    "ItemKind",
    "What sort of thing an item of a framework describes.",
    {
        "attitude": "Attitude",
        "behaviour": "Behaviour",
        "skill": "Skill",
        "standard": "Standard",
        "knowledge": "Knowledge",
        "role": "Role",
        "area": "Area",
    },
)
