"""What a trust's folder says, as values: the trust, its keys, its people, its statements."""

from dataclasses import dataclass, fields, replace
from typing import TypeVar

from pdpkit.encoding.reading import Tree
from pdpkit.workspace.forms import FORMAT


@dataclass(frozen=True, slots=True)
class TrustKey:
    """A signing key by its label; its private half lies under a passphrase in ``keys/``."""

    label: str
    key: str
    valid_from: str
    valid_until: str
    destroyed: str | None = None

    def state_at(self, moment: str) -> tuple[bool, bool]:
        """Whether it is there, and whether it signs at a moment."""
        return self.destroyed is None, self.valid_from <= moment < self.valid_until


@dataclass(frozen=True, slots=True)
class Trust:
    """``workspace.json``; a trust that has a ``closed_on`` signs nothing any more."""

    id: str
    name: str
    numbers: Tree
    keys: tuple[TrustKey, ...] = ()
    lists: str | None = None
    published: int = 0
    published_on: str | None = None
    closed_on: str | None = None
    successor: str | None = None

    def add_key(self, key: TrustKey, ended: TrustKey | None = None) -> "Trust":
        """One key more; ``ended`` is the one that it takes the place of, as it is from now on."""
        known = (ended if ended and one.label == ended.label else one for one in self.keys)
        return replace(self, keys=(*known, key))


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
    """One statement in the index. ``fact`` is what makes a second run find it again.

    ``holder`` is None while it is made out by name; ``granted`` is the digest of the promise that
    it counts against; ``run`` is the number of the signing that made it.
    """

    fact: str
    id: str
    digest: str
    name: str
    statement: str
    title: str
    valid_from: str
    key: str
    run: int = 0
    number: str | None = None
    holder: str | None = None
    start: str | None = None
    granted: str | None = None
    withdrawn: str | None = None
    reason: str | None = None
    replaced_by: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it was neither withdrawn nor replaced."""
        return self.withdrawn is None and self.replaced_by is None


Part = TypeVar("Part", TrustKey, Trust, Person, Issued)


def read_part(kind: type[Part], tree: Tree) -> Part:
    """A part from its tree, whose form was judged before."""
    names = {camel: known.name for known in fields(kind) if (camel := _camel(known.name)) in tree}
    return kind(**{name: tree[camel] for camel, name in names.items()})


def read_issued(tree: Tree, run: int) -> Issued:
    """A statement of the signing ``run``."""
    return replace(read_part(Issued, tree), run=run)


def apply_change(known: Issued, change: Tree) -> Issued:
    """A statement as a later signing left it."""
    return replace(
        known,
        withdrawn=change.get("withdrawn"),
        reason=change.get("reason"),
        replaced_by=change.get("replacedBy"),
    )


def plain_part(part: TrustKey | Person | Issued) -> Tree:
    """A part as its file holds it; what is not there is left out."""
    values = {known.name: getattr(part, known.name) for known in fields(part)}
    return {_camel(name): value for name, value in values.items() if value is not None}


def plain_issued(one: Issued) -> Tree:
    """A statement as the signing that made it holds it."""
    return {name: value for name, value in plain_part(one).items() if name != "run"}


def plain_change(one: Issued) -> Tree:
    """What has become of a statement, as a later signing holds it."""
    state = {"withdrawn": one.withdrawn, "reason": one.reason, "replacedBy": one.replaced_by}
    return {"digest": one.digest} | {name: value for name, value in state.items() if value}


def plain_trust(trust: Trust) -> Tree:
    """The trust as ``workspace.json`` holds it."""
    plain: Tree = {"format": FORMAT}
    for known in fields(trust):
        value = getattr(trust, known.name)
        if value is not None:
            plain[_camel(known.name)] = value
    return plain | {"keys": [plain_part(key) for key in trust.keys]}


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
