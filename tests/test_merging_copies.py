"""``merging`` of copies: rule 11, without an ancestor and without a clock."""

from datetime import timedelta
from typing import Any

import pytest

from entries import entry
from pdpkit.encoding.canonical import canonical
from pdpkit.encoding.reading import without
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError, UsageError
from pdpkit.identity import rotate
from pdpkit.keys import SigningKey
from pdpkit.ledger import entry_digest, find_changes, read_ledger
from pdpkit.link import add_link, sign_link
from pdpkit.merging import BOTH, Brought, Merged, Taken, list_conflicts, merge, resolve
from pdpkit.report import Check
from pdpkit.signing import sign_record
from pdpkit.verification import Policy, verify
from world import (
    NOW,
    PRIYA,
    Person,
    Tree,
    copy,
    document,
    policy,
    record,
    signed,
    statement,
    withdrawals,
)

GOAL = entry("goals")
TALK = entry("activities")
NOTE = entry("notes")


def joined(*trees: Tree) -> Merged:
    own, *others = trees
    documents = [(f"{n}.json", document(tree)) for n, tree in enumerate(others)]
    return merge(own, documents, Policy(), NOW)


def signing(tree: Tree, days: float = 1, key: SigningKey = PRIYA.key) -> Tree:
    return sign_record(tree, key, NOW + timedelta(days=days)).tree


def changed(tree: Tree, array: str, number: int = 0, **members: Any) -> Tree:
    """The record with an entry edited by hand, not signed."""
    new = copy(tree)
    new[array][number] |= members
    return new


def codes(merged: Merged) -> list[str]:
    return [check.code for arrival in merged.arrivals for check in arrival.notes]


BASE = record(goals=[GOAL], activities=[TALK], notes=[NOTE])
MINE = signing(changed(BASE, "goals", title="Mine"))
YOURS = signing(changed(BASE, "goals", title="Yours"), 2)


def test_the_same_file_twice_changes_no_byte() -> None:
    """117."""
    for tree in (BASE, changed(BASE, "goals", title="By hand")):
        merged = joined(tree, copy(tree), copy(tree))
        assert dump(merged.tree) == dump(tree)
        assert [arrival.taken for arrival in merged.arrivals] == [Taken.KNOWN] * 2


def test_a_stale_copy_changes_nothing_and_is_told() -> None:
    """120."""
    newer = signing(changed(BASE, "goals", title="Talk about reasons"))
    merged = joined(newer, BASE)
    assert merged.tree == newer
    assert codes(merged) == ["merge-stale-input"]
    assert joined(BASE, newer).tree == newer
    assert joined(BASE, newer).arrivals[0].brought == {Brought.CHANGED: 1}


def test_what_was_changed_in_different_places_comes_together() -> None:
    mine = signing(changed(BASE, "goals", title="Talk about reasons"))
    yours = signing(without(changed(BASE, "activities", title="Coaching"), "notes"), 2)
    yours = signing(yours | {"asks": [entry("asks")]}, 3)
    merged = joined(mine, yours)
    assert merged.tree == joined(yours, mine).tree
    assert merged.tree["goals"][0]["title"] == "Talk about reasons"
    assert merged.tree["activities"][0]["title"] == "Coaching"
    assert "notes" not in merged.tree
    assert merged.tree["asks"][0]["what"] == entry("asks")["what"]
    assert "conflicts" not in merged.tree
    assert merged.tree["revision"] == yours["revision"] == 3
    assert merged.arrivals[0].brought == {Brought.ADDED: 1, Brought.CHANGED: 1, Brought.REMOVED: 1}
    done = signing(merged.tree, 9)
    assert find_changes(done).count == 0
    assert joined(done, mine, yours).tree == done


