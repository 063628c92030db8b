"""A record, or a share, with its evidence files in one file: a ZIP (docs/spec.md, Carriers).

It holds ``pdp.json``, the signed file as it is, and ``evidence/<digest>``. The digests stand in the
signed file, so nothing tells which files were left out, and what is there is known again by them.
A hostile one is never unpacked onto a disk: names are compared with these two forms, and bytes are
counted while they are read.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pdpkit.encoding.canonical import digest
from pdpkit.encoding.reading import MAX_BYTES, Tree
from pdpkit.errors import InputError, SaveError
from pdpkit.report import Check, passed, undetermined
from pdpkit.signed.texts import DIGEST
from pdpkit.storage import check_names

SUFFIX: Final = ".pdpz"
MAX_BUNDLE: Final = 25 * 1024 * 1024
MAX_MEMBERS: Final = 100
# All members together, unpacked.
MAX_UNPACKED: Final = 100 * 1024 * 1024

_SIGNED: Final = "pdp.json"
_EVIDENCE: Final = "evidence/"
_MARK: Final = b"PK\x03\x04"
# The end of a ZIP without a comment, and the longest directory that so many members of ours have.
_END: Final = struct.Struct("<4s4H2LH")
_MAX_DIRECTORY: Final = 512 * MAX_MEMBERS
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_LOCKED: Final = 0x1 | 0x40
# The first moment that a ZIP can tell: the same bytes whenever it is packed.
_DATE: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The bytes of the signed file, and the evidence files by their digests.

    ``differing`` are the names of those whose bytes have another digest; they are left out.
    """

    signed: bytes
    evidence: dict[str, bytes]
    differing: tuple[str, ...] = ()


def is_bundle(data: bytes) -> bool:
    """Whether these bytes begin like a ZIP."""
    return data.startswith(_MARK)


def pack(signed: bytes, evidence: Iterable[bytes]) -> bytes:
    """A bundle; equal contents give equal bytes.

    ``InputError`` ``archive-too-large``, ``archive-unsupported`` for more than it may hold.
    """
    members = {_EVIDENCE + digest(data): data for data in evidence}
    if len(members) >= MAX_MEMBERS:
        raise InputError("archive-unsupported", problem=f"it would hold {len(members) + 1} files")
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in ((_SIGNED, signed), *sorted(members.items())):
            info = ZipInfo(name, _DATE)
            info.create_system, info.external_attr = 3, 0o600 << 16
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=9)
    packed = out.getvalue()
    unpacked = len(signed) + sum(map(len, members.values()))
    if len(packed) > MAX_BUNDLE or unpacked > MAX_UNPACKED:
        raise InputError("archive-too-large")
    return packed


def read(data: bytes) -> Bundle:
    """The signed file and the evidence of a bundle; nothing else may stand in it.

    ``InputError``: ``archive-path`` (a name of another form), ``archive-too-large`` (more bytes
    than it may hold, or than it says), ``archive-unsupported`` (too many members, locked, packed
    in another way), ``archive-damaged``, ``archive-no-pdp``.
    """
    if len(data) > MAX_BUNDLE:
        raise InputError("archive-too-large")
    members = _list_members(data)
    for info in members:
        _check_member(info)
    names = [info.orig_filename for info in members]
    if len(set(names)) < len(names):
        raise InputError("archive-unsupported", problem="two files in it have one name")
    if _SIGNED not in names:
        raise InputError("archive-no-pdp")
    found: dict[str, bytes] = {}
    left = MAX_UNPACKED
    for info in members:
        name = info.orig_filename
        found[name] = _inflate(data, info, min(left, MAX_BYTES if name == _SIGNED else left))
        left -= len(found[name])
    signed = found.pop(_SIGNED)
    good = {
        name.removeprefix(_EVIDENCE): file
        for name, file in found.items()
        if digest(file) == name.removeprefix(_EVIDENCE)
    }
    differing = [name for name in found if name.removeprefix(_EVIDENCE) not in good]
    return Bundle(signed, good, tuple(sorted(differing)))


