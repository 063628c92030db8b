"""What an eye would stumble over: small letters, empty last pages, lonely rows, what stands twice.

Each example is laid out as it would be printed, and its boxes are looked at.
"""

import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

import pages
import people
from pdpkit.pdf import engine
from world import copy

POINT = 4 / 3  # of a pixel
EVERY = [
    *[("interview", letter) for letter in "abcd"],
    ("handover", "b"),
    *[(kind, "a") for kind in ("report", "sheet")],
    ("own", "c"),
]


@cache
def laid_out(kind: str, letter: str) -> Any:
    page = pages.make(kind, letter)
    shorter = [page.draw(one) for one in page.shorter]
    return engine._choose(page.markup(), shorter)


def boxes(document: Any) -> list[Any]:
    return [box for sheet in document.pages for box in sheet._page_box.descendants()]


@pytest.mark.parametrize(("kind", "letter"), EVERY)
def test_every_letter_is_nine_points_or_more(kind: str, letter: str) -> None:
    document, markup = laid_out(kind, letter)
    sizes = {box.style["font_size"] / POINT for box in boxes(document) if getattr(box, "text", "")}
    assert len(sizes) > 1
    assert round(min(sizes), 2) >= 9
    labels = set(map(float, re.findall(r'<text[^>]*font-size="([0-9.]+)"', markup)))
    assert all(size >= 8 for size in labels)


@pytest.mark.parametrize(("kind", "letter"), EVERY)
def test_the_last_page_is_a_third_full_at_least(kind: str, letter: str) -> None:
    document, _ = laid_out(kind, letter)
    if len(document.pages) > 1:
        assert engine._last_page_fill(document) >= engine._FILLED


@pytest.mark.parametrize("spare", [0, 900, 1800])
def test_nor_is_it_emptier_where_pages_are_too_many_to_be_set_twice(spare: int) -> None:
    """What stands at the end of the own print takes a third of a page, and never breaks."""
    record = copy(people.example("a"))
    record["notes"] = [
        {
            "id": f"00000000-0000-4000-8000-{number:012x}",
            "text": "A long thought. " * (500 + (spare if number == 0 else 0) // 16),
        }
        for number in range(12)
    ]
    document, _ = engine._choose(pages.make("own", record=record).markup(), ())
    assert len(document.pages) > engine._FEW
    assert engine._last_page_fill(document) >= engine._FILLED


@pytest.mark.parametrize(("kind", "letter"), EVERY)
def test_no_row_stands_alone_after_a_break(kind: str, letter: str) -> None:
    document, _ = laid_out(kind, letter)
    parts: dict[int, list[int]] = {}
    for box in boxes(document):
        if box.element_tag == "tbody":
            parts.setdefault(id(box.element), []).append(len(box.children))
    broken = [rows for rows in parts.values() if len(rows) > 1]
    assert all(min(rows) >= 2 for rows in broken)


@pytest.mark.parametrize(("kind", "letter"), EVERY)
def test_nothing_is_set_twice_or_lost(kind: str, letter: str) -> None:
    """The engine sets a float twice that it moves over a break; no statement may double so."""
    document, markup = laid_out(kind, letter)
    found = Counter(
        box.element.get("class")
        for box in boxes(document)
        if box.element is not None
        and (box.element.get("class") or "") in ("stated", "stated-line")
        and not box.element_tag.endswith("::before")
        and type(box).__name__ == "BlockBox"
    )
    for name in ("stated", "stated-line"):
        assert found[name] == markup.count(f'class="{name}"')


@pytest.mark.parametrize(("kind", "letter"), EVERY)
def test_nothing_stands_outside_its_page(kind: str, letter: str) -> None:
    document, _ = laid_out(kind, letter)
    for sheet in document.pages:
        for box in sheet._page_box.descendants():
            if getattr(box, "text", ""):
                assert box.position_x >= 0
                assert box.position_x + box.width <= sheet.width + 1
                assert 0 <= box.position_y <= sheet.height


def test_own_words_and_an_employers_are_told_apart_by_shape_and_word() -> None:
    for kind in ("interview", "handover", "own"):
        markup = pages.make(kind).markup()
        blocks = re.findall(r'class="stated(?:-line)?">(.*?)</', markup, re.DOTALL)
        assert blocks
        assert all("Saltmarsh Learning Trust states" in block for block in blocks)
    css = re.sub(r"\s+", " ", engine.stylesheet())
    assert ".stated .who::before, .mark::before { background: #0b5563;" in css
    assert "border-radius: 0; }" in css.partition(".stated .who::before")[2][:90]


def test_a_chart_has_its_numbers_beside_it() -> None:
    markup = pages.make("own").markup()
    for drawing in re.findall(r'<svg class="given".*?</td>', markup, re.DOTALL):
        assert re.search(r"statements show|as I noted", drawing.partition("</svg>")[2])
    for drawing in re.findall(r'<svg class="level".*?</td>', markup, re.DOTALL):
        assert re.search(r"\d of \d", drawing.partition("</svg>")[2])
