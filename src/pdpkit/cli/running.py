"""Runs one command through typer (the door of typer) and gives its exit code."""

import importlib
import inspect
import os
from typing import Any, Final

import typer

from pdpkit.cli.table import Command
from pdpkit.errors import UsageError

# typer exports only this one of its family; the parent is what every wrong usage is.
_WRONG_USAGE: Final[Any] = typer.BadParameter.__base__

# typer turns Ctrl-C into a number; no command of ours gives it.
_INTERRUPTED: Final = 130


def run_command(command: Command, arguments: list[str]) -> int:
    """Import the command's module, read its arguments, run it; ``PdpError`` passes through."""
    try:
        result = build(command).main(
            arguments, prog_name=f"pdp {command.words}", standalone_mode=False
        )
    except typer.Abort:
        raise KeyboardInterrupt from None
    except _WRONG_USAGE as err:
        raise UsageError(
            "input-usage", problem=err.format_message().rstrip("."), command=command.words
        ) from None
    if result == _INTERRUPTED:
        raise KeyboardInterrupt
    return result if isinstance(result, int) else 0


def list_options(command: Command) -> list[tuple[str, str]]:
    """The options that a command takes, each with what it is for; hidden ones are left out."""
    found = [one for one in build(command).params if getattr(one, "help", None)]
    return [
        (max(one.opts, key=len), one.help)
        for one in found
        if one.param_type_name == "option" and not one.hidden
    ]


def build(command: Command) -> Any:
    """The command as typer made it, with all its parameters."""
    # Plugins of other packages have no say in what a file means, and finding them costs 20 ms.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    module, _, name = command.place.partition(":")
    function = getattr(importlib.import_module(f"pdpkit.cli.{module}"), name)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(help=inspect.getdoc(function))(function)
    return typer.main.get_command(app)
