"""The program that opens one PDF in a process of its own and prints the signed file in it.

``python -P reader.py MAX_PAYLOAD MEMORY CPU_SECONDS < PDF``: one line, ``found`` with the codes of
what was noticed, or the code of a refusal; after ``found`` the bytes of the file. It imports
nothing of ours, so that it starts fast, and it may be stopped at any point.
"""

import hashlib
import re
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pikepdf

_NAME: Final = "pdp.json"
_MAX_TREE: Final = 10_000
_ACTIONS: Final = frozenset(
    [
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/ResetForm",
        "/GoToR",
        "/GoToE",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/Hide",
    ]
)
_MEDIA: Final = frozenset(["/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"])
_SEAL: Final = re.compile(rb"/ID \[\([0-9a-f]{32}\) \(([0-9a-f]{32})\)\]")


class Refusal(Exception):
    """The PDF is refused; the argument is the code."""


def read_attachment(data: bytes, max_payload: int) -> tuple[bytes, list[str]]:
    """The signed file and the codes of what was noticed; ``Refusal`` with a code."""
    try:
        # Without recovery: what is not whole is not guessed at.
        pdf = pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Refusal("pdf-encrypted") from None
    with pdf:
        if pdf.is_encrypted:
            raise Refusal("pdf-encrypted")
        specs, notes = _look_through(pdf)
        payload = _inflate(_choose(pdf, specs), max_payload)
    if not _is_sealed(data):
        notes.insert(0, "pdf-modified-after-export")
    return payload, notes


def _look_through(pdf: pikepdf.Pdf) -> tuple[list[Any], list[str]]:
    """Every file specification that stands anywhere, and what else is worth a note."""
    specs, active, signed = [], isinstance(pdf.Root.get("/OpenAction"), pikepdf.Dictionary), False
    for part in _dictionaries(pdf):
        if "/EF" in part:
            specs.append(part)
        if "/JS" in part or "/AA" in part or "/XFA" in part or _is_active(part):
            active = True
        if "/ByteRange" in part:
            signed = True
    named = {"pdf-active-content": active, "pdf-signature-not-checked": signed}
    return specs, [code for code, found in named.items() if found]


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Each dictionary once: the numbered objects, and what stands directly inside them."""
    for numbered in pdf.objects:
        stack: list[Any] = [numbered]
        while stack:
            item = stack.pop()
            if isinstance(item, pikepdf.Stream):
                item = item.stream_dict
            if isinstance(item, pikepdf.Dictionary):
                yield item
                inside = [value for _, value in item.items()]
            elif isinstance(item, pikepdf.Array):
                inside = list(item)
            else:
                continue
            stack += [v for v in inside if isinstance(v, pikepdf.Object) and not v.is_indirect]


def _is_active(part: Any) -> bool:
    return str(part.get("/S")) in _ACTIONS or str(part.get("/Subtype")) in _MEDIA


def _choose(pdf: pikepdf.Pdf, specs: list[Any]) -> Any:
    """The stream of the one file of our name, found by name tree or associated files.

    A second one counts wherever it stands, and so does a name that only looks like ours.
    """
    keys = _attachment_names(pdf)
    associated = {_place(spec) for spec in _associated(pdf)}
    called: list[Any] = []
    for spec in specs:
        names = [str(spec[name]) for name in ("/F", "/UF") if name in spec]
        names += keys.get(_place(spec), [])
        if any(_fold(name) == _NAME for name in names):
            if any(name != _NAME for name in names):
                raise Refusal("pdf-ambiguous")
            called.append(spec)
    if len(called) > 1 or sum(names.count(_NAME) for names in keys.values()) > 1:
        raise Refusal("pdf-ambiguous")
    if not called or (_place(called[0]) not in keys and _place(called[0]) not in associated):
        raise Refusal("pdf-no-pdp")
    files = [value for _, value in called[0]["/EF"].items()]
    if not files or not all(isinstance(file, pikepdf.Stream) for file in files):
        raise Refusal("pdf-damaged")
    if len({file.objgen for file in files}) > 1:
        raise Refusal("pdf-ambiguous")
    return files[0]


def _fold(name: str) -> str:
    """A name as it looks: without letters that do not show, in one case."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in plain if letter.isprintable() and not letter.isspace())


def _place(spec: Any) -> tuple[int, int]:
    return tuple(spec.objgen) if spec.is_indirect else (0, id(spec))


def _attachment_names(pdf: pikepdf.Pdf) -> dict[tuple[int, int], list[str]]:
    """The keys of the name tree of embedded files, by the specification that each leads to."""
    names: Any = pdf.Root.get("/Names", {})
    root = names.get("/EmbeddedFiles") if isinstance(names, pikepdf.Dictionary) else None
    found: dict[tuple[int, int], list[str]] = {}
    stack, seen = [root], 0
    while stack:
        node = stack.pop()
        seen += 1
        if seen > _MAX_TREE:
            raise Refusal("pdf-damaged")
        if not isinstance(node, pikepdf.Dictionary):
            continue
        pairs = list(node.get("/Names", []))
        for key, spec in zip(pairs[::2], pairs[1::2], strict=False):
            if isinstance(spec, pikepdf.Dictionary):
                found.setdefault(_place(spec), []).append(str(key))
        stack += list(node.get("/Kids", []))
    return found


def _associated(pdf: pikepdf.Pdf) -> list[Any]:
    files: Any = pdf.Root.get("/AF", [])
    return [file for file in files if isinstance(file, pikepdf.Dictionary)]


def _inflate(stream: Any, limit: int) -> bytes:
    """The stream's bytes: at most ``limit``, packed once by Flate or not at all."""
    if "/F" in stream.stream_dict:
        raise Refusal("pdf-damaged")  # the data would stand in another file
    packed, method = stream.read_raw_bytes(), stream.stream_dict.get("/Filter")
    if method is None:
        data, whole = packed, True
    elif method == "/FlateDecode" and "/DecodeParms" not in stream.stream_dict:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(packed, limit + 1)
        whole = unpacking.eof
    else:
        raise Refusal("pdf-too-large")
    if len(data) > limit:
        raise Refusal("pdf-too-large")
    if not whole:
        raise Refusal("pdf-damaged")
    return bytes(data)


def _is_sealed(data: bytes) -> bool:
    """Whether the file's second id is the digest that its own program wrote there last."""
    found = list(_SEAL.finditer(data))
    if len(found) != 1:
        return False
    start, end = found[0].span(1)
    plain = data[:start] + b"0" * (end - start) + data[end:]
    digest = hashlib.md5(plain, usedforsecurity=False).hexdigest()
    return digest.encode() == data[start:end].lower()


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource  # noqa: PLC0415  not on every platform
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue  # the wall clock of the parent still holds


def main(arguments: list[str]) -> None:
    max_payload, memory, seconds = map(int, arguments)
    _limit(memory, seconds)
    try:
        payload, notes = read_attachment(sys.stdin.buffer.read(), max_payload)
    except Refusal as refusal:
        answer, payload = str(refusal), b""
    except MemoryError:
        answer, payload = "pdf-too-large", b""
    except Exception:
        # Whatever a library raises on a broken file is one answer.
        answer, payload = "pdf-damaged", b""
    else:
        answer = " ".join(["found", *notes])
    sys.stdout.buffer.write(answer.encode("ascii") + b"\n" + payload)


if __name__ == "__main__":
    main(sys.argv[1:])
