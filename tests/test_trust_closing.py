"""``pdp trust close``: last lists, a pack for everyone, no key left; what is cut is finished."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from office import AT, UNLOCK, invite, issue, statements, tie_priya, trust
from pdpkit.card import read_card
from pdpkit.cli.trust import closing
from pdpkit.document import read_document
from pdpkit.encoding.writing import dump
from pdpkit.proof import signed_digest
from pdpkit.workspace import Workspace, open_workspace
from shell import Said, pdp
from test_cli import files
from test_messages import AVOIDED, reading_age
from world import NOW, PRIYA, directory, document, issuer, moment, pins_of, policy, record
from world import withdrawals as make_list

SUCCESSOR = "did:web:northway.example"


@pytest.fixture
def issued(office: Path) -> Path:
    """Priya led, tied to her key; Marta attended, by name, and her statement was withdrawn once."""
    invite()
    tie_priya(office)
    issue("--sign")
    return office


def close(*more: object, day: str = "2026-11-30", at: str = AT[1]) -> Said:
    return pdp(*("trust", "close", "trust", "-o", "packs", "--on", day, *UNLOCK, "--at", at, *more))


def listed(office: Path) -> Any:
    """A keeper's list that has entered the closing by its card."""
    card = read_card(read_document((office / "packs/for-keepers/card.json").read_bytes())).tree
    entry = issuer(
        keys=card["keys"],
        status="closed",
        closedOn=card["closedOn"],
        lastLists=card["lastLists"],
    )
    return directory(entry, validUntil=moment(300))


def test_everyone_gets_a_pack_and_no_key_is_left(issued: Path) -> None:
    said = close("--yes", "--successor", SUCCESSOR)
    assert said.exit == 0, said.err
    assert "Statements that stand: 2; people who get a pack: 2." in said.out
    assert not list((issued / "trust/keys").iterdir())
    workspace = open_workspace(issued / "trust")
    assert workspace.trust.closed_on == "2026-11-30"
    assert all(key.destroyed for key in workspace.trust.keys)
    names = {path.name for path in (issued / "packs/1001").iterdir()}
    lead = next(one for one in workspace.issued.values() if one.number == "1001")
    assert names == {
        *("READ-ME.txt", "card.json", "card-this-year.json"),
        *("last-withdrawals-2026.json", "withdrawals-2026.json", f"led-{lead.id[:8]}.json"),
    }
    assert {path.name for path in (issued / "packs").iterdir()} == {"1001", "1002", "for-keepers"}


def test_the_pack_says_what_to_do_in_plain_words(issued: Path) -> None:
    close("--yes", "--successor", SUCCESSOR)
    priya = (issued / "packs/1001/READ-ME.txt").read_text(encoding="utf-8")
    assert "Saltmarsh Learning Trust closes. Its last day is 30 November 2026." in priya
    assert f"{SUCCESSOR} takes over." in priya
    assert "pdp merge YOUR-RECORD.pdp.json THIS-FOLDER" in priya
    assert "made out to your name alone" not in priya
    marta = (issued / "packs/1002/READ-ME.txt").read_text(encoding="utf-8")
    assert "1 of these are made out to your name alone." in marta
    keepers = (issued / "packs/for-keepers/READ-ME.txt").read_text(encoding="utf-8")
    for text in (priya, marta, keepers):
        plain = re.sub(r"\(\S+\.json\)|pdp .*", "", text)
        assert not AVOIDED.search(plain)
        assert reading_age(plain) <= 12
    assert "pdp directory close LIST did:web:saltmarsh.example --card card.json" in keepers


def test_the_card_tells_of_the_end_and_of_the_last_lists(issued: Path) -> None:
    close("--yes", "--successor", SUCCESSOR)
    folder = issued / "packs/for-keepers"
    card = read_card(read_document((folder / "card.json").read_bytes())).tree
    last = read_document((folder / "last-withdrawals-2026.json").read_bytes()).tree
    assert last["last"] is True
    assert (card["closedOn"], card["successor"]) == ("2026-11-30", SUCCESSOR)
    assert card["lastLists"] == [signed_digest(last)]


