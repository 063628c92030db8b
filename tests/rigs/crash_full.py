"""Rig G10: a disk with every amount of room from none to enough, for each kind of file."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

from rigs.crash_start import command, environment


def find_obstacle() -> str | None:
    """Why a small disk cannot be made here; None when it can."""
    if shutil.which("unshare") is None:
        return "unshare is missing"
    if subprocess.run(["unshare", "-Urm", "true"], capture_output=True, check=False).returncode:
        return "this system lets nobody make a small disk (unshare -Urm)"
    return None


def fill(folder: Path) -> Counter[str]:
    """Outcomes of all tries on a disk of 300 kB; the writer itself asserts that nothing is torn."""
    script = 'mount -t tmpfs -o size=300k tmpfs "$1" && shift && exec "$@"'
    act = command("fill", folder)
    done = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", script, "sh", str(folder), *act],
        env=environment(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    outcomes = Counter(line.split()[2] for line in done.stdout.decode().splitlines()[1:])
    assert set(outcomes) == {"saved", "save-no-space"}, outcomes
    return outcomes
