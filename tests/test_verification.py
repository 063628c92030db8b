"""``verification``: one function of document, policy and moment; what it says of whole files."""

from datetime import timedelta
from typing import Any

import pytest

from judging import check
from pdpkit import messages
from pdpkit.document import Kind
from pdpkit.encoding.reading import without
from pdpkit.errors import InputError
from pdpkit.identity import judge_log, rotate
from pdpkit.proof import sign, signed_digest
from pdpkit.report import FILE_CHECKS, FileReport, FileVerdict, Outcome, Verdict
from pdpkit.verification import Policy, Seen, refuse
from pdpkit.view.verdict import view_report
from world import (
    KEEPER,
    NOW,
    OTHER,
    PRIYA,
    TRUST,
    TRUST_KEY,
    Person,
    Tree,
    copy,
    directory,
    issuer,
    moment,
    policy,
    record,
    seed,
    share,
    signed,
    statement,
    withdrawals,
)


def codes(report: FileReport, number: int = 0) -> dict[str, str]:
    return {found.name: found.code for found in report.statements[number].checks}


GOOD = signed(statement())
OWN = record(GOOD)


def test_everything_good_is_confirmed() -> None:
    for tree in (GOOD, OWN, share(OWN)):
        report = check(tree)
        assert report.verdict is FileVerdict.CONFIRMED
        assert report.todo == ()
        assert [found.name for found in report.checks] == list(FILE_CHECKS)
        assert {found.outcome for found in report.statements[0].checks} == {Outcome.PASSED}
    assert check(OWN).made_out_to == ("Priya Nair",)
    assert check(GOOD).holder is None


def test_without_a_directory_it_is_unconfirmed_with_something_to_do() -> None:
    for tree in (GOOD, OWN, share(OWN)):
        report = check(tree, Policy())
        assert report.verdict is FileVerdict.UNCONFIRMED
        assert codes(report)["issuer"] == "issuer-unknown"
        assert report.todo


def test_with_a_directory_whose_keeper_is_not_pinned_it_is_unconfirmed() -> None:
    """hostile-inputs row 189: the candidate sends the directory too."""
    report = check(share(OWN), Policy(directories=(directory(),)))
    assert report.verdict is FileVerdict.UNCONFIRMED
    assert codes(report)["issuer"] == "directory-keeper-unknown"
    assert report.directory is not None
    assert not report.directory.pinned


def test_two_lists_of_one_number_by_a_confirmed_keeper_are_refused() -> None:
    """hostile-inputs row 88: a keeper tells two readers two stories."""
    named = issuer(name="Saltmarsh Trust of Old")
    both = (directory(), directory(named))
    report = check(GOOD, policy(directories=both))
    assert report.verdict is FileVerdict.UNREADABLE
    assert report.checks[0].code == "directory-fork"
    assert check(GOOD, policy(directories=(both[0], both[0]))).verdict is FileVerdict.CONFIRMED


def test_a_withdrawal_list_that_was_changed_does_not_count_and_is_told() -> None:
    changed = copy(withdrawals())
    changed["validUntil"] = moment(90)
    report = check(GOOD, policy(lists=(withdrawals(), changed)))
    assert report.verdict is FileVerdict.CONFIRMED
    note = messages.sentence("withdrawal-list-invalid")
    assert note in view_report(report, NOW).notes
    assert note not in view_report(check(GOOD), NOW).notes


def test_a_directory_in_the_share_counts_only_by_the_readers_pin() -> None:
    unsigned = share(OWN)
    from pdpkit.sharing import sign_share

    unsigned["share"]["directory"] = directory().tree
    carrying = sign_share(unsigned, PRIYA.key, NOW)
    assert check(carrying, Policy()).verdict is FileVerdict.UNCONFIRMED
    assert check(carrying, policy(directories=())).verdict is FileVerdict.CONFIRMED


