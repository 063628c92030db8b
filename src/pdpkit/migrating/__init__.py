"""Brings a record of an older version to this one, step by step (docs/spec.md, Versioning).

Each step is a pure function from one version to the next. What it cannot place is kept, and named;
statements and lists are not touched, so their signatures hold. The holder then signs anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from pdpkit.document import Kind, find_mark
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.migrating import from_0_9
from pdpkit.migrating.notes import Notes


class Step(NamedTuple):
    """From one mark to the next."""

    before: str
    after: str
    take: Callable[[Tree, Notes], Tree]


@dataclass(frozen=True, slots=True)
class Migrated:
    """A record of this version, the marks that it passed through, and what was done."""

    tree: Tree
    marks: tuple[str, ...]
    notes: Notes


STEPS: Final = {step.before: step for step in (Step("pdp/0.9", "pdp/1.0", from_0_9.take),)}


def migrate(tree: Tree) -> Migrated:
    """The record by all steps that it needs; with none it is the tree itself.

    ``InputError`` ``schema-version-missing`` for what has no mark of a record, and
    ``schema-version-unsupported`` for one from which no step leads here.
    """
    mark = tree.get("format")
    if not isinstance(mark, str) or mark.partition("/")[0] != Kind.RECORD.mark:
        raise InputError("schema-version-missing", "/format")
    marks, notes = [mark], Notes()
    while (step := STEPS.get(mark)) is not None:
        tree = step.take(tree, notes)
        mark = step.after
        marks.append(mark)
    if not mark.startswith("pdp/1."):
        find_mark(mark)  # which refuses every other version in its own words
        raise InputError("schema-version-unsupported", "/format", version=mark[:40], major=1)
    return Migrated(tree, tuple(marks), notes)
