"""``verification.statement``: what each step says of one statement, where, and in which words."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest

from judging import FAILED, OPEN, PASSED, SKIPPED, check, told
from pdpkit.document import Kind
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import without
from pdpkit.identity import judge_log, rotate
from pdpkit.link import sign_link
from pdpkit.pins import Pins
from pdpkit.proof import sign, signed_digest
from pdpkit.report import DECIDING_CHECKS, TELLING_CHECKS, Check, StatementReport, Verdict
from pdpkit.verification import Policy, verify
from world import (
    KEEPER,
    NOW,
    OTHER,
    OTHER_KEY,
    PRIYA,
    TRUST,
    TRUST_KEY,
    Person,
    Tree,
    cards,
    copy,
    directory,
    document,
    issuer,
    moment,
    policy,
    record,
    share,
    signed,
    statement,
    withdrawals,
)

GOOD: Final = signed(statement())
MARTA: Final = Person("words of Marta Kowalczyk")
NAMELESS: Final = {"name": "Saltmarsh Learning Trust", "type": ["Profile"]}
ASKED: Final = {
    "code": spoken_code(TRUST_KEY.text),
    "who": "the organisation",
    "asked": "its card and the code",
    "card": "CARD",
}


def judged(*trees: Tree, number: int = -1, person: Person = PRIYA, **changes: Any) -> Any:
    """The report of the last, or another, of the statements of a record."""
    at = changes.pop("at", NOW)
    report = check(record(*trees, person=person), policy(**changes), at=at)
    return report.statements[number]


def judged_alone(tree: Tree, wanted: Policy | None = None, **options: Any) -> StatementReport:
    return check(tree, wanted, **options).statements[0]


def skips(report: StatementReport) -> list[str]:
    return [found.name for found in report.checks if found.outcome is SKIPPED]


def names(report: StatementReport) -> list[str]:
    return [found.name for found in report.checks]


def by(controller: str, tree: Tree, **options: str) -> Tree:
    """A statement signed under what may stand before ``#``."""
    return sign(tree, Kind.STATEMENT, TRUST_KEY, controller, {"created": moment(-10)} | options)


def open_proof(tree: Tree, **members: Any) -> Tree:
    """With another proof beside its own."""
    other = {"cryptosuite": "eddsa-rdfc-2022", "proofValue": "z1"} | members
    return tree | {"proof": [*tree["proof"], other]}


def test_everything_that_is_found_of_a_good_one() -> None:
    found = judged(GOOD)
    codes = [
        ("proof", "proof-unchanged"),
        ("form", "statement-understood"),
        ("issuer", "issuer-listed"),
        ("keyWindow", "key-in-use"),
        ("subject", "subject-is-holder"),
        ("withdrawal", "withdrawal-not-listed"),
        ("validity", "statement-in-force"),
        ("name", "subject-name-agrees"),
        ("otherSuites", "proof-only-ours"),
    ]
    assert found.checks == tuple(
        Check(name, PASSED, code, values=found.check(name).values) for name, code in codes
    )
    assert found == StatementReport(
        id="urn:uuid:6b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a11",
        checks=found.checks,
        statement="led",
        title="Led: Reasoning talk in Years 3 and 4",
        made_out_to="Priya Nair",
        issuer_id=TRUST,
        issuer_name="Saltmarsh Learning Trust",
        digest=signed_digest(GOOD),
        tree=GOOD,
    )


# S1. What is no longer as it was signed tells nothing.


@pytest.mark.parametrize("identifier", ["urn:uuid:x", 5])
def test_of_a_changed_one_nothing_else_is_asked(identifier: Any) -> None:
    changed = GOOD | {"id": identifier}
    found = judged(GOOD, changed)
    assert told(found, "proof") == (FAILED, "proof-signature-invalid", "/statements/1/proof")
    assert names(found) == [*DECIDING_CHECKS, *TELLING_CHECKS]
    assert skips(found) == names(found)[1:]
    assert {found.check(name).where for name in skips(found)} == {"/statements/1"}
    assert found == StatementReport(identifier if isinstance(identifier, str) else "", found.checks)


