"""Training of the last years as job forms ask for it."""

from datetime import date

import pytest

from entries import entry
from pdpkit.verification import Policy
from pdpkit.view.provenance import Provenance
from pdpkit.view.training import Training, show_training
from reading_back import AT, ReadBack, Tree, link, read_back, state


def view(*statements: Tree, at: date = AT, **arrays: object) -> Training:
    return show(read_back(*statements, **arrays), at)


def show(back: ReadBack, at: date = AT) -> Training:
    return show_training(back.record, back.statements, at)


@pytest.mark.parametrize(
    ("members", "shown"),
    [
        ({"start": "2023-11-22"}, True),
        ({"start": "2023-11-21"}, False),
        ({"start": "2023"}, True),
        ({"start": "2022-09", "end": "2023-11-22"}, True),
        ({"start": "2026-11-22"}, True),
        ({"start": "2026-11-23"}, False),
        ({"start": "2026-09", "end": "2027-07"}, True),
        ({"start": "2025", "state": "cancelled"}, False),
        ({"start": "2025", "state": "planned"}, False),
        ({"start": "2025", "state": "not-completed"}, False),
        ({"start": "2025", "role": "led"}, False),
        ({"start": "2025", "role": "coached"}, False),
        ({"start": "2025", "role": "was-coached"}, True),
    ],
)
def test_which_activities_are_training_of_the_last_three_years(members: Tree, shown: bool) -> None:
    found = view(activities=[entry("activities", **members)])
    assert found.since == "22 November 2023"
    assert bool(found.courses) is shown


@pytest.mark.parametrize(
    ("members", "line"),
    [
        ({"state": "passed", "awarded": "2024-07", "grade": "Merit"}, ("2024", "Merit")),
        ({"state": "passed", "awarded": "2024-07"}, ("2024", "Passed")),
        ({"state": "active", "expectedEnd": "2027-07"}, ("expected 2027", "Under way")),
        ({"state": "active", "start": "2022-09"}, ("since 2022", "Under way")),
        ({"state": "active"}, ("", "Under way")),
        ({"state": "passed"}, None),
        ({"state": "passed", "awarded": "2019"}, None),
        ({"state": "withdrawn", "awarded": "2024"}, None),
        ({"state": "failed", "awarded": "2024"}, None),
    ],
)
def test_qualifications_stand_by_the_day_of_the_award(
    members: Tree, line: tuple[str, str] | None
) -> None:
    courses = view(qualifications=[entry("qualifications", **members)]).courses
    assert [(course.year, course.grade) for course in courses] == ([line] if line else [])


def test_of_a_qualification_whoever_teaches_it_stands_before_whoever_awards_it() -> None:
    made = [
        entry("qualifications", 1, awarded="2025", provider="A college", body="A body"),
        entry("qualifications", 2, awarded="2024", body="A body"),
    ]
    assert [c.provider for c in view(qualifications=made).courses] == ["A college", "A body"]


def test_each_line_has_name_provider_year_length_grade_the_newest_first() -> None:
    old = entry("activities", 1, title="Old", start="2024-03", minutes=90, provider="A college")
    running = entry("activities", 2, title="Running", start="2025-09", end="2027-07",
                    org={"name": "Fen Lane Primary", "kind": "school"})  # fmt: skip
    long = entry("activities", 3, title="Long", start="2023-10", end="2024-07", minutes=600)
    lines = [
        (c.name, c.provider, c.year, c.length)
        for c in view(activities=[old, running, long]).courses
    ]
    assert lines == [
        ("Running", "Fen Lane Primary", "since 2025", ""),
        ("Long", "", "2023 to 2024", "10 hours"),
        ("Old", "A college", "2024", "90 minutes"),
    ]


def test_what_only_an_employer_states_is_a_line_of_its_own() -> None:
    met = state("attended", title="Attended: Reasoning talk", start="2024-01-04")
    alone = state("completed", 2, title="Completed: Phonics", start="2025-01-04", minutes=60)
    led = state("led", 3, title="Led: A talk", start="2025-01-04")
    own = entry("activities", links=link(met))
    first, second = view(met, alone, led, activities=[own]).courses
    assert (first.name, first.provider, first.year, first.length, first.grade) == (
        *("Phonics", "Saltmarsh Learning Trust", "2025", "60 minutes", "Completed"),
    )
    assert first.label is None
    assert second.label is Provenance.ATTESTED
    unconfirmed = show(read_back(met, alone, against=Policy(), activities=[own]))
    assert [course.label for course in unconfirmed.courses] == [None, Provenance.MINE]
    assert unconfirmed.courses[0].stated[0].sign == "○"


def test_three_years_before_a_29_february_end_on_the_28th() -> None:
    assert view(at=date(2028, 2, 29)).since == "28 February 2025"
