"""Plain values to markup: the templates, escaped always, and nothing fetched.

Data is never a template and never raw markup. The same markup is set as a PDF or stands alone.
"""

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pdpkit import resources
from pdpkit.charts import draw_path, draw_square
from pdpkit.view.page import Interview

if TYPE_CHECKING:
    import jinja2

_LINKS: Final = ("https://", "mailto:")


def render_interview(page: Interview, *, alone: bool = False) -> str:
    """The page as markup; ``alone`` puts the stylesheet inside, for a browser."""
    return _render(
        "interview.html",
        alone=alone,
        page=page,
        timeline=draw_path(page.path),
        square=draw_square(f"{page.head.code}\n{page.head.identity}"),
    )


@cache
def stylesheet() -> str:
    """The one stylesheet of all pages."""
    return (resources.folder("templates") / "page.css").read_text(encoding="utf-8")


def is_link(text: str) -> bool:
    """Whether a text may become a link: https or mailto, nothing else."""
    return text.startswith(_LINKS) and not any(letter.isspace() for letter in text)


def _render(template: str, *, alone: bool, **values: Any) -> str:
    return (
        _environment()
        .get_template(template)
        .render(style=stylesheet() if alone else None, **values)
    )


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
    environment.tests["link"] = is_link
    return environment
