"""What is never held, at its edges: private words, chance, other writers, other letters."""

from typing import Any

import pytest

from entries import DIGEST, entry, entry_id, record
from rule_cases import judge

Tree = dict[str, Any]


def found(tree: Tree) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in judge(tree)]


def test_a_teacher_number_may_rest_in_private() -> None:
    assert found(record(goals=[entry("goals", private={"trn": "9990001"})])) == []
    assert found(record(goals=[entry("goals", ext={"teacherNumber": "9990001"})])) == [
        ("rule-r04", "/goals/0/ext/teacherNumber")
    ]


def test_ones_own_reasons_may_rest_in_private() -> None:
    note = {"notes": "Back from maternity leave", "log": ["An illness in May"]}
    assert found(record(breaks=[entry("breaks", private=note)])) == []
    told = entry("breaks", label="Maternity leave", private=note)
    assert found(record(breaks=[told])) == [("entry-reason", "/breaks/0/label")]


@pytest.mark.parametrize("text", ["Two skills, still willing", "A stress-free day", "sickly sweet"])
def test_words_that_only_look_like_a_reason_are_none(text: str) -> None:
    assert found(record(asks=[entry("asks", why=text)])) == []


def test_numbers_by_chance_are_no_numbers() -> None:
    digest = "AB123456C-" + DIGEST[10:]
    number = record(evidence=[entry("evidence", digest=digest, title="See AB 123456 C")])
    assert found(number) == [("rule-r01", "/evidence/0/title")]
    assert found(record(evidence=[entry("evidence", digest=digest)])) == []


@pytest.mark.parametrize(
    "text", ["ＡＢ１２３４５６Ｃ", "ab-12-34-56-c", "AB\u00a012\u00a034\u00a056\u00a0C"]
)
def test_a_number_is_known_in_other_letters_and_spacing(text: str) -> None:
    assert found(record(asks=[entry("asks", why=f"Mine: {text}.")])) == [
        ("rule-r01", "/asks/0/why")
    ]


@pytest.mark.parametrize("text", ["AB12345C", "AB1234567C", "AB123456E", "A123456C", "99 9001"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(record(asks=[entry("asks", why=text)])) == []


def test_pupils_are_looked_for_only_where_impact_is_told() -> None:
    title = "Support for four pupils"
    finding = entry("evaluations", finding=title, tags=[title])
    assert found(record(goals=[entry("goals", title=title)])) == []
    assert found(record(goals=[entry("goals", title=title)], evaluations=[finding])) == [
        ("rule-r13", "/evaluations/0/finding")
    ]


def test_pupils_are_found_in_a_list_too() -> None:
    role = entry("roles", kind="deployment", outcomes=["Calm", "It helped two boys"])
    assert found(record(roles=[role])) == [("rule-r13", "/roles/0/outcomes/1")]


def test_the_holder_and_heads_in_conflict_are_looked_at_too() -> None:
    holder = {**record()["holder"], "ext": {"salary": 1}, "keyLog": [{"race": 1}]}
    heads = {entry_id("goals"): [{"id": entry_id("goals"), "religion": 1}]}
    assert found(record(holder=holder, conflicts=heads)) == [
        ("rule-r01", "/holder/ext/salary"),
        ("rule-r01", f"/conflicts/{entry_id('goals')}/0/religion"),
    ]


def test_names_in_frameworks_ledgers_and_proofs_are_not_the_holders() -> None:
    others = {"ledger": {"entries": {}, "pay": 1}, "proof": [{"race": 1}]}
    assert found(record(**others)) == []
