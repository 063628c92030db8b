"""Group 2: form, of a statement as it was signed and of the holder's own entries."""

from collections.abc import Iterator
from typing import Any, Final

from generate.cases.cast import identifier
from generate.cases.papers import (
    altered,
    record,
    sign_statement,
    statement,
    unsigned_statement,
)
from generate.cases.vector import (
    GONE,
    PASSED_IN_RECORD,
    POLICY,
    Vector,
    confirmed,
    edit,
    form_found,
    form_holds,
    form_refused,
    invalid,
    not_genuine,
    not_understood,
    reading_stops,
    swap,
    valid,
)
from pdpkit.document import BADGES_CONTEXT, CREDENTIALS_CONTEXT, STATEMENT_CONTEXT
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.writing import dump

_MINUTES: Final = "/credentialSubject/minutes"
_OWN_MINUTES: Final = "/activities/0/minutes"
_OTHER_CONTEXT: Final = "https://example.org/context"


def list_vectors() -> Iterator[Vector]:
    yield valid(
        "own-entries",
        "30",
        "A record whose own entries have the right form.",
        record(),
        form_holds(),
    )
    about = "A statement where a record is needed."
    refused = form_refused("schema-kind-unexpected")
    yield invalid("kind-unexpected", "26", about, statement(), refused, sibling="own-entries")
    yield from _marks()
    yield from _unknown_members()
    yield from _types()
    yield from _days()
    yield from _ranges()
    yield from _contexts()
    yield from _credential_types()
    yield from _identifiers()
    yield from _compositions()


def _marks() -> Iterator[Vector]:
    known = record([statement()])
    wrong: dict[str, tuple[str, Any, str]] = {
        "next-major": ("26", "pdp/2.0", "schema-version-unsupported"),
        "far-major": ("26", "pdp/12.0", "schema-version-unsupported"),
        "missing": ("27", GONE, "schema-version-missing"),
        "without-version": ("27", "pdp", "schema-version-missing"),
        "without-minor": ("27", "pdp/1", "schema-version-missing"),
        "unknown": ("26", "plan/1.0", "schema-mark-unknown"),
        "with-spaces": ("26", " pdp/1.0", "schema-mark-unknown"),
        "with-a-line-end": ("26", "pdp/1.0\n", "schema-mark-unknown"),
        "in-capitals": ("26", "PDP/1.0", "schema-mark-unknown"),
        "with-leading-zeros": ("26", "pdp/01.0", "schema-mark-unknown"),
        "list": ("26", ["pdp/1.0"], "schema-mark-unknown"),
        "object": ("26", {"pdp": 1}, "schema-mark-unknown"),
        "number": ("26", 1, "schema-mark-unknown"),
        "null": ("26", None, "schema-mark-unknown"),
    }
    for name, (row, mark, code) in wrong.items():
        document = edit(known, {"/format": mark})
        stops = reading_stops(code, "/format")
        yield invalid(f"mark-{name}", row, f"The mark: {name}.", document, stops, sibling="record")
    both = edit(known, {"/@context": STATEMENT_CONTEXT})
    about = "A mark and a context: two kinds at once."
    stops = reading_stops("schema-mark-ambiguous")
    yield invalid("mark-and-context", "36", about, both, stops, sibling="record")

    newer = record([statement()], {"/format": "pdp/1.7", "/weather": {"today": "rain"}})
    about = "A newer minor version with a member that is not known yet."
    passing = confirmed(PASSED_IN_RECORD, reading="schema-version-newer")
    yield valid("newer-minor-version", "28", about, newer, passing)
    about = "A newer minor version: what is not known is kept, and the holder is told."
    kept = form_holds("schema-unknown-field-kept", "/weather")
    yield valid("newer-minor-version-in-form", "28", about, newer, kept)


