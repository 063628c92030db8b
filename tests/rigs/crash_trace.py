"""Runs one save under strace; its system calls and what came of it."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from rigs.crash_child import MARK, payload
from rigs.crash_start import command, environment

_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)")
_QUOTED = re.compile(r'"([^"]*)"')
_HANDLE = re.compile(r"\d+<([^>]*)>")


class Call(NamedTuple):
    """``turn``: how many of this name the process had made with it, from its start."""

    name: str
    turn: int
    arguments: str
    result: int

    @property
    def paths(self) -> list[str]:
        return _QUOTED.findall(self.arguments)

    @property
    def handle(self) -> str:
        """The path behind the open file that the call is about."""
        found = _HANDLE.match(self.arguments)
        return found[1] if found else ""


def find_obstacle() -> str | None:
    """Why nothing can be traced here; None when it can."""
    if shutil.which("strace") is None:
        return "strace is missing (tests/install fetches it)"
    if subprocess.run(["strace", "-o", "/dev/null", "true"], check=False).returncode:
        return "this system lets nobody trace a process"
    return None


def prepare(folder: Path) -> Path:
    """A fresh folder with one file that holds payload 1."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    path = folder / "plan.pdp.json"
    path.write_bytes(payload(1))
    path.chmod(0o640)
    return path


def run(path: Path, way: str, *options: str) -> tuple[str, int]:
    """What the save said of itself (nothing when it was killed), and the process's exit code."""
    done = subprocess.run(
        ["strace", *options, "--", *command("once", path, way)],
        env=environment(), capture_output=True, check=False,
    )  # fmt: skip
    return done.stdout.decode().strip(), done.returncode


def trace(folder: Path, way: str) -> list[Call]:
    """The calls of one save that nothing disturbs, in order."""
    log = folder.with_name("strace.log")
    said, code = run(prepare(folder), way, "-y", "-s", "0", "-o", str(log))
    assert (said, code) == ("saved", 0)
    calls, turns, marks = [], Counter[str](), 0
    for line in log.read_text(encoding="utf-8").splitlines():
        if found := _CALL.match(line):
            name, arguments, result = found.groups()
            turns[name] += 1
            if MARK in arguments:
                marks += 1
            elif marks == 1:
                calls.append(Call(name, turns[name], arguments, int(result)))
    assert marks == 2 and calls, "the marks of the save were not found"
    return calls
