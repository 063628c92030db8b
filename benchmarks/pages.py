"""What an interview PDF costs beside a bare WeasyPrint rendering of the same HTML, both warm."""

import json
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import weasyprint

from pdpkit import html, pdf
from pdpkit.view.interview import show_interview

SHARE = Path(__file__).parent.parent / "tests" / "data" / "sample-share.json"
ROUNDS = 7


def run() -> None:
    data = SHARE.read_bytes()
    moment = datetime(2026, 11, 14, 16, tzinfo=UTC)

    def ours() -> None:
        page = show_interview(json.loads(data))
        pdf.write(html.render_interview(page), data, moment=moment)

    markup = html.render_interview(show_interview(json.loads(data)), alone=True)

    def bare() -> None:
        weasyprint.HTML(string=markup).write_pdf()

    def bare_tagged() -> None:
        weasyprint.HTML(string=markup).write_pdf(pdf_variant="pdf/a-3a")

    own, plain, tagged = measure(ours, bare, bare_tagged)
    print(f"interview PDF, warm: {own * 1000:.0f} ms")
    print(f"  beside bare WeasyPrint, untagged, {plain * 1000:.0f} ms: {own / plain:.2f} times")
    print(f"  beside bare WeasyPrint, PDF/A-3a, {tagged * 1000:.0f} ms: {own / tagged:.2f} times")


def measure(*works: Callable[[], None]) -> list[float]:
    """The median processor time of each, taken in turn so that a busy machine slows all alike."""
    times: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    for _ in range(ROUNDS):
        for work, taken in zip(works, times, strict=True):
            start = time.process_time()
            work()
            taken.append(time.process_time() - start)
    return [statistics.median(taken) for taken in times]


if __name__ == "__main__":
    run()
