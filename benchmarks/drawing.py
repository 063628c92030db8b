"""What pages cost: beside bare WeasyPrint and Chromium, cold and warm, alone and by the hundred.

Processor time where one process is measured, because other programs run here too; where two cores
are compared with one, the clock on the wall.
"""

import importlib
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import weasyprint

from pdpkit import carrier, html, pdf
from pdpkit.encoding.writing import dump
from pdpkit.view.interview import show_interview

SHARE = Path(__file__).parent.parent / "tests" / "data" / "sample-share.json"
MOMENT = datetime(2026, 11, 14, 16, tzinfo=UTC)
ROUNDS = 7
MANY = 100


def run() -> None:
    made = _run_writing()
    _run_chromium()
    _run_cold()
    _run_many()
    _run_memory()
    _run_reading(made)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process, all of it: {peak:.0f} MiB")


def _run_writing() -> bytes:
    data = SHARE.read_bytes()

    def ours() -> bytes:
        page = show_interview(json.loads(data))
        return pdf.write(html.render_interview(page), data, moment=MOMENT)

    markup = html.render_interview(show_interview(json.loads(data)), alone=True)

    def bare() -> None:
        weasyprint.HTML(string=markup).write_pdf()

    def bare_archive() -> None:
        weasyprint.HTML(string=markup).write_pdf(pdf_variant="pdf/a-3a")

    own, plain, archive = measure(time.process_time, ours, bare, bare_archive)
    print(f"interview PDF, warm: {own * 1000:.0f} ms of processor time")
    print(f"  beside bare WeasyPrint, untagged, {plain * 1000:.0f} ms: {own / plain:.2f} times")
    print(f"  beside bare WeasyPrint, PDF/A-3a, {archive * 1000:.0f} ms: {own / archive:.2f} times")
    return ours()


def _run_chromium() -> None:
    """Chromium starts anew for each page, as its command line does; ours is warm."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("  beside Chromium: not installed here")
        return
    data = SHARE.read_bytes()
    page = show_interview(json.loads(data))
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "page.html"
        source.write_text(html.render_interview(page, alone=True), encoding="utf-8")
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu"]
        command += [f"--print-to-pdf={name}/page.pdf", source.as_uri()]

        def printing() -> None:
            subprocess.run(command, capture_output=True, check=True)

        def ours() -> None:
            pdf.write(html.render_interview(page), data, moment=MOMENT)

        own, other = measure(_spent, ours, printing)
    print(f"  beside Chromium printing it, {other * 1000:.0f} ms: {own / other:.2f} times")


def _run_cold() -> None:
    """A whole command beside a bare script that sets the same markup."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        share, source = folder / "me.share.json", folder / "page.html"
        share.write_bytes(_signed_share())
        page = show_interview(json.loads(share.read_bytes()))
        source.write_text(html.render_interview(page, alone=True), encoding="utf-8")
        script = f"import weasyprint; weasyprint.HTML({str(source)!r}).write_pdf('{name}/b.pdf')"
        pdp = [Path(sys.executable).with_name("pdp"), "render", share, "-o", folder / "a.pdf"]

        def command() -> None:
            subprocess.run([*map(str, pdp), "--force"], capture_output=True, check=True)

        def bare() -> None:
            subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

        clock, bare_clock = measure(time.perf_counter, command, bare)
        own, other = measure(_spent, command, bare)
    print(f"one command from a cold start: {clock * 1000:.0f} ms on two cores")
    print(
        f"  beside a bare WeasyPrint script, {bare_clock * 1000:.0f} ms:"
        f" {clock / bare_clock:.2f} times; of processor time {own / other:.2f} times"
    )


def _run_many() -> None:
    """A folder of shares on one core, then on two."""
    cores = sorted(os.sched_getaffinity(0))[:2]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for number in range(MANY):
            (folder / f"{number:03}.share.json").write_bytes(_signed_share())
        times = []
        for some in (cores[:1], cores):
            out = Path(name) / f"out{len(some)}"
            command = [Path(sys.executable).with_name("pdp"), "render", folder, "-o", out]
            start = time.perf_counter()
            subprocess.run(
                [str(part) for part in command],
                capture_output=True,
                check=True,
                preexec_fn=lambda some=some: os.sched_setaffinity(0, some),
            )
            times.append(time.perf_counter() - start)
    one, two = times
    print(f"{MANY} documents: {one:.1f} s on one core, {two:.1f} s on {len(cores)}")
    print(f"  {one / two:.2f} times as fast, {two * 1000 / MANY:.0f} ms each")


def _run_memory() -> None:
    """The process that sets pages, after the tenth and after the fortieth."""
    data = SHARE.read_bytes()
    markup = html.render_interview(show_interview(json.loads(data)))
    seen = []
    with pdf.Press() as press:
        for number in range(1, 41):
            press.write(markup, data, moment=MOMENT)
            if number in (10, 40):
                status = Path(f"/proc/{press._child.pid}/status").read_text(encoding="utf-8")
                (line,) = (row for row in status.splitlines() if row.startswith("VmRSS"))
                seen.append(int(line.split()[1]) / 1024)
    print(
        f"memory of the process that sets pages: {seen[0]:.0f} MiB after ten,"
        f" {seen[1]:.0f} MiB after forty"
    )


@cache
def _signed_share() -> bytes:
    """A share that really was signed, as the tests make it."""
    tests = str(SHARE.parent.parent)
    sys.path.insert(0, tests)
    try:
        people = importlib.import_module("people")
    finally:
        sys.path.remove(tests)
    return dump(people.shared("a"))


def _spent() -> float:
    """Processor time of this process and of all that it waited for."""
    found = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in found)


def _run_reading(made: bytes) -> None:
    """Both in a process of their own: a PDF from outside is opened nowhere else."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(made)
        file.flush()
        program = f"import pikepdf; pikepdf.open({file.name!r})"

        def opening() -> None:
            subprocess.run([sys.executable, "-c", program], check=True)

        def reading() -> None:
            carrier.extract(made)

        read, opened = measure(time.perf_counter, reading, opening)
    print(f"the signed file out of it: {read * 1000:.0f} ms")
    print(f"  beside pikepdf opening it, {opened * 1000:.0f} ms: {read / opened:.2f} times")


def measure(clock: Callable[[], float], *works: Callable[[], object]) -> list[float]:
    """The median time of each, taken in turn so that a busy machine slows all alike."""
    times: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    for _ in range(ROUNDS):
        for work, taken in zip(works, times, strict=True):
            start = clock()
            work()
            taken.append(clock() - start)
    return [statistics.median(taken) for taken in times]


if __name__ == "__main__":
    run()
