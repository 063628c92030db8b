"""Fills in what a record knows already, so that nobody has to type it twice."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Final, TypeAlias

from pdpkit.editing.fields import Field
from pdpkit.editing.finding import list_objects
from pdpkit.encoding.reading import Tree
from pdpkit.framework import SHIPPED, load_framework
from pdpkit.kinds import WORDS
from pdpkit.vocabulary import VOCABULARIES

# What a register knows of an organisation whose number is given.
LookUp: TypeAlias = Callable[[Tree], Tree]

_ORG_KINDS: Final = VOCABULARIES["OrgKind"].codes


def _leave(org: Tree) -> Tree:
    return org


def complete(
    entry: Tree,
    fields: Iterable[Field],
    record: Tree,
    today: date,
    look_up: LookUp = _leave,
) -> Tree:
    """``entry``, of these fields, with what follows from what it says.

    An organisation of which only the name is given is the one that the record knows by that name;
    one whose number is given, ``look_up`` may know. A framework without a version is the one that
    stands in the record, or that the program brings along; an impact plan was written today; what
    was given counts in the unit that was promised.
    """
    known = _complete_orgs(entry, name_orgs(fields), find_orgs(record), look_up)
    done: Tree = _complete_frameworks(known, record)
    if isinstance(plan := done.get("impactPlan"), dict):
        done["impactPlan"] = plan | {"recordedOn": plan.get("recordedOn", today.isoformat())}
    for given in done.get("given", []):
        if "unit" in done:
            given.setdefault("unit", done["unit"])
    return done


def find_orgs(record: Tree) -> dict[str, Tree]:
    """The organisations of a record by their names in small letters, as they were told last."""
    found: dict[str, Tree] = {}
    for array in WORDS:
        for org in _walk_orgs(record.get(array)):
            # What was told more fully is worth more.
            name = org["name"].casefold()
            if len(org) >= len(found.get(name, ())):
                found[name] = org
    return found


def find_frameworks(record: Tree) -> dict[str, Tree]:
    """Frameworks by their short names: those of the record before those brought along."""
    shipped = {name: load_framework(name) for name in SHIPPED}
    own = {f["id"]: f for f in list_objects(record, "frameworks") if isinstance(f.get("id"), str)}
    return shipped | own


def name_orgs(fields: Iterable[Field]) -> frozenset[str]:
    """The members that hold an organisation, or several."""
    return frozenset(field.path[-2] for field in fields if field.owner == "Org")


def _complete_orgs(
    value: Any, members: frozenset[str], known: dict[str, Tree], look_up: LookUp
) -> Any:
    if isinstance(value, list):
        return [_complete_orgs(item, members, known, look_up) for item in value]
    if not isinstance(value, dict):
        return value
    done = {n: _complete_orgs(item, members, known, look_up) for n, item in value.items()}
    for name in done.keys() & members:
        done[name] = _know(done[name], known, look_up)
    return done


def _know(org: Any, known: dict[str, Tree], look_up: LookUp) -> Any:
    if isinstance(org, list):
        return [_know(one, known, look_up) for one in org]
    if not isinstance(org, dict):
        return org
    alone = set(org) == {"name"}
    return dict(known.get(str(org["name"]).casefold(), org)) if alone else look_up(org)


def _complete_frameworks(value: Any, record: Tree) -> Any:
    if isinstance(value, list):
        return [_complete_frameworks(item, record) for item in value]
    if not isinstance(value, dict):
        return value
    done = {name: _complete_frameworks(item, record) for name, item in value.items()}
    framework = done.get("framework")
    if isinstance(framework, dict) and set(framework) == {"id"}:
        found = find_frameworks(record).get(framework["id"])
        done["framework"] = framework | ({"version": found["version"]} if found else {})
    return done


def _walk_orgs(value: Any) -> Iterator[Tree]:
    if isinstance(value, list):
        for item in value:
            yield from _walk_orgs(item)
    elif isinstance(value, dict):
        if isinstance(value.get("name"), str) and str(value.get("kind")) in _ORG_KINDS:
            yield value
        for item in value.values():
            yield from _walk_orgs(item)
