"""``pdp validate``: place, what, why, what to do; many warnings as one; some put to rest."""

import json
from pathlib import Path
from typing import Any

import pytest

from entries import entry, entry_id, record
from pdpkit.encoding.writing import dump
from pdpkit.messages import CODES
from pdpkit.messages.reasons import WHY
from shell import pdp

AT = ("--at", "2026-11-22")
LONG = {"minutes": 90}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(**arrays: Any) -> None:
    Path("me.pdp.json").write_bytes(dump(record(**arrays)))


def read() -> Any:
    return json.loads(Path("me.pdp.json").read_bytes())


def test_a_finding_says_where_what_why_and_what_to_do(desk: Path) -> None:
    put(goals=[entry("goals"), entry("goals", 2, title="Words", state="agred", **{"ned": "x"})])
    said = pdp("validate", "me.pdp.json", *AT)
    assert said.exit == 1
    for part in (
        "Error: goal 2, “Words”: state",
        "Did you mean “agreed”?",
        "Why    Codes are what makes entries of different people and years comparable.",
        "Code   schema-code at /goals/1/state",
        "Warning: goal 2, “Words”: ned",
        "you mean “need”?",
        "me.pdp.json: 1 error, 1 warning.",
    ):
        assert part in said.out, said.out
    assert said.out.index("Error") < said.out.index("Warning")


def test_every_code_that_it_can_find_has_a_reason() -> None:
    families = ("schema-", "rule-", "entry-")
    found = {code for code, message in CODES.items()
             if code.startswith(families) and message.effect in ("error", "warning")}  # fmt: skip
    assert found - WHY.keys() == set()
    assert WHY.keys() - CODES.keys() == set()


def test_many_warnings_of_one_code_are_one_block_and_can_be_told_in_full(desk: Path) -> None:
    """R06 on an imported history: hundreds of lines would hide the rest."""
    put(activities=[entry("activities", n, **LONG) for n in range(40)],
        goals=[entry("goals", state="agreed")])  # fmt: skip
    said = pdp("validate", "me.pdp.json", *AT)
    assert said.exit == 0
    assert "Warning in 40 places" in said.out
    assert "and 37 more" in said.out
    assert said.out.count("rule-r06") == 2
    assert "Code   rule-b at" in said.out
    assert len(said.out.splitlines()) < 30
    whole = pdp("validate", "me.pdp.json", "--code", "rule-r06", *AT)
    assert whole.out.count("Code   rule-r06 at") == 40
    assert "rule-b" not in whole.out
    assert len(pdp("validate", "me.pdp.json", "--json", *AT).json["files"][0]["findings"]) == 41


def test_four_warnings_of_one_code_are_told_each(desk: Path) -> None:
    put(activities=[entry("activities", n, **LONG) for n in range(4)])
    assert pdp("validate", "me.pdp.json", *AT).out.count("rule-r06 at") == 4


def test_a_warning_is_put_to_rest_with_a_reason_and_stays_quiet(desk: Path) -> None:
    put(activities=[entry("activities", n, **LONG) for n in range(3)])
    before = Path("me.pdp.json").read_bytes()
    words = ("--acknowledge", "rule-r06", "--because", "Told to come", "me.pdp.json")
    said = pdp("validate", *words, "2", entry_id("activities", 0)[:9], *AT)
    assert said.exit == 0, said.err
    assert "Put rule-r06 to rest: activity 2" in said.out
    private = [activity.get("private") for activity in read()["activities"]]
    assert private == [{"acknowledged": {"rule-r06": "Told to come"}}] * 2 + [None]
    assert Path("me.pdp.json.bak").read_bytes() == before
    found = pdp("validate", "me.pdp.json", "--json", *AT).json["files"][0]["findings"]
    assert [one["where"] for one in found] == ["/activities/2"]
    assert pdp("validate", *words, "all", *AT).exit == 0
    assert pdp("validate", "me.pdp.json", *AT).out == "me.pdp.json: nothing to mend.\n"


def test_a_warning_about_no_single_entry_rests_with_the_holder(desk: Path) -> None:
    put(goals=[entry("goals", n, state="active") for n in range(6)])
    said = pdp("validate", "--acknowledge", "rule-r14", "--because", "x", "me.pdp.json", "0", *AT)
    assert said.exit == 0, said.err
    assert read()["holder"]["private"] == {"acknowledged": {"rule-r14": "x"}}
    assert "rule-r14" not in pdp("validate", "me.pdp.json", *AT).out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("rule-r01", "--because", "x", "me.pdp.json", "1"), "input-answer"),
        (("rule-r06", "me.pdp.json", "1"), "input-needed"),
        (("rule-r06", "--because", " ", "me.pdp.json", "1"), "input-needed"),
        (("rule-r06", "--because", "x", "me.pdp.json"), "input-needed"),
        (("rule-r07", "--because", "x", "me.pdp.json", "1"), "input-answer"),
        (("rule-r06", "--because", "x", "me.pdp.json", "9"), "input-entry"),
        (("rule-r66", "--because", "x", "me.pdp.json", "1"), "input-code-unknown"),
    ],
)
def test_what_cannot_be_put_to_rest_is_refused(
    desk: Path, words: tuple[str, ...], code: str
) -> None:
    put(activities=[entry("activities", **LONG)])
    before = Path("me.pdp.json").read_bytes()
    said = pdp("validate", "--acknowledge", *words, *AT)
    assert (said.exit, f"({code};" in said.err) == (2, True), said.err
    assert Path("me.pdp.json").read_bytes() == before


def test_a_dry_run_puts_nothing_to_rest(desk: Path) -> None:
    put(activities=[entry("activities", **LONG)])
    before = Path("me.pdp.json").read_bytes()
    words = ("--acknowledge", "rule-r06", "--because", "x", "me.pdp.json", "all", "--dry-run")
    assert "Would put" in pdp("validate", *words, *AT).out
    assert Path("me.pdp.json").read_bytes() == before


def test_a_fault_of_syntax_has_its_line_and_column(desk: Path) -> None:
    Path("me.pdp.json").write_text('{\n  "format": "pdp/1.0",\n  "goals": [1,]\n}', "utf-8")
    said = pdp("validate", "me.pdp.json")
    assert (said.exit, "me.pdp.json line 3 column 14" in said.err) == (4, True), said.err


def test_a_name_that_is_near_is_offered(desk: Path) -> None:
    put()
    assert "Did you mean me.pdp.json?" in pdp("validate", "mee.pdp.json").err


def test_what_stands_in_a_file_cannot_steer_the_terminal(desk: Path) -> None:
    """Hostile inputs, group 11."""
    odd = "a\x1b[2Jb\u202e"
    put(goals=[entry("goals", title=odd, state=odd, **{odd: 1})])
    said = pdp("validate", "me.pdp.json", *AT)
    assert not {"\x1b", "\u202e"} & set(said.out + said.err)
