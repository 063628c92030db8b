"""What a keeper does to a list of organisations (docs/spec.md, rule 12).

Each act takes a directory and gives the next one, to be signed. Keys never leave it and windows
stay: a key that no longer counts says so beside its window.
"""

from pdpkit.keeping.ending import (
    REASONS,
    Reason,
    close_issuer,
    drop_successor,
    name_successor,
    reopen_issuer,
    revoke_key,
)
from pdpkit.keeping.entering import Entered, enter_cards
from pdpkit.keeping.inspecting import inspect
from pdpkit.keeping.naming import find_issuer, find_key

__all__ = [
    "REASONS",
    "Entered",
    "Reason",
    "close_issuer",
    "drop_successor",
    "enter_cards",
    "find_issuer",
    "find_key",
    "inspect",
    "name_successor",
    "reopen_issuer",
    "revoke_key",
]
