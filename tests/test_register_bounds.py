"""A sheet is measured before it is opened: its grid, its cells, its shared texts (threat T17)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdpkit.register.bounds import count_cells, longest_text
from workbooks import Raw, letters, sheet, wrap

VALUE = Raw('<c s="1" r="{at}"><v>1</v></c>')
EMPTY = Raw('<c r="{at}" s="1"/>')


def count(rows: str) -> int | None:
    return count_cells(wrap(rows).encode())


def test_counts_the_cells_of_a_plain_sheet() -> None:
    assert count_cells(sheet([["a", 1], ["b", 2, 3]]).encode()) == 5


def test_other_tags_are_not_cells() -> None:
    part = wrap('<row r="1"><c r="A1"><v>1</v></c></row>').replace(
        "<sheetData>", '<cols><col min="1" max="2"/></cols><sheetData>'
    )
    part = part.replace(
        "</sheetData>", "</sheetData><conditionalFormatting><cfRule/></conditionalFormatting>"
    )
    assert count_cells(part.encode()) == 1


@pytest.mark.parametrize("place", ["A20000", "GR1", "GR20000"])
@pytest.mark.parametrize("cell", [VALUE, Raw('<c r="{at}"><v>1</v></c>')])
def test_the_last_cell_that_is_read_fits(cell: str, place: str) -> None:
    assert count(f"<row>{cell.replace('{at}', place)}</row>") == 1


@pytest.mark.parametrize("place", ["A30000", "HA1", "XFD1048576", "A2000000"])
@pytest.mark.parametrize(
    "cell",
    [
        VALUE,
        Raw('<c r="{at}"><v>1</v></c>'),
        Raw("<c r='{at}'><v>1</v></c>"),
        Raw('<c\nr="{at}"><v>1</v></c>'),
        Raw('<x:c xmlns:x="y" r="{at}"><v>1</v></x:c>'),
        Raw('<c r="&#x{}"><v/></c>'),
        Raw('<c t="inlineStr" r="{at}"><is><t>a</t></is></c>'),
    ],
)
def test_a_far_cell_with_a_value_does_not_fit(cell: str, place: str) -> None:
    written = cell.replace("&#x{}", f"&#x{ord(place[0]):x};{place[1:]}").replace("{at}", place)
    near = '<c r="A1"><v>1</v></c>'
    assert count(f'<row r="1">{near}{written}</row>') is None


def test_a_far_cell_without_a_value_fits() -> None:
    far = EMPTY.replace("{at}", "XFD1048576")
    assert count(f'<row r="1"><c r="A1"><v>1</v></c></row><row>{far}</row>') == 2


def test_cells_without_a_place_are_counted_from_the_last() -> None:
    assert count('<row r="19999"/><row>' + "<c><v>1</v></c>" * 200 + "</row>") == 200
    assert count('<row r="20000"/><row><c><v>1</v></c></row>') is None
    assert count("<row>" + "<c/>" * 300 + "</row>") == 300
    assert count("<row>" + "<c><v>1</v></c>" * 201 + "</row>") is None
    assert count('<row><c r="GR1"/><c><v>1</v></c></row>') is None


@pytest.mark.parametrize(
    "part",
    [
        b"<c><v>",
        b"<c\xff/>",
        b"<worksheet><c></worksheet>",
        '<c r="ZZZZZZZ9"><v>1</v></c>',
        '<c r="1A"><v>1</v></c>',
        '<!DOCTYPE c [<!ENTITY a "a">]><c><v>&a;</v></c>',
        wrap('<row><c r="A1"><v>1</v></c></row>').encode("utf-16"),
    ],
)
def test_what_is_no_sheet_is_an_error(part: str | bytes) -> None:
    with pytest.raises(ValueError):
        count_cells(part if isinstance(part, bytes) else part.encode())


def test_a_large_sheet_in_another_writing_is_not_looked_at() -> None:
    assert count_cells(b"<c>" + b" <a/>" * (5 * 1024 * 1024) + b"</c>") is None


def test_a_tag_without_end_is_not_looked_at() -> None:
    tag = "<c " + " ".join(f'a{n}=""' for n in range(10_000)) + "/>"
    assert count_cells(tag.encode()) is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 260), st.integers(1, 25_000), st.booleans()), min_size=1))
def test_the_quick_look_agrees_with_the_exact_one(
    cells: list[tuple[int, int, bool]],
) -> None:
    form = '<row><c r="{}"><v>1</v></c></row>'
    plain = "".join(form.format(f"{letters(i)}{row}") for i, row, _ in cells)
    exact = plain.replace("<c r=", '<c s="1" r=')
    if count(exact) is not None:
        assert count(plain) == count(exact) == len(cells)
    # The quick look may let a little more pass, up to GZ29999; the rows are counted afterwards.
    if any(i > 207 or row > 29_999 for i, row, _ in cells):
        assert count(plain) is None


def test_measures_the_longest_shared_text() -> None:
    assert longest_text(b"<si><t>a</t></si><si><t>abc</t></si>") == len("<si><t>abc</t>")
    assert longest_text(b"<x:sst><x:si>" + b"a" * 90 + b"</x:si ></x:sst>") > 90
    assert longest_text(b"") == 0
