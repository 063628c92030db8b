"""Groups 4, 5 and 13: who vouches beyond one list: pins alone, receipts, links, re-bindings."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from generate.cases.cast import (
    MARTA,
    NORTHWAY,
    NORTHWAY_STOLEN,
    PRIYA,
    SALTMARSH,
    SALTMARSH_2025,
    Person,
    Trust,
    identifier,
    make_directory,
    renew,
)
from generate.cases.papers import record, share, sign_statement, statement, unsigned_statement
from generate.cases.vector import (
    GONE,
    PASSED_IN_RECORD,
    POLICY,
    Vector,
    confirmed,
    invalid,
    not_genuine,
    unconfirmed,
    valid,
)
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import parse_moment
from pdpkit.identity import rotate
from pdpkit.keys import derive_key
from pdpkit.link import sign_link
from pdpkit.proof import signed_digest

# Priya as she was before a sheet was lost, and before that.
EARLIER: Final = Person("Priya Nair before")
FIRST: Final = Person("Priya Nair at first")
SECOND: Final = Person("Priya Nair then")
THIRD: Final = Person("Priya Nair later")
_LINKED: Final = "2026-08-01T09:00:00Z"
_NAME: Final = "/credentialSubject/identifier/0/identityHash"
_CARRIED: Final = {name: POLICY[name] for name in ("pins", "lists")}


def list_vectors() -> Iterator[Vector]:
    yield from _pinned_alone()
    yield from _receipts()
    yield from _suites()
    yield from _links()
    yield from _bindings()


def _pinned_alone() -> Iterator[Vector]:
    policy = {"pins": "../../shared/pins-alone.json", "lists": POLICY["lists"]}
    about = "No list at all: the reader confirmed this organisation's key alone."
    expect = confirmed(issuer="issuer-pinned") | {"policy": policy}
    yield valid("issuer-pinned-alone", "76", about, statement(), expect)
    about = "The organisation was confirmed alone, and this is another key under its name."
    codes = {
        "issuer": "issuer-key-unlisted",
        "keyWindow": "issuer-key-unlisted",
    }
    document = sign_statement(unsigned_statement(), trust=SALTMARSH_2025)
    expect = unconfirmed(**codes) | {"policy": policy}
    name = "issuer-pinned-alone-by-another-key"
    yield invalid(name, "76", about, document, expect, sibling="issuer-pinned-alone")
    about = "Signed under a did:key, which is on no list and cannot be."
    code = "issuer-unknown"
    key = Trust(f"did:key:{SALTMARSH.key.text}", SALTMARSH.name, SALTMARSH.label)
    codes = {
        "form": "statement-not-understood",
        "issuer": code,
        "keyWindow": code,
        "withdrawal": "withdrawal-not-checked",
        "validity": "statement-not-understood",
    }
    document = sign_statement(unsigned_statement(trust=key), trust=key)
    yield invalid(
        "issuer-did-key", "75", about, document, unconfirmed(**codes), sibling="statement"
    )


def _receipt(seen: Tree, trust: Trust, day: str) -> Tree:
    """A trust states that it had a statement before it, whole and signed, on a day."""
    since = f"{day}T09:00:00Z"
    fact = {
        "/id": f"urn:uuid:{identifier(f'a receipt by {trust.label}')}",
        "/validFrom": since,
        "/credentialStatus": GONE,
        "/credentialSubject/statement": "receipt",
        "/credentialSubject/of": signed_digest(seen),
        "/credentialSubject/seen": day,
        "/credentialSubject/start": GONE,
        "/credentialSubject/minutes": GONE,
    }
    unsigned = unsigned_statement(fact, trust=trust)
    return sign_statement(unsigned, {"created": since}, trust=trust)


def _receipts() -> Iterator[Vector]:
    since = "2026-01-20T09:00:00Z"
    unsigned = unsigned_statement({"/validFrom": since}, trust=NORTHWAY_STOLEN)
    stolen = sign_statement(unsigned, {"created": since}, trust=NORTHWAY_STOLEN)
    about = "The key was stolen in October 2026; another employer had seen this in July."
    document = record([stolen, _receipt(stolen, SALTMARSH, "2026-07-11")])
    expect = confirmed(PASSED_IN_RECORD, keyWindow="key-stolen-later")
    both = {"counts": {"confirmed": 2}}
    yield valid("receipt-before-the-theft", "85", about, document, expect | both)
    alone = _receipt(statement(), NORTHWAY, "2026-07-11")
    about = "A receipt by itself, which says what somebody saw and so is never withdrawn."
    expect = confirmed(withdrawal="withdrawal-not-needed")
    yield valid("receipt-alone", "85", about, alone, expect)
    wrong = {
        "after-the-theft": _receipt(stolen, SALTMARSH, "2026-10-16"),
        "by-the-same-issuer": _receipt(stolen, NORTHWAY, "2026-07-11"),
        "of-another-statement": _receipt(statement(), SALTMARSH, "2026-07-11"),
        "by-nobody-on-the-list": _receipt(
            stolen, Trust("did:web:beacon-hill.example", "Beacon Hill", "Beacon Hill"), "2026-07-11"
        ),
    }
    for name, receipt in wrong.items():
        about = f"A receipt that does not save a stolen key's statement: {name.replace('-', ' ')}."
        expect = unconfirmed(PASSED_IN_RECORD, keyWindow="issuer-key-compromised")
        expect |= {"verdict": "partly", "counts": {"unconfirmed": 1, "confirmed": 1}}
        if name.startswith("by-nobody"):
            expect |= {"verdict": "unconfirmed", "counts": {"unconfirmed": 2}}
        document = record([stolen, receipt])
        sibling = "receipt-before-the-theft"
        yield invalid(f"receipt-{name}", "85", about, document, expect, sibling=sibling)
    about = "The successor of the trust whose key was stolen is no witness for it."
    listed = renew(make_directory(), {"/issuers/0/successor": SALTMARSH.id})
    members = {"directory": listed}
    document = share([stolen, _receipt(stolen, SALTMARSH, "2026-07-11")], members)
    expect = unconfirmed(PASSED_IN_RECORD, keyWindow="issuer-key-compromised")
    expect |= {"verdict": "partly", "counts": {"unconfirmed": 1, "confirmed": 1}}
    expect |= {"policy": _CARRIED}
    name = "receipt-by-the-successor"
    yield invalid(name, "85", about, document, expect, sibling="receipt-before-the-theft")


def _suites() -> Iterator[Vector]:
    about = "The keeper no longer relies on this way of signing since a day that is past."
    suite = {"suite": "eddsa-jcs-2022", "untrustedSince": "2026-11-01T00:00:00Z"}
    listed = renew(make_directory(), {"/suites": [suite]})
    codes = {"keyWindow": "proof-suite-retired", "withdrawal": "withdrawal-not-checked"}
    expect = unconfirmed(PASSED_IN_RECORD, **codes) | {"policy": _CARRIED}
    document = share([statement()], {"directory": listed})
    yield invalid("suite-retired", "48", about, document, expect, sibling="suite-to-be-retired")
    about = "The keeper says from which day to come this way of signing is no longer relied on."
    suite = suite | {"untrustedSince": "2027-01-01T00:00:00Z"}
    listed = renew(make_directory(), {"/suites": [suite]})
    document = share([statement()], {"directory": listed})
    expect = confirmed(PASSED_IN_RECORD) | {"policy": _CARRIED}
    yield valid("suite-to-be-retired", "48", about, document, expect)


def link(older: Person, newer: Person, *, rotations: int = 0, key: Any = None) -> Tree:
    """A link from one identity to another, by the older one's tip after some rotations."""
    log = older.key_log
    for _ in range(rotations):
        log = rotate(log, older.entropy)
    key = key or derive_key(older.entropy, "key", rotations)
    return sign_link(older.id, log, newer.id, key, parse_moment(_LINKED))


