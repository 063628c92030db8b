"""``pdp demo``: worked example A in real files, each step a command as a person would type it."""

import sys
from contextlib import nullcontext, redirect_stdout
from pathlib import Path
from typing import Annotated

import typer

from pdpkit.cli.demo.stage import Stage, inside
from pdpkit.cli.demo.story import tell_end, tell_story
from pdpkit.cli.options import AsJson, At
from pdpkit.cli.session import open_session
from pdpkit.errors import SaveError
from pdpkit.storage import make_folder


def demo(
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new folder for the story's files.")
    ] = Path("pdp-demo"),
    long: Annotated[
        bool, typer.Option("--long", help="Tell the years after as well: mistake, theft, loss.")
    ] = False,
    as_json: AsJson = False,
    at: At = None,
) -> int:
    """Tell the whole story in real files: from empty keys to a PDF that is checked offline.

    A trust issues statements from a messy register, a teacher takes them in and makes a PDF for
    an interview, the trust vanishes, and a new employer checks the PDF. One forgery is caught.

    With --long a statement is withdrawn and replaced, a key is stolen, the trust closes, and a
    laptop is lost; a year later the new employer still sees what stands, and why.

    Example: pdp demo out
    """
    session = open_session(as_json, at)
    if directory.exists() and any(directory.iterdir()):
        raise SaveError("save-exists", str(directory))
    make_folder(directory)
    stage = Stage(session)
    # Whoever reads the one object has the commands' own words on standard error.
    talk = redirect_stdout(sys.stderr) if as_json else nullcontext()
    with inside(directory), talk:
        tell_story(stage)
        if long:
            from pdpkit.cli.demo.years import tell_years  # noqa: PLC0415  most want the short one

            tell_years(stage)
        else:
            tell_end(stage)
    session.console.give({"folder": str(directory), "done": stage.done})
    return 0
