"""Workbooks are read, and bombs are refused before their reader sees them (threat T17)."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdpkit.errors import InputError
from pdpkit.register import workbook as door
from pdpkit.register.workbook import read_sheet
from workbooks import Raw, pack, parts, sheet, workbook, wrap

PLAIN = {"Register": sheet([["Name"], ["Priya Nair"]])}


def refusal(data: bytes, name: str | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        read_sheet(data, name)
    return caught.value


def test_keeps_what_the_typing_of_a_cell_says() -> None:
    row = [
        "a ",
        1001,
        0.5,
        True,
        date(2024, 1, 4),
        timedelta(days=6),
        Raw('<c r="{at}" s="3"><v>0.0625</v></c>'),
        Raw('<c r="{at}" s="4"><v>45295.5</v></c>'),
        Raw('<c r="{at}"><f>SUM(A1)</f><v>3</v></c>'),
        Raw('<c r="{at}"><f>SUM(A1)</f></c>'),
        Raw('<c r="{at}" t="e"><v>#N/A</v></c>'),
        "=HYPERLINK(1)",
    ]
    assert read_sheet(workbook([row])).rows == [
        [
            "a ",
            1001.0,
            0.5,
            True,
            date(2024, 1, 4),
            timedelta(days=6),
            time(1, 30),
            datetime(2024, 1, 4, 12),
            3.0,
            "",
            "",
            "=HYPERLINK(1)",
        ]
    ]


def test_the_first_row_and_column_are_those_of_the_sheet() -> None:
    assert read_sheet(workbook([[], [None, "a"]])).rows == [["", ""], ["", "a"]]


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    content = parts({"S": sheet([[Raw('<c r="{at}" s="1"><v>43833</v></c>')]])})
    old = content["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    assert read_sheet(pack({**content, "xl/workbook.xml": old})).rows == [[date(2024, 1, 4)]]


def test_takes_the_first_sheet_that_shows_and_names_the_others() -> None:
    sheets = {"Lists": sheet([["x"]]), "Morning": sheet([["a"]]), "Afternoon": sheet([["b"]])}
    data = pack(parts(sheets, hidden=["Lists"]))
    found = read_sheet(data)
    assert (found.name, found.others, found.rows) == ("Morning", ("Afternoon",), [["a"]])
    assert read_sheet(data, "Afternoon").rows == [["b"]]
    assert read_sheet(data, "Lists").rows == [["x"]]


def test_an_unknown_sheet_is_told_with_the_known_ones() -> None:
    err = refusal(pack(parts({"Morning": sheet([]), "Afternoon": sheet([])})), "Mornings")
    assert err.code == "csv-sheet-unknown"
    assert err.values["sheets"] == "Morning, Afternoon"
    assert err.values["similar"] == " Did you mean “Morning”?"


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"hello.txt": "a"},
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"},
        {"xl/workbook.xml": "<workbook>"},
        {**parts(PLAIN), "xl/worksheets/sheet1.xml": "<worksheet><c>"},
        {**parts(PLAIN), "xl/worksheets/sheet1.xml": wrap('<row><c r="A0"><v>1</v></c></row>')},
        parts({"S": wrap('<row><c r="A1" t="s"><v>7</v></c></row>')}),
        # Two cells that make the reader raise what is none of its own errors.
        parts({"S": wrap('<row><c r="A1" s="2"><v>1e20</v></c></row>')}),
        parts({"S": wrap('<row><c r="A1" s="1"><v>-1e308</v></c></row>')}),
    ],
)
def test_a_damaged_workbook_is_refused(content: Mapping[str, str]) -> None:
    assert refusal(pack(content)).code == "csv-unreadable"


def test_no_archive_at_all_is_refused() -> None:
    assert refusal(b"PK\x03\x04 and then nothing").code == "csv-unreadable"


def test_a_locked_part_is_refused() -> None:
    data = bytearray(pack(parts(PLAIN)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 1)
    err = refusal(bytes(data))
    assert (err.code, err.values["problem"]) == ("csv-unreadable", "it is locked with a password")


def test_a_person_can_stop_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(door, "_read", stop)
    with pytest.raises(KeyboardInterrupt):
        read_sheet(workbook([["a"]]))


# Bombs. Each of them is small; none may reach the reader.


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("the reader was called")

    monkeypatch.setattr(door, "_read", fail)


@pytest.mark.usefixtures("unread")
def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    data = pack({**parts(PLAIN), "xl/worksheets/sheet1.xml": b" " * (door.MAX_UNPACKED + 1)})
    assert len(data) < 200_000
    assert refusal(data).code == "csv-too-large"


@pytest.mark.usefixtures("unread")
def test_parts_that_are_too_much_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MAX_UNPACKED", 10_000)
    content = {f"xl/{n}.xml": b" " * 5_000 for n in range(2)}
    assert refusal(pack({**parts(PLAIN), **content})).code == "csv-too-large"


@pytest.mark.usefixtures("unread")
def test_a_size_that_lies_does_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MAX_UNPACKED", 10_000)
    data = pack({"xl/workbook.xml": b" " * 50_000})
    lying = data.replace((50_000).to_bytes(4, "little"), (500).to_bytes(4, "little"))
    assert lying != data
    assert refusal(lying).code == "csv-unreadable"


@pytest.mark.usefixtures("unread")
def test_a_size_that_is_only_claimed_is_believed() -> None:
    data = pack({"xl/workbook.xml": b" " * 50_000})
    size = (door.MAX_UNPACKED + 1).to_bytes(4, "little")
    assert refusal(data.replace((50_000).to_bytes(4, "little"), size)).code == "csv-too-large"


@pytest.mark.usefixtures("unread")
def test_what_is_unpacked_is_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the library ever give more than the directory of the archive says."""
    monkeypatch.setattr(zipfile.ZipExtFile, "read", lambda _, size: b" " * size)
    assert refusal(workbook([["a"]])).code == "csv-too-large"


