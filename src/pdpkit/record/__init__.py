"""Typed readings of a record: a module for each subject (docs/spec.md, Record).

A reading never replaces the tree: what was received is what is shown and written back.
"""

from pdpkit.record.entry import Entry
from pdpkit.record.reading import arrange, read_entry, read_record, read_shared_record
from pdpkit.record.record import KINDS, Holder, Record, SharedRecord
from pdpkit.record.visibility import choose_visibility, read_visibility

__all__ = [
    "KINDS",
    "Entry",
    "Holder",
    "Record",
    "SharedRecord",
    "arrange",
    "choose_visibility",
    "read_entry",
    "read_record",
    "read_shared_record",
    "read_visibility",
]
