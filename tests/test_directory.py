"""``directory``: keys come from a list by a keeper whom the reader confirmed, and only there."""

from datetime import timedelta
from typing import Any

import pytest

from pdpkit.authority import Authority, weigh
from pdpkit.directory import MAX_DAYS, find_end, fold_name, read_directory, sign_directory
from pdpkit.document import Kind, read_document
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import without
from pdpkit.encoding.times import format_moment, parse_moment
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from pdpkit.identity import rotate
from pdpkit.keys import signing_key
from pdpkit.pins import Pins
from pdpkit.proof import judge, sign_by_holder
from pdpkit.report import Check, Outcome
from world import (
    KEEPER,
    NOW,
    OTHER,
    OTHER_KEY,
    PRIYA,
    TRUST,
    TRUST_KEY,
    Person,
    Tree,
    copy,
    directory,
    issuer,
    moment,
    pins_of,
    seed,
)


def pinned(*found: Any) -> Authority:
    return weigh(found, pins_of(*found), NOW)


def key(**changes: Any) -> Tree:
    return {"key": TRUST_KEY.text, "validFrom": moment(-100), "validUntil": moment(200)} | changes


def ask(found: Authority, *, name: str | None = None, text: str = TRUST_KEY.text) -> Check:
    return found.judge_issuer(TRUST, text, name)


def revoked(reason: str, days: int) -> Tree:
    return key(revoked={"reason": reason, "since": moment(days)})


def window(found: Authority, created: str = moment(-10)) -> Check:
    return found.judge_key(TRUST, TRUST_KEY.text, created)


def refusal(tree: Tree) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        read_directory(read_document(dump(tree)))
    return caught.value.code, caught.value.where


def resigned(**members: Any) -> Tree:
    tree = directory().tree | members
    log, keeper = tree["keyLog"], tree["keeper"]
    made = sign_directory(tree, keeper, log, KEEPER.key, NOW)
    return made | {n: v for n, v in members.items() if n in ("keyLog", "keeper")}


def sealed(**members: Any) -> Tree:
    """What the keeper signs just as it is, in whatever order."""
    tree = directory().tree | members
    return sign_by_holder(tree, Kind.DIRECTORY, KEEPER.key, {"created": moment()})


def told(tree: Tree) -> tuple[str, str]:
    """Where a list is refused, and what is wrong there."""
    with pytest.raises(InputError) as caught:
        read_directory(read_document(dump(tree)))
    assert caught.value.code == "directory-invalid"
    return caught.value.where, caught.value.values["problem"]


def test_a_listed_key_of_a_confirmed_keeper_passes() -> None:
    found = pinned(directory())
    assert (ask(found).outcome, window(found).outcome) == (Outcome.PASSED, Outcome.PASSED)
    assert found.name_of(TRUST) == "Saltmarsh Learning Trust"


def test_without_a_list_or_on_another_list_an_issuer_is_unknown() -> None:
    for found in (pinned(), pinned(directory(issuer(id=OTHER, keys=[])))):
        assert ask(found).code == "issuer-unknown"
        assert ask(found).outcome is Outcome.UNDETERMINED
        assert window(found).outcome is Outcome.UNDETERMINED


def test_an_unconfirmed_keeper_confirms_nothing() -> None:
    found = weigh([directory()], Pins(), NOW)
    assert ask(found).code == "directory-keeper-unknown"
    assert found.used is not None
    assert not found.used.pinned
    assert found.listed(TRUST) == []


def test_an_unconfirmed_list_is_not_asked_beside_a_confirmed_one() -> None:
    stranger = directory(issuer(name="Another Name"), keeper=Person("a stranger's words"))
    found = weigh([stranger, directory()], pins_of(directory()), NOW)
    assert found.name_of(TRUST) == "Saltmarsh Learning Trust"
    assert ask(found).code == "issuer-listed"


def test_a_list_that_ran_out_confirms_nothing() -> None:
    found = pinned(directory(validUntil=moment(-1)))
    assert ask(found).code == "directory-stale"


def test_a_key_that_is_not_the_issuers() -> None:
    found = pinned(directory())
    assert ask(found, text=OTHER_KEY.text).code == "issuer-key-unlisted"


def test_a_name_on_the_list_used_by_somebody_else_is_a_conflict() -> None:
    found = pinned(directory(issuer(id=OTHER, keys=[])))
    for name in ("Saltmarsh Learning Trust", "SALTMARSH  learning trust"):
        assert ask(found, name=name).code == "issuer-name-conflict"
    assert ask(found, name="Saltmarsh Academy").code == "issuer-unknown"


