"""One vector: a document, and what every reader of the format must say of it."""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pdpkit.encoding.reading import Tree
from pdpkit.encoding.writing import dump
from pdpkit.report import DECIDING_CHECKS

AT: Final = "2026-11-22T12:00:00Z"
POLICY: Final = {
    "directory": "../../shared/directory.json",
    "pins": "../../shared/pins.json",
    "lists": "../../shared/lists",
}
GONE: Final = object()
# An outcome and its code, which a person reads in one line.
_PAIR: Final = re.compile(rb'\[\s+("[a-z]+"),\s+("[a-z-]+")\s+\]')

# What is said of a file that could be read, and by each deciding check of a statement that counts.
PASSED: Final = {
    "reading": "file-read",
    "proof": "proof-unchanged",
    "form": "statement-understood",
    "issuer": "issuer-listed",
    "keyWindow": "key-in-use",
    "subject": "subject-alone",
    "withdrawal": "withdrawal-not-listed",
    "validity": "statement-in-force",
}
# The same in the holder's record or share, with what is said of the holder.
PASSED_IN_RECORD: Final = {
    "reading": "file-read",
    "holderLog": "holder-log-intact",
    "holderProof": "holder-signed",
    **PASSED,
    "subject": "subject-is-holder",
}


@dataclass(frozen=True, slots=True)
class Vector:
    """``name`` is its folder; ``expect`` its ``expect.json`` but for row, sentence and sibling."""

    name: str
    row: str
    about: str
    document: bytes
    expect: Tree
    sibling: str | None = None

    @property
    def files(self) -> dict[str, bytes]:
        """The folder's files by name."""
        expect: Tree = {"row": self.row, "about": self.about, **self.expect}
        if self.sibling is not None:
            expect["sibling"] = f"valid/{self.sibling}"
        lines = _PAIR.sub(rb"[\1, \2]", dump(expect))
        return {"document.json": self.document, "expect.json": lines}


def valid(name: str, row: str, about: str, document: bytes | Tree, expect: Tree) -> Vector:
    return Vector(f"valid/{name}", row, about, _to_bytes(document), expect)


def invalid(
    name: str, row: str, about: str, document: bytes | Tree, expect: Tree, *, sibling: str
) -> Vector:
    return Vector(f"invalid/{name}", row, about, _to_bytes(document), expect, sibling)


def edit(tree: Tree, changes: Mapping[str, Any]) -> Tree:
    """A deep copy with the values at some JSON Pointers set, or taken out where it is ``GONE``."""
    copied = copy.deepcopy(tree)
    for pointer, value in changes.items():
        *steps, last = pointer.removeprefix("/").split("/")
        place: Any = copied
        for step in steps:
            place = place[int(step) if isinstance(place, list) else step]
        key = int(last) if isinstance(place, list) else last
        if value is GONE:
            del place[key]
        else:
            place[key] = copy.deepcopy(value)
    return copied


def swap(document: bytes, old: str, new: str | bytes) -> bytes:
    """The document with one piece of its text replaced; the piece has to stand there once."""
    wanted = old.encode()
    assert document.count(wanted) == 1, old
    return document.replace(wanted, new if isinstance(new, bytes) else new.encode())


def reading_stops(code: str, where: str | None = None) -> Tree:
    """The file is refused before anything in it is judged."""
    expect: Tree = {"command": "read", "at": AT, "exit": 4, "verdict": "unreadable", "code": code}
    return expect if where is None else expect | {"where": where}


def confirmed(passed: Mapping[str, str] = PASSED, /, **differing: str) -> Tree:
    """Everything passes; ``differing`` names checks that pass with another code."""
    codes = {**passed, **differing}
    checks = {name: ["passed", code] for name, code in codes.items()}
    return _judged(0, "confirmed", {"confirmed": 1}, checks)


def expired(passed: Mapping[str, str] = PASSED) -> Tree:
    """Genuine, and its time is over: it counts."""
    expect = confirmed(passed)
    checks = expect["checks"] | {"validity": ["failed", "credential-expired"]}
    return expect | {"counts": {"expired": 1}, "checks": checks}


def not_genuine(code: str, check: str = "proof", passed: Mapping[str, str] = PASSED) -> Tree:
    """``check`` fails and stops every later one."""
    checks = {name: ["passed", passing] for name, passing in passed.items()}
    stopped = DECIDING_CHECKS[DECIDING_CHECKS.index(check) + 1 :]
    checks |= {name: ["skipped", "statement-check-stopped"] for name in stopped}
    checks[check] = ["failed", code]
    return _judged(1, "do-not-rely", {"not-genuine": 1}, checks)


def unconfirmed(passed: Mapping[str, str] = PASSED, /, **codes: str) -> Tree:
    """The checks named cannot be decided, by the codes given; all others pass."""
    checks = {name: ["passed", code] for name, code in passed.items()}
    checks |= {name: ["undetermined", code] for name, code in codes.items()}
    return _judged(3, "unconfirmed", {"unconfirmed": 1}, checks)


def not_understood(code: str, passed: Mapping[str, str] = PASSED) -> Tree:
    """Signed and unchanged, but not to be shown as fact."""
    return unconfirmed(passed, form=code, validity="statement-not-understood")


def form_found(code: str, where: str) -> Tree:
    """``validate`` finds an error at a place."""
    return {"command": "validate", "at": AT, "exit": 1, "code": code, "where": where}


def form_refused(code: str) -> Tree:
    """``validate`` cannot judge such a file."""
    return {"command": "validate", "at": AT, "exit": 4, "code": code}


def form_holds(code: str | None = None, where: str = "") -> Tree:
    """``validate`` finds no error; a warning where ``code`` names one."""
    expect: Tree = {"command": "validate", "at": AT, "exit": 0}
    return expect if code is None else expect | {"code": code, "where": where}


def _judged(exit_code: int, verdict: str, counts: Tree, checks: Tree) -> Tree:
    return {
        "command": "verify",
        "at": AT,
        "policy": POLICY,
        "exit": exit_code,
        "verdict": verdict,
        "counts": counts,
        "checks": checks,
    }


def _to_bytes(document: bytes | Tree) -> bytes:
    return document if isinstance(document, bytes) else dump(document)
