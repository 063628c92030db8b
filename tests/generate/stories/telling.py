"""From a plain file, and what employers stated, to a signed record with its statements."""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from generate.cases.cast import Person, identifier
from generate.stories.cast import (
    SALTMARSH,
    find_key,
    make_cards,
    make_directory,
    make_list,
    make_pins,
)
from pdpkit.directory import read_directory
from pdpkit.document import Kind, read_document
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import end_of_day, format_moment, parse_moment
from pdpkit.encoding.writing import dump
from pdpkit.framework import embed, find_definition
from pdpkit.issuing import AGREEMENTS, make_credential, make_out, state_entry
from pdpkit.issuing.wording import make_achievement
from pdpkit.ledger import Place
from pdpkit.merging import Taken, merge_statements
from pdpkit.pins import read_pins
from pdpkit.plain import adopt_plain
from pdpkit.proof import sign, signed_digest
from pdpkit.record import KINDS
from pdpkit.signing import new_record, sign_record
from pdpkit.verification import Policy
from pdpkit.workspace import Issued, Trust
from pdpkit.workspace import Person as Listed

EXAMPLES: Final = Path(__file__).parent.parent.parent.parent / "examples"
SIGNED: Final = "2026-11-20T16:00:00Z"
_HOUR: Final = "T10:00:00Z"
_NAMES: Final = ("title", "statement")
_not_in_name: Final = re.compile("[^a-z0-9]+").sub


@dataclass(frozen=True)
class Said:
    """One statement: what it says, of what, on which day it was issued, by whom.

    ``entry`` is the short name of the entry that it is about: it gets a link, or is carried whole.
    ``named`` is by name alone; ``mends`` is the place in the story of the one that it replaces.
    """

    statement: str
    issued: str
    members: Tree
    title: str = ""
    entry: str = ""
    trust: str = SALTMARSH
    until: str | None = None
    named: bool = False
    mends: int | None = None


@dataclass(frozen=True)
class Story:
    """One example: its folder, its person, the groups of staff, and what was stated, in order."""

    letter: str
    person: Person
    groups: tuple[str, ...]
    said: Sequence[Said]


class Told(NamedTuple):
    """A record before its lists, its statements by file name, and those that were withdrawn."""

    record: Tree
    statements: dict[str, Tree]
    ended: list[tuple[str, Issued]]


@dataclass
class _Teller:
    story: Story
    record: Tree
    entries: dict[str, tuple[str, Tree]]
    statements: dict[str, Tree] = field(default_factory=dict)
    digests: list[str] = field(default_factory=list)
    ended: list[tuple[str, Issued]] = field(default_factory=list)

    def tell(self, number: int, said: Said) -> None:
        tree = self._write(number, said)
        moment = said.issued + _HOUR
        signer = find_key(said.trust, said.issued).signer
        if said.mends is not None:
            tree["replaces"] = self.digests[said.mends]
        made = sign(tree, Kind.STATEMENT, signer.key, signer.id, {"created": moment})
        self.digests.append(signed_digest(made))
        title = str(made["credentialSubject"]["achievement"]["name"]).partition(": ")[2]
        self.statements[f"{number + 1:02}-{said.statement}-{_file_name(title)}.json"] = made
        if said.mends is not None:
            self._end(said.mends, said, self.digests[-1])
        if said.entry and said.statement not in AGREEMENTS:
            _, entry = self.entries[said.entry]
            entry["links"] = [*entry.get("links", []), made["id"].removeprefix("urn:uuid:")]

    def _write(self, number: int, said: Said) -> Tree:
        story = self.story
        label = f"example {story.letter}, statement {number + 1}"
        members = dict(said.members)
        if "granted" in members:
            members["granted"] = self.digests[members["granted"]]
        person = Listed(story.person.number, story.person.name)
        if not said.named:
            person = Listed(
                story.person.number,
                story.person.name,
                identity=story.person.id,
                key_log=story.person.key_log,
            )
        achievement = self._achieve(said, members) | {"id": f"urn:uuid:{identifier(label)}"}
        subject = make_out(person, achievement, said.statement, members)
        signer = find_key(said.trust, said.issued).signer
        trust = Trust(signer.id, signer.name, {})
        until = format_moment(end_of_day(said.until)) if said.until else None
        moment = parse_moment(said.issued + _HOUR)
        tree = make_credential(subject, trust, moment, until)
        return tree | {"id": f"urn:uuid:{identifier(label + ' itself')}"}

    def _achieve(self, said: Said, members: Tree) -> Tree:
        """The words of Open Badges; an entry that is carried joins the members."""
        if said.statement not in AGREEMENTS:
            return make_achievement("", said.statement, said.title, members)
        array, entry = self.entries[said.entry]
        title = self._find_title(entry)
        speaker = members.pop("speaker")
        fact = state_entry(Place(array, 0, entry), said.statement, speaker, "", title)
        members |= fact.members
        return make_achievement("", said.statement, title, members)

    def _find_title(self, entry: Tree) -> str:
        """What an entry is called; one step in a framework by what its item is about."""
        if "item" not in entry:
            return next(str(entry[member]) for member in _NAMES if member in entry)
        key = entry["framework"]["id"], entry["framework"]["version"]
        framework = find_definition(self.record, key) or {}
        return next(item["label"] for item in framework["items"] if item["code"] == entry["item"])

    def _end(self, place: int, by: Said, digest: str) -> None:
        """The statement in that place was a mistake, and another stands for it."""
        said = self.story.said[place]
        issued = Issued(
            fact="",
            id="",
            digest=self.digests[place],
            name=self.story.person.name,
            statement=said.statement,
            title="",
            valid_from=said.issued,
            key="",
            withdrawn=by.issued,
            reason="mistake",
            replaced_by=digest,
        )
        self.ended.append((said.trust, issued))


