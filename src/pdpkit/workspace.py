"""A trust's folder: who it is, its keys, its people, what it has issued and withdrawn.

``workspace.json`` says who the trust is and lists its keys (``pdp-workspace/1``); ``people.json``
joins staff numbers to names, codes and introductions; ``issued.json`` indexes ``issued/``, where
every statement is kept, so that nothing depends on a holder having fetched it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from pdpkit.encoding.reading import MAX_BYTES, Tree, read
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError, SecretError
from pdpkit.signed.forms import Closed, ListOf, OneOf, TextForm, Whole, needed, optional
from pdpkit.signed.texts import (
    DIGEST,
    ENTRY_ID,
    IDENTITY,
    ISSUER,
    ISSUER_NAME,
    KEY,
    KEY_LOG,
    LINE,
    MOMENT,
    NUMBERS,
    WHOLE_DAY,
)
from pdpkit.storage import Loaded, Stamp, load, make_folder, save

FORMAT: Final = "pdp-workspace/1"
MAX_INDEX: Final = 64 * 1024 * 1024
LABEL: Final = TextForm("a label of letters and digits", "^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")
_KEY_FORM: Final = Closed(
    "A signing key by its label; its private half lies under a passphrase in keys/.",
    needed("label", LABEL, "Its label."),
    needed("key", KEY, "The key."),
    needed("validFrom", MOMENT, "The first moment at which it signs."),
    needed("validUntil", MOMENT, "The moment from which it no longer signs."),
)
TRUST_FORM: Final = Closed(
    "Who the trust is, and its keys.",
    needed("format", OneOf(FORMAT), "The mark of such a file."),
    needed("id", ISSUER, "The name under which it signs."),
    needed("name", ISSUER_NAME, "Its name."),
    needed("numbers", NUMBERS, "Its official numbers."),
    needed("keys", ListOf(_KEY_FORM), "Its keys."),
    optional("lists", LINE, "Where its withdrawal lists appear."),
    optional("published", Whole(), "How often it published lists."),
)
PEOPLE_FORM: Final = Closed(
    "The trust's own list of people.",
    needed("format", OneOf(FORMAT), "The mark of such a file."),
    needed(
        "people",
        ListOf(
            Closed(
                "One person; names never match anything, numbers do.",
                needed("number", LINE, "The staff number."),
                needed("name", LINE, "The name."),
                optional("email", LINE, "The work address."),
                optional("code", LINE, "The code that was sent there."),
                optional("identity", IDENTITY, "The identity that they introduced."),
                optional("keyLog", KEY_LOG, "Its key log."),
            )
        ),
        "The people.",
    ),
)
ISSUED_FORM: Final = Closed(
    "The index of what was issued.",
    needed("format", OneOf(FORMAT), "The mark of such a file."),
    needed(
        "issued",
        ListOf(
            Closed(
                "One statement.",
                needed("fact", DIGEST, "What makes a second run find it again."),
                needed("id", ENTRY_ID, "The statement's id."),
                needed("digest", DIGEST, "The statement's digest."),
                needed("number", LINE, "Whose staff number."),
                needed("statement", LINE, "What is stated."),
                needed("title", LINE, "Of what."),
                needed("validFrom", MOMENT, "Since when it is in force."),
                optional("withdrawn", WHOLE_DAY, "The day on which it was withdrawn."),
                optional("reason", OneOf("mistake", "superseded", "other"), "Why."),
                optional("replacedBy", DIGEST, "What replaced it."),
            )
        ),
        "What was issued, oldest first.",
    ),
)


@dataclass(frozen=True, slots=True)
class TrustKey:
    """A signing key by its label; its private half lies under a passphrase in ``keys/``."""

    label: str
    key: str
    valid_from: str
    valid_until: str


@dataclass(frozen=True, slots=True)
class Trust:
    """``workspace.json``."""

    id: str
    name: str
    numbers: Tree
    keys: tuple[TrustKey, ...] = ()
    lists: str | None = None
    published: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """One person on the trust's own list; names never match anything, numbers do."""

    number: str
    name: str
    email: str | None = None
    code: str | None = None
    identity: str | None = None
    key_log: list[Tree] | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """One statement in the index. ``fact`` is what makes a second run find it again."""

    fact: str
    id: str
    digest: str
    number: str
    statement: str
    title: str
    valid_from: str
    withdrawn: str | None = None
    reason: str | None = None
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Workspace:
    """A trust's folder as it was loaded; each change is saved at once and gives a new value."""

    folder: Path
    trust: Trust
    people: Mapping[str, Person] = field(default_factory=dict)
    issued: Mapping[str, Issued] = field(default_factory=dict)
    stamps: Mapping[str, Stamp] = field(default_factory=dict)

    def find_key(self, label: str | None) -> TrustKey:
        """The key with a label, or the newest; ``SecretError`` ``issuer-key-missing``."""
        keys = [key for key in self.trust.keys if label in (None, key.label)]
        if not keys:
            raise SecretError("issuer-key-missing", str(self.folder), label=label or "")
        return max(keys, key=lambda key: key.valid_from)

    def key_path(self, key: TrustKey) -> Path:
        return self.folder / "keys" / f"{key.label}.json"

    def statement_path(self, issued: Issued) -> Path:
        return self.folder / "issued" / f"{issued.id}.json"

    def with_key(self, key: TrustKey) -> "Workspace":
        trust = replace(self.trust, keys=(*self.trust.keys, key))
        return self._save("workspace.json", _plain_trust(trust), trust=trust)

    def with_published(self) -> "Workspace":
        """One more publication of lists; its number is their sequence."""
        trust = replace(self.trust, published=self.trust.published + 1)
        return self._save("workspace.json", _plain_trust(trust), trust=trust)

    def with_people(self, people: Mapping[str, Person]) -> "Workspace":
        plain = {"format": FORMAT, "people": [_plain(person) for person in people.values()]}
        return self._save("people.json", plain, people=dict(people))

    def with_issued(self, issued: Mapping[str, Issued]) -> "Workspace":
        plain = {"format": FORMAT, "issued": [_plain(one) for one in issued.values()]}
        return self._save("issued.json", plain, issued=dict(issued))

    def _save(self, name: str, tree: Tree, **changed: Any) -> "Workspace":
        stamp = save(self.folder / name, dump(tree), over=self.stamps.get(name))
        return replace(self, stamps={**self.stamps, name: stamp}, **changed)