@pytest.mark.parametrize("wrap", [lambda s: s, lambda s: record(s), lambda s: share(record(s))])
def test_a_changed_statement_is_not_relied_on(wrap: Any) -> None:
    changed = copy(GOOD)
    changed["credentialSubject"]["minutes"] = 600
    report = check(wrap(changed))
    assert report.verdict is FileVerdict.DO_NOT_RELY
    found = report.statements[0]
    assert found.verdict is Verdict.NOT_GENUINE
    assert (found.title, found.statement, found.made_out_to, found.tree) == (None,) * 4
    skipped = [one for one in found.checks if one.outcome is Outcome.SKIPPED]
    assert len(skipped) == 8


def test_a_statement_of_another_key_says_nothing_against_the_others() -> None:
    unknown = signed(statement(issuer={"id": OTHER, "type": ["Profile"], "name": "Northway"}))
    report = check(record(GOOD, unknown))
    assert report.verdict is FileVerdict.PARTLY
    assert report.counts["confirmed"] == 1
    assert [s.verdict for s in report.worst_first()] == [Verdict.UNCONFIRMED, Verdict.CONFIRMED]


def test_a_statement_about_somebody_else_is_not_genuine_for_this_file() -> None:
    other = Person("words of Marta Kowalczyk")
    report = check(record(GOOD, person=other))
    assert codes(report)["subject"] == "subject-mismatch"
    assert report.verdict is FileVerdict.DO_NOT_RELY


def test_a_lent_record_still_says_whose_statements_they_are() -> None:
    """hostile-inputs row 188: the display name changed and signed anew by the record's own key."""
    from pdpkit.signing import sign_record

    lent = copy(OWN)
    lent["holder"]["name"] = "Marta Kowalczyk"
    report = check(sign_record(lent, PRIYA.key, NOW).tree)
    assert report.made_out_to == ("Priya Nair",)
    name = report.statements[0].check("name")
    assert (name.code, name.outcome) == ("subject-name-differs", Outcome.UNDETERMINED)
    assert report.verdict is FileVerdict.CONFIRMED


def test_a_statement_by_name_is_not_tied_to_a_key() -> None:
    named = signed(statement(subject={"id": None, "keyLog": None}))
    for tree in (named, record(named)):
        report = check(tree)
        assert codes(report)["subject"] == "subject-by-name"
        assert report.verdict is FileVerdict.UNCONFIRMED


def test_an_anchor_that_the_log_does_not_hold_concerns_that_statement_only() -> None:
    anchor = {"seq": 1, "digest": PRIYA.anchor["digest"]}
    ahead = signed(statement(subject={"keyLog": anchor}))
    report = check(record(GOOD, ahead))
    assert [codes(report, n)["subject"] for n in (0, 1)] == [
        "subject-is-holder",
        "key-log-anchor-differs",
    ]
    assert report.verdict is FileVerdict.PARTLY


def test_what_the_holder_signed_themselves_is_their_own_words() -> None:
    own = sign(statement(), Kind.STATEMENT, PRIYA.key, TRUST, {"created": moment(-10)})
    report = check(record(own))
    assert report.statements[0].verdict is Verdict.SELF_DECLARED
    assert codes(report)["issuer"] == "issuer-is-holder"


def test_a_record_that_was_changed_or_never_signed_is_at_best_partly() -> None:
    changed = copy(OWN) | {"language": "cy"}
    unsigned = without(OWN, "proof")
    for tree, code in ((changed, "holder-proof-invalid"), (unsigned, "holder-proof-missing")):
        report = check(tree)
        assert report.check("holderProof").code == code
        assert report.verdict is FileVerdict.PARTLY


def test_a_record_signed_by_an_older_key_of_the_holder_is_at_best_partly() -> None:
    log = rotate(PRIYA.log, PRIYA.entropy)
    tree = copy(OWN)
    tree["holder"]["keyLog"] = log
    unsigned = without(tree, "proof")
    old = sign(unsigned, Kind.RECORD, PRIYA.key, f"did:key:{PRIYA.key.text}", {"created": moment()})
    report = check(old)
    assert report.check("holderLog").outcome is Outcome.PASSED
    assert report.check("holderProof").code == "holder-proof-invalid"


def test_a_broken_key_log_ties_nothing_to_anybody() -> None:
    broken = copy(OWN)
    broken["holder"]["keyLog"][0]["next"] = "A" * 43
    report = check(broken)
    assert report.check("holderLog").code == "holder-log-broken"
    assert codes(report)["subject"] == "holder-log-broken"
    assert report.verdict is FileVerdict.UNCONFIRMED


