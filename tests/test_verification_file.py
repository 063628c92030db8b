"""``verification.file``: what is said of a whole file of each kind, where, and in which order."""

from typing import Any, Final

import pytest

from judging import FAILED, OPEN, PASSED, SKIPPED, check, told
from pdpkit.document import Kind
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import without
from pdpkit.errors import InputError
from pdpkit.identity import judge_log, rotate
from pdpkit.keys import SigningKey
from pdpkit.link import sign_link
from pdpkit.pins import Pins
from pdpkit.proof import sign, sign_by_holder, signed_digest
from pdpkit.report import FILE_CHECKS, Check, FileReport, Holder, Outcome, passed, skipped
from pdpkit.request import make_request
from pdpkit.sharing import sign_share
from pdpkit.signing import sign_record
from pdpkit.verification import MAX_STATEMENTS, NO_PAGES, Policy, Seen, judge_each, refuse
from world import (
    KEEPER,
    NOW,
    PRIYA,
    TRUST,
    TRUST_KEY,
    Person,
    Tree,
    cards,
    copy,
    directory,
    document,
    moment,
    policy,
    record,
    seed,
    share,
    signed,
    statement,
    withdrawals,
)

GOOD: Final = signed(statement())
OWN: Final = record(GOOD)
SHARE: Final = share(OWN)
MARTA: Final = Person("words of Marta Kowalczyk")
ASKED: Final = make_request("Northway Schools Trust", "x", ("posts",), "2026-12-31", NOW)


def told_all(report: FileReport) -> list[tuple[str, Outcome, str, str]]:
    return [(found.name, *told(report, found.name)) for found in report.checks]


def by(key: SigningKey, tree: Tree, kind: Kind = Kind.RECORD, **options: str) -> Tree:
    return sign_by_holder(without(tree, "proof"), kind, key, {"created": moment()} | options)


HOLDER: Final = Holder(PRIYA.id, "Priya Nair", spoken_code(PRIYA.id))


def test_everything_that_is_found_of_a_record() -> None:
    found = check(OWN, policy(lists=(withdrawals(), {})), file="me.pdp.json", carrier="pdf")
    assert told_all(found) == [
        ("reading", PASSED, "file-read", ""),
        ("holderLog", PASSED, "holder-log-intact", ""),
        ("holderProof", PASSED, "holder-signed", ""),
        ("audience", PASSED, "share-no-audience", ""),
        ("pages", PASSED, "pdf-no-pages", ""),
    ]
    used = found.directory
    assert used is not None
    assert (used.keeper, used.pinned) == (KEEPER.id, True)
    assert found == FileReport(
        file="me.pdp.json",
        sha256=document(OWN).sha256,
        kind="record",
        carrier="pdf",
        checks=found.checks,
        statements=found.statements,
        holder=HOLDER,
        directory=used,
        lists_left_out=1,
    )


def test_everything_that_is_found_of_a_share() -> None:
    found = check(SHARE)
    assert told_all(found) == [
        ("reading", PASSED, "file-read", ""),
        ("holderLog", PASSED, "holder-log-intact", ""),
        ("holderProof", PASSED, "holder-signed", ""),
        ("audience", PASSED, "share-made-for", ""),
        ("pages", PASSED, "pdf-no-pages", ""),
    ]
    assert found.check("audience").values == {
        "audience": "Northway Schools Trust",
        "day": "31 December 2026",
    }
    assert (found.kind, found.carrier, found.file) == ("share", "json", "")
    assert (found.holder, found.audience) == (HOLDER, "Northway Schools Trust")
    assert found.contents == SHARE["share"]["record"]


