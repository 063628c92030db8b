"""``pdp trust receipt`` and ``rebind``: what a new employer states of earlier statements."""

import json
from pathlib import Path
from typing import Any

import pytest

from office import UNLOCK, invite, statements, trust
from pdpkit.encoding.writing import dump
from pdpkit.introduction import sign_introduction
from pdpkit.proof import signed_digest
from pdpkit.verification import verify
from pdpkit.workspace import open_workspace
from shell import Said, pdp
from test_cli import files, refused
from world import (
    NOW,
    OTHER,
    OTHER_KEY,
    PINS,
    PRIYA,
    TRUST,
    Person,
    Tree,
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

NEW = Person("words after the loss")


@pytest.fixture
def northway(office: Path) -> Path:
    """A new employer with its own key, and what it goes by."""
    assert pdp("trust", "init", "north", "--name", "Northway Schools", "--id", OTHER).exit == 0
    made = pdp(
        *("trust", "key", "north", "--label", "k", *UNLOCK, "--at", moment(-1)),
    )
    assert made.exit == 0
    (office / "directory.json").write_bytes(dump(directory().tree))
    (office / "pins.json").write_bytes(PINS.data)
    (office / "list.json").write_bytes(dump(withdrawals()))
    return office


def run(*words: object, lists: bool = True, at: str = moment()) -> Said:
    more = ("--lists", "list.json") if lists else ()
    return pdp(
        *("trust", *words, "--trust", "north", *UNLOCK, "--at", at, "--home", "home"),
        *("--directory", "directory.json", "--pins", "pins.json", *more),
    )


def keep(office: Path, tree: Tree, name: str = "shown.json") -> str:
    (office / name).write_bytes(dump(tree))
    return name


def named(*, name: str = "Priya Nair", **changes: Any) -> Tree:
    """A statement by name."""
    identifier = statement()["credentialSubject"]["identifier"]
    identifier[0]["identityHash"] = name
    changes = {"id": None, "keyLog": None, "identifier": identifier} | changes
    return signed(statement(subject=changes))


def given(office: Path, out: str = "out") -> list[Tree]:
    return [tree for tree in statements(office, out) if "credentialSubject" in tree]


def both(office: Path, *, stolen: str | None = None) -> Any:
    """A list with both employers; the key of the old one may have been stolen."""
    keys = [
        {"key": key.key, "validFrom": key.valid_from, "validUntil": key.valid_until}
        for key in open_workspace(office / "north").trust.keys
    ]
    old = issuer()
    if stolen:
        old["keys"][0]["revoked"] = {"reason": "compromised", "since": stolen}
        old["keys"].append(old["keys"][0] | {"key": OTHER_KEY.text, "revoked": None})
        del old["keys"][1]["revoked"]
    new = issuer(id=OTHER, name="Northway Schools", numbers={"uid": "99902"}, keys=keys)
    return directory(new, old)


@pytest.mark.parametrize("carrier", ["record", "share", "statement"])
def test_a_receipt_saves_what_a_stolen_key_had_signed(northway: Path, carrier: str) -> None:
    one = signed(statement())
    whole = record(one, lists=[withdrawals()])
    shown = {"record": whole, "share": share(whole), "statement": one}[carrier]
    name = keep(northway, shown)
    before = files(northway)
    said = run("receipt", name, "-o", "out")
    assert said.exit == 0, said.err
    told = (
        "Seen: Led: Reasoning talk in Years 3 and 4, on 22 November 2026 Tied to their key: Priya"
    )
    assert told in " ".join(said.out.split())
    assert {n: d for n, d in files(northway).items() if not n.startswith("home")} == before
    assert run("receipt", name, "-o", "out", "--sign").exit == 0
    (receipt,) = given(northway)
    subject = receipt["credentialSubject"]
    assert (subject["of"], subject["seen"], subject["id"]) == (
        *(signed_digest(one), "2026-11-22"),
        PRIYA.id,
    )
    assert "credentialStatus" not in receipt
    # The list is signed with the old trust's next key; the stolen one's would not count.
    lists = (withdrawals(key=OTHER_KEY),)
    reader = policy(directories=(both(northway, stolen=moment(1)),), lists=lists)
    alone = verify(document(record(one)), reader, NOW)
    assert [str(s.verdict) for s in alone.statements] == ["unconfirmed"]
    saved = verify(document(record(one, receipt)), reader, NOW)
    assert [str(s.verdict) for s in saved.statements] == ["confirmed", "confirmed"]
    again = run("receipt", name, "-o", "out", "--sign", "--json", at=moment(3))
    assert again.json["issued"] == []
    assert len(given(northway)) == 1


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        (signed(statement(), key=Person("x").key), "not on the list"),
        (named(), "not tied"),
        (signed(statement()) | {"validFrom": moment(-20)}, "changed"),
        (signed(statement(validUntil=moment(-1))), ""),
    ],
)
def test_what_is_not_confirmed_gets_no_receipt(northway: Path, tree: Tree, said: str) -> None:
    name = keep(northway, tree)
    before = files(northway)
    result = run("receipt", name, "-o", "out", "--sign")
    assert result.exit == 4, result.out
    assert "(statement-not-confirmed;" in result.err
    assert {n: d for n, d in files(northway).items() if not n.startswith("home")} == before


