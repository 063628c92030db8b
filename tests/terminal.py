"""Runs ``pdp`` on a terminal of its own, and types what a person would type."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

_PDP: Final = "import sys; from pdpkit.cli.main import main; sys.exit(main())"
_PATIENCE: Final = 20.0
_PROMPT: Final = "> "
INTERRUPT: Final = "\x03"
END: Final = "\x04"


@dataclass
class Talk:
    """How a talk ended, and everything that stood on the screen."""

    exit: int
    screen: str


def talk(folder: Path, arguments: list[str], answer: Callable[[str], str]) -> Talk:
    """Run ``pdp`` in a folder; whenever it waits, ``answer`` to what it said since is typed."""
    pty = pytest.importorskip("pty", reason="needs a Unix terminal")
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
        screen, seen, again = "", 0, b""
        end = time.monotonic() + _PATIENCE
        try:
            while more := _read(ours, end, again):
                screen += more
                if screen[seen:].endswith(_PROMPT):
                    typed = answer(screen[seen:])
                    os.write(ours, typed.encode() + (b"" if typed in (INTERRUPT, END) else b"\n"))
                    # The signal of a Ctrl-C can meet Python where it is dropped; one presses again.
                    again = INTERRUPT.encode() if typed == INTERRUPT else b""
                    seen = len(screen)
            return Talk(process.wait(5), screen.replace("\r\n", "\n"))
        finally:
            process.kill()
            os.close(ours)


def in_turn(*answers: str) -> Callable[[str], str]:
    """These answers, one after the other."""
    left = iter(answers)
    return lambda _: next(left)


class ByQuestion:
    """An answer for each question that holds certain words; Enter for every other."""

    def __init__(self, answers: dict[str, str]) -> None:
        self._answers = answers
        self.asked: list[str] = []
        self.unused = set(answers)

    def __call__(self, said: str) -> str:
        self.asked.append(said)
        for words, answer in self._answers.items():
            if words in said:
                self.unused.discard(words)
                return answer
        return ""


def _take_terminal() -> None:
    """The terminal becomes the one that Ctrl-C reaches the program through."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    # Whoever runs the tests in the background may have it ignored, and that is inherited.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _read(terminal: int, end: float, again: bytes = b"") -> str:
    """What the program wrote next; empty once it has ended. In a silence ``again`` is typed."""
    ready, _, _ = select.select(
        [terminal], [], [], 3.0 if again else max(0.0, end - time.monotonic())
    )
    if again and not ready:
        os.write(terminal, again)
        ready, _, _ = select.select([terminal], [], [], max(0.0, end - time.monotonic()))
    assert ready, "the program waits and nobody answers"
    try:
        return os.read(terminal, 65536).decode("utf-8", "replace")
    except OSError:
        return ""
