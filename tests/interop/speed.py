"""How long one statement takes here and in @digitalbazaar/vc: the same 50 files, from bytes."""

import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Final

import world
from interop.telling import tell
from pdpkit.document import read_document
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.writing import dump
from pdpkit.report import FileVerdict
from pdpkit.verification import verify

_COUNT: Final = 50
_ROUNDS: Final = 5


def main(work: Path) -> int:
    """Time both, each in one process, the fastest of five rounds after one to warm up."""
    statements = [_make() for _ in range(_COUNT)]
    files = [dump(statement) for statement in statements]
    (work / "speed").mkdir()
    for number, data in enumerate(files):
        (work / "speed" / f"{number}.json").write_bytes(data)
    node = subprocess.run(["node", "speed.mjs", work], capture_output=True, text=True, check=False)
    if node.returncode:
        return tell("speed", "theirs did not end", [node.stderr.strip()[-300:]])
    theirs = float(node.stdout)
    alone = _time(files) / _COUNT
    together = _time([dump(world.record(*statements, lists=[world.withdrawals()]))]) / _COUNT
    counts = (
        f"a statement takes {theirs:.2f} ms in @digitalbazaar/vc; {alone:.2f} ms here as a file "
        f"of its own, {alone / theirs:.1f} times that; {together:.2f} ms in a record of {_COUNT}"
    )
    return tell("speed", counts, [])


def _make() -> Tree:
    return world.signed(world.statement(id=f"urn:uuid:{uuid.uuid4()}"))


def _time(files: list[bytes]) -> float:
    """Milliseconds for all files."""
    policy = world.policy()
    rounds = []
    for _ in range(1 + _ROUNDS):
        start = time.perf_counter()
        reports = [verify(read_document(data), policy, world.NOW) for data in files]
        rounds.append((time.perf_counter() - start) * 1000)
        assert all(report.verdict is FileVerdict.CONFIRMED for report in reports)
    return min(rounds[1:])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
