"""An entry in words: labels for codes, days as people say them, what private and unknown are."""

from entries import entry, entry_id, record
from pdpkit.editing.finding import find_entry, list_entries
from pdpkit.view.members import Member, list_members, name_targets
from pdpkit.view.places import say_entry, say_place

STATEMENT = "5c0f2b1e-3333-4e4e-9d9d-6a6b7c8d9e0f"
GOAL = entry(
    "goals",
    state="met",
    targetDate="2026-07",
    celebrateOk=True,
    strands=["teaching", "subject"],
    links=[entry_id("posts"), STATEMENT, entry_id("nobody")],
    impactPlan={"level": 4, "intendedChange": "Used daily"},
    private={"notes": "Ask Sam"},
    updated="2026-11-22T12:00:00Z",
    future=[1],
)
RECORD = record(
    posts=[entry("posts")],
    goals=[GOAL],
    statements=[
        {
            "id": f"urn:uuid:{STATEMENT}",
            "credentialSubject": {"achievement": {"name": "Attended"}},
        }
    ],
)


def members(wanted: str = "2") -> dict[str, Member]:
    targets = name_targets(RECORD, list_entries(RECORD))
    found = list_members(find_entry(RECORD, wanted)[1], RECORD, targets)
    return {member.label: member for member in found}


def test_every_member_is_told_in_words() -> None:
    told = {label: member.text for label, member in members().items()}
    assert told["State"] == "Met"
    assert told["Target date"] == "July 2026"
    assert told["May be celebrated"] == "yes"
    assert told["Strands"].count(";") == 1
    assert told["Level"].startswith("4, ")
    assert told["Last signed change"] == "22 November 2026"
    assert told["Future"] == "1 (not known to this program)"
    assert told["Notes"] == "Ask Sam"
    assert told["Id"] == GOAL["id"]


def test_links_are_named_by_what_they_lead_to() -> None:
    first, second, third = members()["Goes with"].text.split("; ")
    assert first == "post 1, “Teacher”"
    assert second == "an employer's statement, “Attended”"
    assert third.endswith("which is not here")


def test_parts_stand_below_what_they_belong_to() -> None:
    told = members()
    assert told["Impact plan"] == Member("Impact plan", "", 0)
    assert told["Intended change"].depth == 1
    assert told["Private, never leaves"].depth == 0


def test_a_place_is_said_by_kind_number_and_title() -> None:
    assert say_entry("goals", 0, GOAL) == "goal 1, “Reasoning talk”"
    assert say_place(RECORD, "/goals/0/targetDate") == "goal 1, “Reasoning talk”: target date"
    assert say_place(RECORD, "/goals/0/impactPlan/level").endswith(": impact plan, level")
    assert say_place(RECORD, "/goals/0/links/2").endswith(": goes with, number 3")
    assert say_place(RECORD, "/holder/name") == "your own details: name"
    assert say_place(RECORD, "") == "the whole file"
    assert say_place(RECORD, "/goals/7") == "/goals/7"
    assert say_place(RECORD, "/a~1b") == "a/b"
