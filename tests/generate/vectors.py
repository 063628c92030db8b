"""Writes ``tests/vectors/`` from fixed keys and dates: ``make vectors``, proved fresh by a test.

``python -m generate.vectors`` with ``tests`` on the path.
"""

import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from generate.cases import (
    form,
    humans,
    issuers,
    lists,
    logs,
    proofs,
    signatures,
    syntax,
    times,
    vouching,
)
from generate.cases.cast import make_shared
from generate.cases.vector import Vector

FOLDER: Final = Path(__file__).parent.parent / "vectors"
MADE: Final = ("shared", "valid", "invalid")
_SUBJECTS: Final = (syntax, form, proofs, signatures, times, issuers, humans, vouching, logs, lists)


def list_vectors() -> list[Vector]:
    """Every vector, each under a name of its own."""
    vectors = [vector for subject in _SUBJECTS for vector in subject.list_vectors()]
    twice = [name for name, number in Counter(v.name for v in vectors).items() if number > 1]
    assert not twice, twice
    return vectors


def make_files() -> dict[str, bytes]:
    """Every file by its path below ``tests/vectors``."""
    files = {f"shared/{name}": data for name, data in make_shared().items()}
    for vector in list_vectors():
        files |= {f"{vector.name}/{name}": data for name, data in vector.files.items()}
    return files


def main() -> None:
    files = make_files()
    for name in MADE:
        shutil.rmtree(FOLDER / name, ignore_errors=True)
    for name, data in files.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for kind in ("valid", "invalid"):
        count = sum(n.startswith(f"{kind}/") and n.endswith("expect.json") for n in files)
        sys.stdout.write(f"tests/vectors/{kind}: {count}\n")


if __name__ == "__main__":
    main()
