"""The look-up of organisations: extracts as they really are, and what is answered from them."""

import csv
import io
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extracts
from pdpkit.errors import InputError
from pdpkit.organisation import Lookup, build_lookup, read_extract
from pdpkit.organisation.cells import (
    read_day,
    read_group_kind,
    read_laestab,
    read_number,
    read_phase,
)
from pdpkit.organisation.columns import KINDS, Kind, find_columns
from pdpkit.record.organisations import Org
from pdpkit.register.problem import Fault

TODAY = "2026-11-22"


def build(*names: str) -> bytes:
    files = [(name, extracts.MAKERS[name]()) for name in names or extracts.MAKERS]
    return build_lookup(None, [read_extract(data, name) for name, data in files], TODAY)


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    return Lookup(build())


def rejected(rows: list[list[str]]) -> list[tuple[int, str, str]]:
    extract = read_extract(extracts.write_schools(rows), "x.csv")
    list(extract.rows)
    return [(one.row, one.problem.column, one.problem.code) for one in extract.rejected]


# cells


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("31-08-2020", "2020-08-31"),
        ("31/08/2020", "2020-08-31"),
        ("1/9/2012", "2012-09-01"),
        ("2020-08-31", "2020-08-31"),
        ("", None),
        ("31-02-2020", Fault("org-day")),
        ("31-08/2020", Fault("org-day")),
        ("08-31-2020", Fault("org-day")),
        ("soon", Fault("org-day")),
        ("\u0663\u0661-08-2020", Fault("org-day")),
    ],
)
def test_both_styles_of_days_are_read_and_nothing_is_guessed(cell: str, day: object) -> None:
    assert read_day(cell) == day


def test_numbers_have_the_zeros_that_a_spreadsheet_dropped() -> None:
    assert read_number("company", "7318714") == "07318714"
    assert read_number("company", "SC999904") == "SC999904"
    assert read_laestab("999", "6") == "9990006"
    assert read_laestab("5", "7001") == "0057001"
    assert read_laestab("999", "") is None
    for kind, cell in (("urn", "99900"), ("urn", "0999001"), ("uid", "0"), ("ukprn", "29990001")):
        assert isinstance(read_number(kind, cell), Fault), cell


def test_codes_count_only_where_no_name_says_otherwise() -> None:
    assert read_phase("Primary", "3", "Academy converter") == "primary"
    assert read_phase("Middle deemed secondary", "", "") == "middle-deemed-secondary"
    assert read_phase("", "4", "") == "secondary"
    assert read_phase("", "3", "Academy special converter") == "special"
    assert read_phase("Secondary", "4", "Pupil referral unit") == "ap"
    assert read_phase("", "99", "") is None
    assert read_group_kind("", "6") == read_group_kind("", "06") == "mat"
    assert read_group_kind("Single-academy trust", "6") == "sat"
    assert read_group_kind("Secure single-academy trust", "11") == "sat"
    assert read_group_kind("Trust", "6") is None
    assert read_group_kind("", "007") is None


# extracts


def test_each_kind_is_known_by_its_headings_under_every_alias() -> None:
    for kind in KINDS:
        for name in kind.needed:
            for alias in kind.columns[name]:
                headings = [kind.columns[n][0] for n in kind.needed if n != name]
                found = find_columns(["Filler", *headings, alias.upper()])
                assert (found.kind.name, found.headings[name]) == (kind.name, alias.upper())
    with pytest.raises(InputError) as caught:
        find_columns(["Name", "Town"])
    assert caught.value.code == "org-extract"


def test_what_cannot_be_read_is_told_by_row_and_column() -> None:
    good = extracts.school("999001", "Fen Lane Primary")
    assert rejected([good]) == []
    assert rejected([good, extracts.school("99x", "Bad")]) == [(3, "URN", "org-number")]
    assert rejected([extracts.school("", "None")]) == [(2, "URN", "csv-missing")]
    assert rejected([extracts.school("999001", " ")]) == [(2, "EstablishmentName", "csv-missing")]
    assert rejected([good, good]) == [(3, "URN", "org-number-twice")]
    cells = extracts.school("999002", "Harbour", closed="31-02-2020", ukprn="7")
    assert rejected([cells]) == [(2, "UKPRN", "org-number"), (2, "CloseDate", "org-day")]
    shifted = ["x", *good]
    assert [column for _, column, _ in rejected([shifted])] == ["URN"]


