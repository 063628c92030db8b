"""Bytes as trees, digests, keys (docs/spec.md, rules 1, 2, 3 and 8; steps B1 to B8)."""

import hashlib
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import cache, lru_cache
from typing import Any, Final

import nacl.bindings
import nacl.exceptions

_TOKEN: Final = re.compile(
    r'[ \t\n\r]*(?:([{}\[\],:])|("(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")'
    r"|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9]))|(true|false|null)"
    r"|(NaN|-?Infinity))"
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_SHORT: Final = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONTROL: Final = re.compile("[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
_LONE: Final = re.compile("[\ud800-\udfff]")
_LITERALS: Final = {"true": True, "false": False, "null": None}
_BASE58: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_P: Final = 2**255 - 19
_D: Final = -121665 * pow(121666, -1, _P) % _P
_L: Final = 2**252 + 27742317777372353535851937790883648493
_EIGHTH: Final = 2707385501144840649318225287225658788936804267575313519463743609750303402022
_WEAK: Final = (0, 1, _P - 1, _EIGHTH, _P - _EIGHTH)


class Refusal(Exception):
    """A file that cannot be read; its one argument is the code."""


def read_tree(data: bytes) -> Any:
    if len(data) > 5_242_880:
        raise Refusal("file-too-large")
    if data.startswith(b"\xef\xbb\xbf"):
        raise Refusal("json-bom")
    try:
        text = data.decode()
    except UnicodeDecodeError as err:
        raise Refusal("json-encoding") from err
    if not text.strip():
        raise Refusal("file-empty")
    top, texts, count, odd = _parse(text)
    faults = {
        "json-nodes": count > 200_000,
        "json-surrogate": any(_LONE.search(one) for one in texts),
        "json-string-length": any(len(one) > 65_536 for one in texts),
        "json-number-form": odd,
        "text-control-char": any(_CONTROL.search(one) for one in texts),
    }
    for code in (code for code, met in faults.items() if met):
        raise Refusal(code)
    return top


def _parse(text: str) -> tuple[Any, list[str], int, bool]:
    """The tree, all strings and names, how many values, whether a number is written oddly."""
    top: list[Any] = []
    stack, names, texts, state = [top], [""], [], "value"
    place, count, odd, twice = 0, 0, False, [False]
    while found := _TOKEN.match(text, place):
        place, (mark, quoted, number, literal, wild) = found.end(), found.groups()
        if quoted:
            texts.append(_unescape(quoted[1:-1]))
        if state in ("name", "first name") and quoted:
            twice[-1] = twice[-1] or texts[-1] in stack[-1]
            names[-1], state = texts[-1], "colon"
        elif (state, mark) == ("colon", ":"):
            state = "value"
        elif state == "after" and mark == "," and len(stack) > 1:
            state = "name" if isinstance(stack[-1], dict) else "value"
        elif (mark, type(stack[-1]), state) in _CLOSING and len(stack) > 1:
            stack.pop()
            names.pop()
            if twice.pop():
                raise Refusal("json-duplicate-key")
            state = "after"
        elif state in ("value", "first value") and mark not in ("}", "]", ",", ":"):
            if number or wild:
                value, unusual = _read_number(number or "1e999")
                odd = odd or unusual
            elif mark:
                value = {} if mark == "{" else []
            else:
                value = texts[-1] if quoted else _LITERALS[literal]
            if isinstance(stack[-1], dict):
                stack[-1][names[-1]] = value
            else:
                stack[-1].append(value)
            count, state = count + 1, "after"
            if mark:
                stack.append(value)
                names.append("")
                twice.append(False)
                state = "first name" if mark == "{" else "first value"
                if len(stack) > 65:
                    raise Refusal("json-depth")
        else:
            raise Refusal("json-syntax")
    if state != "after" or len(stack) > 1 or text[place:].strip(" \t\n\r"):
        raise Refusal("json-syntax")
    return top[0], texts, count, odd


def _read_number(text: str) -> tuple[Any, bool]:
    if set(text) & set(".eE"):
        if abs(float(text)) == float("inf"):
            raise Refusal("json-number")
        return None, True
    if len(text) > 17 or abs(int(text)) > 2**53 - 1:
        raise Refusal("json-number-range")
    return int(text), text == "-0"


_CLOSING: Final = {
    *(("}", dict, "after"), ("}", dict, "first name")),
    *(("]", list, "after"), ("]", list, "first value")),
}


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    said = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else _SHORT.get(m[2], m[2]), text)
    return said.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def canonical(value: Any) -> bytes:
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be"))
        return b"{%b}" % b",".join(canonical(n) + b":" + canonical(v) for n, v in members)
    if isinstance(value, list):
        return b"[%b]" % b",".join(map(canonical, value))
    return json.dumps(value, ensure_ascii=False).encode()


def digest(data: bytes) -> str:
    return urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


def code_of(identity: str) -> str:
    bits = int.from_bytes(urlsafe_b64decode(identity.rpartition(";")[2] + "="), "big") >> 156
    letters = ["0123456789ABCDEFGHJKMNPQRSTVWXYZ"[bits >> 5 * n & 31] for n in range(19, -1, -1)]
    return " ".join("".join(letters[n : n + 4]) for n in range(0, 20, 4))


def from_base58(text: str) -> bytes | None:
    """The bytes of ``z`` and base58btc, or None."""
    if text[:1] != "z" or len(text) > 129 or set(text[1:]) - set(_BASE58):
        return None
    number, letters = 0, text[1:]
    for letter in letters:
        number = number * 58 + _BASE58.index(letter)
    zeros = len(letters) - len(letters.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


@cache
def judge_key(text: str) -> str | None:
    """The code of what is wrong with a key's text, by K1 to K4."""
    raw = from_base58(text)
    if raw is None:
        return "key-encoding"
    if len(raw) != 34 or raw[:2] != b"\xed\x01":
        return "key-type"
    if is_weak(raw[2:]):
        return "key-weak"
    return None if _find_x(raw[2:]) is not None else "key-encoding"


def is_weak(raw: bytes) -> bool:
    y = int.from_bytes(raw, "little") % 2**255
    return y >= _P or y in _WEAK


def is_scalar(raw: bytes) -> bool:
    return int.from_bytes(raw, "little") < _L


@lru_cache(10_000)
def holds(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether R is S·B - k·A byte for byte; the library may be content with eight times that."""
    try:
        nacl.bindings.crypto_sign_open(signature + message, key)
    except nacl.exceptions.BadSignatureError:
        return False
    if nacl.bindings.crypto_core_ed25519_is_valid_point(key):
        return nacl.bindings.crypto_core_ed25519_is_valid_point(signature[:32])
    k = hashlib.sha512(signature[:32] + key + message).digest()
    base = (4 * pow(5, -1, _P) % _P).to_bytes(32, "little")
    x, y = _find_x(key) or 0, int.from_bytes(key, "little") % 2**255
    minus_a, b = (-x % _P, y), (_find_x(base) or 0, int.from_bytes(base, "little"))
    s_b = _times(int.from_bytes(signature[32:], "little"), b)
    x, y = _add(s_b, _times(int.from_bytes(k, "little") % _L, minus_a))
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


def _find_x(raw: bytes) -> int | None:
    number = int.from_bytes(raw, "little")
    y = number % 2**255
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if x * x % _P != square:
        x = x * pow(2, (_P - 1) // 4, _P) % _P
    if x * x % _P != square:
        return None
    return x if x & 1 == number >> 255 else -x % _P


def _add(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    (a, b), (c, d) = one, other
    t = _D * a * b * c * d % _P
    x, y = (a * d + b * c) * pow(1 + t, -1, _P), (b * d + a * c) * pow(1 - t, -1, _P)
    return x % _P, y % _P


def _times(number: int, point: tuple[int, int]) -> tuple[int, int]:
    total = (0, 1)
    while number:
        total = _add(total, point) if number & 1 else total
        number, point = number >> 1, _add(point, point)
    return total