@pytest.mark.parametrize(
    ("tree", "kind"),
    [
        (GOOD, "statement"),
        (withdrawals(), "list"),
        (cards()[0], "card"),
        (directory().tree, "directory"),
        (PRIYA.log[0], "key event"),
    ],
)
def test_what_is_nobodys_file_says_so(tree: Tree, kind: str) -> None:
    """A file of any other kind than a record or a share."""
    found = check(tree)
    proof = "holder-none" if kind == "statement" else "proof-unchanged"
    assert told_all(found) == [
        ("reading", PASSED, "file-read", ""),
        ("holderLog", PASSED, "holder-none", ""),
        ("holderProof", PASSED, proof, ""),
        ("audience", PASSED, "share-no-audience", ""),
        ("pages", PASSED, "pdf-no-pages", ""),
    ]
    assert (found.kind, found.holder, found.audience, found.contents) == (kind, None, None, None)
    assert (found.directory is not None) is (kind == "statement")
    assert len(found.statements) == (1 if kind == "statement" else 0)
    changed = check(tree | {"motto": "x"})
    if kind != "statement":
        assert told(changed, "holderProof") == (FAILED, "proof-signature-invalid", "/proof")


@pytest.mark.parametrize(
    ("tree", "kind", "name"),
    [(withdrawals(), Kind.LIST, "issuer"), (cards()[0], Kind.CARD, "id")],
)
def test_a_list_or_card_is_signed_under_the_name_that_it_gives(
    tree: Tree, kind: Kind, name: str
) -> None:
    """P10: and under nothing where it gives none."""
    created = {"created": moment(-5)}
    for given, under, good in (
        (TRUST, TRUST, True),
        (TRUST, "did:web:northway.example", False),
        (TRUST, f"did:key:{TRUST_KEY.text}", False),
        (5, "", True),
        (5, "x", False),
    ):
        found = check(sign(without(tree, "proof") | {name: given}, kind, TRUST_KEY, under, created))
        code = (PASSED, "proof-unchanged", "")
        if not good:
            code = (FAILED, "issuer-method-mismatch", "/proof/verificationMethod")
        assert told(found, "holderProof") == code
    holder = check(by(PRIYA.key, directory().tree, Kind.DIRECTORY))
    assert told(holder, "holderProof") == (PASSED, "proof-unchanged", "")


def test_pages_that_a_carrier_tells_of_stand_last() -> None:
    pages = (Check("pages", OPEN, "pdf-no-pages"), Check("pages", PASSED, "pdf-no-pages"))
    for tree in (OWN, SHARE, GOOD, withdrawals()):
        found = check(tree, pages=pages)
        assert found.checks[-2:] == pages
        assert [one.name for one in found.checks[:-2]] == list(FILE_CHECKS[:-1])
    assert (passed("pages", "pdf-no-pages"),) == NO_PAGES


# Reading.


def test_a_refusal_says_why_and_skips_the_rest() -> None:
    found = refuse(InputError("json-syntax", "line 1 column 2", problem="x"))
    first = Check("reading", FAILED, "json-syntax", "line 1 column 2", {"problem": "x"})
    assert found == (first, *(skipped(name) for name in FILE_CHECKS[1:]))


def refused(tree: Tree, wanted: Policy | None = None) -> tuple[str, str, dict[str, Any]]:
    """Code, place and values of what stopped the reading; nothing else is told of the file."""
    found = check(tree, wanted, file="x.json")
    reading = found.checks[0]
    assert found == FileReport(
        "x.json",
        document(tree).sha256,
        document(tree).kind.label,
        "json",
        refuse(InputError(reading.code, reading.where, **reading.values)),
    )
    return reading.code, reading.where, dict(reading.values)


def test_what_holds_for_a_file_of_any_kind() -> None:
    """B13."""
    for tree in (without(OWN, "proof"), withdrawals()):
        long = "x" * 2048
        assert check(tree | {"id": long}).check("reading").code == "file-read"
        assert check(tree | {"id": [long, long]}).check("reading").code == "file-read"
        assert refused(tree | {"id": long + "x"}) == ("schema-id", "/id", {})
        for name in ("statements", "verifiableCredential"):
            wrong = tree | {name: {"a": 1}}
            code = ("schema-member-type", f"/{name}", {"wanted": "a list"})
            assert refused(wrong) == code
            many = tree | {name: [0] * (MAX_STATEMENTS + 1)}
            code = ("file-too-many-statements", f"/{name}", {"limit": 2000})
            assert refused(many) == code
            most = check(tree | {name: [0] * 2000})
            assert told(most, "reading") == (PASSED, "file-read", "")


