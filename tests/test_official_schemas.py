"""What we write holds against the official schemas of the W3C and of Open Badges."""

from pathlib import Path
from typing import Any

import pytest

import world
from interop import kinds
from interop.official import Official
from pdpkit.credential import SUBJECT, read_statement
from pdpkit.report import Outcome

STATEMENTS = kinds.make()


@pytest.fixture(scope="module")
def official(vectors: Path) -> Official:
    return Official(vectors)


def share(*statements: world.Tree, **members: Any) -> world.Tree:
    return world.share(world.record(*statements, lists=[world.withdrawals()], **members))


def test_there_is_a_statement_of_every_kind() -> None:
    assert set(SUBJECT.cases) == set(STATEMENTS)


@pytest.mark.parametrize("kind", STATEMENTS)
def test_a_statement_is_an_open_badge_and_a_credential(kind: str, official: Official) -> None:
    check, _ = read_statement(STATEMENTS[kind])
    assert check.outcome is Outcome.PASSED
    assert official.judge_statement(STATEMENTS[kind]) == []


def test_a_share_is_a_presentation(official: Official) -> None:
    full = share(*STATEMENTS.values(), activities=[kinds.ENTRY | {"visibility": "public"}])
    # What tells of another statement leaves only beside it, and these tell of none that is here.
    alone = {"receipt", "re-bound", "entitlement-given"}
    shown = [one["credentialSubject"]["statement"] for one in full["verifiableCredential"]]
    assert sorted(shown) == sorted(set(STATEMENTS) - alone)
    assert official.judge_share(full) == []
    assert official.judge_share(share()) == []


@pytest.mark.parametrize("name", ["@context", "type", "issuer", "credentialSubject", "validFrom"])
def test_a_statement_without_a_member_is_neither(name: str, official: Official) -> None:
    statement = world.copy(STATEMENTS["led"])
    del statement[name]
    assert official.judge_statement(statement)


@pytest.mark.parametrize("name", ["name", "description", "criteria", "type", "id"])
def test_an_achievement_without_a_member_is_no_badge(name: str, official: Official) -> None:
    statement = world.copy(STATEMENTS["led"])
    del statement["credentialSubject"]["achievement"][name]
    assert official.judge_statement(statement)


def test_a_share_is_judged_with_the_statements_in_it(official: Official) -> None:
    changed = world.copy(share(STATEMENTS["led"]))
    del changed["verifiableCredential"][0]["issuer"]
    assert official.judge_share(changed)