@pytest.mark.parametrize(
    ("entry", "created", "code"),
    [
        (key(), moment(-100), "key-in-use"),
        (key(), moment(-101), "issuer-key-not-valid-then"),
        (key(validUntil=moment(-10)), moment(-10), "issuer-key-not-valid-then"),
        (key(validUntil=moment(-9)), moment(-10), "key-in-use"),
        (revoked("superseded", -5), moment(-10), "key-superseded"),
        (revoked("superseded", -10), moment(-10), "issuer-key-not-valid-then"),
        (revoked("compromised", -5), moment(-10), "issuer-key-compromised"),
        (key(), moment(0.003), "key-in-use"),
        (key(), moment(1), "proof-created-future"),
    ],
)
def test_windows(entry: Tree, created: str, code: str) -> None:
    found = pinned(directory(issuer(keys=[entry])))
    check = window(found, created)
    assert check.code == code
    assert check.outcome is (Outcome.PASSED if code.startswith("key-") else Outcome.UNDETERMINED)


def test_after_the_closing_day_no_new_key_counts() -> None:
    closed = issuer(status="closed", closedOn=moment(-20)[:10])
    found = pinned(directory(closed))
    assert window(found, moment(-20)).code == "key-in-use"
    assert window(found, moment(-10)).code == "issuer-key-not-valid-then"


def test_of_several_lists_the_worst_word_wins() -> None:
    other = Person("words of another keeper")
    bad = revoked("compromised", -5)
    found = pinned(directory(), directory(issuer(keys=[bad]), keeper=other))
    assert window(found).code == "issuer-key-compromised"


def test_of_one_keeper_only_the_newest_snapshot_counts() -> None:
    old = directory(sequence=1)
    new = directory(issuer(keys=[]), sequence=2)
    for order in ((old, new), (new, old)):
        assert ask(pinned(*order)).code == "issuer-key-unlisted"


def test_a_key_with_a_member_that_is_not_known_is_not_used() -> None:
    found = pinned(directory(issuer(keys=[key(onlyFor="led")])))
    assert ask(found).code == "issuer-key-unlisted"


def test_members_of_a_later_minor_version_are_kept_elsewhere() -> None:
    numbers = issuer()["numbers"] | {"later": "1"}
    tree = resigned(motto="for all", issuers=[issuer(motto="for each", numbers=numbers)])
    row = read_directory(read_document(dump(tree))).issuers[TRUST]
    assert (row["motto"], row["numbers"]) == ("for each", numbers)


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"issuers": [issuer(), issuer()]}, "directory-invalid"),
        ({"issuers": [issuer(), issuer(id=OTHER)]}, "directory-invalid"),
        ({"issuers": [issuer(name="Saltmarsh\u202eTrust")]}, "directory-invalid"),
        ({"issuers": [issuer(name="Ѕaltmarsh Learning Trust")]}, "directory-invalid"),
        ({"issuers": [issuer(id="did:web:Saltmarsh.example")]}, "directory-invalid"),
        ({"issuers": [issuer(id="did:web:xn--saltmarsh.example")]}, "directory-invalid"),
        ({"issuers": [issuer(numbers={"uid": "0"})]}, "directory-invalid"),
        ({"sequence": -1}, "directory-invalid"),
        ({"validUntil": moment(-51)}, "directory-window"),
        ({"validUntil": moment(400)}, "directory-window"),
        ({"keeper": PRIYA.id}, "directory-invalid"),
        ({"keyLog": PRIYA.log, "keeper": PRIYA.id}, "directory-invalid"),
        ({"keyLog": []}, "directory-invalid"),
    ],
)
def test_a_list_that_is_not_right_is_refused(members: Tree, code: str) -> None:
    assert refusal(resigned(**members))[0] == code


def test_one_key_for_two_issuers_is_refused() -> None:
    both = [issuer(id=OTHER, keys=[key()]), issuer(keys=[key()])]
    assert refusal(resigned(issuers=both))[0] == "directory-invalid"


def test_a_changed_list_is_refused() -> None:
    tree = copy(directory().tree)
    tree["issuers"][0]["keys"][0]["key"] = signing_key(seed("a thief's key")).text
    assert refusal(tree) == ("directory-invalid", "/proof")


def test_signing_puts_issuers_in_order() -> None:
    found = directory(issuer(), issuer(id=OTHER, keys=[]))
    assert [entry["id"] for entry in found.tree["issuers"]] == [OTHER, TRUST]


def test_the_order_of_snapshots_counts_the_keepers_log_first() -> None:
    assert directory(sequence=9).order == (1, 9)
    assert weigh([directory()], pins_of(directory()), NOW + timedelta(days=1)).used is not None


def test_the_keepers_log_is_judged_first() -> None:
    """Step D1."""
    assert told(sealed(keyLog=5))[0] == "/keyLog"
    assert told(sealed(keyLog=[KEEPER.log[0] | {"seq": 1}]))[0] == "/keyLog/0"
    where, problem = told(sealed(keeper=PRIYA.id))
    assert where == "/keeper"
    assert "does not belong to the keys" in problem


