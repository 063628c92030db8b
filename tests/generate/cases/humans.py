"""Group 13 and subjects: which human, and whose list."""

from collections.abc import Iterator

from generate.cases.cast import MARTA, PRIYA, SALTMARSH, STRANGER, identifier, make_directory
from generate.cases.papers import SIGNED, record, share, statement
from generate.cases.vector import (
    AT,
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
from pdpkit.introduction import sign_introduction


def list_vectors() -> Iterator[Vector]:
    yield from _names()
    yield from _lists()
    yield from _introductions()
    yield from _subjects()


def _names() -> Iterator[Vector]:
    about = "A lent record: the name on it was changed and signed anew; the statement's is told."
    lent = record([statement()], {"/holder/name": MARTA.name})
    expect = confirmed(PASSED_IN_RECORD)
    expect["checks"]["name"] = ["undetermined", "subject-name-differs"]
    yield valid("name-differs", "188", about, lent, expect | {"madeOutTo": [PRIYA.name]})
    about = "The names agree."
    expect = confirmed(PASSED_IN_RECORD, name="subject-name-agrees")
    document = record([statement()])
    yield valid("name-agrees", "188", about, document, expect | {"madeOutTo": [PRIYA.name]})


def _lists() -> Iterator[Vector]:
    about = "A share brings its own list of organisations, whose keeper nobody has confirmed."
    document = share([statement()], {"directory": make_directory(STRANGER)})
    codes = {
        "issuer": "directory-keeper-unknown",
        "keyWindow": "directory-keeper-unknown",
        "withdrawal": "withdrawal-not-checked",
    }
    expect = unconfirmed(PASSED_IN_RECORD, **codes) | {"policy": {}}
    name = "list-brought-along"
    yield invalid(name, "189", about, document, expect, sibling="list-brought-along-and-pinned")
    about = "A share brings its own list, but the reader has one by a confirmed keeper."
    passing = confirmed(PASSED_IN_RECORD)
    yield valid("list-brought-along-unneeded", "189", about, document, passing)
    about = "A share brings its own list of organisations, by a keeper whom the reader confirmed."
    document = share([statement()], {"directory": make_directory()})
    policy = {name: POLICY[name] for name in ("pins", "lists")}
    expect = confirmed(PASSED_IN_RECORD) | {"policy": policy}
    yield valid("list-brought-along-and-pinned", "189", about, document, expect)


def _introductions() -> Iterator[Vector]:
    about = "An introduction with the code that was sent to this person."
    expect = {"command": "accept", "at": AT, "trust": "../../shared/trust", "exit": 0}
    taken = expect | {"tied": {MARTA.number: MARTA.id}}
    document = _introduce(MARTA.name, MARTA.code)
    yield valid("introduction", "190", about, document, taken)
    about = "The name in it decides nothing, not even when it is another's."
    document = _introduce(PRIYA.name, MARTA.code)
    yield valid("introduction-by-another-name", "190", about, document, taken)
    waits = expect | {"exit": 3, "code": "holder-code-unknown", "tied": {}}
    wrong = {"without-a-code": "", "with-a-wrong-code": "ABCD EFGH JKMN 9999"}
    for name, code in wrong.items():
        about = f"An introduction under another's name, {name.replace('-', ' ')}: it waits."
        document = _introduce(PRIYA.name, code)
        yield invalid(f"introduction-{name}", "190", about, document, waits, sibling="introduction")


def _introduce(name: str, code: str) -> Tree:
    """Marta Kowalczyk introduces herself to the trust by some name and some code."""
    holder = {"id": MARTA.id, "keyLog": MARTA.key_log, "name": name}
    return sign_introduction(holder, SALTMARSH.id, code, MARTA.key, parse_moment(SIGNED))


def _subjects() -> Iterator[Vector]:
    about = "A statement about another person in this person's record."
    expect = not_genuine("subject-mismatch", "subject", PASSED_IN_RECORD)
    document = record([statement()], person=MARTA)
    yield invalid("subject-another", "92", about, document, expect, sibling="record")
    about = "A statement made out by name, tied to no key."
    by_name = {"/credentialSubject/id": GONE, "/credentialSubject/keyLog": GONE}
    document = statement(by_name)
    expect = unconfirmed(subject="subject-by-name")
    yield invalid("subject-by-name", "92", about, document, expect, sibling="statement")
    about = "Made for a newer key of this person than the record holds: that statement only."
    anchor = {"seq": 1, "digest": "M3VpixJokZJ6mYbq_xBI2XcvfsQApOSVvMVzOf0S1Cs"}
    newer = statement(
        {
            "/id": f"urn:uuid:{identifier('another statement')}",
            "/credentialSubject/keyLog": anchor,
        }
    )
    expect = unconfirmed(PASSED_IN_RECORD, subject="key-log-anchor-differs")
    expect |= {"verdict": "partly", "counts": {"unconfirmed": 1, "confirmed": 1}}
    document = record([statement(), newer])
    yield invalid("subject-of-a-newer-key", "191", about, document, expect, sibling="record")
