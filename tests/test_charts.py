"""Drawings hold what their words say, stay inside their frame, and fit their labels."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pdpkit.charts import WIDTH, draw_path, draw_square, fold, measure
from pdpkit.view.page import Path, Span


def path(*posts: Span, stages: tuple[Span, ...] = (), until: date = date(2026, 12, 31)) -> Path:
    return Path((), (), posts, (), (), stages, until)


def span(start: int, end: int | None, title: str = "Fen Lane Primary") -> Span:
    return Span(title, "Fen Lane", date(start, 9, 1), date(end, 8, 31) if end else None)


def test_no_days_no_drawing() -> None:
    assert draw_path(path()) is None


def test_years_and_words() -> None:
    drawn = draw_path(path(span(2021, 2024), span(2024, None)))
    assert drawn is not None
    assert [tick.label for tick in drawn.ticks][:2] == ["2021/22", "2022/23"]
    assert drawn.ticks[-1].label == "2026/27"
    assert "September 2021 to August 2024" in drawn.words
    assert "September 2024 to now" in drawn.words


def test_posts_at_one_time_stand_in_lanes() -> None:
    beside = draw_path(path(span(2021, 2024), span(2022, 2023)))
    after = draw_path(path(span(2021, 2022), span(2023, 2024)))
    assert beside is not None
    assert after is not None
    assert beside.height > after.height
    assert len({bar.y for bar in beside.bars}) == 2
    assert len({bar.y for bar in after.bars}) == 1


def test_a_label_that_does_not_fit_gives_way() -> None:
    drawn = draw_path(path(span(1990, 2026), span(2026, None, "A very long name of a school")))
    assert drawn is not None
    assert drawn.bars[1].lines == ()
    stage = Span("3 Lead beyond my school", "", date(2025, 9, 1), date(2026, 8, 31))
    whole = Span("1 All else", "", date(1991, 9, 1), date(2025, 8, 31))
    drawn = draw_path(path(stages=(whole, stage)))
    assert drawn is not None
    assert drawn.bars[1].lines == ("3",)


def test_a_short_bar_has_its_label_after_it() -> None:
    drawn = draw_path(path(span(2021, 2022, "Placement at Harbour Primary School")))
    assert drawn is not None
    (bar,) = drawn.bars
    assert bar.lines == ("Fen Lane",)


days = st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 1, 1))


@given(st.lists(st.tuples(days, st.integers(-900, 9000), st.booleans()), min_size=1, max_size=8))
def test_everything_stays_inside(found: list[tuple[date, int, bool]]) -> None:
    spans = [
        Span("A school", "A", start, None if runs else date.fromordinal(start.toordinal() + length))
        for start, length, runs in found
    ]
    drawn = draw_path(path(*spans))
    assert drawn is not None
    for bar in drawn.bars:
        numbers = bar.outline[1:-1].replace("L", " ").split()
        assert all(0 <= float(x) <= WIDTH + 3 for x in numbers[::2])
        assert all(0 <= float(y) <= drawn.height for y in numbers[1::2])
    places = [tick.x for tick in drawn.ticks]
    assert all(a < b for a, b in pairwise(places))


def test_a_text_folds_into_two_lines_or_none() -> None:
    assert fold("1 Become consistently good", 200) == ("1 Become consistently good",)
    assert fold("1 Become consistently good", 110) == ("1 Become consistently", "good")
    assert fold("1 Become consistently good", 40) == ()
    assert measure("王小明") > measure("abc")


def test_the_symbol_has_its_quiet_zone() -> None:
    square = draw_square("6DTP K2RJ D28S 4YMS GVNF")
    rows = {part.partition("h")[0] for part in square.outline.split("M")[1:]}
    places = [tuple(map(int, row.split())) for row in rows]
    assert min(min(place) for place in places) == 4
    assert max(y for _, y in places) == square.size - 5
    assert draw_square("6DTP") == draw_square("6DTP")
