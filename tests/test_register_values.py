"""Staff numbers, names, ticks and text are what the person typed, or a fault."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.register.cell import Cell
from pdpkit.register.problem import Fault
from pdpkit.register.values import (
    Kind,
    read_name,
    read_staff_number,
    read_text,
    read_tick,
    reader_for,
)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (1001.0, "1001"),
        (1001, "1001"),
        ("1001.0", "1001"),
        ("1001.00", "1001"),
        ("01002", "01002"),
        ("00417.0", "00417"),
        (" 1001\u00a0", "1001"),
        ("SLT-0042", "SLT-0042"),
        ("slt 42/b", "slt 42/b"),
        ("10.42.7", "10.42.7"),
        (120034.0, "120034"),
        (2.0**52, "4503599627370496"),
    ],
)
def test_reads_staff_numbers(cell: Cell, number: str) -> None:
    assert read_staff_number(cell) == number


@given(st.from_regex(r"[0-9]{1,20}", fullmatch=True))
def test_keeps_every_digit_of_a_staff_number(digits: str) -> None:
    assert read_staff_number(digits) == digits
    assert read_staff_number(f" {digits}.0 ") == digits


@given(st.integers(0, 2**53 - 1))
def test_reads_whole_numbers_of_typed_cells(number: int) -> None:
    assert read_staff_number(float(number)) == str(number)


@pytest.mark.parametrize(
    "cell",
    [
        "1.2E+05",
        "1.2e5",
        "12E05",
        "1.2E-05",
        1.2e20,
        1001.5,
        "1001.5",
        ".5",
        "1,001",
        "-1001",
        -1001.0,
        "'1001",
        "n/a",
        "Priya",
        "10  01",
        "10\t01",
        "=1001",
        "#N/A",
        "\u0661\u0662",
        "\uff11\uff12",
        "1" * 41,
        True,
        date(2024, 3, 4),
    ],
)
def test_never_guesses_a_staff_number(cell: Cell) -> None:
    assert read_staff_number(cell) == Fault("csv-staff-number")


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Priya Nair", "Priya Nair"),
        ("Nair, Priya", "Priya Nair"),
        ("  Nair ,Priya ", "Priya Nair"),
        ("Leila  Farahani", "Leila Farahani"),
        ("ap Rhys, Dafydd", "Dafydd ap Rhys"),
        ("Begum, Mrs Fatima", "Mrs Fatima Begum"),
        ("Dr Okafor, Ngozi", "Dr Ngozi Okafor"),
        ("Rev. Price-Evans, Rhiannon", "Rev. Rhiannon Price-Evans"),
        ("Drake, Ann", "Ann Drake"),
        ("Miss, Ann", "Ann Miss"),
        ("David Cohen, MBE", "David Cohen, MBE"),
        ("Cohen, David, MBE", "Cohen, David, MBE"),
        ("Nair,", "Nair"),
        (", Priya", "Priya"),
        ("O\u2019Brien, Aoife", "Aoife O\u2019Brien"),
        ("Zoe\u0308 Hartley", "Zo\u00eb Hartley"),
        ("Zaj\u0105c,\nEwa", "Ewa Zaj\u0105c"),
        ("\u9648\u4f1f", "\u9648\u4f1f"),
    ],
)
def test_shows_names_first_name_first(cell: str, name: str) -> None:
    assert read_name(cell) == name


@pytest.mark.parametrize(
    "cell", ["1001", 1001.0, "?", "=HYPERLINK(1)", "+44 Jo", "-Jo", "@jo", date(2024, 1, 4), True]
)
def test_what_has_no_letters_or_is_a_formula_is_no_name(cell: Cell) -> None:
    assert read_name(cell) == Fault("csv-name")


@pytest.mark.parametrize(
    "cell", ["x", "X", " y ", "Yes", "TRUE", True, "1", 1.0, "\u2713", "\u2714"]
)
def test_ticks_are_yes(cell: Cell) -> None:
    assert read_tick(cell) is True


@pytest.mark.parametrize("cell", ["", " ", "n", "NO", "0", 0.0, False, "false", "-", "\u2013"])
def test_blanks_and_noes_are_no(cell: Cell) -> None:
    assert read_tick(cell) is False


@pytest.mark.parametrize("cell", ["PN", "08:55", "?", "maybe", 2.0, "\u2717", date(2024, 1, 4)])
def test_anything_else_is_no_tick(cell: Cell) -> None:
    assert read_tick(cell) == Fault("csv-tick")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" a \u200b", "a"),
        ("a\r\nb", "a\nb"),
        ("e\u0301", "\u00e9"),
        (4.0, "4"),
        (0.5, "0.5"),
        (True, "TRUE"),
        (date(2024, 1, 4), "2024-01-04"),
        (timedelta(minutes=90), "1:30"),
        ("=1+1", "=1+1"),
    ],
)
def test_reads_text(cell: Cell, text: str) -> None:
    assert read_text(cell) == text


@pytest.mark.parametrize(
    "hidden", ["\x00", "\x07", "\t", "\r", "\x1b", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff"]
)
def test_refuses_hidden_characters_in_text_and_names(hidden: str) -> None:
    fault = Fault("csv-text", {"number": f"{ord(hidden):04X}"})
    assert read_text(f"a{hidden}b") == fault
    assert read_name(f"a{hidden}b") == fault


@given(st.text())
def test_text_has_no_controls_but_line_ends(text: str) -> None:
    found = read_text(text)
    if isinstance(found, str):
        assert not [c for c in found if unicodedata.category(c) == "Cc" and c != "\n"]
        assert unicodedata.is_normalized("NFC", found)
        assert read_text(found) == found
    else:
        assert found.code == "csv-text"


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Kind.STAFF_NUMBER, 1001.0, "1001"),
        (Kind.NAME, "Nair, Priya", "Priya Nair"),
        (Kind.DAY, "04/01/2024", date(2024, 1, 4)),
        (Kind.MINUTES, "1.5", 90),
        (Kind.TICK, "x", True),
        (Kind.TEXT, " a", "a"),
    ],
)
def test_each_kind_has_its_reader(kind: Kind, cell: Cell, value: object) -> None:
    assert reader_for(kind, "Hours")(cell) == value
