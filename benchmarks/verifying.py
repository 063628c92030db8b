"""Checking many files over the cores, and one file as large as a file may be."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import compare, compare_commands, peak_memory

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import trust

import world
from pdpkit.encoding.reading import MAX_BYTES
from pdpkit.encoding.writing import dump

FILES = 1000
STATEMENTS = 10


def make_folder(folder: Path) -> None:
    """A thousand records of ten statements each."""
    data = dump(world.record(*trust.issue(STATEMENTS), lists=[world.withdrawals()]))
    (folder / "records").mkdir()
    for number in range(FILES):
        (folder / "records" / f"{number:04}.pdp.json").write_bytes(data)


def make_large() -> bytes:
    """A record just under the limit, two thirds of it statements."""
    statements = trust.issue(1400)
    filled = len(dump(world.record(*statements)))
    text = "Long words of my own. " * 400
    notes = [
        {"id": f"00000000-0000-4000-8000-{n:012x}", "text": text, "visibility": "own"}
        for n in range((MAX_BYTES - filled) // (len(text) + 600))
    ]
    data = dump(world.record(*statements, notes=notes))
    assert 0.9 * MAX_BYTES < len(data) <= MAX_BYTES, len(data)
    return data


def run() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make_folder(folder)
        trust.write_policy(folder)
        policy = [part.format(folder=folder) for part in trust.POLICY_FILES]
        arguments = ["verify", f"{folder}/records", *policy, "--home", f"{folder}/home"]

        def on(cores: str) -> list[str]:
            script = (
                f"import os, sys; os.sched_setaffinity(0, {cores})\n"
                "from pdpkit.cli.main import main; sys.exit(main(sys.argv[1:]))"
            )
            at = world.NOW.strftime("%Y-%m-%dT%H:%M:%SZ")
            return [sys.executable, "-c", script, *arguments, "--at", at]

        ratio = compare_commands(on("{0}"), on("{0, 1}"), rounds=5)
        print(
            f"a folder of {FILES} records       {ratio:5.2f} times as fast on two cores as on one"
        )

        def run_in_turn() -> None:
            subprocess.run(on("{0}"), capture_output=True, check=False)
            subprocess.run(on("{1}"), capture_output=True, check=False)

        def run_at_once() -> None:
            both = [subprocess.Popen(on(core), stdout=subprocess.PIPE) for core in ("{0}", "{1}")]
            for one in both:
                one.communicate()

        ratio = compare(run_in_turn, run_at_once, rounds=5)
        print(f"two checks that share nothing {ratio:5.2f} times as fast at once as in turn")

        large = folder / "large.pdp.json"
        large.write_bytes(make_large())
        script = (
            "import sys; from pdpkit.cli.main import main\n"
            f"main({['verify', str(large), *policy, '--json', '--home', f'{folder}/home']!r})"
        )
        began = time.perf_counter()
        memory = peak_memory(_hide(script))
        seconds = time.perf_counter() - began
        size = large.stat().st_size / 2**20
        print(f"a file of {size:.1f} MiB            {seconds:5.1f} s, {memory:.0f} MiB")


def _hide(script: str) -> str:
    """The same script without what it prints, so that the figure after it can be read."""
    return (
        "import os, sys\nkept = os.dup(1); os.dup2(os.open(os.devnull, os.O_WRONLY), 1)\n"
        f"{script}\nsys.stdout.flush(); os.dup2(kept, 1)"
    )
