"""Writes ``tests/vectors/rules/``: for each rule a record that breaks it and one that keeps it."""

import sys
from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parent.parent
sys.path.insert(0, str(TESTS))

from generate.layout import write  # noqa: E402  the folder of tests is found first
from rule_cases import AT, CASES  # noqa: E402

FOLDER: Final = TESTS / "vectors" / "rules"


def make_files() -> dict[str, str]:
    """Every file by its name."""
    return {
        f"{case.name}.json": write(
            {
                "code": case.code,
                "where": case.where,
                "at": AT.isoformat(),
                **({"register": case.register} if case.register else {}),
                "breaks": case.breaks,
                "passes": case.passes,
            }
        )
        + "\n"
        for case in CASES
    }


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    files = make_files()
    for path in FOLDER.glob("*.json"):
        path.unlink()
    for name, text in files.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    sys.stdout.write(f"tests/vectors/rules: {len(files)} rules broken and kept\n")


if __name__ == "__main__":
    main()