def test_the_tip_of_the_keepers_log_signs() -> None:
    """Step D2: not an older key of theirs, nor one that signs as itself."""
    rotated = rotate(KEEPER.log, KEEPER.entropy)
    assert told(sealed(keyLog=rotated)) == ("/proof", "Another key than the keeper's.")
    tree = directory().tree
    given = {"created": moment()}
    other = sign_by_holder(tree, Kind.DIRECTORY, PRIYA.key, given)
    assert told(other) == ("/proof", "Another key than the keeper's.")
    undated = sign_by_holder(tree, Kind.DIRECTORY, KEEPER.key)
    assert told(undated)[0] == "/proof/created"
    unsigned = without(tree, "proof")
    assert told(unsigned)[0] == "/proof"
    lent = copy(tree)
    lent["proof"][0]["proofPurpose"] = "authentication"
    where, problem = told(lent)
    assert where == "/proof/proofPurpose"
    assert problem != "Another key than the keeper's."


@pytest.mark.parametrize(
    ("members", "where"),
    [
        ({"name": ""}, "/name"),
        ({"sequence": "1"}, "/sequence"),
        ({"validFrom": "2026-11-22"}, "/validFrom"),
        ({"validUntil": 5}, "/validUntil"),
        ({"issuers": {}}, "/issuers"),
        ({"suites": [{"suite": "", "untrustedSince": moment()}]}, "/suites/0/suite"),
        ({"suites": [{"suite": "x", "untrustedSince": "soon"}]}, "/suites/0/untrustedSince"),
        ({"suites": [{"suite": "x"}]}, "/suites/0/untrustedSince"),
        ({"issuers": [issuer(status="shut")]}, "/issuers/0/status"),
        ({"issuers": [issuer(closedOn="2026-02-30")]}, "/issuers/0/closedOn"),
        ({"issuers": [issuer(successor="Northway")]}, "/issuers/0/successor"),
        ({"issuers": [issuer(lastLists=["x"])]}, "/issuers/0/lastLists/0"),
        ({"issuers": [issuer(numbers={"urn": "1"})]}, "/issuers/0/numbers/urn"),
        ({"issuers": [issuer(keys=["x"])]}, "/issuers/0/keys/0"),
    ],
)
def test_the_form_is_that_of_the_tables(members: Tree, where: str) -> None:
    """Step D3."""
    assert told(sealed(**members)) == (where, "Its form is not right.")


def test_what_the_tables_allow_is_read() -> None:
    suite = {"suite": "eddsa-jcs-2022", "untrustedSince": moment(), "later": 1}
    ended: Tree = {"status": "closed", "closedOn": "2026-02-28", "lastLists": ["A" * 43]}
    closed = issuer(**ended, successor=OTHER)
    found = read_directory(read_document(dump(sealed(suites=[suite], issuers=[closed]))))
    assert found.issuers == {TRUST: closed}
    assert found.tree["suites"] == [suite]


def test_a_list_is_good_for_400_days_at_most() -> None:
    """Step D4: to the second, and for one second at least."""
    start = NOW - timedelta(days=50)

    def ending(days: int, seconds: int) -> Tree:
        until = start + timedelta(days=days, seconds=seconds)
        return sealed(validFrom=format_moment(start), validUntil=format_moment(until))

    assert MAX_DAYS == 400
    for days, seconds in ((400, 0), (0, 1)):
        read_directory(read_document(dump(ending(days, seconds))))
    for days, seconds in ((400, 1), (0, 0)):
        with pytest.raises(InputError) as caught:
            read_directory(read_document(dump(ending(days, seconds))))
        assert (caught.value.code, caught.value.where) == ("directory-window", "/validUntil")
        assert caught.value.values == {"limit": 400}


def test_issuers_ascend_and_none_stands_twice() -> None:
    """Step D5."""
    first, last = issuer(id=OTHER, keys=[]), issuer(keys=[])
    out_of_order = ("/issuers", "Issuers are not in order.")
    assert told(sealed(issuers=[last, first])) == out_of_order
    assert told(sealed(issuers=[first, first])) == out_of_order
    found = read_directory(read_document(dump(sealed(issuers=[first, last]))))
    assert list(found.issuers) == [OTHER, TRUST]


def test_a_key_that_is_used_stands_once_in_the_whole_list() -> None:
    """Step D6: with one issuer as with two; what is not used is no second one."""
    twice = "A key stands twice."
    both = [issuer(id=OTHER, keys=[key()]), issuer(keys=[key()])]
    assert told(sealed(issuers=both)) == ("/issuers/1/keys/0", twice)
    assert told(sealed(issuers=[issuer(keys=[key(), key(validFrom=moment())])])) == (
        "/issuers/0/keys/1",
        twice,
    )
    unused = issuer(keys=[key(onlyFor="led"), key(), key(onlyFor="led")])
    found = read_directory(read_document(dump(sealed(issuers=[unused]))))
    assert found.keys == {(TRUST, TRUST_KEY.text): key()}


