"""What the engine leaves undone in a PDF, just before and after it is written."""

import hashlib
import re
import zlib
from typing import Any, Final

_IDS: Final = re.compile(rb"/ID \[\([0-9a-f]{32}\) \(([0-9a-f]{32})\)\]")
# Data that ends with a carriage return would seem to end before it: the line feed that every
# writer puts before "endstream" makes the two one line end (ISO 19005-3, 6.1.7.1).
_UNCLEAR: Final = b"\r\nendstream"


def finish(pdf: Any, attempt: int) -> None:
    """Mend the parts of a PDF that is not yet written.

    The attachment is named once among the associated files. The metadata stays readable, as
    archives ask. A shape that is only a part of a letter, as scripts of India have them, stands
    for a space of no width, because a shape without a text is refused (ISO 14289-1, 7.21.7).
    ``attempt`` only makes the bytes others than they were, for ``ends_unclear``.
    """
    if files := pdf.catalog.get("AF"):
        files[:] = list(dict.fromkeys(files))
    pdf.objects[int(pdf.catalog["Metadata"].split()[0])].compress = False
    if attempt:
        pdf.info["Attempt"] = attempt
    for made in pdf.objects:
        if getattr(made, "stream", None) is not None and made.compress:
            _pack(made)


def ends_unclear(pdf: bytes) -> bool:
    """Whether some data ends so that two readers may see two lengths."""
    return _UNCLEAR in pdf


def seal(pdf: bytes) -> bytes:
    """Put the digest of the file, with zeros in its place, where its second id stands.

    No signature: it only lets a reader tell a file that something saved anew from one as it was
    made. The length stays, and with it every place in the file.
    """
    start, end = list(_IDS.finditer(pdf))[-1].span(1)
    plain = pdf[:start] + b"0" * 32 + pdf[end:]
    digest = hashlib.md5(plain, usedforsecurity=False).hexdigest().encode("ascii")
    return pdf[:start] + digest + pdf[end:]


def _pack(made: Any) -> None:
    """Pack a stream now, once, so that its data does not end with a carriage return.

    The last bytes are a sum over the content. Drawings and tables of letters may end with any
    number of line feeds; of all else, which is binary or not ours, the rare case stays unpacked.
    """
    made.compress = False
    plain = made.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    if plain.startswith(b"/CIDInit"):
        plain = plain.replace(b" <>\n", b" <200b>\n")
    packed = zlib.compress(plain, 9)
    while packed.endswith(b"\r") and not made.extra:
        plain += b"\n"
        packed = zlib.compress(plain, 9)
    if packed.endswith(b"\r"):
        made.stream = [plain]
    else:
        made.stream = [packed]
        made.extra["Filter"] = "/FlateDecode"
