"""Writes what stands between markers in the specification: tables made from the program itself.

A page holds ``<!-- made: NAME ARGUMENT -->`` and ``<!-- /made -->``; what stands between them is
replaced. A test proves every page fresh.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from generate import columns, entries, members, numbers, worked

DOCS: Final = Path(__file__).parent.parent.parent / "docs"
PAGES: Final = (DOCS / "spec.md", *sorted((DOCS / "spec").glob("*.md")))
_MADE: Final = re.compile(
    r"(<!-- made: (\S+)(?: ([^>\n]*))? -->\n)(.*?)(<!-- /made -->)", re.DOTALL
)

MAKERS: Final[dict[str, Callable[[str], str]]] = {
    "members": members.write_members,
    "subjects": members.write_subjects,
    "texts": members.write_texts,
    "proofs": members.write_proofs,
    "schemas": members.write_schemas,
    "limits": numbers.write_limits,
    "envelope": entries.write_envelope,
    "formats": entries.write_formats,
    "kinds": entries.write_kinds,
    "common": entries.write_common,
    "entries": entries.write_entries,
    "parts": entries.write_parts,
    "columns": columns.write_columns,
    "registers": columns.write_registers,
    "vocabularies": entries.write_vocabularies,
    "rules": entries.write_rules,
    "example": worked.write_example,
}


def make(page: str) -> str:
    """The page with everything between markers made anew."""

    def replace(found: re.Match[str]) -> str:
        start, name, argument, _, end = found.groups()
        return f"{start}{MAKERS[name](argument or '').strip()}\n{end}"

    return _MADE.sub(replace, page)


def main() -> None:
    for path in PAGES:
        path.write_text(make(path.read_text(encoding="utf-8")), encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(DOCS.parent)}\n")


if __name__ == "__main__":
    main()