@pytest.mark.parametrize("named", [None, 5, {}, {"id": 5}, {**NAMELESS, "id": None}, []])
def test_where_no_issuer_is_named_nothing_stands_before_the_key(named: Any) -> None:
    """P10: it was signed, as what cannot be understood, by nobody that is known."""
    tree = statement(issuer=named)
    found = judged(by("", tree))
    assert told(found, "proof") == (PASSED, "proof-unchanged", "")
    assert told(found, "form") == (OPEN, "statement-not-understood", "/statements/0/issuer") or (
        isinstance(named, dict)
    )
    assert told(found, "issuer") == (OPEN, "issuer-unknown", "/statements/0/issuer/id")
    assert found.check("issuer").values == ASKED
    assert told(found, "keyWindow") == (OPEN, "issuer-unknown", "/statements/0/proof/created")
    assert (found.issuer_id, found.issuer_name) == (None, None)
    elsewhere = judged(by(TRUST, tree))
    assert elsewhere.check("proof").code == "issuer-method-mismatch"


def test_an_issuer_may_be_a_bare_name() -> None:
    found = judged(by(TRUST, statement(issuer=TRUST)))
    assert told(found, "form") == (OPEN, "statement-not-understood", "/statements/0/issuer")
    assert found.check("issuer").code == "issuer-listed"
    assert (found.issuer_id, found.issuer_name) == (TRUST, "Saltmarsh Learning Trust")


# S2. What is not understood is not told, and the rest is asked all the same.


def test_what_is_not_understood_is_judged_and_not_shown() -> None:
    found = judged(signed(statement(motto="x")))
    assert [(c.name, c.code) for c in found.checks if c.outcome is not PASSED] == [
        ("form", "schema-unknown-field"),
        ("validity", "statement-not-understood"),
        ("name", "statement-not-understood"),
    ]
    for name in ("validity", "name"):
        assert told(found, name) == (OPEN, "statement-not-understood", "/statements/0")
    shown = (found.statement, found.title, found.made_out_to, found.tree)
    assert shown == (None, None, None, None)
    assert (found.id, found.issuer_id) == (GOOD["id"], TRUST)
    assert judged(signed(statement(id=5))).id == ""


# S3. Whose key it is.


ODD: Final[dict[str, Any]] = {
    "understood": GOOD,
    "another context": signed(statement(**{"@context": ["https://www.w3.org/ns/credentials/v2"]})),
    "another type": signed(statement(type=["VerifiableCredential"])),
    "no id": signed(statement(id="7")),
    "unknown member": signed(statement(subject={"grade": "A"})),
    "no day": signed(statement(subject={"start": "2024-02-30"})),
    "no kind": signed(statement(subject={"statement": "praised"})),
    "a context in what is open": signed(statement(ext={"a": [{"@context": []}]})),
    "nobody's name": signed(statement(subject={"identifier": []})),
    "an end before its start": signed(statement(subject={"end": "2024-01-03"})),
    "changed": GOOD | {"validFrom": moment()},
    "not signed": statement(),
    "no object": ["led"],
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
@pytest.mark.parametrize("place", [0, 11])
def test_one_among_many_is_judged_as_if_it_stood_alone(odd: Any, place: int) -> None:
    """Where all of many fit the form, none is looked at singly (``credential.read_statements``)."""
    trees = [GOOD] * 11
    trees.insert(place, odd)
    many = check(record(*trees)).statements
    (alone,) = check(record(odd)).statements
    here = [
        found._replace(where=found.where.replace(f"/{place}", "/0", 1))
        for found in many[place].checks
    ]
    assert here == list(alone.checks)
    assert replace(many[place], checks=alone.checks) == alone
    others = many[:place] + many[place + 1 :]
    assert {report.verdict for report in others} == {Verdict.CONFIRMED}


def test_a_key_of_the_holders_is_never_an_issuers() -> None:
    where = "/statements/0/issuer/id"
    older = Person("words of Priya Nair")
    older.log = rotate(older.log, older.entropy)
    own = [
        judged(signed(statement(), key=PRIYA.key)),
        judged(signed(statement(), key=PRIYA.key), person=older),
        judged(by(PRIYA.id, statement(issuer={**NAMELESS, "id": PRIYA.id}))),
    ]
    for found in own:
        assert told(found, "issuer") == (FAILED, "issuer-is-holder", where)
        assert skips(found) == ["keyWindow", "subject", "withdrawal", "validity"]
        assert names(found) == [*DECIDING_CHECKS, *TELLING_CHECKS]
        assert found.verdict is Verdict.SELF_DECLARED
    assert [own[0].check(name).outcome for name in TELLING_CHECKS] == [PASSED, PASSED]


def test_an_identity_whose_log_does_not_hold_is_nobodys() -> None:
    tree = copy(record(by(PRIYA.id, statement(issuer={**NAMELESS, "id": PRIYA.id}))))
    tree["holder"]["keyLog"] = []
    (found,) = verify(document(tree), policy(), NOW).statements
    assert told(found, "issuer") == (OPEN, "issuer-unknown", "/statements/0/issuer/id")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("did:web:Saltmarsh.example", "issuer-did-syntax"),
        ("did:web:", "issuer-did-syntax"),
        ("did:webs:saltmarsh.example", "issuer-unknown"),
        ("x did:web:saltmarsh.example", "issuer-unknown"),
    ],
)
def test_a_name_that_no_list_can_hold(name: str, code: str) -> None:
    found = judged_alone(by(name, statement(issuer={**NAMELESS, "id": name})))
    assert told(found, "issuer") == (OPEN, code, "/issuer/id")
    assert found.check("issuer").values == ASKED