def _about(person: Person, *, name: str = PRIYA.name, trust: Trust = SALTMARSH) -> Tree:
    """The statement about an earlier identity, made out to Priya's name."""
    unsigned = unsigned_statement({_NAME: name}, trust=trust, person=person)
    return sign_statement(unsigned, trust=trust)


def _links() -> Iterator[Vector]:
    older, linked = _about(EARLIER), link(EARLIER, PRIYA)
    about = "About an earlier identity, which a link by its own key joins to this one."
    document = record([older], {"/holder/links": [linked]})
    expect = confirmed(PASSED_IN_RECORD, subject="subject-linked")
    yield valid("link", "92", about, document, expect)
    about = "Two links, one after the other."
    chain = [link(FIRST, EARLIER), linked]
    document = record([_about(FIRST)], {"/holder/links": chain})
    yield valid("link-of-a-link", "92", about, document, expect)
    wrong = {
        "by-another-key": link(EARLIER, PRIYA, key=PRIYA.key),
        "to-another-person": link(EARLIER, MARTA),
        "of-another-identity": link(FIRST, PRIYA),
        "changed-since": linked | {"created": "2026-08-02T09:00:00Z"},
        "with-one-member-more": linked | {"note": "x"},
    }
    for name, one in wrong.items():
        about = f"A link that joins nothing to this identity: {name.replace('-', ' ')}."
        expect = not_genuine("subject-mismatch", "subject", PASSED_IN_RECORD)
        document = record([older], {"/holder/links": [one]})
        yield invalid(f"link-{name}", "92", about, document, expect, sibling="link")
    about = "The older identity has a longer key log than the link: whoever has its words went on."
    outranked = [linked, link(EARLIER, MARTA, rotations=1)]
    document = record([older], {"/holder/links": outranked})
    expect = unconfirmed(PASSED_IN_RECORD, subject="holder-link-outranked")
    yield invalid("link-outranked", "92", about, document, expect, sibling="link")