def test_a_cell_that_cannot_be_read_does_not_lose_its_row() -> None:
    row = extracts.school("999002", "Harbour", closed="31-02-2020")
    extract = read_extract(extracts.write_schools([row]), "x.csv")
    found = Lookup(build_lookup(None, [extract], TODAY)).find("urn", "999002")
    assert found is not None
    assert (found.name, found.closed) == ("Harbour", None)


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (b"", "csv-empty", "x.csv"),
        (b"PK\x03\x04rest", "org-packed", "x.csv"),
        (b"Name,Town\r\nA,B\r\n", "org-extract", "x.csv"),
        (b'URN,EstablishmentName,CloseDate\r\n999001,"Fen" Lane,\r\n', "csv-quotes", "x.csv row 2"),
        (b"URN,EstablishmentName,CloseDate\r\n999001,Caf\x81\xe9,\r\n", "csv-encoding", "x.csv"),
        (b"URN,EstablishmentName,CloseDate\r\n", "csv-empty", "x.csv"),
        (b"URN,EstablishmentName,CloseDate\r\n1," + b"x" * 200_000, "csv-too-large", "x.csv row 2"),
    ],
)
def test_a_file_that_is_no_extract_is_refused(data: bytes, code: str, where: str) -> None:
    with pytest.raises(InputError) as caught:
        build_lookup(None, [read_extract(data, "x.csv")], TODAY)
    assert caught.value.code == code
    assert caught.value.where.startswith(where)


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["999001", "99901", "31-08-2020", "1", "Successor", "\x00", "=1+1", "\u202e"]),
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_stands_in_the_cells_every_row_is_accounted_for(kind: Kind, data: Any) -> None:
    """Hostile cells end as values, as problems with row and column, or as rows of other things."""
    headings = [names[0] for names in kind.columns.values()]
    rows = data.draw(st.lists(st.lists(CELLS, min_size=len(headings), max_size=len(headings))))
    file = io.StringIO(newline="")
    csv.writer(file).writerows([headings, *rows])
    extract = read_extract(file.getvalue().encode("utf-8"), "x.csv")
    taken = list(extract.rows)
    blank = sum(not any(row) for row in rows)
    lost = {one.row for one in extract.rejected if one.whole}
    assert len(taken) + extract.passed + len(lost) + blank == len(rows)
    for one in extract.rejected:
        assert 2 <= one.row <= len(rows) + 1
        assert one.problem.column in headings
        assert one.problem.sentence


def test_letters_are_read_as_the_register_writes_them_and_as_people_save_them() -> None:
    plain = extracts.make_schools()
    for data in (
        plain,
        plain.decode("windows-1252").encode(),
        b"\xef\xbb\xbf" + plain.decode("windows-1252").encode(),
    ):
        built = Lookup(build_lookup(None, [read_extract(data, "x.csv")], TODAY))
        found = built.find("urn", "999006")
        assert found is not None
        assert found.name == "St Non\u2019s Caf\u00e9 School"


def test_names_of_heads_and_telephone_numbers_are_not_kept() -> None:
    data = build()
    assert b"Fen Lane" in data
    for secret in (b"Zsuzsanna", b"Headperson", b"01999000000"):
        assert secret in extracts.make_schools() + extracts.make_groups()
        assert secret not in data
    kept = {
        column.casefold() for kind in KINDS for names in kind.columns.values() for column in names
    }
    assert not [column for column in kept if "head" in column or "tel" in column]


# answers


def test_a_school_is_told_as_a_record_writes_it(lookup: Lookup) -> None:
    found = lookup.find("urn", "999001")
    assert found is not None
    assert found.org == {
        "name": "Fen Lane Primary",
        "kind": "school",
        "phase": "primary",
        "ids": {"urn": "999001", "laestab": "9997001", "ukprn": "19990011"},
        "parentName": "Saltmarsh Learning Trust",
        "area": "Saltmarsh, Fenland",
    }
    phases = {n: lookup.find("urn", n) for n in ("999002", "999003", "999004")}
    told = [one and one.org.get("phase") for one in phases.values()]
    assert told == ["primary", "secondary", "special"]
    assert lookup.find("urn", "999099") is None
    assert lookup.find("urn", "20003") is None


def test_trusts_and_federations_too(lookup: Lookup) -> None:
    trust = lookup.find("uid", "99901")
    assert trust is not None
    assert trust.org["ids"] == {"uid": "99901", "trustRef": "TR99901", "companyNumber": "09999901"}
    kinds = [(one and one.org.get("kind")) for n in ("99901", "99902", "99903", "99904")
             if (one := lookup.find("uid", n))]  # fmt: skip
    assert kinds == ["mat", "mat", "federation", None]
    federation = lookup.find("uid", "99903")
    assert federation is not None
    assert "trustRef" not in federation.org["ids"]
    assert federation.closed == "2024-08-31"


