"""Links between entries, in both directions."""

from entries import entry, entry_id, record
from pdpkit.view.entries import Entry
from pdpkit.view.related import Related


def test_links_are_followed_both_ways_and_those_to_nowhere_are_none() -> None:
    goal = entry("goals", links=[entry_id("goals"), entry_id("nowhere")])
    talk = entry("activities", links=[goal["id"], f"urn:uuid:{goal['id']}"])
    shown = entry("evidence", links=[goal["id"]])
    related = Related(Entry(record(goals=[goal], activities=[talk], evidence=[shown])))
    assert [array for array, _ in related.rests_on(Entry(talk))] == ["goals"]
    assert list(related.rests_on(Entry(goal))) == []
    assert [array for array, _ in related.resting_on(Entry(goal))] == ["activities", "evidence"]
    assert [one.id for _, one in related.resting_on(Entry(goal), "evidence")] == [shown["id"]]


def test_of_two_entries_with_one_id_the_first_is_it() -> None:
    first, second = entry("goals", title="First"), entry("goals", title="Second")
    related = Related(Entry(record(goals=[first, second])))
    assert [one.line("title") for _, one in related.entries.values()] == ["First"]
