"""What happened when: what lasts, then school year by school year."""

from datetime import date

import pytest

from entries import HOST, SCHOOL, entry
from pdpkit.view.provenance import Provenance
from pdpkit.view.timeline import name_year, show_timeline
from reading_back import Tree, link, read_back, state


@pytest.mark.covers("S2-04", at="view/timeline")
def test_what_lasts_stands_before_the_years_each_in_the_order_of_its_days() -> None:
    back = read_back(
        posts=[entry("posts", start="2021-09-01", org=SCHOOL)],
        breaks=[entry("breaks", start="2019", end="2020", label="Career break")],
        stages=[entry("stages", fromYear="2023/24", toYear="2024/25")],
        secondments=[entry("secondments", start="2025-09-01", end="2026-08-31")],
        roles=[entry("roles", start="2022-01")],
        activities=[
            entry("activities", 1, title="Second", start="2024-08-31"),
            entry("activities", 2, title="First", start="2023-09-01"),
            entry("activities", 3, title="Later", start="2024-09-01"),
        ],
        qualifications=[entry("qualifications")],
    )
    view = show_timeline(back.record, back.statements)
    assert [(told.sort, told.when) for told in view.lasting] == [
        ("Break", "2019 to 2020"),
        ("Post", "Sep 2021 to now"),
        ("Group", "Jan 2022 to now"),
        ("Stage 1", "Sep 2023 to Aug 2025"),
        ("Secondment", "Sep 2025 to Aug 2026"),
    ]
    years = [(year.title, [told.title for told in year.happened]) for year in view.years]
    assert years == [
        ("2023/24", ["First", "Second"]),
        ("2024/25", ["Later"]),
        ("", ["PGCE primary"]),
    ]


def test_an_employers_word_stands_at_its_entry_and_alone_where_there_is_none() -> None:
    met = state("led", title="Led: Reasoning talk", start="2024-01-04")
    posts = state("employed", 2, post="Teacher", org={"name": "Fen Lane"}, start="2021-09-01")
    alone = state("attended", 3, title="Attended: Phonics", start="2023-11-01")
    promise = state("entitlement-granted", 4, what="Days", amount="2", unit="days",
                    start="2024", end="2025")  # fmt: skip
    talk = entry("activities", role="led", links=link(met))
    back = read_back(met, posts, alone, promise, activities=[talk])
    view = show_timeline(back.record, back.statements)
    (year,) = view.years
    told = {one.title: one for one in year.happened}
    assert set(told) == {"Reasoning talk", "Attended: Phonics"}
    assert told["Reasoning talk"].label is Provenance.ATTESTED
    assert told["Attended: Phonics"].label is None
    assert told["Attended: Phonics"].stated[0].employer == "Saltmarsh Learning Trust"
    assert [(one.label, one.sort) for one in view.lasting] == [(None, "Post")]


def test_a_teacher_number_never_happened() -> None:
    number: Tree = {"type": "teacher-number", "trn": "9990001", "heldFrom": "2021-07"}
    back = read_back(statuses=[entry("statuses", **number)])
    assert "9990001" not in repr(show_timeline(back.record, back.statements))
    assert show_timeline(back.record, back.statements).years == ()


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2023, 8, 31), "2022/23"),
        (date(2023, 9, 1), "2023/24"),
        (date(1999, 9, 1), "1999/00"),
        (None, ""),
    ],
)
def test_a_school_year_begins_in_september(day: date | None, year: str) -> None:
    assert name_year(day) == year


def test_members_of_another_kind_than_expected_are_simply_not_there() -> None:
    back = read_back(posts=[entry("posts", org=HOST)])
    odd = {"posts": [7, None, {"title": ["x"], "start": {}}], "roles": "x", "activities": {}}
    back.record.tree.update(odd)
    view = show_timeline(back.record, back.statements)
    assert [told.title for told in view.lasting] == ["Post"]
