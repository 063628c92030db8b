"""Every example that help shows is run, in a folder that has what it names (issue 4, 7)."""

import csv
import functools
import hashlib
import json
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from entries import entry, record
from extracts import put_extracts
from generate.cli import PAGE, find_example, write_cli
from pdpkit import keystore
from pdpkit.cli.completion import list_choices
from pdpkit.cli.table import COMMANDS
from pdpkit.encoding.writing import dump
from shell import Said, pdp
from workbooks import workbook

AT: Final = "2026-11-22T12:00:00Z"
PHRASE: Final = "six plain example words for testing"
# The demo has tests of its own, and those of adding run every kind.
RUN: Final = [words for words in COMMANDS if words != "demo" and not words.startswith("add ")]
list_options: Final = functools.cache(list_choices)


def _stretch(passphrase: str, salt: bytes, _: int) -> bytes:
    """How slow a passphrase is to guess is held by the tests of the keystore."""
    return hashlib.sha256(passphrase.encode() + salt).digest()


def run(command: str, *more: str, allowed: tuple[int, ...] = (0, 3)) -> Said:
    """A command with what it needs when nobody is there to ask: moment, folder, passphrase."""
    words = [*shlex.split(command), *more]
    name = words[0] if words[0] in COMMANDS else " ".join(words[:2])
    key = "keeper.json" if name.startswith("directory") else None
    for option, value in (("--at", AT), ("--home", "home"), ("--passphrase-file", "phrase.txt"),
                          ("--key", key)):  # fmt: skip
        if option in dict(list_options()[name]) and option not in words and value:
            words += [option, value]
    said = pdp(*words)
    assert said.exit in allowed, f"pdp {' '.join(words)}\n{said.out}{said.err}"
    return said


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the examples name, made by the commands themselves."""
    folder = tmp_path_factory.mktemp("world")
    examples = Path(__file__).parent.parent / "examples" / "a"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(keystore, "_stretch", _stretch)
        Path("phrase.txt").write_text(f"{PHRASE}\n", encoding="utf-8")
        Path("phrase.txt").chmod(0o600)
        for name in ("roster.csv", "register.csv", "plain.json"):
            shutil.copy(examples / name, name)
        for name, title in (("saltmarsh", "Saltmarsh Trust"), ("northway", "Northway Trust")):
            run(f'trust init {name} --name "{title}" --id did:web:{name}.example')
            run(f"trust key {name} --label this-year")
            run(f"trust card {name} -o {name}-card.json")
        run('directory new directory.json --name "Fenland schools directory"')
        for name in ("saltmarsh", "northway"):
            run(f"directory add directory.json {name}-card.json")
        run("directory pin", find_keeper(), "--directory", "directory.json", "--pins", "pins.json")
        run('init priya.pdp.json --name "Priya Nair" --staff-group teacher --from plain.json'
            " --key key.json")  # fmt: skip
        words = run("key words --key key.json --json").json["words"]
        Path("words.txt").write_text(" ".join(words), encoding="utf-8")
        Path("words.txt").chmod(0o600)
        run("trust invite roster.csv --trust saltmarsh -o codes.csv")
        run(f"introduce priya.pdp.json --for did:web:saltmarsh.example --code '{find_code()}'"
            " -o introduction.json")  # fmt: skip
        run("trust accept introduction.json --trust saltmarsh")
        run("trust issue register.csv --trust saltmarsh -o all --sign")
        run("trust publish saltmarsh -o lists")
        for path in Path("all").glob("1001-*.json"):
            Path("statements").mkdir(exist_ok=True)
            shutil.copy(path, "statements")
        run("merge priya.pdp.json statements lists")
        run("sign priya.pdp.json")
        run('share priya.pdp.json --for "Northway Schools Trust" --until 2026-12-31'
            " -o interview.pdf")  # fmt: skip
        for name in ("me.pdp.json", "stick/priya.pdp.json"):
            Path(name).parent.mkdir(exist_ok=True)
            shutil.copy("priya.pdp.json", name)
    return folder


@pytest.fixture
def desk(world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    shutil.copytree(world, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(keystore, "_stretch", _stretch)
    return folder


def find_code() -> str:
    with Path("codes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    row = next(row for row in rows if "1001" in row)
    return max(row, key=lambda cell: cell.count("-") + cell.count(" ") if len(cell) >= 20 else 0)


def find_keeper() -> str:
    return str(run("key show --key keeper.json --json").json["code"])


def make_old_record() -> None:
    run('init old.pdp.json --name "Priya Nair" --staff-group teacher --key old-key.json')


def make_goals() -> None:
    goals = [entry("goals", number) for number in (1, 2, 3)]
    Path("priya.pdp.json").write_bytes(dump(record(goals=goals)))


def make_log() -> None:
    rows = [["Date", "Title", "Provider", "Hours"],
            ["12/09/2025", "Talk in maths", "Saltmarsh Learning Trust", "1"]]  # fmt: skip
    Path("log.xlsx").write_bytes(workbook(rows))


def make_celebrations() -> None:
    make_goals()
    run("set me.pdp.json 1 celebrate-ok=yes visibility=public")
    run("sign me.pdp.json")
    Path("from-staff").mkdir()
    run('share me.pdp.json --profile celebrate --for "Saltmarsh Trust" --until 2026-12-31'
        " -o from-staff/priya.share.json")  # fmt: skip


def make_lost_key() -> None:
    """A new identity of the same name, and the statements of the one that was lost."""
    run('init new.pdp.json --name "Priya Nair" --staff-group teacher --key new-key.json')
    run(f"introduce new.pdp.json --for did:web:saltmarsh.example --code '{find_code()}'"
        " --key new-key.json -o intro.json")  # fmt: skip
    shutil.copytree("statements", "old")


def make_last_list() -> None:
    run("trust close saltmarsh -o packs --on 2026-11-22 --yes")
    last = next(path for path in sorted(Path("packs").rglob("*.json"))
                if json.loads(path.read_bytes()).get("last"))  # fmt: skip
    shutil.copy(last, "last.json")


def make_shared() -> None:
    run('share me.pdp.json --for "Northway Schools Trust" --until 2026-12-31 -o me.share.json')


def make_certificates() -> None:
    Path("certificates").mkdir()


def drop(*names: str) -> Callable[[], None]:
    """What the example makes is not there yet."""

    def prepare() -> None:
        for name in names:
            path = Path(name)
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return prepare


# What an example needs besides the world: made before it, and said with it.
PREPARED: Final[dict[str, Callable[[], object]]] = {
    "init": drop("priya.pdp.json"),
    "set": make_goals,
    "import": make_log,
    "pack": make_certificates,
    "unpack": lambda: run("pack priya.pdp.json"),
    "render": make_shared,
    "key recover": drop("key.json"),
    "key link": make_old_record,
    "trust init": drop("saltmarsh"),
    "trust card": drop("saltmarsh-card.json"),
    "trust invite": drop("codes.csv"),
    "trust issue": drop("statements"),
    "trust rebind": make_lost_key,
    "celebrate": make_celebrations,
    "framework add": lambda: run(find_example(COMMANDS["framework new"])[4:]),
    "org import": lambda: put_extracts(Path()),
    "org find": lambda: (put_extracts(Path()), run(find_example(COMMANDS["org import"])[4:])),
    "directory new": drop("directory.json", "keeper.json"),
    "directory add": lambda: (drop("directory.json", "keeper.json")(),
                              run(find_example(COMMANDS["directory new"])[4:])),
    "directory close": make_last_list,
}  # fmt: skip
SAID: Final[dict[str, tuple[str, ...]]] = {
    "key words": ("--no-check",),
    "key recover": ("--words-file", "words.txt"),
    "key rotate": ("--words-file", "words.txt"),
    "key link": ("--old-passphrase-file", "phrase.txt"),
    "adopt": ("--directory", "directory.json", "--pins", "pins.json"),
    "trust receipt": ("--directory", "directory.json", "--pins", "pins.json", "--lists", "lists"),
    "trust rebind": ("--trust", "saltmarsh", "-o", "bound", "--directory", "directory.json",
                     "--pins", "pins.json", "--lists", "lists", "--sign"),
    "trust close": ("--yes",),
    "directory pin": ("--pins", "mine.json"),
    "directory unpin": ("--pins", "pins.json"),
}  # fmt: skip

# Those that end with 3: rows that nothing was issued for, files of evidence that are not there.
ENDS: Final = {"trust issue": 3, "pack": 3}


def fill_in(words: str, example: str) -> str:
    """What no example can know: codes and ids are made anew each time."""
    if words == "introduce":
        return example.replace("CODE", f'"{find_code()}"')
    if words == "directory revoke":
        card = json.loads(Path("saltmarsh-card.json").read_bytes())
        keys = card.get("keys") or [card["key"]]
        return example.replace("CODE", f'"{speak(keys[0]["key"])}"')
    if words in ("directory pin", "directory unpin"):
        return example.replace("6DTP K2RJ D28S 4YMS GVNF", find_keeper())
    if words == "trust withdraw":
        there = sorted(Path("statements").glob("*.json"))[0]
        return example.replace("6b1f3c52", there.stem.rpartition("-")[2])
    return example.replace(" …", "")


def speak(key: str) -> str:
    from pdpkit.encoding.alphabets import spoken_code

    return spoken_code(key)


@pytest.mark.parametrize("words", RUN)
def test_the_example_in_the_help_works(words: str, desk: Path) -> None:
    PREPARED.get(words, lambda: None)()
    example = fill_in(words, find_example(COMMANDS[words]))
    assert example.startswith(f"pdp {words}")
    run(example.removeprefix("pdp "), *SAID.get(words, ()), allowed=(ENDS.get(words, 0),))


def test_the_page_of_commands_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == write_cli()


def test_the_page_names_every_command_and_every_way_to_end() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for words in COMMANDS:
        assert f"### pdp {words}" in page or f"`{words}`" in page
    for ending in (0, 1, 2, 3, 4, 5, 6, 70, 130):
        assert f"\n| {ending} |" in page
