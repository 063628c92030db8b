"""``merging``: statements and lists come in once, checked, and lend nothing a label."""

from typing import Any

from pdpkit.document import Kind
from pdpkit.merging import Arrival, Taken, merge_statements
from pdpkit.proof import sign, signed_digest
from pdpkit.verification import Policy, verify
from world import (
    NOW,
    OTHER_KEY,
    PRIYA,
    TRUST,
    Person,
    Tree,
    copy,
    document,
    moment,
    policy,
    record,
    signed,
    statement,
    withdrawals,
)

GOOD = signed(statement())
ENTRY = "0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21"


def merge(own: Tree, *trees: Tree, link: bool = True) -> tuple[Tree, list[Arrival]]:
    documents = [(f"{n}.json", document(tree)) for n, tree in enumerate(trees)]
    return merge_statements(own, documents, Policy(), NOW, link=link)


def taken(own: Tree, *trees: Tree) -> list[Taken]:
    return [arrival.taken for arrival in merge(own, *trees)[1]]


def own(**members: Any) -> Tree:
    return record(**members)


def test_a_statement_about_the_holder_comes_in_as_it_was_signed() -> None:
    merged, (arrival,) = merge(own(), GOOD)
    assert merged["statements"] == [GOOD]
    assert (arrival.taken, arrival.title) == (Taken.NEW, "Led: Reasoning talk in Years 3 and 4")


def test_twice_is_once() -> None:
    merged, _ = merge(own(), GOOD, GOOD)
    assert merged["statements"] == [GOOD]
    again, (arrival,) = merge(merged, GOOD)
    assert again == merged
    assert arrival.taken is Taken.KNOWN
    lone = GOOD | {"proof": GOOD["proof"][0]}
    assert taken(merged, lone) == [Taken.KNOWN]


def test_what_is_made_out_by_name_to_somebody_else_stays_out() -> None:
    """A folder of a whole register holds other people's, which would leave with a share."""
    by_name = copy(statement())
    for member in ("id", "keyLog"):
        by_name["credentialSubject"].pop(member, None)
    other = copy(by_name)
    other["credentialSubject"]["identifier"][0]["identityHash"] = "Marta Kowalczyk"
    merged, (mine, theirs) = merge(own(), signed(by_name), signed(other))
    assert (mine.taken, theirs.taken) == (Taken.NEW, Taken.REFUSED)
    assert len(merged["statements"]) == 1
    assert theirs.refused_by is not None
    assert theirs.refused_by.code == "merge-other-name"
    assert "Marta Kowalczyk" in theirs.refused_by.reason
    documents = [("one.json", document(signed(other)))]
    both, (named,) = merge_statements(merged, documents, Policy(), NOW, names=["marta  KOWALCZYK"])
    assert named.taken is Taken.NEW
    assert taken(both, signed(other)) == [Taken.KNOWN]


def test_what_does_not_hold_is_not_taken_in() -> None:
    changed = copy(GOOD)
    changed["credentialSubject"]["minutes"] = 600
    elsewhere = signed(statement(subject={"id": Person("somebody else's words").id}))
    own_words = sign(statement(), Kind.STATEMENT, PRIYA.key, TRUST, {"created": moment(-10)})
    merged, arrivals = merge(own(), changed, elsewhere, own_words, GOOD)
    assert merged["statements"] == [GOOD]
    refused = [arrival.refused_by for arrival in arrivals[:3]]
    assert [check.code for check in refused if check is not None] == [
        "proof-signature-invalid",
        "subject-mismatch",
        "issuer-is-holder",
    ]


def test_a_statement_that_the_holder_removed_stays_out() -> None:
    tree = own()
    tree["ledger"]["removed"] = [signed_digest(GOOD)]
    merged, (arrival,) = merge(tree, GOOD)
    assert arrival.taken is Taken.REMOVED
    assert "statements" not in merged


def test_a_statement_is_named_in_the_one_entry_of_its_day_and_title() -> None:
    entry = {"id": ENTRY, "title": "Reasoning talk in Years 3 and 4", "start": "2024-01-04"}
    tree = own(activities=[entry])
    merged, (arrival,) = merge(tree, GOOD)
    assert arrival.linked == "/activities/0"
    assert merged["activities"][0]["links"] == ["6b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a11"]
    assert "links" not in tree["activities"][0]
    assert "links" not in merge(tree, GOOD, link=False)[0]["activities"][0]


def test_but_not_where_two_could_be_meant_or_the_day_differs() -> None:
    entry = {"id": ENTRY, "title": "Reasoning talk in Years 3 and 4", "start": "2024-01-04"}
    twin = entry | {"id": "1d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21"}
    for activities in ([entry, twin], [entry | {"start": "2024-01"}], [entry | {"title": "Talk"}]):
        merged, (arrival,) = merge(own(activities=activities), GOOD)
        assert arrival.linked is None
        assert all("links" not in one for one in merged["activities"])


def test_of_a_list_the_newest_is_kept_and_any_that_withdraws() -> None:
    entry = {"digest": signed_digest(GOOD), "on": "2026-11-20", "reason": "mistake"}
    old, new = withdrawals(), withdrawals(sequence=2)
    naming = withdrawals(entry, sequence=1, validFrom=moment(-6))
    merged, _ = merge(own(), old, naming, new)
    assert merged["lists"] == [naming, new]
    assert taken(merged, old) == [Taken.KNOWN]
    assert taken(merged, new) == [Taken.KNOWN]


def test_a_newer_list_by_another_key_replaces_nothing() -> None:
    """Without a directory nobody can tell whose key that is."""
    entry = {"digest": signed_digest(GOOD), "on": "2026-11-20", "reason": "mistake"}
    ours, strange = withdrawals(entry), withdrawals(sequence=9, key=OTHER_KEY)
    merged, _ = merge(own(), strange, ours)
    assert merged["lists"] == [ours, strange]


def test_two_statements_of_one_id_are_told() -> None:
    """73."""
    changed = copy(GOOD)
    changed["credentialSubject"]["minutes"] = 600
    merged, (arrival,) = merge(own(statements=[GOOD]), changed)
    assert merged["statements"] == [GOOD]
    assert arrival.taken is Taken.REFUSED
    assert [note.code for note in arrival.notes] == ["merge-id-collision"]


def test_the_order_of_the_files_means_nothing() -> None:
    other = signed(statement(id="urn:uuid:7b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a11"))
    files = [GOOD, other, withdrawals(), withdrawals(sequence=2)]
    assert merge(own(), *files)[0] == merge(own(), *reversed(files))[0]


def test_a_withdrawn_statement_is_told_so_as_it_comes_in() -> None:
    """123."""
    entry = {"digest": signed_digest(GOOD), "on": "2026-11-20", "reason": "mistake"}
    documents = [("s", document(GOOD)), ("l", document(withdrawals(entry)))]
    _, arrivals = merge_statements(own(), documents, policy(lists=()), NOW)
    assert [note.code for note in arrivals[0].notes] == ["withdrawn"]


def test_a_list_that_was_changed_is_not_taken_in() -> None:
    assert taken(own(), copy(withdrawals()) | {"sequence": 9}) == [Taken.REFUSED]


def test_what_was_merged_is_then_signed_and_confirmed() -> None:
    from pdpkit.signing import sign_record

    merged, _ = merge(own(), GOOD, withdrawals())
    report = verify(document(merged), policy(lists=()), NOW)
    assert report.check("holderProof").code == "holder-proof-invalid"
    done = sign_record(merged, PRIYA.key, NOW).tree
    assert verify(document(done), policy(lists=()), NOW).verdict == "confirmed"
