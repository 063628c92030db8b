"""Rig G11: several writers of one file at once; each change is kept, or refused with a code."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pdpkit.storage import save
from rigs.crash_start import command, start


@dataclass(frozen=True, slots=True)
class Figures:
    kept: int
    refused: Counter[str]


def crowd(writers: int, times: int, folder: Path) -> Figures:
    """Each adds its lines to one file and tries again what was refused."""
    path = folder / "plan.pdp.json"
    save(path, b"")
    processes = [start(command("lines", path, f"w{n}", str(times))) for n in range(writers)]
    kept: list[str] = []
    refused: Counter[str] = Counter()
    for process in processes:
        said, faults = process.communicate(timeout=600)
        assert process.returncode == 0, faults.decode()
        for line in said.decode().splitlines()[1:]:
            word, change, *rest = line.split()
            if word == "kept":
                kept.append(change)
                continue
            code, copy = rest
            assert code in ("save-conflict", "file-locked"), code
            beside = folder / copy
            assert beside.read_text(encoding="utf-8").splitlines()[-1] == change
            beside.unlink()
            refused[code] += 1
    lines = path.read_text(encoding="utf-8").splitlines()
    assert sorted(lines) == sorted(kept), "a change that was called kept is not there"
    assert len(set(lines)) == writers * times
    assert {file.name for file in folder.iterdir()} == {path.name, path.name + ".bak"}
    return Figures(len(kept), refused)
