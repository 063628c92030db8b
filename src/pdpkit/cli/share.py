"""``pdp share``: chooses what leaves, for whom, until when, and signs it."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.cli.findings import show_findings
from pdpkit.cli.loading import load_record
from pdpkit.cli.options import AsJson, At, DryRun, Force, Home, Key, Out, PassphraseFile
from pdpkit.cli.preview import ask_to_sign, plain_choice, show_choice, show_doubts, show_request
from pdpkit.cli.request import load_request, read_last_day, read_sections
from pdpkit.cli.secrets import find_key, unlock_key
from pdpkit.cli.session import open_session, write
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import say_day
from pdpkit.errors import PdpError, SecretError, UsageError
from pdpkit.findings import Finding, has_errors
from pdpkit.identity import judge_log
from pdpkit.profile import PROFILES, Profile, read_profile
from pdpkit.record import read_record
from pdpkit.request import Request
from pdpkit.rules import judge_rules
from pdpkit.sharing import choose, find_ids, make_share, sign_share
from pdpkit.signed.texts import LINE
from pdpkit.storage import load

_ENDINGS: Final = (".pdf", ".json", ".html")
_CANCELLED: Final = 130


def share(
    file: Annotated[Path, typer.Argument(metavar="RECORD", help="The record.")],
    out: Out,
    audience: Annotated[
        str | None, typer.Option("--for", metavar="WHO", help="For whom it is made.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Last day.")] = None,
    profile: Annotated[
        str, typer.Option(metavar="NAME", help=f"One of: {', '.join(PROFILES)}; or a file.")
    ] = "interview",
    request: Annotated[
        Path | None, typer.Option("--request", metavar="REQ", help="Answer this request.")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="SECTIONS", help="Only these, such as goals,asks."),
    ] = None,
    with_ids: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="ID", help="Also this entry or statement."),
    ] = None,
    without_ids: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="ID", help="Not this entry or statement."),
    ] = None,
    statements: Annotated[
        list[str] | None,
        typer.Option("--statement", metavar="ID", help="Of the statements only this one."),
    ] = None,
    not_about: Annotated[
        list[str] | None,
        typer.Option("--not-about", metavar="WORDS", help="Nothing that holds these words."),
    ] = None,
    names_agreed: Annotated[
        bool, typer.Option("--names-agreed", help="Also names of others, who agreed.")
    ] = False,
    purpose: Annotated[str | None, typer.Option("--purpose", help="What it is for.")] = None,
    key: Key = None,
    passphrase_file: PassphraseFile = None,
    yes: Annotated[bool, typer.Option("--yes", help="Sign without asking.")] = False,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Choose what leaves, for whom, until when; sharing is your own free choice.

    Shows what leaves and what stays before anything is signed. OUT.pdf is the pages with the signed
    file inside; OUT.json is the signed file alone. Options that name an ID may be repeated, and the
    beginning of one is enough.

    Example: pdp share me.pdp.json --for "Northway Schools Trust" --until 2026-12-31 -o me.pdf
    """
    session = open_session(as_json, at, home)
    console = session.console
    if out.suffix not in _ENDINGS:
        raise UsageError("input-choice", found=out.name, similar="", codes=", ".join(_ENDINGS))
    asked = load_request(request, session.now) if request else None
    chosen = _find_profile(profile)
    if asked and (audience or purpose):
        typed = "--for" if audience else "--purpose"
        raise UsageError("input-together", one=typed, other="--request")
    who, why, last = _read_terms(audience, purpose or chosen.purpose, until, asked, session.now)
    record, _ = load_record(file)
    findings = _judge(record, session.now.date())
    if has_errors(findings):
        show_findings(console, str(file), findings, record)
        return 1
    choice = choose(
        record,
        replace(
            chosen,
            sections=_find_sections(only, asked) or chosen.sections,
            named=chosen.named | find_ids(record, with_ids or ()),
            left_out=chosen.left_out | find_ids(record, without_ids or ()),
            statements=find_ids(record, statements) if statements else chosen.statements,
            not_about=(*chosen.not_about, *(not_about or ())),
            names_agreed=names_agreed,
        ),
    )
    if asked:
        show_request(console, asked)
    show_choice(console, choice, who, why, last, whole=dry_run)
    show_doubts(console, record, choice, findings)
    told = {"audience": who, "purpose": why, "until": last, **plain_choice(choice, whole=dry_run)}
    if dry_run:
        console.say("Nothing was signed.")
        console.give(told)
        return 0
    if not yes and not ask_to_sign(console):
        console.say("Nothing was signed.")
        return _CANCELLED
    unsigned = make_share(choice, record["holder"], who, why, last)
    unlocked = unlock_key(find_key(key, file, session), passphrase_file, session)
    holder = record["holder"]
    _, identity = judge_log(holder.get("keyLog"), holder.get("id"))
    if identity is None or identity.tip != unlocked.key.text:
        raise SecretError("key-not-holder")
    signed = sign_share(unsigned, unlocked.key, session.now, asked)
    if out.suffix == ".json":
        write(out, signed, force=force)
    else:
        from pdpkit.cli.drawing import FORMS, draw_share  # noqa: PLC0415  only pages need these
        from pdpkit.pdf import Press  # noqa: PLC0415

        with Press() as press:
            form = profile if profile in FORMS else FORMS[0]
            write(out, draw_share(signed, out.suffix, form, press), force=force)
    console.say(f"\n{out} is made for {who} until {say_day(last)}.")
    console.give({"file": str(out), **told})
    return 0


def _find_profile(name: str) -> Profile:
    """A profile that the program brings along, or the one in a file of the holder's own."""
    if name in PROFILES:
        return PROFILES[name]
    path = Path(name)
    if not path.is_file():
        raise UsageError("input-choice", found=name[:40], similar="", codes=", ".join(PROFILES))
    try:
        return read_profile(load(path, max_bytes=256 * 1024).data)
    except PdpError as err:
        raise err if str(path) in err.where else err.at(str(path)) from None


def _find_sections(only: list[str] | None, asked: Request | None) -> frozenset[str] | None:
    if only:
        return frozenset(read_sections(only))
    return frozenset(asked.sections) if asked else None


def _read_terms(
    audience: str | None, purpose: str, until: str | None, asked: Request | None, now: datetime
) -> tuple[str, str, str]:
    """For whom, what for, until when: as it was typed, or as the request says."""
    if asked is not None:
        return asked.asker, asked.purpose, read_last_day(until or asked.until, now)
    if audience is None or until is None:
        raise UsageError("input-needed", option="--until" if audience else "--for")
    for text in (audience.strip(), purpose.strip()):
        if fault := LINE.find_fault(text):
            raise UsageError("input-line", found=text[:40], wanted=fault.wanted)
    return audience.strip(), purpose.strip(), read_last_day(until, now)


def _judge(record: Tree, today: date) -> list[Finding]:
    """Form, and then the rules where the form holds: what may not be signed may not leave."""
    reading = read_record(record)
    broken = judge_rules(reading.value, record, today) if reading.value is not None else []
    return [*reading.findings, *broken]