def test_years_later_it_is_still_confirmed(issued: Path) -> None:
    """The last lists count once a keeper has named them; an ordinary one counts until then."""
    from pdpkit.verification import verify

    close("--yes")
    own = statements(issued, "packs/1001")
    given = [tree for tree in own if "credentialSubject" in tree]
    lists = [tree for tree in own if "list" in tree]
    last = tuple(tree for tree in lists if "last" in tree)
    before = verify(
        document(record(*given)),
        policy(
            lists=tuple(lists),
            directories=(
                directory(issuer(keys=listed(issued).issuers["did:web:saltmarsh.example"]["keys"])),
            ),
        ),
        NOW,
    )
    assert before.verdict == "confirmed"
    known = listed(issued)
    later = NOW.replace(year=2027, month=6)
    report = verify(
        document(record(*given)),
        policy(lists=last, directories=(known,), pins=pins_of(known)),
        later,
    )
    (one,) = report.statements
    assert (str(one.verdict), one.check("withdrawal").code) == ("confirmed", "withdrawal-last-list")


def test_the_pack_is_taken_into_a_record(issued: Path) -> None:
    close("--yes")
    tree = record(person=PRIYA)
    (issued / "priya.pdp.json").write_bytes(dump(tree))
    said = pdp("merge", "priya.pdp.json", "packs/1001", *AT)
    assert said.exit in (0, 3), said.err
    merged = json.loads((issued / "priya.pdp.json").read_bytes())
    assert len(merged["statements"]) == 1
    assert merged["lists"]


@pytest.mark.parametrize(
    "words",
    [
        ("issue", "register.csv", "-o", "more"),
        ("issue", "--again", "this-year", "-o", "more"),
        ("tie", "-o", "more"),
        ("rename", "1001", "--name", "P", "-o", "more"),
        ("withdraw", "--register", "register.csv", "-o", "more"),
        ("key", "trust", "--label", "next"),
        ("publish", "trust", "-o", "more"),
        ("card", "trust", "-o", "more.json"),
        ("card", "trust", "-o", "more"),
    ],
)
def test_a_closed_trust_signs_nothing(issued: Path, words: Any) -> None:
    close("--yes")
    before = files(issued)
    arguments = [*words] if words[1] == "trust" else [*words, "--trust", "trust"]
    sign = ("--sign",) if words[0] in ("issue", "rename") else ()
    said = pdp("trust", *arguments, *sign, *UNLOCK, *AT)
    assert said.exit == 5
    assert "(issuer-closed;" in said.err
    assert files(issued) == before


def test_a_keeper_enters_the_end_by_its_card(issued: Path) -> None:
    """From the pack alone, a year later: a keeper's list, its pin, and the last lists."""
    at = ("--at", "2026-11-22T13:00:00Z")
    pdp("trust", "card", "trust", "-o", "card.json", *UNLOCK, *AT)
    pdp("directory", "new", "d.json", "--name", "Fenland schools", *UNLOCK, *at)
    assert pdp("directory", "add", "d.json", "card.json", *UNLOCK, *at).exit == 0
    close("--yes", "--successor", SUCCESSOR)
    told = ("--card", "packs/for-keepers/card.json")
    said = pdp("directory", "close", "d.json", "Saltmarsh", *told, *UNLOCK, *at)
    assert said.exit == 0, said.err
    code = pdp("directory", "show", "d.json", "--json").json["code"]
    pdp("directory", "pin", code, "--directory", "d.json", "--pins", "p.json")
    later = ("--at", "2027-10-01T12:00:00Z", "--home", "home")
    (issued / "last").mkdir()
    shutil.copy(issued / "packs/1001/last-withdrawals-2026.json", issued / "last")
    found = next((issued / "packs/1001").glob("led-*.json"))
    by = ("--directory", "d.json", "--pins", "p.json")
    assert pdp("verify", found, *by, "--lists", "last", *later).exit == 0
    assert pdp("verify", found, *by, *later).exit == 3


