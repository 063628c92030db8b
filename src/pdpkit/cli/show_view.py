"""Shows what a file adds up to: one of its views, with the statements that a check confirmed."""

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from pdpkit.cli.console import Console
from pdpkit.cli.session import Session
from pdpkit.cli.source import Source, open_source
from pdpkit.cli.view_printing import PRINTERS
from pdpkit.encoding.times import format_moment
from pdpkit.errors import UsageError
from pdpkit.view.beyond import show_beyond
from pdpkit.view.causes import show_causes
from pdpkit.view.entitlements import show_entitlements
from pdpkit.view.framework_progress import show_framework_progress
from pdpkit.view.handover import show_handover
from pdpkit.view.opportunities import show_opportunities
from pdpkit.view.stated import Statements
from pdpkit.view.timeline import show_timeline
from pdpkit.view.training import show_training
from pdpkit.view.tree import to_tree

VIEWS: Final[dict[str, Callable[[Source], Any]]] = {
    "timeline": lambda source: show_timeline(source.record, source.statements),
    "entitlements": lambda source: show_entitlements(source.record, source.statements),
    "progress": lambda source: show_framework_progress(source.record, source.statements),
    "beyond": lambda source: show_beyond(source.record, source.statements),
    "opportunities": lambda source: show_opportunities(source.record, source.at),
    "causes": lambda source: show_causes(source.record, source.statements),
    "training": lambda source: show_training(source.record, source.statements, source.at),
    "handover": lambda source: show_handover(
        source.record, source.members, source.statements, source.at, source.report
    ),
}

# In the holder's own words alone.
_WITHOUT_STATEMENTS: Final = frozenset(("opportunities",))


def show_view(
    session: Session,
    file: Path,
    name: str,
    directories: list[Path],
    pins: Path | None,
    lists: list[Path],
) -> int:
    """Print the view ``name`` of a record, a share, or a PDF that carries one."""
    if name not in VIEWS:
        close = get_close_matches(name, VIEWS, 1)
        similar = f" Did you mean “{close[0]}”?" if close else ""
        raise UsageError("input-choice", found=name[:40], similar=similar, codes=", ".join(VIEWS))
    source = open_source(session, file, directories, pins, lists)
    if name == "handover" and not source.members:
        source = source.take("handover")
        session.console.say("This is what a new employer would see first; nothing was shared.\n")
    view = VIEWS[name](source)
    PRINTERS[type(view)](session.console, view)
    if name not in _WITHOUT_STATEMENTS:
        _tell_statements(session.console, source.statements)
    moment = format_moment(session.now)
    session.console.give({"file": str(file), "view": name, "at": moment, "content": to_tree(view)})
    return 0


def _tell_statements(console: Console, statements: Statements) -> None:
    """What is behind the statements that stood here, where not all were confirmed."""
    waiting = sum(not word.counts for word in statements.words)
    left_out = statements.left_out
    if waiting:
        console.say(
            f"\n{_count(waiting)} could not be confirmed with the lists that were given"
            " (--directory, --lists), and none of it is counted.",
            "amber",
        )
    if left_out:
        console.say(
            f"\n{_count(left_out)} here {'is' if left_out == 1 else 'are'} not shown: withdrawn,"
            " changed, not understood, or the holder's own. See: pdp verify.",
            "amber",
        )


def _count(number: int) -> str:
    return f"{number} statement{'' if number == 1 else 's'}"