def _bind(
    older: Person,
    newer: Person,
    *,
    trust: Trust = NORTHWAY,
    name: str = PRIYA.name,
    by_name: Sequence[Tree] = (),
) -> Tree:
    """A listed employer brings over what was said of an identity that was lost."""
    fact = {
        "/id": f"urn:uuid:{identifier(f'{older.name} to {newer.name} by {trust.label}')}",
        _NAME: name,
        "/credentialSubject/statement": "re-bound",
        "/credentialSubject/previous": older.id,
        "/credentialSubject/statements": [signed_digest(one) for one in by_name],
        "/credentialSubject/checked": "Passport and payroll number, at the interview",
        "/credentialSubject/start": GONE,
        "/credentialSubject/minutes": GONE,
    }
    return sign_statement(unsigned_statement(fact, trust=trust, person=newer), trust=trust)


def _bindings() -> Iterator[Vector]:
    older, brought = _about(EARLIER), _bind(EARLIER, PRIYA)
    passing = confirmed(PASSED_IN_RECORD, subject="subject-brought-over")
    two = {"counts": {"confirmed": 2}}
    about = "Words and key were lost; an employer on the list brought the older identity over."
    yield valid("re-bound", "92", about, record([older, brought]), passing | two)
    about = "A statement by name, brought over by its digest."
    by_name = statement({"/credentialSubject/id": GONE, "/credentialSubject/keyLog": GONE})
    document = record([by_name, _bind(EARLIER, PRIYA, by_name=[by_name])])
    yield valid("re-bound-by-name", "92", about, document, passing | two)
    about = "Three times over."
    hops = [_bind(FIRST, SECOND), _bind(SECOND, EARLIER), brought]
    document = record([_about(FIRST), *hops])
    yield valid(
        "re-bound-three-times", "92", about, document, passing | {"counts": {"confirmed": 4}}
    )
    about = "Four times over: that is too far."
    hops = [_bind(FIRST, SECOND), _bind(SECOND, THIRD), _bind(THIRD, EARLIER), brought]
    expect = not_genuine("subject-mismatch", "subject", PASSED_IN_RECORD)
    expect |= {"counts": {"not-genuine": 1, "confirmed": 4}}
    document = record([_about(FIRST), *hops])
    yield invalid(
        "re-bound-four-times", "92", about, document, expect, sibling="re-bound-three-times"
    )
    yield from _wrong_bindings(older, brought)


def _wrong_bindings(older: Tree, brought: Tree) -> Iterator[Vector]:
    partly = {"exit": 3, "verdict": "partly"}
    about = "Two employers brought the same identity over: neither counts."
    twice = _bind(EARLIER, PRIYA, trust=SALTMARSH)
    expect = unconfirmed(PASSED_IN_RECORD, subject="subject-rebound-twice")
    expect |= partly | {"counts": {"unconfirmed": 1, "confirmed": 2}}
    document = record([older, brought, twice])
    yield invalid("re-bound-twice", "92", about, document, expect, sibling="re-bound")
    about = "Brought over under another name than the one that the statement is made out to."
    expect = unconfirmed(PASSED_IN_RECORD, subject="subject-rebound-name")
    expect |= partly | {"counts": {"unconfirmed": 1, "confirmed": 1}}
    document = record([_about(EARLIER, name=MARTA.name), brought])
    yield invalid("re-bound-name", "92", about, document, expect, sibling="re-bound")
    about = "Brought over by somebody who is on no list."
    nobody = Trust("did:web:beacon-hill.example", "Beacon Hill Primary", "Beacon Hill")
    expect = not_genuine("subject-mismatch", "subject", PASSED_IN_RECORD)
    expect |= {"counts": {"not-genuine": 1, "unconfirmed": 1}}
    document = record([older, _bind(EARLIER, PRIYA, trust=nobody)])
    yield invalid("re-bound-by-nobody", "92", about, document, expect, sibling="re-bound")
    about = "A statement by name that the re-binding does not list."
    by_name = statement({"/credentialSubject/id": GONE, "/credentialSubject/keyLog": GONE})
    expect = unconfirmed(PASSED_IN_RECORD, subject="subject-by-name")
    expect |= partly | {"counts": {"unconfirmed": 1, "confirmed": 1}}
    document = record([by_name, brought])
    yield invalid("re-bound-unlisted", "92", about, document, expect, sibling="re-bound-by-name")
