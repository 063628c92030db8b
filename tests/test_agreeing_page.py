"""``docs/agreeing.md``: every command in it runs, in the order in which it stands."""

import re
import shlex
from pathlib import Path
from typing import Final

from pdpkit.credential import SPEAKERS
from pdpkit.issuing import AGREEMENTS
from shell import Said, pdp
from test_adopt import AT, UNLOCK, desk, introduce

PAGE: Final = (Path(__file__).parent.parent / "docs" / "agreeing.md").read_text(encoding="utf-8")
_KEYLESS: Final = ("merge", "show")
# The fixture is another module's.
assert desk


def run(line: str) -> Said:
    program, *words = shlex.split(line)
    assert program == "pdp"
    return pdp(*words, *(AT if words[0] in _KEYLESS else UNLOCK))


def test_every_command_on_the_page_does_what_it_says(desk: Path) -> None:
    for folder in ("saltmarsh", "northway"):
        introduce(folder)
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) == 16
    said = {number: run(line) for number, line in enumerate(lines)}
    assert {lines[n]: one.out + one.err for n, one in said.items() if one.exit} == {}
    assert "Agreed: Teacher educator" in said[1].out
    assert "Nothing was signed." in said[1].out
    agreed = " ".join(said[7].out.split())
    assert "Agreed as it stands by:" in agreed
    assert "home manager" in agreed
    view = pdp("show", "me.pdp.json", "--view", "entitlements", "--directory", "directory.json",
               "--pins", "pins.json", *AT)  # fmt: skip
    assert "Promised 10 days; statements in this file show 4 days given." in view.out
    assert Path("answer/first-conversation.txt").exists()


def test_the_page_names_every_kind_and_role() -> None:
    named = re.findall(r"^\| `([a-z]\S+)` \| .* \| .* \|$", PAGE, re.M)
    assert named == list(AGREEMENTS)
    assert all(f"`{speaker}`" in PAGE for speaker in SPEAKERS)
