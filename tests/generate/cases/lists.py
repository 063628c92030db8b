"""Group 6, with what a list of organisations says of the day: withdrawn or not, and until when."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from generate.cases.cast import (
    BEACON_HILL,
    NORTHWAY,
    NORTHWAY_STOLEN,
    SALTMARSH,
    identifier,
    make_directory,
    make_list,
    renew,
)
from generate.cases.papers import record, share, sign_statement, statement, unsigned_statement
from generate.cases.vector import (
    GONE,
    PASSED_IN_RECORD,
    POLICY,
    Vector,
    confirmed,
    edit,
    invalid,
    not_genuine,
    unconfirmed,
    valid,
)
from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree, without
from pdpkit.proof import sign, signed_digest

_STATED: Final = statement()
_ENTRY: Final = {"digest": signed_digest(_STATED), "on": "2026-09-02", "reason": "mistake"}
_OTHER: Final = {
    "digest": "M3VpixJokZJ6mYbq_xBI2XcvfsQApOSVvMVzOf0S1Cs",
    "on": "2026-09-02",
    "reason": "other",
}
_KNOWN: Final = {name: POLICY[name] for name in ("directory", "pins")}
_PINS: Final = {"pins": POLICY["pins"]}
_CLOSED: Final = "2026-10-31"


def list_vectors() -> Iterator[Vector]:
    yield from _fresh()
    yield from _left_out()
    yield from _withdrawn()
    yield from _closed()
    yield from _entries()
    yield from _directories()


def _with(lists: Sequence[Any], statements: Sequence[Tree] = (_STATED,)) -> Tree:
    """The record with its own lists; the reader has none beside it."""
    changes = {"/lists": list(lists)} if lists else {}
    return record(statements, changes)


def _fresh() -> Iterator[Vector]:
    about = "The record carries a fresh list that does not name the statement."
    expect = confirmed(PASSED_IN_RECORD) | {"policy": _KNOWN}
    document = _with([make_list(SALTMARSH, [_OTHER])])
    yield valid("list-in-the-record", "101", about, document, expect)
    about = "A share carries the list."
    document = share([_STATED], {"lists": [make_list(SALTMARSH)]})
    yield valid("list-in-the-share", "101", about, document, expect)
    about = "There is no list anywhere."
    expect = unconfirmed(PASSED_IN_RECORD, withdrawal="withdrawal-not-checked")
    expect |= {"policy": _KNOWN}
    sibling = "list-in-the-record"
    yield invalid("list-missing", "101", about, _with([]), expect, sibling=sibling)
    about = "The newest list ran out before the moment of the check."
    old = {"validFrom": "2026-07-11T09:00:00Z", "validUntil": "2026-11-01T09:00:00Z"}
    expect = unconfirmed(PASSED_IN_RECORD, withdrawal="withdrawal-list-stale")
    expect |= {"policy": _KNOWN}
    document = _with([make_list(SALTMARSH, **old)])
    yield invalid("list-stale", "103", about, document, expect, sibling=sibling)
    about = "Two lists, one of which ran out: the newest counts."
    expect = confirmed(PASSED_IN_RECORD) | {"policy": _KNOWN}
    document = _with([make_list(SALTMARSH, **old), make_list(SALTMARSH, sequence=2)])
    yield valid("list-stale-beside-a-fresh-one", "103", about, document, expect)


def _left_out() -> Iterator[Vector]:
    """Lists that do not count, so that nothing is known of a withdrawal."""
    good = make_list(SALTMARSH, [_OTHER])
    stolen = {"signer": NORTHWAY_STOLEN}
    long = {"validUntil": "2027-03-01T09:00:01Z"}
    lists: dict[str, tuple[str, str, Any]] = {
        "changed": (
            "102",
            "An entry was taken out after it was signed.",
            edit(good, {"/entries": []}),
        ),
        "by-another-trust": (
            "102",
            "Signed by a trust that is neither the issuer nor its successor.",
            make_list(SALTMARSH, signer=NORTHWAY),
        ),
        "by-nobody-on-the-list": (
            "102",
            "Signed by somebody who is on no list.",
            make_list(SALTMARSH, signer=BEACON_HILL),
        ),
        "of-another-trust": ("102", "The list of another trust.", make_list(NORTHWAY)),
        "of-another-year": (
            "102",
            "The list of another year.",
            make_list(SALTMARSH, list=f"{SALTMARSH.id}#withdrawals-2025"),
        ),
        "too-long": ("108", "Good for more than 120 days.", make_list(SALTMARSH, **long)),
        "last-that-nobody-named": (
            "112",
            "It says that it is the last; the list of organisations does not.",
            make_list(SALTMARSH, last=True),
        ),
        "by-a-stolen-key": (
            "114",
            "Signed by a key of the issuer that was stolen.",
            make_list(NORTHWAY, validFrom="2026-01-20T09:00:00Z", **stolen),
        ),
        "to-come": (
            "102",
            "Published later than the moment of the check.",
            make_list(SALTMARSH, validFrom="2026-11-22T12:05:01Z"),
        ),
        "out-of-order": ("102", "Its entries are not in order.", _reverse()),
        "with-one-member-more": ("102", "A member is not known.", make_list(SALTMARSH, note="x")),
        "number": ("102", "It is no list at all.", 5),
    }
    for name, (row, about, one) in lists.items():
        expect = unconfirmed(PASSED_IN_RECORD, withdrawal="withdrawal-not-checked")
        statements = [_of_northway()] if name == "by-a-stolen-key" else [_STATED]
        document = _with([one], statements)
        sibling = "list-in-the-record"
        expect |= {"policy": _KNOWN}
        yield invalid(f"list-{name}", row, about, document, expect, sibling=sibling)


def _reverse() -> Tree:
    """A list whose entries stand the other way round, and which is signed like that."""
    made = make_list(SALTMARSH, [_ENTRY, _OTHER])
    backwards = without(made, "proof") | {"entries": made["entries"][::-1]}
    created = {"created": made["validFrom"]}
    return sign(backwards, Kind.LIST, SALTMARSH.key, SALTMARSH.id, created)


def _of_northway() -> Tree:
    return sign_statement(unsigned_statement(trust=NORTHWAY), trust=NORTHWAY)


def _withdrawn() -> Iterator[Vector]:
    about = "The statement stands on the list."
    expect = not_genuine("withdrawn", "withdrawal", PASSED_IN_RECORD)
    expect |= {"policy": _KNOWN, "counts": {"withdrawn": 1}}
    sibling = "list-in-the-record"
    document = _with([make_list(SALTMARSH, [_ENTRY])])
    yield invalid("withdrawn", "105", about, document, expect, sibling=sibling)
    about = "A newer list no longer names it: once withdrawn is withdrawn."
    lists = [make_list(SALTMARSH, [_ENTRY]), make_list(SALTMARSH, sequence=2)]
    for name, found in {"": lists, "-in-the-other-order": lists[::-1]}.items():
        document = _with(found)
        whole = f"withdrawn-and-dropped{name}"
        yield invalid(whole, "109", about, document, expect, sibling=sibling)
    about = "Withdrawn on a list that ran out since."
    old = {"validFrom": "2026-07-11T09:00:00Z", "validUntil": "2026-11-01T09:00:00Z"}
    document = _with([make_list(SALTMARSH, [_ENTRY], **old), make_list(SALTMARSH, sequence=2)])
    yield invalid("withdrawn-long-ago", "109", about, document, expect, sibling=sibling)
    yield from _replaced(expect)


def _replaced(withdrawn: Tree) -> Iterator[Vector]:
    changes = {
        "/id": f"urn:uuid:{identifier('a replacement')}",
        "/credentialSubject/minutes": 40,
    }
    better = sign_statement(unsigned_statement(changes) | {"replaces": signed_digest(_STATED)})
    entry = _ENTRY | {"reason": "superseded", "replacedBy": signed_digest(better)}
    lists = [make_list(SALTMARSH, [entry])]
    about = "Withdrawn, and the statement that replaces it stands confirmed in the same file."
    expect = confirmed(PASSED_IN_RECORD) | {"counts": {"confirmed": 1, "withdrawn": 1}}
    checks = withdrawn["checks"] | {"withdrawal": ["failed", "withdrawn-and-replaced"]}
    expect |= {"checks": checks, "policy": _KNOWN}
    yield valid("withdrawn-and-replaced", "106", about, _with(lists, [_STATED, better]), expect)
    about = "Withdrawn and replaced, but the replacement is not in this file."
    sibling = "withdrawn-and-replaced"
    yield invalid(
        "withdrawn-and-replaced-elsewhere", "106", about, _with(lists), withdrawn, sibling=sibling
    )
    about = "Withdrawn; what would replace it was changed."
    changed = edit(better, {"/credentialSubject/minutes": 400})
    expect = not_genuine("proof-signature-invalid", passed=PASSED_IN_RECORD)
    expect |= {"counts": {"not-genuine": 1, "withdrawn": 1}, "policy": _KNOWN}
    document = _with(lists, [_STATED, changed])
    name = "withdrawn-and-replaced-by-a-changed-one"
    yield invalid(name, "106", about, document, expect, sibling=sibling)


def _closed() -> Iterator[Vector]:
    """The trust closed; its list of organisations names its last list by its digest."""
    since = {"validFrom": "2026-10-30T09:00:00Z", "validUntil": "2026-10-31T09:00:00Z"}
    last = make_list(SALTMARSH, [_OTHER], last=True, **since)
    closed = {
        "/issuers/1/status": "closed",
        "/issuers/1/closedOn": _CLOSED,
        "/issuers/1/successor": NORTHWAY.id,
    }
    listed = renew(make_directory(), closed | {"/issuers/1/lastLists": [signed_digest(last)]})

    def shared(lists: Sequence[Tree], directory: Tree = listed) -> Tree:
        return share([_STATED], {"directory": directory, "lists": list(lists)})

    about = "The trust has closed; the statement is not on its last list."
    expect = confirmed(PASSED_IN_RECORD, withdrawal="withdrawal-last-list") | {"policy": _PINS}
    yield valid("closed-with-its-last-list", "111", about, shared([last]), expect)
    about = "The trust has closed, and its last list names the statement."
    named = make_list(SALTMARSH, [_ENTRY], last=True, **since)
    relisted = renew(listed, {"/issuers/1/lastLists": [signed_digest(named)]})
    withdrawn = not_genuine("withdrawn", "withdrawal", PASSED_IN_RECORD)
    withdrawn |= {"policy": _PINS, "counts": {"withdrawn": 1}}
    sibling = "closed-with-its-last-list"
    document = shared([named], relisted)
    yield invalid("closed-and-withdrawn", "111", about, document, withdrawn, sibling=sibling)
    about = "The trust has closed, and another list than its last one says that it is the last."
    expect = unconfirmed(PASSED_IN_RECORD, withdrawal="withdrawal-not-checked")
    expect |= {"policy": _PINS}
    other = make_list(SALTMARSH, [], last=True, **since)
    document = shared([other])
    yield invalid("closed-with-another-list", "112", about, document, expect, sibling=sibling)
    about = "The trust vanished without closing; the keeper named its newest list as the last."
    plain = make_list(SALTMARSH, [_OTHER], **since)
    gone = {name: value for name, value in closed.items() if not name.endswith("successor")}
    found = renew(make_directory(), gone | {"/issuers/1/lastLists": [signed_digest(plain)]})
    expect = confirmed(PASSED_IN_RECORD, withdrawal="withdrawal-last-list") | {"policy": _PINS}
    yield valid("vanished-with-its-newest-list", "111", about, shared([plain], found), expect)
    about = "The trust has closed; its listed successor publishes a fresh list for it."
    fresh = make_list(SALTMARSH, [_OTHER], signer=NORTHWAY)
    expect = confirmed(PASSED_IN_RECORD) | {"policy": _PINS}
    yield valid("closed-with-a-list-by-its-successor", "102", about, shared([fresh]), expect)
    about = "Signed after the day on which the trust closed."
    changes = {"/validFrom": "2026-11-01T00:00:00Z"}
    late = sign_statement(unsigned_statement(changes), {"created": "2026-11-01T00:00:00Z"})
    expect = unconfirmed(PASSED_IN_RECORD, keyWindow="issuer-key-not-valid-then")
    expect["checks"]["withdrawal"] = ["passed", "withdrawal-last-list"]
    expect |= {"policy": _PINS}
    document = share([late], {"directory": listed, "lists": [last]})
    yield invalid("closed-and-signed-later", "86", about, document, expect, sibling=sibling)


def _entries() -> Iterator[Vector]:
    wrong: dict[str, Any] = {
        "missing": GONE,
        "of-another-type": {
            "id": f"{SALTMARSH.id}#withdrawals-2026",
            "type": "BitstringStatusListEntry",
        },
        "of-another-issuer": {
            "id": f"{NORTHWAY.id}#withdrawals-2026",
            "type": "PdpWithdrawalList",
        },
        "of-another-year": {
            "id": f"{SALTMARSH.id}#withdrawals-2025",
            "type": "PdpWithdrawalList",
        },
    }
    for name, status in wrong.items():
        about = f"The list that the statement names is not its own: {name.replace('-', ' ')}."
        codes = {"withdrawal": "withdrawal-entry"}
        if name == "of-another-type":
            codes |= {"form": "statement-not-understood", "validity": "statement-not-understood"}
        document = record([statement({"/credentialStatus": status})])
        expect = unconfirmed(PASSED_IN_RECORD, **codes)
        yield invalid(f"status-{name}", "116", about, document, expect, sibling="record")


def _directories() -> Iterator[Vector]:
    about = "The list of organisations ran out before the moment of the check."
    old = renew(
        make_directory(),
        {"/validFrom": "2025-11-01T09:00:00Z", "/validUntil": "2026-10-31T23:59:59Z"},
    )
    lists = {"policy": {name: POLICY[name] for name in ("pins", "lists")}}
    expect = unconfirmed(PASSED_IN_RECORD, issuer="directory-stale") | lists
    document = share([_STATED], {"directory": old})
    sibling = "list-brought-along-and-pinned"
    yield invalid("directory-stale", "88", about, document, expect, sibling=sibling)
    about = "The list of organisations was changed after its keeper signed it: as if not there."
    changed = edit(make_directory(), {"/issuers/1/name": "Northway Schools Trust"})
    unknown = "issuer-unknown"
    codes = {"issuer": unknown, "keyWindow": unknown, "withdrawal": "withdrawal-not-checked"}
    expect = unconfirmed(PASSED_IN_RECORD, **codes) | lists
    document = share([_STATED], {"directory": changed})
    yield invalid("directory-changed", "88", about, document, expect, sibling=sibling)
    about = "A key on the list of organisations has a member that is not known: it is not used."
    known = renew(make_directory(), {"/issuers/1/keys/0/onlyFor": "led"})
    codes |= {"issuer": "issuer-key-unlisted"}
    expect = unconfirmed(PASSED_IN_RECORD, **codes) | lists
    document = share([_STATED], {"directory": known})
    yield invalid("directory-key-unknown-member", "88", about, document, expect, sibling=sibling)
    about = "The list of organisations has a member of a later version: it is kept and read."
    newer = renew(make_directory(), {"/notes": "later", "/issuers/1/phase": "primary"})
    document = share([_STATED], {"directory": newer})
    expect = confirmed(PASSED_IN_RECORD) | lists
    yield valid("directory-of-a-later-version", "88", about, document, expect)
