"""Rig G8: every system call of a save fails once in every way, or is the last before a kill."""

import signal
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from rigs.crash_child import read_file
from rigs.crash_trace import Call, prepare, run, trace

WAYS = ("over", "new", "force", "many")
ERRORS = ("EIO", "ENOSPC", "EDQUOT", "EACCES")
CHANGING = frozenset(
    ("openat", "write", "fsync", "close", "fchmod", "flock", "link", "rename", "mkdir", "unlink")
)
_MEMORY = frozenset(("brk", "mmap", "munmap", "mremap", "madvise", "futex", "rt_sigaction"))


def sweep(
    folder: Path, ways: Collection[str], faults: Collection[str], only: Collection[str] = ()
) -> Counter[str]:
    """How many runs ended how; ``AssertionError`` for one that tore something or said what is
    not so. ``only`` are the names of calls to harm, else all."""
    outcomes = Counter[str]()
    for way in ways:
        for call in trace(folder, way):
            if call.name in _MEMORY or (only and call.name not in only):
                continue
            for fault in faults:
                path = prepare(folder)
                said = _harm(path, way, call, fault)
                try:
                    outcomes[judge(path, way, said, killed=fault == "KILL")] += 1
                except (AssertionError, OSError) as err:
                    raise AssertionError(f"{way}: {fault} at {call}: {said}: {err}") from err
    return outcomes


def _harm(path: Path, way: str, call: Call, fault: str) -> str:
    """What a save said of itself, one call of which was harmed."""
    log = path.parent.with_name("harmed.log")
    select = ("-o", str(log), "-e", f"trace={call.name}", "-e")
    inject = f"inject={call.name}:%s:when={call.turn}"
    if fault == "KILL":
        said, code = run(path, way, *select, inject % "signal=KILL")
        assert code == -signal.SIGKILL, f"not killed at {call}"
        return said
    # With --seccomp-bpf, which halves the time, strace 6.1 fails calls but does not kill.
    said, code = run(path, way, "-f", "--seccomp-bpf", *select, inject % f"error={fault}")
    assert "(INJECTED)" in log.read_text(encoding="utf-8"), f"not harmed at {call}"
    assert code == 0, f"{call} with {fault} ended with {code}"
    return said


def judge(path: Path, way: str, said: str, *, killed: bool = False) -> str:
    """How a harmed save of ``crash_child.try_save`` ended; ``AssertionError`` when not well."""
    outcome, _, copy = said.partition(" ")
    assert killed or outcome == "saved" or outcome.startswith(("save-", "file-")), "uncoded"
    new, before = _look(path, way)
    if outcome == "saved":
        assert new, "called saved, but is not there"
    elif outcome not in ("", "save-io"):
        assert not new, "called not saved, but is there"
    if before:
        assert read_file(path) == 1
    backup = path.with_name(path.name + ".bak")
    if backup.exists():
        assert way == "over" and read_file(backup) == 1
    if way == "over":
        assert backup.exists() or not new, "replaced without a backup"
    if copy:
        assert read_file(path.with_name(copy)) == 2
    if not killed:
        assert not list(path.parent.glob(".pdp-*")), "left something behind"
    return "killed" if killed else outcome


def _look(path: Path, way: str) -> tuple[bool, bool]:
    """Whether the new one is there, whole, and whether ``path`` must be as before."""
    fresh = path.with_name("fresh")
    if way == "many":
        if fresh.exists():
            assert read_file(fresh / "a.json") == read_file(fresh / "evidence" / "b") == 2
        return fresh.exists(), True
    if way == "new":
        assert not fresh.exists() or read_file(fresh) == 2
        return fresh.exists(), True
    number = read_file(path)
    assert number in (1, 2)
    return number == 2, number == 1
