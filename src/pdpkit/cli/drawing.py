"""Draws shares, records and checks as the ending of a file asks: pages from a press, or markup."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pdpkit.cli.session import Session, write
from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import parse_moment
from pdpkit.encoding.writing import dump
from pdpkit.errors import UsageError
from pdpkit.proof import judge

if TYPE_CHECKING:
    from pdpkit.pdf import Press
    from pdpkit.view.verdict import VerdictPage

ENDINGS: Final = (".pdf", ".html")
# What a share can be drawn as; a record is the holder's own print and nothing else.
FORMS: Final = ("interview", "handover")
# A career of 35 years is 270 pages.
OWN_MEMORY: Final = 4 * 1024 * 1024 * 1024
OWN_SECONDS: Final = 900


def check_ending(out: Path) -> None:
    """``UsageError`` ``input-choice`` for a name that ends in nothing that can be drawn."""
    if out.suffix not in ENDINGS:
        raise UsageError("input-choice", found=out.name, similar="", codes=", ".join(ENDINGS))


def draw_share(share: Tree, ending: str, form: str, press: "Press") -> bytes:
    """A share that was judged before, as one of ``FORMS``; as a PDF it carries the share."""
    if ending == ".pdf":
        press.start()
    created = parse_moment(judge(share, Kind.SHARE).created)
    # The path of the data, one call an arrow: share, page, markup, PDF.
    pages = _list_handovers(share, created) if form == "handover" else _list_interviews(share)
    if ending == ".html":
        return pages[0](alone=True).encode("utf-8")
    markup, *shorter = [page() for page in pages]
    return press.write(markup, dump(share), moment=created, shorter=shorter)


def _list_interviews(share: Tree) -> list[Callable[..., str]]:
    from pdpkit.html import render_interview  # noqa: PLC0415  only pages need these
    from pdpkit.view.interview import show_interview  # noqa: PLC0415

    return [partial(render_interview, show_interview(share))]


def _list_handovers(share: Tree, made: datetime) -> list[Callable[..., str]]:
    """The page, and what it may be cut to: it is one page, however much there is."""
    from pdpkit.html import render_handover  # noqa: PLC0415  only pages need these
    from pdpkit.view.entries import Entry  # noqa: PLC0415
    from pdpkit.view.handover import show_handover  # noqa: PLC0415
    from pdpkit.view.shortening import shorten  # noqa: PLC0415
    from pdpkit.view.stated import list_unchecked  # noqa: PLC0415

    members = Entry(share).part("share")
    statements = list_unchecked(share.get("verifiableCredential") or ())
    page = show_handover(members.part("record"), members, statements, made.date())
    return [partial(render_handover, one, share["holder"]) for one in (page, *shorten(page))]


def draw_record(record: Tree, ending: str, at: datetime, *, private: bool) -> bytes:
    """A record whose form holds, as its holder's own print; it carries nothing."""
    from pdpkit.html import render_whole  # noqa: PLC0415  only pages need these
    from pdpkit.view.whole import show_whole  # noqa: PLC0415

    if ending == ".html":
        return render_whole(show_whole(record, at, private=private), alone=True).encode("utf-8")
    from pdpkit.pdf import Press  # noqa: PLC0415

    with Press(OWN_MEMORY, OWN_SECONDS) as press:
        press.start()
        page = show_whole(record, at, private=private)
        return press.write(render_whole(page), None, moment=at)


def write_report(
    session: Session, pages: "Sequence[VerdictPage]", out: Path, *, force: bool
) -> None:
    """What a check found as a page; nothing on it says more than the terminal did."""
    from pdpkit.html import render_report  # noqa: PLC0415  only pages need these

    if out.suffix == ".html":
        drawn = render_report(pages, alone=True).encode("utf-8")
    else:
        from pdpkit.pdf import Press  # noqa: PLC0415

        with Press() as press:
            press.start()
            drawn = press.write(render_report(pages), None, moment=session.now)
    write(out, drawn, force=force)
    session.console.say(f"\n{out} holds the same as a page.")