def test_an_issuer_that_takes_a_listed_name_is_told() -> None:
    other = signed(statement(issuer={**NAMELESS, "id": OTHER}))
    found = judged(other)
    assert told(found, "issuer") == (OPEN, "issuer-name-conflict", "/statements/0/issuer/name")
    nameless = judged(signed(statement(issuer={"id": OTHER, "type": ["Profile"], "name": 5})))
    assert nameless.check("issuer").code == "issuer-unknown"


# S4. When it was signed.


def test_a_statement_that_does_not_say_when_it_was_signed() -> None:
    tree = statement()
    found = judged(sign(tree, Kind.STATEMENT, TRUST_KEY, TRUST, {}))
    where = "/statements/0/proof/created"
    assert told(found, "proof") == (OPEN, "proof-created-missing", where)
    assert told(found, "keyWindow") == (OPEN, "proof-created-missing", where)
    assert [c.name for c in found.checks if c.outcome is OPEN] == ["proof", "keyWindow"]


def test_without_a_confirmed_list_the_key_is_as_unknown_as_its_issuer() -> None:
    found = judged(GOOD, pins=Pins())
    keeper = {"code": spoken_code(KEEPER.id)}
    for name in ("issuer", "keyWindow"):
        assert told(found, name) == (OPEN, "directory-keeper-unknown", "/statements/0/issuer/id")
        assert found.check(name).values == keeper


def test_with_a_confirmed_list_the_key_is_asked_for_itself() -> None:
    unknown = judged(GOOD, directories=(directory(issuer(id=OTHER)),))
    assert told(unknown, "keyWindow") == (OPEN, "issuer-unknown", "/statements/0/proof/created")
    stale = judged(GOOD, at=NOW + timedelta(days=150))
    assert told(stale, "issuer")[1] == "directory-stale"
    assert told(stale, "keyWindow") == (PASSED, "key-in-use", "")


def test_an_organisation_that_was_confirmed_alone_needs_no_list() -> None:
    alone = Pins().add_issuer(cards()[0], TRUST_KEY.text, NOW)
    for wanted in ((), (directory(),)):
        found = judged(GOOD, pins=alone, directories=wanted)
        assert told(found, "issuer") == (PASSED, "issuer-pinned", "")
        assert told(found, "keyWindow") == (PASSED, "key-in-use", "")


# S5. Whom it is about.


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ([{"identityType": "name", "identityHash": "P. Nair"}], "P. Nair"),
        (
            [
                {"identityType": "systemId", "identityHash": "417"},
                {"identityType": "name", "identityHash": "P. Nair"},
            ],
            "P. Nair",
        ),
        ([5, "name", {"identityType": "name", "identityHash": "P. Nair"}], "P. Nair"),
        ([{"identityType": "systemId", "identityHash": "417"}], None),
        (
            [
                {"identityType": "name", "identityHash": 5},
                {"identityType": "name", "identityHash": "P. Nair"},
            ],
            None,
        ),
        ([{"identityType": "name"}], None),
        ({"identityType": "name", "identityHash": "P. Nair"}, None),
        ([], None),
        (None, None),
    ],
)
def test_whom_one_without_an_identity_is_made_out_to(identifier: Any, name: str | None) -> None:
    tree = signed(statement(subject={"id": None, "keyLog": None, "identifier": identifier}))
    where = "/credentialSubject/id"
    for found, place in ((judged(tree), f"/statements/0{where}"), (judged_alone(tree), where)):
        code = "subject-by-name" if name else "statement-not-understood"
        assert told(found, "subject") == (OPEN, code, place)
        assert found.check("subject").values == ({"name": name} if name else {})


