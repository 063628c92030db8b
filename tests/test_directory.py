"""``directory``: keys come from a list by a keeper whom the reader confirmed, and only there."""

from datetime import timedelta
from typing import Any

import pytest

from pdpkit.authority import Authority, weigh
from pdpkit.directory import read_directory, sign_directory
from pdpkit.document import read_document
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from pdpkit.keys import signing_key
from pdpkit.pins import Pins
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
