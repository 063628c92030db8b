"""Every page that the program can make, as its view and as markup, of one of the examples."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final

import people
from pdpkit import html, pdf
from pdpkit.encoding.writing import dump
from pdpkit.verification import verify
from pdpkit.view.entries import Entry
from pdpkit.view.handover import show_handover
from pdpkit.view.interview import show_interview
from pdpkit.view.sheet import show_sheet
from pdpkit.view.shortening import shorten
from pdpkit.view.stated import list_unchecked
from pdpkit.view.verdict import view_report
from pdpkit.view.whole import show_whole
from pdpkit.words import to_words
from world import NOW, PRIYA, document, policy

Tree = dict[str, Any]
KINDS: Final = ("interview", "handover", "own", "report", "sheet")


@dataclass(frozen=True)
class Page:
    """A view, how it becomes markup, and what its PDF carries."""

    view: Any
    draw: Callable[..., str]
    carried: bytes | None = None
    shorter: tuple[Any, ...] = ()

    def markup(self, *, alone: bool = False) -> str:
        return self.draw(self.view, alone=alone) if alone else self.draw(self.view)

    def write(self) -> bytes:
        shorter = [self.draw(one) for one in self.shorter]
        return pdf.write(self.markup(), self.carried, moment=NOW, shorter=shorter)

    def of(self, change: Callable[[str], str]) -> "Page":
        """The same page with each text of its view changed."""
        view = rewrite(self.view, change)
        return replace(self, view=view, shorter=tuple(shorten(view)) if self.shorter else ())


def make(
    kind: str, letter: str = "a", *, record: Tree | None = None, share: Tree | None = None
) -> Page:
    """The page of a kind; of an example, or of a record or share that is given."""
    match kind:
        case "interview":
            share = share or people.shared(letter)
            return Page(show_interview(share), html.render_interview, dump(share))
        case "handover":
            share = share or people.shared(letter, "handover")
            members = Entry(share).part("share")
            found = list_unchecked(share.get("verifiableCredential", []))
            view = show_handover(members.part("record"), members, found, NOW.date())

            def draw(page: Any, *, alone: bool = False) -> str:
                return html.render_handover(page, PRIYA.id, alone=alone)

            return Page(view, draw, dump(share), tuple(shorten(view)))
        case "own":
            return Page(show_whole(record or people.example(letter), NOW), html.render_whole)
        case "report":
            share = share or people.shared(letter)
            return Page(
                (view_report(verify(document(share), policy(), NOW, file="a.pdf"), NOW),),
                html.render_report,
            )
        case _:
            words = to_words(PRIYA.entropy)
            return Page(show_sheet(words, PRIYA.log, NOW), lambda sheet: html.render_sheet(sheet))


@cache
def written(kind: str, letter: str) -> bytes:
    """The PDF of a page, made once for all tests that look at it."""
    return make(kind, letter).write()


def rewrite(value: Any, change: Callable[[str], str]) -> Any:
    """A view with ``change`` done to each text in it."""
    if isinstance(value, str) and type(value) is str:
        return change(value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: rewrite(getattr(value, f.name), change) for f in fields(value)}
        return replace(value, **changed)
    if isinstance(value, tuple | list):
        return type(value)(rewrite(one, change) for one in value)
    assert value is None or isinstance(value, date | bool | int | float | str), value
    return value
