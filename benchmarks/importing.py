"""Bringing 10,000 rows of a workbook into a record, beside reading them and saving the record."""

import contextlib
import io
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import entries
from pdpkit.cli.main import main
from pdpkit.encoding.writing import dump
from pdpkit.importing import find_columns
from pdpkit.register.rows import read_rows
from pdpkit.register.table import read_table
from pdpkit.storage import load, save
from workbooks import workbook

ROWS = 10_000
ROUNDS = 7
HEADINGS = (
    *("Title", "Date", "Hours", "Provider", "Type", "Role", "Reach", "Status", "Place", "Notes"),
)


def run() -> None:
    """Print the command's time as parts of what it cannot do without; at most 1 is the promise."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log, record = folder / "log.xlsx", folder / "me.pdp.json"
        log.write_bytes(workbook([HEADINGS, *(make_row(number) for number in range(ROWS))]))
        empty = dump(entries.record())
        record.write_bytes(empty)
        _bring(log, record)
        full = record.read_bytes()
        tree = json.loads(full)

        def read() -> None:
            read_rows(find_columns(read_table(load(log, max_bytes=2**25).data, log.name)))

        def write() -> None:
            save(record, dump(tree), over=load(record, max_bytes=2**25).stamp)

        def bring() -> None:
            record.write_bytes(empty)
            _bring(log, record)

        reading, saving, bringing = _measure(read, write, bring)
    print(f"{ROWS:,} rows of ten columns in a workbook, {len(full) / 1e6:.1f} MB of record")
    print(f"  our reader of registers alone: {reading * 1000:.0f} ms")
    print(f"  one save: {saving * 1000:.0f} ms")
    print(f"  pdp import: {bringing * 1000:.0f} ms")
    print(f"  of twice the reader's time and one save: {bringing / (2 * reading + saving):.2f}")


def make_row(number: int) -> list[object]:
    """A row as a log has it, no two alike."""
    return [
        f"Reasoning talk in Year {number % 7}, part {number}",
        date(1995, 9, 1) + timedelta(days=number),
        (1, 1.5, 2, 6)[number % 4],
        "Saltmarsh Learning Trust",
        ("Course", "Workshop", "Twilight")[number % 3],
        "Attended",
        "Trust",
        "Completed",
        "Fen Lane Primary",
        "What I took from it, in a line of my own.",
    ]


def _bring(log: Path, record: Path) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        assert main(["import", str(log), str(record)]) == 0


def _measure(*works: Callable[[], None]) -> list[float]:
    """The median processor time of each, taken in turn so that a busy machine slows all alike."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, taken in zip(works, times, strict=True):
            began = time.process_time()
            work()
            taken.append(time.process_time() - began)
    return [statistics.median(taken) for taken in times]


if __name__ == "__main__":
    run()