def test_a_newer_minor_version_is_noted() -> None:
    found = check(by(PRIYA.key, OWN | {"format": "pdp/1.7"})).check("reading")
    assert (found.outcome, found.code) == (PASSED, "schema-version-newer")
    assert (found.where, found.values) == ("/format", {"version": "pdp/1.7"})


def test_a_statement_alone_without_an_id_is_no_file() -> None:
    assert refused(signed(statement(id="x"))) == ("schema-id", "/id", {})
    other = check(signed(statement(motto="x")))
    assert told(other, "reading") == (PASSED, "file-read", "")


def test_what_the_reader_met_before_ends_any_check() -> None:
    """F2; also of a share whose form and audience were known by then."""
    newer = policy(seen={KEEPER.id: Seen(1, 2)})
    for tree in (OWN, SHARE, GOOD):
        assert refused(tree, newer) == ("directory-rollback", "/sequence", {})
    assert check(withdrawals(), newer).check("reading").code == "file-read"


# F1 and F3: the holder.


def test_a_record_is_its_holders_by_the_tip_of_their_log() -> None:
    older = copy(OWN)
    older["holder"]["keyLog"] = rotate(PRIYA.log, PRIYA.entropy)
    lent = copy(OWN)
    lent["holder"]["id"] = MARTA.id
    logless = copy(OWN)
    del logless["holder"]["keyLog"]
    method = "/proof/verificationMethod"
    for tree, expected in (
        (without(OWN, "proof"), (OPEN, "holder-proof-missing", "/proof")),
        (OWN | {"proof": []}, (OPEN, "holder-proof-invalid", "/proof")),
        (OWN | {"motto": "x"}, (OPEN, "holder-proof-invalid", "/proof")),
        (by(MARTA.key, OWN), (OPEN, "holder-proof-invalid", method)),
        (by(PRIYA.key, older), (OPEN, "holder-proof-invalid", method)),
        (by(PRIYA.key, lent), (OPEN, "holder-id-differs", "/holder/id")),
        (by(PRIYA.key, logless), (OPEN, "holder-log-broken", "/holder/keyLog")),
        (by(PRIYA.key, OWN | {"holder": 5}), (OPEN, "holder-log-broken", "/holder/keyLog")),
        (by(PRIYA.key, OWN), (PASSED, "holder-signed", "")),
    ):
        found = check(tree)
        assert told(found, "holderProof") == expected
        assert told(found, "audience") == (PASSED, "share-no-audience", "")
        tied = expected[1] not in ("holder-id-differs", "holder-log-broken")
        assert found.holder == (HOLDER if tied else None)


def test_of_two_versions_of_the_keys_the_proof_tells_the_beginnings() -> None:
    one, other = (rotate(PRIYA.log, PRIYA.entropy, new) for new in (None, seed("another sheet")))
    tree = copy(OWN)
    tree["holder"]["keyLog"] = [*one, other[1]]
    found = check(by(PRIYA.key, tree))
    assert told(found, "holderProof") == (OPEN, "holder-fork", "/holder/keyLog/2")
    assert found.check("holderProof").values == found.check("holderLog").values
    assert "heads" in found.check("holderProof").values


def test_the_name_is_what_the_holder_shows() -> None:
    tree = copy(OWN)
    tree["holder"]["name"] = 5
    assert check(by(PRIYA.key, tree)).holder == Holder(PRIYA.id, None, HOLDER.code)


# F6 to F8: a share.


