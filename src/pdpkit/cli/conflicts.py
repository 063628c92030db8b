"""Shows what waits for a decision, all versions side by side, and reads what was decided."""

import textwrap
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from pdpkit import messages
from pdpkit.cli.console import Console, escape
from pdpkit.encoding.reading import Tree
from pdpkit.errors import UsageError
from pdpkit.kinds import say_member
from pdpkit.ledger import Place, find_entries
from pdpkit.merging import GONE, Conflict, list_conflicts, resolve
from pdpkit.view.differences import compare, say_what, take_side

_SHORT: Final = 8
_LABEL: Final = 24
_LEAST: Final = 20
_GONE: Final = "(taken out)"


# Records by the names of their files, to say where a version stands.
Sources = dict[str, Tree]


def print_conflicts(
    console: Console, record: Tree, waiting: list[Conflict], file: Path, sources: Sources
) -> None:
    """Each question with its versions, and how to answer."""
    if not waiting:
        return
    told = messages.sentence("merge-conflict", {"count": len(waiting)})
    console.say(f"\n{told}", "amber")
    for conflict in waiting:
        console.say()
        _print_heads(console, record, conflict, sources)
    name = _shorten(waiting[0].name)
    console.say(f"\nWhich one counts? Say: pdp merge {file} --resolve {name}=1")
    console.say("Put 2 for the second, or both to keep two entries. It may also wait.")


def ask(console: Console, record: Tree, moment: datetime, sources: Sources) -> Tree:
    """The record after each question was asked on the terminal; Enter lets it wait."""
    for conflict in list_conflicts(record):
        console.say()
        _print_heads(console, record, conflict, sources)
        console.say(f"Which one counts? 1 to {len(conflict.heads)}, both, or Enter to let it wait.")
        while typed := _read_line():
            try:
                record = resolve(record, conflict, _read_choice(typed), moment)
                break
            except UsageError as err:
                console.tell(f"{messages.sentence(err.code, err.values)} "
                             f"{messages.hint(err.code, err.values)}")  # fmt: skip
    return record


def read_choices(texts: list[str], waiting: list[Conflict]) -> list[tuple[Conflict, int | str]]:
    """What ``--resolve`` says; ``UsageError`` ``merge-none-waits``, ``merge-choice``."""
    found = []
    for text in texts:
        name, _, choice = text.rpartition("=")
        wanted = name.strip().lower()
        near = [one for one in waiting if wanted and one.name.lower().startswith(wanted)]
        exact = [one for one in near if one.name.lower() == wanted]
        if len(exact or near) != 1:
            raise UsageError("merge-none-waits", found=(name or text)[:60])
        found.append(((exact or near)[0], _read_choice(choice)))
    return found


def say_conflict(conflict: Conflict) -> str:
    """What a question is about."""
    return say_what(conflict.place) if conflict.place else say_member(conflict.name)


def plain_conflict(conflict: Conflict) -> Tree:
    return {
        "id": conflict.name,
        "code": "merge-conflict",
        "where": conflict.pointer,
        "versions": list(conflict.heads),
    }


def _read_choice(text: str) -> int | str:
    typed = text.strip().lower()
    return int(typed) if typed.isdecimal() and len(typed) < 4 else typed


def _read_line() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""


def _print_heads(console: Console, record: Tree, conflict: Conflict, sources: Sources) -> None:
    what = say_conflict(conflict)
    console.say(f"{what[:1].upper()}{what[1:]} [{_shorten(conflict.name)}]", "bold")
    rows = [[label, *texts] for label, texts in _list_rows(record, conflict)]
    headings = [""]
    for number, head in enumerate(conflict.heads, 1):
        files = _find_files(conflict, head, sources)
        headings.append(f"{number}, in {' and '.join(files)}" if files else str(number))
    _print_columns(console, [headings, *rows])


def _find_files(conflict: Conflict, head: Any, sources: Sources) -> list[str]:
    """The files in which a version stands."""
    if conflict.place is None:
        return [file for file, tree in sources.items() if tree.get(conflict.name) == head]
    found = []
    for file, tree in sources.items():
        place = find_entries(tree).get(conflict.name)
        if (place.entry if place else GONE) == head:
            found.append(file)
    return found


def _list_rows(record: Tree, conflict: Conflict) -> list[tuple[str, list[str]]]:
    """What differs between the versions, member by member."""
    if conflict.place is None:
        return [("", [_say_value(head) for head in conflict.heads])]
    place = conflict.place
    contents = [head for head in conflict.heads if head != GONE]
    side = take_side(record)
    labels: dict[str, list[str]] = {}
    for number, head in enumerate(conflict.heads):
        if head == GONE:
            continue
        empty = Place(place.array, place.number, {"kind": head.get("kind")})
        for shift in compare(empty, Place(place.array, place.number, head), side, side):
            texts = labels.setdefault(shift.label, [""] * len(conflict.heads))
            texts[number] = shift.after
    rows = [
        (label, texts)
        for label, texts in labels.items()
        if len({t for t, h in zip(texts, conflict.heads, strict=True) if h != GONE}) > 1
    ]
    if len(contents) < len(conflict.heads):
        if not rows:
            rows = list(labels.items())
        rows = [
            (label, [_GONE if h == GONE else t for t, h in zip(texts, conflict.heads, strict=True)])
            for label, texts in rows
        ]
    return rows


def _say_value(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("title") or value.get("name") or value)
    return str(value)


def _print_columns(console: Console, rows: list[list[str]]) -> None:
    """Columns of one width, each wrapped; below each other where there is no room."""
    count = len(rows[0]) - 1
    label = min(_LABEL, max(len(row[0]) for row in rows))
    width = (console.width - 2 - label) // count - 2
    if width < _LEAST:
        for row in rows[1:]:
            for number, text in enumerate(row[1:], 1):
                console.say(f"{row[0]} [{number}]: {text}", indent=2)
        return
    sizes = [label, *([width] * count)]
    for row in rows:
        cells = [
            textwrap.wrap(escape(cell), size, break_on_hyphens=False) or [""]
            for cell, size in zip(row, sizes, strict=True)
        ]
        for line in range(max(map(len, cells))):
            parts = [
                f"{cell[line] if line < len(cell) else '':<{size}}"
                for cell, size in zip(cells, sizes, strict=True)
            ]
            console.say("  " + "  ".join(parts).rstrip())


def _shorten(name: str) -> str:
    return name[:_SHORT] if len(name) == len("5a1e6c2e-8f1d-4f0e-9a55-0f7a6d2f4c10") else name
