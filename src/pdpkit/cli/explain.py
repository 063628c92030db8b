"""``pdp explain``: what a code means, and what to do."""

import difflib
from typing import Annotated

import typer

from pdpkit.cli.options import AsJson
from pdpkit.cli.session import open_session
from pdpkit.errors import UsageError
from pdpkit.messages import CODES


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code, as it was printed.")],
    as_json: AsJson = False,
) -> int:
    """Say what a code means and what to do.

    Example: pdp explain issuer-unknown
    """
    console = open_session(as_json).console
    message = CODES.get(code)
    if message is None:
        close = difflib.get_close_matches(code, CODES, 1, 0.6)
        similar = f" Did you mean {close[0]}?" if close else ""
        raise UsageError("input-code-unknown", found=code[:60], similar=similar)
    console.say(code, "bold")
    console.say(message.sentence)
    if message.hint:
        console.say(message.hint)
    console.say(f"Effect: {message.effect}", "dim")
    console.give({"code": code, **message._asdict()})
    return 0
