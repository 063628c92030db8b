"""The commands around the look-up of organisations, and its place in the user's own folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.cli.console import Console
from pdpkit.cli.options import AsJson, At, Home
from pdpkit.cli.session import Session, open_session
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import say_day
from pdpkit.errors import InputError, UsageError
from pdpkit.organisation import (
    MAX_BYTES,
    Extract,
    Lookup,
    Organisation,
    Rejected,
    Source,
    build_lookup,
    read_extract,
)
from pdpkit.storage import load, save
from pdpkit.vocabulary.organisations import ORG_KIND, PHASE

_NAME: Final = "organisations.sqlite"
# Of what could not be read so many are shown; all stand in the object for programs.
_SHOWN: Final = 10
_NUMBERS: Final = {
    "urn": "school number",
    "laestab": "LAESTAB",
    "uid": "group number",
    "trustRef": "trust reference",
    "companyNumber": "company number",
    "ukprn": "UKPRN",
}


def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="CSV files of the national register.")
    ],
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Forget what earlier files listed.")
    ] = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Make a look-up of schools and trusts from extracts of the national register.

    It stays on this computer, to complete and to warn; nothing needs it. Each file takes the
    place of an earlier one of its kind. Names of heads and telephone numbers are never kept.

    Example: pdp org import edubasealldata20261120.csv allgroupsdata20261120.csv
    """
    session = open_session(as_json, at, home)
    place = session.path_in_home(_NAME)
    before = load(place, max_bytes=MAX_BYTES).data if place.exists() and not fresh else None
    extracts: list[Extract] = []
    data = build_lookup(before, _read(files, extracts), session.now.date().isoformat())
    save(place, data, force=True)
    sources = Lookup(data).sources
    for extract in extracts:
        source = next(source for source in sources if source.kind == extract.kind)
        _say_extract(session.console, extract, source)
    session.console.say(f"The look-up is in {place}. Next: pdp org find NAME")
    rejected = [_plain_rejected(extract, one) for extract in extracts for one in extract.rejected]
    session.console.give(
        {
            "file": str(place),
            "sources": [source._asdict() for source in sources],
            "rejected": rejected,
        }
    )
    return 3 if rejected else 0


def find(
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT...", help="Words of the name or place, or a number."),
    ],
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="Show so many.")] = 20,
    as_json: AsJson = False,
    home: Home = None,
) -> int:
    """Find a school or trust in the look-up, with its official numbers.

    Example: pdp org find fen lane primary
    """
    session = open_session(as_json, None, home)
    lookup = open_lookup(session)
    if lookup is None:
        raise InputError("org-lookup-missing")
    found = lookup.search(" ".join(text), most + 1)
    for one in found[:most]:
        _say_organisation(session.console, one)
    if not found:
        session.console.say("Nothing in the look-up has all of these words.")
    elif len(found) > most:
        session.console.say(f"These are the first {most}. Add a word to find fewer.")
    days = {source.day for source in lookup.sources}
    session.console.say(f"The look-up is of {' and '.join(map(say_day, sorted(days)))}.", "dim")
    session.console.give({"organisations": [_plain(one) for one in found[:most]]})
    return 0 if found else 3


def open_lookup(session: Session) -> Lookup | None:
    """The look-up in the user's own folder; None where nobody made one."""
    place = session.home / _NAME
    return Lookup(load(place, max_bytes=MAX_BYTES).data) if place.is_file() else None


def _read(files: list[Path], extracts: list[Extract]) -> Iterator[Extract]:
    """Each file in its turn, so that one at a time is held; those read stay in ``extracts``."""
    for file in files:
        extract = read_extract(load(file, max_bytes=MAX_BYTES).data, file.name)
        if any(extract.kind == other.kind for other in extracts):
            raise UsageError("org-extract-twice", file.name, about=extract.about)
        extracts.append(extract)
        yield extract


def _say_extract(console: Console, extract: Extract, source: Source) -> None:
    told = f"{extract.name}: {extract.about}, {_count(source.rows, 'row')}"
    others = f"; {_count(extract.passed, 'row')} of other things" if extract.passed else ""
    console.say(f"{told}, as of {say_day(source.day)}{others}.")
    if not extract.rejected:
        return
    rows = sum(one.whole for one in extract.rejected)
    cells = len(extract.rejected) - rows
    counts = [_count(n, noun) for n, noun in ((rows, "row"), (cells, "cell")) if n]
    console.say(f"Could not be read, and left out: {' and '.join(counts)}.", "amber", indent=2)
    for one in extract.rejected[:_SHOWN]:
        place = f"row {one.row}, {one.problem.column}"
        console.say(f"{place}: {one.problem.sentence}", indent=4)
    if len(extract.rejected) > _SHOWN:
        console.say(f"and {len(extract.rejected) - _SHOWN:,} more: see --json", indent=4)


def _say_organisation(console: Console, one: Organisation) -> None:
    console.say(one.name, "bold")
    org = one.org
    kind = [ORG_KIND.codes.get(org.get("kind", ""), ""), PHASE.codes.get(org.get("phase", ""), "")]
    numbers = [f"{_NUMBERS[name]} {number}" for name, number in org["ids"].items()]
    closed = f"Closed on {say_day(one.closed)}" if one.closed else ""
    if one.successor:
        closed += f"; followed by {one.successor}"
    told = [
        ", ".join(filter(None, (*kind, org.get("area")))),
        f"Part of {org['parentName']}" if "parentName" in org else "",
        ", ".join(numbers),
        closed,
    ]
    for line in filter(None, told):
        console.say(line, indent=2)


def _plain(one: Organisation) -> Tree:
    told = {"opened": one.opened, "closed": one.closed, "successor": one.successor}
    return {"org": one.org, **{name: value for name, value in told.items() if value}}


def _plain_rejected(extract: Extract, one: Rejected) -> Tree:
    return {
        "file": extract.name,
        "row": one.row,
        "column": one.problem.column,
        "code": one.problem.code,
        "message": one.problem.sentence,
        "hint": one.problem.hint,
        "whole": one.whole,
    }


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
