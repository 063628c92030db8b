"""The extracts of the register: what tells them apart, and the headings of what is read.

Nothing else of a file is ever kept: no names of heads, no telephone numbers. Headings differ from
extract to extract and from year to year, so each has its aliases (GIAS, ``edubasealldata``,
``allgroupsdata``, ``alllinksdata``, ``links_edubasealldata``).
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from pdpkit.errors import InputError


class Kind(NamedTuple):
    """One kind of extract: what it is called, its columns with their headings, those it needs."""

    name: str
    about: str
    columns: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]


_URN: Final = ("URN",)
_UID: Final = ("Group UID", "UID", "Linked UID")
_CLOSED: Final = ("CloseDate", "Close Date", "Closed Date")

SUCCESSORS: Final = Kind(
    "successors",
    "links from schools to those that followed them",
    {"urn": _URN, "to": ("LinkURN",), "type": ("LinkType",)},
    ("urn", "to", "type"),
)
MEMBERS: Final = Kind(
    "members",
    "links from schools to their trusts",
    {"urn": _URN, "uid": _UID, "joined": ("Joined date",)},
    ("urn", "uid"),
)
SCHOOLS: Final = Kind(
    "schools",
    "schools",
    {
        "urn": _URN,
        "name": ("EstablishmentName",),
        "type": ("TypeOfEstablishment (name)", "TypeOfEstablishment"),
        "phase": ("PhaseOfEducation (name)", "PhaseOfEducation"),
        "phaseCode": ("PhaseOfEducation (code)",),
        "la": ("LA (code)", "LA Code"),
        "laName": ("LA (name)", "LA Name"),
        "number": ("EstablishmentNumber",),
        "ukprn": ("UKPRN",),
        "opened": ("OpenDate", "Open Date"),
        "closed": _CLOSED,
        "town": ("Town",),
        "trust": ("Trusts (name)",),
        "federation": ("Federations (name)",),
    },
    ("urn", "name", "closed"),
)
GROUPS: Final = Kind(
    "groups",
    "trusts and federations",
    {
        "uid": _UID,
        "name": ("Group Name",),
        "ref": ("Group ID",),
        "type": ("Group Type", "Group Type (name)"),
        "typeCode": ("Group Type (code)",),
        "company": ("Companies House Number",),
        "ukprn": ("UKPRN", "Group UKPRN"),
        "opened": ("Open date", "Incorporated on (open date)"),
        "closed": _CLOSED,
        "town": ("Group Contact Town", "Group Town", "Group Locality", "Group Contact Locality"),
    },
    ("uid", "name", "type"),
)
# In this order: a file is of the first kind that it has all needed columns of.
KINDS: Final = (SUCCESSORS, MEMBERS, SCHOOLS, GROUPS)


class Columns(NamedTuple):
    """Where the columns of a file stand: by our name the index, and the heading as written."""

    kind: Kind
    places: Mapping[str, int]
    headings: Mapping[str, str]


def find_columns(headings: Sequence[str]) -> Columns:
    """The kind of a file with its columns, by its headings; ``InputError`` ``org-extract``."""
    known = {_fold(heading): place for place, heading in reversed(list(enumerate(headings)))}
    for kind in KINDS:
        places = {
            name: known[_fold(alias)]
            for name, aliases in kind.columns.items()
            for alias in reversed(aliases)
            if _fold(alias) in known
        }
        if all(name in places for name in kind.needed):
            return Columns(kind, places, {name: headings[at] for name, at in places.items()})
    raise InputError("org-extract")


def _fold(heading: str) -> str:
    return "".join(heading.split()).casefold()
