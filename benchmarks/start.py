"""How long a command takes from a cold start, in starts of a bare Python."""

import sys
import tempfile
from pathlib import Path

from career import Career
from measure import compare_commands
from trust import POLICY_FILES, write_policy

from pdpkit.encoding.writing import dump

PYTHON = [sys.executable, "-c", "pass"]
PDP = [str(Path(sys.executable).with_name("pdp"))]


def run() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        statement = write_policy(folder)
        policy = [word.format(folder=folder) for word in POLICY_FILES]
        career = folder / "career.pdp.json"
        career.write_bytes(dump(Career().make()))
        entry = ["show", str(career), "1000"]
        verify = [*PDP, "verify", str(statement), *policy, "--home", name]
        print(
            f"pdp --help                 {compare_commands([*PDP, '--help'], PYTHON):5.1f} starts"
        )
        print(f"pdp verify, one statement  {compare_commands(verify, PYTHON):5.1f} starts")
        print(f"pdp show, one of 35 years   {compare_commands([*PDP, *entry], PYTHON):5.1f} starts")
