"""What employers state in a file, looked up by the entry that it meets."""

from entries import entry
from pdpkit.verification import Policy
from pdpkit.view.entries import Entry
from pdpkit.view.stated import list_unchecked
from reading_back import Tree, link, read_back, state
from world import directory, issuer, policy

TALK = state("led", 1, title="Led: A talk", start="2024-01-04", minutes=60)
LATER = state("attended", 2, title="Attended: Phonics", start="2025-01-04")


def test_a_statement_is_found_by_the_entry_that_links_to_it_or_that_it_carries() -> None:
    goal = entry("goals")
    carried = state("agreed-plan", 3, speaker="line manager", entry=goal)
    linked = entry("activities", links=link(TALK))
    both = goal | {"links": link(carried)}
    back = read_back(TALK, carried, activities=[linked], goals=[both])
    assert [word.number for word in back.statements.find(Entry(linked))] == link(TALK)
    assert [word.number for word in back.statements.find(Entry(goal))] == link(carried)
    assert [word.number for word in back.statements.find(Entry(both))] == link(carried)
    assert back.statements.find(Entry(entry("activities", 2))) == []


def test_what_no_entry_meets_stands_alone_but_for_what_is_about_statements() -> None:
    goal = entry("goals")
    carried = state("sighted", 3, speaker="trust", entry=goal)
    back = read_back(TALK, LATER, carried, activities=[entry("activities", links=link(TALK))])
    alone = back.statements.find_alone(back.record, ("activities", "goals"))
    assert [word.number for word in alone] == link(LATER)


def test_the_name_of_a_confirmed_employer_is_the_readers_and_else_a_claim() -> None:
    listed = policy(directories=(directory(issuer(name="Saltmarsh Learning Trust, Fenland")),))
    (word,) = read_back(TALK, against=listed).statements.words
    assert (word.counts, word.stated.employer) == (True, "Saltmarsh Learning Trust, Fenland")
    assert (word.stated.sign, word.stated.tag) == ("●", "Confirmed")
    (claimed,) = read_back(TALK, against=Policy()).statements.words
    assert (claimed.counts, claimed.stated.employer) == (False, "Saltmarsh Learning Trust")
    assert claimed.stated.sign == "○"


def test_what_nobody_stands_by_is_left_out_and_counted() -> None:
    changed: Tree = {**LATER, "validUntil": "2030-01-01T00:00:00Z"}
    back = read_back(TALK, changed)
    assert [word.number for word in back.statements.words] == link(TALK)
    assert back.statements.left_out == 1


def test_without_a_check_what_is_understood_is_shown_and_counts_for_nothing() -> None:
    rated = {**LATER, "credentialSubject": {**LATER["credentialSubject"], "rating": "good"}}
    found = list_unchecked([TALK, rated, None, "x"])
    assert [(word.number, word.counts, word.stated.sign) for word in found.words] == [
        (*link(TALK), False, "")
    ]
    assert not found.checked
