"""``pdp share`` and ``pdp request``: what a holder picks, for whom, and what an office asks for."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from pdpkit.directory import Directory
from pdpkit.encoding.writing import dump
from pdpkit.keystore import Unlocked, lock
from pdpkit.plain import adopt_plain
from pdpkit.record import KINDS
from pdpkit.signing import new_record, sign_record
from shell import Said, pdp
from terminal import END, in_turn, talk
from world import (
    NOW,
    OTHER,
    OTHER_KEY,
    PINS,
    Person,
    Tree,
    cards,
    directory,
    issuer,
    moment,
    record,
    signed,
    statement,
    withdrawals,
)

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
PHRASE: Final = "six plain example words for testing"
AT: Final = ("--at", "2026-11-22T12:00:00Z")
UNLOCK: Final = ("--passphrase-file", "phrase.txt", *AT)
NORTHWAY: Final = "Northway Schools Trust"
SALTMARSH: Final = "Saltmarsh Learning Trust"
COLIN: Final = Person("words of Colin Adeyemi")
GOALS: Final = [
    {"id": f"{n}d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21", "title": title, "need": "x",
     "successCriteria": ["y"], "visibility": visibility}
    for n, title, visibility in ((0, "Talk", "handover"), (1, "Secret garden", "own"),
                                 (2, "Number", "manager"))
]  # fmt: skip
ASK: Final = {"id": "3d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21", "what": "A mentor",
              "visibility": "handover"}  # fmt: skip


@cache
def _lock() -> bytes:
    return lock(Unlocked(COLIN.key, COLIN.entropy), PHRASE, COLIN.id, 0, NOW).data


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    Path("key.json").write_bytes(_lock())
    Path("phrase.txt").write_text(PHRASE, encoding="utf-8")
    Path("phrase.txt").chmod(0o600)
    put("me.pdp.json", record(person=COLIN, goals=GOALS, asks=[ASK]))
    put("pins.json", PINS.data)
    return tmp_path


def put(name: str, tree: Any) -> None:
    Path(name).write_bytes(tree if isinstance(tree, bytes) else dump(tree))


def get(name: str) -> Tree:
    found: Tree = json.loads(Path(name).read_bytes())
    return found


def share(*arguments: object, out: str = "s.json", terms: bool = True) -> Said:
    for_whom = ("--for", NORTHWAY, "--until", "2026-12-31") if terms else ()
    return pdp("share", "me.pdp.json", *for_whom, "-o", out, *arguments, *UNLOCK)


def shown(name: str = "s.json") -> set[str]:
    """The titles in a share."""
    made = get(name)["share"]["record"]
    return {
        str(e.get("title", e.get("what"))) for array in KINDS for e in made.get(array, [])
    }  # fmt: skip


def refused(said: Said, code: str, ending: int = 2) -> None:
    assert said.exit == ending, said.out + said.err
    assert f"({code};" in said.err
    assert not Path("s.json").exists()


# what a holder picks


@pytest.mark.parametrize(
    ("arguments", "titles"),
    [
        ((), {"Talk", "A mentor"}),
        (("--profile", "manager"), {"Talk", "Number", "A mentor"}),
        (("--only", "asks"), {"A mentor"}),
        (("--only", "goals,asks"), {"Talk", "A mentor"}),
        (("--only", "Goals"), {"Talk"}),
        (("--with", "1d3c"), {"Talk", "Secret garden", "A mentor"}),
        (("--with", "1d3c", "--with", "2d3c", "--only", "asks"),
         {"Secret garden", "Number", "A mentor"}),
        (("--without", "0d3c"), {"A mentor"}),
        (("--not-about", "TALK"), {"A mentor"}),
    ],
)  # fmt: skip
def test_picks(desk: Path, arguments: tuple[str, ...], titles: set[str]) -> None:
    said = share(*arguments)
    assert said.exit == 0, said.err
    assert shown() == titles


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--with", "9"), "entry-pick-unknown"),
        (("--with", ""), "entry-pick-unknown"),
        (("--only", "gaols"), "input-choice"),
        (("--profile", "intervew"), "input-choice"),
        (("--purpose", "two\nlines"), "input-line"),
        (("--until", "2026-11-21"), "input-until"),
        (("--until", "soon"), "input-day"),
    ],
)
def test_what_cannot_be_meant_is_refused(desk: Path, arguments: tuple[str, ...], code: str) -> None:
    refused(share(*arguments), code)


def test_an_id_must_be_told_from_all_others(desk: Path) -> None:
    twins = [GOALS[0] | {"id": GOALS[0]["id"][:-1] + end} for end in "12"]
    put("me.pdp.json", record(person=COLIN, goals=twins))
    refused(share("--with", "0d3c"), "entry-pick-ambiguous")


@pytest.mark.parametrize(
    ("members", "arguments", "code"),
    [
        ({"goals": GOALS, "conflicts": {GOALS[1]["id"]: [GOALS[1]]}}, ("--with", "1d3c"),
         "share-entry-conflict"),
        ({"evidence": [{"id": GOALS[0]["id"], "kind": "resource", "title": "Book of a class",
                        "holdsPersonalData": "yes"}]}, ("--with", "0d3c"),
         "share-entry-personal-data"),
        ({"goals": [GOALS[0] | {"need": "About Fen Lane"}],
          "holder": {"name": "Fen Lane Colin"}}, ("--not-about", "fen lane"),
         "share-still-about"),
    ],
)  # fmt: skip
def test_what_was_named_and_may_not_leave_is_refused(
    desk: Path, members: Tree, arguments: tuple[str, ...], code: str
) -> None:
    own = record(person=COLIN)
    holder = own["holder"] | members.pop("holder", {})
    put("me.pdp.json", sign_record(own | members | {"holder": holder}, COLIN.key, NOW).tree)
    refused(share(*arguments), code, 4)


def test_a_statement_leaves_with_the_entry_that_it_carries_and_hides_nothing(desk: Path) -> None:
    def carry(**members: str) -> Tree:
        entry = {n: v for n, v in GOALS[1].items() if n != "visibility"} | members
        subject = {"id": COLIN.id, "keyLog": COLIN.anchor, "statement": "sighted",
                   "speaker": "trust", "entry": entry}  # fmt: skip
        return signed(statement(subject=subject))

    put("me.pdp.json", record(carry(), person=COLIN, goals=GOALS))
    refused(share("--statement", "6b1f"), "share-statement-entry", 4)
    assert share("--statement", "6b1f", "--with", "1d3c").exit == 0
    assert len(get("s.json")["verifiableCredential"]) == 1
    Path("s.json").unlink()
    put("me.pdp.json", record(carry(notes="between us"), person=COLIN, goals=GOALS))
    named = ("--statement", "6b1f", "--with", "1d3c")
    refused(share(*named), "share-statement-hidden", 4)


def test_a_profile_of_ones_own_is_a_file(desk: Path) -> None:
    mine = {"format": "pdp-profile/1", "name": "Coffee", "visibilities": ["handover"],
            "sections": ["goals", "asks"], "with": [GOALS[1]["id"]],
            "notAbout": ["mentor"]}  # fmt: skip
    put("coffee.json", mine)
    assert share("--profile", "coffee.json").exit == 0
    assert shown() == {"Talk", "Secret garden"}
    assert get("s.json")["share"]["purpose"] == "Coffee"
    Path("s.json").unlink()
    put("coffee.json", mine | {"visibilities": ["own"]})
    refused(share("--profile", "coffee.json"), "file-not-profile", 4)


def test_the_preview_names_what_leaves_and_counts_what_stays(desk: Path) -> None:
    said = share()
    told = " ".join(said.out.split())
    assert "This leaves: Your name, Priya Nair; your staff groups, Teacher;" in told
    assert "Talk" in said.out
    assert "Goals (1): for you alone, unless you name it" in told
    assert "Secret garden" not in said.out
    assert "Sharing is your own free choice." in told
    whole = share("--dry-run", out="d.json")
    assert "Secret garden" in whole.out
    assert not Path("d.json").exists()


@pytest.mark.parametrize(("answer", "ending"), [("yes", 0), ("no", 130), ("", 130), (END, 130)])
def test_on_a_terminal_all_is_named_and_nothing_signed_unasked(
    desk: Path, answer: str, ending: int
) -> None:
    arguments = ["share", "me.pdp.json", "--for", NORTHWAY, "--until", "2026-12-31", "-o", "s.json"]
    said = talk(desk, [*arguments, *UNLOCK], in_turn(answer))
    assert said.exit == ending, said.screen
    shown_first, _, after = said.screen.partition("Sign this and hand it on?")
    assert "Secret garden" in shown_first
    assert Path("s.json").exists() == (ending == 0)
    assert ("Nothing was signed." in after) == (ending != 0)


# what an office asks for


def ask(*arguments: object, out: str = "ask.json", until: str = "2026-12-20") -> Said:
    asked = ("--from", "Northway HR", "--sections", "goals,statements", "--until", until)
    return pdp("request", "-o", out, *asked, *arguments, *AT)


def check(file: str, *arguments: object, at: str = "2026-11-22T12:00:00Z") -> tuple[int, str]:
    said = pdp("verify", file, *arguments, "--pins", "pins.json", "--at", at, "--json")
    (found,) = said.json["files"]
    audience = next(one for one in found["checks"] if one["name"] == "audience")
    return said.exit, audience["code"]


def test_an_office_asks_and_only_it_can_use_the_answer_as_fresh(desk: Path) -> None:
    told = ask()
    assert told.exit == 0
    assert "goals, employer statements" in " ".join(told.out.split()).lower()
    put("me.pdp.json", record(_about_colin(), person=COLIN, goals=GOALS, asks=[ASK],
                              lists=[withdrawals()]))  # fmt: skip
    said = share("--request", "ask.json", out="s.json", terms=False)
    assert said.exit == 0, said.err
    shown_first = " ".join(said.out.split())
    assert "Northway HR asks you to share, for: A check before appointment." in shown_first
    assert "They would like to see: goals, employer statements." in shown_first
    assert "Anybody can write such a request." in shown_first
    assert shown() == {"Talk"}
    put("d.json", directory().tree)
    known = ("--directory", "d.json")
    assert check("s.json", *known, "--request", "ask.json") == (0, "share-request-answered")
    assert check("s.json", *known) == (0, "share-made-for")
    ask(out="other.json")
    assert check("s.json", *known, "--request", "other.json") == (1, "share-domain-differs")
    ask("--domain", get("ask.json")["domain"], out="later.json")
    assert check("s.json", *known, "--request", "later.json") == (1, "share-challenge-differs")
    late = check("s.json", *known, "--request", "ask.json", at="2026-12-21")
    assert late == (3, "share-request-over")
    share(out="plain.json")
    assert check("plain.json", *known, "--request", "ask.json") == (1, "share-challenge-missing")
    ending = pdp("verify", "s.json", *known, "--pins", "pins.json", *AT).out
    assert ending.endswith("Made for Northway HR until 20 December 2026: delete your copy then.\n")


def test_a_request_that_is_over_or_is_none_is_not_answered(desk: Path) -> None:
    ask(until="2026-11-22")
    late = pdp("share", "me.pdp.json", "--request", "ask.json", "-o", "s.json",
               "--passphrase-file", "phrase.txt", "--at", "2026-11-23")  # fmt: skip
    refused(late, "share-request-over")
    refused(share("--request", "key.json", terms=False), "file-not-request", 4)
    ask(out="ask.json", until="2026-12-20")
    for typed in (("--for", "Somebody"), ("--purpose", "Another")):
        refused(share("--request", "ask.json", *typed, terms=False), "input-together")
    refused(ask("--sections", "secrets", out="x.json"), "input-choice")
    refused(ask(out="x.json", until="2026-11-21"), "input-until")


# Example C: one person, two organisations


def _about_colin(**changes: Any) -> Tree:
    about = {"id": COLIN.id, "keyLog": COLIN.anchor}
    return signed(statement(subject=about | changes.pop("subject", {}), **changes))


def _by_northway() -> Tree:
    held = {
        "id": "urn:uuid:7b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a11",
        "issuer": {"id": OTHER, "type": ["Profile"], "name": NORTHWAY},
        "credentialStatus": {"id": f"{OTHER}#withdrawals-2026", "type": "PdpWithdrawalList"},
    }
    achievement = {
        "id": "urn:uuid:4f8a0f6e-55f1-4c0b-8a39-6f0d7c1f2b10",
        "type": ["Achievement"],
        "name": "Attended: Induction for foundation governors",
        "description": "Attended an induction.",
        "criteria": {"narrative": "On the register of the evening."},
    }
    subject = {"id": COLIN.id, "keyLog": COLIN.anchor, "statement": "attended",
               "start": "2022-10-08", "achievement": achievement}  # fmt: skip
    return signed(statement(subject=subject, **held), key=OTHER_KEY)


def _northways_list() -> Tree:
    return withdrawals(key=OTHER_KEY, issuer=OTHER, list=f"{OTHER}#withdrawals-2026")


def make_colin() -> Tree:
    """Example C with what both organisations signed, what carries it, and its own words."""
    plain = json.loads((EXAMPLES / "c" / "plain.json").read_bytes())
    tree = adopt_plain(new_record("Colin Adeyemi", ["trustee"], COLIN.log, "en-GB"), plain)
    northways = cards(OTHER_KEY, id=OTHER, name=NORTHWAY, numbers={"uid": "99902"})
    theirs = _by_northway()
    number = theirs["id"].removeprefix("urn:uuid:")
    for entry in tree["activities"]:
        if entry["title"] == "Induction for foundation governors":
            entry["links"] = [*entry.get("links", []), number]
    tree |= {
        "statements": [_about_colin(), theirs],
        "lists": [withdrawals(), _northways_list()],
        "cards": [*cards(), *northways],
    }
    return sign_record(tree, COLIN.key, NOW).tree


def both() -> Directory:
    keys = [{"key": OTHER_KEY.text, "validFrom": moment(-100)}]
    return directory(issuer(), issuer(id=OTHER, name=NORTHWAY, numbers={"uid": "99902"}, keys=keys))


def find_own(tree: Tree) -> list[str]:
    return [
        entry["id"]
        for array in ("activities", "roles")
        for entry in tree[array]
        if entry.get("visibility") == "own"
    ]


def test_who_governs_in_two_organisations_hands_each_a_share_without_the_other(
    desk: Path,
) -> None:
    """Example C of the issue: nothing in either file, or on its page, mentions the other."""
    tree = make_colin()
    put("me.pdp.json", tree)
    put("d.json", both().tree)
    until = ("--until", "2027-01-31")
    for ending in ("json", "html"):
        ours = pdp("share", "me.pdp.json", "--for", SALTMARSH, *until, "-o", f"s.{ending}", *UNLOCK)
        assert ours.exit == 0, ours.err
        picked = [word for one in find_own(tree) for word in ("--with", one)]
        others = ("Saltmarsh", "Fen Lane", "trustee")
        hidden = [word for one in others for word in ("--not-about", one)]
        wanted = ("--only", "roles,activities,statements")
        theirs = pdp("share", "me.pdp.json", "--for", NORTHWAY, *until, *picked, *hidden,
                     *wanted, "-o", f"n.{ending}", *UNLOCK)  # fmt: skip
        assert theirs.exit == 0, theirs.err
    for file, others in (
        ("s", ("northway", "church", "foundation", OTHER_KEY.text.lower())),
        ("n", ("saltmarsh", "fen lane", "willows", "99901", "trustee", "long-service")),
    ):
        for ending in ("json", "html"):
            text = Path(f"{file}.{ending}").read_text(encoding="utf-8").lower()
            assert [word for word in others if word in text] == [], (file, ending)
        known = ("--directory", "d.json", "--pins", "pins.json")
        assert pdp("verify", f"{file}.json", *known, *AT).exit == 0
    assert "Governing body of a church primary" in Path("n.html").read_text(encoding="utf-8")
    assert len(get("n.json")["verifiableCredential"]) == 1
    assert [one["issuer"] for one in get("n.json")["share"]["lists"]] == [OTHER]
    assert [one["id"] for one in get("n.json")["share"]["cards"]] == [OTHER]
