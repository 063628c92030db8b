"""``pdp export``: lists for job forms, and statements for other tools."""

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.cli.options import AsJson, At, Directories, Force, Home, Lists, Out, PinsFile
from pdpkit.cli.session import Session, open_session, write
from pdpkit.cli.source import Source, open_source
from pdpkit.errors import InputError, UsageError
from pdpkit.exports import list_badges, write_training_csv, write_training_text
from pdpkit.storage import save_many
from pdpkit.view.training import Training, show_training

_LISTS: Final[dict[str, Callable[[Training], bytes]]] = {
    "training-csv": write_training_csv,
    "training-text": write_training_text,
}
_BADGES: Final = "open-badges"
FORMS: Final = (*_LISTS, _BADGES)


def export(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The record, or a share, also as a PDF.")
    ],
    form: Annotated[
        str, typer.Option("--as", metavar="FORM", help="One of those that are listed above.")
    ],
    out: Out,
    directories: Directories = None,
    pins: PinsFile = None,
    lists: Lists = None,
    force: Force = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Write a list for a job form, or each statement as a file that other tools take.

    FORM is one of training-csv and training-text, the training of the last three years with
    name, provider, year, length and grade; or open-badges, a new folder with a file for each
    statement, as its employer signed it.

    Example: pdp export priya.pdp.json --as training-csv -o training.csv
    """
    if form not in FORMS:
        close = get_close_matches(form, FORMS, 1)
        similar = f" Did you mean “{close[0]}”?" if close else ""
        raise UsageError("input-choice", found=form[:40], similar=similar, codes=", ".join(FORMS))
    session = open_session(as_json, at, home)
    source = open_source(session, file, directories or [], pins, lists or [])
    act = _export_badges if form == _BADGES else _export_training
    counts = act(session, source, form, out, force)
    session.console.give({"file": str(file), "as": form, "out": str(out), **counts})
    return 0


def _export_training(
    session: Session, source: Source, form: str, out: Path, force: bool
) -> dict[str, int]:
    """What an interview would be shown of it; of a share all, for all of it has left already."""
    shown = source if source.members else source.take("interview")
    view = show_training(shown.record, shown.statements, shown.at)
    whole = show_training(source.record, source.statements, source.at)
    write(out, _LISTS[form](view), force=force)
    count, kept = len(view.courses), len(whole.courses) - len(view.courses)
    session.console.say(f"{_count(count, 'line')} in {out}: your training since {view.since}.")
    if kept:
        session.console.say(
            f"{_count(kept, 'line')} more {'stays' if kept == 1 else 'stay'} with you: the entries"
            " are not meant for a new employer."
        )
    alone = [c for c in view.courses if c.label is None and c.stated[0].sign not in ("●", "◐")]
    if alone:
        session.console.say(
            f"{_count(len(alone), 'line')} of it {'stands' if len(alone) == 1 else 'stand'} only in"
            " statements that could not be confirmed with the lists that were given."
        )
    return {"lines": count, "staying": kept}


def _export_badges(
    session: Session, source: Source, _form: str, out: Path, _force: bool
) -> dict[str, int]:
    """Every statement that is as its employer signed it, and was not withdrawn."""
    files = list_badges(word.statement for word in source.statements.words)
    left_out = source.statements.left_out
    if not files:
        raise InputError("file-no-statements", source.report.file)
    save_many(out, files)
    session.console.say(f"{_count(len(files), 'statement')} in {out}, each as it was signed.")
    if left_out:
        session.console.say(
            f"{_count(left_out, 'statement')} left out: withdrawn, changed, not understood, or the"
            " holder's own. See: pdp verify."
        )
    return {"files": len(files), "leftOut": left_out}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
