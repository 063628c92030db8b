"""One statement of any kind, its members typed or from a small file."""

from collections.abc import Mapping
from pathlib import Path

from pdpkit.cli.trust.people import find_person
from pdpkit.cli.trust.preparing import settle_prepared
from pdpkit.cli.trust.settling import Terms
from pdpkit.encoding.reading import MAX_BYTES, Tree, read
from pdpkit.errors import InputError, PdpError, UsageError
from pdpkit.issuing import (
    ABOUT_THE_PERSON,
    ATTENDANCE,
    Fact,
    Prepared,
    put_member,
)
from pdpkit.signed.texts import DAY
from pdpkit.storage import load
from pdpkit.workspace import Workspace

_WHOLE_NUMBERS = ("minutes",)
_PLACES = ("org", "homeOrg", "hostOrg")


def issue_typed(
    workspace: Workspace,
    number: str,
    statement: str,
    file: Path | None,
    constants: Mapping[str, str],
    given: list[str],
    terms: Terms,
) -> int:
    """State one fact of one person, unless it was stated before.

    ``InputError``: ``statement-fact``, ``holder-number-unknown``; ``UsageError`` ``input-usage``.
    """
    person = find_person(workspace, number)
    fact = read_fact(number, statement, file, constants, given)
    return settle_prepared(workspace, [Prepared(fact, person.name, person.identity)], terms)


def read_fact(
    number: str,
    statement: str,
    file: Path | None,
    constants: Mapping[str, str],
    given: list[str],
) -> Fact:
    """A fact from a file, with what was typed over it; ``title`` and ``until`` stand beside it."""
    members = _load_members(file) if file else {}
    named = dict(constants)
    for one in given:
        name, sign, value = one.partition("=")
        if not sign or not name or not value:
            raise UsageError(
                "input-usage", problem=f"“{one[:40]}” is not MEMBER=VALUE", command="trust issue"
            )
        named[name] = value
    if statement in ATTENDANCE and "date" in named:
        named["start"] = named.pop("date")
    for name, value in named.items():
        place = f"{name}.name" if name in _PLACES else name
        put_member(members, place, int(value) if _is_number(name, value) else value)
    title, until = members.pop("title", ""), members.pop("until", None)
    foreign = ABOUT_THE_PERSON.intersection(members)
    if title and statement not in ATTENDANCE:
        foreign |= {"title"}
    if foreign:
        problem = f"“{min(foreign)}” is no part of such a statement"
        raise InputError("statement-fact", str(file or ""), problem=problem)
    if statement in ATTENDANCE and not title:
        raise InputError("statement-fact", str(file or ""), problem="no title")
    if until is not None and (fault := DAY.find_fault(until)):
        raise InputError("statement-fact", str(file or ""), problem=f"until: write {fault.wanted}")
    return Fact(number, statement, members, str(title), until)


def _is_number(name: str, value: str) -> bool:
    return name in _WHOLE_NUMBERS and value.isdecimal() and len(value) < 8


def _load_members(file: Path) -> Tree:
    try:
        tree = read(load(file, max_bytes=MAX_BYTES).data)
    except PdpError as err:
        raise err if str(file) in err.where else err.at(str(file)) from None
    if not isinstance(tree, dict):
        raise InputError("statement-fact", str(file), problem="the file holds no members")
    return tree