def _unknown_members() -> Iterator[Vector]:
    about = "Members of the issuer's own have their place in ext."
    extended = statement({"/ext": {"room": "Hall"}, "/credentialSubject/ext": {"seat": 5}})
    yield valid("statement-with-ext", "29", about, extended, confirmed())
    places = (
        *("", "/issuer", "/credentialSubject", "/credentialStatus"),
        *("/credentialSubject/achievement", "/credentialSubject/achievement/criteria"),
        *("/credentialSubject/identifier/0", "/credentialSubject/keyLog"),
    )
    for place in places:
        name = place.rpartition("/")[2] or "top"
        name = "identifier" if name == "0" else name.lower()
        document = statement({f"{place}/rating": "good"})
        about = f"Signed with a member that nobody knows: {place}/rating."
        expect = not_understood("schema-unknown-field") | {"where": f"{place}/rating"}
        if name == "credentialstatus":
            expect["checks"]["withdrawal"] = ["undetermined", "withdrawal-entry"]
        sibling = "statement-with-ext"
        yield invalid(f"unknown-member-in-{name}", "29", about, document, expect, sibling=sibling)
    inside = statement({"/credentialSubject/rating": "good"})
    good = statement({"/id": f"urn:uuid:{identifier('another statement')}"})
    expect = not_understood("schema-unknown-field", PASSED_IN_RECORD)
    expect |= {"exit": 3, "verdict": "partly", "counts": {"unconfirmed": 1, "confirmed": 1}}
    about = "Signed with a member that nobody knows; another statement in the record counts."
    document = record([inside, good])
    yield invalid("unknown-member-in-a-record", "29", about, document, expect, sibling="record")


def _types() -> Iterator[Vector]:
    wrong: dict[str, Any] = {"text": "45", "true": True, "list": [45], "null": None, "object": {}}
    for name, value in wrong.items():
        yield from _both_sides(
            f"minutes-as-{name}",
            "30",
            f"Minutes written as {name}.",
            stated={_MINUTES: value},
            own={_OWN_MINUTES: value},
            found="schema-type",
        )
    others: dict[str, tuple[str, Any]] = {
        "identifier-as-object": ("/credentialSubject/identifier", {}),
        "subject-as-list": ("/credentialSubject", []),
        "issuer-name-as-number": ("/issuer/name", 7),
        "status-as-list": ("/credentialStatus", []),
    }
    for name, (pointer, value) in others.items():
        document = statement({pointer: value})
        expect = not_understood("statement-not-understood") | {"where": pointer}
        if name == "subject-as-list":
            expect["checks"]["subject"] = ["undetermined", "statement-not-understood"]
        if name == "status-as-list":
            expect["checks"]["withdrawal"] = ["undetermined", "withdrawal-entry"]
        about = f"Signed with another type than it must have: {pointer}."
        yield invalid(f"statement-{name}", "30", about, document, expect, sibling="statement")
    entries: dict[str, tuple[str, Any, str, str]] = {
        "title-missing": ("/activities/0/title", GONE, "schema-missing", "/activities/0"),
        "title-empty": ("/activities/0/title", "", "schema-length", "/activities/0/title"),
        "role-unknown": ("/activities/0/role", "boss", "schema-code", "/activities/0/role"),
        "id-of-a-name": ("/activities/0/id", "first", "schema-pattern", "/activities/0/id"),
        "array-as-object": ("/activities", {}, "schema-type", "/activities"),
    }
    for name, (pointer, value, code, where) in entries.items():
        document = edit(record(), {pointer: value})  # some of these cannot be signed
        about = f"An own entry: {name.replace('-', ' ')}."
        expect = form_found(code, where)
        yield invalid(f"own-{name}", "30", about, document, expect, sibling="own-entries")