@pytest.mark.parametrize("name", ["record", "share"])
def test_where_a_key_log_departs_is_told_as_a_place_of_that_file(name: str) -> None:
    log, stored = {"record": ("/holder/keyLog", "/holder/id"),
                   "share": ("/share/keyLog", "/holder")}[name]  # fmt: skip
    tree = copy(OWN if name == "record" else share(OWN))
    parts = tree["holder"] if name == "record" else tree["share"]
    parts["keyLog"] = [KEEPER.log[0]]
    found = check(tree).check("holderLog")
    assert (found.code, found.where) == ("holder-id-differs", stored)
    parts["keyLog"] = [PRIYA.log[0], 5]
    found = check(tree).check("holderLog")
    assert (found.code, found.where) == ("holder-log-broken", f"{log}/1")


def test_two_versions_of_the_keys_are_a_fork() -> None:
    one = rotate(PRIYA.log, PRIYA.entropy)
    other = rotate(PRIYA.log, PRIYA.entropy, seed("another sheet"))
    forked = copy(OWN)
    forked["holder"]["keyLog"] = [*one, other[1]]
    report = check(forked)
    assert report.check("holderLog").code == "holder-fork"
    assert report.verdict is FileVerdict.DO_NOT_RELY


def test_a_changed_share_is_not_relied_on_and_its_audience_is_not_told() -> None:
    changed = copy(share(OWN))
    changed["share"]["audience"]["name"] = "Somebody else"
    report = check(changed)
    assert report.check("holderProof").code == "share-proof-invalid"
    assert report.verdict is FileVerdict.DO_NOT_RELY
    assert report.audience is None
    assert report.statements[0].verdict is Verdict.CONFIRMED


def test_a_share_past_its_last_day_is_at_best_partly() -> None:
    tree = share(OWN, until="2026-11-22")
    late = NOW.replace(hour=23, minute=59, second=59)
    assert check(tree, at=late).verdict is FileVerdict.CONFIRMED
    report = check(tree, at=late + timedelta(seconds=1))
    assert report.check("holderProof").code == "share-expired"
    assert report.verdict is FileVerdict.PARTLY


def test_a_share_is_read_strictly() -> None:
    from pdpkit.sharing import sign_share

    for change in (
        lambda t: t.update(motto="x"),
        lambda t: t["share"].update(motto="x"),
        lambda t: t["share"]["audience"].update(email="a@b.example"),
        lambda t: t["share"].update(format="pdp-share/1.1"),
        lambda t: t["share"]["record"]["holder"].update(id=KEEPER.id),
        lambda t: t.update({"@context": t["@context"][:1]}),
    ):
        tree = copy(share(OWN))
        change(tree)
        report = check(sign_share(tree, PRIYA.key, NOW))
        assert report.check("reading").code == "share-form"
        assert report.verdict is FileVerdict.UNREADABLE
    tree = share(OWN)
    shown = copy(tree)
    shown["share"]["record"]["motto"] = "kept"
    assert check(sign_share(shown, PRIYA.key, NOW)).verdict is FileVerdict.CONFIRMED


def test_a_share_must_end_when_its_last_day_ends() -> None:
    tree = without(share(OWN), "proof")
    options = {"created": moment(), "expires": "2027-12-31T23:59:59Z"}
    longer = sign(tree, Kind.SHARE, PRIYA.key, f"did:key:{PRIYA.key.text}", options)
    assert check(longer).check("reading").code == "share-form"


def test_withdrawn_is_not_relied_on_unless_its_replacement_stands_here() -> None:
    better = signed(statement(id="urn:uuid:0d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21"))
    entry = {"digest": signed_digest(GOOD), "on": "2026-11-20", "reason": "superseded"}
    plain = policy(lists=(withdrawals(entry),))
    assert check(record(GOOD, better), plain).verdict is FileVerdict.DO_NOT_RELY
    replaced = withdrawals(entry | {"replacedBy": signed_digest(better)})
    report = check(record(GOOD, better), policy(lists=(replaced,)))
    assert report.verdict is FileVerdict.CONFIRMED
    assert report.statements[0].replaced
    assert check(record(GOOD), policy(lists=(replaced,))).verdict is FileVerdict.DO_NOT_RELY