def test_one_entry_changed_in_two_places_waits_with_both_versions() -> None:
    """119: nothing is chosen by a clock."""
    mine, yours = MINE, YOURS
    merged = joined(mine, yours)
    assert merged.tree == joined(yours, mine).tree
    (conflict,) = list_conflicts(merged.tree)
    assert {head["title"] for head in conflict.heads} == {"Mine", "Yours"}
    assert merged.arrivals[0].brought == {Brought.WAITING: 1}
    for again in (mine, yours, merged.tree, BASE):
        assert joined(merged.tree, again).tree == merged.tree
    kept = signing(merged.tree, 3)
    assert list_conflicts(kept) == list_conflicts(merged.tree)


@pytest.mark.parametrize("number", [1, 2])
def test_a_decision_is_final_for_all_older_copies(number: int) -> None:
    mine, yours = MINE, YOURS
    merged = joined(mine, yours).tree
    (conflict,) = list_conflicts(merged)
    decided = resolve(merged, conflict, number, NOW + timedelta(days=3))
    assert "conflicts" not in decided
    assert decided["goals"][0]["title"] == conflict.heads[number - 1]["title"]
    decided = signing(decided, 4)
    for older in (mine, yours, merged, BASE):
        assert joined(decided, older).tree == decided
        assert joined(older, decided).tree == decided


def test_both_can_stay_as_two_entries() -> None:
    mine, yours = MINE, YOURS
    merged = joined(mine, yours).tree
    (conflict,) = list_conflicts(merged)
    decided = signing(resolve(merged, conflict, BOTH, NOW + timedelta(days=3)), 4)
    assert {goal["title"] for goal in decided["goals"]} == {"Mine", "Yours"}
    assert len({goal["id"] for goal in decided["goals"]}) == 2
    assert joined(decided, mine, yours).tree == decided
    for wrong in (0, 3, "neither"):
        with pytest.raises(UsageError) as err:
            resolve(merged, conflict, wrong, NOW)
        assert err.value.code == "merge-choice"


def test_an_edit_against_a_removal_waits_and_either_may_win() -> None:
    mine = signing(changed(BASE, "goals", title="Mine"))
    yours = signing(without(BASE, "goals"), 2)
    merged = joined(mine, yours).tree
    assert merged == joined(yours, mine).tree
    (conflict,) = list_conflicts(merged)
    assert conflict.heads[1] == {"removed": True}
    gone = signing(resolve(merged, conflict, 2, NOW + timedelta(days=3)), 4)
    assert not gone.get("goals")
    stays = signing(resolve(merged, conflict, 1, NOW + timedelta(days=3)), 4)
    assert stays["goals"][0]["title"] == "Mine"
    for older in (mine, yours, merged, BASE):
        assert joined(gone, older).tree == gone
        assert joined(stays, older).tree == stays


def test_several_decisions_at_once_each_meet_their_own_entry() -> None:
    """A removal moves what stands behind it."""
    start = record(goals=[entry("goals", number) for number in range(4)])
    mine, yours = start, start
    for number in range(4):
        mine = changed(mine, "goals", number, title=f"Mine {number}")
    yours = copy(yours)
    ids = [goal["id"] for goal in start["goals"]]
    yours["goals"] = [g | {"title": "Yours"} for g in yours["goals"] if g["id"] != ids[0]]
    merged = joined(signing(mine, 1), signing(yours, 2)).tree
    waiting = {one.name: one for one in list_conflicts(merged)}
    assert set(waiting) == set(ids)
    decided = resolve(merged, waiting[ids[0]], 2, NOW)
    for name in ids[1:]:
        number = [head["title"] for head in waiting[name].heads].index("Yours") + 1
        decided = resolve(decided, waiting[name], number, NOW)
    assert {goal["id"]: goal["title"] for goal in decided["goals"]} == dict.fromkeys(
        ids[1:], "Yours"
    )
    with pytest.raises(UsageError) as err:
        resolve(decided, waiting[ids[1]], 1, NOW)
    assert err.value.code == "merge-none-waits"