def test_without_fresh_lists_there_is_no_receipt(northway: Path) -> None:
    name = keep(northway, signed(statement()))
    refused(run("receipt", name, "-o", "out", lists=False), "statement-not-confirmed", 4)


def test_some_of_a_record_may_get_none(northway: Path) -> None:
    name = keep(northway, record(signed(statement()), named()))
    said = run("receipt", name, "-o", "out", "--sign", "--json")
    assert said.exit == 3
    assert (len(said.json["issued"]), len(said.json["refused"])) == (1, 1)


def test_a_trust_gives_no_receipt_over_its_own(northway: Path) -> None:
    name = keep(northway, signed(statement()))
    said = pdp(
        *("trust", "receipt", name, "--trust", "trust", *UNLOCK, "--at", moment(), "-o", "out"),
        *("--directory", "directory.json", "--pins", "pins.json", "--lists", "list.json"),
        *("--home", "home"),
    )
    refused(said, "statement-not-confirmed", 4)


def test_what_holds_no_statement_is_refused(northway: Path) -> None:
    for name in (keep(northway, record()), "list.json", "directory.json"):
        refused(run("receipt", name, "-o", "out"), "statement-none-there", 4)
    refused(run("receipt", "nothing.json", "-o", "out"), "file-not-found", 4)


# re-bindings


def introduce(office: Path, name: str = "Priya Nair", trust_id: str = OTHER) -> str:
    holder = record(person=NEW)["holder"] | {"name": name}
    tree = sign_introduction(holder, trust_id, "", NEW.key, NOW)
    return keep(office, tree, "intro.json")


def rebind(office: Path, *more: object, name: str = "Priya Nair") -> Said:
    return run("rebind", "--for", introduce(office, name), "--how", "Passport seen", "-o", "out",
               *more)  # fmt: skip


def judge(office: Path, *found: Tree) -> list[str]:
    tree = record(*found, *given(office), person=NEW)
    report = verify(
        document(tree),
        policy(
            directories=(both(office),),
            lists=(withdrawals(), *[t for t in statements(office, "lists") if "list" in t]),
        ),
        NOW,
    )
    return [str(one.verdict) for one in report.statements]


def publish() -> None:
    said = pdp("trust", "publish", "north", "-o", "lists", *UNLOCK, "--at", moment())
    assert said.exit == 0


def test_what_a_lost_key_had_is_brought_over(northway: Path) -> None:
    one, other = signed(statement()), named()
    name = keep(northway, record(one, other, lists=[withdrawals()]))
    said = rebind(northway, "--statements", name)
    assert said.exit == 0, said.err
    assert "Priya Nair is the person of the introduction, checked so: Passport seen" in said.out
    assert not (northway / "out").exists()
    assert rebind(northway, "--statements", name, "--sign").exit == 0
    (tree,) = given(northway)
    subject = tree["credentialSubject"]
    assert (subject["id"], subject["previous"]) == (NEW.id, PRIYA.id)
    assert subject["statements"] == [signed_digest(other)]
    publish()
    assert judge(northway, one, other) == ["confirmed", "confirmed", "confirmed"]
    assert rebind(northway, "--statements", name, "--sign", "--json").json["issued"] == []


def test_an_old_identity_alone_is_enough(northway: Path) -> None:
    assert rebind(northway, "--old-id", PRIYA.id, "--sign").exit == 0
    publish()
    assert judge(northway, signed(statement())) == ["confirmed", "confirmed"]


