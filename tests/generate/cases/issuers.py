"""Whose key signed it: listed or not, in its time or not, by another's name or none."""

from collections.abc import Iterator

from generate.cases.cast import (
    BEACON_HILL,
    NAMESAKE,
    NORTHWAY,
    NORTHWAY_STOLEN,
    PRIYA,
    SALTMARSH_2025,
    SALTMARSH_UNLISTED,
    Trust,
)
from generate.cases.papers import record, sign_statement, unsigned_statement
from generate.cases.vector import (
    PASSED_IN_RECORD,
    Vector,
    confirmed,
    invalid,
    not_genuine,
    unconfirmed,
    valid,
)
from pdpkit.encoding.reading import Tree


def list_vectors() -> Iterator[Vector]:
    about = "Signed by another trust on the list."
    yield valid("by-another-trust", "76", about, _by(NORTHWAY), confirmed())
    unlisted: dict[str, str] = {"issuer": "issuer-unknown", "keyWindow": "issuer-unknown"}
    about = "Signed by a school that is not on the list."
    unlisted["withdrawal"] = "withdrawal-not-checked"
    document = _by(BEACON_HILL)
    yield invalid(
        "issuer-unlisted", "76", about, document, unconfirmed(**unlisted), sibling="statement"
    )
    about = "Signed under the name of a trust on the list, by somebody who is not."
    codes = unlisted | {"issuer": "issuer-name-conflict"}
    document = _by(NAMESAKE)
    yield invalid(
        "issuer-namesake", "77", about, document, unconfirmed(**codes), sibling="statement"
    )
    about = "Signed with a key that is not among the trust's keys on the list."
    codes = {"issuer": "issuer-key-unlisted", "keyWindow": "issuer-unknown"}
    document = _by(SALTMARSH_UNLISTED)
    yield invalid(
        "issuer-key-unlisted", "76", about, document, unconfirmed(**codes), sibling="statement"
    )
    yield from _names()
    yield from _windows()
    yield from _holders()


def _by(trust: Trust, created: str | None = None) -> Tree:
    """The statement by another trust, or by another of its keys, at another moment."""
    changes = {"/validFrom": created} if created else None
    proof = {"created": created} if created else None
    return sign_statement(unsigned_statement(changes, trust=trust), proof, trust=trust)


def _names() -> Iterator[Vector]:
    wrong = {
        "letters": "did:web:saltmársh.example",
        "punycode": "did:web:xn--saltmrsh-7ta.example",
        "capitals": "did:web:Saltmarsh.example",
        "trailing-dot": "did:web:saltmarsh.example.",
        "port": "did:web:saltmarsh.example%3A8443",
        "address": "did:web:192.0.2.1",
        "localhost": "did:web:localhost",
        "path-up": "did:web:saltmarsh.example:..:x",
        "path-escaped": "did:web:saltmarsh.example%2F..",
        "user": "did:web:trust@saltmarsh.example",
    }
    for name, issuer in wrong.items():
        trust = Trust(issuer, "Beacon Hill Primary", BEACON_HILL.label)
        codes = {
            "form": "statement-not-understood",
            "issuer": "issuer-did-syntax",
            "keyWindow": "issuer-unknown",
            "withdrawal": "withdrawal-not-checked",
            "validity": "statement-not-understood",
        }
        about = f"Signed under a name that could pass for another: {name.replace('-', ' ')}."
        expect = unconfirmed(**codes)
        yield invalid(f"issuer-name-{name}", "79", about, _by(trust), expect, sibling="statement")


def _windows() -> Iterator[Vector]:
    about = "Signed by a key that was replaced since, while it was in use."
    document = _by(SALTMARSH_2025, "2026-01-20T09:00:00Z")
    yield valid("key-superseded", "84", about, document, confirmed(keyWindow="key-superseded"))
    outside = {
        "before-its-first-moment": "2026-01-04T23:59:59Z",
        "at-its-end": "2026-01-31T23:59:59Z",
    }
    trusts = {"before-its-first-moment": NORTHWAY, "at-its-end": SALTMARSH_2025}
    for name, moment in outside.items():
        about = f"Signed outside the time of the key: {name.replace('-', ' ')}."
        document = _by(trusts[name], moment)
        expect = unconfirmed(keyWindow="issuer-key-not-valid-then")
        yield invalid(f"key-{name}", "86", about, document, expect, sibling="key-superseded")
    about = "Signed by a key that was stolen later."
    document = _by(NORTHWAY_STOLEN, "2026-01-20T09:00:00Z")
    expect = unconfirmed(keyWindow="issuer-key-compromised")
    yield invalid("key-stolen", "85", about, document, expect, sibling="by-another-trust")


def _holders() -> Iterator[Vector]:
    about = "The holder signed a statement about themselves."
    person = Trust(PRIYA.id, "Saltmarsh Learning Trust", "")
    own = sign_statement(unsigned_statement(trust=person), trust=person, key=PRIYA.key)
    expect = not_genuine("issuer-is-holder", "issuer", PASSED_IN_RECORD)
    expect |= {"exit": 3, "verdict": "unconfirmed", "counts": {"self-declared": 1}}
    expect["checks"]["form"] = ["undetermined", "statement-not-understood"]
    yield invalid("issuer-is-holder", "91", about, record([own]), expect, sibling="record")
