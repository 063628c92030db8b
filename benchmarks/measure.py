"""Times two things in turn and gives the ratio of their medians; peak memory of a process."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence


def compare(one: Callable[[], object], other: Callable[[], object], rounds: int = 15) -> float:
    """How many times as long ``one`` takes as ``other``, by the medians of alternating rounds."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for found, act in zip(times, (one, other), strict=True):
            start = time.perf_counter()
            act()
            found.append(time.perf_counter() - start)
    return statistics.median(times[0]) / statistics.median(times[1])


def compare_commands(one: Sequence[str], other: Sequence[str], rounds: int = 15) -> float:
    """``compare`` for two commands as whole processes."""

    def run(command: Sequence[str]) -> None:
        subprocess.run(command, capture_output=True, check=False)

    return compare(lambda: run(one), lambda: run(other), rounds)


def peak_memory(script: str) -> float:
    """The peak resident memory of a fresh process that runs ``script``, in MiB."""
    # Not ru_maxrss, which a new process takes over from the one that started it.
    tail = "print(next(line.split()[1] for line in open('/proc/self/status') if 'VmHWM' in line))"
    done = subprocess.run(
        [sys.executable, "-c", f"{script}\n{tail}"], capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1]) / 1024
