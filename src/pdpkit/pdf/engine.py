"""WeasyPrint with its doors locked: markup set in our typefaces, written as one PDF."""

import atexit
import hashlib
import warnings
from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from pdpkit.encoding.times import format_moment
from pdpkit.errors import InputError
from pdpkit.html import stylesheet
from pdpkit.pdf.finishing import ends_unclear, finish, seal
from pdpkit.pdf.metadata import add_descriptions
from pdpkit.pdf.typefaces import FAMILY, SCHEME, Face, Family, choose_families, read_face

if TYPE_CHECKING:
    from weasyprint import (  # type: ignore[import-untyped]  # the engine has no types
        CSS,
        Attachment,
        Document,
    )
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]  # as above

ATTACHMENT: Final = "pdp.json"
_VARIANT: Final = "pdf/a-3a"
_ATTEMPTS: Final = 5
# What is to stay on one page is set tighter before anything is left out.
_TIGHT: Final = "line-height: 1.3; font-size: 9pt"
# Above this many pages another setting costs too much for what it mends.
_FEW: Final = 12
# A last page that is filled less than this looks like a mistake; tighter or wider setting moves it.
_FILLED: Final = 1 / 3
# Each setting with how much longer the text becomes by it, about; fewer pages before more.
_SETTINGS: Final = {
    "": 1.0,
    "line-height: 1.35": 0.96,
    _TIGHT: 0.92,
    "line-height: 1.56": 1.04,
    "line-height: 1.6; font-size: 9.75pt": 1.14,
}


def write(
    markup: str,
    attachment: bytes | None,
    *,
    moment: datetime,
    shorter: Sequence[str] = (),
) -> bytes:
    """The PDF of a page of ``html``, carrying ``attachment`` as ``pdp.json``, made at ``moment``.

    Without an attachment it carries nothing. ``shorter`` are other markups of the same page, each
    shorter than the one before: the first that stays on one page is set, else the last.

    ``InputError``: ``font-missing``, ``font-not-found``, ``pdf-engine-missing``,
    ``pdf-address-refused`` (the markup asks for anything but our typefaces).
    """
    weasyprint = load_engine()
    try:
        document, markup = _choose(markup, shorter)
        about = document.metadata
        about.created = about.modified = format_moment(moment)
        name = ATTACHMENT if attachment is not None else None
        about.generate_rdf_metadata = add_descriptions(about.generate_rdf_metadata, name)
        content = markup.encode("utf-8") + (attachment or b"")
        identifier = hashlib.sha256(content).hexdigest()[:32]
        for attempt in range(_ATTEMPTS):
            carried = [] if attachment is None else [_attach(attachment, moment)]
            pdf = _draw(document, carried, identifier, attempt)
            if not ends_unclear(pdf):
                break
    except weasyprint.urls.FatalURLFetchingError as err:
        raise InputError("pdf-address-refused", address=str(err)[:200]) from None
    return seal(pdf)


def _choose(markup: str, shorter: Sequence[str]) -> "tuple[Document, str]":
    """The pages, with their markup; where there are shorter ones, on one page."""
    families = choose_families(unescape(markup) + stylesheet())
    if not shorter:
        return _lay_out(markup, families), markup
    for setting in ("", _TIGHT):
        document = _render(markup, families, setting)
        if len(document.pages) == 1:
            return document, markup
    laid_out: dict[int, Document] = {}

    def fits(number: int) -> bool:
        laid_out[number] = _render(shorter[number], families, _TIGHT)
        return len(laid_out[number].pages) == 1

    last = len(shorter) - 1
    number = bisect_left(range(last), True, key=fits)
    document = laid_out.get(number) or _render(shorter[number], families, _TIGHT)
    return document, shorter[number]


def _attach(data: bytes, moment: datetime) -> "Attachment":
    from weasyprint import Attachment  # noqa: PLC0415

    stamp = moment.astimezone(UTC)
    return Attachment(
        string=data,
        name=ATTACHMENT,
        description="The signed file that these pages show",
        relationship="Source",
        created=stamp,
        modified=stamp,
    )


