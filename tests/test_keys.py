"""``keys``: strict Ed25519, judged by other people's vectors."""

import json
from pathlib import Path

import pytest

from pdpkit.encoding.alphabets import to_base58
from pdpkit.errors import InputError
from pdpkit.keys import derive_key, read_key, signing_key, verify

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
ORDER_8 = int("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16)
SMALL = [0, 1, P - 1, ORDER_8, P - ORDER_8]
NOT_CANONICAL = [P, P + 1]
KEY = signing_key(bytes(32))


def text_of(public: bytes, prefix: bytes = b"\xed\x01") -> str:
    return "z" + to_base58(prefix + public)


def judge(public: str, signature: str, message: str) -> str | None:
    try:
        return verify(
            text_of(bytes.fromhex(public)), bytes.fromhex(signature), bytes.fromhex(message)
        )
    except InputError as err:
        return err.code


def test_wycheproof_151_of_151(vectors: Path) -> None:
    suite = json.loads((vectors / "wycheproof/testvectors_v1/ed25519_test.json").read_bytes())
    tests = [(group, test) for group in suite["testGroups"] for test in group["tests"]]
    assert len(tests) == 151
    for group, test in tests:
        found = judge(group["publicKey"]["pk"], test["sig"], test["msg"])
        assert (found is None) == (test["result"] == "valid"), test["tcId"]


def test_of_the_speccheck_cases_only_vector_3_is_accepted(vectors: Path) -> None:
    cases = json.loads((vectors / "ed25519-speccheck/cases.json").read_bytes())
    found = [judge(case["pub_key"], case["signature"], case["message"]) for case in cases]
    assert len(found) == 12
    assert [number for number, code in enumerate(found) if code is None] == [3]


@pytest.mark.parametrize("sign_bit", [0, 1])
@pytest.mark.parametrize("y", SMALL + NOT_CANONICAL)
def test_weak_points_are_no_keys_and_no_commitments(y: int, sign_bit: int) -> None:
    point = (y | sign_bit << 255).to_bytes(32, "little")
    with pytest.raises(InputError) as caught:
        read_key(text_of(point))
    assert caught.value.code == "key-weak"
    signature = point + KEY.sign(b"")[32:]
    assert verify(KEY.text, signature, b"") == "proof-signature-weak"


def test_s_must_lie_below_the_group_order() -> None:
    signature = KEY.sign(b"text")
    assert verify(KEY.text, signature, b"text") is None
    s = int.from_bytes(signature[32:], "little")
    for other in (s + L, L, 2**256 - 1):
        changed = signature[:32] + other.to_bytes(32, "little")
        assert verify(KEY.text, changed, b"text") == "proof-signature-encoding"
    assert verify(KEY.text, signature + b"\0", b"text") == "proof-signature-encoding"
    assert verify(KEY.text, signature, b"Text") == "proof-signature-invalid"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "key-encoding"),
        ("u" + KEY.text[1:], "key-encoding"),
        (KEY.text + " ", "key-encoding"),
        (KEY.text[:-1] + "0", "key-encoding"),
        ("z1" + KEY.text[1:], "key-type"),
        (text_of(bytes(32), b"\xec\x01"), "key-type"),
        (text_of(bytes(33), b"\x80\x24"), "key-type"),
        (text_of(bytes(33), b"\xe7\x01"), "key-type"),
        (text_of(bytes(31)), "key-type"),
        (text_of((2).to_bytes(32, "little")), "key-encoding"),
    ],
)
def test_other_keys_are_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_key(text)
    assert caught.value.code == code


def test_a_key_shows_its_public_half_only() -> None:
    key = derive_key(bytes(range(32)), "key", 3)
    assert key.seed.hex() not in repr(key)
    assert str(key.seed) not in str(key)
