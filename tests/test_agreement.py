"""``pdp trust issue --from-share`` and ``--drafts``: what a trust says of a holder's own words."""

import json
from pathlib import Path
from typing import Any

import pytest

from entries import entry, entry_id
from office import accept, introduce, invite, people, statements, tie_priya, trust
from pdpkit.document import read_document
from pdpkit.encoding.writing import dump
from pdpkit.ledger import covered
from pdpkit.pins import Pins
from pdpkit.profile import PROFILES
from pdpkit.verification import Policy
from pdpkit.view.entries import Entry
from pdpkit.view.provenance import Provenance, compare
from pdpkit.view.stated import list_judged
from pdpkit.workspace import open_workspace
from reading_back import read_back
from shell import Said
from test_cli import files, refused
from world import NOW, PRIYA, Person, Tree, directory, issuer, moment, policy, record, share

TALK = entry("goals", 1, title="Reasoning talk", visibility="manager", state="active",
             created="2026-09-01T10:00:00Z", private={"notes": "between us"})  # fmt: skip
NUMBER = entry("goals", 2, title="Number sense", visibility="handover")
STEP = entry("progress", 1, claim="I share plans.", visibility="handover",
             framework={"id": "ts", "version": "2011"}, item="3")  # fmt: skip
AWAY = entry("secondments", 1, visibility="manager", homeLineManagerName="Ann Other")
SECRET = entry("goals", 3, title="For me alone", visibility="own")
ENTRIES: dict[str, list[Tree]] = {
    "goals": [TALK, NUMBER, SECRET], "progress": [STEP], "secondments": [AWAY],
}  # fmt: skip
MANAGER = ("--role", "line manager")


@pytest.fixture
def desk(office: Path) -> Path:
    """The trust's office, with Priya on its list, and the share that she made for her manager."""
    invite()
    tie_priya(office)
    made = share(record(**ENTRIES), profile=PROFILES["manager"], audience="Her line manager")
    (office / "me.share.json").write_bytes(dump(made))
    return office


def answer(statement: str, *more: object, out: str = "out", file: str = "me.share.json") -> Said:
    return trust("issue", "--from-share", file, "--statement", statement, "-o", out, *more)


def given(desk: Path, out: str = "out") -> list[Tree]:
    return [tree["credentialSubject"] for tree in statements(desk, out) if "id" in tree]


def test_a_plan_of_several_goals_is_as_many_statements(desk: Path) -> None:
    before = files(desk)
    shown = answer("agreed-plan", *MANAGER, "--all")
    assert shown.exit == 0, shown.err
    assert files(desk) == before
    words = " ".join(shown.out.split())
    for told in ("Goal: Reasoning talk", "Need Work scrutiny", "Success criteria Daily",
                 "Goal: Number sense", "Agreed: Secondment to Harbour Primary",
                 "in the role of: line manager", "Tied to their key: Priya Nair",
                 "Nothing was signed"):  # fmt: skip
        assert told in words, told
    assert "between us" not in shown.out
    assert "For me alone" not in shown.out
    assert answer("agreed-plan", *MANAGER, "--all", "--sign").exit == 0
    found = {one["entry"]["id"]: one for one in given(desk)}
    assert set(found) == {entry_id("goals", 1), entry_id("goals", 2), entry_id("secondments")}
    talk = found[entry_id("goals", 1)]
    assert talk["entry"] == covered(TALK)
    assert (talk["statement"], talk["speaker"]) == ("agreed-plan", "line manager")
    assert (talk["id"], talk["achievement"]["name"]) == (PRIYA.id, "Agreed: Reasoning talk")
    again = answer("agreed-plan", *MANAGER, "--all", "--sign", "--json")
    assert again.json["issued"] == []
    assert len(given(desk)) == 3


@pytest.mark.parametrize(
    ("kind", "more", "title"),
    [
        ("sighted", ("--entry", entry_id("goals", 2)[:6]), "Seen and talked about: Number sense"),
        ("meets-framework-item", ("--all",), "Meets: ts 3"),
    ],
)
def test_each_kind_is_stated_in_the_role_that_spoke(
    desk: Path, kind: str, more: Any, title: str
) -> None:
    said = answer(kind, "--role", "host manager", *more, "--sign", "--json")
    assert said.exit == 0, said.err
    (one,) = given(desk)
    assert (one["statement"], one["speaker"]) == (kind, "host manager")
    assert one["achievement"]["name"] == title
    if kind == "meets-framework-item":
        assert (one["framework"], one["item"]) == (STEP["framework"], "3")


