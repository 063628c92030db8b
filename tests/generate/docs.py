"""Writes what the documentation shows of the program: the table of codes, the pictures.

``docs/errors.md`` is proved fresh by a test. The pictures need poppler-utils; they show a demo
whose keys are new each time, so nobody compares their bytes.
"""

import html
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from pdpkit.messages import CODES

ROOT: Final = Path(__file__).parent.parent.parent
_FAMILIES: Final = {
    "json": "Reading the text of a file",
    "text": "Reading the text of a file",
    "file": "Reading the text of a file",
    "schema": "What a file is, and its form",
    "proof": "Signatures",
    "context": "Signatures",
    "key": "Keys",
    "statement": "Statements",
    "credential": "Statements",
    "issuer": "Who says it",
    "directory": "Lists of organisations",
    "subject": "Whom it is about",
    "holder": "The holder",
    "withdrawal": "Withdrawal",
    "withdrawn": "Withdrawal",
    "merge": "Copies brought together",
    "share": "Shares",
    "rule": "Rules for a record",
    "entry": "Entries of a record",
    "framework": "Frameworks",
    "org": "The look-up of schools and trusts",
    "csv": "Spreadsheets",
    "register": "Spreadsheets",
    "archive": "Bundles",
    "pdf": "PDF",
    "font": "PDF",
    "keystore": "Key, passphrase, words",
    "words": "Key, passphrase, words",
    "save": "Saving",
    "input": "What was typed",
}
_HEAD: Final = """# What every code means

Made from the one table of the program by `make docs`; `pdp explain CODE` says the same. *Effect* is
what a code does: the exit code of a command that it ends, the verdict of a statement or a file, or
what `pdp validate` calls it.
"""


def write_errors() -> str:
    """``docs/errors.md``."""
    sections: dict[str, list[str]] = {title: [] for title in _FAMILIES.values()}
    for code, message in CODES.items():
        family = code.partition("-")[0]
        cells = (f"`{code}`", message.effect, message.sentence, message.hint)
        sections[_FAMILIES[family]].append(
            "| " + " | ".join(cell.replace("|", "or") for cell in cells) + " |"
        )
    lines = [_HEAD]
    for title, rows in sections.items():
        head = "| code | effect | what it says | what to do |\n| --- | --- | --- | --- |"
        lines.append(f"## {title}\n\n{head}\n" + "\n".join(rows) + "\n")
    return "\n".join(lines)


def draw_pictures(folder: Path) -> None:
    """The first page of the demo's PDF, and the check that ends it, as PNG files."""
    if shutil.which("pdftoppm") is None:
        sys.exit("The pictures need pdftoppm: install poppler-utils.")
    with tempfile.TemporaryDirectory() as name:
        demo = Path(name) / "demo"
        pdp = str(Path(sys.executable).with_name("pdp"))
        said = subprocess.run([pdp, "demo", demo], capture_output=True, text=True, check=True)
        folder.mkdir(parents=True, exist_ok=True)
        _rasterise(demo / "interview.pdf", folder / "interview")
        check = said.stdout.partition("$ pdp verify interview.pdf")
        screen = Path(name) / "screen.pdf"
        _print_screen((check[1] + check[2]).partition("\n# ")[0].strip(), screen)
        _rasterise(screen, folder / "verification")


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


def main() -> None:
    (ROOT / "docs" / "errors.md").write_text(write_errors(), encoding="utf-8")
    draw_pictures(ROOT / "docs" / "pictures")


if __name__ == "__main__":
    main()
