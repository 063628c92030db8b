"""``pdp demo``: worked example A in real files, each step a command as a person would type it."""

import os
import secrets
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.cli.options import At
from pdpkit.cli.session import Session, open_session
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree, read
from pdpkit.errors import SaveError
from pdpkit.keystore import read_keystore, unlock
from pdpkit.resources import folder
from pdpkit.storage import load, make_folder, save
from pdpkit.words import to_words, word_list
from pdpkit.workspace import open_workspace

_HOLDER: Final = "1001"
_MAX: Final = 5 * 1024 * 1024
_SECRETS: Final = ("holder", "keeper", "old-trust")
_WARNING: Final = "For this demo only: never keep these beside a key.\n"


def demo(
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new folder for the story's files.")
    ] = Path("pdp-demo"),
    at: At = None,
) -> int:
    """Tell the whole story in real files: from empty keys to a PDF that is checked offline.

    A trust issues statements from a messy register, a teacher takes them in and makes a PDF for
    an interview, the trust vanishes, and a new employer checks the PDF. One forgery is caught.

    Example: pdp demo out
    """
    session = open_session(False, at)
    if directory.exists() and any(directory.iterdir()):
        raise SaveError("save-exists", str(directory))
    make_folder(directory)
    with _inside(directory):
        _Story(session).tell()
    return 0


