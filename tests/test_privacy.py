"""What is private or the holder's own leaves by no way; what stays leaves no trace (issue 8)."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pdf_words import read_bytes, read_pages
from pdpkit.encoding.reading import walk
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from pdpkit.findings import has_errors
from pdpkit.keystore import Unlocked, lock
from pdpkit.plain import adopt_plain
from pdpkit.profile import PROFILES, VISIBILITIES, Profile
from pdpkit.proof import find_digest
from pdpkit.record import KINDS, read_entry, read_record, read_visibility
from pdpkit.rules import judge_rules
from pdpkit.shape import shape_of
from pdpkit.sharing import Choice, choose, make_share, sign_share
from pdpkit.signing import new_record, sign_record
from shell import Said, pdp
from world import (
    NOW,
    OTHER,
    OTHER_KEY,
    PRIYA,
    TRUST,
    TRUST_KEY,
    Tree,
    cards,
    copy,
    record,
    signed,
    statement,
    withdrawals,
)

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
PHRASE: Final = "six plain example words for testing"
UNLOCK: Final = ("--passphrase-file", "phrase.txt", "--at", "2026-11-22T12:00:00Z")
TERMS: Final = ("--for", "Northway Schools Trust", "--until", "2026-12-31")
EVERYTHING: Final = Profile("everything", "A test", frozenset(VISIBILITIES))
SHOWN: Final = ("handover", "public")
# No word of any language, and nothing that a page would break or bend.
MARK: Final = "Zq7x{}k"
# Ids, links and the choice itself are no words; days and numbers are read as such.
_NOT_WORDS: Final = ("id", "links", "visibility", "state", "updated")


@cache
def _read_example(letter: str) -> Tree:
    plain = json.loads((EXAMPLES / letter / "plain.json").read_bytes())
    empty = new_record("Alex Example", ["teacher"], PRIYA.log, "en-GB")
    return sign_record(adopt_plain(empty, plain), PRIYA.key, NOW).tree


def example(letter: str) -> Tree:
    """An example as its holder would have it, signed."""
    return copy(_read_example(letter))


class Planter:
    """Puts a mark of its own into every place that takes words, and knows where each stands."""

    def __init__(self) -> None:
        self.marks: dict[str, str] = {}

    def mark(self, where: str) -> str:
        made = MARK.format(len(self.marks))
        self.marks[made] = where
        return made

    def plant(self, tree: Tree) -> Tree:
        """The record with marks in all that is private, own, or in conflict, signed again."""
        for array, models in KINDS.items():
            for number, entry in enumerate(tree.get(array, [])):
                where = f"/{array}/{number}"
                if read_visibility(entry) == "own":
                    self._plant_words(array, entry, where)
                self._plant_deeper(array, entry, where)
                hidden = {name for model in models for name in shape_of(model).hidden}
                entry["private"] = self._hide(entry.get("private", {}), hidden, where)
        holder = tree["holder"]
        holder["private"] = self._hide(holder.get("private", {}), {"contact", "notes"}, "/holder")
        waiting = next(e for e in tree["activities"] if read_visibility(e) in SHOWN)
        head = {"id": waiting["id"], "title": self.mark("/conflicts")}
        tree["conflicts"] = {waiting["id"]: [head]}
        own = next(entry for entry in tree["notes"] if read_visibility(entry) == "own")
        linked = signed(statement(id="urn:uuid:6b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a12"))
        linked["credentialSubject"]["achievement"]["name"] = self.mark("/statements/0")
        carried = {n: v for n, v in own.items() if n not in (*_NOT_WORDS[1:], "private")}
        subject = {"statement": "sighted", "speaker": "trust", "entry": carried}
        tree["statements"] = [linked, signed(statement(subject=subject)), signed(statement())]
        own["links"] = [*own.get("links", []), linked["id"].removeprefix("urn:uuid:")]
        tree["lists"], tree["cards"] = [withdrawals()], cards()
        return sign_record(tree, PRIYA.key, NOW).tree

    def _hide(self, found: Tree, names: set[str], where: str) -> Tree:
        """``private`` with a mark in every member that it has or may have."""
        marked = {name: self._mark_strings(value, where) for name, value in found.items()}
        missing = names - marked.keys() - {"acknowledged"}
        return marked | {name: self.mark(f"{where}/private/{name}") for name in sorted(missing)}

    def _plant_deeper(self, array: str, entry: Tree, where: str) -> None:
        """``private`` belongs into the entry itself; somebody will put one deeper."""
        for name, value in entry.items():
            if isinstance(value, dict) and name != "private":
                value["private"] = {"notes": MARK.format(len(self.marks))}
                if read_entry(array, entry).value is None:
                    del value["private"]
                else:
                    self.mark(f"{where}/{name}/private")

    def _mark_strings(self, value: Any, where: str) -> Any:
        match value:
            case str():
                return self.mark(where)
            case list():
                return [self._mark_strings(one, where) for one in value]
            case dict():
                return {name: self._mark_strings(one, where) for name, one in value.items()}
        return value

    def _plant_words(self, array: str, entry: Tree, where: str) -> None:
        """A mark in every member of an entry that takes any words at all."""
        for pointer, value in list(walk(entry)):
            steps = pointer.split("/")[1:]
            if not isinstance(value, str) or steps[0] in (*_NOT_WORDS, "private"):
                continue
            place: Any = entry
            for step in steps[:-1]:
                place = place[int(step) if isinstance(place, list) else step]
            last: Any = int(steps[-1]) if isinstance(place, list) else steps[-1]
            place[last] = MARK.format(len(self.marks))
            if read_entry(array, entry).value is None:
                place[last] = value
            else:
                self.mark(where + pointer)


@cache
def _plant(letter: str) -> tuple[Tree, dict[str, str]]:
    planter = Planter()
    return planter.plant(example(letter)), planter.marks


def find_marks(found: str | bytes, marks: dict[str, str]) -> dict[str, str]:
    """Which marks stand there, and where they had been put."""
    text = found.encode() if isinstance(found, str) else found
    return {mark: where for mark, where in marks.items() if mark.encode() in text}


def sign(tree: Tree, profile: Profile) -> Tree:
    chosen = choose(tree, profile)
    unsigned = make_share(chosen, tree["holder"], "Northway Schools Trust", "A test", "2026-12-31")
    return sign_share(unsigned, PRIYA.key, NOW)


@pytest.mark.parametrize("letter", "abcd")
def test_marks_stand_in_a_record_that_could_be_shared(letter: str) -> None:
    tree, marks = _plant(letter)
    assert len(marks) > 60
    assert find_marks(dump(tree), marks) == marks
    for part in (
        "/holder",
        "/private/",
        "/org/private",
        "/impactPlan/private",
        "/notes/",
        "/conversations/",
        "/conflicts",
    ):
        assert any(part in where for where in marks.values()), part
    read = read_record(tree)
    assert read.value is not None
    assert not has_errors([*read.findings, *judge_rules(read.value, tree, NOW.date())])


@pytest.mark.parametrize("letter", "abcd")
@pytest.mark.parametrize("profile", [*PROFILES.values(), EVERYTHING], ids=lambda one: one.name)
def test_no_share_holds_what_is_private_or_own(profile: Profile, letter: str) -> None:
    tree, marks = _plant(letter)
    for one in (profile, replace(profile, names_agreed=True)):
        shared = sign(tree, one)
        assert find_marks(dump(shared), marks) == {}
        told = {step for pointer, _ in walk(shared) for step in pointer.split("/")}
        # A list of what one says it is about may hold any word; members of an entry may not.
        assert not told & {"private", "visibility", "updated", "conflicts", "ledger", "revision"}
    assert sum(map(len, shared["share"]["record"].values())) > 10


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    Path("tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    Path("key.json").write_bytes(_lock())
    Path("phrase.txt").write_text(PHRASE, encoding="utf-8")
    Path("phrase.txt").chmod(0o600)
    return tmp_path


@cache
def _lock() -> bytes:
    return lock(Unlocked(PRIYA.key, PRIYA.entropy), PHRASE, PRIYA.id, 0, NOW).data


_written: list[str] | None = None


def _notice(event: str, arguments: tuple[Any, ...]) -> None:
    """Keeps the name of each file that this process opens to write into."""
    if event == "open" and _written is not None:
        path, mode, flags = arguments
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
        if isinstance(path, str) and (writes or (mode and set(mode) & set("wax+"))):
            _written.append(path)


sys.addaudithook(_notice)


@pytest.fixture
def written() -> Iterator[Callable[[], set[Path]]]:
    """The folders that files were written to since the test began."""
    # An audit hook stays for the life of the process, so it is only switched on here.
    global _written
    _written = []
    yield lambda: {
        Path(name).resolve().parent for name in _written or () if "__pycache__" not in name
    }
    _written = None


def run(*arguments: object) -> Said:
    said = pdp(*arguments)
    assert said.exit in (0, 3), said.out + said.err
    return said


@pytest.mark.parametrize("letter", "abcd")
def test_no_page_message_or_file_on_the_way_holds_it(
    desk: Path, written: Callable[[], set[Path]], letter: str
) -> None:
    tree, marks = _plant(letter)
    Path("me.pdp.json").write_bytes(dump(tree))
    at = ("--at", "2026-11-22T12:00:00Z")
    said = [
        run("share", "me.pdp.json", "--profile", "manager", *TERMS, "-o", "m.json", *UNLOCK),
        run("share", "me.pdp.json", *TERMS, "-o", "i.html", *UNLOCK, "--json"),
        run("share", "me.pdp.json", "--profile", "celebrate", *TERMS, "-o", "c.json", *UNLOCK),
        run("render", "m.json", "-o", "m.html"),
        run("celebrate", "c.json", "-o", "list.csv", *at),
        run("verify", "m.json", *at),
        run("verify", "m.json", *at, "--json"),
    ]
    for one in said:
        assert find_marks(one.out + one.err, marks) == {}
    made = {path for path in desk.rglob("*") if path.is_file() and path.name != "me.pdp.json"}
    assert {"m.json", "m.html", "i.html", "c.json", "list.csv"} <= {path.name for path in made}
    for path in made:
        assert find_marks(path.read_bytes(), marks) == {}, path
    # Nothing lay elsewhere in between, and nothing is left in the folder for such files.
    assert written() <= {desk.resolve(), desk.resolve() / "config" / "pdpkit"}
    assert list(Path("tmp").iterdir()) == []


def test_no_pdf_holds_it_on_a_page_or_behind_one(desk: Path) -> None:
    tree, marks = _plant("c")
    Path("me.pdp.json").write_bytes(dump(tree))
    said = run("share", "me.pdp.json", "--profile", "manager", *TERMS, "-o", "m.pdf", *UNLOCK)
    pages = Path("m.pdf").read_bytes()
    words = read_pages(pages)
    assert "Northway Schools Trust" in words
    assert "Trustee, Board of Saltmarsh" in words
    for found in (said.out + said.err, words, read_bytes(pages), pages):
        assert find_marks(found, marks) == {}
    assert b"Board of Saltmarsh" in read_bytes(pages)
    assert find_marks(run("verify", "m.pdf", "--at", "2026-11-22").out, marks) == {}


# no trace


def hide_five(tree: Tree) -> tuple[Tree, Tree]:
    """The record with five of its entries for the holder alone, and one that never had them."""
    entries = [entry for array in KINDS for entry in tree.get(array, [])]
    shown = [entry for entry in entries if read_visibility(entry) in SHOWN]
    five = {entry["id"] for entry in shown[:: len(shown) // 5][:5]}
    assert len(five) == 5
    hidden, absent = copy(tree), copy(tree)
    for array in KINDS:
        for entry in hidden.get(array, []):
            if entry["id"] in five:
                entry["visibility"] = "own"
        if array in absent:
            absent[array] = [entry for entry in absent[array] if entry["id"] not in five]
    return tuple(sign_record(one, PRIYA.key, NOW).tree for one in (hidden, absent))


@pytest.mark.parametrize("letter", "abcd")
def test_a_share_is_the_same_whether_five_entries_stay_or_never_were(letter: str) -> None:
    hidden, absent = hide_five(example(letter))
    assert dump(sign(hidden, PROFILES["interview"])) == dump(sign(absent, PROFILES["interview"]))


@pytest.mark.parametrize("letter", "abcd")
def test_a_share_with_five_more_entries_has_those_and_nothing_else(letter: str) -> None:
    full = sign(example(letter), PROFILES["interview"])
    hidden, _ = hide_five(example(letter))
    less = sign(hidden, PROFILES["interview"])["share"]
    more = full["share"]
    kept = {entry["id"] for array in KINDS for entry in less["record"].get(array, [])}
    for array in KINDS:
        left = [entry for entry in more["record"].get(array, []) if entry["id"] in kept]
        for entry in left:
            if links := [link for link in entry.pop("links", []) if link in kept]:
                entry["links"] = links
        found = less["record"].get(array, [])
        # Stages are numbered anew, and that is all that may differ.
        assert [e | {"order": 0} for e in left] == [e | {"order": 0} for e in found], array
    rest = set(more["record"]) | set(less["record"])
    for name in rest - set(KINDS) - {"frameworks", "holder"}:
        assert more["record"].get(name) == less["record"].get(name)
    assert {n: v for n, v in more.items() if n != "record"} == {
        n: v for n, v in less.items() if n != "record"
    }


def test_no_number_is_missing_among_stages() -> None:
    ids = [f"{n}d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21" for n in range(3)]
    stages = [
        {"id": one, "order": order, "title": "A stage", "visibility": visibility}
        for one, order, visibility in zip(
            ids, (1, 2, 3), ("handover", "own", "public"), strict=True
        )
    ]
    shared = sign(record(stages=stages), PROFILES["interview"])
    assert [stage["order"] for stage in shared["share"]["record"]["stages"]] == [1, 2]


def test_the_pages_are_the_same_too(desk: Path) -> None:
    words = []
    for name, tree in zip(("hidden", "absent"), hide_five(example("c")), strict=True):
        Path(f"{name}.pdp.json").write_bytes(dump(tree))
        run("share", f"{name}.pdp.json", *TERMS, "-o", f"{name}.pdf", *UNLOCK)
        words.append(read_pages(Path(f"{name}.pdf").read_bytes()))
    assert words[0] == words[1]
    assert len(words[0]) > 1000


def test_an_issuer_cannot_bring_along_what_stays_by_giving_it_an_id_twice() -> None:
    """The statement that carries an own entry has the id of one that leaves."""
    own = agree(0)[0] | {"visibility": "own"}
    twice = {"id": "urn:uuid:6b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a11"}
    carried = {name: value for name, value in own.items() if name != "visibility"}
    subject = {"statement": "agreed-plan", "speaker": "trust", "entry": carried}
    carrying = signed(statement(**twice, subject=subject))
    free = signed(statement(**twice))
    for order in ((carrying, free), (free, carrying)):
        shared = sign(record(*order, goals=[own]), PROFILES["interview"])
        assert shared["verifiableCredential"] == [free]


def agree(number: int) -> tuple[Tree, Tree]:
    """A goal, and the statement by which the trust agreed to it."""
    goal = {"id": f"{number}d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21", "title": f"Goal {number}",
            "need": "Work scrutiny", "successCriteria": ["Daily"]}  # fmt: skip
    subject = {"statement": "agreed-plan", "speaker": "trust", "entry": dict(goal)}
    made = statement(id=f"urn:uuid:{number}b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a11", subject=subject)
    return goal | {"visibility": "handover"}, signed(made)


def test_nothing_tells_that_five_of_seven_agreed_goals_were_shared() -> None:
    """hostile-inputs 192: statements, lists and cards are those of five, by whatever way."""
    agreed = [agree(number) for number in range(7)]
    beside: Tree = {"lists": [withdrawals()], "cards": cards()}
    seven = record(*(s for _, s in agreed), goals=[goal for goal, _ in agreed], **beside)
    five = record(*(s for _, s in agreed[:5]), goals=[g for g, _ in agreed[:5]], **beside)
    wanted = dump(sign(five, PROFILES["interview"]))
    left_out = frozenset(goal["id"] for goal, _ in agreed[5:])
    chosen = replace(PROFILES["interview"], left_out=left_out)
    assert dump(sign(seven, chosen)) == wanted
    assert len(json.loads(wanted)["verifiableCredential"]) == 5


# the law: without what stays, the record gives the same share

GOAL_IDS: Final = [f"{n}d3c0d56-6f0c-4f5e-9c44-3e6a3b0a7b21" for n in range(6)]
STATEMENT_IDS: Final = [f"{n}b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a11" for n in range(5)]
VISIBLE: Final = ("own", "manager", "trust", "handover", "public")


@cache
def make_statement(number: int, says: int) -> Tree:
    """A statement of its own, one that carries a goal whole, or one that names another."""
    made: Tree = {"id": f"urn:uuid:{STATEMENT_IDS[number]}"}
    if says < len(GOAL_IDS):
        carried = {"id": GOAL_IDS[says], "title": f"Goal {says}"}
        made["subject"] = {"statement": "agreed-plan", "speaker": "trust", "entry": carried}
    elif says > len(GOAL_IDS):
        seen = make_statement((says - len(GOAL_IDS)) % 3, len(GOAL_IDS))
        made["subject"] = {"statement": "receipt", "of": find_digest(seen), "seenOn": "2026-11-01"}
    key, name = (OTHER_KEY, OTHER) if number % 2 else (TRUST_KEY, TRUST)
    year = {"id": f"{name}#withdrawals-2026", "type": "PdpWithdrawalList"}
    issuer = {"id": name, "type": ["Profile"], "name": "A Trust"}
    return signed(statement(**made, issuer=issuer, credentialStatus=year), key=key)


@cache
def make_list(issuer: str, sequence: int, number: int) -> Tree:
    """A list of an issuer that withdraws a statement of a number, or nothing."""
    key = OTHER_KEY if issuer == OTHER else TRUST_KEY
    digest = find_digest(make_statement(number, len(GOAL_IDS)))
    entry = {"digest": digest, "on": "2026-11-01", "reason": "mistake"}
    named = {"list": f"{issuer}#withdrawals-2026", "issuer": issuer, "sequence": sequence}
    return withdrawals(*([entry] if number else []), key=key, **named)


@st.composite
def records(draw: st.DrawFn) -> Tree:
    links = st.lists(st.sampled_from([*GOAL_IDS, *STATEMENT_IDS]), unique=True, max_size=3)
    tree: Tree = {"format": "pdp/1.0", "id": GOAL_IDS[0][:-1] + "9", "language": "en-GB"}
    tree["holder"] = {"id": PRIYA.id, "keyLog": PRIYA.log, "name": "Priya Nair"}
    tree["goals"] = [
        {"id": one, "title": f"Goal {number}", "visibility": draw(st.sampled_from(VISIBLE))}
        | ({"links": found} if (found := draw(links)) else {})
        for number, one in enumerate(GOAL_IDS)
    ]
    says = draw(st.lists(st.sampled_from([0, 1, 6, 6, 6, 7, 8, 9]), max_size=5))
    tree["statements"] = [make_statement(number, kind) for number, kind in enumerate(says)]
    some = st.builds(make_list, st.sampled_from([TRUST, OTHER]), st.integers(1, 3),
                     st.integers(0, 4))  # fmt: skip
    tree["lists"] = draw(st.lists(some, max_size=4))
    tree["cards"] = [*cards(), *cards(created=-3), *cards(OTHER_KEY, id=OTHER)]
    return tree


@given(records(), st.sampled_from(sorted(PROFILES)), st.data())
@settings(max_examples=150, deadline=None)
def test_without_what_stays_the_record_gives_the_same_share(
    tree: Tree, name: str, data: st.DataObject
) -> None:
    known = st.frozensets(st.sampled_from([*GOAL_IDS, *STATEMENT_IDS]), max_size=2)
    profile = replace(PROFILES[name], named=data.draw(known), left_out=data.draw(known))
    try:
        chosen = choose(tree, profile)
    except InputError:
        assume(False)
    less = tree | _drop(tree, {item.id for item in chosen.staying})
    for lists, own in ((tree["lists"], tree["cards"]), (chosen.lists, chosen.cards)):
        again = choose(less | {"lists": list(lists), "cards": list(own)}, profile)
        assert _make(again, tree) == _make(chosen, tree)


def _drop(tree: Tree, ids: set[str]) -> Tree:
    """Entries and statements as they would be if those of some ids had never been."""
    kept = {
        "statements": [
            one for one in tree["statements"] if one["id"].removeprefix("urn:uuid:") not in ids
        ]
    }
    for array in KINDS:
        kept[array] = [
            entry | {"links": [one for one in entry.get("links", []) if one not in ids]}
            for entry in tree.get(array, [])
            if entry["id"] not in ids
        ]
    return kept


def _make(chosen: Choice, tree: Tree) -> bytes:
    return dump(make_share(chosen, tree["holder"], "Northway", "A test", "2026-12-31"))


def find_kept_back(tree: Tree) -> set[str]:
    """Sentences that stand in what is private or own, and nowhere that anybody else may see."""
    hidden: set[str] = set()
    open_: list[Any] = [tree["holder"]["name"], tree.get("frameworks")]
    for array in KINDS:
        for entry in tree.get(array, []):
            own = read_visibility(entry) == "own"
            hidden |= set(_find_texts(entry if own else entry.get("private")))
            if not own:
                open_.append({name: value for name, value in entry.items() if name != "private"})
    hidden |= set(_find_texts(tree["holder"].get("private")))
    seen = dump(open_).decode()
    return {text for text in hidden if _write(text) not in seen}


def _write(text: str) -> str:
    """A text as a file holds it."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _find_texts(tree: Any) -> Iterator[str]:
    """Texts of several words."""
    for _, value in walk(tree):
        if isinstance(value, str) and value.count(" ") > 1:
            yield value


@pytest.mark.parametrize("letter", "abcd")
@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda one: one.name)
def test_the_records_that_are_brought_along_keep_theirs_back_too(
    profile: Profile, letter: str
) -> None:
    tree = json.loads((EXAMPLES / letter / "record.pdp.json").read_bytes())
    secrets = find_kept_back(tree)
    assert len(secrets) > 3
    chosen = choose(tree, profile)
    made = _make(chosen, tree)
    assert {text for text in secrets if _write(text) in made.decode()} == set()
    again = choose(tree | _drop(tree, {item.id for item in chosen.staying}), profile)
    assert _make(again, tree) == made
