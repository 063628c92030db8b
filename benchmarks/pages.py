"""What pages cost: an interview PDF beside bare WeasyPrint, reading one back beside pikepdf."""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import weasyprint

from pdpkit import carrier, html, pdf
from pdpkit.view.interview import show_interview

SHARE = Path(__file__).parent.parent / "tests" / "data" / "sample-share.json"
MOMENT = datetime(2026, 11, 14, 16, tzinfo=UTC)
ROUNDS = 7


def run() -> None:
    made = _run_writing()
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
