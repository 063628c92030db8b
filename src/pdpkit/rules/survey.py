"""What each entry holds at any depth, gathered once for the rules that look at everything."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pdpkit.encoding.reading import Tree, escape

# What stands in a record and was written by others, or by a program.
_OTHERS: Final = frozenset(
    ("statements", "lists", "badges", "proof", "ledger", "frameworks", "keyLog", "links")
)
# Members whose letters are there by chance.
CHANCE: Final = frozenset(("id", "links", "digest"))
# Members in which the holder says what changed for others.
IMPACT: Final = frozenset(
    (
        *("finding", "caveat", "intendedChange", "whoBenefits", "measure", "baseline"),
        *("outcome", "outcomeNote", "outcomes", "happened", "result", "trackRecord", "claim"),
    )
)


@dataclass(frozen=True, slots=True)
class Survey:
    """What one entry, or another object of the holder's own, holds at any depth.

    ``text`` has every text, a line for each and a line end before it, but for those that are there
    by chance; ``impact`` only those that stand under a name of ``IMPACT``.
    """

    where: str
    entry: Tree
    names: set[str]
    text: str
    impact: str


def survey(tree: Tree) -> Iterator[Survey]:
    """Everything that the holder wrote, entry by entry, whatever the form of the rest."""
    for name, value in tree.items():
        if name in _OTHERS:
            continue
        if isinstance(value, list):
            for number, entry in enumerate(value):
                if isinstance(entry, dict):
                    yield _survey(f"/{escape(name)}/{number}", entry)
        elif isinstance(value, dict):
            members = {n: v for n, v in value.items() if n not in _OTHERS}
            yield _survey(f"/{escape(name)}", members)


def _survey(where: str, entry: Tree) -> Survey:
    names: set[str] = set()
    texts: list[str] = []
    impacts: list[str] = []
    stack: list[tuple[str, Any]] = [("", entry)]
    for name, value in stack:
        if name in CHANCE:
            continue
        if value.__class__ is list:
            stack += [(name, item) for item in value if item.__class__ is not str]
            strings = [item for item in value if item.__class__ is str]
            texts += strings
            if name in IMPACT:
                impacts += strings
        elif value.__class__ is dict:
            names.update(value)
            for inner, item in value.items():
                if item.__class__ is not str:
                    stack.append((inner, item))
                elif inner not in CHANCE:
                    texts.append(item)
                    if inner in IMPACT:
                        impacts.append(item)
    return Survey(where, entry, names, "\n".join(("", *texts)), "\n".join(impacts))
