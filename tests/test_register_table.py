"""A table is the same rows from either kind of file, within its limits (hostile inputs 169-172)."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.errors import InputError
from pdpkit.register.table import MAX_CSV_BYTES, MAX_XLSX_BYTES, read_table
from workbooks import pack, parts, sheet, workbook

DATA = Path(__file__).parent / "data" / "registers"
ROWS = [["Staff No", "Name"], ["1006", "Llewellyn, Si\u00e2n"], [], ["1007", "=Zo\u00eb"]]


def refusal(data: bytes, sheet_name: str | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        read_table(data, "register", sheet_name)
    return caught.value


def test_reads_both_kinds_of_file_alike() -> None:
    csv = "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS).encode()
    from_csv = read_table(csv, "register.xlsx")
    from_xlsx = read_table(workbook(ROWS), "register.csv")
    assert list(from_csv.rows) == list(from_xlsx.rows) == ROWS
    assert (from_csv.name, from_csv.sheet) == ("register.xlsx", None)
    assert (from_xlsx.name, from_xlsx.sheet) == ("register.csv", "Sheet1")


def test_a_cell_is_found_by_its_row_number() -> None:
    table = read_table(workbook(ROWS), "register.xlsx")
    assert table.cell(2, 1) == "Llewellyn, Si\u00e2n"
    assert table.cell(3, 0) == table.cell(2, 7) == ""


def test_blank_cells_and_rows_at_the_ends_are_not_kept() -> None:
    table = read_table(b"a,b,,\n,,,\n ,c,\n,,\n\n,,\n", "a.csv")
    assert list(table.rows) == [["a", "b"], [], [" ", "c"]]


@pytest.mark.parametrize("rows", [[["'=1", "'-x", "'\t", "''=1", "'a"]]])
def test_the_apostrophe_of_an_export_is_taken_away(rows: list[list[str]]) -> None:
    wanted = [["=1", "-x", "\t", "'=1", "'a"]]
    quoted = ",".join(f'"{cell}"' for cell in rows[0]).encode()
    assert list(read_table(quoted, "a.csv").rows) == wanted
    assert list(read_table(workbook(rows), "a.xlsx").rows) == wanted


def test_notes_say_how_the_file_was_read() -> None:
    table = read_table((DATA / "windows-1252.csv").read_bytes(), "a.csv")
    assert [note.code for note in table.notes] == ["csv-encoding-assumed"]
    two = pack(parts({"Morning": sheet(ROWS), "Afternoon": sheet([["a"]])}))
    note = read_table(two, "a.xlsx").notes[0]
    assert note.sentence == "The sheet “Morning” was read. The file also has: Afternoon."
    assert read_table(two, "a.xlsx", "Afternoon").notes == ()


@pytest.mark.parametrize("data", [b"", b"\n\n", b" , ,\n", b"\xef\xbb\xbf", workbook([])])
def test_a_file_without_rows_is_refused(data: bytes) -> None:
    assert refusal(data).code == "csv-empty"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old .xls workbook"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"\x1f\x8b\x08", "a packed file"),
        (b"{\\rtf1", "a text document"),
        (b"\xef\xbb\xbf\r\n <html><table>", "a web page"),
        (b"PK\x03\x04", "damaged"),
    ],
)
def test_another_kind_of_file_is_named(data: bytes, problem: str) -> None:
    err = refusal(data)
    assert err.code == "csv-unreadable"
    assert problem in err.values["problem"]


def test_a_csv_file_has_no_sheets() -> None:
    assert refusal(b"a,b\n", "Morning").code == "csv-sheet-unknown"


@pytest.mark.parametrize(
    ("data", "limit", "where"),
    [
        (b"a," * (MAX_CSV_BYTES // 2) + b"a", "5 MB in a CSV file", ""),
        (b"PK\x03\x04" + bytes(MAX_XLSX_BYTES), "20 MB in a workbook", ""),
        (b"a\n" * 20_001, "20,000 rows", "row 20001"),
        (b"a" + b"\n" * 2**20 + b"\n", "20,000 rows and 200 columns", "row 1048577"),
        (b"a" + b"," * 2**14, "20,000 rows and 200 columns", "row 1"),
        (b"a\n" + b"a," * 200 + b"a\n", "200 columns", "row 2"),
        (b"a\n" + b"x" * 4_097 + b"\n", "4,096 letters in a cell", "row 2"),
        (workbook([["a"]] * 20_001), "20,000 rows", "row 20001"),
        (workbook([["a"] * 201]), "200 columns", "row 1"),
        (workbook([["x" * 4_097]]), "4,096 letters in a cell", "row 1"),
    ],
)
def test_what_is_too_large_is_refused(data: bytes, limit: str, where: str) -> None:
    err = refusal(data)
    assert (err.code, err.values["limit"], err.where) == ("csv-too-large", limit, where)


@pytest.mark.parametrize(
    "data",
    [
        b"a\n" * 20_000 + b",,\n" * 500,
        b"a," * 199 + b"a" + b"," * 300,
        b"x" * 4_096,
    ],
)
def test_the_limits_themselves_are_read(data: bytes) -> None:
    assert read_table(data, "a.csv").rows


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    try:
        table = read_table(data, "a.csv")
    except InputError as err:
        assert err.code.startswith("csv-")
    else:
        assert table.rows[-1]


def test_a_csv_file_needs_no_reader_of_workbooks() -> None:
    code = (
        "import sys; from pdpkit.register import export, rows, table;"
        " table.read_table(b'a,b', 'a.csv');"
        " print(*{'python_calamine', 'zipfile', 'pydantic'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b""
