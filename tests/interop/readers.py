"""Opens every page that the program makes in other people's readers of PDF, without a complaint.

PDFium is what Chromium draws with. Poppler and Ghostscript are asked where they are installed.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import pypdfium2  # type: ignore[import-untyped]  # it has no types

import pages
from interop.telling import tell

# What it complains about in a file that should carry these bytes, or nothing.
Reader: TypeAlias = Callable[[Path, bytes | None], str]
_COMMANDS: Final = {
    "Poppler": ["pdftocairo", "-png", "-r", "30", "{file}", "{file}"],
    "Ghostscript": [
        *("gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage"),
        *("-dPDFSTOPONERROR", "-dPDFSTOPONWARNING", "{file}"),
    ],
}


def main(work: Path) -> int:
    """Every kind of page of each example."""
    folder = work / "readers"
    folder.mkdir()
    carried: dict[Path, bytes | None] = {}
    for kind in pages.KINDS:
        for letter in "a" if kind == "sheet" else "abcd":
            path = folder / f"{kind}-{letter}.pdf"
            path.write_bytes(pages.written(kind, letter))
            carried[path] = pages.make(kind, letter).carried
    readers: dict[str, Reader] = {"PDFium": _open_in_pdfium}
    readers |= {name: _run(words) for name, words in _COMMANDS.items() if shutil.which(words[0])}
    absent = sorted(set(_COMMANDS) - set(readers))
    faults = [
        f"{name}: {path.name}: {fault}"
        for path, data in carried.items()
        for name, read in readers.items()
        if (fault := read(path, data))
    ]
    asked = ", ".join(readers) + (f"; {' and '.join(absent)} not installed" if absent else "")
    return tell("readers", f"{len(carried)} files open without a complaint ({asked})", faults)


def _open_in_pdfium(path: Path, data: bytes | None) -> str:
    """Each page drawn, none of them blank, with its text; what is carried is the signed file."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as err:
        return str(err)
    for number, page in enumerate(document, 1):
        if len(set(bytes(page.render(scale=0.4, grayscale=True).buffer))) == 1:
            return f"page {number} is blank"
        if not page.get_textpage().get_text_range().strip():
            return f"page {number} holds no text"
    carried = [document.get_attachment(n) for n in range(document.count_attachments())]
    if [bytes(one.get_data()) for one in carried] != ([] if data is None else [data]):
        return "it does not carry what it should"
    return "" if document.is_tagged() else "it has no tags"


def _run(words: list[str]) -> Reader:
    def read(path: Path, _data: bytes | None) -> str:
        command = [word.format(file=path) for word in words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        said = (done.stdout + done.stderr).strip()
        return said or (f"ended with {done.returncode}" if done.returncode else "")

    return read


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