def test_deleted_stays_deleted() -> None:
    gone = signing(without(BASE, "goals"))
    for merged in (joined(gone, BASE), joined(BASE, gone), joined(BASE, gone, copy(BASE))):
        assert merged.tree == gone
    assert joined(BASE, gone).arrivals[0].brought == {Brought.REMOVED: 1}


def test_a_to_b_to_a_on_one_side_and_a_stale_b_on_the_other_is_a_conflict() -> None:
    """194: by an editor that set nothing; a signature of ours dates every change."""
    there = signing(changed(BASE, "goals", title="B"))
    back = copy(there) | {"goals": copy(BASE)["goals"]}
    ours = signing(back, 2)
    assert joined(ours, there).tree == ours
    line = there["ledger"]["entries"][GOAL["id"]]
    foreign = copy(back)
    foreign["ledger"]["entries"][GOAL["id"]] = {"now": line["past"][0], "past": [line["now"]]}
    merged = joined(foreign, there).tree
    (conflict,) = list_conflicts(merged)
    assert len(conflict.heads) == 2
    assert merged == joined(there, foreign).tree


def test_the_same_change_on_two_machines_is_one() -> None:
    """Heads that differ only in ``updated`` are equal."""
    one = signing(changed(BASE, "goals", title="Same"), 1)
    two = signing(changed(BASE, "goals", title="Same"), 2)
    assert one != two
    merged = joined(one, two)
    assert merged.tree == joined(two, one).tree
    assert merged.tree["goals"] == two["goals"]
    assert list_conflicts(merged.tree) == []
    assert entry_digest(one["goals"][0]) in read_ledger(merged.tree)[GOAL["id"]].past


def test_edits_that_nobody_signed_yet_are_not_lost() -> None:
    edited = changed(BASE, "goals", title="By hand")
    newer = signing(changed(BASE, "activities", title="Coaching"))
    for merged in (joined(newer, edited), joined(edited, newer)):
        assert merged.tree["goals"][0]["title"] == "By hand"
        assert merged.tree["activities"][0]["title"] == "Coaching"
        assert find_changes(merged.tree).changed == (GOAL["id"],)
    assert codes(joined(newer, edited)) == ["merge-edited-copy"]
    unsigned = without(edited, "proof")
    assert codes(joined(newer, unsigned)) == ["holder-proof-missing"]
    gone = without(BASE, "notes")
    merged = joined(newer, gone)
    assert "notes" not in merged.tree
    assert find_changes(merged.tree).removed == (NOTE["id"],)


def test_another_persons_record_is_refused() -> None:
    """126."""
    stranger = Person("somebody else's words")
    theirs = record(person=stranger, goals=[GOAL])
    merged = joined(BASE, theirs, signing(changed(BASE, "goals", title="New")))
    assert merged.arrivals[0].taken is Taken.REFUSED
    assert code_of(merged.arrivals[0].refused_by) == "merge-different-holder"
    assert merged.tree["goals"][0]["title"] == "New"


def code_of(check: Check | None) -> str:
    assert check is not None
    return check.code


def test_a_copy_that_another_key_signed_is_refused() -> None:
    stranger = Person("somebody else's words")
    lent = changed(BASE, "goals", title="Not hers")
    forged = record(person=stranger)
    lent["proof"] = forged["proof"]
    from pdpkit.document import Kind
    from pdpkit.proof import sign_by_holder

    lent = sign_by_holder(lent, Kind.RECORD, stranger.key, {"created": "2026-11-22T12:00:00Z"})
    merged = joined(BASE, lent)
    assert merged.tree == BASE
    assert code_of(merged.arrivals[0].refused_by) == "merge-other-signer"