def test_lists_that_travel_in_the_file_count_like_those_beside_it() -> None:
    own = record(GOOD, lists=[withdrawals()])
    for tree in (own, share(own)):
        assert check(tree, policy(lists=())).verdict is FileVerdict.CONFIRMED
    assert check(OWN, policy(lists=())).statements[0].deciding_check.code == (
        "withdrawal-not-checked"
    )


OPEN, RUN_OUT = Verdict.UNCONFIRMED, Verdict.EXPIRED
CONTEXT = ["https://www.w3.org/ns/credentials/v2"]


@pytest.mark.parametrize(
    ("changes", "name", "code", "verdict"),
    [
        ({"validUntil": moment(-1)}, "validity", "credential-expired", RUN_OUT),
        (
            {"validFrom": moment(1), "created": moment(-1)},
            "validity",
            "credential-not-yet-valid",
            OPEN,
        ),
        ({"created": moment(1)}, "keyWindow", "proof-created-future", OPEN),
        ({"validUntil": moment(-11)}, "form", "schema-range", OPEN),
        ({"motto": "x"}, "form", "schema-unknown-field", OPEN),
        ({"@context": CONTEXT}, "form", "context-not-pinned", OPEN),
        ({"type": ["VerifiableCredential"]}, "form", "schema-credential-type", OPEN),
        ({"subject": {"minutes": "60"}}, "form", "statement-not-understood", OPEN),
        ({"subject": {"start": "2025-02-30"}}, "form", "statement-not-understood", OPEN),
        ({"subject": {"rating": 5}}, "form", "schema-unknown-field", OPEN),
        ({"subject": {"statement": "suitable"}}, "form", "statement-not-understood", OPEN),
        ({"credentialStatus": None}, "withdrawal", "withdrawal-entry", OPEN),
    ],
)
def test_what_a_signed_statement_may_not_say(
    changes: Tree, name: str, code: str, verdict: Verdict
) -> None:
    created = changes.pop("created", None)
    report = check(signed(statement(**changes), created=created))
    assert codes(report)[name] == code
    assert report.statements[0].verdict is verdict


def test_what_is_not_understood_is_not_shown_as_fact() -> None:
    found = check(signed(statement(motto="x"))).statements[0]
    assert (found.title, found.made_out_to, found.tree) == (None, None, None)
    assert found.digest is not None


def test_own_members_stand_in_ext() -> None:
    tree = signed(statement(ext={"a": 1}, subject={"ext": {"b": [2]}}))
    assert check(tree).verdict is FileVerdict.CONFIRMED


@pytest.mark.parametrize("name", ["not a uri", "1rn:x", "urn:uuid: 6b1f", ""])
def test_a_signed_statement_whose_id_is_none_is_refused(name: str) -> None:
    report = check(signed(statement(id=name)))
    assert report.check("reading").code == "schema-id"
    assert report.verdict is FileVerdict.UNREADABLE
    assert codes(check(record(signed(statement(id=name)))))["form"] == "schema-id"


@pytest.mark.parametrize(
    ("identifier", "code"),
    [
        ("did:web:Saltmarsh.example", "issuer-did-syntax"),
        ("did:web:localhost", "issuer-did-syntax"),
        ("did:web:127.0.0.1", "issuer-did-syntax"),
        ("did:web:saltmarsh.example%3A443", "issuer-did-syntax"),
        ("did:web:saltmarsh.example.", "issuer-did-syntax"),
        ("did:web:xn--sltmarsh-9za.example", "issuer-did-syntax"),
        ("did:web:user@saltmarsh.example", "issuer-did-syntax"),
        ("did:key:" + TRUST_KEY.text, "issuer-unknown"),
        ("https://saltmarsh.example", "issuer-unknown"),
    ],
)
def test_issuers_that_are_no_names_on_a_list(identifier: str, code: str) -> None:
    status = {"id": f"{identifier}#withdrawals-2026", "type": "PdpWithdrawalList"}
    profile = {"id": identifier, "type": ["Profile"], "name": "Saltmarsh"}
    report = check(signed(statement(issuer=profile, credentialStatus=status)))
    assert codes(report)["issuer"] == code
    assert report.verdict is FileVerdict.UNCONFIRMED