def list_evidence(tree: Tree) -> dict[str, Tree]:
    """The entries of evidence that name a file, of a record or share, by the file's digest."""
    share = tree.get("share")
    record: Any = share.get("record") if isinstance(share, dict) else tree
    entries = record.get("evidence") if isinstance(record, dict) else None
    return {
        entry["digest"]: entry
        for entry in (entries if isinstance(entries, list) else [])
        if isinstance(entry, dict) and not DIGEST.find_fault(entry.get("digest"))
    }


def judge_evidence(bundle: Bundle, tree: Tree) -> tuple[Check, ...]:
    """What is told of the files beside a signed file; it changes no verdict."""
    named = list_evidence(tree)
    here = [name for name in named if name in bundle.evidence]
    checks = []
    if bundle.differing:
        checks.append(
            undetermined("pages", "archive-evidence-differs", count=len(bundle.differing))
        )
    if strange := len(bundle.evidence.keys() - named.keys()):
        checks.append(undetermined("pages", "archive-evidence-unknown", count=strange))
    if len(here) < len(named):
        values = {"count": len(named) - len(here), "all": len(named)}
        checks.append(undetermined("pages", "archive-evidence-withheld", **values))
    if not checks:
        checks.append(passed("pages", "archive-evidence-whole", count=len(here)))
    return tuple(checks)


def name_files(tree: Tree, evidence: Mapping[str, bytes]) -> dict[str, bytes]:
    """Evidence by file names for people: the one in its entry, or the digest where that is none.

    Of two that some disk would take for one the second is named by its digest.
    """
    named = list_evidence(tree)
    files: dict[str, bytes] = {}
    for found, data in sorted(evidence.items()):
        name = named.get(found, {}).get("fileName")
        try:
            check_names([*files, name if isinstance(name, str) else ""])
        except SaveError:
            name = found
        files[str(name)] = data
    return files


def _list_members(data: bytes) -> list[ZipInfo]:
    """The directory, once it is known to be short: a long one would be read whole before."""
    if not is_bundle(data) or len(data) < _END.size:
        raise InputError("archive-damaged")
    mark, *numbers, directory, _, comment = _END.unpack(data[-_END.size :])
    if mark != b"PK\x05\x06" or comment:
        raise InputError("archive-damaged")
    if max(numbers) > MAX_MEMBERS or directory > _MAX_DIRECTORY:
        raise InputError("archive-unsupported", problem="it holds too many files")
    try:
        with ZipFile(BytesIO(data)) as archive:
            return archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error, OSError):
        raise InputError("archive-damaged") from None


def _check_member(info: ZipInfo) -> None:
    name = info.orig_filename
    evidence = name.startswith(_EVIDENCE) and not DIGEST.find_fault(name.removeprefix(_EVIDENCE))
    if name != _SIGNED and not evidence:
        raise InputError("archive-path", name=name[:60])
    if info.flag_bits & _LOCKED:
        raise InputError("archive-unsupported", problem="it is locked with a password")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise InputError("archive-unsupported", problem="it is packed in a way that is not known")


def _inflate(data: bytes, info: ZipInfo, limit: int) -> bytes:
    """A member's bytes, counted while they come: no header is believed."""
    head = data[info.header_offset :][: _LOCAL.size]
    if len(head) < _LOCAL.size:
        raise InputError("archive-damaged")
    mark, *_, name, extra = _LOCAL.unpack(head)
    start = info.header_offset + _LOCAL.size
    told = data[start : start + name]
    packed = data[start + name + extra :][: info.compress_size]
    if mark != _MARK or told != info.orig_filename.encode("ascii"):
        raise InputError("archive-damaged")
    found, whole = packed, True
    if info.compress_type == ZIP_DEFLATED:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            found = unpacking.decompress(packed, limit + 1)
        except zlib.error:
            raise InputError("archive-damaged") from None
        whole = unpacking.eof and not unpacking.unused_data
    if len(found) > min(limit, info.file_size):
        raise InputError("archive-too-large")
    if not whole or len(found) != info.file_size or zlib.crc32(found) != info.CRC:
        raise InputError("archive-damaged")
    return found
