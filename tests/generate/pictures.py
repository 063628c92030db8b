"""Draws the pictures that the documentation shows: real pages, and the head of a real check.

They need poppler-utils. The demo's keys are new each time, so nobody compares their bytes.
"""

import html
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from pdpkit.messages.verdict import OWN_HEADING

_PAGES: Final = (("handover", "b"), ("report", "a"), ("own", "a"))


def draw_pictures(folder: Path) -> None:
    """First pages of an interview PDF, a handover, a check, an own print; a check's first lines."""
    if shutil.which("pdftoppm") is None:
        sys.exit("The pictures need pdftoppm: install poppler-utils.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        _draw_demo(Path(name), folder)
        _draw_pages(Path(name), folder)


def _draw_demo(scratch: Path, folder: Path) -> None:
    demo = scratch / "demo"
    pdp = str(Path(sys.executable).with_name("pdp"))
    said = subprocess.run([pdp, "demo", demo], capture_output=True, text=True, check=True)
    _rasterise(demo / "interview.pdf", folder / "interview")
    check = said.stdout.partition("$ pdp verify interview.pdf")
    screen = scratch / "screen.pdf"
    text = (check[1] + check[2]).partition("\n# ")[0]
    # What the holder wrote is long, and the same as on the pages beside.
    _print_screen(text.partition(f"\n{OWN_HEADING}")[0].strip() + "\n\n…", screen)
    _rasterise(screen, folder / "verification")


def _draw_pages(scratch: Path, folder: Path) -> None:
    import pages  # the tests' own, which are heavy

    for kind, letter in _PAGES:
        pdf = scratch / f"{kind}.pdf"
        pdf.write_bytes(pages.written(kind, letter))
        _rasterise(pdf, folder / kind)


def _rasterise(pdf: Path, target: Path) -> None:
    command = ["pdftoppm", "-png", "-r", "80", "-singlefile", pdf, target]
    subprocess.run([str(part) for part in command], check=True)


def _print_screen(text: str, target: Path) -> None:
    """A terminal's text as a page of its own size."""
    from weasyprint import HTML

    lines = html.escape(text).split("\n")
    height = 24 + 15.4 * len(lines)
    style = (
        f"@page {{ size: 640px {height}px; margin: 0; background: #10222b }}"
        "pre { margin: 12px 18px; color: #e9f1f3; font: 11.5px/15.4px 'DejaVu Sans Mono' }"
        "b { color: #7fd0b0; font-weight: bold } i { color: #8aa3ad; font-style: normal }"
    )
    body = "\n".join(_paint(line) for line in lines)
    HTML(string=f"<style>{style}</style><pre>{body}</pre>").write_pdf(target)


def _paint(line: str) -> str:
    if line.startswith("$ "):
        return f"<i>{line}</i>"
    return f"<b>{line}</b>" if "were confirmed" in line else line
