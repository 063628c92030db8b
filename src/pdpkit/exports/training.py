"""The list of training that a job form asks for, as a table and as lines of text."""

import re
from collections.abc import Iterator
from typing import Final

from pdpkit.register.export import write_csv
from pdpkit.view.saying import join
from pdpkit.view.training import Training

HEADINGS: Final = ("Name of training", "Provider", "Year", "Length", "Grade")
# What steers the program that shows a text, or hides in it: no form needs any.
_steering = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def write_training_csv(view: Training) -> bytes:
    """One row a course, the newest first; no cell becomes a formula (R19)."""
    return write_csv(_list_rows(view), HEADINGS)


def write_training_text(view: Training) -> bytes:
    """One line a course, to be pasted into a form."""
    lines = [f"Training since {view.since}", f"({'; '.join(HEADINGS).lower()})", ""]
    lines += [join(row, "; ") for row in _list_rows(view)]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _list_rows(view: Training) -> Iterator[tuple[str, ...]]:
    for course in view.courses:
        cells = (course.name, course.provider, course.year, course.length, course.grade)
        yield tuple(_steering.sub("", cell) for cell in cells)
