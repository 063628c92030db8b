"""Whatever a file holds, it is read or refused with a code (rig G12).

``python -m rigs.fuzz [SECONDS [TARGET...]]`` with ``tests`` on the path, as ``make fuzz`` does:
each target in a process of its own under Atheris, which goes where the code has not been yet.
Seconds are of processor time, since other programs run as well. An input that takes two of them or
512 MiB, or ends with anything but a coded error, is a crash.
"""

import copy
import io
import itertools
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

import pikepdf

import world
from corpus import CASES
from pdpkit.authority import weigh
from pdpkit.carrier.reader import Refusal, read_attachment
from pdpkit.document import Kind, read_document
from pdpkit.encoding.reading import MAX_BYTES
from pdpkit.encoding.writing import dump
from pdpkit.errors import PdpError
from pdpkit.importing.bringing import bring as bring_log
from pdpkit.importing.columns import find_columns
from pdpkit.merging import merge
from pdpkit.messages import CODES
from pdpkit.register.rows import read_rows
from pdpkit.register.table import read_table
from pdpkit.verification import Policy, verify
from pdpkit.view.verdict import view_report
from pdpkit.withdrawal import gather
from rigs.mutants import Seed, change, damage, seeds

NOW: Final = datetime(2026, 11, 22, 12, tzinfo=UTC)
DATA: Final = Path(__file__).parent.parent / "data"
_MAX_LENGTH: Final = 60_000
_LONGEST: Final = 2
# On the clock, for an input that never ends.
_PATIENCE: Final = 60
_ASKED: Final = "inputs asked: "
_MERGED: Final = (Kind.RECORD, Kind.STATEMENT, Kind.LIST, Kind.CARD)


def read(data: bytes) -> None:
    read_document(data)


def check(data: bytes) -> None:
    """Everything that ``pdp verify`` does, the words included."""
    report = verify(read_document(data), _policy(), NOW)
    view_report(report, NOW)
    for found in (*report.checks, *(one for said in report.statements for one in said.checks)):
        assert found.code in CODES, found.code


def bring(data: bytes) -> None:
    """The file comes into a record."""
    document = read_document(data)
    if document.kind in _MERGED:
        merge(_own(), [("in.json", document)], _policy(), NOW)


def look_up(data: bytes) -> None:
    """The file is a withdrawal list."""
    gather([read_document(data).tree], weigh([world.directory()], world.PINS, NOW))


def take_out(data: bytes) -> None:
    """The file is a PDF; in the program the same is done in a process with limits."""
    try:
        read_attachment(data, MAX_BYTES)
    except Refusal as refusal:
        assert str(refusal) in CODES
    except Exception:
        return  # whatever a library raises on a broken file is one answer: pdf-damaged


def lay_out(data: bytes) -> None:
    """The file is a log or register, as text or as a workbook; what can be read becomes entries."""
    columns = find_columns(read_table(data, "log.csv"))
    bring_log(copy.deepcopy(_own()), columns, read_rows(columns))


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "read": read,
    "verify": check,
    "merge": bring,
    "list": look_up,
    "pdf": take_out,
    "register": lay_out,
}


@cache
def _policy() -> Policy:
    return world.policy()


@cache
def _own() -> world.Tree:
    return world.record(world.signed(world.statement()))


def run_target(name: str, data: bytes) -> str:
    """How one input ends: ``read``, or the code with which it is refused."""
    try:
        TARGETS[name](data)
    except PdpError as err:
        assert err.code in CODES, err.code
        return err.code
    return "read"


@cache
def corpus(name: str) -> tuple[bytes, ...]:
    """Files to begin with, of the kind that a target reads."""
    if name == "pdf":
        return (*(path.read_bytes() for path in sorted((DATA / "pdf").glob("*.pdf"))), _make_pdf())
    if name == "register":
        texts = sorted((DATA / "registers").rglob("*.csv"))
        return (*(path.read_bytes() for path in texts), *_make_registers())
    if name == "list":
        return (dump(world.withdrawals()), dump(world.withdrawals(entries=[])))
    found = tuple(case.path.read_bytes() for case in CASES)
    return tuple(data for data in found if len(data) < _MAX_LENGTH)


