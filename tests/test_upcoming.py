"""What is due, and the calendar of it (RFC 5545), read by a strict parser of our own."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entries import entry, entry_id, record
from pdpkit.encoding.writing import dump
from pdpkit.keystore import Unlocked, lock
from pdpkit.ledger import revise
from pdpkit.upcoming import Due, find_due, write_calendar
from shell import pdp
from world import NOW, PRIYA

TODAY = date(2026, 11, 22)
PLAN = {"level": 4, "intendedChange": "x", "checkDate": "2026-12", "recordedOn": "2026-01-01"}
GOAL = entry("goals", impactPlan=PLAN, visibility="handover")
AWAY = entry("secondments", start="2026-07-01", end="2027-07-31", state="active")
LIST = {"list": "did:web:a.example#withdrawals-2026", "validFrom": "2026-10-01T00:00:00Z",
        "validUntil": "2027-01-20T00:00:00Z"}  # fmt: skip
STATEMENT = {"id": "urn:uuid:1", "validUntil": "2027-04-01T00:00:00Z",
             "credentialSubject": {"achievement": {"name": "First aid"}}}  # fmt: skip
EXPIRY = entry("qualifications", name="First aid", expires="2027-03-14", awarded="2024-03")
DUE_AGAIN = entry("activities", title="Safeguarding", start="2025-09-02", dueAgain="2026-09")


def kinds(**arrays: Any) -> list[tuple[str, str]]:
    signed = record(**arrays, proof=[{}])
    signed, _ = revise(signed, datetime(2026, 11, 1, tzinfo=UTC))
    return [(due.kind, due.day.isoformat() if due.day else "") for due in find_due(signed, TODAY)]


@pytest.mark.parametrize(
    ("arrays", "expected"),
    [
        ({"goals": [GOAL]}, [("impact-check", "2026-12-31")]),
        ({"activities": [entry("activities", impactPlan=PLAN)]}, [("impact-check", "2026-12-31")]),
        ({"goals": [GOAL], "evaluations": [entry("evaluations", links=[GOAL["id"]])]}, []),
        ({"goals": [GOAL | {"state": "dropped"}]}, []),
        ({"secondments": [AWAY]}, [("contact", "2026-09-09")]),
        (
            {
                "secondments": [AWAY],
                "conversations": [
                    entry("conversations", date="2026-10-01", links=[AWAY["id"]]),
                    entry("conversations", 2, date="2026-12-01", links=[AWAY["id"]]),
                    entry("conversations", 3, date="2026-11-01"),
                ],
            },
            [("contact", "2026-12-10")],
        ),
        ({"secondments": [AWAY | {"state": "ended"}]}, []),
        ({"secondments": [AWAY | {"end": "2026-08-31"}]}, []),
        ({"secondments": [AWAY | {"start": "2027-01-01"}]}, []),
        ({"secondments": [AWAY | {"time": {"daysPerYear": "12"}}]}, []),
        ({"entitlements": [entry("entitlements", end="2027")]}, [("promise", "2027-12-31")]),
        ({"entitlements": [entry("entitlements", end="2027", state="unmet")]}, []),
        ({"qualifications": [EXPIRY]}, [("expiry", "2027-03-14")]),
        (
            {
                "qualifications": [
                    EXPIRY,
                    entry("qualifications", 2, name="first aid", awarded="2026-10"),
                ]
            },
            [],
        ),
        ({"activities": [DUE_AGAIN]}, [("expiry", "2026-09-30")]),
        (
            {
                "activities": [
                    DUE_AGAIN,
                    entry("activities", 2, title="Safeguarding", start="2026-09-02"),
                ]
            },
            [],
        ),
        ({"recognitions": [entry("recognitions", until="2027-05")]}, [("expiry", "2027-05-31")]),
        (
            {"roles": [entry("roles", kind="governance", termEnd="2027-11-30")]},
            [("expiry", "2027-11-30")],
        ),
        ({"roles": [entry("roles", kind="governance", termEnd="2026-11", end="2026-10")]}, []),
        ({"lists": [LIST]}, [("list", "2027-01-20")]),
        (
            {"lists": [LIST, {**LIST, "validFrom": "2026-11-01T00:00:00Z",
                              "validUntil": "2027-02-20T00:00:00Z"}]},
            [("list", "2027-02-20")],
        ),
        ({"lists": [{**LIST, "last": True}]}, []),
        ({"statements": [STATEMENT]}, [("expiry", "2027-04-01")]),
        ({"statements": [{**STATEMENT, "validUntil": "soon"}, {"id": "x"}]}, []),
    ],
)  # fmt: skip
def test_what_is_due_has_a_day_and_what_is_settled_is_not_told(
    arrays: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert kinds(**arrays) == expected


def test_what_copies_say_in_different_ways_waits_for_a_word() -> None:
    other = {**GOAL, "title": "Other"}
    waiting = record(
        goals=[GOAL], proof=[{}], conflicts={GOAL["id"]: [other], "language": [{"language": "cy"}]}
    )
    due = [one for one in find_due(waiting, TODAY) if one.kind == "conflict"]
    assert [(one.about, one.id, one.own) for one in due] == [
        (GOAL["title"], GOAL["id"], False),
        ("“language”", "", False),
    ]
    assert {(one.day, one.todo) for one in due} == {(None, "pdp merge FILE")}


def test_what_has_no_day_stands_first() -> None:
    due = find_due(record(goals=[GOAL]), TODAY, words_waiting=True)
    assert [(one.kind, one.day is None) for one in due] == [
        ("unsigned", True), ("words", True), ("impact-check", False)]  # fmt: skip
    assert due[0].what == "your record is not signed as it stands"
    changed, _ = revise(record(goals=[GOAL], proof=[{}]), datetime(2026, 11, 1, tzinfo=UTC))
    changed = {**changed, "goals": [GOAL | {"title": "Other"}], "notes": [entry("notes")]}
    assert find_due(changed, TODAY)[0].what == "2 changes are not signed"


@pytest.mark.parametrize(
    "odd",
    [
        {"goals": "x"},
        {"goals": [{"impactPlan": 7, "id": entry_id("a")}]},
        {"secondments": [{"id": entry_id("a"), "start": "soon", "time": 3}]},
        {"lists": [{"validUntil": 3}, 7]},
    ],
)
def test_a_record_mended_by_hand_breaks_nothing(odd: dict[str, Any]) -> None:
    assert [one.kind for one in find_due(record(**odd), TODAY)] == ["unsigned"]


def events(data: bytes) -> list[dict[str, str]]:
    """A strict reading of an iCalendar file: RFC 5545, sections 3.1, 3.3.11, 3.4, 3.6."""
    text = data.decode("utf-8")
    assert text.endswith("\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
        line.decode("utf-8")
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in lines
    assert any(line.startswith("PRODID:") for line in lines)
    found: list[dict[str, str]] = []
    inside = False
    for line in lines[1:-1]:
        parts = re.fullmatch(r"([A-Z-]+(?:;[A-Z-]+=[A-Z-]+)*):(.*)", line)
        assert parts, line
        name, value = parts.groups()
        if name in ("BEGIN", "END"):
            assert value == "VEVENT"
            assert inside is (name == "END")
            inside = name == "BEGIN"
            found += [{}] if inside else []
        elif inside:
            assert name not in found[-1]
            assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)
            found[-1][name] = re.sub(r"\\([\\;,])", r"\1", value)
    assert not inside
    for event in found:
        assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY"} <= set(event)
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        datetime.strptime(event["DTSTART;VALUE=DATE"], "%Y%m%d")
    assert len({event["UID"] for event in found}) == len(found)
    return found


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_calendar_holds_any_title_and_nothing_gets_out_of_it(title: str) -> None:
    due = [Due("x", "do it", "pdp", TODAY, "1", title), Due("y", "do it", "pdp", None, "2", title)]
    (event,) = events(write_calendar(due, "r", NOW))
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in title)
    assert event["SUMMARY"] == (f"{plain}: do it" if title else "Do it")


def test_an_event_cannot_be_smuggled_in_by_a_title() -> None:
    title = "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:\\n;,\u202e"
    (event,) = events(write_calendar([Due("x", "do", "pdp", TODAY, "1", title)], "r", NOW))
    assert event["SUMMARY"].startswith("a\ufffd\ufffdEND:VEVENT")


def test_an_event_keeps_its_name_and_own_entries_stay_unnamed() -> None:
    one = Due("x", "look", "pdp", TODAY, "1", "Secret hope", own=True)
    (first,) = events(write_calendar([one], "r", NOW))
    (again,) = events(write_calendar([one], "r", datetime(2027, 1, 1, tzinfo=UTC)))
    (other,) = events(write_calendar([one], "another", NOW))
    assert first["UID"] == again["UID"] != other["UID"]
    assert first["SUMMARY"] == "Look"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    tree = record(goals=[GOAL], secondments=[AWAY], qualifications=[EXPIRY])
    (tmp_path / "me.pdp.json").write_bytes(dump(tree))
    return tmp_path


AT = ("--at", "2026-11-22")


def test_next_names_the_commands_that_settle_it(desk: Path) -> None:
    keystore = lock(Unlocked(PRIYA.key, PRIYA.entropy), "six plain words here", PRIYA.id, 0, NOW)
    (desk / "key.json").write_bytes(keystore.data)
    said = pdp("next", "me.pdp.json", *AT)
    assert said.exit == 0
    for part in (
        "Now\n  Your record is not signed as it stands.\n    pdp sign me.pdp.json\n",
        "pdp key words --key key.json",
        "To Harbour Primary: keep in touch with home (9 September 2026). It is over.",
        "pdp add conversation me.pdp.json --kind keep-in-touch --links 3",
        "In the next twelve weeks\n  Reasoning talk: look at what came of it (31 December 2026).",
        "pdp add evaluation me.pdp.json --links 2",
        "Later\n  First aid: runs out (14 March 2027).",
        "5 to look at.",
    ):
        assert part in said.out, said.out
    locked = lock(Unlocked(PRIYA.key), "six plain words here", PRIYA.id, 0, NOW)
    (desk / "key.json").write_bytes(locked.data)
    assert "24 words" not in pdp("next", "me.pdp.json", *AT).out


def test_the_commands_that_next_names_settle_it(desk: Path) -> None:
    told = pdp("next", "me.pdp.json", "--json", *AT).json
    before = {one["kind"] for one in told["due"]}
    for one in told["due"]:
        words = one["todo"].split()
        more = {"impact-check": ["--level", "4", "--finding", "Used each day"],
                "contact": ["--date", "2026-11-20"]}.get(one["kind"])  # fmt: skip
        if more:
            done = pdp(*words[1:], *more, *AT)
            assert done.exit == 0, done.err
    after = {one["kind"] for one in pdp("next", "me.pdp.json", "--json", *AT).json["due"]
             if one["day"] and one["day"] < "2027-01-01"}  # fmt: skip
    assert {"impact-check", "contact"} <= before
    assert after == set()


def test_a_calendar_is_written_whole_and_never_over_a_file(desk: Path) -> None:
    assert pdp("next", "me.pdp.json", "--ics", "due.ics", *AT).exit == 0
    found = events((desk / "due.ics").read_bytes())
    assert [event["DTSTART;VALUE=DATE"] for event in found] == ["20260909", "20261231", "20270314"]
    again = pdp("next", "me.pdp.json", "--ics", "due.ics", *AT)
    assert (again.exit, "(save-exists;" in again.err) == (6, True)
    assert pdp("next", "me.pdp.json", "--ics", "due.ics", "--force", "--json", *AT).exit == 0


def test_a_record_without_anything_due_says_so(desk: Path) -> None:
    signed, _ = revise(record(proof=[{}]), NOW)
    (desk / "me.pdp.json").write_bytes(dump(signed))
    assert pdp("next", "me.pdp.json", *AT).out == "Nothing is due.\n"
