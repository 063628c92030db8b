"""Geometry of the drawings: what the templates then draw as vectors, text beside each."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from pdpkit.encoding.times import say_day

if TYPE_CHECKING:
    from pdpkit.view.page import Path, Span

WIDTH: Final = 493  # points: the width of an A4 page between margins of 18 mm
_LEFT: Final = 66
_TOP: Final = 18
_BAR: Final = 17
_LINE: Final = 12
_GAP: Final = 4
_POINT: Final = 6  # how far the tip of an arrow stands out
_SIZE: Final = 9
# What letters take of their size in a plain sans serif, generously.
_NARROW: Final = frozenset("iljtfrI.,:;'|()[]! ")
_BROAD: Final = frozenset("mwMW@—…%")
_MAX_LANES: Final = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A shape with its label; ``kind`` names its look."""

    kind: str
    outline: str
    lines: tuple[str, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Tick:
    """An academic year: the line where it begins, and its label in the middle, or none."""

    x: float
    label_x: float
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """The heading of one kind of bar."""

    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """A path over the years; ``words`` say the same."""

    height: float
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Square:
    """A QR symbol: ``outline`` in units of one module, ``size`` with its quiet zone."""

    size: int
    outline: str


def draw_path(path: "Path") -> Timeline | None:
    """What lasts, on one axis of academic years; None where there is no day."""
    groups = _group(path)
    spans = [span for _, _, group in groups for span in group]
    if not spans:
        return None
    first = _year_of(min(span.start for span in spans))
    ends = [span.end or span.start for span in spans]
    # An entry that ends before it starts is for its rule to tell; here it only may not break.
    last = max(
        first,
        _year_of(max(ends)),
        _year_of(path.until) if len(spans) > len(path.stage_spans) else first,
    )
    scale = _Scale(first, last + 1)
    rows: list[Row] = []
    bars: list[Bar] = []
    y = float(_TOP)
    for label, kind, group in groups:
        rows.append(Row(label, y + _LINE))
        for lane in _lanes(group):
            starts = [scale.place(span.start) for span in lane[1:]] + [float(WIDTH)]
            for span, following in zip(lane, starts, strict=True):
                free = following - scale.place(span.end) if span.end else 0
                bars.append(scale.bar(kind, span, y, free))
            y += scale.height(kind) + _GAP
        y += _GAP
    return Timeline(y - _GAP, scale.ticks(), tuple(rows), tuple(bars), _say(path))


def draw_square(text: str) -> Square:
    """The QR symbol of a text, error level M, with its quiet zone of four modules."""
    import segno  # noqa: PLC0415  40 ms that only pages need

    matrix = segno.make(text, error="m", micro=False, boost_error=False).matrix
    runs = []
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                runs.append(f"M{start + 4} {y + 4}h{x - start}v1h{start - x}z")
            x += 1
    return Square(len(matrix) + 8, "".join(runs))


class _Scale:
    """From days to points, whole academic years from ``first`` to ``last``."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self._start = date(first, 9, 1).toordinal()
        self._days = date(last, 9, 1).toordinal() - self._start

    def place(self, day: date) -> float:
        share = (day.toordinal() - self._start) / self._days
        return _LEFT + (WIDTH - _LEFT) * min(max(share, 0), 1)

    def height(self, kind: str) -> float:
        """Stages have room for two lines."""
        return _BAR + _LINE if kind == "stage" else _BAR

    def bar(self, kind: str, span: "Span", y: float, free: float) -> Bar:
        """The shape of a span; a label too long for it stands in the ``free`` points after it."""
        x, end = self.place(span.start), self.place(span.end) if span.end else WIDTH
        width, height = max(end - x - 1, 3), self.height(kind)
        tip = min(_POINT, width / 2) if kind == "stage" or span.end is None else 0
        notch = tip if kind == "stage" else 0
        right, middle, bottom = x + width, y + height / 2, y + height
        corners = [(x, y), (right - tip, y), (right, middle), (right - tip, bottom), (x, bottom)]
        if notch:
            corners.append((x + notch, middle))
        outline = "M" + "L".join(f"{_round(a)} {_round(b)}" for a, b in corners) + "z"
        room, label_x = width - tip - notch - 6, x + notch + 4
        if kind == "stage":
            lines = fold(span.title, room) or (span.title.partition(" ")[0],)
        else:
            label = next((t for t in (span.title, span.short) if measure(t) <= room), "")
            if not label and measure(span.short) <= free - 8:
                label, label_x = span.short, right + 5
            lines = (label,) if label else ()
        first = y + _LINE + (height - _BAR - _LINE * (len(lines) - 1)) / 2
        return Bar(kind, outline, lines, _round(label_x), _round(first))

    def ticks(self) -> tuple[Tick, ...]:
        years = self.last - self.first
        column = (WIDTH - _LEFT) / years
        every = next(n for n in (1, 2, 5, 10, 20, 50, 100) if n * column >= 44 or n == 100)
        return tuple(
            Tick(
                _round(self.place(date(year, 9, 1))),
                _round(self.place(date(year, 9, 1)) + column / 2 if every == 1 else x + 3),
                _academic_year(year) if every == 1 else str(year),
            )
            for year in range(self.first, self.last, every)
            for x in (self.place(date(year, 9, 1)),)
        )


def measure(text: str) -> float:
    """About how many points a text takes."""
    return _SIZE * sum(map(_measure_letter, text))


def _measure_letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.31
    if letter in _BROAD or unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.68 if letter.isupper() else 0.6


def fold(text: str, width: float) -> tuple[str, ...]:
    """A text in one or two lines of ``width`` points, or nothing when it takes more."""
    if measure(text) <= width:
        return (text,)
    words = text.split()
    for cut in range(len(words) - 1, 0, -1):
        lines = " ".join(words[:cut]), " ".join(words[cut:])
        if max(map(measure, lines)) <= width:
            return lines
    return ()


def _lanes(spans: "Sequence[Span]") -> "list[list[Span]]":
    """Spans that overlap stand in lanes under each other; more lanes than four are not drawn."""
    lanes: list[list[Span]] = []
    for span in sorted(spans, key=lambda s: s.start):
        for lane in lanes:
            if lane[-1].end is not None and lane[-1].end < span.start:
                lane.append(span)
                break
        else:
            lanes.append([span])
    return lanes[:_MAX_LANES]


def _year_of(day: date) -> int:
    """The calendar year in which the academic year of a day began."""
    return day.year if day.month >= 9 else day.year - 1


def _academic_year(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


def _round(value: float) -> float:
    return round(value, 1)


def _group(path: "Path") -> list[tuple[str, str, "Sequence[Span]"]]:
    """Each kind of bar that there is: its heading, its look, its spans."""
    groups = (
        ("Stages", "stage", path.stage_spans),
        ("Posts", "post", path.post_spans),
        ("Secondments", "secondment", path.secondment_spans),
        ("Boards", "post", path.board_spans),
    )
    return [group for group in groups if group[2]]


def _say(path: "Path") -> str:
    """The drawing in words."""
    return " ".join(
        f"{label}: " + "; ".join(f"{span.title}, {_say_span(span)}" for span in group) + "."
        for label, _, group in _group(path)
    )


def _say_span(span: "Span") -> str:
    start = say_day(span.start.isoformat()[:7])
    return f"{start} to {say_day(span.end.isoformat()[:7]) if span.end else 'now'}"
