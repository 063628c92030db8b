"""``pdp directory``: what a keeper does to a list, and how a reader confirms one."""

from pathlib import Path
from typing import Any

import pytest

from pdpkit.directory import read_directory
from pdpkit.document import read_document
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.writing import dump
from pdpkit.keys import signing_key
from pdpkit.keystore import Unlocked, lock
from pdpkit.pdf import write as write_pdf
from shell import Said, pdp
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
    directory,
    issuer,
    moment,
    record,
    seed,
    share,
    signed,
    statement,
    withdrawals,
)

PHRASE = "six plain example words for testing"
UNLOCK = ("--passphrase-file", "phrase.txt", "--at", "2026-11-22T12:00:00Z")
NEXT_KEY = signing_key(seed("next key of Saltmarsh"))
CODE, NEXT_CODE = spoken_code(TRUST_KEY.text), spoken_code(NEXT_KEY.text)
KEEPERS_CODE = spoken_code(KEEPER.id)
NORTHWAY = issuer(id=OTHER, name="Northway Schools Trust", numbers={"uid": "99902"},
                  keys=[{"key": OTHER_KEY.text, "validFrom": moment(-100)}])  # fmt: skip
_LOCKED: dict[str, bytes] = {}


def write(name: str, tree: Any) -> str:
    Path(name).write_bytes(tree if isinstance(tree, bytes) else dump(tree))
    return name


def lock_key(person: Person) -> bytes:
    """A person's keystore; locking takes half a second, so each is locked once."""
    if person.id not in _LOCKED:
        unlocked = Unlocked(person.key, person.entropy)
        _LOCKED[person.id] = lock(unlocked, PHRASE, person.id, 0, NOW).data
    return _LOCKED[person.id]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A keeper's folder: a list of two organisations, the key, its passphrase."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    write("d.json", directory(issuer(), NORTHWAY).tree)
    write("keeper-key.json", lock_key(KEEPER))
    Path(write("phrase.txt", PHRASE.encode())).chmod(0o600)
    write("card.json", cards()[0])
    return tmp_path


def run(command: str, *arguments: object) -> Said:
    return pdp("directory", command, "d.json", *arguments, *UNLOCK)


def done(said: Said) -> Said:
    assert said.exit == 0, said.out + said.err
    return said


def refused(said: Said, code: str, ending: int = 4) -> None:
    assert said.exit == ending, said.out + said.err
    assert f"({code};" in said.err


def listed(identifier: str = TRUST) -> Tree:
    """The entry on the list as it now stands, which its keeper signed."""
    found = read_directory(read_document(Path("d.json").read_bytes()))
    return found.issuers[identifier]


def sequence() -> int:
    found = read_directory(read_document(Path("d.json").read_bytes()))
    return int(found.tree["sequence"])


# what a keeper adds


def test_a_keeper_has_words_and_a_code_like_everybody(office: Path) -> None:
    said = pdp("directory", "new", "e.json", "--name", "Fen schools", "--key", "k.json", *UNLOCK)
    done(said)
    code = pdp("directory", "show", "e.json", "--json").json["code"]
    assert f"    {code}\n" in said.out
    assert "pdp key words --key k.json" in said.out
    assert pdp("key", "show", "--key", "k.json", "--json").json["code"] == code


def test_a_card_brings_an_organisation_and_the_keeper_is_asked_to_ring(office: Path) -> None:
    write("new.json", cards(NEXT_KEY, id="did:web:fenland.example", name="Fenland Trust")[0])
    said = done(run("add", "new.json"))
    assert NEXT_CODE in said.out
    assert "Did you ring each of them" in said.out
    assert listed("did:web:fenland.example")["keys"][0]["key"] == NEXT_KEY.text
    assert sequence() == 2
    assert Path("d.json.bak").exists()


def test_a_new_key_of_a_known_one_stands_beside_the_old(office: Path) -> None:
    write("next.json", cards(TRUST_KEY, NEXT_KEY)[1])
    said = done(run("add", "next.json"))
    assert [key["key"] for key in listed()["keys"]] == [TRUST_KEY.text, NEXT_KEY.text]
    assert "only the telephone can tell" in said.out
    both = cards(TRUST_KEY, NEXT_KEY)
    write("d.json", directory(issuer(), NORTHWAY).tree)
    write("old.json", both[0])
    said = done(run("add", "next.json", "old.json"))
    assert "An earlier key of theirs names this one." in said.out


def test_a_card_that_shortens_a_key_or_closes_says_what_to_type(office: Path) -> None:
    window = {"validFrom": moment(-100), "validUntil": moment(-2)}
    shorter = cards(keys=[{"key": TRUST_KEY.text, **window}], closedOn="2027-08-31")
    said = done(run("add", write("shorter.json", shorter[0])))
    told = " ".join(said.out.split())
    assert f'pdp directory revoke d.json "{CODE}" --reason superseded --since {moment(-2)}' in told
    assert f"pdp directory close d.json {TRUST} --card CARD" in told
    assert listed()["status"] == "open"


