"""Rig G9: what may be on the disk after a power cut, for each moment of a save.

The calls of a real save are played on a model of a disk that keeps only what it must: the bytes of
a file once that file was flushed, the names in a folder once the folder was; of anything later it
keeps any part (POSIX fsync; Pillai and others, All File Systems Are Not Created Equal, 2014).
"""

from collections.abc import Iterable, Sequence
from itertools import chain, combinations
from pathlib import Path
from typing import NamedTuple

from rigs.crash_trace import Call, trace

WAYS = {"over": "plan.pdp.json", "new": "fresh", "force": "plan.pdp.json"}


class Step(NamedTuple):
    act: str  # create, write, flush, link, rename, unlink
    path: str
    to: str = ""


def read_steps(calls: Sequence[Call]) -> list[Step]:
    """What changed the disk, and what flushed it."""
    steps = []
    for call in calls:
        if call.result < 0:
            continue
        if call.name.startswith("open") and "O_CREAT" in call.arguments:
            steps.append(Step("create", call.paths[0]))
        elif call.name in ("write", "pwrite64", "writev"):
            steps.append(Step("write", call.handle))
        elif call.name in ("fsync", "fdatasync"):
            steps.append(Step("flush", call.handle))
        else:
            for act in ("link", "rename", "unlink"):
                if call.name.startswith(act):
                    steps.append(Step(act, *call.paths[:2]))
    return steps


def cut_power_during(folder: Path, way: str) -> int:
    """``cut_power`` for one save, traced in a fresh ``folder``."""
    steps = read_steps(trace(folder, way))
    return cut_power(steps, folder / WAYS[way], existed=way != "new")


def cut_power(steps: Sequence[Step], place: Path, *, existed: bool) -> int:
    """Cut before each step and at the end, in every way; how many disks were looked at.

    ``AssertionError`` when ``place`` holds neither the old nor the whole new file, when the backup
    is not whole, or when the new file is missing after the end.
    """
    disk = _Disk(place if existed else None)
    looked = 0
    for number in range(len(steps) + 1):
        for names in disk.find_outcomes():
            looked += 1
            what = f"power cut after {steps[:number][-1:]}"
            found = names.get(str(place))
            assert found is None or found in disk.whole, f"{what}: a torn file"
            assert found is not None or not existed, f"{what}: no file"
            backup = names.get(f"{place}.bak")
            assert backup is None or backup in disk.whole, f"{what}: a torn backup"
            if number == len(steps):
                assert found not in (None, 0), f"{what}: the acknowledged save is lost"
        if number < len(steps):
            disk.take(steps[number])
    return looked


class _Disk:
    """Files are numbers: 0 is the old one, whole from the start."""

    def __init__(self, old: Path | None) -> None:
        self.kept: dict[str, int] = {str(old): 0} if old else {}
        self.seen = dict(self.kept)
        self.pending: list[tuple[Step, int]] = []
        self.whole = {0}
        self.written: set[int] = set()
        self.files = 1

    def take(self, step: Step) -> None:
        if step.act == "create":
            self.seen[step.path] = self.files
            self.pending.append((step, self.files))
            self.files += 1
        elif step.act == "write":
            self.written.add(self.seen[step.path])
            self.whole.discard(self.seen[step.path])
        elif step.act == "flush" and step.path in self.seen:
            self.whole |= self.written & {self.seen[step.path]}
        elif step.act == "flush":
            self.pending = [p for p in self.pending if str(Path(p[0].path).parent) != step.path]
            self.kept = dict(self.seen)
        else:
            self.pending.append((step, self.seen[step.path]))
            _rename(self.seen, step, self.seen[step.path])

    def find_outcomes(self) -> Iterable[dict[str, int]]:
        """The names after a cut now: any of the changes that were not flushed, in their order."""
        counts = range(len(self.pending) + 1)
        for some in chain.from_iterable(combinations(self.pending, count) for count in counts):
            names = dict(self.kept)
            for step, file in some:
                _rename(names, step, file)
            yield names


def _rename(names: dict[str, int], step: Step, file: int) -> None:
    if step.act in ("rename", "unlink"):
        names.pop(step.path, None)
    if step.act != "unlink":
        names[step.to or step.path] = file
