"""Runs the rigs of saving at full size and prints their figures, as docs/reliability.md shows them.

``python -m rigs.crash [KILLS]`` with ``tests`` on the path, as ``make crash`` does. 10,000
kills take about ten minutes.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rigs import crash_faults, crash_full, crash_kill, crash_power, crash_trace, crash_writers


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    _report("G7 random kills, one file", lambda at: crash_kill.kill_savers(kills, at, seed=7))
    _report(
        "G7 random kills, folders of thirty",
        lambda at: crash_kill.kill_folder_savers(max(1, kills // 10), at, seed=7),
    )
    obstacle = crash_trace.find_obstacle()
    _report("G8 each call fails or is the last", _sweep, obstacle)
    _report("G9 power cuts at each moment", _cut, obstacle)
    _report("G10 full disk", crash_full.fill, crash_full.find_obstacle())
    _report("G11 four writers, 200 changes each", lambda at: crash_writers.crowd(4, 200, at))


def _sweep(folder: Path) -> object:
    faults = (*crash_faults.ERRORS, "KILL")
    return crash_faults.sweep(folder / "work", crash_faults.WAYS, faults)


def _cut(folder: Path) -> object:
    return {way: crash_power.cut_power_during(folder / "work", way) for way in crash_power.WAYS}


def _report(name: str, rig: Callable[[Path], object], obstacle: str | None = None) -> None:
    if obstacle:
        sys.stdout.write(f"{name}: not run, {obstacle}\n")
        return
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="pdp-crash-") as folder:
        figures = rig(Path(folder))
    seconds = time.perf_counter() - began
    sys.stdout.write(f"{name}: {figures}, {seconds:.0f} s\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
