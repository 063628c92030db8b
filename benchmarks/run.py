"""Prints the ratios that the documentation quotes; each pair is measured in one run."""

import importlib
import sys
from typing import Final

SUBJECTS: Final = (
    "start",
    "trust",
    "verifying",
    "career",
    "sharing",
    "saving",
    "importing",
    "drawing",
)


def main(names: list[str]) -> None:
    for name in names or SUBJECTS:
        print(f"== {name}", flush=True)
        importlib.import_module(name).run()


if __name__ == "__main__":
    main(sys.argv[1:])
