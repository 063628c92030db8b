"""The format's own vectors as tests and rigs read them: each file, what is expected, its policy."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from generate.vectors import FOLDER
from pdpkit.directory import read_directory
from pdpkit.document import read_document
from pdpkit.encoding.reading import Tree
from pdpkit.pins import Pins, read_pins
from pdpkit.verification import Policy


@dataclass(frozen=True)
class Case:
    """A vector as it stands in its folder."""

    name: str

    @property
    def folder(self) -> Path:
        return FOLDER / self.name

    @property
    def path(self) -> Path:
        return self.folder / "document.json"

    @property
    def expect(self) -> Tree:
        tree: Tree = json.loads((self.folder / "expect.json").read_bytes())
        return tree

    @property
    def codes(self) -> set[str]:
        found = {code for _, code in self.expect.get("checks", {}).values()}
        return found | {self.expect["code"]} if "code" in self.expect else found


CASES: Final = tuple(
    Case(path.parent.relative_to(FOLDER).as_posix())
    for path in sorted(FOLDER.glob("*valid/*/expect.json"))
)


@cache
def policy_of(folder: Path, directory: str = "", pins: str = "", lists: str = "") -> Policy:
    def load(path: Path) -> Any:
        return read_document(path.read_bytes())

    return Policy(
        directories=(read_directory(load(folder / directory)),) if directory else (),
        pins=read_pins((folder / pins).read_bytes()) if pins else Pins(),
        lists=tuple(load(path).tree for path in sorted((folder / lists).iterdir()))
        if lists
        else (),
    )
