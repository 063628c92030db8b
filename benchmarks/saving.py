"""A save against a plain write of the same bytes, both flushed to the disk."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from pdpkit.storage import load, save

_SIZE = 1_500_000  # the record of a whole working life
_TIMES = 40


def run() -> None:
    """Print how many times longer than the plain write each kind of save takes; at most 3."""
    data = os.urandom(_SIZE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        edited = folder / "plan.pdp.json"
        edited.write_bytes(data)
        loaded = load(edited, max_bytes=_SIZE)
        ways: dict[str, Callable[[int], object]] = {
            "a plain write": lambda _: _write(folder / "plain", data),
            "a new file": lambda turn: save(folder / f"new-{turn}", data),
            "an edit in place": lambda _: save(edited, data, over=loaded.stamp),
        }
        times: dict[str, list[float]] = {way: [] for way in ways}
        for turn in range(_TIMES):  # by turns, so that all meet the same disk
            for way, act in ways.items():
                began = perf_counter()
                act(turn)
                times[way].append(perf_counter() - began)
    plain = median(times.pop("a plain write"))
    for way, taken in times.items():
        print(f"saving {_SIZE:,} bytes as {way}: {median(taken) / plain:.2f} times a plain write")


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