def tell(story: Story) -> Told:
    """The record of a story as its person keeps it, with what their employers stated."""
    plain = json.loads((EXAMPLES / story.letter / "plain.json").read_bytes())
    empty = new_record(story.person.name, list(story.groups), story.person.key_log, "en-GB")
    empty["id"] = identifier(f"example {story.letter}, record")
    names = _name_entries(plain, story.letter)
    record = embed(adopt_plain(empty, plain), [_load_framework()])
    by_id = {e["id"]: (array, e) for array in KINDS for e in record.get(array, [])}
    teller = _Teller(story, record, {name: by_id[one] for name, one in names.items()})
    for number, said in enumerate(story.said):
        teller.tell(number, said)
    return Told(record, teller.statements, teller.ended)


def make_lists(told: Sequence[Told], stories: Sequence[Story]) -> dict[str, Tree]:
    """The newest withdrawal list of each trust and year, by file name."""
    years = {(said.trust, said.issued[:4]) for story in stories for said in story.said}
    ended = [one for each in told for one in each.ended]
    return {
        f"{trust.split()[0].lower()}-{year}.json": make_list(
            trust,
            year,
            [one for by, one in ended if by == trust and one.valid_from.startswith(year)],
        )
        for trust, year in sorted(years)
    }


def take_in(told: Told, lists: dict[str, Tree], story: Story) -> Tree:
    """The record with its statements, lists and cards taken in as ``pdp merge`` does, signed."""
    moment = parse_moment(SIGNED)
    directory = read_directory(read_document(dump(make_directory())))
    policy = Policy(directories=(directory,), pins=read_pins(dump(make_pins())))
    own = {str(tree["credentialStatus"]["id"]) for tree in told.statements.values()}
    keys = {tree["proof"][0]["verificationMethod"] for tree in told.statements.values()}
    files = {
        **told.statements,
        **{n: tree for n, tree in lists.items() if tree["list"] in own},
        **{n: c for n, c in make_cards().items() if c["proof"][0]["verificationMethod"] in keys},
    }
    documents = [(name, read_document(dump(tree))) for name, tree in files.items()]
    merged, arrivals = merge_statements(told.record, documents, policy, moment, link=False)
    refused = [one for one in arrivals if one.taken is not Taken.NEW]
    assert not refused, refused
    return sign_record(merged, story.person.key, moment).tree


def _load_framework() -> Tree:
    """The trust's own framework, which those embed who refer to it."""
    text = (EXAMPLES / "saltmarsh-leadership.framework.json").read_bytes()
    framework: Tree = json.loads(text)
    return framework


def _name_entries(plain: Any, letter: str) -> dict[str, str]:
    """Gives each entry the id that looks random and is the same each time; by its short name."""
    names: dict[str, str] = {}
    for array in KINDS:
        for entry in plain.get(array, []):
            names[entry["id"]] = identifier(f"example {letter}, {entry['id']}")
    for array in KINDS:
        for entry in plain.get(array, []):
            entry["id"] = names[entry["id"]]
            if "links" in entry:
                entry["links"] = [names[link] for link in entry["links"]]
    return names


def _file_name(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return _not_in_name("-", plain.lower()).strip("-")[:40].rstrip("-")
