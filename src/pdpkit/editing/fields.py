"""What can be said of an entry, field by field, from the published schema.

The schema is made from the typed models, so the fields are theirs; reading it costs 3 ms where
building the models costs 200.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from pdpkit.encoding.reading import Tree
from pdpkit.kinds import HOLDER
from pdpkit.resources import folder

# What the program writes itself, and what is told in a way of its own.
_NOT_ASKED: Final = frozenset(("id", "created", "updated", "ext", "private.acknowledged"))
_NOT_OF_THE_HOLDER: Final = frozenset(("keyLog", "links"))
_REF: Final = "#/$defs/"
FREE: Final = "Free"
FLAG: Final = "Flag"
COUNT: Final = "Count"
MINUTES: Final = "Minutes"
_humps = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One value, or one list of values.

    ``path`` are the members from the entry down to it, ``lists`` the depths at which the path runs
    through a list of objects. ``owner`` names the object that holds it and ``form`` the kind of
    value, both as the schema's ``$defs`` do; ``rule`` is what the schema demands of one value.
    An entry cannot be without a field that is ``needed``; its owner cannot be without one that is
    ``due``.
    """

    path: tuple[str, ...]
    about: str
    owner: str
    form: str
    needed: bool = False
    due: bool = False
    many: bool = False
    lists: tuple[int, ...] = ()
    rule: Tree = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        """As it is written in ``pdp set``: ``impactPlan.checkDate``."""
        return ".".join(self.path)

    @property
    def option(self) -> str:
        """As it is written on the command line: ``--impact-plan.check-date``."""
        return "--" + ".".join(_humps.sub("-", step).lower() for step in self.path)

    @property
    def parent(self) -> tuple[str, ...]:
        return self.path[:-1]


def list_forms(array: str) -> dict[str, str]:
    """The definitions that an entry of ``array`` may follow, by the entry's own kind.

    All but ``roles`` have a single one, under an empty kind.
    """
    definitions = _read_schema()["$defs"]
    if array == HOLDER:
        return {"": "Holder"}
    name = _target(_read_schema()["properties"][array]["items"])
    branches = definitions[name].get("allOf", [])
    kinds = {b["if"]["properties"]["kind"]["const"]: _target(b["then"]) for b in branches}
    return kinds or {"": name}


def choose_form(array: str, entry: Tree) -> str:
    """The kind, of those of ``list_forms``, that an entry follows; the first if it follows none."""
    forms, kind = list_forms(array), entry.get("kind")
    return kind if isinstance(kind, str) and kind in forms else next(iter(forms))


@cache
def read_fields(array: str, kind: str = "") -> tuple[Field, ...]:
    """The fields of an entry of ``array``, plain ones before those of its parts."""
    name = list_forms(array)[kind]
    left_out = _NOT_ASKED | (_NOT_OF_THE_HOLDER if array == HOLDER else frozenset())
    found = [field for field in _read_object(name, (), ()) if field.name not in left_out]
    return tuple(sorted(found, key=lambda field: (field.path[0] == "private", len(field.path) > 1)))


def _read_object(
    name: str, path: tuple[str, ...], lists: tuple[int, ...], *, needed: bool = True
) -> Iterator[Field]:
    definition = _read_schema()["$defs"][name]
    required = definition.get("required", ())
    for member, rule in definition["properties"].items():
        due = member in required
        yield from _read_member(name, (*path, member), lists, rule, due=due, needed=needed and due)


def _read_member(
    owner: str,
    path: tuple[str, ...],
    lists: tuple[int, ...],
    rule: Tree,
    *,
    due: bool,
    needed: bool,
) -> Iterator[Field]:
    about = rule.get("description", "")
    many = rule.get("type") == "array"
    one = rule["items"] if many else rule
    target = _target(one)
    definition = _read_schema()["$defs"].get(target, one)
    if "properties" in definition and target:
        inner = (*lists, len(path)) if many else lists
        yield from _read_object(target, path, inner, needed=needed)
    elif definition.get("type") == "object":
        for name, hidden in definition.get("properties", {}).items():
            words = f"{hidden['description'][:1].upper()}{hidden['description'][1:]}"
            yield Field((*path, name), f"{words} It never leaves.", owner, FREE)
    elif not (path[-1] == "kind" and "const" in definition and owner == "Goal"):
        form = target or _name_plain(path[-1], definition)
        yield Field(path, about, owner, form, needed, due, many, lists, definition)


def _name_plain(member: str, rule: Tree) -> str:
    if "const" in rule:
        return "RoleKind"
    if rule["type"] == "boolean":
        return FLAG
    assert rule["type"] == "integer"
    return MINUTES if member == "minutes" else COUNT


def _target(rule: Tree) -> str:
    return str(rule.get("$ref", "")).removeprefix(_REF)


def find_missing(fields: Iterable[Field], entry: Tree) -> list[Field]:
    """The fields without which ``entry`` would not hold, in the order of the schema."""
    return [field for field in fields if _is_missing(field, entry)]


def _is_missing(field: Field, entry: Tree) -> bool:
    holders: list[Any] = [entry]
    for depth, step in enumerate(field.parent, 1):
        found = [holder[step] for holder in holders if step in holder]
        holders = [one for each in found for one in each] if depth in field.lists else found
    if not holders:
        return field.needed
    return field.due and any(field.path[-1] not in holder for holder in holders)


@cache
def _read_schema() -> Any:
    path = folder("schemas") / "v1" / "record.schema.json"
    return json.loads(path.read_text(encoding="utf-8"))