def _make_pdf() -> bytes:
    pdf, made = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    attached = pikepdf.AttachedFileSpec(pdf, _own_bytes(), filename="pdp.json")
    pdf.attachments["pdp.json"] = attached
    pdf.save(made)
    return made.getvalue()


def _own_bytes() -> bytes:
    return dump(_own())


def _make_registers() -> tuple[bytes, ...]:
    text = 'Title,Provider,Session,Date,Minutes\r\nTalk,"Nair, Priya",Talk,12/09/2025,1h 30m\r\n'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return text.encode(), text.encode("utf-16"), text.encode("cp1252"), made.getvalue()


def mutate(name: str, data: bytes, number: int) -> bytes:
    """Another input: by its structure where it has one, else by its bytes."""
    rng = random.Random(number)
    known = [seed for seed in seeds() if seed.data == data]
    if name in ("read", "verify", "merge") and (known or rng.random() < 0.5):
        return change(known[0] if known else rng.choice(seeds()), rng)
    return damage(Seed(CASES[0], data or b"{", {}), rng)


def run_blind(name: str, count: int, seed: int) -> dict[str, int]:
    """So many changed inputs without a look at what they reach; how each ended."""
    rng, found = random.Random(seed), dict[str, int]()
    for number in range(count):
        data = mutate(name, rng.choice(corpus(name)), rng.randrange(2**32) + number)
        ending = run_target(name, data)
        found[ending] = found.get(ending, 0) + 1
    return found


def _hunt(name: str, seconds: int, folder: Path) -> None:
    """Atheris in this process, which ends with it."""
    import atheris  # type: ignore[import-not-found]  installed by make fuzz

    def change_input(data: bytes, limit: int, number: int) -> bytes:
        made = mutate(name, data, number) if number % 4 == 0 else atheris.Mutate(data, limit)
        return bytes(made)[:limit]

    inputs = itertools.count(1)
    # Before it goes anywhere, Atheris reads through every module once.
    atheris.instrument_all()
    start = time.process_time()

    def ask(data: bytes) -> None:
        began = time.process_time()
        run_target(name, data)
        ended, count = time.process_time(), next(inputs)
        assert ended - began < _LONGEST, "too slow"
        if ended - start > seconds:
            sys.stderr.write(f"\n{_ASKED}{count}\n")
            sys.stderr.flush()
            os._exit(0)

    limits = ["-rss_limit_mb=512", f"-timeout={_PATIENCE}"]
    options = [*limits, f"-max_len={_MAX_LENGTH}", f"-artifact_prefix={folder}/crash-{name}-"]
    atheris.Setup(
        [name, *options, str(folder)],
        ask,
        custom_mutator=change_input,
    )
    atheris.Fuzz()


def hunt_all(seconds: int, names: Sequence[str]) -> bool:
    """Each target in a process of its own; whether none crashed."""
    whole = True
    for name in names:
        with tempfile.TemporaryDirectory(prefix="pdp-fuzz-") as folder:
            for number, data in enumerate(corpus(name)):
                (Path(folder) / f"seed-{number}").write_bytes(data)
            command = [sys.executable, "-m", "rigs.fuzz", "--hunt", name, str(seconds), folder]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            asked = done.stderr.rpartition(_ASKED)[2].strip() if _ASKED in done.stderr else "?"
            # What was slow on the clock alone had to wait for other programs.
            found = (path.name for path in Path(folder).glob("crash-*"))
            crashes = sorted(crash for crash in found if "-slow-unit-" not in crash)
            sys.stdout.write(f"G12 {name}: {seconds} s, {asked} inputs, {len(crashes)} crashes\n")
            if done.returncode or crashes:
                sys.stdout.write("\n".join(done.stderr.splitlines()[-40:]) + "\n")
                kept = Path("out/fuzz")
                kept.mkdir(parents=True, exist_ok=True)
                for crash in crashes:
                    (kept / crash).write_bytes((Path(folder) / crash).read_bytes())
                whole = False
            sys.stdout.flush()
    return whole


def main() -> None:
    if sys.argv[1:2] == ["--hunt"]:
        _hunt(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
        sys.exit(int(not hunt_all(seconds, sys.argv[2:] or list(TARGETS))))


if __name__ == "__main__":
    main()