def test_every_organisation_that_is_told_fits_the_record(lookup: Lookup) -> None:
    found = lookup.search("9", 100)
    assert len(found) == 11
    for one in found:
        Org.model_validate({"kind": "charity"} | one.org)


def test_a_school_that_closed_names_the_one_that_followed(lookup: Lookup) -> None:
    found = lookup.find("urn", "999005")
    assert found is not None
    assert (found.closed, found.successor) == ("2020-08-31", "Harbour Primary (999002)")
    alone = Lookup(build(extracts.SCHOOLS))
    found = alone.find("urn", "999005")
    assert found is not None
    assert found.successor is None


def test_the_newest_link_tells_the_trust_where_the_schools_file_does_not(lookup: Lookup) -> None:
    found = lookup.find("urn", "999011")
    assert found is not None
    assert found.org["parentName"] == "Northway Schools Trust"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("fen lane", ["Fen Lane Primary"]),
        ("LANE  Fen", ["Fen Lane Primary"]),
        ("st non's cafe", ["St Non\u2019s Caf\u00e9 School"]),
        ("st nons llanfan", ["St Non\u2019s Caf\u00e9 School"]),
        ("999011", ["Beacon Hill Primary"]),
        ("harbour", ["Harbour Primary", "Old Harbour School"]),
        ("%", []),
        ("_ _", []),
        ("", []),
        ("nowhere", []),
    ],
)
def test_words_find_it_whatever_their_order_accents_or_case(
    lookup: Lookup, text: str, names: list[str]
) -> None:
    assert [one.name for one in lookup.search(text, 20)] == names


def test_a_number_completes_what_somebody_wrote_and_changes_nothing_of_it(lookup: Lookup) -> None:
    assert lookup.complete({"ids": {"urn": "999001"}})["name"] == "Fen Lane Primary"
    then = {"name": "Fen Lane Infants", "ids": {"urn": "999001"}, "x": 1}
    done = lookup.complete(then)
    assert (done["name"], done["x"], done["phase"]) == ("Fen Lane Infants", 1, "primary")
    assert done["ids"]["laestab"] == "9997001"
    for unknown in ({"name": "X"}, {"ids": 7}, {"ids": {"urn": "999099"}}, {"ids": {"urn": 7}}):
        assert lookup.complete(unknown) is unknown


# the file


def test_a_file_takes_the_place_of_an_earlier_one_of_its_kind_alone() -> None:
    before = build()
    newer = extracts.write_schools([extracts.school("999001", "Fen Lane Academy")])
    after = build_lookup(before, [read_extract(newer, "edubasealldata20270101.csv")], TODAY)
    lookup = Lookup(after)
    found = lookup.find("urn", "999001")
    assert found is not None
    assert found.name == "Fen Lane Academy"
    assert lookup.find("urn", "999002") is None
    assert lookup.find("uid", "99901") is not None
    days = {source.kind: (source.day, source.rows) for source in lookup.sources}
    assert days["schools"] == ("2027-01-01", 1)
    assert days["groups"] == ("2026-11-20", 4)
    assert build() == before


def test_it_says_of_which_numbers_it_has_all() -> None:
    assert Lookup(build()).kinds == {"urn", "uid"}
    assert Lookup(build(extracts.SCHOOLS)).kinds == {"urn"}
    assert Lookup(build(extracts.MEMBERS, extracts.SUCCESSORS)).kinds == frozenset()


@pytest.mark.parametrize("cut", [0, 10, 5000])
def test_a_damaged_look_up_is_told_as_that(cut: int) -> None:
    data = build()[:cut]
    with pytest.raises(InputError) as caught:
        Lookup(data).find("urn", "999001")
    assert caught.value.code == "org-lookup-damaged"
    with pytest.raises(InputError):
        build_lookup(data, [], TODAY)


def test_a_large_extract_takes_little_more_room_than_its_file(tmp_path: Path) -> None:
    filler = ["some filler"] * 100
    rows = [[*extracts.school(str(100000 + n), f"School {n}"), *filler] for n in range(4000)]
    data = extracts.write_schools(rows)
    tracemalloc.start()
    try:
        built = build_lookup(None, [read_extract(data, "x.csv")], TODAY)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert Lookup(built).sources[0].rows == 4000
    assert peak < len(data) + 3 * len(built)
