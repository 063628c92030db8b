"""The commands that make a share and draw it."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from pdpkit.cli.console import Console
from pdpkit.cli.options import AsJson, At, DryRun, Force, Home, Key, Out, PassphraseFile
from pdpkit.cli.record import load_record
from pdpkit.cli.secrets import find_key, unlock_key
from pdpkit.cli.session import load_document, open_session, write
from pdpkit.document import Document, Kind, expect
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import end_of_day, first_day, parse_moment, say_day
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError, SecretError, UsageError
from pdpkit.identity import judge_log
from pdpkit.proof import judge
from pdpkit.report import Outcome
from pdpkit.sharing import PROFILES, PURPOSES, Choice, choose, make_share, sign_share
from pdpkit.verification import Policy, verify

_MAX_AUDIENCE = 200


def share(
    file: Annotated[Path, typer.Argument(metavar="RECORD", help="The record.")],
    audience: Annotated[str, typer.Option("--for", metavar="WHO", help="For whom it is made.")],
    until: Annotated[str, typer.Option("--until", metavar="DAY", help="The last day.")],
    out: Out,
    profile: Annotated[
        str, typer.Option("--profile", help=f"One of: {', '.join(PROFILES)}.")
    ] = "interview",
    purpose: Annotated[str | None, typer.Option("--purpose", help="What it is for.")] = None,
    key: Key = None,
    passphrase_file: PassphraseFile = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Choose what leaves, for whom, until when; sharing is your own free choice.

    OUT.pdf is the pages with the signed file inside; OUT.json is the signed file alone.

    Example: pdp share me.pdp.json --for "Northway Schools Trust" --until 2026-12-31 -o me.pdf
    """
    session = open_session(as_json, at, home)
    console = session.console
    if profile not in PROFILES:
        raise UsageError("input-choice", found=profile[:40], similar="", codes=", ".join(PROFILES))
    if out.suffix not in (".pdf", ".json", ".html"):
        raise UsageError("input-choice", found=out.name, similar="", codes=".pdf, .json, .html")
    last = _read_last_day(until)
    if end_of_day(last) < session.now:
        raise UsageError("input-until", found=until[:40])
    record, _ = load_record(file)
    choice = choose(record, profile)
    _show_choice(console, choice, audience, last)
    if dry_run:
        console.say("Nothing was written.")
        console.give({"counts": choice.counts, "statements": len(choice.statements)})
        return 0
    unsigned = make_share(
        choice, record["holder"], audience.strip(), purpose or PURPOSES[profile], last
    )
    unlocked = unlock_key(find_key(key, file, session), passphrase_file, session)
    holder = record["holder"]
    _, identity = judge_log(holder.get("keyLog"), holder.get("id"))
    if identity is None or identity.tip != unlocked.key.text:
        raise SecretError("key-not-holder")
    signed = sign_share(unsigned, unlocked.key, session.now)
    write(out, draw(signed, out), force=force)
    console.say(f"{out} is made for {audience} until {say_day(last)}.")
    console.give({"file": str(out), "counts": choice.counts, "statements": len(choice.statements)})
    return 0


def render(
    file: Annotated[Path, typer.Argument(metavar="SHARE", help="A share.")],
    out: Out,
    force: Force = False,
    as_json: AsJson = False,
) -> int:
    """Draw a share that exists, as .pdf with the signed file inside, or as .html.

    Example: pdp render me.share.json -o me.pdf
    """
    session = open_session(as_json)
    console = session.console
    if out.suffix not in (".pdf", ".html"):
        raise UsageError("input-choice", found=out.name, similar="", codes=".pdf, .html")
    document = expect(load_document(file)[0], Kind.SHARE)
    _check_share(document, file, session.now)
    tree = document.tree
    write(out, draw(tree, out), force=force)
    console.say(f"{out} shows {file}.")
    console.give({"file": str(out)})
    return 0


def _check_share(document: Document, file: Path, now: datetime) -> None:
    """Refuse to draw what its holder did not sign as it stands."""
    report = verify(document, Policy(), now)
    for check in report.checks[:3]:
        if check.outcome is Outcome.FAILED:
            raise InputError(check.code, f"{file} {check.where}", **check.values)


def draw(share: Tree, out: Path) -> Any:
    """The share in the form that the file's ending asks for."""
    if out.suffix == ".json":
        return share
    # The path of the data, one call an arrow: share, page, markup, PDF.
    from pdpkit.html import render_interview  # noqa: PLC0415  only pages need these
    from pdpkit.view.interview import show_interview  # noqa: PLC0415

    page = show_interview(share)
    if out.suffix == ".html":
        return render_interview(page, alone=True).encode("utf-8")
    from pdpkit.pdf import write as write_pdf  # noqa: PLC0415

    created = parse_moment(judge(share, Kind.SHARE).created)
    return write_pdf(render_interview(page), dump(share), moment=created)


def _read_last_day(text: str) -> str:
    try:
        first_day(text)
    except ValueError:
        raise UsageError("input-day", found=text[:40]) from None
    if len(text) != 10:
        raise UsageError("input-day", found=text[:40])
    return text


def _show_choice(console: Console, choice: Choice, audience: str, last: str) -> None:
    """What leaves, in words, before anything is signed."""
    console.say(f"For {audience}, until {say_day(last)}. This leaves:", "bold")
    for name, count in choice.counts.items():
        console.say(f"- {name}: {count}", indent=2)
    console.say(f"- employer statements: {len(choice.statements)}", indent=2)
    console.say("Whatever is private, or for you alone, stays. Nobody can ask you to share.")