def shared(change: Any, person: Person = PRIYA, **options: str) -> Tree:
    tree = copy(without(SHARE, "proof"))
    change(tree)
    return by(person.key, tree, Kind.SHARE, expires="2026-12-31T23:59:59Z", **options)


def drop_log(tree: Tree) -> None:
    del tree["share"]["keyLog"]


def lend(tree: Tree) -> None:
    tree["holder"] = MARTA.id


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (without(SHARE, "proof"), (FAILED, "share-proof-invalid", "/proof")),
        (SHARE | {"motto": "x"}, (FAILED, "share-proof-invalid", "/proof")),
        (
            shared(lambda _: None, MARTA),
            (FAILED, "share-proof-invalid", "/proof/verificationMethod"),
        ),
        (shared(drop_log), (OPEN, "holder-log-broken", "/share/keyLog")),
        (shared(lend), (OPEN, "holder-id-differs", "/holder")),
        (shared(lambda tree: tree.update(share=5)), (OPEN, "holder-log-broken", "/share/keyLog")),
    ],
)
def test_of_a_share_that_its_holder_did_not_sign_nothing_more_is_told(
    tree: Tree, expected: tuple[Outcome, str, str]
) -> None:
    found = check(tree, policy(request=ASKED))
    assert told(found, "holderProof") == expected
    assert told(found, "audience") == (SKIPPED, "statement-check-stopped", "")
    assert (found.audience, found.contents) == (None, None)
    assert len(found.statements) == 1


def test_each_statement_is_told_with_its_place_in_the_file() -> None:
    for tree, place in ((record({}), "/statements/0"), (share(OWN), "/verifiableCredential/0")):
        found = check(tree, Policy()).statements[0].deciding_check
        assert found.where.startswith(f"{place}/")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda tree: tree.update({"@context": tree["@context"][::-1]}), "/@context"),
        (lambda tree: tree.update(motto="x"), "/motto"),
        (lambda tree: tree["share"].pop("purpose"), "/share/purpose"),
        (
            lambda tree: tree["share"]["record"]["holder"].update(id=MARTA.id),
            "/share/record/holder/id",
        ),
        (lambda tree: tree["share"].update(until="2026-12-30"), "/proof/expires"),
    ],
)
def test_a_share_of_another_form_is_refused_at_its_place(change: Any, place: str) -> None:
    assert refused(shared(change)) == ("share-form", place, {})


def test_a_share_counts_until_the_last_second_of_its_day() -> None:
    end = NOW.replace(month=12, day=31, hour=23, minute=59, second=59)
    found = check(SHARE, at=end)
    assert told(found, "holderProof") == (PASSED, "holder-signed", "")
    late = check(SHARE, at=end.replace(microsecond=1))
    assert told(late, "holderProof") == (OPEN, "share-expired", "/share/until")
    assert late.check("holderProof").values == {"day": "31 December 2026"}
    assert told(late, "audience") == (PASSED, "share-made-for", "")
    assert late.contents == SHARE["share"]["record"]


def test_only_an_answer_will_do_where_a_request_was_made() -> None:
    wanted = policy(request=ASKED)
    for tree in (OWN, GOOD, withdrawals()):
        found = check(tree, wanted)
        assert told(found, "audience") == (FAILED, "share-challenge-missing", "")
    plain = check(SHARE, wanted)
    assert told(plain, "audience") == (FAILED, "share-challenge-missing", "/proof")
    answer = sign_share(without(SHARE, "proof"), PRIYA.key, NOW, ASKED)
    assert told(check(answer, wanted), "audience") == (PASSED, "share-request-answered", "")


