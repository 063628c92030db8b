"""FIELD=VALUE: members by name, parts by dots, one of several by its number."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entries import entry, record
from pdpkit.editing.answers import Context
from pdpkit.editing.changing import change
from pdpkit.editing.fields import read_fields
from pdpkit.errors import UsageError

PROMISE = entry("entitlements", amount="10", unit="days")
GIVEN = [{"amount": "2", "unit": "days"}, {"amount": "3", "unit": "days", "date": "2026-01-10"}]
CONTEXT = Context(date(2026, 11, 22), record(goals=[entry("goals")]))


def changed(tree: dict[str, Any], *said: str, array: str = "entitlements") -> dict[str, Any]:
    return change(tree, array, list(said), CONTEXT)


def refused(tree: dict[str, Any], *said: str, array: str = "entitlements") -> UsageError:
    with pytest.raises(UsageError) as caught:
        changed(tree, *said, array=array)
    return caught.value


def test_a_member_is_written_added_to_and_emptied() -> None:
    assert changed(PROMISE, "what=Study days")["what"] == "Study days"
    assert changed(PROMISE, "amount=2.5 hours")["unit"] == "hours"
    assert "unit" not in changed(PROMISE, "unit=")
    tagged = changed(PROMISE, "tags=a", "tags=b")
    assert tagged["tags"] == ["a", "b"]
    assert changed(tagged, "tags+=c")["tags"] == ["a", "b", "c"]
    assert changed(tagged, "tags.2=x")["tags"] == ["a", "x"]
    assert changed(tagged, "tags.1=")["tags"] == ["b"]
    assert "tags" not in changed(tagged, "tags=")


@pytest.mark.parametrize("name", ["impactPlan.checkDate", "impact-plan.check-date",
                                  "IMPACT_PLAN.CHECK DATE", "impactplan.checkdate"])  # fmt: skip
def test_a_name_may_be_written_as_the_option_or_as_the_member(name: str) -> None:
    goal = changed(entry("goals"), f"{name}=12 Sep 2026", array="goals")
    assert goal["impactPlan"] == {"checkDate": "2026-09-12"}


def test_one_of_several_has_a_number() -> None:
    promise = {**PROMISE, "given": GIVEN}
    assert changed(promise, "given.2.amount=4")["given"][1] == {**GIVEN[1], "amount": "4"}
    assert changed(promise, "given.2.date=")["given"][1] == GIVEN[0] | {"amount": "3"}
    more = changed(promise, "given.amount+=1 day", "given.date+=yesterday")
    assert more["given"][2] == {"amount": "1", "unit": "days", "date": "2026-11-21"}
    assert changed(promise, "given.3.amount=1")["given"][2] == {"amount": "1"}
    one = {**PROMISE, "given": GIVEN[:1]}
    assert changed(one, "given.amount=5")["given"] == [{"amount": "5", "unit": "days"}]
    assert changed(PROMISE, "given.amount=5")["given"] == [{"amount": "5"}]


def test_it_asks_which_one_is_meant() -> None:
    promise = {**PROMISE, "given": GIVEN}
    err = refused(promise, "given.amount=4")
    assert (err.code, err.where) == ("input-answer", "given.amount")
    assert "There are 2 of these" in err.values["problem"]
    assert "no number 9" in refused(promise, "given.9.amount=4").values["problem"]


@pytest.mark.parametrize("said", ["state", "", "met", "state:met"])
def test_without_an_equals_sign_nothing_is_said(said: str) -> None:
    assert "what to write where" in refused(PROMISE, said).values["problem"]


def test_a_value_may_hold_an_equals_sign() -> None:
    assert changed(PROMISE, "what=a=b")["what"] == "a=b"


def test_a_name_that_there_is_not_is_refused_with_the_nearest() -> None:
    err = refused(PROMISE, "promisedBye=x")
    assert (err.code, err.values["word"]) == ("input-field", "entitlement")
    assert "promisedBy" in err.values["similar"]
    for name in (
        "1.what",
        "what.1",
        "given.1.2.amount",
        "given.0.amount",
        "amount.",
        ".",
        "given..amount",
    ):
        assert refused(PROMISE, f"{name}=x").code == "input-field", name
    for name in ("id", "created", "updated", "ext", "keyLog", "given", "private.acknowledged", ""):
        assert refused(PROMISE, f"{name}=x").code == "input-field"


def test_what_stands_in_private_can_be_written() -> None:
    assert changed(PROMISE, "private.notes=only 5%")["private"] == {"notes": "only 5%"}


def test_what_nobody_knows_stays() -> None:
    odd = {**PROMISE, "x-mine": [1], "given": [{**GIVEN[0], "x": 2}]}
    after = changed(odd, "given.1.amount=4", "state=given")
    assert after["x-mine"] == [1]
    assert after["given"] == [{"amount": "4", "unit": "days", "x": 2}]
    assert odd["given"][0]["amount"] == "2"


def test_the_members_of_a_role_are_those_of_its_kind() -> None:
    governor = entry("roles", kind="governance")
    assert changed(governor, "termEnd=2027-11", array="roles")["termEnd"] == "2027-11"
    assert refused(governor, "groupKind=network", array="roles").code == "input-field"


def test_details_of_the_holder_change_like_any_entry() -> None:
    holder = {"id": "x", "name": "Priya Nair"}
    after = changed(holder, "staffGroups=teacher", "name=Priya N", array="holder")
    assert after == {"id": "x", "name": "Priya N", "staffGroups": ["teacher"]}


NAMES = [field.name for field in read_fields("entitlements", "")]


@given(
    st.sampled_from(NAMES).flatmap(
        lambda name: st.lists(
            st.sampled_from([*name.split("."), "1", "2", "0", "", "²", "99999999999999999999"]),
            max_size=4,
        )
    ),
    st.sampled_from(["=", "+=", ""]),
    st.text(max_size=12) | st.sampled_from(["", "2", "days", "2026", "own"]),
)
def test_whatever_is_typed_changes_an_entry_or_is_refused(
    steps: list[str], sign: str, value: str
) -> None:
    promise = {**PROMISE, "given": GIVEN, "tags": ["a"]}
    try:
        after = changed(promise, f"{'.'.join(steps)}{sign}{value}")
    except UsageError as err:
        assert err.code in {"input-answer", "input-field", "input-choice", "input-entry"}
    else:
        assert after["id"] == promise["id"]
        assert isinstance(after.get("given", []), list)
    assert promise == {**PROMISE, "given": GIVEN, "tags": ["a"]}
