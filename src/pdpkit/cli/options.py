"""Options that several commands share, each written once."""

from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[
    bool, typer.Option("--json", help="Give one object for programs on standard output.")
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="MOMENT", help="Act as if it were this day or moment."),
]
Home = Annotated[
    Path | None,
    typer.Option("--home", metavar="DIR", help="Use this folder for keys and pins."),
]
Key = Annotated[
    Path | None,
    typer.Option("--key", metavar="FILE", help="The key; else key.json beside the file."),
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help="Read the passphrase from a file that only you can read.",
    ),
]
Out = Annotated[
    Path, typer.Option("-o", "--out", metavar="OUT", help="Write here, whole or not at all.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that exists.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")]
TrustFolder = Annotated[Path, typer.Option("--trust", metavar="DIR", help="The trust's folder.")]
PinsFile = Annotated[
    Path | None,
    typer.Option("--pins", metavar="FILE", help="The keepers that you confirmed."),
]
Directories = Annotated[
    list[Path] | None,
    typer.Option("--directory", metavar="FILE", help="A list of organisations."),
]
Lists = Annotated[
    list[Path] | None,
    typer.Option("--lists", metavar="PATH", help="Withdrawal lists, or a folder of them."),
]