def create(folder: Path, trust: Trust) -> Workspace:
    """A new workspace; ``SaveError`` ``save-exists`` where one is already."""
    make_folder(folder)
    for name in ("keys", "issued"):
        make_folder(folder / name)
    return Workspace(folder, trust)._save("workspace.json", _plain_trust(trust))


def open_workspace(folder: Path) -> Workspace:
    """The workspace in a folder; ``InputError`` ``file-not-workspace`` when it is none."""
    stamps: dict[str, Stamp] = {}

    def part(name: str, form: Closed, *, missing: Tree | None = None) -> Tree:
        loaded = _load(folder / name, optional=missing is not None)
        if loaded is None:
            return missing or {}
        stamps[name] = loaded.stamp
        tree: Tree = read(loaded.data, max_bytes=MAX_INDEX)
        if fault := form.find_fault(tree):
            raise InputError("file-not-workspace", f"{folder / name} {fault.where}")
        return tree

    settings = part("workspace.json", TRUST_FORM)
    keys = tuple(_read(TrustKey, key) for key in settings["keys"])
    trust = replace(_read(Trust, settings), keys=keys)
    people = part("people.json", PEOPLE_FORM, missing={"people": []})["people"]
    issued = part("issued.json", ISSUED_FORM, missing={"issued": []})["issued"]
    return Workspace(
        folder,
        trust,
        {tree["number"]: _read(Person, tree) for tree in people},
        {tree["fact"]: _read(Issued, tree) for tree in issued},
        stamps,
    )


def _load(path: Path, *, optional: bool) -> Loaded | None:
    if optional and not path.exists():
        return None
    return load(path, max_bytes=MAX_INDEX if optional else MAX_BYTES)


Part = TypeVar("Part", TrustKey, Trust, Person, Issued)


def _read(kind: type[Part], tree: Tree) -> Part:
    """A part from its tree, whose form was judged before."""
    names = {_camel(known.name): known.name for known in fields(kind)}
    return kind(**{names[name]: value for name, value in tree.items() if name in names})


def _plain(part: TrustKey | Person | Issued) -> Tree:
    values = {known.name: getattr(part, known.name) for known in fields(part)}
    return {_camel(name): value for name, value in values.items() if value is not None}


def _plain_trust(trust: Trust) -> Tree:
    plain: Tree = {"format": FORMAT, "id": trust.id, "name": trust.name, "numbers": trust.numbers}
    plain["keys"] = [_plain(key) for key in trust.keys]
    if trust.lists:
        plain["lists"] = trust.lists
    return plain | {"published": trust.published}


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