@pytest.mark.parametrize(
    ("changes", "key", "code"),
    [
        ({"name": "Saltmarsh Trust"}, TRUST_KEY, "issuer-card-other"),
        ({"numbers": {"uid": "99903"}}, TRUST_KEY, "issuer-card-other"),
        ({"id": "did:web:a.example"}, TRUST_KEY, "directory-key-elsewhere"),
        ({"id": "did:web:a.example", "name": "Saltrnarsh LearningTrust"}, NEXT_KEY,
         "directory-name-alike"),
        ({"keys": [{"key": NEXT_KEY.text, "validFrom": moment(0), "validUntil": moment(401)}]},
         NEXT_KEY, "directory-card-window"),
    ],
)  # fmt: skip
def test_a_card_that_does_not_fit_the_list_is_refused(
    office: Path, changes: Tree, key: Any, code: str
) -> None:
    before = Path("d.json").read_bytes()
    write("odd.json", cards(key, **changes)[0])
    refused(run("add", "odd.json"), code)
    assert Path("d.json").read_bytes() == before


def test_a_name_that_changed_and_a_name_that_two_have_must_be_said_to_be_so(office: Path) -> None:
    write("renamed.json", cards(name="Saltmarsh Trust")[0])
    said = done(run("add", "renamed.json", "--rename"))
    assert "Called Saltmarsh Learning Trust before." in said.out
    assert listed()["name"] == "Saltmarsh Trust"
    write("same.json", cards(NEXT_KEY, id="did:web:a.example", name="Saltmarsh Trust")[0])
    refused(run("add", "same.json"), "directory-name-alike")
    done(run("add", "same.json", "--same-name"))
    assert listed("did:web:a.example")["name"] == "Saltmarsh Trust"


def test_without_a_card_the_list_is_renewed(office: Path) -> None:
    assert done(run("add", "--good-for", "400", "--json")).json["sequence"] == 2
    until = done(pdp("directory", "show", "d.json", "--json")).json["validUntil"]
    assert until == moment(400)
    assert run("add", "--good-for", "401").exit == 2


# what ends


def test_a_key_that_was_replaced_or_stolen_stays_on_the_list(office: Path) -> None:
    done(run("revoke", CODE, "--reason", "superseded", "--since", "2026-11-20"))
    assert listed()["keys"][0]["revoked"] == {
        "reason": "superseded",
        "since": "2026-11-20T00:00:00Z",
    }
    assert "replaced on 20 November 2026" in pdp("directory", "show", "d.json").out
    typed = CODE.replace(" ", "").lower()
    said = done(run("revoke", typed, "--reason", "compromised", "--since", moment(-5)))
    assert "gave a receipt" in " ".join(said.out.split())
    assert listed()["keys"][0]["revoked"]["reason"] == "compromised"
    refused(run("revoke", "ABCD", "--reason", "superseded", "--since", "2026-11-20"),
            "directory-key-unknown")  # fmt: skip
    refused(run("revoke", CODE, "--reason", "stolen", "--since", "2026-11-20"), "input-choice", 2)
    refused(run("revoke", CODE, "--reason", "compromised", "--since", "2026-12-20"),
            "directory-key-since", 2)  # fmt: skip
    refused(run("revoke", CODE, "--reason", "compromised", "--since", "soon"), "input-day", 2)


def test_one_takes_over_from_another_and_never_in_a_circle(office: Path) -> None:
    done(run("successor", "Salt", "northway schools"))
    assert listed()["successor"] == OTHER
    refused(run("successor", "Northway", TRUST), "directory-successor-self")
    refused(run("successor", "Salt"), "input-needed", 2)
    done(run("successor", "Salt", "--nobody"))
    assert "successor" not in listed()
    done(run("successor", "Northway", TRUST))


def test_one_that_vanished_is_closed_by_the_newest_list_that_anybody_has(office: Path) -> None:
    said = done(run("close", "Saltmarsh", "--on", "2026-11-20"))
    assert "soon count as not checked" in said.out
    assert "lastLists" not in listed()
    write("list.json", withdrawals())
    done(run("close", "Saltmarsh", "--on", "2026-11-20", "--last-list", "list.json"))
    assert len(listed()["lastLists"]) == 1
    closed = pdp("directory", "show", "d.json", "Salt").out
    assert "Closed on 20 November 2026; last withdrawal lists named: 1" in closed
    write("late.json", cards(NEXT_KEY, keys=[
        {"key": NEXT_KEY.text, "validFrom": moment(0), "validUntil": moment(9)}])[0])  # fmt: skip
    refused(run("add", "late.json"), "directory-issuer-closed")
    done(run("close", "Saltmarsh", "--reopen"))
    assert listed()["status"] == "open"
    assert not {"closedOn", "lastLists"} & listed().keys()


