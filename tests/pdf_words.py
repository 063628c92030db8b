"""Everything that a PDF says: the words of its pages as a reader sees them, and all its bytes."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf


def read_pages(data: bytes) -> str:
    """The letters of all pages in the order in which they are drawn, a line for each piece."""
    with pikepdf.open(BytesIO(data)) as opened:
        return "\n".join(line for page in opened.pages for line in _read_page(page))


def read_bytes(data: bytes) -> bytes:
    """Every stream unpacked, and every text beside the streams, whatever it is for."""
    with pikepdf.open(BytesIO(data)) as opened:
        return b"\n".join(piece for part in opened.objects for piece in _read_object(part))


def _read_page(page: pikepdf.Page) -> Iterator[str]:
    fonts = {name: _read_map(font) for name, font in page.resources.get("/Font", {}).items()}
    letters: dict[str, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj":
                yield _spell(bytes(operands[0]), letters)
            case "TJ":
                pieces = [bytes(one) for one in operands[0] if isinstance(one, pikepdf.String)]
                yield "".join(_spell(piece, letters) for piece in pieces)


def _spell(text: bytes, letters: dict[str, str]) -> str:
    codes = [text[place : place + 2].hex() for place in range(0, len(text), 2)]
    return "".join(letters.get(code, "?") for code in codes)


def _read_map(font: Any) -> dict[str, str]:
    """What each two-byte code of a font stands for."""
    found = font["/ToUnicode"].read_bytes().decode("ascii").lower()
    pairs = re.findall(r"^<([0-9a-f]{4})> <([0-9a-f]+)>$", found, re.M)
    return {code: bytes.fromhex(letter).decode("utf-16-be") for code, letter in pairs}


def _read_object(part: Any) -> Iterator[bytes]:
    if isinstance(part, pikepdf.Stream):
        try:
            yield part.read_bytes()
        except pikepdf.PdfError:
            yield part.read_raw_bytes()
    if isinstance(part, (pikepdf.Dictionary, pikepdf.Stream)):
        for value in part.values():
            yield from _read_value(value)
    else:
        yield from _read_value(part)


def _read_value(value: Any) -> Iterator[bytes]:
    if isinstance(value, pikepdf.String):
        yield str(value).encode()
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Array)) and not value.is_indirect:
        inner = value.values() if isinstance(value, pikepdf.Dictionary) else value
        for one in inner:
            yield from _read_value(one)