def _draw(
    document: "Document", carried: "list[Attachment]", identifier: str, attempt: int
) -> bytes:
    with warnings.catch_warnings():
        # The engine opens its colour profile and leaves the closing to chance.
        warnings.simplefilter("ignore", ResourceWarning)
        pdf: bytes = document.copy().write_pdf(
            pdf_variant=_VARIANT,
            pdf_identifier=identifier,
            attachments=carried,
            finisher=lambda _, made: finish(made, attempt),
        )
    return pdf


def load_engine() -> Any:
    """WeasyPrint, loaded; ``InputError`` ``pdf-engine-missing`` where its libraries are not."""
    try:
        import weasyprint  # noqa: PLC0415  600 ms that only PDFs need
    except OSError as err:
        problem = str(err).split(":")[0].split(".  ")[0]
        raise InputError("pdf-engine-missing", problem=problem[:120]) from None
    return weasyprint


def _lay_out(markup: str, families: tuple[Family, ...]) -> "Document":
    """The pages; set again, tighter or wider, when the last would be nearly empty."""
    first = _render(markup, families, "")
    pages, fill = len(first.pages), _last_page_fill(first)
    if pages == 1 or pages > _FEW or fill >= _FILLED:
        return first
    for setting in _rank_settings(pages - 1 + fill):
        document = _render(markup, families, setting)
        if len(document.pages) == 1 or _last_page_fill(document) >= _FILLED:
            return document
    return first


def _rank_settings(length: float) -> list[str]:
    """The other settings for a text of so many pages, those first that are likely to fit."""
    others = list(_SETTINGS)[1:]
    return sorted(others, key=lambda setting: length * _SETTINGS[setting] % 1 < _FILLED)


def _render(markup: str, families: tuple[Family, ...], setting: str) -> "Document":
    from weasyprint import CSS, HTML  # noqa: PLC0415

    faces, style, fetcher = _prepare(families)
    sheets = [style]
    if setting:
        sheets.append(CSS(string=f"html {{ {setting} }}", url_fetcher=fetcher))
    page = HTML(string=markup, base_url="about:blank", url_fetcher=fetcher)
    return page.render(font_config=faces, stylesheets=sheets, pdf_variant=_VARIANT)


@lru_cache(maxsize=4)
def _prepare(families: tuple[Family, ...]) -> "tuple[FontConfiguration, CSS, Any]":
    """Typefaces and stylesheet, read once for all documents that need the same."""
    from weasyprint import CSS  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    files: dict[str, Face] = {}
    rules = []
    for number, family in enumerate(families, 1):
        name = FAMILY if number == 1 else f"{FAMILY} {number}"
        for weight, face in ((400, family.regular), (600, family.strong)):
            address = f"{SCHEME}:{number}-{weight}"
            files[address] = face
            rules.append(
                f'@font-face {{ font-family: "{name}"; font-weight: {weight};'
                f" src: url({address}) }}\n"
            )
    faces, fetcher = FontConfiguration(), _make_fetcher(files)
    style = CSS(
        string="".join(rules) + stylesheet(),
        font_config=faces,
        url_fetcher=fetcher,
        base_url="about:blank",
    )
    return faces, style, fetcher


# The engine's typefaces remove their folder when let go, for which the very end is too late.
atexit.register(_prepare.cache_clear)


def _make_fetcher(files: dict[str, Face]) -> Any:
    """A fetcher that knows our typefaces, and stops the rendering at any other address."""
    from weasyprint import urls  # noqa: PLC0415

    class Typefaces(urls.URLFetcher):  # type: ignore[misc]  # the engine has no types
        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002  the engine's form
            if url not in files:
                raise urls.FatalURLFetchingError(url)
            return urls.URLFetcherResponse(url, read_face(files[url]))

    return Typefaces()


def _last_page_fill(document: "Document") -> float:
    """How much of the last page's height the text takes, 0 to 1."""
    box = document.pages[-1]._page_box
    lowest = max(
        (child.position_y + child.margin_height() for child in _in_flow(box)),
        default=box.content_box_y(),
    )
    return float((lowest - box.content_box_y()) / box.height)


def _in_flow(page: Any) -> list[Any]:
    return [part for html in page.children[:1] for body in html.children for part in body.children]
