"""What a holder says in a share, a few lines for each section, so that nobody needs its pages."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pdpkit.encoding.reading import Tree
from pdpkit.messages.sharing import SECTIONS
from pdpkit.view.entries import Entry
from pdpkit.view.naming import Named, name_entry
from pdpkit.view.saying import join, say_period

MOST: Final = 5
# Where nothing ends, it goes on.
_RUNNING: Final = ("posts", "roles", "secondments")


def list_contents(record: Tree) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each section of a share's record with its entries, the newest first, at most ``MOST``."""
    for section, label in SECTIONS.items():
        named = [name_entry(section, entry) for entry in Entry(record).parts(section)]
        named.sort(key=_last_day, reverse=True)
        lines = [say_named(section, entry) for entry in named[:MOST]]
        if rest := len(named) - len(lines):
            lines.append(f"and {rest} more")
        if lines:
            yield label, tuple(lines)


def say_named(section: str, named: Named) -> str:
    """An entry in one line: its title, and when."""
    period = say_period(named.start, named.end, running=section in _RUNNING)
    return join([named.title.rstrip("."), period], ", ")


def _last_day(named: Named) -> date:
    return named.last or named.first or date.min