class _Story:
    """The steps in their order; each is typed, then done."""

    def __init__(self, session: Session) -> None:
        self.console = session.console
        self.now = session.now

    def tell(self) -> None:
        self._prepare()
        self._trust()
        self._keeper()
        self._holder()
        self._statements()
        self._record()
        self._interview()
        self._vanish()
        self._forge()

    def _prepare(self) -> None:
        for name in _SECRETS:
            make_folder(Path(name))
            phrase = " ".join(secrets.choice(word_list()) for _ in range(6))
            save(Path(name) / "passphrase.txt", f"{phrase}\n{_WARNING}".encode())
        for name in ("roster.csv", "register.csv"):
            source = folder("examples") / "a" / name
            save(Path("old-trust") / name, load(source, max_bytes=_MAX).data)

    def _trust(self) -> None:
        self._say("A trust starts its folder, makes a key, and writes its card.")
        self._run(
            'trust init old-trust --name "Saltmarsh Learning Trust" --id did:web:saltmarsh.example'
            " --number uid=99901 --number trust-ref=TR99901"
        )
        self._run(f"trust key old-trust --label this-year {_phrase('old-trust')}")
        self._run(f"trust card old-trust -o card.json {_phrase('old-trust')}")

    def _keeper(self) -> None:
        self._say("Somebody whom schools rely on keeps a list of organisations.")
        self._run(
            'directory new directory.json --name "Fenland schools directory"'
            f" --key keeper/key.json {_phrase('keeper')}"
        )
        self._run(
            f"directory add directory.json card.json --key keeper/key.json {_phrase('keeper')}"
        )

    def _holder(self) -> None:
        self._say("Priya Nair starts her own record, from what she has written down.")
        plain = folder("examples") / "a" / "plain.json"
        save(Path("holder/plain.json"), load(plain, max_bytes=_MAX).data)
        self._run(
            'init holder/record.pdp.json --name "Priya Nair" --staff-group teacher'
            f" --from holder/plain.json --key holder/key.json {_phrase('holder')}"
        )
        self._keep_words()
        self._say("The trust sends each of its people a code; she ties her key to hers.")
        self._run("trust invite old-trust/roster.csv --trust old-trust -o old-trust/codes.csv")
        self._run(
            "introduce holder/record.pdp.json --for did:web:saltmarsh.example"
            f' --code "{_find_code()}" -o holder/introduction.json {_phrase("holder")}'
        )
        self._run("trust accept holder/introduction.json --trust old-trust")

    def _statements(self) -> None:
        self._say("The trust issues statements from the sign-in register of its training day.")
        self._run(
            "trust issue old-trust/register.csv --trust old-trust -o statements --sign "
            + _phrase("old-trust"),
            allowed=(0, 3),
        )
        self._run(f"trust publish old-trust -o lists {_phrase('old-trust')}")

    def _record(self) -> None:
        self._say("She takes in the statements that are hers, and signs her record.")
        make_folder(Path("holder/statements"))
        for path in sorted(Path("statements").glob(f"{_HOLDER}-*.json")):
            save(Path("holder/statements") / path.name, load(path, max_bytes=_MAX).data)
        self._run("merge holder/record.pdp.json holder/statements lists")
        self._run(f"sign holder/record.pdp.json --key holder/key.json {_phrase('holder')}")
        self._run("validate holder/record.pdp.json")

    def _interview(self) -> None:
        self._say("For an interview she makes a PDF that carries what she chose, signed.")
        until = (self.now + timedelta(days=60)).date().isoformat()
        self._run(
            'share holder/record.pdp.json --profile interview --for "Northway Schools Trust"'
            f" --until {until} -o interview.pdf --key holder/key.json {_phrase('holder')}"
        )

    def _vanish(self) -> None:
        self._say("The old trust vanishes, with its folder, its keys and its website.")
        self._move("old-trust", "../" + self._away)
        try:
            self._say("The new employer rings the keeper once, and confirms the list by its code.")
            self._run(
                f'directory pin "{_find_keeper_code()}" --directory directory.json'
                " --pins pins.json --home employer"
            )
            self._say("Then checks the PDF: no network, no account, no trust to ask.")
            self._run(
                "verify interview.pdf --directory directory.json --pins pins.json --home employer"
            )
        finally:
            Path("../" + self._away).rename("old-trust")

    @property
    def _away(self) -> str:
        return f".{Path.cwd().name}-old-trust-{os.getpid()}"

    def _forge(self) -> None:
        self._say("Somebody turns 60 minutes into 600 in a statement, and sends it on.")
        path = next(
            path
            for path in sorted(Path("holder/statements").glob("*.json"))
            if b'"minutes": 60' in load(path, max_bytes=_MAX).data
        )
        data = load(path, max_bytes=_MAX).data
        save(Path("forged.json"), data.replace(b'"minutes": 60', b'"minutes": 600'))
        self._run(
            "verify forged.json --directory directory.json --pins pins.json --home employer",
            allowed=(1,),
        )
        self._say("All of it is in this folder to look at; interview.pdf is the page to open.")

    def _keep_words(self) -> None:
        keystore = read_keystore(load(Path("holder/key.json"), max_bytes=_MAX).data)
        phrase = Path("holder/passphrase.txt").read_text(encoding="utf-8").split("\n")[0]
        entropy = unlock(keystore, phrase).entropy or b""
        text = " ".join(to_words(entropy))
        save(Path("holder/words.txt"), f"{text}\n{_WARNING}".encode())

    def _move(self, source: str, target: str) -> None:
        self.console.say(f"$ mv {source} somewhere-else", "dim")
        Path(source).rename(target)

    def _say(self, sentence: str) -> None:
        self.console.say(f"\n# {sentence}", "bold")

    def _run(self, command: str, *, allowed: tuple[int, ...] = (0,)) -> None:
        from pdpkit.cli.main import main  # noqa: PLC0415  main imports this module

        self.console.say(f"\n$ pdp {command}", "dim")
        code = main(shlex.split(command))
        if code not in allowed:
            raise typer.Exit(code)


@contextmanager
def _inside(directory: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(directory)
    try:
        yield
    finally:
        os.chdir(before)


def _phrase(name: str) -> str:
    return f"--passphrase-file {name}/passphrase.txt"


def _find_code() -> str:
    """The code that the trust sent to the holder's work address."""
    return open_workspace(Path("old-trust")).people[_HOLDER].code or ""


def _find_keeper_code() -> str:
    tree: Tree = read(load(Path("directory.json"), max_bytes=_MAX).data)
    return spoken_code(tree["keeper"])
