"""Where a story is told: each command is shown as a person would type it, then done."""

import os
import secrets
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

import typer

from pdpkit.cli.session import Session
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree, read
from pdpkit.encoding.times import format_moment
from pdpkit.keystore import read_keystore, unlock
from pdpkit.storage import load, make_folder, save
from pdpkit.words import to_words, word_list

MAX: Final = 5 * 1024 * 1024
_WARNING: Final = "For this demo only: never keep these beside a key.\n"


class Stage:
    """A story's folder and clock; ``later`` moves the clock of all that follows."""

    def __init__(self, session: Session) -> None:
        self.console = session.console
        self.now = session.now
        self._moved = False
        self.done: list[Tree] = []

    def later(self, **time: int) -> None:
        self.now += timedelta(**time)
        self._moved = True

    def say(self, sentence: str) -> None:
        self.console.say(f"\n# {sentence}", "bold")

    def run(self, command: str, *, allowed: tuple[int, ...] = (0,), dated: bool = True) -> None:
        """Do a command; one that ends in another way than ``allowed`` ends the story."""
        from pdpkit.cli.main import main  # noqa: PLC0415  main imports this module

        at = f" --at {format_moment(self.now)}" if self._moved and dated else ""
        self.console.say(f"\n$ pdp {command}{at}", "dim")
        code = main(shlex.split(command + at))
        self.done.append({"command": f"pdp {command}{at}", "exit": code})
        if code not in allowed:
            raise typer.Exit(code)

    def move(self, source: str, target: str) -> None:
        self.console.say(f"$ mv {source} somewhere-else", "dim")
        Path(source).rename(target)

    def in_days(self, days: int) -> str:
        return (self.now + timedelta(days=days)).date().isoformat()


@contextmanager
def inside(directory: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(directory)
    try:
        yield
    finally:
        os.chdir(before)


def make_secret(name: str) -> None:
    """A folder for somebody, with a passphrase that only they can read."""
    make_folder(Path(name))
    phrase = " ".join(secrets.choice(word_list()) for _ in range(6))
    save(Path(name) / "passphrase.txt", f"{phrase}\n{_WARNING}".encode())


def phrase(name: str) -> str:
    return f"--passphrase-file {name}/passphrase.txt"


def keep_words(folder: Path) -> None:
    """Write the 24 words of a key beside it, as nobody should but on paper."""
    keystore = read_keystore(load(folder / "key.json", max_bytes=MAX).data)
    text = (folder / "passphrase.txt").read_text(encoding="utf-8").split("\n")[0]
    words = " ".join(to_words(unlock(keystore, text).entropy or b""))
    save(folder / "words.txt", f"{words}\n".encode())


def load_tree(path: Path) -> Tree:
    tree: Tree = read(load(path, max_bytes=MAX).data)
    return tree


def find_keeper_code() -> str:
    return spoken_code(load_tree(Path("directory.json"))["keeper"])