def _days() -> Iterator[Vector]:
    for day in ("2025-02-30", "2025-13-01", "2025-02-29"):
        yield from _both_sides(
            f"day-{day}",
            "31",
            f"A day that no calendar has: {day}.",
            stated={"/credentialSubject/start": day},
            own={"/activities/0/start": day},
            found="schema-date",
        )
    leap = {"/credentialSubject/start": "2024-02-29"}
    about = "A day that only a leap year has."
    yield valid("day-2024-02-29", "31", about, statement(leap), confirmed())
    moments = ("2026-02-30T09:00:00Z", "2026-07-10T09:00:60Z", "2026-07-10T09:00:00+00:00")
    for number, moment in enumerate((*moments, "2026-07-10", "2026-07-10T09:00:00.500Z"), start=1):
        document = statement({"/validFrom": moment})
        expect = not_understood("statement-not-understood") | {"where": "/validFrom"}
        about = f"Signed with a moment of another form: {moment}."
        yield invalid(f"moment-{number}", "31", about, document, expect, sibling="statement")


def _ranges() -> Iterator[Vector]:
    yield from _both_sides(
        "end-before-start",
        "34",
        "It ends before it starts.",
        stated={"/credentialSubject/end": "2024-01-03"},
        own={"/activities/0/end": "2024-01-03"},
        found="rule-r02",
    )
    yield from _both_sides(
        "minutes-below-zero",
        "34",
        "Minutes below zero.",
        stated={_MINUTES: -45},
        own={_OWN_MINUTES: -45},
        found="schema-limit",
    )
    yield from _both_sides(
        "minutes-beyond-the-day",
        "34",
        "More minutes than the day has.",
        stated={_MINUTES: 1441},
        own={_OWN_MINUTES: 1441},
        found="schema-range",
    )
    about = "As many minutes as the day has."
    yield valid("minutes-of-a-day", "34", about, statement({_MINUTES: 1440}), confirmed())


def _contexts() -> Iterator[Vector]:
    first, badges, terms = STATEMENT_CONTEXT
    wrong: dict[str, Any] = {
        "reordered": [badges, first, terms],
        "longer": [*STATEMENT_CONTEXT, _OTHER_CONTEXT],
        "shorter": [first, badges],
        "object": [first, badges, {"@vocab": _OTHER_CONTEXT}],
        "text": CREDENTIALS_CONTEXT,
        "null": None,
        "empty": [],
        "other-version": [first, BADGES_CONTEXT.replace("3.0.3", "3.0.2"), terms],
    }
    for name, context in wrong.items():
        document = statement({"/@context": context})
        expect = not_understood("context-not-pinned") | {"where": "/@context"}
        about = f"Signed with another context: {name}."
        yield invalid(f"context-{name}", "36", about, document, expect, sibling="statement")
        document = altered({"/@context": context})
        about = f"Its context was changed after signing: {name}."
        expect = not_genuine("context-mismatch")
        yield invalid(
            f"context-{name}-afterwards", "36", about, document, expect, sibling="statement"
        )

    bare = edit(unsigned_statement(), {"/@context": GONE})
    expect = not_understood("context-not-pinned", PASSED_IN_RECORD)
    expect |= {"where": "/statements/0/@context"}
    about = "Signed without a context, in a record."
    document = record([sign_statement(bare)])
    yield invalid("context-missing", "36", about, document, expect, sibling="record")
    about = "Its context was taken out after signing, in a record."
    expect = not_genuine("context-mismatch", passed=PASSED_IN_RECORD)
    document = record([altered({"/@context": GONE})])
    yield invalid("context-missing-afterwards", "36", about, document, expect, sibling="record")
    about = "Neither a mark nor a context: a file of no kind."
    stops = reading_stops("schema-version-missing", "/format")
    yield invalid(
        "context-missing-alone", "36", about, sign_statement(bare), stops, sibling="statement"
    )

    elsewhere = ("/credentialSubject", "/issuer", "/credentialSubject/achievement", "/ext")
    for place in elsewhere:
        changes: Tree = {"/ext": {}} if place == "/ext" else {}
        document = statement({**changes, f"{place}/@context": _OTHER_CONTEXT})
        expect = not_understood("context-not-pinned") | {"where": f"{place}/@context"}
        about = f"Signed with a context in another place: {place}."
        name = place.rpartition("/")[2].lower()
        yield invalid(
            f"context-in-{name}", "36", about, document, expect, sibling="statement-with-ext"
        )
    document = altered({"/credentialSubject/@context": _OTHER_CONTEXT})
    about = "A context was put into the subject after signing."
    expect = not_genuine("proof-signature-invalid")
    yield invalid(
        "context-in-subject-afterwards", "36", about, document, expect, sibling="statement"
    )


