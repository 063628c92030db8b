"""How one entry of a record stands beside what employers state, as its holder sees it.

Only an entry that a statement goes with needs a check, and all that it loads.
"""

from pathlib import Path
from typing import Any, TypeAlias

from pdpkit.cli.console import Console
from pdpkit.cli.session import Session
from pdpkit.encoding.reading import Tree
from pdpkit.ledger import Place
from pdpkit.view.awaited import find_awaited
from pdpkit.view.entries import Entry
from pdpkit.view.saying import join

# Lists of organisations, pins, withdrawal lists.
GoneBy: TypeAlias = tuple[list[Path], Path | None, list[Path]]
_MINE = "Mine: no statement of an employer goes with it."


def show_standing(
    session: Session, file: Path, record: Tree, place: Place, gone_by: GoneBy
) -> Tree:
    """Print the label of an entry with the statements that it meets; the value is for programs."""
    plain: Tree = {"label": "mine", "differs": [], "agreed": [], "earlier": [], "stated": []}
    lines = [_MINE]
    if _is_met(record, place.entry):
        plain, lines = _judge(session, file, place, gone_by)
    at = session.now.date()
    awaited = find_awaited(place.array, Entry(place.entry), Entry(record), plain["agreed"], at)
    plain["awaited"] = list(awaited)
    _print(session.console, lines, plain)
    return plain


def _is_met(record: Tree, entry: Tree) -> bool:
    """Whether an entry links to a statement, or is carried by one."""
    links = Entry(entry).links()
    return any(
        statement.id.removeprefix("urn:uuid:") in links or _carried(statement) == entry.get("id")
        for statement in Entry(record).parts("statements")
    )


def _carried(statement: Entry) -> Any:
    return statement.part("credentialSubject").part("entry").tree.get("id", "")


def _judge(session: Session, file: Path, place: Place, gone_by: GoneBy) -> tuple[Tree, list[str]]:
    """The label after a check, and in lines what employers state."""
    from pdpkit.cli.source import open_source  # noqa: PLC0415  all that checks
    from pdpkit.cli.view_printing import explain, say_stated  # noqa: PLC0415
    from pdpkit.view.provenance import compare  # noqa: PLC0415

    source = open_source(session, file, *gone_by)
    entry = Entry(place.entry)
    found = source.statements.find(entry)
    standing = compare(place.array, entry, found)
    lines = [explain(standing.label), *(say_stated(word.stated) for word in found)]
    if any(not word.counts for word in found):
        lines.append(
            "What is not confirmed does not count. Give the lists that you go by: --directory,"
            " --lists."
        )
    stated = [
        {
            "id": word.number,
            "statement": word.statement.says,
            "title": word.stated.title,
            "employer": word.stated.employer,
            "counts": word.counts,
        }
        for word in found
    ]
    return {
        "label": str(standing.label),
        "differs": list(standing.differs),
        "agreed": list(standing.agreed),
        "earlier": list(standing.earlier),
        "stated": stated,
    }, lines


def _print(console: Console, lines: list[str], plain: Tree) -> None:
    console.say()
    for number, line in enumerate(lines):
        console.say(line, indent=4 if number else 2)
    labels = {
        "differs": "Differs in",
        "agreed": "Agreed as it stands by",
        "earlier": "Agreed to an earlier version by",
        "awaited": "Not agreed yet by",
    }
    for name, label in labels.items():
        if plain[name]:
            console.say(f"{label}: {join(plain[name], ', ')}", indent=4)
