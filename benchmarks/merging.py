"""Merging beside what it cannot do without: reading, writing, bare verification; its memory."""

import copy
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from career import Career
from measure import compare, peak_memory

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from trust import issue

import world
from pdpkit.document import Kind, read_document
from pdpkit.encoding.writing import dump
from pdpkit.merging import Taken, merge
from pdpkit.proof import judge
from pdpkit.report import Outcome
from pdpkit.signing import sign_record
from pdpkit.verification import Policy

Tree = dict[str, Any]

_DIFFERING = 100
_STATEMENTS = 1_000


def make_copies() -> tuple[bytes, bytes]:
    """Two copies of a career of 35 years, each with fifty entries that it alone changed."""
    start = Career().make()
    start["holder"] = {"id": world.PRIYA.id, "keyLog": world.PRIYA.log, "name": "Priya Nair"}
    start = sign_record(start, world.PRIYA.key, world.NOW).tree
    copies = []
    for side in range(2):
        tree = copy.deepcopy(start)
        for entry in tree["activities"][side:_DIFFERING:2]:
            entry["title"] += f", seen from side {side}"
        moment = world.NOW + timedelta(days=side + 1)
        copies.append(dump(sign_record(tree, world.PRIYA.key, moment).tree))
    return copies[0], copies[1]


def merge_copies(mine: bytes, yours: bytes) -> bytes:
    """From bytes to bytes."""
    documents = [("yours", read_document(yours))]
    return dump(merge(read_document(mine).tree, documents, Policy(), world.NOW).tree)


def read_and_write(mine: bytes, yours: bytes) -> bytes:
    """What a merge cannot do without."""
    read_document(yours)
    return dump(read_document(mine).tree)


def make_statements(count: int) -> tuple[Tree, list[bytes]]:
    """An empty record, and so many statements about its holder, each as a file."""
    return world.record(), [dump(tree) for tree in issue(count)]


def merge_statements(record: Tree, files: list[bytes]) -> Tree:
    """The record with all statements."""
    documents = [(str(number), read_document(data)) for number, data in enumerate(files)]
    merged = merge(record, documents, Policy(), world.NOW)
    assert all(one.taken is Taken.NEW for one in merged.arrivals)
    return merged.tree


def verify_bare(files: list[bytes]) -> None:
    """Each signature, and nothing else."""
    for data in files:
        tree = read_document(data).tree
        judgement = judge(tree, Kind.STATEMENT, tree["issuer"]["id"])
        assert judgement.check.outcome is Outcome.PASSED


def run() -> None:
    """Print the ratios; the bounds are 2, 2, and 10 times the input."""
    mine, yours = make_copies()
    assert b"side 0" in merge_copies(mine, yours)
    ratio = compare(lambda: merge_copies(mine, yours), lambda: read_and_write(mine, yours))
    print(f"merge two copies of {len(mine) / 1e6:.1f} MB   {ratio:5.2f} times reading and writing")

    record, files = make_statements(_STATEMENTS)
    ratio = compare(lambda: merge_statements(record, files), lambda: verify_bare(files))
    print(f"merge {_STATEMENTS:,} statements        {ratio:5.2f} times their bare verification")
    half = files[: _STATEMENTS // 2]
    ratio = compare(
        lambda: merge_statements(record, files), lambda: merge_statements(record, half), 3
    )
    print(f"twice as many statements take  {ratio:5.2f} times as long")

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "mine").write_bytes(mine)
        (folder / "yours").write_bytes(yours)
        here = str(Path(__file__).parent)
        start = (
            f"import sys; sys.path.insert(0, {here!r}); import merging; from pathlib import Path"
        )
        files = [f"Path({str(folder / name)!r}).read_bytes()" for name in ("mine", "yours")]
        plain = peak_memory(f"{start}; {'; '.join(files)}")
        whole = peak_memory(f"{start}; merging.merge_copies({', '.join(files)})")
    size = (len(mine) + len(yours)) / 2**20
    print(f"memory of merging             {(whole - plain) / size:5.1f} times both copies")