@pytest.mark.parametrize("subject", [5, "x", [], None])
def test_a_subject_that_is_none_is_not_understood(subject: Any) -> None:
    found = judged(signed(statement(credentialSubject=subject)))
    where = "/statements/0/credentialSubject/id"
    assert told(found, "subject") == (OPEN, "statement-not-understood", where)
    # Only what a receipt says of itself needs no list.
    listless = judged(signed(without(statement(credentialSubject=subject), "credentialStatus")))
    where = "/statements/0/credentialStatus"
    assert told(listless, "withdrawal") == (OPEN, "withdrawal-entry", where)


def test_a_statement_alone_is_about_whom_it_says() -> None:
    for tree in (GOOD, signed(statement(subject={"id": MARTA.id}))):
        assert told(judged_alone(tree), "subject") == (PASSED, "subject-alone", "")


def test_a_key_log_that_does_not_hold_ties_no_statement_to_anybody() -> None:
    one, other = (rotate(PRIYA.log, PRIYA.entropy, new) for new in (None, bytes(32)))
    for log, code in (
        ([*one, other[1]], "holder-fork"),
        ([], "holder-log-broken"),
        (one[1:], "holder-log-broken"),
    ):
        tree = copy(record(GOOD))
        tree["holder"]["keyLog"] = log
        report = verify(document(tree), policy(), NOW)
        found = report.statements[0]
        assert told(found, "subject") == (OPEN, code, "/statements/0/credentialSubject/id")
        assert found.check("subject").values == report.check("holderLog").values
        assert found.check("subject").reason == report.check("holderLog").reason


@pytest.mark.parametrize("about", [MARTA.id, 5, "x", {}, []])
def test_what_is_about_somebody_else_is_not_for_this_file(about: Any) -> None:
    found = judged(GOOD, signed(statement(subject={"id": about})))
    where = "/statements/1/credentialSubject/id"
    assert told(found, "subject") == (FAILED, "subject-mismatch", where)
    assert skips(found) == ["withdrawal", "validity"]


@pytest.mark.parametrize(
    "anchor",
    [
        5,
        {},
        PRIYA.anchor | {"seq": 1},
        PRIYA.anchor | {"seq": -1},
        PRIYA.anchor | {"seq": False},
        PRIYA.anchor | {"digest": "A" * 43},
    ],
)
def test_an_anchor_fits_the_log_of_the_holder(anchor: Any) -> None:
    found = judged(signed(statement(subject={"keyLog": anchor})))
    where = "/statements/0/credentialSubject/keyLog"
    assert told(found, "subject") == (OPEN, "key-log-anchor-differs", where)
    bare = judged(signed(statement(subject={"keyLog": None})))
    assert told(bare, "subject") == (PASSED, "subject-is-holder", "")


def test_what_is_about_an_older_identity_fits_the_log_in_its_link() -> None:
    link = sign_link(PRIYA.id, PRIYA.log, MARTA.id, PRIYA.key, NOW)
    longer = rotate(PRIYA.log, PRIYA.entropy)
    ahead = {"seq": 1, "digest": PRIYA.anchor["digest"]}
    trees = [GOOD, signed(statement(subject={"keyLog": ahead}))]
    tree = copy(record(*trees, person=MARTA))
    tree["holder"]["links"] = [link]
    _, identity = judge_log(longer, PRIYA.id)
    assert identity is not None
    where = "/statements/{}/credentialSubject/"
    for wanted, first, second in (
        (
            policy(),
            (PASSED, "subject-linked", ""),
            (OPEN, "key-log-anchor-differs", where.format(1) + "keyLog"),
        ),
        (
            policy(logs=(identity,)),
            (OPEN, "holder-link-outranked", where.format(0) + "id"),
            (OPEN, "holder-link-outranked", where.format(1) + "id"),
        ),
    ):
        found = verify(document(tree), wanted, NOW).statements
        assert [told(one, "subject") for one in found] == [first, second]


# S6 and S7. Whether it still stands, at the moment.


