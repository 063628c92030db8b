"""docs/security.md: every test that it names is there."""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs/security.md"


def test_each_test_that_the_page_names_exists() -> None:
    named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", PAGE.read_text(encoding="utf-8"))
    assert len(named) > 50
    for file, name in named:
        tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
        functions = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert name in functions, f"{file}::{name}"


def test_each_attack_has_a_test() -> None:
    text = PAGE.read_text(encoding="utf-8")
    table = text.partition("| --- | --- | --- |\n")[2].partition("\n\n")[0]
    rows = [line for line in table.splitlines() if line.startswith("|")]
    assert len(rows) >= 25
    assert [row for row in rows if "::" not in row] == []


def test_each_command_that_the_page_names_is_a_target() -> None:
    targets = set(re.findall(r"^([a-z]+):", (TESTS.parent / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)`", PAGE.read_text(encoding="utf-8")))
    assert named <= targets
