"""Brings together what several files know of one record (docs/spec.md, rule 11)."""

from pdpkit.merging.statements import Arrival, Taken, merge_statements

__all__ = ["Arrival", "Taken", "merge_statements"]
