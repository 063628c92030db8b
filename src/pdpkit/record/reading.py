"""Reads a record, a share's part of one, or a single entry, by the typed models."""

from typing import Any

from pdpkit.encoding.reading import Tree
from pdpkit.form import Reading, judge_form
from pdpkit.record.entry import Entry
from pdpkit.record.record import KINDS, Record, SharedRecord
from pdpkit.shape import shape_of


def read_record(tree: Any) -> Reading[Record]:
    """The typed record, or None with what is wrong with its form; warnings beside either."""
    return judge_form(Record, tree)


def read_shared_record(tree: Any) -> Reading[SharedRecord]:
    """The part of a record that a share carries, as ``read_record`` reads the whole."""
    return judge_form(SharedRecord, tree)


def read_entry(kind: str, tree: Any) -> Reading[Entry]:
    """One entry of the array ``kind``; where it has several models, its own kind decides."""
    models = KINDS[kind]
    found = tree.get("kind") if isinstance(tree, dict) else None
    model = next((m for m in models if shape_of(m).kind in (None, found)), models[0])
    return judge_form(model, tree)


def arrange(tree: Tree) -> Tree:
    """A copy of a record's tree whose known members stand in the schema's order (rule 14)."""
    return shape_of(Record).arrange(tree)