def test_the_issuers_own_name_for_itself_is_never_shown() -> None:
    profile = {"id": TRUST, "type": ["Profile"], "name": "The Department"}
    assert check(signed(statement(issuer=profile))).statements[0].issuer_name == (
        "Saltmarsh Learning Trust"
    )
    report = check(signed(statement(issuer=profile | {"id": OTHER})))
    assert report.statements[0].issuer_name is None


def test_an_older_directory_than_one_that_was_seen_is_refused() -> None:
    seen = {KEEPER.id: Seen(1, 2)}
    report = check(OWN, policy(seen=seen))
    assert report.check("reading").code == "directory-rollback"
    fresh = policy(seen=seen, directories=(directory(sequence=2),))
    assert check(OWN, fresh).verdict is FileVerdict.CONFIRMED


@pytest.mark.parametrize("value", [None, 7, "x", [], {"proof": 5}, {"issuer": 5, "proof": [{}]}])
def test_a_statement_that_is_anything_at_all_is_judged(value: Any) -> None:
    tree = without(OWN, "proof")
    report = check(tree | {"statements": [value]})
    assert report.statements[0].verdict is Verdict.NOT_GENUINE
    assert report.verdict is FileVerdict.DO_NOT_RELY


def test_members_of_the_wrong_type_are_refused_with_their_place() -> None:
    tree = without(OWN, "proof")
    report = check(tree | {"statements": {"a": 1}})
    assert (report.check("reading").code, report.check("reading").where) == (
        "schema-member-type",
        "/statements",
    )
    many = check(tree | {"statements": [{}] * 2001})
    assert many.check("reading").code == "file-too-many-statements"
    for holder in (None, [], "x", {"keyLog": 5}, {"keyLog": [[]]}):
        report = check(tree | {"holder": holder, "statements": []})
        assert report.check("holderLog").code == "holder-log-broken"


def test_other_kinds_are_judged_by_their_own_signature() -> None:
    for tree in (directory().tree, withdrawals()):
        assert check(tree).verdict is FileVerdict.UNCONFIRMED
        assert check(tree).check("holderProof").outcome is Outcome.PASSED
        changed = copy(tree) | {"sequence": 7}
        assert check(changed).verdict is FileVerdict.DO_NOT_RELY


def test_a_refusal_lists_every_other_check_as_not_checked() -> None:
    found = refuse(InputError("json-syntax", "line 1 column 2", problem="x"))
    assert [one.name for one in found] == list(FILE_CHECKS)
    assert [one.outcome for one in found[1:]] == [Outcome.SKIPPED] * 4


def test_a_rotated_holder_is_still_the_same_person() -> None:
    person = Person("words of Priya Nair")
    person.log = rotate(person.log, person.entropy)
    _, identity = judge_log(person.log, person.id)
    assert identity is not None
    report = check(record(GOOD, person=person))
    assert report.verdict is FileVerdict.CONFIRMED


def test_every_change_of_the_policy_to_less_never_confirms_more() -> None:
    whole = policy()
    for less in (
        Policy(whole.directories, whole.pins),
        Policy(whole.directories, lists=whole.lists),
        Policy(pins=whole.pins, lists=whole.lists),
        Policy((directory(issuer(keys=[])),), whole.pins, whole.lists),
    ):
        assert check(OWN, less).verdict is FileVerdict.UNCONFIRMED


def test_a_re_binding_that_names_no_new_identity_is_not_understood() -> None:
    say: Tree = {"statement": "re-bound", "previous": KEEPER.id, "statements": []}
    say |= {"checked": "Passport", "start": None, "minutes": None}
    nobody = signed(statement(subject=say | {"id": None, "keyLog": None}))
    brought = signed(statement(subject=say | {"statements": [signed_digest(nobody)]}))
    report = check(record(brought, nobody))
    assert codes(report, 0)["subject"] == "subject-is-holder"
    assert codes(report, 1)["subject"] == "subject-brought-over"
    assert codes(report, 1)["form"] == "statement-not-understood"
