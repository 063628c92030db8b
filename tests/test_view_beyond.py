"""Work beyond the own school: the reach decides, never a title."""

import pytest

from entries import entry
from pdpkit.view.beyond import Beyond, show_beyond
from reading_back import read_back


def view(**arrays: object) -> Beyond:
    back = read_back(**arrays)
    return show_beyond(back.record, back.statements)


@pytest.mark.covers("S3-36", at="activities.reach")
def test_only_what_reaches_further_counts_and_each_stands_under_what_was_done() -> None:
    made = [
        entry("activities", n, title=title, reach=reach, role=role, minutes=60, start=f"202{n}")
        for n, (title, reach, role) in enumerate(
            [
                ("National, by its title alone", "own-school", "led"),
                ("A toolkit", "trust-wide", "designed"),
                ("A talk", "national", "led"),
                ("A colleague", "other-school", "coached"),
                ("A course", "trust-wide", "took-part"),
            ]
        )
    ]
    missed = entry("activities", 9, reach="national", state="cancelled")
    unsaid = entry("activities", 10)
    found = view(
        activities=[*made, missed, unsaid],
        secondments=[entry("secondments", start="2025", end="2026")],
        roles=[entry("roles", 1, start="2021"), entry("roles", 2, start="2024")],
        ideas=[entry("ideas", 1), *(entry("ideas", n, kind="transfer") for n in (2, 3))],
    )
    assert [(part.title, len(part.done)) for part in found.parts] == [
        ("Secondments", 1),
        ("Led", 2),
        ("Coached, mentored, reviewed", 1),
        ("Groups, boards and other roles", 2),
        ("Ideas carried to other places", 2),
        ("Took part", 1),
    ]
    assert [told.title for told in found.parts[1].done] == ["A talk", "A toolkit"]
    assert found.reaches == (("National", 1), ("Whole trust", 2), ("Another school", 1))
    assert found.time == "4 hours"


def test_a_record_of_the_own_school_alone_has_nothing_to_tell() -> None:
    found = view(activities=[entry("activities", reach="own-class")])
    assert (found.parts, found.reaches, found.time) == ((), (), "")
