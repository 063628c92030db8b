"""``pdp request``: asks a holder for named sections, with a challenge that only they can answer."""

from collections.abc import Iterable
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from pdpkit.cli.options import AsJson, At, Force, Home, Out
from pdpkit.cli.session import open_session, write
from pdpkit.encoding.times import end_of_day, say_day
from pdpkit.errors import PdpError, UsageError
from pdpkit.messages.sharing import FREE_CHOICE, SECTIONS
from pdpkit.request import Request, make_request, read_request
from pdpkit.signed.texts import LINE, WHOLE_DAY
from pdpkit.storage import load

_MAX_BYTES = 64 * 1024


def request(
    out: Out,
    asker: Annotated[str, typer.Option("--from", metavar="WHO", help="Who asks, in words.")],
    sections: Annotated[
        list[str],
        typer.Option(metavar="SECTIONS", help="What you need, such as posts,statements."),
    ],
    until: Annotated[str, typer.Option("--until", metavar="DAY", help="Last day for an answer.")],
    purpose: Annotated[
        str, typer.Option("--purpose", help="What you need it for.")
    ] = "A check before appointment",
    domain: Annotated[
        str | None, typer.Option(metavar="NAME", help="Where the answer belongs; else random.")
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Ask a holder to share some sections with you; the answer shows that it was made for this.

    Keep the file: pdp verify ANSWER --request REQ takes no other answer than one to it.

    Example: pdp request -o ask.json --from "Northway HR" --sections posts --until 2026-12-31
    """
    session = open_session(as_json, at, home)
    console = session.console
    for text in (asker.strip(), purpose.strip(), domain or "-"):
        if fault := LINE.find_fault(text):
            raise UsageError("input-line", found=text[:40], wanted=fault.wanted)
    made = make_request(
        asker.strip(),
        purpose.strip(),
        read_sections(sections),
        read_last_day(until, session.now),
        session.now,
        domain=domain,
    )
    write(out, made.data, force=force)
    console.say(f"{out} asks for: {', '.join(SECTIONS[one].lower() for one in made.sections)}.")
    console.say("Send it to the holder, and keep it. They answer with:")
    console.say(f"pdp share RECORD --request {out.name} -o ANSWER.pdf", indent=2)
    console.say(f"Until {say_day(made.until)} you check the answer with:")
    console.say(f"pdp verify ANSWER.pdf --request {out}", indent=2)
    console.say(f"Tell them: {FREE_CHOICE[0].lower()}{FREE_CHOICE[1:]}")
    console.give({"file": str(out), "from": made.asker, "sections": list(made.sections)})
    return 0


def load_request(path: Path, now: datetime | None = None) -> Request:
    """The request in a file; ``UsageError`` ``share-request-over`` where its last day is past."""
    try:
        found = read_request(load(path, max_bytes=_MAX_BYTES).data)
    except PdpError as err:
        raise err if str(path) in err.where else err.at(str(path)) from None
    if now is not None and found.is_over(now):
        raise UsageError("share-request-over", str(path), day=say_day(found.until))
    return found


def read_sections(texts: Iterable[str]) -> tuple[str, ...]:
    """Names of sections, with commas between or one by one; labels are understood too."""
    by_label = {label.casefold(): name for name, label in SECTIONS.items()}
    found = [part.strip().casefold() for text in texts for part in text.split(",") if part.strip()]
    names = [by_label.get(one, one) for one in found]
    for name in names:
        if name not in SECTIONS:
            near = get_close_matches(name, SECTIONS, 1)
            similar = f" Did you mean {near[0]}?" if near else ""
            codes = ", ".join(SECTIONS)
            raise UsageError("input-choice", found=name[:40], similar=similar, codes=codes)
    if not names:
        raise UsageError("input-choice", found="", similar="", codes=", ".join(SECTIONS))
    return tuple(dict.fromkeys(names))


def read_last_day(text: str, now: datetime) -> str:
    """A whole day that is not over; ``UsageError`` ``input-day`` or ``input-until``."""
    if WHOLE_DAY.find_fault(text):
        raise UsageError("input-day", found=text[:40])
    if end_of_day(text) < now:
        raise UsageError("input-until", found=text[:40])
    return text
