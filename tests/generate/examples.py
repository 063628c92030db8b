"""Writes ``examples/`` from what people wrote: signed records, statements, lists, a directory.

``python -m generate.examples`` with ``tests`` on the path; fixed keys and dates, proved fresh by a
test.
"""

import shutil
import sys
from functools import cache
from typing import Final

from generate.stories import a, b, c, d
from generate.stories.cast import make_cards, make_directory, make_pins
from generate.stories.page import write_page
from generate.stories.telling import EXAMPLES, make_lists, take_in, tell
from pdpkit.encoding.writing import dump

STORIES: Final = (a.STORY, b.STORY, c.STORY, d.STORY)
# Folders of which every file is made.
MADE: Final = ("lists", *(f"{story.letter}/statements" for story in STORIES))


@cache
def make_files() -> dict[str, bytes]:
    """Every file that is made, by its path below ``examples``."""
    told = {story.letter: tell(story) for story in STORIES}
    lists = make_lists(list(told.values()), STORIES)
    trees = {"directory.json": make_directory(), "pins.json": make_pins()}
    trees |= {f"lists/{name}": tree for name, tree in (lists | make_cards()).items()}
    for story in STORIES:
        one = told[story.letter]
        folder = f"{story.letter}/statements"
        trees |= {f"{folder}/{name}": tree for name, tree in one.statements.items()}
        trees[f"{story.letter}/record.pdp.json"] = take_in(one, lists, story)
    files = {name: dump(tree) for name, tree in trees.items()}
    return files | {"README.md": write_page().encode()}


def main() -> None:
    files = make_files()
    for folder in MADE:
        shutil.rmtree(EXAMPLES / folder, ignore_errors=True)
    for name, data in files.items():
        path = EXAMPLES / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    sys.stdout.write(f"examples: {len(files)} files\n")


if __name__ == "__main__":
    main()