def test_nothing_is_done_before_it_was_confirmed(issued: Path) -> None:
    before = files(issued)
    assert close().exit == 2
    assert files(issued) == before
    said = close("--dry-run", "--json")
    assert (said.exit, said.json["closed"], said.json["people"]) == (0, False, 2)
    assert files(issued) == before


@pytest.mark.parametrize(
    ("more", "day", "code", "ending"),
    [
        ((), "2026-11-21", "issuer-close-day", 2),
        ((), "2026-11-31", "input-day", 2),
        ((), "2026-11", "input-day", 2),
        (("--successor", "Northway"), "2026-11-30", "input-issuer", 2),
        (("--successor", "did:web:saltmarsh.example"), "2026-11-30", "input-issuer", 2),
        (("--label", "nothing"), "2026-11-30", "issuer-key-missing", 5),
    ],
)
def test_what_makes_no_sense_closes_nothing(
    issued: Path, more: Any, day: str, code: str, ending: int
) -> None:
    before = files(issued)
    said = close("--yes", *more, day=day)
    assert said.exit == ending
    assert f"({code};" in said.err
    assert files(issued) == before


def test_packs_are_written_into_a_new_folder_only(issued: Path) -> None:
    (issued / "packs").mkdir()
    (issued / "packs/mine.txt").write_text("mine", encoding="utf-8")
    said = close("--yes")
    assert said.exit == 6
    assert list((issued / "trust/keys").iterdir())
    assert (issued / "packs/mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("step", ["save_many", "_write_packs", "_end", "sweep_keys"])
@pytest.mark.parametrize("before", [True, False])
def test_a_closing_that_is_cut_short_is_finished(issued: Path, step: str, before: bool) -> None:
    """Before or after any step: the second run ends as one run would have ended."""
    place: Any = Workspace if step == "sweep_keys" else closing
    done = getattr(place, step)

    def cut(*arguments: Any, **options: Any) -> Any:
        if not before:
            done(*arguments, **options)
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(place, step, cut)
        assert close("--yes", "--successor", SUCCESSOR).exit == 130
    # Nothing is lost: everything that was issued is in the workspace, or in its pack.
    assert len(open_workspace(issued / "trust").issued) == 2
    said = close("--yes", at="2026-11-23T12:00:00Z")
    assert said.exit == 0, said.err
    assert not list((issued / "trust/keys").iterdir())
    assert (issued / "packs/1001/READ-ME.txt").exists()
    wanted = SUCCESSOR if not (step == "save_many" and before) else None
    assert open_workspace(issued / "trust").trust.successor == wanted
    again = close("--yes", "--json", at="2026-12-23T12:00:00Z")
    assert (again.exit, again.json["closed"]) == (0, True)


def test_a_pack_that_was_lost_is_written_again(issued: Path) -> None:
    close("--yes")
    found = files(issued / "packs")
    (issued / "packs").rename(issued / "gone")
    assert close("--yes", at="2027-05-01T12:00:00Z").exit == 0
    assert files(issued / "packs") == found


def test_what_was_withdrawn_stands_on_the_last_list(issued: Path) -> None:
    one = next(iter(open_workspace(issued / "trust").issued.values()))
    trust("withdraw", one.id, "--reason", "mistake", "-o", "lists", "--sign")
    close("--yes")
    last = read_document(
        (issued / "packs/for-keepers/last-withdrawals-2026.json").read_bytes()
    ).tree
    assert [entry["digest"] for entry in last["entries"]] == [one.digest]
    assert last["sequence"] > 1
    assert make_list()["sequence"] == 1
