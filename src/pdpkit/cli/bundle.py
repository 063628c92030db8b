"""``pdp pack`` and ``pdp unpack``: a signed file with its evidence files, as one file."""

from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.bundle import MAX_BUNDLE, SUFFIX, list_evidence, name_files, pack, read
from pdpkit.cli.options import AsJson, Force
from pdpkit.cli.session import load_file, open_session, write
from pdpkit.document import Document, Kind, expect, read_document
from pdpkit.editing.finding import find_entry
from pdpkit.encoding.canonical import digest
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError, PdpError
from pdpkit.messages import hint, sentence
from pdpkit.storage import load, save_many

_EVIDENCE: Final = "evidence"
_ENDINGS: Final = {Kind.RECORD: ".pdp.json", Kind.SHARE: ".share.json"}


def pack_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The record, or a share.")],
    folders: Annotated[
        list[Path] | None,
        typer.Option("--from", metavar="PATH", help="Where the evidence files are."),
    ] = None,
    withheld: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="ID", help="Leave the file of this evidence out."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="OUT", help="Else FILE with the ending .pdpz."),
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
) -> int:
    """Put a record, or a share, and its evidence files into one file, to keep or to send.

    Files are known by their digests, whatever they are called; looked for beside FILE, in its
    folder evidence, and where --from says. Ends with 3 when some were not found.

    Example: pdp pack priya.pdp.json --from certificates
    """
    session = open_session(as_json)
    console = session.console
    data = load_file(file).data
    document = _read(file, data)
    wanted = list_evidence(document.tree)
    record = document.tree["share"]["record"] if document.kind is Kind.SHARE else document.tree
    for one in withheld or []:
        wanted.pop(str(find_entry(record, one)[1].entry.get("digest")), None)
    found = _find(wanted, [file.parent, file.parent / _EVIDENCE, *(folders or [])])
    target = out or file.with_name(_stem(file) + SUFFIX)
    write(target, pack(data, found.values()), force=force)
    missing = [
        str(e.get("fileName") or e.get("title")) for d, e in wanted.items() if d not in found
    ]
    files = "1 file" if len(found) == 1 else f"{len(found)} files"
    console.say(f"{target} holds {file.name} and {files} of evidence.")
    if missing:
        values = {"names": ", ".join(missing)}
        console.say(sentence("archive-evidence-missing", values), "amber")
        console.say(hint("archive-evidence-missing"), indent=2)
    console.give(
        {"file": str(target), "evidence": sorted(found), "missing": sorted(wanted.keys() - found)}
    )
    return 3 if missing else 0


def unpack(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The bundle.")],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="DIR", help="A new folder; else FILE's name."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Take a bundle apart into a new folder: the signed file as it is, and the evidence.

    Example: pdp unpack priya.pdpz
    """
    session = open_session(as_json)
    console = session.console
    try:
        bundle = read(load_file(file).data)
        document = expect(read_document(bundle.signed), *_ENDINGS)
        files = {_stem(file) + _ENDINGS[document.kind]: bundle.signed}
        evidence = name_files(document.tree, bundle.evidence)
    except PdpError as err:
        raise err.at(str(file)) from None
    files |= {f"{_EVIDENCE}/{name}": data for name, data in evidence.items()}
    folder = out or file.with_name(_stem(file))
    save_many(folder, files)
    console.say(f"{folder} holds {len(files)} files:")
    for name in files:
        console.say(name, indent=2)
    if bundle.differing:
        told = sentence("archive-evidence-differs", {"count": len(bundle.differing)})
        console.say(f"{told} They were left out.", "amber")
    console.give({"folder": str(folder), "files": list(files), "leftOut": list(bundle.differing)})
    return 0


def _read(file: Path, data: bytes) -> Document:
    try:
        return expect(read_document(data), *_ENDINGS)
    except PdpError as err:
        raise err.at(str(file)) from None


def _find(wanted: dict[str, Tree], places: list[Path]) -> dict[str, bytes]:
    """The files among these and in these folders that have one of the digests."""
    found: dict[str, bytes] = {}
    for place in dict.fromkeys(places):
        inside = sorted(place.iterdir()) if place.is_dir() else [place]
        for path in inside:
            if len(found) == len(wanted):
                return found
            if not path.is_file():
                continue
            try:
                data = load(path, max_bytes=MAX_BUNDLE).data
            except InputError:
                continue  # too large for a bundle, or not to be read: it is named as missing
            if (name := digest(data)) in wanted:
                found[name] = data
    return found


def _stem(file: Path) -> str:
    name = file.name
    for ending in (".pdp.json", ".share.json", ".json", SUFFIX):
        if name.endswith(ending) and name != ending:
            return name.removesuffix(ending)
    return name
