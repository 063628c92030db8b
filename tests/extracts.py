"""Small extracts of a national register of schools, invented, with every trap of the real ones."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

SCHOOLS = "edubasealldata20261120.csv"
GROUPS = "allgroupsdata20261120.csv"
MEMBERS = "alllinksdata20261120.csv"
SUCCESSORS = "links_edubasealldata20261120.csv"

# Columns that are never read stand among the others.
_SCHOOL_HEADINGS = (
    *("URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName"),
    *("TypeOfEstablishment (code)", "TypeOfEstablishment (name)", "EstablishmentStatus (code)"),
    *("OpenDate", "CloseDate", "PhaseOfEducation (code)", "PhaseOfEducation (name)"),
    *("Trusts (code)", "Trusts (name)", "Federations (name)", "UKPRN", "Town", "TelephoneNum"),
    *("HeadFirstName", "HeadLastName"),
)
_HIDDEN = ("01999000000", "Zsuzsanna", "Headperson")


def school(
    urn: str,
    name: str,
    *,
    number: str = "7001",
    kind: tuple[str, str] = ("34", "Academy converter"),
    phase: tuple[str, str] = ("2", "Primary"),
    opened: str = "01-09-2012",
    closed: str = "",
    trust: tuple[str, str] = ("99901", "Saltmarsh Learning Trust"),
    federation: str = "",
    ukprn: str = "",
    town: str = "Saltmarsh",
) -> list[str]:
    status = "2" if closed else "1"
    return [
        *(urn, "999", "Fenland", number, name, *kind, status, opened, closed, *phase),
        *(*trust, federation, ukprn, town, *_HIDDEN),
    ]


def write(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """As the register writes: windows-1252, CRLF, every text in quotes."""
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows([headings, *rows])
    return file.getvalue().encode("windows-1252")


def write_schools(rows: Sequence[Sequence[str]]) -> bytes:
    return write(_SCHOOL_HEADINGS, rows)


def make_schools() -> bytes:
    return write_schools(
        [
            school("999001", "Fen Lane Primary", ukprn="19990011"),
            # The register's own number of primary is 3; in its extracts that is another phase.
            school("999002", "Harbour Primary", number="7002", phase=("3", "Primary")),
            school("999003", "Saltmarsh Academy", number="4003", phase=("4", "")),
            school("999004", "The Willows", number="7004", kind=("44", "Academy special converter"),
                   phase=("0", "Not applicable")),
            school("999005", "Old Harbour School", number="2005", closed="31-08-2020",
                   kind=("1", "Community school"), trust=("", "")),
            school("999006", "St Non\u2019s Caf\u00e9 School", number="6", trust=("", ""),
                   town="Llanf\u00e2n", federation="Two Rivers Federation"),
            school("999011", "Beacon Hill Primary", number="7011", trust=("", "")),
            school("20003", "Saltmarsh Children's Centre", number=""),
        ]
    )  # fmt: skip


def make_groups() -> bytes:
    headings = (
        *("Group UID", "Group ID", "Group Name", "Companies House Number", "Group Type (code)"),
        *("Group Type", "Closed Date", "Open date", "Group Locality", "Head of Group First Name"),
    )
    rows = [
        ["99901", "TR99901", "Saltmarsh Learning Trust", "9999901", "6", "Multi-academy trust",
         "", "01/09/2012", "Saltmarsh", "Zsuzsanna"],
        ["99902", "TR99902", "Northway Schools Trust", "99999902", "06", "", "", "", "", ""],
        ["99903", "FD09903", "Two Rivers Federation", "", "1", "Federation", "31/08/2024", "", "",
         ""],
        ["99904", "", "Fenland Foundation", "SC999904", "2", "Trust", "", "", "", ""],
    ]  # fmt: skip
    return write(headings, rows)


def make_members() -> bytes:
    headings = ("URN", "Linked UID", "Group ID", "Joined date", "EstablishmentName")
    return write(
        headings,
        [
            ["999011", "99901", "TR99901", "01/09/2015", "Beacon Hill Primary"],
            ["999011", "99902", "TR99902", "01/09/2018", "Beacon Hill Primary"],
            ["", "99904", "", "", ""],
        ],
    )


def make_successors() -> bytes:
    headings = ("URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate")
    return write(
        headings,
        [
            ["999005", "999002", "Harbour Primary", "Successor - merged", "01-09-2020"],
            ["999002", "999005", "Old Harbour School", "Predecessor - merged", "01-09-2020"],
        ],
    )


MAKERS = {
    SCHOOLS: make_schools,
    GROUPS: make_groups,
    MEMBERS: make_members,
    SUCCESSORS: make_successors,
}


def put_extracts(folder: Path, *names: str) -> list[Path]:
    """The extracts of these names, or all, as files."""
    paths = [folder / name for name in names or MAKERS]
    for path in paths:
        path.write_bytes(MAKERS[path.name]())
    return paths
