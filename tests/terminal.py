"""Runs ``pdp`` on a terminal of its own, and types what a person would type."""

import os
import pty
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PDP: Final = "import sys; from pdpkit.cli.main import main; sys.exit(main())"
_PATIENCE: Final = 30.0
INTERRUPT: Final = "\x03"


@dataclass
class Talk:
    """How a talk ended, and everything that stood on the screen."""

    exit: int
    screen: str


def talk(folder: Path, arguments: list[str], answers: list[str], prompt: str = "> ") -> Talk:
    """Run ``pdp`` in a folder; each answer is typed when the next ``prompt`` stands there."""
    ours, theirs = pty.openpty()
    # Without colours and without a line editor that repeats what is typed.
    setting = {**os.environ, "TERM": "dumb", "COLUMNS": "100", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", _PDP, *arguments],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=setting,
        start_new_session=True,
        preexec_fn=_take_terminal,
    ) as process:
        os.close(theirs)
        screen, left, seen = "", list(answers), 0
        end = time.monotonic() + _PATIENCE
        while more := _read(ours, end):
            screen += more
            while left and screen[seen:].endswith(prompt):
                typed = left.pop(0)
                os.write(ours, typed.encode() + (b"" if typed == INTERRUPT else b"\n"))
                seen = len(screen)
        os.close(ours)
        return Talk(process.wait(5), screen.replace("\r\n", "\n"))


def _take_terminal() -> None:
    """The terminal becomes the one that Ctrl-C reaches the program through."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _read(terminal: int, end: float) -> str:
    """What the program wrote next; empty once it has ended."""
    ready, _, _ = select.select([terminal], [], [], max(0.0, end - time.monotonic()))
    assert ready, "the program waits for an answer that nobody gave"
    try:
        return os.read(terminal, 65536).decode("utf-8", "replace")
    except OSError:
        return ""
