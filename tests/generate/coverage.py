"""Writes ``docs/coverage.md`` from the markers of the tests: which test proves which promise."""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parent.parent
sys.path.insert(0, str(TESTS))

from checklist import OWNERS, ROWS  # noqa: E402  the folder of tests is found first

PAGE: Final = TESTS.parent / "docs" / "coverage.md"
_NOT_YET: Final = "trust side, not yet"
_OWNER_WORDS: Final = {
    "O": "owner",
    "O+T": "owner, the trust's part later",
    "T": "trust",
    "P": "principle",
}
# Tables whose every line is a case of a test: the file, and the tests that run it.
_TABLES: Final = {
    "test_checklist.py": "test_checklist.py::test_what_a_row_asks_can_be_written",
    "rule_cases.py": "test_rules.py::test_a_broken_rule_is_found_at_its_place",
}


def find_claims() -> dict[str, set[tuple[str, str]]]:
    """For each row the places and tests that claim it, read from the source of the tests."""
    claims: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for file in sorted(TESTS.glob("*.py")):
        for scope, call in _find_calls(ast.parse(file.read_text(encoding="utf-8"))):
            for one, place in _read_call(call, file.name):
                claims[one].add((place, _TABLES.get(file.name, f"{file.name}{scope}")))
    return claims


def _find_calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    for statement in tree.body:
        scope = f"::{statement.name}" if isinstance(statement, ast.FunctionDef) else ""
        for node in ast.walk(statement):
            if isinstance(node, ast.Call):
                yield scope, node


def _read_call(call: ast.Call, file: str) -> Iterator[tuple[str, str]]:
    texts = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    match call.func, file:
        case ast.Attribute(attr="covers"), _ if texts:
            (place,) = [k.value.value for k in call.keywords if isinstance(k.value, ast.Constant)]
            yield texts[0], str(place)
        case ast.Name(id="row"), "test_checklist.py":
            yield from ((one, texts[1]) for one in texts[0].split())
        case ast.Name(id="_case"), "rule_cases.py":
            yield from ((one, texts[1]) for one in texts if one in ROWS)


def write() -> str:
    """The page."""
    claims = find_claims()
    lines = [
        "# What is promised, and what proves it",
        "",
        "Made from the markers of the tests by `tests/generate/coverage.py`. *Where* is the place",
        "in the schema, the rule or the view that keeps a row; a test fails when an owner's row has"
        " none.",
        "",
        "| row | whose | what | where | proved by |",
        "| --- | --- | --- | --- | --- |",
    ]
    for one, (by, what) in ROWS.items():
        if by in OWNERS:
            found = sorted(claims[one])
            places = "<br>".join(dict.fromkeys(f"`{place}`" for place, _ in found))
            tests = "<br>".join(dict.fromkeys(f"`{test}`" for _, test in found))
        else:
            places, tests = _NOT_YET, ""
        lines.append(f"| {one} | {_OWNER_WORDS[by]} | {what} | {places} | {tests} |")
    kept = sum(by in OWNERS for by, _ in ROWS.values())
    lines += ["", f"{len(ROWS)} rows: {kept} kept here, {len(ROWS) - kept} {_NOT_YET}.", ""]
    return "\n".join(lines)


def main() -> None:
    PAGE.write_text(write(), encoding="utf-8")
    sys.stdout.write("docs/coverage.md\n")


if __name__ == "__main__":
    main()
