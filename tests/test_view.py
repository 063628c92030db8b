"""A share becomes plain values: each block from its own source, and nothing counts the rest."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdpkit.credential import read_statement
from pdpkit.schema import find_faults
from pdpkit.view.entries import LINE, TEXT, Entry, clip
from pdpkit.view.interview import MOST_BEYOND, MOST_LEARNED, MOST_STATEMENTS, show_interview
from pdpkit.view.saying import add_amounts, say_amount, say_code, say_minutes, say_period, say_time

SHARE = json.loads((Path(__file__).parent / "data" / "sample-share.json").read_bytes())


def changed(**arrays: Any) -> Any:
    """The sample with other arrays in its record."""
    share = copy.deepcopy(SHARE)
    share["share"]["record"] |= arrays
    return share


def record() -> Any:
    return copy.deepcopy(SHARE["share"]["record"])


def test_the_head_says_who_and_for_whom() -> None:
    head = show_interview(SHARE).head
    assert head.name == "Priya Nair"
    assert head.role == "Class teacher, Year 5, and mathematics lead, Beacon Hill Primary"
    assert (head.audience, head.until) == ("Northway Schools Trust", "31 December 2026")
    assert head.code == "6DTP K2RJ D28S 4YMS GVNF"
    assert head.standing[0] == "Qualified teacher status, July 2021"


def test_own_words_come_from_the_entry_and_statements_from_the_statement() -> None:
    """S3-36 and row 193: a link lends no label, each block is its own source's alone."""
    share = copy.deepcopy(SHARE)
    led = share["share"]["record"]["activities"][0]
    led |= {"title": "Forty hours for the nation", "minutes": 2400, "start": "2019-01-01"}
    page = show_interview(share)
    pair = next(pair for pair in page.beyond if pair.own.title == "Forty hours for the nation")
    assert "40 hours" in pair.own.facts
    (stated,) = pair.stated
    assert (stated.title, stated.facts) == (
        "Led: Reasoning talk in Years 3 and 4",
        "4 January 2024 · 60 minutes",
    )
    assert stated.employer == "Saltmarsh Learning Trust"
    assert stated.made_out_to == "Priya Nair"


def test_an_entry_that_links_to_nothing_has_no_statement() -> None:
    share = copy.deepcopy(SHARE)
    for entries in share["share"]["record"].values():
        for entry in entries if isinstance(entries, list) else ():
            entry.pop("links", None)
    page = show_interview(share)
    assert not any(pair.stated for pair in (*page.beyond, *page.learning))
    # A statement that carries an entry in full meets it without any link.
    assert [bool(pair.stated) for pair in page.goals] == [False, True]


def test_a_statement_that_is_not_understood_is_not_shown() -> None:
    share = copy.deepcopy(SHARE)
    share["verifiableCredential"][0]["credentialSubject"]["rating"] = "outstanding"
    titles = [s.title for _, group in show_interview(share).statements for s in group]
    assert len(titles) == 4
    assert "Led: Reasoning talk in Years 3 and 4" not in titles


def test_statements_stand_under_the_employer_and_the_name_that_it_used() -> None:
    share = copy.deepcopy(SHARE)
    identifier = share["verifiableCredential"][1]["credentialSubject"]["identifier"]
    identifier[0]["identityHash"] = "Priya Patel"
    headings = [heading for heading, _ in show_interview(share).statements]
    assert headings == [
        "Saltmarsh Learning Trust, made out to Priya Nair",
        "Saltmarsh Learning Trust, made out to Priya Patel",
    ]


def test_what_is_not_shown_changes_nothing() -> None:
    """Row 192: the page of a long record equals the page of what it shows."""
    old = [
        entry | {"id": f"0000{n:04d}-0000-4000-8000-000000000000", "start": "1999-01-01"}
        for n, entry in enumerate(record()["activities"] * 175)
    ]
    for entry in old:
        entry.pop("links", None)
        entry.pop("end", None)
    page = show_interview(changed(activities=old + record()["activities"]))
    assert page.beyond == show_interview(SHARE).beyond
    assert page.learning[:3] == show_interview(SHARE).learning
    assert (len(page.beyond), len(page.learning)) == (MOST_BEYOND, MOST_LEARNED)
    many = copy.deepcopy(SHARE)
    many["verifiableCredential"] *= 60
    shown = [s for _, group in show_interview(many).statements for s in group]
    assert len(shown) <= MOST_STATEMENTS
    assert "1400" not in repr(page)


