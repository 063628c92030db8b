"""Plain values to markup: the templates, escaped always, and nothing fetched.

Data is never a template, never raw markup, never a link. The same markup is set as a PDF or stands
alone in a browser.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from pdpkit import resources
from pdpkit.charts import draw_path, draw_square
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.messages import verdict as words
from pdpkit.view.entries import clip

if TYPE_CHECKING:  # the engine needs the stylesheet alone, and no view
    import jinja2

    from pdpkit.view.handover import Handover
    from pdpkit.view.interview import Interview
    from pdpkit.view.sheet import Sheet
    from pdpkit.view.verdict import VerdictPage
    from pdpkit.view.whole import Whole


def render_interview(page: "Interview", *, alone: bool = False) -> str:
    """The page as markup; ``alone`` puts the stylesheet inside, for a browser."""
    return _render(
        "interview.html",
        alone=alone,
        page=page,
        timeline=draw_path(page.path),
        square=draw_square(f"{page.head.code}\n{page.head.identity}"),
    )


def render_handover(page: "Handover", identity: str, *, alone: bool = False) -> str:
    """The one page for a new employer, with the holder's id as a picture to scan."""
    code = spoken_code(identity)
    square = draw_square(f"{code}\n{identity}")
    return _render("handover.html", alone=alone, page=page, code=code, square=square)


def render_whole(page: "Whole", *, alone: bool = False) -> str:
    """The holder's own print of everything."""
    return _render("own.html", alone=alone, page=page, timeline=draw_path(page.path))


def render_report(pages: "Sequence[VerdictPage]", *, alone: bool = False) -> str:
    """What a check of some files found, in the words and the order of the terminal."""
    shapes = {sign: verdict for verdict, sign in words.SIGNS.items()}
    proves = words.PROVES_NOTHING
    return _render(
        "report.html", alone=alone, pages=pages, words=vars(words), shapes=shapes, proves=proves
    )


def render_sheet(sheet: "Sheet") -> str:
    """The sheet of words as markup for paper; it is never put on a screen."""
    squares = [draw_square(event) for event in sheet.events]
    return _render("sheet.html", alone=False, sheet=sheet, squares=squares)


@cache
def stylesheet() -> str:
    """The one stylesheet of all pages."""
    return (resources.folder("templates") / "page.css").read_text(encoding="utf-8")


def _render(template: str, *, alone: bool, **values: Any) -> str:
    from markupsafe import Markup  # noqa: PLC0415  jinja2 brings it

    # The one text that is not escaped: a file of ours, in which no letter comes from a record.
    style = Markup(stylesheet()) if alone else None  # noqa: S704
    return _environment().get_template(template).render(style=style, **values)


@cache
def _environment() -> "jinja2.Environment":
    import jinja2  # noqa: PLC0415  40 ms that only pages need

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.folder("templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["clip"] = clip
    return environment
