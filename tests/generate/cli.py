"""Writes ``docs/cli.md``: every command with its options, from what ``--help`` is made of."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pdpkit.cli.running import build
from pdpkit.cli.table import BLOCKS, FOLDED, Command
from pdpkit.kinds import KINDS

ROOT: Final = Path(__file__).parent.parent.parent
PAGE: Final = ROOT / "docs" / "cli.md"
# Said once at the top.
_EVERYWHERE: Final = ("--json", "--help")
_HEAD: Final = """# The command line

Made from the program by `make docs`; `pdp COMMAND --help` says the same. A test runs every example.

* Every command has `--json`: one object on standard output, everything else on standard error.
* Nothing is half written. What changes FILE in place keeps the state before as `.bak` and has
  `--dry-run`; what writes `-o OUT` writes it whole or not at all, and needs `--force` over a file.
* `--at` sets the moment, `--home` the folder of keys and pins for one run.
* A passphrase is asked on the terminal or read with `--passphrase-file`; it is never an option.
* Without a terminal nobody is asked: a missing answer ends with 2 and names its option.
* Colour goes away with `NO_COLOR`, a dumb terminal or none, and never carries a meaning alone.

| it ends with | when |
| --- | --- |
| 0 | done; or all statements are confirmed |
| 1 | do not rely on it; or a record that breaks a rule |
| 2 | typed in a way that cannot be understood; or an answer is needed and nobody is there to ask |
| 3 | partly or not confirmed; a conflict waits; rows were rejected; something is left to do |
| 4 | a file that cannot be read, or is refused |
| 5 | key or passphrase |
| 6 | could not be saved; what was there is untouched |
| 70 | a fault of the program; it says nothing about the file |
| 130 | cancelled; nothing was changed |

What a code such as `save-exists` means: `pdp explain CODE`, or [every code](errors.md).
"""


def write_cli() -> str:
    """The whole page."""
    parts = [_HEAD]
    for title, commands in BLOCKS.items():
        parts.append(f"## {title}\n")
        for command in commands:
            group, _, rest = command.words.partition(" ")
            if group not in FOLDED:
                parts.append(_write_command(command))
            elif rest == next(iter(KINDS)):
                parts.append(_write_adding([c for c in commands if c.words.startswith(group)]))
    return "\n".join(parts)


def find_example(command: Command) -> str:
    """The example of a command's help, on one line."""
    found = re.search(r"Example: (pdp .+?)(?:\n\n|\Z)", build(command).help, re.DOTALL)
    assert found, f"{command.words} has no example"
    return " ".join(found[1].split())


def _write_command(command: Command) -> str:
    built = build(command)
    about = [" ".join(part.split()) for part in built.help.replace("\b", "").split("\n\n")]
    told = "\n\n".join(part for part in about if not part.startswith("Example: "))
    lines = [f"### pdp {_write_usage(command, built)}", "", told, "",
             f"```sh\n{find_example(command)}\n```", ""]  # fmt: skip
    if rows := list(_write_rows(built)):
        lines += ["| | |", "| --- | --- |", *rows, ""]
    return "\n".join(lines)


def _write_adding(commands: list[Command]) -> str:
    """The kinds together: their options are the fields of the schema."""
    lines = [
        "### pdp add KIND FILE",
        "",
        "Adds an entry. On a terminal it asks in plain words for what is missing: Enter takes what"
        " stands in brackets, `-` leaves a question out, `?` explains, Ctrl-C changes nothing."
        " Days may be `12 Sep 2026` or `last Tuesday`, lengths `2h 30m` or `half a day`; codes are"
        " understood by their labels. Elsewhere every field is an option, parts of it with a dot:"
        " `pdp add KIND --help` shows those of a kind.",
        "",
    ]
    for command in commands:
        lines += [f"`{command.words}`: {command.sentence}", "",
                  f"```sh\n{find_example(command)}\n```", ""]  # fmt: skip
    return "\n".join(lines)


def _write_usage(command: Command, built: Any) -> str:
    arguments = [_name(one) for one in built.params if one.param_type_name == "argument"]
    return " ".join((command.words, *arguments))


def _write_rows(built: Any) -> Iterator[str]:
    for one in built.params:
        if one.param_type_name == "argument":
            name = _name(one)
        elif set(_EVERYWHERE) & set(one.opts) or one.hidden:
            continue
        else:
            kind = "" if one.is_flag else f" {one.metavar or one.type.name.upper()}"
            name = f"{', '.join(one.opts)}{kind}"
        needed = " Needed." if one.required and one.param_type_name != "argument" else ""
        yield f"| `{name}` | {(one.help or '').replace('|', 'or')}{needed} |"


def _name(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


if __name__ == "__main__":
    PAGE.write_text(write_cli(), encoding="utf-8")
