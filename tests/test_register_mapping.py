"""A map of columns is read strictly and written as it is read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdpkit.errors import InputError
from pdpkit.register.mapping import ROSTER_FORM, ColumnMap, read_map

NAMES = st.from_regex(r"[a-z][A-Za-z]{0,10}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)


def made(**members: object) -> bytes:
    return json.dumps({"format": "pdp-register-map/1", **members}).encode()


def test_reads_a_map() -> None:
    data = made(columns={"date": "Day "}, constants={"school": "Fen Lane Primary"}, headerRow=4)
    assert read_map(data) == ColumnMap({"date": "Day "}, {"school": "Fen Lane Primary"}, 4)
    assert read_map(made()) == ColumnMap()


@given(
    st.dictionaries(NAMES, TEXTS),
    st.dictionaries(NAMES, TEXTS),
    st.none() | st.integers(1, 99),
)
def test_reads_what_it_writes(
    columns: dict[str, str], constants: dict[str, str], row: int | None
) -> None:
    only = {name: text for name, text in constants.items() if name not in columns}
    known = ColumnMap(columns, only, row)
    assert read_map(known.data) == known


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"[]", ""),
        (b"{}", "/format"),
        (b'{"format": "pdp-roster-map/1"}', "/format"),
        (made(column={}), "/column"),
        (made(columns=["Date"]), "/columns"),
        (made(columns={"date": 5}), "/columns/date"),
        (made(constants={"date": None}), "/constants/date"),
        (made(columns={"date": "Day"}, constants={"date": "04/01/2024"}), "/constants/date"),
        (made(headerRow=0), "/headerRow"),
        (made(headerRow="4"), "/headerRow"),
        (made(headerRow=True), "/headerRow"),
    ],
)
def test_a_map_of_another_form_is_refused(data: bytes, where: str) -> None:
    with pytest.raises(InputError) as caught:
        read_map(data)
    assert (caught.value.code, caught.value.where) == ("register-map", where)


def test_a_map_of_a_staff_list_has_a_mark_of_its_own() -> None:
    data = made(columns={"number": "No."}).replace(b"register", b"roster")
    assert read_map(data, ROSTER_FORM).columns == {"number": "No."}
    with pytest.raises(InputError, match="register-map"):
        read_map(made(), ROSTER_FORM)


def test_a_map_is_read_as_strictly_as_any_file() -> None:
    with pytest.raises(InputError, match="json-duplicate-key"):
        read_map(b'{"format": "pdp-register-map/1", "format": "pdp-register-map/1"}')
    with pytest.raises(InputError, match="file-too-large"):
        read_map(made(columns={"date": "x" * 70_000}))