def test_who_never_had_a_key_is_brought_over_too(northway: Path) -> None:
    one = named()
    name = keep(northway, one)
    assert rebind(northway, "--statements", name, "--sign").exit == 0
    (tree,) = given(northway)
    assert "previous" not in tree["credentialSubject"]
    publish()
    assert judge(northway, one) == ["confirmed", "confirmed"]
    assert judge(northway, named(start="2024-01-05"))[0] == "unconfirmed"


@pytest.mark.parametrize(
    ("trees", "more", "code"),
    [
        ([named(name="Priya Shah")], (), "statement-other-name"),
        ([signed(statement()), signed(statement(subject={"id": Person("y").id, "keyLog": None}))],
         (), "statement-older-keys"),
        ([signed(statement(subject={"id": NEW.id, "keyLog": None}))], (), "statement-older-keys"),
        ([], (), "statement-older-keys"),
        ([signed(statement())], ("--old-id", Person("y").id), "statement-older-keys"),
        ([signed(statement()) | {"validFrom": moment(-20)}], (), "statement-not-confirmed"),
        ([signed(statement(), key=Person("x").key)], (), "statement-not-confirmed"),
    ],
)  # fmt: skip
def test_what_is_not_brought_over(northway: Path, trees: list[Tree], more: Any, code: str) -> None:
    paths = [keep(northway, tree, f"s{number}.json") for number, tree in enumerate(trees)]
    words = [word for path in paths for word in ("--statements", path)]
    result = rebind(northway, *words, *more, "--sign")
    assert result.exit == 4, result.out
    assert f"({code};" in result.err
    assert not (northway / "out").exists()


def test_a_former_name_is_given_by_hand(northway: Path) -> None:
    name = keep(northway, named())
    refused(rebind(northway, "--statements", name, name="Priya Shah"), "statement-other-name", 4)
    said = rebind(northway, "--statements", name, "--name", "Priya Nair", name="Priya Shah")
    assert said.exit == 0


def test_an_introduction_to_somebody_else_brings_nothing_over(northway: Path) -> None:
    introduce(northway, trust_id=TRUST)
    said = run(*("rebind", "--for", "intro.json", "--how", "x", "--old-id", PRIYA.id, "-o", "out"))
    refused(said, "holder-introduction-elsewhere", 4)
    refused(
        run("rebind", "--for", introduce(northway), "--how", "x", "--old-id", "me", "-o", "out"),
        "input-number",
        2,
    )


def test_a_pack_is_brought_over_as_it_is(northway: Path) -> None:
    """Somebody who never had a key comes with the pack of a trust that has closed."""
    invite()
    register = ("issue", "register.csv", "-o", "all", "--sign")
    assert trust(*register, at=moment()).exit == 3
    closing = ("-o", "packs", "--on", moment()[:10], "--yes", *UNLOCK, "--at", moment())
    assert pdp("trust", "close", "trust", *closing).exit == 0
    card = json.loads((northway / "packs/for-keepers/card.json").read_bytes())
    ended = issuer(
        keys=card["keys"], status="closed", closedOn=card["closedOn"], lastLists=card["lastLists"]
    )
    (northway / "directory.json").write_bytes(dump(directory(ended).tree))
    introduce(northway, "Marta Kowalczyk")
    said = run(
        *("rebind", "--for", "intro.json", "--how", "Passport seen", "-o", "out", "--sign"),
        *("--statements", "packs/1002"),
        lists=False,
    )
    assert said.exit == 0, said.err
    (bound,) = given(northway)
    assert bound["credentialSubject"]["identifier"][0]["identityHash"] == "Marta Kowalczyk"
    publish()
    keys = [
        {"key": key.key, "validFrom": key.valid_from, "validUntil": key.valid_until}
        for key in open_workspace(northway / "north").trust.keys
    ]
    known = directory(
        issuer(id=OTHER, name="Northway Schools", numbers={"uid": "99902"}, keys=keys), ended
    )
    pack = statements(northway, "packs/1002")
    own = [tree for tree in pack if "credentialSubject" in tree]
    lists = [tree for tree in (*pack, *statements(northway, "lists")) if "list" in tree]
    whole = document(record(*own, bound, person=NEW))
    report = verify(whole, policy(directories=(known,), lists=tuple(lists)), NOW)
    assert [str(one.verdict) for one in report.statements] == ["confirmed", "confirmed"]
