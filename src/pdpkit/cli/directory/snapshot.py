"""A keeper's list on the disk: opened, and signed as the next snapshot in its place."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from pdpkit.cli.secrets import find_key, unlock_key
from pdpkit.cli.session import Session, edit, load_document
from pdpkit.directory import MAX_DAYS, Directory, read_directory, sign_directory
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment, parse_moment, say_day, say_moment
from pdpkit.errors import InputError, PdpError, SecretError
from pdpkit.storage import Stamp

# A list is looked at again at least once a year.
A_YEAR = 365
DirectoryFile = Annotated[Path, typer.Argument(metavar="FILE", help="The list.")]
Issuer = Annotated[
    str, typer.Argument(metavar="ISSUER", help="Its identifier, or the beginning of its name.")
]
KeeperKey = Annotated[
    Path | None,
    typer.Option("--key", metavar="FILE", help="Your key; else keeper-key.json beside the list."),
]
GoodFor = Annotated[
    int,
    typer.Option(
        "--good-for", metavar="DAYS", min=1, max=MAX_DAYS, help="How long the list is good for."
    ),
]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A list as its keeper last signed it, with the stamp of its file."""

    file: Path
    directory: Directory
    stamp: Stamp

    def sign_next(
        self,
        draft: Directory,
        session: Session,
        good_for: int,
        key: Path | None,
        passphrase_file: Path | None,
        *,
        dry_run: bool,
    ) -> Tree:
        """Sign what the list becomes as its next number, in place; say so; give it for programs.

        ``InputError`` ``directory-clock``; ``SecretError`` ``key-not-holder`` for a key that is not
        the tip of the log in the file.
        """
        start, now = parse_moment(self.directory.tree["validFrom"]), session.now
        if now < start:
            raise InputError("directory-clock", str(self.file), day=say_moment(start))
        members = draft.tree | {
            "sequence": self.directory.tree["sequence"] + 1,
            "validFrom": format_moment(now),
            "validUntil": format_moment(now + timedelta(days=good_for)),
        }
        if not dry_run:
            self._sign(members, session, key, passphrase_file)
        count, until = len(members["issuers"]), say_day(members["validUntil"][:10])
        is_now = "would be" if dry_run else "is now"
        noun = "organisation" if count == 1 else "organisations"
        session.console.say(
            f"\nThe list {is_now} number {members['sequence']}, with {count} {noun}, good until"
            f" {until}."
        )
        session.console.say(
            "Nothing was written."
            if dry_run
            else "Send it to everybody who goes by it: copies that they have do not change."
        )
        return {
            "file": str(self.file),
            "sequence": members["sequence"],
            "validUntil": members["validUntil"],
            "written": not dry_run,
        }

    def _sign(
        self, members: Tree, session: Session, key: Path | None, passphrase_file: Path | None
    ) -> None:
        keeper = self.directory.keeper
        beside = self.file.parent / "keeper-key.json"
        place = find_key(key or (beside if beside.is_file() else None), self.file, session)
        unlocked = unlock_key(place, passphrase_file, session)
        if unlocked.key.text != keeper.tip:
            raise SecretError("key-not-holder", str(place))
        log = self.directory.tree["keyLog"]
        edit(
            self.file,
            sign_directory(members, keeper.id, log, unlocked.key, session.now),
            self.stamp,
        )


def open_snapshot(path: Path) -> Snapshot:
    """A list as its keeper signed it; errors name the file."""
    document, stamp = load_document(path)
    try:
        return Snapshot(path, read_directory(document), stamp)
    except PdpError as err:
        raise err.at(str(path)) from None
