"""The one page that a new employer sees first: twelve blocks, each cut to what fits."""

from dataclasses import fields
from typing import Any

import pytest

from entries import HOST, SCHOOL, entry
from pdpkit.profile import PROFILES
from pdpkit.sharing import choose
from pdpkit.verification import Policy, verify
from pdpkit.view.entries import Entry
from pdpkit.view.handover import (
    MOST_ASKS,
    MOST_GOALS,
    MOST_LEARNED,
    Handover,
    Panel,
    show_handover,
)
from pdpkit.view.stated import list_judged
from reading_back import AT, ReadBack, Tree, link, read_back, state
from world import NOW, document, policy, record, share


def show(back: ReadBack) -> Handover:
    return show_handover(back.record, Entry(None), back.statements, AT, back.report)


def test_the_twelve_blocks_stand_in_the_order_of_the_page() -> None:
    """readers-and-bulk, The one page a new employer sees."""
    assert [field.name for field in fields(Handover)] == [
        *("head", "panel", "posts", "standing", "mandatory", "learned", "beyond", "promises"),
        *("goals", "asks", "hopes", "prompts", "notice"),
    ]
    page = show(read_back())
    assert len(page.prompts) == 3
    assert (MOST_LEARNED, MOST_GOALS, MOST_ASKS) == (5, 3, 4)
    assert "does not replace the checks before an appointment" in page.notice


def test_the_head_of_a_share_says_for_whom_and_until_when() -> None:
    tree = share(record(posts=[entry("posts", org=SCHOOL, visibility="handover")]))
    report = verify(document(tree), policy(), NOW, file="share")
    members = Entry(tree).part("share")
    page = show_handover(members.part("record"), members, list_judged(report), AT, report)
    assert (page.head.name, page.head.role) == ("Priya Nair", "Teacher, Fen Lane Primary")
    assert (page.head.audience, page.head.until) == ("Northway Schools Trust", "31 December 2026")
    assert page.head.purpose == "An interview"


def test_who_has_no_post_stands_there_by_a_seat_on_a_board() -> None:
    past = entry("roles", 1, kind="governance", end="2024")
    now = entry("roles", 2, kind="governance", role="trustee", body="A board")
    assert show(read_back(roles=[past, now])).head.role == "Trustee, A board"


def test_the_panel_counts_what_a_check_made_of_the_statements_and_by_whom() -> None:
    plan = entry("goals")
    found = (
        state("attended", 1, start="2024"),
        state("attended", 2, start="2024"),
        state("agreed-plan", 3, speaker="line manager", entry=plan),
    )
    changed = {**state("attended", 4, start="2024"), "validUntil": "2030-01-01T00:00:00Z"}
    panel = show(read_back(*found, changed, goals=[plan])).panel
    assert panel == Panel(
        counts=(("Changed", 1), ("Confirmed", 3)),
        retired=0,
        by=(("Saltmarsh Learning Trust", 3),),
        roles=("line manager",),
    )
    unconfirmed = show(read_back(*found, against=Policy(), goals=[plan])).panel
    assert (unconfirmed.by, unconfirmed.roles) == ((), ())


def test_without_a_check_nothing_is_counted() -> None:
    back = read_back()
    page = show_handover(back.record, Entry(None), back.statements, AT)
    assert page.panel.counts == ()


def test_training_is_cut_to_what_the_holder_wants_seen_with_what_came_of_it() -> None:
    many = [entry("activities", n, title=f"A{n}", start=f"2026-01-{n:02}") for n in range(1, 9)]
    many[0] |= {"celebrateOk": True}
    many[1] |= {"outcome": "Prompts are used daily."}
    many[2] |= {"type": "mandatory-training"}
    found = entry("evaluations", links=[many[3]["id"]], finding="A change")
    page = show(read_back(activities=many, evaluations=[found]))
    assert [one.name for one in page.learned] == ["A1", "A4", "A2", "A8", "A7"]
    assert [one.impact for one in page.learned[:3]] == ["", "A change", "Prompts are used daily."]
    assert len(page.learned) == MOST_LEARNED


