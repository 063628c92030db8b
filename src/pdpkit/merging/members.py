"""What stands in a record beside its entries: sets that grow, and members that cannot be two.

Of a set everything comes along. Of any other member that differs all values are kept until a
person decides, for no ledger tells which is newer (spec rules 11 and 14).
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from pdpkit.encoding.canonical import canonical, digest
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.ledger import is_array_of_entries, read_removed
from pdpkit.merging.lists import ByDigest, keep_needed, keep_newest
from pdpkit.merging.versions import read_waiting
from pdpkit.proof import find_digest
from pdpkit.signed.forms import ANYTHING, FREE, Form, ListOf
from pdpkit.signed.texts import ENTRY_ID, TEXT

_SETS: Final[dict[str, Form]] = {
    "statements": ANYTHING,
    "lists": FREE,
    "cards": FREE,
    "badges": TEXT,
    "frameworks": FREE,
}
_ELSEWHERE: Final = frozenset(
    (*_SETS, "format", "id", "revision", "holder", "conflicts", "ledger", "proof")
)
# A framework's definition and an unknown part of the ledger are named behind these.
FRAMEWORK: Final = "frameworks/"
LEDGER: Final = "ledger/"
LINKS: Final = "holder/links"
TAKEN_OUT: Final = "ledger/removed"


class Members(NamedTuple):
    """``items`` are those of sets, by the set's name; ``values`` those of a member, by its name.

    The definitions of one framework in one version are the values of a member ``frameworks/…``.
    """

    items: dict[str, ByDigest]
    values: dict[str, ByDigest]

    @property
    def names(self) -> dict[str, frozenset[str]]:
        """All of it by digest, to compare; nothing of a name is as if the name were not there."""
        both = {**self.items, **self.values}
        return {name: frozenset(found) for name, found in both.items() if found}


def read_members(record: Tree) -> Members:
    """Everything in a copy that is no entry; what waits for a decision is among it.

    ``InputError`` ``schema-member-type`` for a set that is none, and as ``read_waiting``.
    """
    items = {name: read_set(record, name) for name in _SETS}
    _prune(items)
    items[LINKS] = read_set(record["holder"], "links", FREE)
    items[TAKEN_OUT] = {one: one for one in read_removed(record)}
    values = {
        name: by_digest([value])
        for name, value in record.items()
        if name not in _ELSEWHERE and value != [] and not is_array_of_entries(value)
    }
    for name, value in record.get("ledger", {}).items():
        if name not in ("entries", "removed"):
            values[LEDGER + name] = by_digest([value])
    for framework in items.pop("frameworks").values():
        values.setdefault(name_framework(framework), {}).update(by_digest([framework]))
    for name, others in read_waiting(record).items():
        if ENTRY_ID.find_fault(name):
            values.setdefault(name, {}).update(by_digest(unwrap(name, one) for one in others))
    return Members(items, values)


def join_members(copies: Sequence[Members]) -> Members:
    """The items and values of all copies; a statement that the holder removed stays out."""
    items: dict[str, ByDigest] = {}
    values: dict[str, ByDigest] = {}
    for copy in copies:
        for joined, part in ((items, copy.items), (values, copy.values)):
            for name, found in part.items():
                _add(joined.setdefault(name, {}), found)
    for removed in items[TAKEN_OUT]:
        items["statements"].pop(removed, None)
    _prune(items)
    return Members(items, values)


def by_digest(found: Iterable[Any]) -> ByDigest:
    return {digest(canonical(one)): one for one in found}


def name_framework(framework: Tree) -> str:
    """The name under which the definitions of one framework in one version are compared."""
    return f"{FRAMEWORK}{framework.get('id')}/{framework.get('version')}"


def name_statement(statement: Any) -> str:
    """The digest by which a statement is known here, also one whose signature does not hold."""
    found = find_digest(statement) if isinstance(statement, dict) else None
    return found or digest(canonical(statement))


def list_statements(statements: ByDigest) -> list[Any]:
    """Statements by their first day and digest."""

    def order(digest: str) -> tuple[str, str]:
        tree = statements[digest]
        return str(tree.get("validFrom") if isinstance(tree, dict) else ""), digest

    return [statements[digest] for digest in sorted(statements, key=order)]


def wrap(name: str, value: Any) -> Tree:
    """A member's value as it stands in ``conflicts``, where only objects may stand."""
    return value if name.startswith(FRAMEWORK) else {name: value}


def unwrap(name: str, waiting: Tree) -> Any:
    if not name.startswith(FRAMEWORK) and name not in waiting:
        raise InputError("entry-history-broken", f"/conflicts/{name}")
    return waiting if name.startswith(FRAMEWORK) else waiting[name]


def read_set(record: Tree, name: str, form: Form | None = None) -> ByDigest:
    """The items of a set by their digests; ``InputError`` ``schema-member-type``."""
    found = record.get(name, [])
    if fault := ListOf(form or _SETS[name]).find_fault(found):
        raise InputError("schema-member-type", f"/{name}{fault.where}", wanted=fault.wanted)
    if name == "statements":
        return {name_statement(one): one for one in found}
    return by_digest(found)


def _prune(items: dict[str, ByDigest]) -> None:
    """Leave out lists and cards that nobody needs any more."""
    for name, keep in (("lists", keep_needed), ("cards", keep_newest)):
        kept = keep(items[name])
        items[name] = {one: tree for one, tree in items[name].items() if one in kept}


def _add(known: ByDigest, found: ByDigest) -> None:
    """Of two shapes of one statement the longer is kept: it may carry a second proof."""
    for name, value in found.items():
        other = known.get(name, value)
        if other is value or other == value:
            known[name] = value
        else:
            known[name] = max(other, value, key=lambda one: (len(canonical(one)), canonical(one)))
