"""Group 3, last part: when it was signed, from when and until when it counts, and twice."""

from collections.abc import Iterator
from typing import Any

from generate.cases.cast import identifier
from generate.cases.papers import record, sign_statement, statement, unsigned_statement
from generate.cases.vector import (
    GONE,
    PASSED_IN_RECORD,
    Vector,
    confirmed,
    edit,
    expired,
    invalid,
    not_genuine,
    not_understood,
    unconfirmed,
    valid,
)
from pdpkit.encoding.reading import Tree


def list_vectors() -> Iterator[Vector]:
    yield from _created()
    yield from _validity()
    yield from _twice()


def _created() -> Iterator[Vector]:
    about = "Signed four minutes from now: clocks differ."
    document = _created_at("2026-11-22T12:04:00Z")
    yield valid("created-in-four-minutes", "65", about, document, confirmed())
    later = {"ten-minutes": "2026-11-22T12:10:00Z", "a-day": "2026-11-23T12:00:00Z"}
    for name, moment in later.items():
        about = f"Signed {name.replace('-', ' ')} from now."
        expect = unconfirmed(keyWindow="proof-created-future")
        sibling = "created-in-four-minutes"
        document = _created_at(moment)
        yield invalid(f"created-in-{name}", "65", about, document, expect, sibling=sibling)
    about = "Signed without a moment."
    expect = unconfirmed(proof="proof-created-missing", keyWindow="proof-created-missing")
    document = _created_at(GONE)
    yield invalid("created-missing", "66", about, document, expect, sibling="statement")
    wrong: dict[str, Any] = {
        "words": "yesterday",
        "empty": "",
        "offset": "2026-07-10T09:00:00+00:00",
        "fraction": "2026-07-10T09:00:00.5Z",
        "day-alone": "2026-07-10",
        "small-letters": "2026-07-10t09:00:00z",
        "no-such-day": "2026-02-30T09:00:00Z",
        "second-sixty": "2026-07-10T09:00:60Z",
        "line-end": "2026-07-10T09:00:00Z\n",
        "number": 20260710,
        "null": None,
    }
    for name, moment in wrong.items():
        about = f"Signed with a moment of another form: {name.replace('-', ' ')}."
        expect = not_genuine("proof-created-format")
        document = _created_at(moment)
        yield invalid(f"created-{name}", "67", about, document, expect, sibling="statement")


def _created_at(moment: Any) -> Tree:
    return sign_statement(unsigned_statement(), {"created": moment})


def _validity() -> Iterator[Vector]:
    about = "Its last moment is over: genuine, and counted."
    document = statement({"/validUntil": "2026-08-31T23:59:59Z"})
    yield valid("expired", "69", about, document, expired())
    about = "It counts until a day to come."
    document = statement({"/validUntil": "2027-08-31T23:59:59Z"})
    yield valid("until-a-day-to-come", "69", about, document, confirmed())
    about = "One that ran out beside one that did not."
    other = {"/id": f"urn:uuid:{identifier('another statement')}"}
    ran_out = statement({"/validUntil": "2026-08-31T23:59:59Z"} | other)
    expect = expired(PASSED_IN_RECORD) | {"counts": {"expired": 1, "confirmed": 1}}
    document = record([statement(), ran_out])
    yield valid("expired-in-a-record", "69", about, document, expect)

    about = "It counts only from a day to come."
    document = statement({"/validFrom": "2026-12-01T09:00:00Z"})
    expect = unconfirmed(validity="credential-not-yet-valid")
    yield invalid("not-yet", "70", about, document, expect, sibling="statement")
    about = "Signed with an end before its beginning."
    document = statement({"/validUntil": "2026-07-10T08:59:59Z"})
    expect = not_understood("schema-range") | {"where": "/validUntil"}
    yield invalid("until-before-from", "71", about, document, expect, sibling="until-a-day-to-come")


def _twice() -> Iterator[Vector]:
    about = "A good statement, and an altered one under the same id: only that one is not genuine."
    changed = edit(statement(), {"/credentialSubject/minutes": 450})
    expect = not_genuine("proof-signature-invalid", passed=PASSED_IN_RECORD)
    expect |= {"counts": {"not-genuine": 1, "confirmed": 1}}
    for name, statements in {
        "behind": [statement(), changed],
        "before": [changed, statement()],
    }.items():
        document = record(statements)
        yield invalid(
            f"same-id-{name}", "73", f"{about} {name}", document, expect, sibling="record"
        )