def test_what_must_be_kept_up_stands_with_what_runs_out_first_at_the_top() -> None:
    aid = entry("qualifications", name="First aid", awarded="2023-05", expires="2026-05-01")
    old, new = (
        entry("activities", n, title="Safeguarding", type="mandatory-training", start=f"202{n}-09",
              dueAgain=f"202{n + 1}-09") for n in (5, 6)
    )  # fmt: skip
    page = show(read_back(qualifications=[aid], activities=[old, new]))
    assert [(one.name, one.due, one.over) for one in page.mandatory] == [
        ("First aid", "1 May 2026", True),
        ("Safeguarding", "September 2027", False),
    ]


@pytest.mark.covers("S2-18", at="asks")
def test_goals_and_asks_are_those_of_now_and_only_so_many() -> None:
    goals = [entry("goals", n, state="agreed", targetDate=f"202{n}") for n in range(4, 9)]
    goals.append(entry("goals", 9, state="met", title="Met"))
    goals[4] |= {"supportAgreed": "An hour a week."}
    asks = [entry("asks", n, what=f"Ask {n}") for n in range(6)]
    asks[5] |= {"priority": "high"}
    page = show(read_back(goals=goals, asks=asks))
    assert (len(page.goals), len(page.asks)) == (MOST_GOALS, MOST_ASKS)
    assert (page.goals[0].facts, page.goals[0].helps) == (
        *("Agreed · by 2028", "Agreed: An hour a week."),
    )
    assert page.asks[0].what == "Ask 5"


def test_what_was_promised_and_not_kept_is_to_be_honoured() -> None:
    made = [
        entry("entitlements", 1, what="Running", end="2027", state="promised"),
        entry("entitlements", 2, what="Kept", end="2027", state="given"),
        entry("entitlements", 3, what="Over", end="2020", state="promised"),
        entry("entitlements", 4, what="Unmet", end="2020", state="unmet"),
    ]
    assert {one.what for one in show(read_back(entitlements=made)).promises} == {"Running", "Unmet"}


def test_every_block_is_cut() -> None:
    nine = range(1, 10)
    page = show(
        read_back(
            posts=[entry("posts", n, start=f"201{n}") for n in nine],
            statuses=[entry("statuses", n) for n in nine],
            qualifications=[entry("qualifications", n, expires=f"203{n}") for n in nine],
            activities=[
                entry("activities", n, title=f"A{n}", type="mandatory-training", start="2026",
                      reach="national") for n in nine
            ],
            entitlements=[entry("entitlements", n, end="2027", state="promised") for n in nine],
        )
    )  # fmt: skip
    counts = [len(block) for block in (page.posts, page.standing, page.mandatory, page.beyond)]
    assert counts == [4, 5, 4, 5]
    assert len(page.promises) == 3


def test_breaks_are_a_bare_label_and_what_is_the_holders_own_never_comes() -> None:
    """S0-30, and the table of what is hidden by default."""
    own: Tree = {"private": {"notes": "SECRET", "reason": "SECRET"}}
    tree = record(
        posts=[entry("posts", org=HOST, visibility="handover", **own)],
        breaks=[entry("breaks", label="Career break", visibility="handover", **own)],
        notes=[entry("notes", text="SECRET")],
        activities=[entry("activities", start="2025", visibility="own", title="SECRET")],
    )
    taken: Any = choose(tree, PROFILES["handover"]).record
    page = show_handover(Entry(taken), Entry(None), read_back().statements, AT)
    assert "SECRET" not in repr(page)
    assert [told.title for told in page.posts] == ["Career break", "Teacher"]


def test_a_confirmed_word_stands_beside_the_entry_that_it_meets() -> None:
    met = state("led", title="Led: Reasoning talk", start="2024-01-04")
    talk = entry("activities", role="led", reach="trust-wide", links=link(met))
    (told,) = show(read_back(met, activities=[talk])).beyond
    assert told.label == "attested"
    assert told.stated[0].employer == "Saltmarsh Learning Trust"