def test_what_travels_along_counts() -> None:
    """F2: lists, cards and, in a share, a directory."""
    own = record(GOOD, lists=[withdrawals()], cards=cards())
    along = copy(without(share(own), "proof"))
    along["share"]["lists"], along["share"]["cards"] = [withdrawals()], cards()
    listed = copy(along)
    listed["share"]["directory"] = directory().tree
    for tree in (own, sign_share(along, PRIYA.key, NOW)):
        assert check(tree, policy(lists=())).statements[0].check("withdrawal").outcome is PASSED
        whom = check(tree, Policy(), file="me.json").statements[0].check("issuer").values
        assert whom["who"] == "the organisation that calls itself “Saltmarsh Learning Trust”"
        assert whom["card"] == "me.json"
    carrying = sign_share(listed, PRIYA.key, NOW)
    assert check(carrying, policy(directories=(), lists=())).verdict == "confirmed"
    other = record(GOOD, directory=directory().tree)
    assert check(other, policy(directories=())).statements[0].check("issuer").outcome is OPEN


def test_logs_from_elsewhere_outrank_what_a_holder_linked() -> None:
    link = sign_link(PRIYA.id, PRIYA.log, MARTA.id, PRIYA.key, NOW)
    _, longer = judge_log(rotate(PRIYA.log, PRIYA.entropy), PRIYA.id)
    assert longer is not None
    own = copy(record(GOOD, person=MARTA))
    own["holder"]["links"] = [link]
    tree = sign_record(own, MARTA.key, NOW).tree
    for one in (tree, share(tree, person=MARTA)):
        assert check(one).statements[0].check("subject").code == "subject-linked"
        found = check(one, policy(logs=(longer,)))
        assert found.statements[0].check("subject").code == "holder-link-outranked"
    (alone,) = judge_each([GOOD], tree, policy(logs=(longer,)), NOW)
    assert alone.check("subject").code == "holder-link-outranked"


# Each alone.


def test_statements_are_judged_each_alone_as_in_their_record() -> None:
    other = signed(statement(subject={"id": MARTA.id, "keyLog": None}))
    say = {"statement": "re-bound", "previous": MARTA.id, "statements": [], "checked": "Passport"}
    binds = signed(statement(subject=say | {"start": None, "minutes": None}))
    own = record(lists=[withdrawals()], cards=cards())
    found = list(judge_each([GOOD, 5, binds, other], own, policy(lists=()), NOW))
    assert [str(one.verdict) for one in found] == [
        *("confirmed", "not-genuine", "confirmed", "not-genuine")
    ]
    assert found[3].check("subject").where == "/credentialSubject/id"
    assert found[0].check("name").code == "subject-name-agrees"
    renamed = own | {"holder": own["holder"] | {"name": "P. Nair"}}
    (named,) = judge_each([GOOD], renamed, policy(), NOW)
    assert named.check("name").code == "subject-name-differs"
    (nobody,) = judge_each([GOOD], {"holder": 5}, policy(), NOW)
    assert nobody.check("subject").code == "holder-log-broken"


# What to do next.


def test_what_to_do_is_told_once_worst_first() -> None:
    entry = {"digest": signed_digest(GOOD), "on": "2026-11-20", "reason": "mistake"}
    open_one = signed(statement(subject={"id": None, "keyLog": None}))
    run_out = signed(statement(validUntil=moment(-1)))
    tree = without(record(run_out, open_one, open_one, GOOD), "proof")
    found = check(tree, policy(lists=(withdrawals(entry),)))
    worst = found.worst_first()
    assert [one.deciding_check.code for one in worst] == [
        *("withdrawn", "subject-by-name", "subject-by-name", "credential-expired")
    ]
    hints = [one.deciding_check.hint for one in worst]
    hints.append(found.check("holderProof").hint)
    assert found.todo == tuple(dict.fromkeys(hint for hint in hints if hint))
    assert len(found.todo) >= 3
    assert "" not in found.todo
    changed = check(SHARE | {"motto": "x"})
    assert changed.check("audience").hint == ""
    assert changed.todo == (changed.check("holderProof").hint,)
    assert check(OWN).todo == ()
    assert check(OWN, Policy(pins=Pins())).todo