def stand(desk: Path, *given_by: Tree, **arrays: Any) -> dict[str, Provenance]:
    """The labels of a record with these statements, for a reader who lists the trust's keys."""
    keys = [
        {"key": key.key, "validFrom": key.valid_from, "validUntil": key.valid_until}
        for key in open_workspace(desk / "trust").trust.keys
    ]
    listed = directory(issuer(keys=keys), validUntil=moment(300))
    lists = tuple(t for p in sorted((desk / "out").glob("with*.json"))
                  for t in [read_document(p.read_bytes()).tree])  # fmt: skip
    against = policy(directories=(listed,), lists=lists)
    back = read_back(*given_by, against=against, **arrays)
    return {
        one.id: compare(array, one, back.statements.find(one)).label
        for array in arrays
        for one in back.record.parts(array)
    }


def test_what_was_agreed_comes_back_as_agreed_until_it_is_edited(desk: Path) -> None:
    """Names of others, which stay behind in a share, make no other version of a plan."""
    assert answer("agreed-plan", *MANAGER, "--all", "--sign").exit == 0
    made = [tree for tree in statements(desk) if "credentialSubject" in tree]
    labels = stand(desk, *made, **ENTRIES)
    agreed, mine = Provenance.AGREED, Provenance.MINE
    assert labels == {
        entry_id("goals", 1): agreed, entry_id("goals", 2): agreed, entry_id("goals", 3): mine,
        entry_id("progress"): mine, entry_id("secondments"): agreed,
    }  # fmt: skip
    edited = TALK | {"need": "A new need"}
    assert stand(desk, *made, goals=[edited, NUMBER]) == {
        entry_id("goals", 1): Provenance.EARLIER, entry_id("goals", 2): agreed,
    }  # fmt: skip


def test_the_number_of_a_stage_makes_no_other_version(desk: Path) -> None:
    """A share numbers its stages anew, so that no number is missing."""
    stages = [entry("stages", n, order=n, title=f"Part {n}", visibility=who)
              for n, who in ((1, "own"), (2, "handover"))]  # fmt: skip
    (desk / "stages.json").write_bytes(dump(share(record(stages=stages))))
    said = answer("agreed-plan", *MANAGER, "--all", "--sign", file="stages.json")
    assert said.exit == 0, said.err
    made = [tree for tree in statements(desk) if "credentialSubject" in tree]
    assert [one["entry"]["order"] for one in given(desk)] == [1]
    assert stand(desk, *made, stages=stages)[entry_id("stages", 2)] is Provenance.AGREED


def test_one_prepares_and_another_signs(desk: Path) -> None:
    before = files(desk)
    said = answer("agreed-plan", *MANAGER, "--all", out="drafts.json")
    assert said.exit == 0, said.err
    assert set(files(desk)) - set(before) == {"drafts.json"}
    assert "pdp trust issue --drafts drafts.json --trust trust -o OUT --sign" in said.out
    assert answer("agreed-plan", *MANAGER, "--all", out="drafts.json").exit == 6
    assert answer("agreed-plan", *MANAGER, "--all", "--force", out="drafts.json").exit == 0
    drafts = ("issue", "--drafts", "drafts.json", "-o", "out")
    shown = trust(*drafts)
    assert "Need" in shown.out
    assert "Nothing was signed" in shown.out
    assert trust(*drafts, "--sign").exit == 0
    assert {one["entry"]["title"] for one in given(desk) if "title" in one["entry"]} == {
        "Reasoning talk", "Number sense",
    }  # fmt: skip
    again = answer("agreed-plan", *MANAGER, "--all", "--sign", "--json")
    assert again.json["issued"] == []


def change(desk: Path, *path: Any, value: Any) -> None:
    tree = json.loads((desk / "drafts.json").read_bytes())
    within = tree
    for step in path[:-1]:
        within = within[step]
    within[path[-1]] = value
    (desk / "drafts.json").write_bytes(dump(tree))


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("facts", 0, "members", "speaker"), "headteacher", "statement-fact"),
        (("facts", 0, "members", "rating"), "good", "statement-fact"),
        (("facts", 0, "members", "entry", "id"), "x", "statement-fact"),
        (("facts", 0, "members", "identifier"), [], "file-not-drafts"),
        (("facts", 0, "members", "id"), PRIYA.id, "file-not-drafts"),
        (("facts", 0, "statement"), "rated", "file-not-drafts"),
        (("facts", 0, "section"), "wishes", "file-not-drafts"),
        (("facts",), [], "file-not-drafts"),
        (("format",), "pdp-drafts/2", "file-not-drafts"),
        (("issuer",), "did:web:northway.example", "issuer-drafts-elsewhere"),
        (("facts", 0, "name"), "Priya Shah", "holder-drafts-older"),
        (("facts", 0, "number"), "1002", "holder-drafts-older"),
        (("facts", 0, "holder"), Person("x").id, "holder-drafts-older"),
    ],
)
def test_drafts_that_are_no_longer_understood_are_refused(
    desk: Path, path: Any, value: Any, code: str
) -> None:
    answer("agreed-plan", *MANAGER, "--all", out="drafts.json")
    change(desk, *path, value=value)
    before = files(desk)
    refused(trust("issue", "--drafts", "drafts.json", "-o", "out", "--sign"), code, 4)
    assert files(desk) == before


