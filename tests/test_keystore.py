"""``keystore``: the key under a passphrase; every bit of its header counts."""

import json
from datetime import UTC, datetime

import pytest

from pdpkit.errors import SecretError
from pdpkit.keys import signing_key
from pdpkit.keystore import Keystore, Unlocked, check_passphrase, lock, read_keystore, unlock
from world import PRIYA, TRUST

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
PHRASE = "six plain example words for testing"


@pytest.fixture(scope="module")
def made() -> Keystore:
    return lock(Unlocked(PRIYA.key, PRIYA.entropy), PHRASE, PRIYA.id, 0, NOW)


def damage(made: Keystore, **members: object) -> bytes:
    return json.dumps(made.tree | members).encode()


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(SecretError) as caught:
        read_keystore(data)
    return caught.value.code, caught.value.where


def test_it_opens_with_its_passphrase_alone(made: Keystore) -> None:
    opened = unlock(read_keystore(made.data), PHRASE)
    assert (opened.key, opened.entropy) == (PRIYA.key, PRIYA.entropy)
    with pytest.raises(SecretError) as caught:
        unlock(made, PHRASE + ".")
    assert caught.value.code == "keystore-passphrase"


def test_nothing_secret_stands_open_in_it(made: Keystore) -> None:
    for secret in (PRIYA.key.seed, PRIYA.entropy):
        assert secret.hex().encode() not in made.data
    assert PRIYA.key.seed.hex() not in repr(made) + repr(unlock(made, PHRASE))


def test_the_same_letters_typed_otherwise_open_it() -> None:
    made = lock(Unlocked(PRIYA.key), "Fünf schöne Wörter", PRIYA.id, 0, NOW)
    assert unlock(made, "Fünf schöne Wörter").entropy is None


def test_the_header_is_authenticated(made: Keystore) -> None:
    other = {"holder": "ni:///sha-256;" + "A" * 43, "seq": 1, "created": "2026-11-22T09:00:01Z"}
    for name, value in other.items():
        with pytest.raises(SecretError) as caught:
            unlock(read_keystore(damage(made, **{name: value})), PHRASE)
        assert caught.value.code == "keystore-passphrase", name


def test_a_key_that_is_not_the_headers_is_refused(made: Keystore) -> None:
    # Whoever knows the passphrase can write any header; the key must still be its own.
    from pdpkit import keystore

    other = signing_key(bytes(31) + b"\1")
    header = Unlocked(type(other)(PRIYA.key.seed, other.text))
    forged = keystore.lock(header, PHRASE, PRIYA.id, 0, NOW)
    with pytest.raises(SecretError) as caught:
        unlock(forged, PHRASE)
    assert (caught.value.code, caught.value.where) == ("keystore-damaged", "/key")


@pytest.mark.parametrize("log_n", [14, 21, 23, 60, -17, "17", 17.5, True])
def test_work_factors_that_would_harm_are_not_tried(made: Keystore, log_n: object) -> None:
    assert refusal(damage(made, kdf=made.tree["kdf"] | {"logN": log_n}))[0] == "keystore-damaged"


@pytest.mark.parametrize(
    ("members", "where"),
    [
        ({"format": "pdp-keystore/2.0"}, "/format"),
        ({"cipher": "aes-256-gcm"}, "/cipher"),
        ({"nonce": "AAECAwQFBgcICQo"}, "/nonce"),
        ({"ciphertext": "AAAA"}, "/ciphertext"),
        ({"holder": "Priya"}, "/holder"),
        ({"key": "z6Mk"}, "/key"),
        ({"seq": -1}, "/seq"),
        ({"created": "yesterday"}, "/created"),
        ({"extra": 1}, "/extra"),
    ],
)
def test_every_damage_has_its_place(made: Keystore, members: dict[str, object], where: str) -> None:
    assert refusal(damage(made, **members)) == ("keystore-damaged", where)


def test_a_missing_member_and_broken_text_are_damage(made: Keystore) -> None:
    for name in made.tree:
        rest = {n: v for n, v in made.tree.items() if n != name}
        assert refusal(json.dumps(rest).encode())[0] == "keystore-damaged"
    assert refusal(made.data[:-9])[0] == "keystore-damaged"
    assert refusal(b"[]")[0] == "keystore-damaged"


def test_passphrases_have_a_length() -> None:
    for phrase, code in [("short", "short"), ("x" * 14, "short"), ("é" * 129, "long")]:
        with pytest.raises(SecretError) as caught:
            check_passphrase(phrase)
        assert caught.value.code == f"keystore-passphrase-{code}"
    check_passphrase("x" * 15)
    check_passphrase("three plain words")


def test_a_trusts_key_is_kept_the_same_way() -> None:
    made = lock(Unlocked(PRIYA.key), PHRASE, TRUST, 3, NOW)
    assert read_keystore(made.data).owner == TRUST