def test_its_own_closing_card_says_it_all(office: Path) -> None:
    closing = cards(closedOn="2026-12-31", successor=OTHER, lastLists=["A" * 43])
    done(run("close", "Saltmarsh", "--card", write("closing.json", closing[0])))
    assert (listed()["closedOn"], listed()["successor"]) == ("2026-12-31", OTHER)
    assert listed()["lastLists"] == ["A" * 43]


def test_nobody_elses_card_or_list_closes_an_organisation(office: Path) -> None:
    before = Path("d.json").read_bytes()
    day = ("--on", "2026-11-20")
    stranger = withdrawals(key=NEXT_KEY)
    refused(run("close", "Salt", *day, "--last-list", write("l.json", stranger)),
            "directory-list-unsigned")  # fmt: skip
    other = withdrawals(key=OTHER_KEY, issuer=OTHER, list=f"{OTHER}#withdrawals-2026")
    refused(run("close", "Salt", *day, "--last-list", write("o.json", other)),
            "directory-list-elsewhere")  # fmt: skip
    thief = cards(NEXT_KEY, closedOn="2026-11-20")[0]
    refused(run("close", "Salt", "--card", write("t.json", thief)), "directory-card-unlisted")
    refused(run("close", "Salt"), "input-needed", 2)
    refused(run("close", "S"), "input-needed", 2)
    refused(run("close", "Elsewhere", *day), "directory-issuer-unknown")
    assert Path("d.json").read_bytes() == before


def test_another_key_than_the_keepers_or_a_clock_gone_back_signs_nothing(office: Path) -> None:
    before = Path("d.json").read_bytes()
    stranger = Person("words of another keeper")
    write("other-key.json", lock_key(stranger))
    refused(run("add", "card.json", "--key", "other-key.json"), "key-not-holder", 5)
    early = ("--passphrase-file", "phrase.txt", "--at", "2025-01-01")
    refused(pdp("directory", "add", "d.json", *early), "directory-clock")
    assert Path("d.json").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "card.json"),
        ("revoke", CODE, "--reason", "superseded", "--since", "2026-11-20"),
        ("successor", "Salt", "North"),
        ("close", "Salt", "--on", "2026-11-20"),
    ],
)
def test_a_dry_run_needs_no_key_and_writes_nothing(office: Path, arguments: tuple[str]) -> None:
    before = Path("d.json").read_bytes()
    said = done(pdp("directory", arguments[0], "d.json", *arguments[1:], "--dry-run"))
    assert "Nothing was written." in said.out
    assert Path("d.json").read_bytes() == before
    assert not Path("d.json.bak").exists()


# what a keeper looks into


def find_codes(*issuers: Tree, at: str = "2026-11-22", **members: Any) -> tuple[int, set[str]]:
    write("d.json", directory(*issuers, **members).tree)
    said = pdp("directory", "check", "d.json", "--at", at, "--json")
    return said.exit, {one["code"] for one in said.json["files"][0]["findings"]}


def test_check_tells_what_to_look_into(office: Path) -> None:
    def keys(**changes: str) -> list[Tree]:
        return [{"key": TRUST_KEY.text, "validFrom": moment(-100)} | changes]

    assert find_codes() == (0, set())
    assert pdp("directory", "check", "d.json", "--at", "2026-11-22").out.endswith(
        "nothing to look into.\n"
    )
    assert find_codes(at="2027-01-15") == (0, {"directory-runs-out"})
    assert find_codes(at="2027-04-15") == (1, {"directory-ran-out", "directory-key-runs-out"})
    gone = issuer(keys=keys(validUntil=moment(-1)))
    assert find_codes(gone) == (1, {"directory-issuer-without-key"})
    assert find_codes(issuer(keys=keys(onlyFor="led"))) == (
        1,
        {"directory-key-unused", "directory-issuer-without-key"},
    )
    closed = issuer(status="closed", closedOn="2026-11-01", successor="did:web:z.example")
    assert find_codes(closed) == (
        0,
        {"directory-closed-without-list", "directory-successor-unlisted"},
    )
    alike = NORTHWAY | {"name": "Saltmarsh Leaming Trust", "motto": "x"}
    assert find_codes(issuer(), alike) == (
        0,
        {"directory-names-alike", "directory-member-unknown"},
    )


# what a reader confirms


def pins() -> Tree:
    found: Tree = pdp("directory", "pin", "--pins", "p.json", "--json").json
    return found


def pin(*arguments: object) -> Said:
    return pdp("directory", "pin", *arguments, "--pins", "p.json", "--at", "2026-11-22T12:00:00Z")