def _credential_types() -> Iterator[Vector]:
    wrong: dict[str, Any] = {
        "without-ours": ["VerifiableCredential"],
        "without-credential": ["OpenBadgeCredential"],
        "reordered": ["OpenBadgeCredential", "VerifiableCredential"],
        "longer": ["VerifiableCredential", "OpenBadgeCredential", "Rating"],
        "text": "VerifiableCredential",
        "missing": GONE,
    }
    for name, kind in wrong.items():
        document = statement({"/type": kind})
        expect = not_understood("schema-credential-type") | {"where": "/type"}
        about = f"Signed with another type: {name}."
        yield invalid(f"type-{name}", "37", about, document, expect, sibling="statement")
        document = altered({"/type": kind})
        about = f"Its type was changed after signing: {name}."
        expect = not_genuine("proof-signature-invalid")
        yield invalid(f"type-{name}-afterwards", "37", about, document, expect, sibling="statement")


def _identifiers() -> Iterator[Vector]:
    wrong: dict[str, Any] = {
        "no-uri": identifier("a statement"),
        "empty": "",
        "with-a-space": "urn:uuid: 1",
        "missing": GONE,
        "number": 7,
        "too-long": "urn:" + "a" * 2045,
    }
    for name, value in wrong.items():
        document = statement({"/id": value})
        stops = reading_stops("schema-id", "/id") | {"command": "verify", "policy": POLICY}
        about = f"Signed with an identifier that is no URI: {name}."
        yield invalid(f"id-{name}", "38", about, document, stops, sibling="statement")
    document = record([statement({"/id": identifier("a statement")})])
    expect = not_understood("schema-id", PASSED_IN_RECORD) | {"where": "/statements/0/id"}
    about = "An identifier that is no URI, in a record, concerns that statement alone."
    yield invalid("id-no-uri-in-a-record", "38", about, document, expect, sibling="record")
    document = statement({"/id": "https://example.org/statements/1"})
    expect = not_understood("statement-not-understood") | {"where": "/id"}
    about = "Signed with a URI that is no random UUID."
    yield invalid("id-other-uri", "38", about, document, expect, sibling="statement")
    document = altered({"/id": identifier("a statement")})
    about = "Its identifier was changed after signing."
    expect = not_genuine("proof-signature-invalid")
    yield invalid("id-no-uri-afterwards", "38", about, document, expect, sibling="statement")


def _compositions() -> Iterator[Vector]:
    """Row 40: é as one letter when it was signed, as e and an accent now."""
    composed = dump(statement({"/credentialSubject/achievement/name": "Attended: Café talks"}))
    about = "A name in composed letters (NFC)."
    yield valid("letters-composed", "40", about, composed, confirmed())
    decomposed = swap(composed, "Café", "Cafe\u0301")
    about = "Its name was changed to decomposed letters (NFD): nothing is normalised."
    expect = not_genuine("proof-signature-invalid")
    sibling = "letters-composed"
    yield invalid("letters-decomposed", "40", about, decomposed, expect, sibling=sibling)


def _both_sides(
    name: str, row: str, about: str, *, stated: Tree, own: Tree, found: str
) -> Iterator[Vector]:
    """One fault in a statement as it was signed, and the code that it has in an own entry."""
    (pointer,), (place,) = stated, own
    expect = not_understood("statement-not-understood") | {"where": pointer}
    document = statement(stated)
    yield invalid(
        f"statement-{name}", row, f"Signed: {about}", document, expect, sibling="statement"
    )
    document = record((), own)
    expect = form_found(found, place)
    yield invalid(
        f"own-{name}", row, f"An own entry: {about}", document, expect, sibling="own-entries"
    )
