"""``migrating``: an older record becomes one of this version, and nothing in it is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdpkit.document import read_document
from pdpkit.encoding.canonical import canonical
from pdpkit.encoding.reading import walk
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from pdpkit.ledger import read_ledger
from pdpkit.merging import merge
from pdpkit.migrating import STEPS, migrate
from pdpkit.schema import find_faults
from pdpkit.signing import sign_record
from pdpkit.verification import Policy, verify
from shell import pdp
from strategies import records
from world import NOW, PRIYA, Tree, copy, document, policy, record, statement

CORPUS = Path(__file__).parent / "data" / "migrations"
CASES = sorted(path.name.removesuffix(".json") for path in CORPUS.glob("*[!w].json"))
OLD = json.loads((CORPUS / "0.9-whole.json").read_bytes())
# Readings that 1.0 has other words for.
_SAID_ANEW = {"1.5", "pdp/0.9", "boss", "all", "next-school", "nobody"}


def load(name: str) -> Any:
    return json.loads((CORPUS / f"{name}.json").read_bytes())


def leaves(tree: Any) -> list[Any]:
    return [value for _, value in walk(tree) if not isinstance(value, dict | list)]


def test_the_corpus_is_there() -> None:
    assert CASES == ["0.9-odd", "0.9-smallest", "0.9-whole"]
    assert set(STEPS) == {"pdp/0.9"}


@pytest.mark.parametrize("name", CASES)
def test_a_step_makes_of_its_corpus_what_was_looked_at(name: str) -> None:
    old = load(name)
    before = canonical(old)
    assert dump(migrate(old).tree) == (CORPUS / f"{name}.now.json").read_bytes()
    assert canonical(old) == before
    assert migrate(migrate(old).tree).marks == ("pdp/1.0",)


@pytest.mark.parametrize("name", CASES)
def test_every_value_is_still_there(name: str) -> None:
    old = load(name)
    proof = set(map(str, leaves(old.get("proof", []))))
    now = set(map(str, leaves(migrate(old).tree)))
    assert set(map(str, leaves(old))) - now - proof <= _SAID_ANEW


def test_what_has_no_place_is_kept_and_named() -> None:
    done = migrate(OLD)
    assert done.notes.kept == [
        ("/goals/0/weight", "/goals/0/ext/was/weight"),
        ("/activities/0/room", "/activities/0/ext/was/room"),
        ("/activities/1/hours", "/activities/1/ext/was/hours"),
    ]
    assert done.tree["goals"][0]["ext"]["was"] == {"weight": 3}
    assert done.tree["activities"][1]["ext"] == {"colour": "#102030", "was": {"hours": "0.333"}}
    assert done.tree["activities"][0]["minutes"] == 90
    assert done.tree["goals"][0]["mood"] == "hopeful"


def test_the_result_has_the_form_of_this_version_and_can_be_signed() -> None:
    done = migrate(OLD).tree
    assert find_faults(done, "record") == []
    signed = sign_record(done, PRIYA.key, NOW).tree
    (goal,) = signed["goals"]
    line = read_ledger(signed)[goal["id"]]
    assert OLD["history"]["entries"][goal["id"]]["now"] in line.past


def test_statements_and_their_signatures_are_untouched() -> None:
    done = migrate(OLD).tree
    assert (done["statements"], done["lists"]) == (OLD["attestations"], OLD["withdrawals"])
    signed = sign_record(done, PRIYA.key, NOW).tree
    assert verify(document(signed), policy(lists=()), NOW).verdict == "confirmed"


def test_two_copies_that_were_migrated_apart_are_one() -> None:
    one, two = migrate(OLD).tree, migrate(copy(OLD)).tree
    assert one == two
    edited = copy(OLD)
    edited["reflections"][0]["body"] = "Changed on the other machine."
    merged = merge(one, [("two", document(migrate(edited).tree))], Policy(), NOW).tree
    assert [head["text"] for head in merged["conflicts"][merged["notes"][0]["id"]]]


@pytest.mark.parametrize("hours", ["", "x", "-1", "NaN", "1e9", "0.01", 2, None, [], "Infinity"])
def test_hours_that_are_no_whole_minutes_are_kept(hours: Any) -> None:
    old = {"format": "pdp/0.9", "trainings": [{"hours": hours}]}
    (activity,) = migrate(old).tree["activities"]
    assert activity == {"ext": {"was": {"hours": hours}}}


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("pdp/0.8", "schema-version-unsupported"),
        ("pdp/2.0", "schema-version-unsupported"),
        ("pdp-share/0.9", "schema-version-missing"),
        (None, "schema-version-missing"),
        ("pdp", "schema-version-missing"),
    ],
)
def test_a_version_from_which_no_step_leads_is_refused(mark: Any, code: str) -> None:
    with pytest.raises(InputError) as err:
        migrate({"format": mark})
    assert err.value.code == code


@settings(max_examples=60, deadline=None)
@given(records(), st.integers(0, 5))
def test_nothing_of_any_record_is_lost(tree: Tree, _: int) -> None:
    """Whatever stands in it, also members of 1.0 in a file that says 0.9."""
    old = {**tree, "format": "pdp/0.9"}
    now = [canonical(one) for one in leaves(migrate(old).tree)]
    for one in map(canonical, leaves({**tree, "format": "pdp/1.0", "proof": 0})):
        assert one in now or one == b"0"


def test_the_command_shows_first_and_keeps_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "me.pdp.json"
    path.write_bytes(dump(OLD))
    refusal = pdp("validate", "me.pdp.json")
    assert refusal.exit == 4
    assert "pdp migrate" in refusal.err
    said = pdp("migrate", "me.pdp.json", "--dry-run")
    assert said.exit == 0
    assert "/goals/0/weight is in /goals/0/ext/was/weight" in said.out
    assert path.read_bytes() == dump(OLD)
    assert pdp("migrate", "me.pdp.json", "--json").json["versions"] == ["pdp/0.9", "pdp/1.0"]
    assert (tmp_path / "me.pdp.json.bak").read_bytes() == dump(OLD)
    assert read_document(path.read_bytes()).tree == migrate(OLD).tree
    again = pdp("migrate", "me.pdp.json")
    assert (again.exit, "stays as it was" in again.out) == (0, True)
    path.write_bytes(dump(record(statement())))
    assert pdp("migrate", "me.pdp.json").exit == 0
