"""Asks twice before something goes that nobody can bring back."""

import sys
from typing import Annotated

import typer

from pdpkit.cli.session import Session
from pdpkit.errors import UsageError

Yes = Annotated[bool, typer.Option("--yes", help="Answer yes to what would be asked.")]


def confirm_twice(session: Session, yes: bool, first: str, second: str) -> None:
    """Go on only after two answers; ``UsageError`` ``input-needed`` with nobody there to ask."""
    if yes:
        return
    if session.console.as_json or not sys.stdin.isatty():
        raise UsageError("input-needed", option="--yes")
    for question in (first, second):
        if not typer.confirm(question, err=True):
            raise KeyboardInterrupt
