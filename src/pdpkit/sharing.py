"""Makes a share: what the holder chose, for whom, why, until when, signed anew (spec rule 10).

Visibility is obeyed absolutely: an entry without one counts as ``own``, ``private`` never leaves,
links to what is not in the share are dropped, and nothing tells what was left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from pdpkit.document import SHARE_CONTEXT, SHARE_TYPE, Kind
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment
from pdpkit.framework import find_references
from pdpkit.keys import SigningKey
from pdpkit.ledger import Place, find_entries
from pdpkit.presentation import END_OF_DAY
from pdpkit.proof import sign_by_holder
from pdpkit.record import SharedRecord, read_visibility
from pdpkit.shape import shape_of

# What each profile takes, by visibility (INTERFACES, Visibility).
PROFILES: Final = {
    "interview": frozenset(("handover", "public")),
    "handover": frozenset(("handover", "public")),
    "manager": frozenset(("handover", "public", "manager")),
    "trust": frozenset(("trust", "public")),
    "celebrate": frozenset(("public",)),
}
PURPOSES: Final = {
    "interview": "An interview",
    "handover": "A handover to a new employer",
    "manager": "A conversation with a line manager",
    "trust": "The trust's own planning",
    "celebrate": "A celebration",
}
# Never part of an entry that leaves: what is private, and what only the holder's program needs.
_STAYS: Final = frozenset(("private", "visibility", "updated", "created"))


@dataclass(frozen=True, slots=True)
class Choice:
    """What would leave; the pages, the preview and the share are all made from this."""

    record: Tree
    statements: tuple[Tree, ...]
    lists: tuple[Tree, ...]
    counts: dict[str, int] = field(default_factory=dict)


def choose(record: Tree, profile: str) -> Choice:
    """The entries, statements and lists that a profile takes from a record."""
    takes = PROFILES[profile]
    conflicts = record.get("conflicts", {})
    places = {
        identifier: place
        for identifier, place in find_entries(record).items()
        if place.array != "holder"
        and read_visibility(place.entry) in takes
        and identifier not in conflicts
        and (profile != "celebrate" or place.entry.get("celebrateOk") is True)
    }
    statements = tuple(s for s in record.get("statements", []) if _may_leave(s, record, places))
    known = {*places, *(_bare_id(statement) for statement in statements)}
    shown = _show_record(record, places, known)
    counts = {
        name: len(value)
        for name, value in shown.items()
        if isinstance(value, list) and name != "frameworks"
    }
    return Choice(shown, statements, _find_lists(record, statements), counts)


def make_share(choice: Choice, holder: Tree, audience: str, purpose: str, until: str) -> Tree:
    """The unsigned share of a choice; ``holder`` is the record's, for identity and key log."""
    members: Tree = {"format": "pdp-share/1.0", "keyLog": holder["keyLog"]}
    if "links" in holder:
        members["links"] = holder["links"]
    members |= {"audience": {"name": audience}, "purpose": purpose, "until": until}
    if choice.lists:
        members["lists"] = list(choice.lists)
    members["record"] = choice.record
    share: Tree = {"@context": SHARE_CONTEXT, "type": SHARE_TYPE, "holder": holder["id"]}
    if choice.statements:
        share["verifiableCredential"] = list(choice.statements)
    return share | {"share": members}


def sign_share(share: Tree, key: SigningKey, moment: datetime) -> Tree:
    """The share signed by its holder; it expires at the end of its last day."""
    until = share["share"]["until"] + END_OF_DAY
    options = {"created": format_moment(moment), "expires": until}
    return sign_by_holder(share, Kind.SHARE, key, options)


def _show_record(record: Tree, places: dict[str, Place], known: set[str]) -> Tree:
    holder = record["holder"]
    shown: Tree = {"format": record["format"], "language": record.get("language", "en-GB")}
    shown["holder"] = {
        name: holder[name] for name in ("id", "name", "staffGroups") if name in holder
    }
    for place in places.values():
        shown.setdefault(place.array, []).append(_show_entry(place.entry, known))
    if labels := _find_labels(holder, shown):
        shown["holder"]["ext"] = {"labels": labels}
    frameworks = _find_frameworks(record, shown)
    return shown | ({"frameworks": frameworks} if frameworks else {})


def _show_entry(entry: Tree, known: set[str]) -> Tree:
    shown = {name: value for name, value in entry.items() if name not in _STAYS}
    if "links" in shown:
        links = [link for link in shown["links"] if link in known]
        shown = {n: v for n, v in shown.items() if n != "links"} | (
            {"links": links} if links else {}
        )
    return shown


def _may_leave(statement: Any, record: Tree, places: dict[str, Place]) -> bool:
    """Whether a statement may be shown: what it carries or belongs to must be shown too."""
    subject = statement.get("credentialSubject", {})
    carried = subject.get("entry")
    if isinstance(carried, dict):
        return carried.get("id") in places
    linked = [
        identifier
        for identifier, place in find_entries(record).items()
        if _bare_id(statement) in place.entry.get("links", [])
    ]
    return not linked or any(identifier in places for identifier in linked)


def _find_lists(record: Tree, statements: Sequence[Tree]) -> tuple[Tree, ...]:
    wanted = {s.get("credentialStatus", {}).get("id") for s in statements}
    return tuple(one for one in record.get("lists", []) if one.get("list") in wanted)


def _find_labels(holder: Tree, shown: Tree) -> Tree:
    """What the holder calls the codes of their own that stand in the chosen entries."""
    ext = holder.get("ext")
    labels = ext.get("labels") if isinstance(ext, dict) else None
    if not isinstance(labels, dict):
        return {}
    used = {code for _, code, _ in shape_of(SharedRecord).find_own_codes(shown)}
    return {code: label for code, label in labels.items() if code in used}


def _find_frameworks(record: Tree, shown: Tree) -> list[Tree]:
    """The embedded frameworks that the chosen entries refer to."""
    wanted = {use.key for use in find_references(shown)}
    return [
        framework
        for framework in record.get("frameworks", [])
        if (framework.get("id"), framework.get("version")) in wanted
    ]


def _bare_id(statement: Tree) -> str:
    return str(statement.get("id")).removeprefix("urn:uuid:")
