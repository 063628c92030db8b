"""``pdp completion``: a script that lets a shell complete commands, kinds and options."""

from typing import Annotated

import typer

from pdpkit.cli.options import AsJson
from pdpkit.cli.running import list_options
from pdpkit.cli.session import open_session
from pdpkit.cli.shells import WRITERS, Choices
from pdpkit.cli.table import BLOCKS, COMMANDS, FOLDED, GROUPS
from pdpkit.errors import UsageError


def completion(
    shell: Annotated[
        str, typer.Argument(metavar="SHELL", help="One of powershell, bash, zsh, fish.")
    ],
    as_json: AsJson = False,
) -> int:
    """Print a script that a shell reads once when it starts; a Tab then asks nobody.

    PowerShell: pdp completion powershell >> $PROFILE

    bash: pdp completion bash > ~/.local/share/bash-completion/completions/pdp

    zsh: pdp completion zsh > a file called _pdp in a folder of your $fpath

    fish: pdp completion fish > ~/.config/fish/completions/pdp.fish

    Example: pdp completion bash
    """
    session = open_session(as_json)
    if shell not in WRITERS:
        raise UsageError("input-choice", found=shell[:40], similar="", codes=", ".join(WRITERS))
    script = WRITERS[shell](list_choices())
    if not as_json:
        # As it is: a script is no text to be wrapped.
        typer.echo(script, nl=False)
    session.console.give({"shell": shell, "script": script})
    return 0


def list_choices() -> Choices:
    """What may come next behind nothing, behind a group of commands, behind a command."""
    first: dict[str, str] = {}
    for block in BLOCKS.values():
        for command in block:
            group, _, rest = command.words.partition(" ")
            about = FOLDED[group].sentence if group in FOLDED else f"pdp {group} shows them"
            first.setdefault(group, about if rest else command.sentence)
    choices: Choices = {"": list(first.items())}
    for group in GROUPS:
        choices[group] = [(c.words.partition(" ")[2], c.sentence) for c in COMMANDS.values()
                          if c.words.startswith(f"{group} ")]  # fmt: skip
    for words, command in COMMANDS.items():
        choices[words] = list_options(command)
    return choices
