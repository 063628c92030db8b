"""Writes what the documentation shows of the program: the table of codes, the pictures.

``docs/errors.md`` is proved fresh by a test; the pictures are of real pages.
"""

from pathlib import Path
from typing import Final

from generate.pictures import draw_pictures
from pdpkit.messages import CODES

ROOT: Final = Path(__file__).parent.parent.parent
_FAMILIES: Final = {
    "json": "Reading the text of a file",
    "text": "Reading the text of a file",
    "file": "Reading the text of a file",
    "schema": "What a file is, and its form",
    "proof": "Signatures",
    "context": "Signatures",
    "key": "Keys",
    "statement": "Statements",
    "credential": "Statements",
    "issuer": "Who says it",
    "directory": "Lists of organisations",
    "subject": "Whom it is about",
    "holder": "The holder",
    "withdrawal": "Withdrawal",
    "withdrawn": "Withdrawal",
    "merge": "Copies brought together",
    "share": "Shares",
    "rule": "Rules for a record",
    "entry": "Entries of a record",
    "framework": "Frameworks",
    "org": "The look-up of schools and trusts",
    "csv": "Spreadsheets",
    "register": "Spreadsheets",
    "archive": "Bundles",
    "pdf": "PDF",
    "font": "PDF",
    "keystore": "Key, passphrase, words",
    "words": "Key, passphrase, words",
    "save": "Saving",
    "input": "What was typed",
}
_HEAD: Final = """# What every code means

Made from the one table of the program by `make docs`; `pdp explain CODE` says the same. *Effect* is
what a code does: the exit code of a command that it ends, the verdict of a statement or a file, or
what `pdp validate` calls it.
"""


def write_errors() -> str:
    """``docs/errors.md``."""
    sections: dict[str, list[str]] = {title: [] for title in _FAMILIES.values()}
    for code, message in CODES.items():
        family = code.partition("-")[0]
        cells = (f"`{code}`", message.effect, message.sentence, message.hint)
        sections[_FAMILIES[family]].append(
            "| " + " | ".join(cell.replace("|", "or") for cell in cells) + " |"
        )
    lines = [_HEAD]
    for title, rows in sections.items():
        head = "| code | effect | what it says | what to do |\n| --- | --- | --- | --- |"
        lines.append(f"## {title}\n\n{head}\n" + "\n".join(rows) + "\n")
    return "\n".join(lines)


def main() -> None:
    (ROOT / "docs" / "errors.md").write_text(write_errors(), encoding="utf-8")
    draw_pictures(ROOT / "docs" / "pictures")


if __name__ == "__main__":
    main()
