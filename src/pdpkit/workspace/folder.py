"""A trust's folder on the disk: loaded whole, each change saved at once.

What was issued is a journal: every signing adds one folder to ``issued/``, whole or not at all,
with its statements and with what it changed of earlier ones. Nothing in it is ever written over,
and of two commands at once the second finds its number taken.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from pdpkit.encoding.reading import MAX_BYTES, Tree, read
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError, SaveError, SecretError
from pdpkit.signed.forms import Closed
from pdpkit.storage import Loaded, Stamp, load, make_folder, remove, save, save_many, sweep
from pdpkit.workspace.forms import FORMAT, ISSUED_FORM, PEOPLE_FORM, TRUST_FORM
from pdpkit.workspace.parts import (
    Issued,
    Person,
    Trust,
    TrustKey,
    apply_change,
    plain_change,
    plain_issued,
    plain_part,
    plain_trust,
    read_issued,
    read_part,
)

# For files that the trust's own program wrote: some hundred thousand statements in one signing.
_MAX_BYTES: Final = 256 * 1024 * 1024
_MAX_NODES: Final = 10_000_000
_RUN: Final = "issued.json"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A trust's folder as it was loaded; each change is saved at once and gives a new value.

    ``issued`` holds every statement by its digest, oldest first; ``runs`` counts the signings.
    """

    folder: Path
    trust: Trust
    people: Mapping[str, Person] = field(default_factory=dict)
    issued: Mapping[str, Issued] = field(default_factory=dict)
    runs: int = 0
    stamps: Mapping[str, Stamp] = field(default_factory=dict)

    def find_key(self, label: str | None, moment: str) -> TrustKey:
        """The key with a label, or the newest of those that sign at a moment.

        ``SecretError``: ``issuer-key-missing``, ``issuer-key-destroyed``.
        """
        keys = [key for key in self.trust.keys if label in (None, key.label)]
        if not keys:
            raise SecretError("issuer-key-missing", str(self.folder), label=label or "")
        # Of two that were made in one second the later one.
        found = max(reversed(keys), key=lambda key: (*key.state_at(moment), key.valid_from))
        if found.destroyed:
            raise SecretError("issuer-key-destroyed", str(self.folder), label=found.label)
        return found

    def key_path(self, key: TrustKey) -> Path:
        return self.folder / "keys" / f"{key.label}.json"

    def card_path(self, key: TrustKey) -> Path:
        """Where the key's last card is kept; a destroyed key cannot sign another one."""
        return self.folder / "cards" / f"{key.label}.json"

    @property
    def closing_path(self) -> Path:
        """Where a trust that closes keeps its last lists and cards."""
        return self.folder / "closing"

    def load_statement(self, issued: Issued) -> bytes:
        """A statement as it was signed."""
        path = _run_path(self.folder, issued.run) / f"{issued.id}.json"
        return load(path, max_bytes=MAX_BYTES).data

    def with_trust(self, trust: Trust) -> "Workspace":
        return self._save("workspace.json", plain_trust(trust), trust=trust)

    def with_key(self, key: TrustKey) -> "Workspace":
        return self.with_trust(self.trust.add_key(key))

    def with_people(self, people: Mapping[str, Person]) -> "Workspace":
        plain = {"format": FORMAT, "people": [plain_part(person) for person in people.values()]}
        return self._save("people.json", plain, people=dict(people))

    def keep(
        self, signed: Iterable[tuple[Tree, Issued]], changed: Iterable[Issued] = ()
    ) -> "Workspace":
        """Keep what one signing made and what it changed, in one step.

        ``SaveError`` ``save-conflict`` when another command has signed meanwhile.
        """
        number = self.runs + 1
        made = [(tree, replace(one, run=number)) for tree, one in signed]
        touched = list(changed)
        index = {
            "format": FORMAT,
            "issued": [plain_issued(one) for _, one in made],
            "changed": [plain_change(one) for one in touched],
        }
        files = {_RUN: dump(index)} | {f"{one.id}.json": dump(tree) for tree, one in made}
        path = _run_path(self.folder, number)
        try:
            save_many(path, files)
        except SaveError as err:
            if err.code != "save-exists":
                raise
            raise SaveError("save-conflict", str(path), kept="") from None
        new = {one.digest: one for one in (*touched, *(one for _, one in made))}
        return replace(self, issued={**self.issued, **new}, runs=number)

    def sweep_keys(self) -> None:
        """Remove the private half, with its copies, of every key that is called destroyed."""
        sweep(self.folder / "keys")
        for key in self.trust.keys:
            if key.destroyed:
                path = self.key_path(key)
                remove(path)
                remove(path.with_name(path.name + ".bak"))

    def _save(self, name: str, tree: Tree, **changed: Any) -> "Workspace":
        stamp = save(self.folder / name, dump(tree), over=self.stamps.get(name))
        return replace(self, stamps={**self.stamps, name: stamp}, **changed)


def create(folder: Path, trust: Trust) -> Workspace:
    """A new workspace; ``SaveError`` ``save-exists`` where one is already."""
    make_folder(folder)
    for name in ("keys", "cards", "issued"):
        make_folder(folder / name)
    return Workspace(folder, trust).with_trust(trust)


def open_workspace(folder: Path) -> Workspace:
    """The workspace in a folder; ``InputError`` ``file-not-workspace`` when it is none, or when a
    part of what was issued is missing."""
    try:
        settings = _load(folder / "workspace.json")
    except InputError as err:
        if err.code != "file-not-found" or not folder.exists():
            raise
        raise InputError("file-not-workspace", str(folder)) from None
    keys = tuple(read_part(TrustKey, key) for key in _read(settings, TRUST_FORM)["keys"])
    trust = replace(read_part(Trust, settings.tree), keys=keys)
    stamps = {"workspace.json": settings.stamp}
    people: dict[str, Person] = {}
    if (path := folder / "people.json").exists():
        listed = _load(path)
        stamps["people.json"] = listed.stamp
        found = _read(listed, PEOPLE_FORM)["people"]
        people = {tree["number"]: read_part(Person, tree) for tree in found}
    issued, runs = _read_journal(folder)
    return Workspace(folder, trust, people, issued, runs, stamps)


def _read_journal(folder: Path) -> tuple[dict[str, Issued], int]:
    issued: dict[str, Issued] = {}
    place = folder / "issued"
    names = {child.name for child in place.iterdir()} if place.is_dir() else set()
    numbers = sorted(int(name) for name in names if name.isdecimal())
    for run, number in enumerate(numbers, 1):
        path = _run_path(folder, run)
        if number != run or path.name not in names:
            raise InputError("file-not-workspace", str(path))
        tree = _read(_load(path / _RUN), ISSUED_FORM)
        for change in tree["changed"]:
            known = issued.get(change["digest"])
            if known is None:
                raise InputError("file-not-workspace", f"{path / _RUN} /changed")
            issued[known.digest] = apply_change(known, change)
        issued |= {one["digest"]: read_issued(one, run) for one in tree["issued"]}
    return issued, len(numbers)


def _run_path(folder: Path, number: int) -> Path:
    return folder / "issued" / f"{number:05}"


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    tree: Tree
    stamp: Stamp


def _load(path: Path) -> _File:
    loaded: Loaded = load(path, max_bytes=_MAX_BYTES)
    return _File(path, read(loaded.data, max_bytes=_MAX_BYTES, max_nodes=_MAX_NODES), loaded.stamp)


def _read(file: _File, form: Closed) -> Tree:
    if fault := form.find_fault(file.tree):
        raise InputError("file-not-workspace", f"{file.path} {fault.where}")
    return file.tree