def spoil(tree: Tree) -> Tree:
    tree["share"]["record"]["goals"][0]["title"] = "Another"
    return tree


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: spoil(share(record(**ENTRIES))), "share-proof-invalid"),
        (lambda: share(record(**ENTRIES), until="2026-11-01"), "share-expired"),
        (lambda: record(**ENTRIES), "schema-kind-unexpected"),
        (lambda: share(record(person=Person("x"), **ENTRIES), person=Person("x")),
         "holder-not-on-list"),
    ],
)  # fmt: skip
def test_a_share_is_checked_before_it_is_answered(desk: Path, made: Any, code: str) -> None:
    (desk / "other.json").write_bytes(dump(made()))
    before = files(desk)
    refused(answer("sighted", *MANAGER, "--all", "--sign", file="other.json"), code, 4)
    assert files(desk) == before


def test_a_share_by_a_key_that_was_replaced_is_refused(desk: Path) -> None:
    tree = json.loads((desk / "trust/people.json").read_bytes())
    for one in tree["people"]:
        if one["number"] == "1001":
            one["keyLog"] = [*one["keyLog"], one["keyLog"][0]]
    (desk / "trust/people.json").write_bytes(dump(tree))
    refused(answer("sighted", *MANAGER, "--all"), "holder-key-replaced", 4)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--all",), "input-needed"),
        ((*MANAGER, "--all", "--entry", "a"), "input-together"),
        (("--role", "headteacher", "--all"), "input-choice"),
        ((*MANAGER, "--entry", "zzz"), "entry-not-shared"),
        ((*MANAGER, "--all", "--person", "1001"), "input-needed"),
    ],
)
def test_wrong_usage_is_told(desk: Path, more: Any, code: str) -> None:
    refused(answer("sighted", *more, "--sign"), code, 2)


def test_what_a_share_is_not_usually_asked_for_is_named_one_by_one(desk: Path) -> None:
    made = share(record(asks=[entry("asks", 1, visibility="handover")]))
    (desk / "asks.json").write_bytes(dump(made))
    refused(answer("agreed-plan", *MANAGER, "--all", file="asks.json"), "share-nothing-meant", 4)
    assert answer("agreed-plan", *MANAGER, "--entry", entry_id("asks"), file="asks.json").exit == 0
    refused(answer("held-role", *MANAGER, "--all"), "input-choice", 2)
    refused(answer("sighted", *MANAGER, "--all", "--sign", out="x.json"), "input-folder", 2)


def test_without_entry_the_ids_are_listed(desk: Path) -> None:
    said = answer("sighted", *MANAGER)
    assert f"{entry_id('goals', 2)[:8]}  goal, Number sense" in said.err
    assert "For me alone" not in said.err


def test_who_is_not_yet_tied_to_a_key_is_told_what_to_do(office: Path) -> None:
    invite()
    (office / "me.share.json").write_bytes(dump(share(record(**ENTRIES))))
    said = answer("sighted", *MANAGER, "--all")
    refused(said, "holder-not-on-list", 4)
    assert "pdp trust invite" in said.err
    introduce(office, people(office)["1001"]["code"])
    assert accept().exit == 0
    assert answer("sighted", *MANAGER, "--all").exit == 0


def test_nothing_counts_as_agreed_before_it_was_confirmed(desk: Path) -> None:
    assert answer("agreed-plan", *MANAGER, "--all", "--sign").exit == 0
    made = [tree for tree in statements(desk) if "credentialSubject" in tree]
    back = read_back(*made, against=Policy(pins=Pins()), **ENTRIES)
    (goal, *_) = (Entry(one) for one in back.record.tree["goals"])
    found = list_judged(back.report).find(goal)
    assert [word.counts for word in found] == [False]
    assert compare("goals", goal, found).label == Provenance.MINE
    assert NOW


def test_a_register_and_one_fact_can_be_prepared_too(desk: Path) -> None:
    register = ("issue", "register.csv", "-o", "day.json")
    said = trust(*register)
    assert said.exit == 3
    assert "pdp trust issue --drafts day.json" in said.out
    assert trust("issue", "--drafts", "day.json", "-o", "out", "--sign").exit == 0
    assert sorted(one["statement"] for one in given(desk)) == ["attended", "led"]
    assert trust("issue", "register.csv", "-o", "again", "--sign", "--json").json["counts"] == {
        "issued": 0, "duplicate": 3, "unmatched": 2, "rejected": 1,
    }  # fmt: skip
    one = ("issue", "--statement", "held-role", "--person", "1002", "--set", "role=Link governor",
           "--set", "start=2026-03", "-o", "one.json")  # fmt: skip
    assert trust(*one).exit == 0
    assert trust("issue", "--drafts", "one.json", "-o", "role", "--sign").exit == 0
    (role,) = given(desk, "role")
    assert role["role"] == "Link governor"
    refused(trust(*register, "--sign"), "input-folder", 2)
