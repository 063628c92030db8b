"""Whatever stands in any text of any page is only text (group 11 of hostile inputs)."""

import re
import threading
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import pages
from pdpkit import html, resources

TEMPLATES = resources.folder("templates")
# Put in for the address of a server of ours, and for a file of ours.
CANARY, SECRET = "http://127.0.0.1:9", "/etc/hostname"
PAYLOADS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//127.0.0.1:9/x></sCrIpT>",
    f"<img src={CANARY}/x onerror=alert(1)>",
    f"<img src='file://{SECRET}'>",
    f'<link rel=attachment href="file://{SECRET}">',
    f"<a rel=attachment href='file://{SECRET}'>x</a>",
    f'<link rel=stylesheet href="{CANARY}/x.css">',
    f"<style>@import url({CANARY}/)</style>",
    f"</style><style>*{{background:url({CANARY}/)}}</style>",
    f"red;background:url({CANARY}/)",
    '" style="background:url(x)" x="',
    "' onmouseover='alert(1)",
    '"><svg onload=alert(1)>',
    "'><a href=javascript:alert(1)>x</a>",
    "<a href='data:text/html,x'>x</a>",
    f"<iframe src={CANARY}/></iframe>",
    f"<object data=file://{SECRET}></object>",
    f"<embed src={CANARY}/x.svg>",
    f"<base href={CANARY}/>",
    f"<meta http-equiv=refresh content='0;url={CANARY}/'>",
    f"<form action={CANARY}/><input name=x></form>",
    f"<video src={CANARY}/x></video>",
    f"<svg><image href='{CANARY}/x'/></svg>",
    "<svg><use href='#a'/></svg>",
    f"<svg><style>@import '{CANARY}/'</style></svg>",
    "<math><mtext></mtext></math>",
    "<table><tr><td colspan=1000000>x</table>",
    "{{ 7*7 }}",
    "{% include 'page.css' %}",
    "{{ ''.__class__.__mro__ }}",
    "{# a comment #}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "<!-- ",
    "--> <b>x</b>",
    "]]> <![CDATA[",
    "</title><h1>x</h1>",
    "&lt;script&gt; &#60;b&#62;",
    "</body></html><p>x",
    "\\3c script\\3e  \\A content: url(x)",
    "@page { size: 1mm } * { font-size: 99999px }",
)
# The ids and key events that squares are drawn from, and the signs that choose a shape.
_SPARED = re.compile(r"ni:///|\{|.$")


class Parts(HTMLParser):
    """Every tag and attribute, and the text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def poisoned(kind: str, choose: Any) -> pages.Page:
    """The page with a payload before each text of its view that is not a code for a program."""
    return pages.make(kind).of(
        lambda text: text if _SPARED.match(text) or not text else f"{choose()}{text}"
    )


def test_there_are_forty() -> None:
    assert len(set(PAYLOADS)) == 40


@pytest.mark.parametrize("kind", pages.KINDS)
def test_data_is_only_text_in_every_field_of_every_page(kind: str) -> None:
    """Rows 160, 161, 164: no tag, no attribute, no address that the clean page has not."""
    clean = Parts(pages.make(kind).markup())
    assert len(clean.tags) > 40
    for payload in PAYLOADS:
        hostile = Parts(poisoned(kind, lambda payload=payload: payload).markup())
        assert set(hostile.tags) <= set(clean.tags) | {"br"}, payload
        assert hostile.attributes <= clean.attributes, payload
        assert all(link.startswith("#") for link in hostile.links), payload
        assert hostile.text.count(payload) >= 20, payload


def test_the_payloads_would_bite() -> None:
    found = Parts("".join(PAYLOADS))
    assert {"script", "img", "iframe", "object", "link", "svg"} <= set(found.tags)
    assert {"onerror", "onload", "action"} <= found.attributes


@pytest.mark.parametrize("kind", pages.KINDS)
def test_a_pdf_of_it_fetches_attaches_and_runs_nothing(kind: str, canary: list[str]) -> None:
    """Rows 160, 166: whatever is asked for from outside would have stopped the page."""
    turn = 0

    def choose() -> str:
        nonlocal turn
        turn += 1
        return PAYLOADS[turn % len(PAYLOADS)]

    page = poisoned(kind, choose)
    with pikepdf.open(BytesIO(page.write())) as made:
        assert list(made.attachments) == (["pdp.json"] if page.carried else [])
        assert "/OpenAction" not in made.Root
        assert "/AA" not in made.Root
        raw = b"".join(part.unparse() for part in made.objects)
        assert b"/JavaScript" not in raw
        assert b"/Launch" not in raw
        links = [str(note.A.URI) for sheet in made.pages for note in sheet.get("/Annots", [])
                 if "/A" in note and "/URI" in note.A]  # fmt: skip
        assert all(link.startswith(("https:", "mailto:")) for link in links)
    assert turn > 20
    assert canary == []


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A server that tells of every call; payloads name it."""
    calls: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    here = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr(
        "test_pages_safety.PAYLOADS", tuple(text.replace(CANARY, here) for text in PAYLOADS)
    )
    yield calls
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("kind", pages.KINDS)
def test_nothing_links_fetches_or_runs(kind: str) -> None:
    page = pages.make(kind)
    parts = Parts(page.markup(alone=kind != "sheet"))
    assert not parts.attributes & {"src", "style", "action", "data", "srcset", "formaction"}
    assert not any(name.startswith("on") for name in parts.attributes)
    assert all(link.startswith("#") for link in parts.links)


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.*")), ids=lambda path: path.name)
def test_templates_keep_to_the_rules(path: Path) -> None:
    """Row 161: no style with data in it, nothing unescaped, nothing from outside."""
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert "http" not in text
    assert not re.search(r"style\s*=|\|\s*safe|autoescape|url\(|@import|javascript", text)
    assert all(link.startswith("#") for link in re.findall(r'href="([^"]*)"', text))


def test_one_text_alone_is_not_escaped() -> None:
    source = Path(html.__file__).read_text(encoding="utf-8")
    assert source.count("Markup(") == 1
    assert "Markup(stylesheet())" in source
