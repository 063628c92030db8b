"""Own words beside an employer's, with a mark and words: on pages as the statements say."""

import re
from pathlib import Path

import pytest

from entries import SCHOOL, entry
from pdpkit.view.entries import Entry
from pdpkit.view.page import Beside, Own
from pdpkit.view.pairs import show_beside, show_pair
from pdpkit.view.stated import Statements, list_unchecked
from reading_back import Tree, link, read_back, state

GOAL = entry("goals")
POST: Tree = {"post": "Teacher", "org": {"name": SCHOOL["name"]}, "start": "2021-09"}
AGREED = state("agreed-plan", speaker="line manager", entry=GOAL)
EMPLOYED = state("employed", 2, **POST)


def beside(array: str, own: Tree, statements: Statements) -> Beside:
    return show_beside(array, Entry(own), statements)


@pytest.mark.parametrize(
    ("array", "own", "wanted"),
    [
        ("goals", GOAL, Beside("agreed", "agreed: line manager")),
        ("goals", GOAL | {"need": "New"},
         Beside("earlier", "agreed on an earlier version: line manager")),
        ("posts", entry("posts", start="2021-09", links=link(EMPLOYED)),
         Beside("attested", "attested: an employer states the same")),
        ("posts", entry("posts", start="2020-09", links=link(EMPLOYED)),
         Beside("differs", "differs in: first day")),
        ("posts", entry("posts", 2), Beside()),
    ],
)  # fmt: skip
def test_each_label_has_its_mark_and_its_words(array: str, own: Tree, wanted: Beside) -> None:
    """Issue 6, 2: by shape and word; of a share's pages, which say that nothing was checked."""
    assert beside(array, own, list_unchecked([AGREED, EMPLOYED])) == wanted
    assert beside(array, own, read_back(AGREED, EMPLOYED).statements) == wanted
    pair = show_pair(array, Entry(own), Own("x", ""), list_unchecked([AGREED, EMPLOYED]))
    assert pair.beside == wanted


def test_a_statement_of_somebody_else_s_entry_lends_no_mark() -> None:
    assert beside("goals", entry("goals", 2), list_unchecked([AGREED])) == Beside()


def test_every_mark_has_a_shape_of_its_own() -> None:
    style = (Path(__file__).parent.parent / "templates" / "page.css").read_text(encoding="utf-8")
    shapes = dict(re.findall(r"^\.who\.(\w+)::before \{ (.*?) \}$", style, re.M))
    assert set(shapes) == {"attested", "agreed", "earlier", "differs"}
    assert len(set(shapes.values())) == 4
