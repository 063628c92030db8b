"""What led to what: links followed from what came first, circles and all."""

from itertools import pairwise

import pytest

from entries import entry, entry_id
from pdpkit.view.causes import MAX_DEPTH, Causes, show_causes
from reading_back import read_back


def view(**arrays: object) -> Causes:
    back = read_back(**arrays)
    return show_causes(back.record, back.statements)


def lines(found: Causes) -> list[list[str]]:
    """Each way as its titles, the depth in front and a star where it was told before."""
    return [
        [f"{link.depth} {link.told.title}{'*' if link.again else ''}" for link in way]
        for way in found.ways
    ]


@pytest.mark.covers("S3-15", at="view/causes")
def test_a_goal_leads_to_what_served_it_and_that_to_what_came_of_it() -> None:
    goal = entry("goals", title="Goal", targetDate="2027")
    talk = entry("activities", start="2024", title="Course", links=[goal["id"]])
    found = entry("evaluations", finding="Change", date="2025", links=[talk["id"], goal["id"]])
    post = entry("posts", start="2026", whatLedHere="All of this.")
    told = view(goals=[goal], activities=[talk], evaluations=[found], posts=[post])
    assert lines(told) == [["0 Goal", "1 Course", "2 Change"]]
    assert told.posts == (("Teacher", "All of this."),)


def test_the_earlier_one_came_first_whichever_has_the_link() -> None:
    early = entry("activities", 1, title="Early", start="2023", links=[entry_id("activities", 2)])
    late = entry("activities", 2, title="Late", start="2024")
    assert lines(view(activities=[early, late])) == [["0 Early", "1 Late"]]
    del early["links"]
    late["links"] = [early["id"]]
    assert lines(view(activities=[early, late])) == [["0 Early", "1 Late"]]


def test_two_that_link_to_each_other_are_told_once() -> None:
    claim = entry("progress", claim="Claim", date="2024-03", links=[entry_id("evidence")])
    shown = entry("evidence", title="Shown", date="2024-03", links=[claim["id"]])
    assert [len(way) for way in view(progress=[claim], evidence=[shown]).ways] == [2]


def test_where_two_ways_meet_what_came_of_it_stands_on_the_first_alone() -> None:
    one, two = (entry("aspirations", n, statement=f"Hope {n}", start=f"202{n}") for n in (1, 2))
    goal = entry("goals", title="Goal", links=[one["id"], two["id"]])
    talk = entry("activities", title="Course", links=[goal["id"]])
    told = view(aspirations=[one, two], goals=[goal], activities=[talk])
    assert lines(told) == [["0 Hope 1", "1 Goal", "2 Course"], ["0 Hope 2", "1 Goal*"]]


def test_a_circle_and_a_link_to_itself_or_to_nothing_end() -> None:
    made = [entry("activities", n, title=f"A{n}") for n in range(3)]
    for first, then in pairwise([*made, made[0]]):
        then["links"] = [first["id"], then["id"], entry_id("nowhere")]
    told = view(activities=made)
    assert sum(len(way) for way in told.ways) >= 3
    assert {link.told.title for way in told.ways for link in way} == {"A0", "A1", "A2"}


def test_a_long_way_goes_on_as_a_beginning_of_its_own() -> None:
    made = [entry("activities", n, title=f"A{n}", start=f"20{n:02}") for n in range(1, 21)]
    for first, then in pairwise(made):
        then["links"] = [first["id"]]
    told = view(activities=made)
    assert {link.told.title for way in told.ways for link in way} == {f"A{n}" for n in range(1, 21)}
    assert max(link.depth for way in told.ways for link in way) == MAX_DEPTH


def test_everything_linked_to_everything_is_told_in_time() -> None:
    made = [entry("activities", n, start=f"{1990 + n // 9}") for n in range(250)]
    for one in made:
        one["links"] = [other["id"] for other in made]
    assert sum(len(way) for way in view(activities=made).ways) < 250 * 250
