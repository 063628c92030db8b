"""One run of a command: its console, its moment, its folder of keys and pins, its files."""

import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from pdpkit.cli.console import Console
from pdpkit.document import Document, read_document
from pdpkit.encoding.reading import MAX_BYTES, Tree
from pdpkit.encoding.times import first_day, parse_moment
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError, PdpError, UsageError
from pdpkit.storage import Loaded, Stamp, load, make_folder, save

MAX_PDF = 25 * 1024 * 1024

_CARRIERS: Final = {b"%PDF-": "a PDF", b"PK": "a bundle or a workbook"}


@dataclass(frozen=True, slots=True)
class Session:
    """What the options that all commands share come to."""

    console: Console
    now: datetime
    home: Path

    def path_in_home(self, name: str) -> Path:
        """A file of the user's own folder, which is made when it is missing."""
        make_folder(self.home)
        return self.home / name


def open_session(as_json: bool, at: str | None = None, home: Path | None = None) -> Session:
    """Read the shared options; ``UsageError`` ``input-moment`` where ``--at`` is no moment."""
    return Session(Console(as_json=as_json), _read_moment(at), home or _find_home())


def load_file(path: Path) -> Loaded:
    """The bytes of a file that may be a PDF or JSON, with its stamp."""
    return load(path, max_bytes=MAX_PDF)


def load_document(path: Path) -> tuple[Document, Stamp]:
    """A signed JSON file; errors name the file."""
    loaded = load(path, max_bytes=MAX_BYTES)
    try:
        return read_plain(loaded.data), loaded.stamp
    except PdpError as err:
        raise err.at(str(path)) from None


def read_plain(data: bytes) -> Document:
    """A signed JSON file; ``InputError`` ``file-not-plain`` for what can only carry one."""
    for mark, what in _CARRIERS.items():
        if data.startswith(mark):
            raise InputError("file-not-plain", found=what)
    return read_document(data)


def load_signed(path: Path) -> Document:
    """A signed file, also out of a PDF or a bundle that carries it; errors name the file."""
    data = load_file(path).data
    try:
        if b"%PDF-" in data[:1024]:
            from pdpkit.carrier import extract  # noqa: PLC0415  only a PDF needs it

            data = extract(data).payload
        elif data.startswith(b"PK"):
            from pdpkit.bundle import read as read_bundle  # noqa: PLC0415  only a bundle needs it

            data = read_bundle(data).signed
        return read_document(data)
    except PdpError as err:
        raise err.at(str(path)) from None


def write(path: Path, value: Any, *, force: bool = False, private: bool = True) -> None:
    """Write a tree for people to read, or bytes as they are; whole or not at all."""
    data = value if isinstance(value, bytes) else dump(value)
    save(path, data, force=force, private=private)


def edit(path: Path, tree: Tree, over: Stamp) -> None:
    """Save a record in place; what it was becomes ``.bak``."""
    save(path, dump(tree), over=over)


def find_files(paths: list[Path], suffix: str | tuple[str, ...] = ".json") -> list[Path]:
    """The files named, and those in the folders named that end so, in the order of their names."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            # As INTERVIEW.PDF, which other systems write.
            inside = sorted(c for c in path.iterdir() if c.name.lower().endswith(suffix))
            if not inside:
                raise InputError("file-folder-empty", str(path))
            found += inside
        else:
            found.append(path)
    return found


def _read_moment(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return parse_moment(text)
    except ValueError:
        pass
    try:
        day = first_day(text)
    except ValueError:
        raise UsageError("input-moment", found=text[:40]) from None
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _find_home() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home()) / "pdpkit"
    given = os.environ.get("XDG_CONFIG_HOME")
    return (Path(given) if given else Path.home() / ".config") / "pdpkit"