def test_of_two_key_logs_the_longer_wins_and_a_fork_is_refused() -> None:
    longer = rotate(PRIYA.log, PRIYA.entropy)
    person = Person(PRIYA.label)
    person.log = longer
    rotated = copy(BASE)
    rotated["holder"]["keyLog"] = longer
    rotated = signing(rotated, 1, person.key)
    edited = signing(changed(BASE, "goals", title="On the old key"), 2)
    merged = joined(edited, rotated)
    assert merged.tree == joined(rotated, edited).tree
    assert merged.tree["holder"]["keyLog"] == longer
    assert merged.tree["goals"][0]["title"] == "On the old key"
    other = rotate(PRIYA.log, PRIYA.entropy, b"x" * 32)
    forked = copy(BASE)
    forked["holder"]["keyLog"] = other
    merged = joined(rotated, forked)
    assert merged.tree == rotated
    assert code_of(merged.arrivals[0].refused_by) == "holder-fork"


def test_two_records_of_one_person_come_together_by_a_link() -> None:
    older = Person("an older record of Priya Nair")
    first = record(person=older, goals=[GOAL])
    first["id"] = "6a1e6c2e-8f1d-4f0e-9a55-0f7a6d2f4c10"
    first = signing(first, 0, older.key)
    second = record(activities=[TALK])
    link = sign_link(older.id, older.log, PRIYA.id, older.key, NOW)
    linked = signing(add_link(second, link))
    merged = joined(linked, first)
    assert merged.arrivals[0].taken is Taken.NEW
    assert merged.tree["goals"][0]["title"] == GOAL["title"]
    assert merged.tree["holder"]["id"] == PRIYA.id
    assert merged.tree["id"] == linked["id"]
    assert merged.tree == joined(first, linked).tree
    assert joined(second, first).arrivals[0].taken is Taken.REFUSED


def test_a_link_by_an_outdated_key_of_the_older_record_ties_nothing() -> None:
    """The longer key log needs the words, and therefore outranks the link."""
    older = Person("an older record of Priya Nair")
    link = sign_link(older.id, older.log, PRIYA.id, older.key, NOW)
    older.log = rotate(older.log, older.entropy)
    merged = joined(signing(add_link(BASE, link)), record(person=older))
    assert code_of(merged.arrivals[0].refused_by) == "merge-different-holder"


def test_true_is_not_one() -> None:
    one = signing(changed(BASE, "goals", ext={"mine": 1}))
    two = copy(one)
    two["goals"][0]["ext"]["mine"] = True
    assert joined(one, two).tree["goals"][0]["ext"] == {"mine": True}
    assert type(joined(one, two).tree["goals"][0]["ext"]["mine"]) is bool
    assert type(joined(two, one).tree["goals"][0]["ext"]["mine"]) is bool


def test_any_other_member_that_differs_waits() -> None:
    other = signing(copy(BASE) | {"language": "cy"})
    merged = joined(BASE, other).tree
    (conflict,) = list_conflicts(merged)
    assert (conflict.name, set(conflict.heads)) == ("language", {"en-GB", "cy"})
    assert merged == joined(other, BASE).tree
    number = conflict.heads.index("cy") + 1
    assert resolve(merged, conflict, number, NOW)["language"] == "cy"
    with pytest.raises(UsageError):
        resolve(merged, conflict, BOTH, NOW)


def test_what_a_newer_version_wrote_comes_along() -> None:
    strange = {"id": "0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21", "of": "tomorrow"}
    newer = signing(copy(BASE) | {"hopes": [strange], "mood": {"is": "good"}})
    older = signing(changed(BASE, "goals", title="Here"))
    merged = joined(older, newer).tree
    assert merged["hopes"][0]["of"] == "tomorrow"
    assert merged["mood"] == {"is": "good"}
    assert merged["goals"][0]["title"] == "Here"


GOOD = signed(statement())
OTHER = signed(statement(id="urn:uuid:7b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a11", validFrom="2026-11-13T12:00:00Z"))  # fmt: skip # noqa: E501


def test_statements_unite_and_one_that_was_removed_stays_out() -> None:
    one, two = record(GOOD), record(OTHER)
    merged = joined(one, two)
    assert {s["id"] for s in merged.tree["statements"]} == {GOOD["id"], OTHER["id"]}
    assert merged.arrivals[0].brought == {Brought.STATEMENTS: 1}
    from pdpkit.proof import signed_digest

    removed = copy(record())
    removed["ledger"]["removed"] = [signed_digest(GOOD)]
    removed = signing(removed)
    assert "statements" not in joined(removed, one).tree
    assert joined(one, removed).tree == removed


