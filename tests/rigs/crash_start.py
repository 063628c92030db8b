"""Starts the process that a crash rig harms."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_HERE = Path(__file__).parent
_SOURCES = _HERE.parent.parent / "src"


def command(act: str, place: Path, *words: str) -> list[str]:
    # -S: without the search for installed packages it starts in half the time.
    return [sys.executable, "-S", str(_HERE / "crash_child.py"), act, str(place), *words]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(_SOURCES), "PYTHONDONTWRITEBYTECODE": "1"}


def start(arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    # Unbuffered: reading ahead would swallow what was acknowledged.
    return subprocess.Popen(
        arguments, 0, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def wait_ready(process: subprocess.Popen[bytes]) -> None:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line == b"ready\n", (line, process.communicate()[1])
