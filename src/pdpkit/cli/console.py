"""Prints for people and for programs: one place that decides colour, escapes and streams.

Nothing from a file reaches the terminal unescaped: control characters, and characters that turn
the direction of text, are shown as their numbers.
"""

import os
import re
import shutil
import sys
import textwrap
from typing import Any, Final

from pdpkit import messages
from pdpkit.encoding.writing import dump

# C0 but LF, DEL, C1, and everything that reorders or hides text.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_STYLES: Final = {"bold": "1", "red": "31", "green": "32", "amber": "33", "dim": "2"}
_MAX_WIDTH: Final = 100


def escape(text: object) -> str:
    """Text as it may be printed; what could steer a terminal shows as ``<U+202E>``."""
    return _UNPRINTABLE.sub(lambda found: f"<U+{ord(found[0]):04X}>", str(text))


class Console:
    """Standard output for the result, standard error for everything said beside it."""

    def __init__(self, *, as_json: bool = False) -> None:
        self.as_json = as_json
        self.width = min(shutil.get_terminal_size((80, 24)).columns, _MAX_WIDTH)
        self._colour = (
            not as_json
            and sys.stdout.isatty()
            and "NO_COLOR" not in os.environ
            and os.environ.get("TERM") != "dumb"
        )

    @property
    def watched(self) -> bool:
        """Whether a person reads this and can answer."""
        return not self.as_json and sys.stdin.isatty() and sys.stdout.isatty()

    @property
    def animated(self) -> bool:
        """Whether a line on standard error may be drawn again and again."""
        return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def say(self, text: str = "", style: str | None = None, *, indent: int = 0) -> None:
        """A line or paragraph for people, wrapped; nothing when a program is listening."""
        if self.as_json:
            return
        for line in escape(text).split("\n"):
            wrapped = textwrap.fill(
                line,
                self.width,
                initial_indent=" " * indent,
                subsequent_indent=" " * indent,
                break_on_hyphens=False,
            )
            sys.stdout.write(self.paint(wrapped, style) + "\n")

    def tell(self, text: str) -> None:
        """A remark on standard error, for a person who watches."""
        sys.stderr.write(escape(text) + "\n")

    def paint(self, text: str, style: str | None) -> str:
        """Colour where it is wanted; it never carries a meaning alone."""
        if not self._colour or style is None:
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"

    def table(self, headings: list[str], rows: list[list[str]], *, indent: int = 0) -> None:
        """Aligned columns; the last one wraps. Headings that are all empty take no line."""
        if self.as_json or not rows:
            return
        cells = [[escape(cell).replace("\n", " ") for cell in row] for row in [headings, *rows]]
        widths = [max(len(row[i]) for row in cells) for i in range(len(headings) - 1)]
        room = self.width - indent - sum(widths) - 2 * len(widths)
        if room < 20:
            self._stack(cells, indent)
            return
        for number, row in enumerate(cells):
            if number == 0 and not any(row):
                continue
            last = textwrap.wrap(row[-1], room, break_on_hyphens=False) or [""]
            for place, part in enumerate(last):
                left = [cell if place == 0 else "" for cell in row[:-1]]
                text = "".join(f"{c:<{w}}  " for c, w in zip(left, widths, strict=True)) + part
                style = "dim" if number == 0 else None
                sys.stdout.write(" " * indent + self.paint(text.rstrip(), style) + "\n")

    def _stack(self, cells: list[list[str]], indent: int) -> None:
        for row in cells[1:]:
            for heading, cell in zip(cells[0], row, strict=True):
                self.say(f"{heading}: {cell}", indent=indent)
            self.say()

    def give(self, value: Any) -> None:
        """The one JSON object for a program."""
        if self.as_json:
            _give(value)


def show_error(
    code: str,
    where: str = "",
    values: dict[str, Any] | None = None,
    *,
    as_json: bool,
    ending: int,
) -> None:
    """What stopped a command: for people on standard error, for programs on standard output."""
    message, hint = messages.sentence(code, values), messages.hint(code, values)
    if as_json:
        error = {
            "format": "pdp-error/1",
            "code": code,
            "where": where,
            "message": message,
            "hint": hint,
            "exit": ending,
        }
        _give(error)
        return
    place = f"{where}: " if where else ""
    sys.stderr.write(escape(f"{place}{message}") + "\n")
    if hint:
        sys.stderr.write(escape(hint) + "\n")
    sys.stderr.write(f"({code}; more with: pdp explain {code})\n")


def _give(value: Any) -> None:
    # A path may hold bytes that are no text; JSON can still name them.
    sys.stdout.buffer.write(dump(value, errors="backslashreplace"))
    sys.stdout.flush()
