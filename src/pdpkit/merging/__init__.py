"""Brings together what several files know of one record (docs/spec.md, rule 11).

No clock is asked and no common ancestor is needed; what cannot be told waits for its holder.
"""

from pdpkit.merging.arrival import Arrival, Brought, Taken
from pdpkit.merging.gathering import Merged, merge
from pdpkit.merging.resolving import BOTH, Conflict, list_conflicts, resolve
from pdpkit.merging.statements import merge_statements
from pdpkit.merging.versions import REMOVED as GONE

__all__ = [
    "BOTH",
    "GONE",
    "Arrival",
    "Brought",
    "Conflict",
    "Merged",
    "Taken",
    "list_conflicts",
    "merge",
    "merge_statements",
    "resolve",
]
