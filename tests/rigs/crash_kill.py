"""Rig G7: kills the writer at random moments; nothing is torn, no acknowledged save is lost."""

import os
import random
import time
from dataclasses import dataclass
from pathlib import Path

from pdpkit.storage import save, sweep
from rigs.crash_child import payload, read_file, read_payload
from rigs.crash_start import command, start, wait_ready

_LONGEST = 0.02  # seconds that a writer lives after it is ready
_LONGEST_FOLDER = 0.08
_TWO_HOURS = 7200


@dataclass(slots=True)
class Figures:
    kills: int = 0
    acknowledged: int = 0
    unheard: int = 0  # saved, but killed before it could say so
    orphans: int = 0


def kill_savers(kills: int, folder: Path, seed: int) -> Figures:
    """Kill one that counts up in a file, in place."""
    chance = random.Random(seed)
    path = folder / "plan.pdp.json"
    save(path, payload(0))
    figures, count = Figures(), 0
    for number in range(1, kills + 1):
        heard = _kill(command("forever", path), chance.uniform(0, _LONGEST))
        found = read_file(path)
        last = count + len(heard)
        assert heard == list(range(count + 1, last + 1)), "the rig missed an acknowledgement"
        assert found in (last, last + 1), f"acknowledged {last}, found {found}"
        backup = path.with_name(path.name + ".bak")
        if backup.exists():
            assert read_file(backup) in (found, found - 1)
        figures.kills += 1
        figures.acknowledged += len(heard)
        figures.unheard += found - last
        count = found
        if number % 200 == 0 or number == kills:
            figures.orphans += _sweep(folder)
    return figures


def kill_folder_savers(kills: int, folder: Path, seed: int) -> Figures:
    """Kill one that writes folders of thirty files; each folder is whole or not there."""
    chance = random.Random(seed)
    figures = Figures()
    for _ in range(kills):
        heard = _kill(command("folders", folder), chance.uniform(0, _LONGEST_FOLDER))
        figures.kills += 1
        figures.acknowledged += len(heard)
        figures.orphans += _sweep(folder)
        whole = 0
        for made in list(folder.iterdir()):
            files = sorted(made.iterdir())
            assert len(files) == 30, f"{len(files)} of 30 files"
            for file in files:
                read_payload(file.read_bytes())
                file.unlink()
            made.rmdir()
            whole += 1
        assert whole in (len(heard), len(heard) + 1), f"acknowledged {len(heard)}, found {whole}"
        figures.unheard += whole - len(heard)
    return figures


def _kill(arguments: list[str], life: float) -> list[int]:
    """The numbers that a writer acknowledged before it was killed."""
    process = start(arguments)
    wait_ready(process)
    time.sleep(life)
    process.kill()
    said, faults = process.communicate()
    assert not faults, faults.decode()
    return [int(line) for line in said.split(b"\n")[:-1]]


def _sweep(folder: Path) -> int:
    """Age what was left by two hours and sweep it; how many there were."""
    left = list(folder.glob(".pdp-*"))
    assert sweep(folder) == 0, "something younger than an hour was swept"
    for path in left:
        os.utime(path, (time.time() - _TWO_HOURS,) * 2)
    swept = sweep(folder)
    assert swept == len(left)
    assert not list(folder.glob(".pdp-*"))
    return swept