def test_what_was_withdrawn_is_not_asked_for_its_days() -> None:
    entry = {"digest": signed_digest(GOOD), "on": "2026-11-20", "reason": "other"}
    found = judged(GOOD, lists=(withdrawals(entry),))
    assert told(found, "withdrawal") == (FAILED, "withdrawn", "/statements/0/credentialStatus")
    assert skips(found) == ["validity"]
    assert (found.withdrawn_by, found.replaced) == (None, False)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (0, 0, (PASSED, "statement-in-force", "", {})),
        (0, None, (PASSED, "statement-in-force", "", {})),
        (0, -1, (FAILED, "credential-expired", "/validUntil", {"day": "22 November 2026"})),
        (1, 2, (OPEN, "credential-not-yet-valid", "/validFrom", {"day": "22 November 2026"})),
        (-1, None, (PASSED, "statement-in-force", "", {})),
    ],
)
def test_a_statement_is_in_force_from_its_first_to_its_last_second(
    since: int, until: int | None, expected: Any
) -> None:
    second = 1 / 86_400
    end = {} if until is None else {"validUntil": moment(until * second)}
    start = moment(-1) if until == -1 else moment(since * second)
    tree = signed(statement(validFrom=start, **end), created=moment(-2))
    found = judged_alone(tree).check("validity")
    assert (found.outcome, found.code, found.where, dict(found.values)) == expected
    assert judged_alone(tree).check("form").outcome is PASSED


# S8 and S9. What else is told.


def test_a_name_is_compared_with_the_one_that_the_file_shows() -> None:
    tree = copy(record(GOOD))
    for shown, expected in (
        ("Priya Nair", (PASSED, "subject-name-agrees", "")),
        (5, (PASSED, "subject-alone", "")),
        ("priya nair", (OPEN, "subject-name-differs", "/statements/0")),
    ):
        tree["holder"]["name"] = shown
        (found,) = verify(document(tree), policy(), NOW).statements
        outcome, code, where = expected
        where += "/credentialSubject/identifier" if where else ""
        assert told(found, "name") == (outcome, code, where)
    assert found.check("name").values == {"name": "Priya Nair", "holder": "priya nair"}
    assert told(judged_alone(GOOD), "name") == (PASSED, "subject-alone", "")


def test_a_proof_of_another_suite_beside_ours_is_noted() -> None:
    found = judged(open_proof(GOOD))
    assert told(found, "otherSuites") == (OPEN, "proof-other-suite", "/statements/0/proof")
    assert found.verdict is Verdict.CONFIRMED


# V1 to V5. Among the others of the file.


def test_the_place_of_each_is_told_in_a_share_too() -> None:
    entry = {"digest": signed_digest(GOOD), "on": "2026-11-20", "reason": "mistake"}
    shown = share(record(signed(statement(motto="x")), GOOD))
    found = verify(document(shown), policy(lists=(withdrawals(entry),)), NOW).statements
    places = [found[n].deciding_check.where for n in (0, 1)]
    assert places == ["/verifiableCredential/0/motto", "/verifiableCredential/1/credentialStatus"]


BINDING: Final = {
    "statement": "re-bound",
    "previous": MARTA.id,
    "statements": [],
    "checked": "Passport",
    "start": None,
    "minutes": None,
}


def binding(**changes: Any) -> Tree:
    return signed(statement(subject=BINDING | changes))


def about(person: Person, **changes: Any) -> Tree:
    return signed(statement(subject={"id": person.id, "keyLog": None} | changes))


def test_what_was_brought_over_counts_and_says_by_whom() -> None:
    found = judged(binding(), about(MARTA))
    assert told(found, "subject") == (PASSED, "subject-brought-over", "")
    assert found.check("subject").values == {"by": "Saltmarsh Learning Trust"}
    assert found.verdict is Verdict.CONFIRMED


def named(name: str) -> list[Tree]:
    known = {"type": "IdentityObject", "hashed": False}
    return [known | {"identityType": "name", "identityHash": name}]


def test_what_is_made_out_to_another_name_is_not_brought_over() -> None:
    where = "/statements/1/credentialSubject/id"
    other = about(MARTA, identifier=named("M. Kowalczyk"))
    nameless = signed(statement(subject={"id": None, "keyLog": None, "identifier": named("M. K.")}))
    for tree in (other, nameless):
        found = judged(binding(statements=[signed_digest(tree)]), tree)
        assert told(found, "subject") == (OPEN, "subject-rebound-name", where)
        assert found.check("subject").values == {"name": "Priya Nair"}