def test_a_keeper_is_confirmed_by_a_code_and_taken_back(office: Path) -> None:
    said = done(pin(KEEPERS_CODE, "--directory", "d.json"))
    assert "Fenland schools directory" in said.out
    assert [one["code"] for one in pins()["keepers"]] == [KEEPERS_CODE]
    refused(pin(CODE, "--directory", "d.json"), "directory-code-differs")
    done(pdp("directory", "unpin", KEEPERS_CODE, "--pins", "p.json"))
    assert pins()["keepers"] == []
    refused(pdp("directory", "unpin", KEEPERS_CODE, "--pins", "p.json"), "directory-pin-unknown")
    assert "You have confirmed nobody yet." in pin().out


def test_one_organisation_is_confirmed_from_whatever_carries_its_card(office: Path) -> None:
    full = record(signed(statement()), cards=cards())
    write("record.json", full)
    shared = share(full)
    write("share.json", shared)
    write("share.pdf", write_pdf("<p>Pages</p>", dump(shared), moment=NOW))
    for file in ("card.json", "record.json", "share.json", "share.pdf"):
        Path("p.json").unlink(missing_ok=True)
        said = done(pin(CODE, "--card", file))
        assert "Saltmarsh Learning Trust" in said.out
        assert "from 14 August 2026 to 10 June 2027" in " ".join(said.out.split())
        (kept,) = pins()["issuers"]
        assert (kept["id"], kept["key"]) == (TRUST, TRUST_KEY.text)
    assert "Single organisations" in pin().out
    refused(pin(NEXT_CODE, "--card", "share.json"), "directory-code-differs")
    refused(pin(CODE, "--card", "card.json", "--directory", "d.json"), "input-together", 2)
    refused(pin("1234"), "input-code", 2)


def test_a_newer_card_of_a_confirmed_key_tells_its_days(office: Path) -> None:
    done(pin(CODE, "--card", "card.json"))
    window = {"validFrom": moment(-100), "validUntil": moment(9)}
    newer = cards(keys=[{"key": TRUST_KEY.text, **window}], created=0)
    done(pin(CODE, "--card", write("newer.json", newer[0])))
    assert [one["validUntil"] for one in pins()["issuers"]] == [moment(9)]


def test_for_an_unknown_issuer_it_is_one_call_and_one_command(office: Path) -> None:
    write("share.json", share(record(signed(statement()), cards=cards())))
    at = ("--at", "2026-11-22T12:00:00Z", "--lists", write("list.json", withdrawals()))
    said = pdp("verify", "share.json", "--pins", write("p.json", _no_pins()), *at)
    assert said.exit == 3
    told = " ".join(said.out.split())
    assert "the organisation that calls itself “Saltmarsh Learning Trust”" in told
    assert "on a number that you already have, and ask for the code of its key." in told
    assert f'If the code is {CODE}, type: pdp directory pin "{CODE}" --card share.json.' in told
    done(pin(CODE, "--card", "share.json"))
    assert pdp("verify", "share.json", "--pins", "p.json", *at).exit == 0


def _no_pins() -> Tree:
    return {"format": "pdp-pins/1", "keepers": []}


def test_a_card_lends_no_trust(office: Path) -> None:
    """A stranger's card with a listed trust's name beside a statement by the stranger's key."""
    forged = signed(statement(), key=NEXT_KEY)
    for name in ("Saltmarsh Learning Trust", "Another Trust"):
        full = record(forged, cards=cards(NEXT_KEY, name=name))
        assert len(full["cards"]) == 1
        write("share.json", share(full))
        known = ("--directory", "d.json", "--pins", "k.json")
        pdp("directory", "pin", KEEPERS_CODE, "--pins", "k.json")
        said = pdp("verify", "share.json", *known, "--at", "2026-11-22T12:00:00Z", "--json")
        assert said.exit == 3
        (found,) = said.json["files"][0]["statements"]
        assert found["verdict"] == "unconfirmed"
        assert found["issuer"]["name"] == "Saltmarsh Learning Trust"


def test_merging_a_card_keeps_the_newest_of_each_key(office: Path) -> None:
    write("me.pdp.json", record(signed(statement()), person=PRIYA))
    newer = cards(created=0)
    for name, tree in (("card.json", cards()[0]), ("newer.json", newer[0])):
        write(name, tree)
        said = done(pdp("merge", "me.pdp.json", name, "--json"))
        assert said.json["counts"]["new"] == 1
    assert read_document(Path("me.pdp.json").read_bytes()).tree["cards"] == newer
    assert done(pdp("merge", "me.pdp.json", "card.json", "--json")).json["counts"]["new"] == 0
    broken = cards()[0] | {"name": "Another Name"}
    assert pdp("merge", "me.pdp.json", write("broken.json", broken)).exit == 3