@pytest.mark.parametrize("direct", [True, False])
def test_a_withdrawn_statement_never_comes_back(*, direct: bool) -> None:
    """123: replayed from an old copy it is still withdrawn."""
    from pdpkit.proof import signed_digest

    entry_ = {"digest": signed_digest(GOOD), "on": "2026-11-20", "reason": "mistake"}
    listed = record(lists=[withdrawals(entry_, sequence=2)])
    old = record(GOOD, lists=[withdrawals()])
    merged = (joined(listed, old) if direct else joined(old, listed)).tree
    done = signing(merged)
    report = verify(document(done), policy(lists=()), NOW + timedelta(days=1))
    assert report.counts["withdrawn"] == 1


def test_what_does_not_hold_in_a_copy_is_left_out_and_listed() -> None:
    """73, 127."""
    bad = copy(GOOD)
    bad["credentialSubject"]["minutes"] = 600
    other = copy(record(OTHER))
    other["statements"] = [OTHER, bad]
    merged = joined(record(GOOD), signing(other))
    assert merged.tree["statements"] == joined(record(GOOD), record(OTHER)).tree["statements"]
    assert codes(merged) == ["proof-signature-invalid", "merge-id-collision"]


def test_a_copy_that_cannot_be_read_is_listed() -> None:
    broken = copy(BASE) | {"conflicts": 7}
    merged = joined(BASE, broken)
    assert merged.tree == BASE
    assert code_of(merged.arrivals[0].refused_by) == "entry-history-broken"
    with pytest.raises(InputError):
        joined(broken, BASE)


def test_nothing_takes_the_place_of_entries() -> None:
    merged = joined(BASE, copy(BASE) | {"activities": None})
    assert merged.tree == BASE
    assert code_of(merged.arrivals[0].refused_by) == "schema-member-type"
    strange = {"id": "0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21", "of": "tomorrow"}
    one, two = signing(copy(BASE) | {"hopes": [strange]}), copy(BASE) | {"hopes": 7}
    merged = joined(one, two)
    assert merged.tree["hopes"][0]["of"] == "tomorrow"
    assert merged.tree["conflicts"] == {"hopes": [{"hopes": 7}]}
    assert merged.tree == joined(two, one).tree


def test_a_version_that_waits_under_another_id_is_refused() -> None:
    for identifier in (" ", None, entry("goals", 9)["id"]):
        waiting = copy(joined(MINE, YOURS).tree)
        waiting["conflicts"][GOAL["id"]][0]["id"] = identifier
        merged = joined(BASE, waiting)
        assert merged.tree == BASE
        assert code_of(merged.arrivals[0].refused_by) == "entry-history-broken"


def test_frameworks_unite_by_id_and_version() -> None:
    def embedded(version: str, title: str = "Standards") -> Tree:
        return {"format": "pdp-framework/1", "id": "ts", "version": version, "title": title}

    one = record(frameworks=[embedded("2011")])
    two = record(frameworks=[embedded("2011"), embedded("2021")])
    assert joined(one, two).tree == two
    three = record(frameworks=[embedded("2011", "Other words")])
    (conflict,) = list_conflicts(joined(one, three).tree)
    assert conflict.name == "frameworks/ts/2011"
    decided = resolve(joined(one, three).tree, conflict, 2, NOW)
    assert decided["frameworks"] == [conflict.heads[1]]


def test_nothing_in_an_input_is_changed_by_merging() -> None:
    mine = signing(changed(BASE, "goals", title="Mine"))
    yours = signing(changed(BASE, "goals", title="Yours"))
    before = canonical([mine, yours])
    joined(mine, yours)
    assert canonical([mine, yours]) == before
