"""Opens a record's file for a command; every error names the file."""

from pathlib import Path
from typing import Annotated

import typer

from pdpkit.cli.session import Session, load_document, read_plain
from pdpkit.document import Kind, expect
from pdpkit.encoding.reading import BOM, MAX_BYTES, Tree
from pdpkit.errors import PdpError
from pdpkit.storage import Stamp, load

RecordFile = Annotated[Path, typer.Argument(metavar="FILE", help="The record.")]


def load_record(path: Path) -> tuple[Tree, Stamp]:
    """A record's tree with the stamp of its file."""
    document, stamp = load_document(path)
    try:
        return expect(document, Kind.RECORD).tree, stamp
    except PdpError as err:
        raise err.at(str(path)) from None


def load_own_record(path: Path, session: Session) -> tuple[Tree, Stamp]:
    """One's own record, also as an editor saved it that puts a hidden mark in front."""
    loaded = load(path, max_bytes=MAX_BYTES)
    if loaded.data.startswith(BOM):
        session.console.tell(f"{path}: the hidden mark that an editor put in front is taken out.")
    try:
        document = read_plain(loaded.data.removeprefix(BOM))
        return expect(document, Kind.RECORD).tree, loaded.stamp
    except PdpError as err:
        raise err.at(str(path)) from None