def test_an_identity_that_two_claim_is_nobodys() -> None:
    found = judged(binding(), binding(checked="Payroll"), about(MARTA))
    where = "/statements/2/credentialSubject/id"
    assert told(found, "subject") == (OPEN, "subject-rebound-twice", where)
    assert found.verdict is Verdict.UNCONFIRMED


def test_what_counted_in_one_round_is_not_judged_again() -> None:
    """V4: two claim Marta's, but the second of them counts only after what is about her did."""
    earlier = Person("words of an earlier life")
    found = judged(
        binding(),
        binding(previous=earlier.id),
        about(earlier, **BINDING | {"checked": "Payroll"}),
        about(MARTA),
    )
    assert told(found, "subject") == (PASSED, "subject-brought-over", "")
    assert found.verdict is Verdict.CONFIRMED


def test_a_statement_by_name_is_brought_over_by_its_digest() -> None:
    tree = signed(statement(subject={"id": None, "keyLog": None}))
    says = {name: value for name, value in BINDING.items() if name != "previous"}
    binds = signed(statement(subject=says | {"statements": [signed_digest(tree)]}))
    found = judged(binds, tree)
    assert told(found, "subject") == (PASSED, "subject-brought-over", "")
    assert found.check("subject").values == {"by": "Saltmarsh Learning Trust"}


@pytest.mark.parametrize(("steps", "counts"), [(1, True), (3, True), (4, False)])
def test_three_hops_are_followed_and_no_more(steps: int, counts: bool) -> None:
    people = [Person(f"words of an earlier life {number}") for number in range(steps)]
    chain = [PRIYA, *people]
    binds = [
        about(later, **BINDING | {"previous": older.id})
        for later, older in zip(chain, people, strict=False)
    ]
    # The last is told first, so that each round lets one more count.
    found = judged(*reversed(binds), about(people[-1]))
    assert (found.verdict is Verdict.CONFIRMED) is counts


def test_a_receipt_saves_what_a_stolen_key_had_signed() -> None:
    stolen = {"revoked": {"reason": "compromised", "since": moment(-5)}}
    window = {"validFrom": moment(-100), "validUntil": moment(200)}
    listed = directory(
        issuer(keys=[{"key": TRUST_KEY.text, **window, **stolen}]),
        issuer(id=OTHER, name="Northway", keys=[{"key": OTHER_KEY.text, **window}]),
    )
    says = {"statement": "receipt", "of": signed_digest(GOOD), "seen": "2026-11-14"}
    receipt = signed(
        statement(
            issuer={"id": OTHER, "type": ["Profile"], "name": "Northway"},
            validFrom=moment(-8),
            credentialStatus=None,
            subject=says | {"start": None, "minutes": None},
        ),
        key=OTHER_KEY,
    )
    own = withdrawals(key=OTHER_KEY, issuer=OTHER, list=f"{OTHER}#withdrawals-2026")
    wanted = {"directories": (listed,), "lists": (own,)}
    where = "/statements/0/proof/created"
    without = judged(GOOD, **wanted)
    assert told(without, "keyWindow") == (OPEN, "issuer-key-compromised", where)
    saved = judged(GOOD, receipt, number=0, **wanted)
    assert told(saved, "keyWindow") == (PASSED, "key-stolen-later", "")
    assert saved.check("keyWindow").values == {"by": "Northway", "day": "14 November 2026"}
    other = signed(statement(id="urn:uuid:0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21"))
    unsaved = judged(GOOD, receipt, other, **wanted)
    assert unsaved.check("keyWindow").code == "issuer-key-compromised"


def test_what_is_replaced_by_one_that_counts_says_so_at_its_withdrawal_alone() -> None:
    better = signed(statement(id="urn:uuid:0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21"))
    entry = {"digest": signed_digest(GOOD), "on": "2026-11-20", "reason": "superseded"}
    lists = (withdrawals(entry | {"replacedBy": signed_digest(better)}),)
    plain = judged(GOOD, lists=lists)
    assert plain.withdrawn_by == signed_digest(better)
    assert not plain.replaced
    found = judged(GOOD, better, number=0, lists=lists)
    check = plain.check("withdrawal")._replace(code="withdrawn-and-replaced")
    checks = tuple(check if one.name == "withdrawal" else one for one in plain.checks)
    assert found == replace(plain, checks=checks, replaced=True)
    assert found.verdict is Verdict.WITHDRAWN
    changed = better | {"validUntil": moment(5)}
    assert not judged(GOOD, changed, number=0, lists=lists).replaced
