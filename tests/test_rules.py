"""Each rule finds what breaks it, at its place, and nothing in the sibling that keeps it."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from entries import entry, record
from generate.rules import FOLDER, make_files
from pdpkit import messages
from pdpkit.findings import Finding
from pdpkit.record import read_record
from pdpkit.rules import JUDGES, judge_privacy, survey
from pdpkit.schema import read_schema
from pdpkit.vocabulary import beyond, people, plan
from rule_cases import CASES, REGISTER, Register, RuleCase, judge
from strategies import records

Tree = dict[str, Any]


def places(findings: Iterable[Finding], code: str) -> list[str]:
    return [finding.where for finding in findings if finding.code == code]


ALL = [
    pytest.param(
        case, id=case.name, marks=[pytest.mark.covers(r, at=case.where) for r in case.rows]
    )
    for case in CASES
]


@pytest.mark.parametrize("case", ALL)
def test_a_broken_rule_is_found_at_its_place(case: RuleCase) -> None:
    assert [(f.code, f.where) for f in judge(case.breaks, lookup=case.lookup)] == [
        (case.code, case.where)
    ]


@pytest.mark.parametrize("case", ALL)
def test_the_sibling_that_keeps_the_rule_passes(case: RuleCase) -> None:
    assert judge(case.passes, lookup=case.lookup) == []


@pytest.mark.parametrize("case", ALL)
def test_every_finding_says_what_is_wrong_and_what_to_do(case: RuleCase) -> None:
    (finding,) = judge(case.breaks, lookup=case.lookup)
    assert "…" not in finding.message.replace("AB…", "")
    assert "{" not in finding.message + finding.hint
    assert finding.hint


def test_the_committed_vectors_are_what_the_table_makes() -> None:
    made = make_files()
    assert len(made) == len(CASES) >= 60
    found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert found == made, "run tests/generate/rules.py"


def test_every_rule_has_a_judge_and_every_code_of_a_rule_a_case() -> None:
    letters = [f"({letter})" for letter in "abcdefghijklmn"]
    assert list(JUDGES) == [f"R{number:02}" for number in range(1, 21)] + letters
    assert set(messages.rules.CODES) <= {case.code for case in CASES}


def test_r20_is_silent_without_a_look_up() -> None:
    school = {"name": "Nowhere", "kind": "school", "ids": {"urn": "999099"}}
    assert judge(record(posts=[entry("posts", org=school)])) == []


def test_r20_judges_only_numbers_of_which_the_look_up_has_all() -> None:
    """A look-up without trusts says nothing about the number of one."""
    trust = {"name": "A trust", "kind": "mat", "ids": {"uid": "99999", "ukprn": "19999999"}}
    tree = record(posts=[entry("posts", org=trust)])
    found = judge(tree, lookup=Register(REGISTER))
    assert [f.where for f in found] == ["/posts/0/org/ids/uid"]
    schools = Register({"urn": REGISTER["urn"]})
    assert judge(tree, lookup=schools) == []


def test_r20_names_who_followed_a_school_that_was_closed_by_then() -> None:
    school = {"name": "Old School", "kind": "school", "ids": {"urn": "999005"}}
    late = record(posts=[entry("posts", org=school, start="2021-09")])
    (found,) = judge(late, lookup=Register(REGISTER))
    assert found.message == "Old Harbour School was closed on 31 August 2020."
    assert found.hint.endswith("That is Harbour Primary (999002).")


def test_a_warning_that_was_acknowledged_is_left_out_and_an_error_never() -> None:
    known = {"acknowledged": ["rule-r14", "rule-r02"]}
    goal = {**entry("goals", private=known), "successCriteria": []}
    post = entry("posts", start="2021", end="2020", private=known)
    codes = [f.code for f in judge(record(goals=[goal], posts=[post]))]
    assert codes == ["rule-r02"]


def test_r01_knows_every_spelling_and_leaves_other_names_alone() -> None:
    refused = (
        "dob",
        "D.O.B.",
        "DateOfBirth",
        "ｂｉｒｔｈｄａｔｅ",
        "nino",
        "national_insurance_no",
    )
    allowed = ("emailAddress", "ageRange", "stage", "display", "operating", "embrace", "trained")
    ext = dict.fromkeys((*refused, *allowed), 1)
    found = places(judge(record(asks=[entry("asks", ext=ext)])), "rule-r01")
    assert found == [f"/asks/0/ext/{name}" for name in refused]


def test_r01_tells_what_was_found_but_never_repeats_the_number() -> None:
    tree = record(asks=[entry("asks", why="My number is qq123456c, thanks")])
    (finding,) = judge(tree)
    assert (finding.code, finding.where) == ("rule-r01", "/asks/0/why")
    assert "123456" not in finding.message


def test_r01_does_not_look_at_what_others_signed_or_at_chance() -> None:
    statement = {"id": "urn:uuid:x", "birthDate": "1990", "name": "AB123456C"}
    assert judge(record(statements=[statement], badges=["AB123456C"])) == []


def test_no_member_of_ours_is_one_that_a_record_never_holds() -> None:
    every = dict.fromkeys(_names_of(read_schema("record")), "x")
    assert len(every) > 200
    own = {name: every[name] for name in every if name != "trn"}
    assert list(judge_privacy(survey({"asks": [own]}))) == []


def _names_of(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(_names_of, schema))
    if not isinstance(schema, dict):
        return set()
    names = set(schema.get("properties", ()))
    return names.union(*map(_names_of, schema.values()))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(records())
def test_rules_take_every_record_of_form(tree: Tree) -> None:
    for finding in judge(tree, lookup=Register(REGISTER)):
        assert finding.message
        assert finding.where.startswith("/")


@pytest.mark.covers("S0-04", at="posts.staffGroup")
@pytest.mark.covers("S3-03", at="posts.staffGroup")
@pytest.mark.covers("S3-27", at="roles.role")
@pytest.mark.covers("S4-09", at="posts.staffGroup")
def test_all_groups_are_equal_and_none_needs_a_number() -> None:
    """(g): the same record holds for every group, without a teacher number."""
    for group in people.STAFF_GROUP.codes:
        post = entry("posts", staffGroup=group)
        roles = [
            entry("roles", 1, kind="peer-review"),
            entry("roles", 2, kind="governance", role="trustee"),
        ]
        away = entry("secondments", state="ended")
        holder = {**record()["holder"], "staffGroups": [group]}
        assert judge(record(holder=holder, posts=[post], roles=roles, secondments=[away])) == []


@pytest.mark.covers("S2-13", at="aspirations.kind")
@pytest.mark.covers("S4-26", at="aspirations.kind")
@pytest.mark.covers("S4-10", at="aspirations.kind")
def test_staying_is_judged_like_every_other_hope() -> None:
    """(i): no hope asks for more than another."""
    for kind in plan.ASPIRATION_KIND.codes:
        tree = record(aspirations=[entry("aspirations", kind=kind)], goals=[entry("goals")])
        assert judge(tree) == []


@pytest.mark.covers("S0-11", at="interests.state")
def test_silence_is_no_refusal() -> None:
    for vocabulary in (plan.INTEREST_STATE, beyond.SECONDMENT_STATE):
        words = " ".join((*vocabulary.codes, *vocabulary.codes.values())).lower()
        assert not [word for word in ("declin", "refus", "reject") if word in words]


@pytest.mark.covers("S0-02", at="aspirations.private")
@pytest.mark.covers("S0-30", at="secondments.private")
@pytest.mark.covers("S2-20", at="aspirations.private")
def test_wishes_worries_and_confidence_are_kept_where_nothing_leaves() -> None:
    hope = {"patternWish": "Four days", "confidence": "Growing"}
    tree = record(
        aspirations=[entry("aspirations", private=hope)],
        secondments=[entry("secondments", private={"concerns": "Missing out"})],
    )
    assert judge(tree) == []
    open_hope = record(aspirations=[entry("aspirations", **hope)])
    codes = {f.code for f in read_record(open_hope).findings}
    assert codes == {"entry-member-hidden"}


@pytest.mark.covers("S4-24", at="breaks.label")
def test_a_gap_between_posts_is_nobodys_business() -> None:
    first = entry("posts", 1, start="2010-09", end="2012-08")
    second = entry("posts", 2, start="2018-09")
    assert judge(record(posts=[first, second])) == []


@pytest.mark.covers("S4-24", at="posts.start")
def test_several_posts_may_run_at_once() -> None:
    first = entry("posts", 1, start="2019-09", fraction="0.2")
    second = entry("posts", 2, start="2020-01", fraction="0.4", staffGroup="admin")
    assert judge(record(posts=[first, second])) == []