@pytest.mark.parametrize(
    "changes",
    [
        {"key": "z6Mk"},
        {"validFrom": "2026-11-22"},
        {"validUntil": "soon"},
        {"revoked": {}},
        {"revoked": {"reason": "lost", "since": moment()}},
        {"revoked": {"reason": "superseded"}},
        {"revoked": {"reason": "superseded", "since": "soon"}},
        {"revoked": {"reason": "superseded", "since": moment(), "by": "x"}},
    ],
)
def test_a_key_of_another_form_is_not_used(changes: Tree) -> None:
    tree = sealed(issuers=[issuer(keys=[key(**changes)])])
    assert read_directory(read_document(dump(tree))).keys == {}


@pytest.mark.parametrize(
    ("entry", "end"),
    [
        ({}, None),
        ({"validUntil": moment(5)}, moment(5)),
        ({"revoked": {"reason": "superseded", "since": moment(3)}}, moment(3)),
        (
            {"validUntil": moment(5), "revoked": {"reason": "superseded", "since": moment(3)}},
            moment(3),
        ),
        (
            {"validUntil": moment(2), "revoked": {"reason": "superseded", "since": moment(3)}},
            moment(2),
        ),
    ],
)
def test_a_key_ends_with_its_window_or_before(entry: Tree, end: str | None) -> None:
    assert find_end(entry) == (parse_moment(end) if end else None)


def test_names_that_a_hurried_eye_takes_for_one_another() -> None:
    for one, other in [
        ("Saltmarsh Learning Trust", "SALTMARSH learning-trust"),
        ("Fen & Marsh", "Fen and Marsh"),
        ("Oak 10", "oak lo"),
        ("Fern Hill", "FEM HILL"),
        ("Fern Hill", "Fern Hi11"),
        ("Waveney", "VVaveney"),
        ("Zoé", "ZOE"),
        ("Priory", "Prlory"),
    ]:
        assert fold_name(one) == fold_name(other), (one, other)
    for one, other in [("Fen Trust", "Fen Trusts"), ("Marsh", "March"), ("Oak 2", "Oak 3")]:
        assert fold_name(one) != fold_name(other), (one, other)


def test_what_is_told_of_a_list_that_was_asked() -> None:
    found = directory(sequence=7)
    used = found.used(pinned=True)
    assert (used.keeper, used.sequence, used.pinned) == (KEEPER.id, 7, True)
    assert (used.name, used.valid_from) == ("Fenland schools directory", moment(-50))
    assert used.code == spoken_code(KEEPER.id)
    assert found.valid_until == parse_moment(moment(100))
    assert not found.used(pinned=False).pinned


def test_two_snapshots_with_one_number_are_told_apart_by_their_digests() -> None:
    one, other = directory(), directory(issuer(keys=[]))
    assert one.order == other.order
    assert one.digest != other.digest
    assert one.digest == judge(one.tree, Kind.DIRECTORY).digest


def test_a_draft_has_other_issuers_in_order_and_is_not_signed() -> None:
    added = issuer(id=OTHER, keys=[key(key=OTHER_KEY.text)])
    found = directory().draft([issuer(), added])
    assert list(found.issuers) == [OTHER, TRUST]
    assert found.tree["issuers"] == [added, issuer()]
    assert found.keys[OTHER, OTHER_KEY.text] == key(key=OTHER_KEY.text)
    assert (found.keeper.id, found.digest) == (KEEPER.id, "")
    with pytest.raises(InputError):
        found.draft([issuer(id=OTHER), issuer()])


def test_a_snapshot_is_written_in_order_and_keeps_what_it_does_not_know() -> None:
    """A keeper who takes over a list puts their own log into it."""
    old = directory(motto="for all").tree
    tree = sign_directory(old, PRIYA.id, PRIYA.log, PRIYA.key, NOW)
    assert list(tree) == [
        *("format", "keeper", "keyLog", "name", "sequence", "validFrom", "validUntil"),
        *("issuers", "motto", "proof"),
    ]
    assert (tree["keeper"], tree["keyLog"]) == (PRIYA.id, PRIYA.log)
    assert tree["proof"][0]["created"] == format_moment(NOW)
    judgement = judge(tree, Kind.DIRECTORY)
    assert (judgement.check.outcome, judgement.key) == (Outcome.PASSED, PRIYA.key.text)
    same = ("name", "sequence", "validFrom", "validUntil", "issuers", "motto")
    assert {name: tree[name] for name in same} == {name: old[name] for name in same}
