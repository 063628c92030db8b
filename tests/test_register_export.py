"""What we export opens as plain text in a spreadsheet, and reads back as it was (rule R19)."""

import csv
import io
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.register.cell import is_blank
from pdpkit.register.export import write_csv
from pdpkit.register.table import read_table

FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"


def test_writes_what_excel_opens() -> None:
    rows = [["Nair, Priya", 60, None, date(2024, 1, 4)], ['say "so"', -2.5, True, "a\nb"]]
    assert (
        write_csv(rows, ["Name", "Minutes", "Note", "Day"])
        == (
            '\ufeff"Name","Minutes","Note","Day"\r\n'
            '"Nair, Priya","60","","2024-01-04"\r\n'
            '"say ""so""","-2.5","TRUE","a\nb"\r\n'
        ).encode()
    )


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_formula_becomes_text(start: str) -> None:
    data = write_csv([[f"{start}1+1", f"\0{start}1"]], [f"{start}heading"])
    assert f'"\'{start}heading"\r\n"\'{start}1+1","\'{start}1"' in data.decode("utf-8-sig")


def test_a_negative_number_stays_a_number() -> None:
    assert b'"-5","-0.5","\'-5"' in write_csv([[-5, -0.5, "-5"]], ["a"])


@given(st.lists(st.lists(st.text(max_size=12), max_size=4), max_size=6))
def test_no_cell_begins_as_a_formula_does(rows: list[list[str]]) -> None:
    text = write_csv(rows, ["a"]).decode("utf-8-sig")
    assert "\0" not in text
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert len(cells) == 1 + sum(map(len, rows))
    assert not [cell for cell in cells if cell.startswith(tuple(FORMULA_STARTS))]


def trimmed(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Without NUL, and without what no table keeps: blanks at the ends."""
    kept = [[cell.replace("\0", "") for cell in row] for row in rows]
    for row in kept:
        while row and is_blank(row[-1]):
            row.pop()
    while kept and not kept[-1]:
        kept.pop()
    return kept


CELLS = st.text(max_size=12) | st.text(alphabet="'=+-@,;\t\r\n\" a\uff1d\0", max_size=8)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=8))
def test_our_own_reader_gives_the_same_cells(rows: list[list[str]]) -> None:
    table = read_table(write_csv(rows, ["Heading"]), "export.csv")
    assert list(table.rows) == trimmed([["Heading"], *rows])
    assert table.notes == ()