def test_what_is_private_or_numbered_never_shows() -> None:
    share = copy.deepcopy(SHARE)
    for entries in share["share"]["record"].values():
        for entry in entries if isinstance(entries, list) else ():
            entry["private"] = {"notes": "SECRET"}
    share["share"]["record"]["statuses"].append(
        {"id": "x", "type": "teacher-number", "state": "held", "trn": "9990001"}
    )
    text = repr(show_interview(share))
    assert "SECRET" not in text
    assert "9990001" not in text
    assert "Teacher reference number" not in text


def test_the_goal_carries_its_impact() -> None:
    """S2-17: evidence of progress, with what was found and what it does not show."""
    goal = show_interview(SHARE).goals[1].own
    points = dict(goal.points)
    assert goal.facts.startswith("Met · by July 2024")
    assert points["Found: the difference for pupils or those served"].endswith(
        "But: One class only; no comparison class."
    )
    assert points["Evidence"].startswith("Reasoning talk: twelve prompts")


def test_a_promise_says_what_was_promised_and_what_was_noted() -> None:
    promises = {promise.what: promise for promise in show_interview(SHARE).promises}
    study = promises["Study days for the NPQ in leading primary mathematics"]
    assert (study.promised, study.noted, study.shown) == ("6 days", "5.5 days", "")
    assert study.bar is not None
    assert (study.bar.shown, round(study.bar.noted, 3)) == (0, 0.917)
    assert promises["Two days in a special school"].noted == ""


def test_asks_stand_by_how_much_they_are_wanted() -> None:
    """S2-18."""
    asks = record()["asks"]
    asks[0]["priority"] = "low"
    asks[3]["priority"] = "high"
    asks[1]["state"] = "given"
    shown = show_interview(changed(asks=asks)).asks
    assert [ask.what[:8] for ask in shown] == ["NPQ in l", "Two days", "Early ca"]


def test_progress_names_item_and_level() -> None:
    """S3-35."""
    (progress,) = show_interview(SHARE).progress
    first = progress.steps[0]
    assert progress.framework == "Saltmarsh leadership framework"
    assert (first.reached, first.levels, first.level_name) == (3, 4, "Leading others")
    unknown = show_interview(changed(frameworks=[])).progress[0].steps[0]
    assert (unknown.item, unknown.level, unknown.reached) == ("l2", "3", 0)


@pytest.mark.parametrize(
    ("role", "title", "facts"),
    [
        (
            {
                "kind": "peer-review",
                "role": "reviewer",
                "hostSchool": {"name": "Saltmarsh Academy"},
                "focus": "Transition",
            },
            "Peer review: Saltmarsh Academy",
            "Peer reviewer · Transition · May 2026",
        ),
        (
            {"kind": "governance", "role": "trustee", "body": "Board of trustees"},
            "Trustee, Board of trustees",
            "May 2026",
        ),
        (
            {"kind": "deployment", "topic": "Visual timetables", "days": "10", "fraction": "0.1"},
            "Visual timetables",
            "10 days · 0.1 of full time · May 2026",
        ),
    ],
)
def test_each_kind_of_role_has_its_words(role: Any, title: str, facts: str) -> None:
    entry = role | {"id": "x", "start": "2026-05", "end": "2026-05"}
    share = changed(roles=[entry], activities=[], secondments=[])
    (pair,) = show_interview(share).beyond
    assert (pair.own.title, pair.own.facts) == (title, facts)


