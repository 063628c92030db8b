"""``pdp trust issue``: from a register, typed, in answer to a share, or anew what stands."""

from pathlib import Path
from typing import Annotated

import typer

from pdpkit.cli.options import AsJson, At, Force, Home, PassphraseFile, TrustFolder
from pdpkit.cli.session import open_session
from pdpkit.cli.trust.preparing import check_out, issue_drafts
from pdpkit.cli.trust.registers import issue_register, load_register
from pdpkit.cli.trust.renewing import issue_again
from pdpkit.cli.trust.settling import OutFolder, Sign, Terms
from pdpkit.cli.trust.signer import KeyLabel, check_open
from pdpkit.cli.trust.typed import issue_typed
from pdpkit.credential import SPEAKERS
from pdpkit.encoding.times import check_day
from pdpkit.errors import UsageError
from pdpkit.issuing import AGREEMENTS, ATTENDANCE, STATEMENTS
from pdpkit.workspace import open_workspace


def issue(
    trust: TrustFolder,
    out: OutFolder,
    register: Annotated[
        Path | None, typer.Argument(metavar="REGISTER", help="The register, as CSV or XLSX.")
    ] = None,
    column_map: Annotated[
        Path | None, typer.Option("--map", metavar="MAP", help="Which column is what.")
    ] = None,
    statement: Annotated[
        str | None,
        typer.Option("--statement", metavar="KIND", help="Which kind; else attended or as told."),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="The title for all rows.")] = None,
    day: Annotated[str | None, typer.Option("--date", help="The day for all rows.")] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", help="For all rows.")] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="Which sheet of a workbook.")] = None,
    person: Annotated[
        str | None,
        typer.Option("--person", metavar="NUMBER", help="Without a register: of whom."),
    ] = None,
    fact: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Its members, as a small JSON file."),
    ] = None,
    members: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="MEMBER=VALUE", help="One of its members, such as role=…"),
    ] = None,
    again: Annotated[
        str | None,
        typer.Option("--again", metavar="KEY", help="Anew all that this key signed, or one id."),
    ] = None,
    share: Annotated[
        Path | None,
        typer.Option("--from-share", metavar="SHARE", help="Answer a share, entry by entry."),
    ] = None,
    entries: Annotated[
        list[str] | None,
        typer.Option("--entry", metavar="ID", help="Of the share: this entry."),
    ] = None,
    take_all: Annotated[
        bool, typer.Option("--all", help="Of the share: the plan, or each step, or all of it.")
    ] = False,
    role: Annotated[
        str | None, typer.Option("--role", help=f"In which role: {', '.join(SPEAKERS)}.")
    ] = None,
    drafts: Annotated[
        Path | None,
        typer.Option("--drafts", metavar="DRAFTS", help="What somebody else prepared."),
    ] = None,
    force: Force = False,
    label: KeyLabel = None,
    sign: Sign = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Issue statements: shows what would be signed and stops, unless --sign.

    Rows of a register are matched by staff number and never by name. A second run issues nothing
    twice. Without a register one statement is typed: --statement, --person and --set or --from.

    Answer a share with --from-share, --role, --entry or --all, and --statement sighted, agreed-plan
    or meets-framework-item. With -o DRAFTS.json it is only prepared, for somebody else to sign.

    Example: pdp trust issue register.csv --trust saltmarsh -o statements --sign
    """
    session = open_session(as_json, at, home)
    if sum(way is not None for way in (register, person, again, share, drafts)) != 1:
        ways = "REGISTER, --person, --from-share, --drafts or --again"
        raise UsageError("input-needed", option=ways)
    known = STATEMENTS if share is None else AGREEMENTS
    if statement is not None and statement not in known:
        codes = ", ".join(known)
        raise UsageError("input-choice", found=statement[:40], similar="", codes=codes)
    lists = any(way is not None for way in (again, share, drafts))
    terms = Terms(session, out, sign, label, passphrase_file, lists, force)
    check_out(terms)
    workspace = open_workspace(trust)
    check_open(workspace)
    if again is not None:
        return issue_again(workspace, again, terms)
    if drafts is not None:
        return issue_drafts(workspace, drafts, terms)
    if share is not None:
        if statement is None:
            raise UsageError("input-needed", option="--statement")
        # Only an answer to a share needs all that checks one.
        from pdpkit.cli.trust.agreeing import issue_from_share  # noqa: PLC0415

        named = entries or []
        return issue_from_share(
            workspace, share, statement, role, named, take_all=take_all, terms=terms
        )
    kind = None if statement in ATTENDANCE else statement
    constants = _read_constants(statement if kind is None else None, title, day, minutes)
    if register is None:
        if statement is None:
            raise UsageError("input-needed", option="--statement")
        given = {n: value for n, value in constants.items() if n != "statement"}
        return issue_typed(workspace, str(person), statement, fact, given, members or [], terms)
    found = load_register(register, kind, constants, column_map=column_map, sheet=sheet)
    return issue_register(workspace, found, terms)


def _read_constants(
    statement: str | None, title: str | None, day: str | None, minutes: int | None
) -> dict[str, str]:
    """The options that stand for a column; each is checked as its column would be."""
    if day is not None:
        try:
            check_day(day)
        except ValueError:
            raise UsageError("input-day", found=day[:40]) from None
    given = {"statement": statement, "title": title, "date": day, "minutes": minutes}
    return {name: str(value) for name, value in given.items() if value is not None}
