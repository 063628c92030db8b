"""Pages are markup in which data is only ever text (group 11 of hostile inputs)."""

import copy
import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pdpkit import html, resources
from pdpkit.view.interview import show_interview

SHARE = json.loads((Path(__file__).parent / "data" / "sample-share.json").read_bytes())
TEMPLATES = resources.folder("templates")

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=http://127.0.0.1:9/x onerror=alert(1)>",
    '<link rel=attachment href="file:///etc/passwd">',
    '"><svg onload=alert(1)>',
    "'><a href=javascript:alert(1)>x</a>",
    "</style><style>@import url(http://127.0.0.1:9/)</style>",
    "{{ 7*7 }}{% include 'page.css' %}",
    "red;background:url(http://127.0.0.1:9/)",
    "<!--", "]]>", "&lt;b&gt;", "</title><h1>", "<object data=file:///etc/passwd>",
]  # fmt: skip


class Parts(HTMLParser):
    """Every tag and attribute, and the text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def page(share: Any = SHARE, *, alone: bool = False) -> str:
    return html.render_interview(show_interview(share), alone=alone)


def poisoned(payload: str) -> Any:
    """The sample with ``payload`` before every text that is not an id, a code or a day."""
    spared = {
        "id",
        "links",
        "holder",
        "statement",
        "type",
        "kind",
        "role",
        "reach",
        "state",
        "unit",
    }
    spared |= {"start", "end", "until", "awarded", "heldFrom", "amount", "fromYear", "toYear"}
    spared |= {"targetDate", "checkDate", "date", "validFrom", "@context", "digest", "groupKind"}
    spared |= {"identityType", "item", "level", "version", "speaker", "entry", "priority", "key"}

    def poison(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {
                n: v if n in spared and not isinstance(v, dict) else poison(v, n)
                for n, v in value.items()
            }
        if isinstance(value, list):
            return [poison(item, name) for item in value]
        return payload + value if isinstance(value, str) else value

    share = copy.deepcopy(SHARE)
    record = share["share"]["record"]
    share["share"]["record"] = {
        name: poison(value) if name != "holder" else value | {"name": payload + value["name"]}
        for name, value in record.items()
    }
    share["share"] |= {"purpose": payload, "audience": {"name": payload}}
    for statement in share["verifiableCredential"]:
        statement["issuer"]["name"] = payload
        statement["credentialSubject"]["achievement"]["name"] = payload
        statement["credentialSubject"]["identifier"][0]["identityHash"] = payload
    return share


@pytest.mark.parametrize("payload", PAYLOADS)
def test_data_is_only_text(payload: str) -> None:
    """Rows 160, 161, 164."""
    clean, hostile = Parts(page()), Parts(page(poisoned(payload), alone=True))
    assert set(hostile.tags) <= set(clean.tags) | {"style"}
    assert "script" not in hostile.tags
    assert {n for n, _ in hostile.attributes} <= {n for n, _ in clean.attributes}
    assert hostile.text.count(payload) > 20


def test_the_payloads_would_bite() -> None:
    assert "script" in Parts(PAYLOADS[0]).tags


def test_there_are_templates() -> None:
    assert {path.name for path in TEMPLATES.rglob("*.*")} >= {"interview.html", "page.css"}


def test_text_is_nine_points_or_more() -> None:
    sizes = re.findall(r"font-size: ([0-9.]+)pt", html.stylesheet())
    assert len(sizes) > 8
    assert min(map(float, sizes)) >= 9
    drawings = (TEMPLATES / "parts" / "drawings.html").read_text(encoding="utf-8")
    assert set(re.findall(r'font-size="([0-9.]+)"', drawings)) == {"9"}


def light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """The contrast of two colours (WCAG 2.2, 1.4.3)."""
    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_ink_stands_out_from_every_ground() -> None:
    css = re.sub(r"[^}]*::before {[^}]*}", "", html.stylesheet())  # shapes hold no text
    inks = set(re.findall(r"[^-]color: (#[0-9a-f]{6})", css))
    grounds = set(re.findall(r"background: (#[0-9a-f]{6})", css)) - {"#0b5563"} | {"#ffffff"}
    assert len(inks) >= 3
    for ink in inks:
        for ground in grounds:
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    assert contrast("#ffffff", "#0b5563") >= 4.5  # labels of stages
    assert contrast("#17232c", "#d6e6ea") >= 4.5  # labels of posts
    assert contrast("#808080", "#ffffff") < 4.5  # the measure itself bites


def test_headings_skip_no_level() -> None:
    levels = [int(tag[1]) for tag in Parts(page()).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_both_blocks_name_themselves() -> None:
    markup = page()
    assert (
        len(re.findall("In my own words(?: ·|</p>)", markup)) == markup.count('class="beside"') == 5
    )
    assert markup.count("Saltmarsh Learning Trust states") == 5


def test_the_page_claims_no_check() -> None:
    text = " ".join(Parts(page()).text.split()).lower()
    assert "pdp verify" in text
    for word in ("verified", "confirmed", "genuine", "authentic", "trusted", "valid"):
        assert word not in text


def test_alone_it_has_its_style_and_without_it_none() -> None:
    alone = page(alone=True)
    assert '"Pdp Sans"' in alone
    assert "<style>" not in page()
    assert 'content: ""' in alone


def test_an_empty_share_leaves_no_empty_heading() -> None:
    share = copy.deepcopy(SHARE)
    share["share"]["record"] = {"holder": share["share"]["record"]["holder"]}
    share["verifiableCredential"] = []
    markup = page(share)
    assert re.findall(r"<h2>(.*?)</h2>", markup) == ["Check this file"]


@pytest.mark.parametrize("day", ["0001-01-01", "1899", "2200-01", "9999-12-31"])
def test_a_day_far_away_draws_no_axis(day: str) -> None:
    share = copy.deepcopy(SHARE)
    record = share["share"]["record"]
    share["share"]["until"] = "9999-12-31"
    for name in ("posts", "secondments", "stages"):
        for entry in record[name]:
            entry |= {"start": day, "end": day}
    assert "Priya Nair" in page(share)
