"""``docs/keeping-a-directory.md``: every command in it runs, in the order in which it stands."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from pdpkit.directory import Directory, read_directory
from pdpkit.document import read_document
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.writing import dump
from pdpkit.keys import signing_key
from pdpkit.pdf import write as write_pdf
from shell import Said, pdp
from world import (
    NOW,
    OTHER,
    OTHER_KEY,
    TRUST,
    TRUST_KEY,
    cards,
    moment,
    record,
    seed,
    share,
    signed,
    statement,
    withdrawals,
)

PAGE: Final = Path(__file__).parent.parent / "docs" / "keeping-a-directory.md"
AT: Final = ("--at", "2026-11-22T12:00:00Z")
UNLOCK: Final = ("--passphrase-file", "phrase.txt")
# What a person would type on the terminal comes from files here.
ASKED: Final = {
    "directory new": UNLOCK,
    "directory add": UNLOCK,
    "directory revoke": UNLOCK,
    "directory close": UNLOCK,
    "directory successor": UNLOCK,
    "key words": (*UNLOCK, "--no-check"),
    "key recover": (*UNLOCK, "--words-file", "words.txt"),
    "key rotate": (*UNLOCK, "--words-file", "words.txt"),
}
NO_MOMENT: Final = ("directory show", "directory unpin")


def list_commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    return [line for block in blocks for line in block.splitlines() if line]


def write(name: str, tree: Any) -> None:
    Path(name).write_bytes(tree if isinstance(tree, bytes) else dump(tree))


def lay_out() -> None:
    """What others sent: cards, a withdrawal list, a share."""
    Path("phrase.txt").write_text("six plain example words for testing", encoding="utf-8")
    Path("phrase.txt").chmod(0o600)
    write("saltmarsh-card.json", cards()[0])
    write("saltmarsh-renamed.json", cards(name="Saltmarsh Trust", created=0)[0])
    following = signing_key(seed("next key of Saltmarsh"))
    write("saltmarsh-next-key.json", cards(TRUST_KEY, following, name="Saltmarsh Trust")[1])
    northway = {"id": OTHER, "name": "Northway Schools Trust", "numbers": {"uid": "99902"}}
    write("northway-card.json", cards(OTHER_KEY, **northway)[0])
    last = withdrawals(key=OTHER_KEY, issuer=OTHER, list=f"{OTHER}#withdrawals-2026")
    write("northway-2026.json", last)
    closing = {"closedOn": "2026-11-30", "successor": TRUST}
    write("northway-closing-card.json", cards(OTHER_KEY, **northway, **closing)[0])
    shared = share(record(signed(statement()), cards=cards(), lists=[withdrawals()]))
    write("interview.pdf", write_pdf("<p>Pages</p>", dump(shared), moment=NOW))


def run(line: str) -> Said:
    told = pdp("directory", "show", "directory.json", "--json")
    keepers = told.json["code"] if told.exit == 0 else ""
    typed = line.replace("KEEPER'S CODE", keepers)
    typed = typed.replace("KEY'S CODE", spoken_code(TRUST_KEY.text))
    program, *arguments = shlex.split(typed)
    assert program == "pdp"
    command = " ".join(arguments[:2])
    extra = () if command in NO_MOMENT else AT
    return pdp(*arguments, *ASKED.get(command, ()), *extra)


def keep_words() -> None:
    """The sheet on which the keeper writes the words down."""
    said = pdp("key", "words", "--key", "keeper-key.json", *UNLOCK, "--no-check", "--json")
    Path("words.txt").write_text(" ".join(said.json["words"]), encoding="utf-8")
    Path("words.txt").chmod(0o600)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Said]]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        folder = tmp_path_factory.mktemp("keeper")
        monkeypatch.chdir(folder)
        monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        lay_out()
        said = {}
        for line in list_commands():
            said[line] = run(line)
            if line.startswith("pdp key words"):
                keep_words()
        yield said


def test_the_page_has_every_command_of_a_keeper_and_a_reader() -> None:
    used = {tuple(shlex.split(line)[1:3]) for line in list_commands()}
    for command in ("new", "add", "successor", "revoke", "close", "show", "check", "pin", "unpin"):
        assert ("directory", command) in used


def test_every_command_on_the_page_does_what_it_says(story: dict[str, Said]) -> None:
    assert len(story) > 20
    assert {line: said.out + said.err for line, said in story.items() if said.exit} == {}


def test_what_the_page_ends_with(story: dict[str, Said]) -> None:
    assert "was confirmed" in story["pdp verify interview.pdf --directory directory.json"].out
    found: Directory = read_directory(read_document(Path("directory.json").read_bytes()))
    assert len(found.keeper.digests) == 3
    assert found.issuers[TRUST]["name"] == "Saltmarsh Trust"
    assert found.keys[TRUST, TRUST_KEY.text]["revoked"]["reason"] == "compromised"
    assert found.issuers[OTHER]["status"] == "open"
    assert found.issuers[OTHER]["successor"] == TRUST
    assert found.tree["validUntil"] == moment(365)
