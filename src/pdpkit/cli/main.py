"""The entry point of ``pdp``: finds the command, runs it, turns every failure into an exit code."""

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, Final

from pdpkit.cli.table import BLOCKS, COMMANDS, FOLDED, GROUPS, Command

if TYPE_CHECKING:
    from pdpkit.errors import PdpError

_HELP: Final = ("-h", "--help", "help")
_CANCELLED: Final = 130
_CRASHED: Final = 70
_NOT_WRITTEN: Final = 6
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG)


def main(arguments: list[str] | None = None) -> int:
    """Run ``pdp`` with ``arguments``, or those of the process; the exit code (docs/cli.md)."""
    words = sys.argv[1:] if arguments is None else arguments
    _mend_streams()
    try:
        code = _run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        _say("Cancelled. Nothing was changed.")
        return _CANCELLED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as err:
        # What is still waiting to be written would fail once more at the very end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        _say(f"What was to be shown could not be written in full: {err.strerror}.")
        return _NOT_WRITTEN
    return code


def run() -> None:
    """The script ``pdp``."""
    sys.exit(main())


def _run(words: list[str]) -> int:
    if not words or words[0] in _HELP:
        sys.stdout.write(_write_help())
        return 0
    if words[0] in ("-V", "--version"):
        from pdpkit import __version__  # noqa: PLC0415  start-up

        sys.stdout.write(f"pdp {__version__}\n")
        return 0
    group = words[0] if words[0] in GROUPS else None
    if group and (len(words) == 1 or words[1] in _HELP):
        sys.stdout.write(_write_help(group))
        return 0
    name = " ".join(words[:2]) if group else words[0]
    command = COMMANDS.get(name)
    if command is None:
        return _refuse(name, "--json" in words)
    return _call(command, words[2 if group else 1 :])


def _call(command: Command, arguments: list[str]) -> int:
    # Imported here, so that help and a mistyped name cost nothing.
    from pdpkit.cli.running import run_command  # noqa: PLC0415
    from pdpkit.errors import PdpError  # noqa: PLC0415
    from pdpkit.storage.faults import load_fault  # noqa: PLC0415

    try:
        return run_command(command, arguments)
    except PdpError as err:
        return _fail(err, "--json" in arguments)
    except MemoryError:
        _say("The computer ran out of memory, so nothing was done.")
        return _CRASHED
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except OSError as err:
        if not isinstance(err.filename, str):
            if err.errno in _FULL:
                raise
            return _confess(err)
        # A look at a path that the system does not allow, such as a name that is too long.
        return _fail(load_fault(err).at(err.filename), "--json" in arguments)
    except Exception as err:
        # A fault of ours may never end as a verdict about somebody.
        return _confess(err)


def _refuse(name: str, as_json: bool) -> int:
    import difflib  # noqa: PLC0415  only a mistake needs it

    from pdpkit.errors import UsageError  # noqa: PLC0415

    close = difflib.get_close_matches(name, COMMANDS, 1, 0.6)
    similar = f" Did you mean: pdp {close[0]}?" if close else ""
    return _fail(UsageError("input-command", command=name[:40], similar=similar), as_json)


def _fail(err: "PdpError", as_json: bool) -> int:
    from pdpkit.cli.console import show_error  # noqa: PLC0415

    show_error(err.code, err.where, err.values, as_json=as_json, ending=err.exit)
    return err.exit


def _confess(err: Exception) -> int:
    """Own up to a crash: where it happened, and nothing that a file said."""
    import traceback  # noqa: PLC0415  only a crash needs it

    last = traceback.extract_tb(err.__traceback__)[-1]
    place = f"{last.filename.rpartition('pdpkit')[2].lstrip('/')}:{last.lineno}"
    _say(f"This is a fault in pdpkit ({type(err).__name__} at {place}). It says nothing about")
    _say("the file. No file is left half written. Please report it with what you typed.")
    return _CRASHED


def _write_help(group: str | None = None) -> str:
    lines = ["Usage: pdp COMMAND [OPTIONS]", ""]
    if group is None:
        lines += [
            "A record of development that belongs to the person. Works without a network.",
            "",
        ]
    width = max(map(len, COMMANDS)) + 2
    for title, commands in BLOCKS.items():
        shown = (
            [c for c in commands if c.words.startswith(group + " ")] if group else _fold(commands)
        )
        if shown:
            lines += [title, *(f"  {c.words:<{width}}{c.sentence}" for c in shown), ""]
    lines.append("pdp COMMAND --help shows its options and an example.")
    return "\n".join(lines) + "\n"


def _fold(commands: tuple[Command, ...]) -> list[Command]:
    return list(dict.fromkeys(FOLDED.get(c.words.partition(" ")[0], c) for c in commands))


def _mend_streams() -> None:
    """Let no stream stop a command: one that is closed is empty, a letter it lacks is a number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            from pathlib import Path  # noqa: PLC0415  half the start of the help

            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  for the whole run
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
