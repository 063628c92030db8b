"""A trust's folder: who it is, its keys, its people, what it has issued and withdrawn.

``workspace.json`` says who the trust is and lists its keys (``pdp-workspace/1``); ``people.json``
joins staff numbers to names, codes and introductions; ``issued.json`` indexes ``issued/``, where
every statement is kept, so that nothing depends on a holder having fetched it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import Field, TypeAdapter, ValidationError

from pdpkit.encoding.reading import MAX_BYTES, Tree, read
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from pdpkit.signed import IdentityId, IssuerId, IssuerName, KeyText, Numbers, Reading, Whole
from pdpkit.storage import Loaded, Stamp, load, make_folder, save
from pdpkit.values import Digest, EntryId, Line, Maybe, Moment, WholeDay

FORMAT: Final = "pdp-workspace/1"
MAX_INDEX: Final = 64 * 1024 * 1024


class TrustKey(Reading):
    """A signing key by its label; its private half lies under a passphrase in ``keys/``."""

    label: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")]
    key: KeyText
    valid_from: Moment
    valid_until: Moment


class Trust(Reading):
    """``workspace.json``."""

    format: Literal["pdp-workspace/1"]
    id: IssuerId
    name: IssuerName
    numbers: Numbers
    keys: list[TrustKey]
    lists: Maybe[Line] = None
    published: Whole = 0


class Person(Reading):
    """One person on the trust's own list; names never match anything, numbers do."""

    number: Line
    name: Line
    email: Maybe[Line] = None
    code: Maybe[Line] = None
    identity: Maybe[IdentityId] = None
    key_log: Maybe[list[dict[str, Any]]] = None


class Issued(Reading):
    """One statement in the index. ``fact`` is what makes a second run find it again."""

    fact: Digest
    id: EntryId
    digest: Digest
    number: Line
    statement: Line
    title: Line
    valid_from: Moment
    withdrawn: Maybe[WholeDay] = None
    reason: Maybe[Literal["mistake", "superseded", "other"]] = None
    replaced_by: Maybe[Digest] = None


_people = TypeAdapter(list[Person])
_issued = TypeAdapter(list[Issued])


@dataclass(frozen=True, slots=True)
class Workspace:
    """A trust's folder as it was loaded; each change is saved at once and gives a new value."""

    folder: Path
    trust: Trust
    people: Mapping[str, Person] = field(default_factory=dict)
    issued: Mapping[str, Issued] = field(default_factory=dict)
    stamps: Mapping[str, Stamp] = field(default_factory=dict)

    def find_key(self, label: str | None) -> TrustKey:
        """The key with a label, or the newest; ``InputError`` ``issuer-key-missing``."""
        keys = [key for key in self.trust.keys if label in (None, key.label)]
        if not keys:
            raise InputError("issuer-key-missing", str(self.folder), label=label or "")
        return max(keys, key=lambda key: key.valid_from)

    def key_path(self, key: TrustKey) -> Path:
        return self.folder / "keys" / f"{key.label}.json"

    def statement_path(self, issued: Issued) -> Path:
        return self.folder / "issued" / f"{issued.id}.json"

    def with_key(self, key: TrustKey) -> "Workspace":
        trust = self.trust.model_copy(update={"keys": [*self.trust.keys, key]})
        return self._save("workspace.json", _plain(trust), trust=trust)

    def with_published(self) -> "Workspace":
        """One more publication of lists; its number is their sequence."""
        trust = self.trust.model_copy(update={"published": self.trust.published + 1})
        return self._save("workspace.json", _plain(trust), trust=trust)

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
    return Workspace(folder, trust)._save("workspace.json", _plain(trust))


def open_workspace(folder: Path) -> Workspace:
    """The workspace in a folder; ``InputError`` ``file-not-workspace`` when it is none."""
    stamps: dict[str, Stamp] = {}

    def part(name: str, member: str | None = None) -> Any:
        loaded = _load(folder / name, optional=member is not None)
        if loaded is None:
            return []
        stamps[name] = loaded.stamp
        tree = read(loaded.data, max_bytes=MAX_INDEX)
        return tree.get(member, []) if member and isinstance(tree, dict) else tree

    try:
        trust = Trust.model_validate(part("workspace.json"))
        people = _people.validate_python(part("people.json", "people"))
        issued = _issued.validate_python(part("issued.json", "issued"))
    except ValidationError as err:
        place = "".join(f"/{step}" for step in err.errors()[0]["loc"])
        raise InputError("file-not-workspace", f"{folder} {place}") from None
    return Workspace(
        folder,
        trust,
        {person.number: person for person in people},
        {one.fact: one for one in issued},
        stamps,
    )


def _load(path: Path, *, optional: bool) -> Loaded | None:
    if optional and not path.exists():
        return None
    return load(path, max_bytes=MAX_INDEX if optional else MAX_BYTES)


def _plain(reading: Reading) -> Tree:
    tree: Tree = reading.model_dump(by_alias=True, exclude_none=True)
    return tree
