"""CSV files as programs write them: letters, delimiters, quotes (hostile inputs, 170 to 172)."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.errors import InputError
from pdpkit.register.csvfile import read_rows
from pdpkit.register.problem import Note

DATA = Path(__file__).parent / "data" / "registers"
ROWS = [
    ["Staff No", "Name", "School", "Date"],
    ["1006", "Llewellyn, Si\u00e2n", "Harbour Primary", "04/01/2024"],
    ["1007", "Zo\u00eb Hartley", "Harbour Primary", "04/01/2024"],
    ["1022", "Concei\u00e7\u00e3o, Beatriz", "The Willows", "04/01/2024"],
    ["1011", "Ren\u00e9e Baptiste", "The Willows", "04/01/2024"],
]


def read(data: bytes) -> tuple[list[list[object]], list[Note]]:
    rows, notes = read_rows(data)
    return [list(row) for row in rows], notes


@pytest.mark.parametrize(
    "name",
    ["utf-8", "utf-8-with-mark", "utf-16", "old-mac", "separator-line"],
)
def test_reads_what_programs_write(name: str) -> None:
    assert read((DATA / f"{name}.csv").read_bytes()) == (ROWS, [])


def test_windows_letters_are_read_and_shown() -> None:
    rows, notes = read((DATA / "windows-1252.csv").read_bytes())
    assert rows == ROWS
    samples = "Si\u00e2n, Zo\u00eb Hartley, Concei\u00e7\u00e3o"
    assert notes == [Note("csv-encoding-assumed", {"samples": samples})]


def test_a_sample_of_letters_is_short() -> None:
    _, notes = read(b"\xe9" * 1000)
    assert notes[0].values["samples"] == "\u00e9" * 40


def test_a_title_with_commas_does_not_hide_the_semicolons() -> None:
    rows, _ = read((DATA / "semicolons.csv").read_bytes())
    assert rows[1:] == ROWS
    assert rows[0] == ["Training day, Harbour Primary, 4 January 2024", "", "", ""]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_finds_the_delimiter_behind_commas_in_names(delimiter: str) -> None:
    texts = [f'"{text}"' if delimiter in text else text for text in ("Nair; Priya", "a, b")]
    lines = [delimiter.join([str(n), *texts]) for n in range(5)]
    rows, _ = read("\n".join(lines).encode())
    assert rows == [[str(n), "Nair; Priya", "a, b"] for n in range(5)]


def test_rows_may_be_ragged_and_cells_may_hold_lines() -> None:
    rows, _ = read(b'a,b,c\r\n1\r\n\r\n1,2,3,4\r\n"x\r\ny",2\r\n')
    assert rows == [["a", "b", "c"], ["1"], [], ["1", "2", "3", "4"], ["x\r\ny", "2"]]


def test_quotes_within_a_cell_are_text() -> None:
    assert read(b'a,5" pipe,"say ""so"""\n')[0] == [["a", '5" pipe', 'say "so"']]


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ((DATA / "quote-not-closed.csv").read_bytes(), "row 3"),
        (b'a,b\n1,"2\n', "row 2"),
        (b'a,b\n1,2\n"Jo" Smith,2\n', "row 3"),
    ],
)
def test_a_quote_without_its_pair_is_refused_with_its_row(data: bytes, where: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert (caught.value.code, caught.value.where) == ("csv-quotes", where)


@pytest.mark.parametrize(
    "data",
    [
        (DATA / "utf-16-without-mark.csv").read_bytes(),
        b"a,b\x00c\n",
        b"\xff\xfea",
        b"\xff\xfe\x00\xd8a\x00",
        b"\xef\xbb\xbfZo\xeb\n",
        b"Zo\xeb,\x81\n",
        "a,b".encode("utf-32"),
    ],
)
def test_letters_that_cannot_be_read_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="csv-encoding") as caught:
        read(data)
    assert caught.value.where


def test_a_cell_without_end_is_refused() -> None:
    with pytest.raises(InputError, match="csv-too-large row 2"):
        read(b"a\n" + b"x" * 200_000)


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_refused(data: bytes) -> None:
    try:
        rows, _ = read(data)
    except InputError as err:
        assert err.code in {"csv-encoding", "csv-quotes"}
    else:
        assert all(isinstance(cell, str) for row in rows for cell in row)