def test_an_empty_share_is_a_page_too() -> None:
    share = copy.deepcopy(SHARE)
    share["share"]["record"] = {"holder": record()["holder"]}
    share.pop("verifiableCredential")
    page = show_interview(share)
    assert page.head.name == "Priya Nair"
    assert not (page.beyond or page.goals or page.statements or page.asks)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_member_of_another_kind_is_left_out_and_never_fails(data: st.DataObject) -> None:
    share = copy.deepcopy(SHARE)
    arrays = [name for name, value in share["share"]["record"].items() if isinstance(value, list)]
    for _ in range(8):
        entry = data.draw(
            st.sampled_from(share["share"]["record"][data.draw(st.sampled_from(arrays))])
        )
        if isinstance(entry, dict) and entry:
            entry[data.draw(st.sampled_from(sorted(entry)))] = data.draw(json_values)
    show_interview(share)


@given(st.text(), st.integers(min_value=4, max_value=60))
def test_a_clipped_text_is_short_and_in_one_line(text: str, most: int) -> None:
    short = clip(text, most)
    assert len(short) <= most
    assert "\n" not in short
    if len(" ".join(text.split())) <= most:
        assert short == " ".join(text.split())


@pytest.mark.parametrize("value", [None, 7, [], "", "soon", "2024-13", "2024-02-30", "9999-12"])
def test_a_day_that_no_calendar_has_is_none(value: Any) -> None:
    assert Entry({"end": value}).day("end") == ""


def test_clipping_ends_at_a_word_where_it_can() -> None:
    assert clip("one two three four five", 20) == "one two three four…"
    assert clip("x" * 9000, LINE) == "x" * (LINE - 1) + "…"
    assert Entry({"a": "y" * 9000}).text("a").endswith("…")
    assert len(Entry({"a": "y" * 9000}).text("a")) == TEXT


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-01-04", "", "4 January 2024"),
        ("2024-01-04", "2024-01-04", "4 January 2024"),
        ("2024-01-04", "2024-01-05", "4 to 5 January 2024"),
        ("2024-01-04", "2024-03-05", "4 January to 5 March 2024"),
        ("2023-12-04", "2024-03-05", "4 December 2023 to 5 March 2024"),
        ("2024-01", "2024-03", "January to March 2024"),
        ("2024", "2026", "2024 to 2026"),
        ("2024-01", "2024", "January 2024 to 2024"),
        ("", "2024", "to 2024"),
        ("", "", ""),
    ],
)
def test_periods_in_words(start: str, end: str, words: str) -> None:
    assert say_period(start, end) == words


def test_a_period_that_goes_on() -> None:
    assert say_period("2024-09", "", running=True) == "September 2024 to now"


def test_amounts_in_words() -> None:
    assert say_amount("1", "days") == "1 day"
    assert say_amount("2.5", "half-days") == "2.5 half-days"
    assert say_amount("10", "percent") == "10%"
    assert say_amount("40", "pounds") == "£40"
    assert say_minutes(60) == "60 minutes"
    assert say_minutes(150) == "2.5 hours"
    assert say_minutes(600) == "10 hours"
    assert say_minutes(None) == ""
    assert say_time(Entry({"fte": "1"})) == "full time"
    assert say_time(Entry({"daysPerYear": "12"})) == "12 days a year"


def test_amounts_add_without_fractions_of_a_bit() -> None:
    parts = [Entry({"amount": "0.1", "unit": "days"})] * 3 + [
        Entry({"amount": "9", "unit": "hours"})
    ]
    assert add_amounts(parts, "days") == "0.3"
    assert add_amounts([Entry({"amount": "much", "unit": "days"})], "days") == ""
    assert add_amounts([Entry({"amount": "20", "unit": "days"})], "days") == "20"


def test_a_code_of_ones_own_has_its_own_label() -> None:
    entry = Entry({"reach": "x-galaxy", "ext": {"labels": {"x-galaxy": "The galaxy"}}})
    assert say_code("Reach", entry, "reach") == "The galaxy"
    assert say_code("Reach", Entry({"reach": "trust-wide"}), "reach") == "Whole trust"


def test_the_sample_is_a_share_as_the_schema_and_the_statements_have_it() -> None:
    assert find_faults(SHARE["share"]["record"], "shared-record") == []
    for statement in SHARE["verifiableCredential"]:
        assert read_statement(statement)[0].code == "statement-understood"


def test_who_spoke_for_an_employer_is_told_by_role() -> None:
    (stated,) = show_interview(SHARE).goals[1].stated
    assert stated.facts == "through the line manager"
