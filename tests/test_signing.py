"""``signing``: the record as it stands, signed by the tip of its own key log and by nobody else."""

import pytest

from pdpkit.errors import InputError, SecretError
from pdpkit.identity import rotate
from pdpkit.signing import new_record, sign_record
from pdpkit.verification import Policy, verify
from world import NOW, PRIYA, TRUST_KEY, Person, copy, document, record, signed, statement

PLAIN = new_record("Priya Nair", ["teacher"], PRIYA.log, "en-GB")


def test_a_signed_record_says_so() -> None:
    made = sign_record(PLAIN, PRIYA.key, NOW)
    assert made.again
    assert made.tree["revision"] == 1
    report = verify(document(made.tree), Policy(), NOW)
    assert report.check("holderProof").code == "holder-signed"


def test_signing_again_without_a_change_changes_nothing() -> None:
    made = sign_record(PLAIN, PRIYA.key, NOW).tree
    again = sign_record(made, PRIYA.key, NOW.replace(hour=20))
    assert not again.again
    assert again.tree == made


def test_a_changed_member_that_is_no_entry_is_signed_too() -> None:
    made = sign_record(PLAIN, PRIYA.key, NOW).tree
    again = sign_record(copy(made) | {"language": "cy"}, PRIYA.key, NOW)
    assert again.again
    assert again.changes.count == 0
    assert again.tree["revision"] == 2


@pytest.mark.parametrize("key", [TRUST_KEY, Person("somebody else's words").key])
def test_another_key_signs_nothing(key: object) -> None:
    with pytest.raises(SecretError) as caught:
        sign_record(PLAIN, key, NOW)  # type: ignore[arg-type]
    assert caught.value.code == "key-not-holder"


def test_nor_does_a_key_that_was_rotated_away() -> None:
    rotated = copy(PLAIN)
    rotated["holder"]["keyLog"] = rotate(PRIYA.log, PRIYA.entropy)
    with pytest.raises(SecretError):
        sign_record(rotated, PRIYA.key, NOW)


def test_a_broken_key_log_is_not_signed() -> None:
    broken = copy(PLAIN)
    broken["holder"]["keyLog"][0]["seq"] = 1
    with pytest.raises(InputError) as caught:
        sign_record(broken, PRIYA.key, NOW)
    assert caught.value.code == "holder-log-broken"


def test_own_words_are_made_one_text_and_statements_are_not_touched() -> None:
    entry = {"id": "0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21", "text": "Zoe\u0308\r\nsays"}
    odd = signed(statement(subject={"ext": {"a": "Zoe\u0308\r\n"}}))
    made = record(odd, notes=[entry])
    assert made["notes"][0]["text"] == "Zo\u00eb\nsays"
    assert made["statements"] == [odd]


@pytest.mark.parametrize("revision", ["1", -1, True, 1.5, None])
def test_a_revision_is_a_whole_number(revision: object) -> None:
    with pytest.raises(InputError) as caught:
        sign_record(PLAIN | {"revision": revision}, PRIYA.key, NOW)
    assert caught.value.code == "schema-member-type"
