"""Does one thing to many files over all cores, with a line on the terminal that tells how far."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from pdpkit.cli.console import Console

One = TypeVar("One")
Done = TypeVar("Done")

# Below this many, starting further processes takes longer than the work.
_FEW: Final = 8
_WIDTH: Final = 30


def do_many(
    act: Callable[[One], Done],
    items: Sequence[One],
    console: Console,
    word: str,
    *,
    few: int = _FEW,
) -> list[Done]:
    """What ``act`` gives for each item, in their order; ``word`` says what is done ("checked").

    ``act``, items and results pass from one process to another where there are ``few`` or more, so
    they are plain values. ``act`` tells its own failures by what it gives: what it raises ends all.
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    if len(items) < few or cores < 2:
        return _follow((act(item) for item in items), len(items), console, word)
    # Imported only where it is worth it: one file is checked at once.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    # A copy of this process is ready at once; elsewhere than on Linux copies are not reliable.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(min(cores, len(items)), mp_context=context) as pool:
        portion = max(1, min(8, len(items) // (4 * cores)))
        done = pool.map(act, items, chunksize=portion)
        return _follow(done, len(items), console, word)


def _follow(done: Iterable[Done], total: int, console: Console, word: str) -> list[Done]:
    """Collect, and redraw the line at each hundredth; a single item needs none."""
    if total < 2 or not console.animated:
        return list(done)
    found: list[Done] = []
    for one in done:
        found.append(one)
        if len(found) * 100 // total != (len(found) - 1) * 100 // total:
            filled = "#" * (len(found) * _WIDTH // total)
            bar = f"[{filled:<{_WIDTH}}] {len(found):,} of {total:,} {word}"
            sys.stderr.write(f"\r{bar}")
            sys.stderr.flush()
    sys.stderr.write("\r\x1b[K")
    sys.stderr.flush()
    return found
