"""Our ``pdp verify`` judges what Digital Bazaar's libraries signed, as it is and changed."""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, Final

import world
from interop.telling import tell
from pdpkit.cli.main import main as pdp
from pdpkit.encoding.reading import Tree, walk
from pdpkit.encoding.writing import dump

_KINDS: Final = ("statement", "share")


def main(work: Path) -> int:
    """Sign the directory, pins and list of our side, then judge both files of theirs."""
    folder = work / "ours"
    folder.mkdir()
    (folder / "directory.json").write_bytes(dump(world.directory().tree))
    (folder / "pins.json").write_bytes(world.PINS.data)
    (folder / "list.json").write_bytes(dump(world.withdrawals()))
    faults, changes = [], 0
    for kind in _KINDS:
        tree = json.loads((work / "theirs" / f"{kind}.json").read_text(encoding="utf-8"))
        if (found := _verify(tree, folder)) != (0, "confirmed"):
            faults.append(f"{kind}: {found}")
        for place, changed in _change_each(tree):
            changes += 1
            if (found := _verify(changed, folder)) != (1, "do-not-rely"):
                faults.append(f"{kind}, a change of {place}: {found}")
    counts = f"{' and '.join(_KINDS)} of theirs end 0, confirmed; all {changes} changed ones end 1"
    return tell("pdp verify, signed by @digitalbazaar/vc", counts, faults)


def _verify(tree: Tree, folder: Path) -> tuple[int, str]:
    """Exit code and verdict of the command."""
    file = folder / "file.json"
    file.write_bytes(dump(tree))
    options = {"--directory": "directory.json", "--pins": "pins.json", "--lists": "list.json"}
    words = [word for name, value in options.items() for word in (name, str(folder / value))]
    words += ["--at", world.moment(), "--home", str(folder / "home"), "--json"]
    out = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(out)) as wrapper, redirect_stderr(io.StringIO()):
        code = pdp(["verify", str(file), *words])
        wrapper.detach()
    return code, json.loads(out.getvalue())["verdict"]


def _change_each(tree: Tree) -> Iterator[tuple[str, Tree]]:
    """Copies with one character of one text, one number or one yes-or-no changed."""
    for place, value in walk(tree):
        if isinstance(value, dict | list):
            continue
        copy = json.loads(json.dumps(tree))
        *path, last = [step.replace("~1", "/").replace("~0", "~") for step in place.split("/")[1:]]
        owner: Any = copy
        for step in path:
            owner = owner[int(step) if isinstance(owner, list) else step]
        owner[int(last) if isinstance(owner, list) else last] = _change(value)
        yield place, copy


def _change(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if not isinstance(value, str):
        return value + 1
    middle = len(value) // 2
    return value[:middle] + ("y" if value[middle] == "x" else "x") + value[middle + 1 :]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
