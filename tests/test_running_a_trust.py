"""``docs/running-a-trust.md``: every command in it runs, in the order in which it stands."""

import json
import re
import shlex
from pathlib import Path
from typing import Final

import pytest

from office import AT, REGISTER, UNLOCK, introduce, people
from pdpkit.credential import SUBJECT
from pdpkit.encoding.writing import dump
from pdpkit.issuing import ATTENDANCE, STATEMENTS
from pdpkit.workspace import open_workspace
from shell import Said, pdp
from world import (
    OTHER,
    OTHER_KEY,
    PINS,
    directory,
    issuer,
    moment,
    signed,
    statement,
    withdrawals,
)

PAGE: Final = Path(__file__).parent.parent / "docs" / "running-a-trust.md"
FOLDER: Final = "saltmarsh"
# What a person would answer on the terminal.
ASKED: Final = {"key": ("--yes",), "close": ("--yes",)}
NO_KEY: Final = ("init", "invite", "accept")
READERS: Final = ("receipt", "rebind")
COMMANDS: Final = (
    *("init", "key", "card", "invite", "accept", "tie", "issue", "publish", "withdraw", "rename"),
    *("receipt", "rebind", "close"),
)


def list_commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    return [line for block in blocks for line in block.splitlines() if line]


def lay_out(office: Path) -> None:
    """What others sent: a statement by another trust, its list, a list of organisations."""
    (office / "brought").mkdir()
    old = {"issuer": {"id": OTHER, "type": ["Profile"], "name": "Northway"}} | {
        "credentialStatus": {"id": f"{OTHER}#withdrawals-2026", "type": "PdpWithdrawalList"}
    }
    lost = statement(subject={"id": "ni:///sha-256;" + "B" * 42 + "A", "keyLog": None}, **old)
    (office / "brought/one.json").write_bytes(dump(signed(lost, key=OTHER_KEY)))
    named = withdrawals(key=OTHER_KEY, issuer=OTHER, list=f"{OTHER}#withdrawals-2026")
    (office / "brought/list.json").write_bytes(dump(named))
    keys = [{"key": OTHER_KEY.text, "validFrom": moment(-100), "validUntil": moment(200)}]
    known = directory(issuer(id=OTHER, name="Northway Schools", numbers={}, keys=keys))
    (office / "directory.json").write_bytes(dump(known.tree))
    (office / "pins.json").write_bytes(PINS.data)
    good = "\n".join(REGISTER.split("\n")[:5]) + "\n"
    (office / "corrected.csv").write_text(good.replace(",60,", ",45,"), encoding="utf-8")


def run(line: str, office: Path) -> Said:
    program, *arguments = shlex.split(line)
    assert program == "pdp"
    if "STATEMENT" in arguments:
        issued = open_workspace(office / FOLDER).issued.values()
        one = next(one for one in issued if one.number == "1001" and one.replaced_by is None)
        arguments[arguments.index("STATEMENT")] = one.id
    command = arguments[1]
    extra = () if command in NO_KEY else (*UNLOCK, *AT)
    extra += ASKED.get(command, ()) if "--dry-run" not in arguments else ()
    extra += ("--pins", "pins.json", "--home", "home") if command in READERS else ()
    return pdp(*arguments, *extra)


def test_the_page_has_every_command_of_a_trust() -> None:
    assert {shlex.split(line)[2] for line in list_commands()} == set(COMMANDS)


def test_every_command_on_the_page_does_what_it_says(office: Path) -> None:
    lay_out(office)
    ended = {}
    for line in list_commands():
        if " accept " in line:
            (office / "trust").rename(office / "unused")
            (office / FOLDER).rename(office / "trust")
            introduce(office, people(office)["1001"]["code"])
            (office / "trust").rename(office / FOLDER)
        said = run(line, office)
        # The register has rows that cannot be used.
        allowed = (0, 3) if "issue register.csv" in line else (0,)
        if said.exit not in allowed:
            ended[line] = said.out + said.err
    assert ended == {}
    workspace = open_workspace(office / FOLDER)
    assert workspace.trust.closed_on == "2026-12-31"
    standing = [one for one in workspace.issued.values() if one.stands]
    assert {one.key for one in standing} == {"2027-28"}
    assert {one.statement for one in standing} >= {
        *("led", "attended", "held-role", "entitlement-granted", "entitlement-given"),
        *("receipt", "re-bound"),
    }
    assert "Priya Shah" in {one.name for one in standing}
    card = json.loads((office / "packs/for-keepers/card.json").read_bytes())
    assert card["closedOn"] == "2026-12-31"


@pytest.mark.parametrize("kind", STATEMENTS)
def test_the_page_says_what_each_kind_says(kind: str) -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith("|") and f"`{kind}`" in line]
    must, _, may = row.split("|")[2].partition("may say")
    form = SUBJECT.cases[kind]
    # The title and the last day stand beside the members; a promise is found when none is named.
    beside = ({"title"}, {"until"}) if kind in ATTENDANCE else (set(), set())
    needed = {member.name for member in form if not member.optional} - {"granted"}
    every = {member.name for member in form}
    assert read_names(must) == needed | beside[0]
    assert read_names(may) == (every - needed) | beside[1]


def read_names(cell: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", cell))
