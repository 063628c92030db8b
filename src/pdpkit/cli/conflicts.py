"""Shows what waits for a decision, all versions side by side, and reads what was decided."""

import textwrap
from dataclasses import dataclass
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
from pdpkit.view.differences import Side, compare, say_what, take_side

_SHORT: Final = 8
_LABEL: Final = 24
_LEAST: Final = 20
_GONE: Final = "(taken out)"


@dataclass(frozen=True, slots=True)
class _Source:
    """A file in which versions may stand."""

    file: str
    tree: Tree
    places: dict[str, Place]


class Questions:
    """What waits in a record, shown beside the files that it came from."""

    def __init__(self, record: Tree, records: dict[str, Tree]) -> None:
        self._side = take_side(record)
        self._sources = [_Source(f, t, find_entries(t)) for f, t in records.items()]

    def print(self, console: Console, conflict: Conflict) -> None:
        """One question: its versions side by side, as far as they differ."""
        what = say_conflict(conflict)
        console.say(f"\n{what[:1].upper()}{what[1:]} [{_shorten(conflict.name)}]", "bold")
        headings = [""]
        for number, head in enumerate(conflict.heads, 1):
            files = [one.file for one in self._sources if _stands(conflict, head, one)]
            headings.append(f"{number}, in {' and '.join(files)}" if files else str(number))
        rows = [[label, *texts] for label, texts in _list_rows(self._side, conflict)]
        _print_columns(console, [headings, *rows])


def print_conflicts(console: Console, record: Tree, records: dict[str, Tree], file: Path) -> None:
    """Each question with its versions, and how to answer."""
    waiting = list_conflicts(record)
    if not waiting:
        return
    told = messages.sentence("merge-conflict", {"count": len(waiting)})
    console.say(f"\n{told}", "amber")
    questions = Questions(record, records)
    for conflict in waiting:
        questions.print(console, conflict)
    name = _shorten(waiting[0].name)
    console.say(f"\nWhich one counts? Say: pdp merge {file} --resolve {name}=1")
    console.say("Put 2 for the second, or both to keep two entries. It may also wait.")


def ask(console: Console, record: Tree, records: dict[str, Tree], moment: datetime) -> Tree:
    """The record after each question was asked on the terminal; Enter lets it wait."""
    waiting = list_conflicts(record)
    questions = Questions(record, records) if waiting else None
    for conflict in waiting:
        assert questions is not None
        questions.print(console, conflict)
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


def _stands(conflict: Conflict, head: Any, source: _Source) -> bool:
    """Whether a version is the one in a file."""
    if conflict.place is None:
        return bool(source.tree.get(conflict.name) == head)
    place = source.places.get(conflict.name)
    return bool((place.entry if place else GONE) == head)


def _list_rows(side: Side, conflict: Conflict) -> list[tuple[str, list[str]]]:
    """What differs between the versions, member by member."""
    if conflict.place is None:
        return [("", [_say_value(head) for head in conflict.heads])]
    place = conflict.place
    contents = [head for head in conflict.heads if head != GONE]
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
