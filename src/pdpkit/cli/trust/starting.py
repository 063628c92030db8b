"""``pdp trust init``: a trust's folder with its name, its identifier, its official numbers."""

from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.cli.options import AsJson
from pdpkit.cli.session import open_session
from pdpkit.encoding.reading import Tree
from pdpkit.errors import UsageError
from pdpkit.signed.texts import ISSUER_NAME, NUMBERS, is_issuer_id
from pdpkit.workspace import Trust, create

_NUMBERS: Final = {
    "urn": "urn",
    "laestab": "laestab",
    "ukprn": "ukprn",
    "uid": "uid",
    "trust-ref": "trustRef",
    "company": "companyNumber",
}


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    name: Annotated[str, typer.Option("--name", help="The trust's name.")],
    issuer: Annotated[
        str, typer.Option("--id", metavar="DID", help="did:web: and the trust's own web name.")
    ],
    numbers: Annotated[
        list[str] | None,
        typer.Option("--number", metavar="KIND=NUMBER", help="Such as uid=99901, urn=, ukprn=."),
    ] = None,
    lists: Annotated[
        str | None, typer.Option("--lists-at", help="Where its withdrawal lists appear.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Start a trust's folder: its name, its identifier, its official numbers.

    Example: pdp trust init saltmarsh --name "Saltmarsh Trust" --id did:web:saltmarsh.example
    """
    console = open_session(as_json).console
    if not is_issuer_id(issuer):
        raise UsageError("input-issuer", found=issuer[:60])
    create(folder, Trust(issuer, _read_name(name), _read_numbers(numbers or []), lists=lists))
    console.say(f"{folder} is the folder of {name}.")
    console.say(f"Next: pdp trust key {folder} --label 2026-27")
    console.give({"folder": str(folder), "id": issuer})
    return 0


def _read_name(name: str) -> str:
    tidied = " ".join(name.split())
    if ISSUER_NAME.find_fault(tidied):
        raise UsageError("input-name")
    return tidied


def _read_numbers(given: list[str]) -> Tree:
    numbers: Tree = {}
    for one in given:
        kind, _, number = one.partition("=")
        if kind not in _NUMBERS or not number:
            codes = ", ".join(f"{known}=…" for known in _NUMBERS)
            raise UsageError("input-choice", found=one[:40], similar="", codes=codes)
        if NUMBERS.find_fault({_NUMBERS[kind]: number}):
            raise UsageError("input-number", found=number[:40], wanted=f"a {kind}")
        numbers[_NUMBERS[kind]] = number
    return numbers