@pytest.mark.usefixtures("unread")
def test_too_many_parts_are_refused() -> None:
    content = {f"xl/{n}.xml": "" for n in range(door.MAX_PARTS)}
    assert refusal(pack({**parts(PLAIN), **content})).code == "csv-too-large"


def test_a_cell_in_the_far_corner_is_refused() -> None:
    far = '<row><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'
    assert refusal(pack(parts({"S": wrap(far)}))).code == "csv-too-large"


def test_a_large_sheet_hides_no_small_one() -> None:
    far = wrap('<row><c r="XFD1048576"><v>1</v></c></row>')
    data = pack(parts({"Register": sheet([["a"]]), "Other": far}))
    assert read_sheet(data).rows == [["a"]]
    assert refusal(data, "Other").code == "csv-too-large"


@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", "xl/SHAREDSTRINGS.xml"])
def test_one_long_text_in_many_cells_is_refused(name: str) -> None:
    cells = "".join(f'<c r="A{n}" t="s"><v>0</v></c>' for n in range(1, 5_001))
    content = parts({"S": wrap(f"<row>{cells}</row>")}, shared=["a" * 200_000])
    content[name] = content.pop("xl/sharedStrings.xml")
    assert len(pack(content)) < 30_000
    assert refusal(pack(content)).code == "csv-too-large"


def test_the_reader_gets_only_what_was_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def look(packed: io.BytesIO, _: object) -> None:
        with zipfile.ZipFile(packed) as archive:
            seen.extend(archive.namelist())
            # Nothing depends on the clock.
            assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        raise InputError("csv-empty")

    monkeypatch.setattr(door, "_read", look)
    content = {**parts(PLAIN), "xl/media/image1.png": b"\x89PNG", "xl/vbaProject.bin": b"a"}
    refusal(pack(content))
    assert seen == list(parts(PLAIN))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_changed_workbook_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(workbook([["Name", "Day"], ["Priya Nair", date(2024, 1, 4)]]))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(whole)))
    try:
        read_sheet(bytes(whole[: end or None]))
    except InputError as err:
        assert err.code in {"csv-unreadable", "csv-too-large", "csv-sheet-unknown"}
