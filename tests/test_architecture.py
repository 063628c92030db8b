"""The house: doors of libraries, sizes of rooms, what each command loads."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import pdpkit

SOURCE = Path(pdpkit.__file__).parent
# Each library has one door (DESIGN): the rooms that may import it.
DOORS = {
    "typer": {"cli"},
    "weasyprint": {"pdf"},
    "jinja2": {"html"},
    "jsonschema": {"schema"},
    "cryptography": {"keys", "keystore"},
    "orjson": {"encoding"},
    "rfc8785": {"encoding"},
    "pikepdf": {"carrier"},
    "python_calamine": {"register"},
    "segno": {"charts"},
    "fontTools": {"pdf"},
}
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "requests", "httpx"}
MAX_LINES = 400


def modules() -> list[tuple[str, Path]]:
    found = [(path.relative_to(SOURCE).parts[0].removesuffix(".py"), path)
             for path in sorted(SOURCE.rglob("*.py"))]  # fmt: skip
    assert len(found) > 80
    return found


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.partition(".")[0])
    return names


def test_each_library_has_one_door() -> None:
    wrong = [
        (room, library)
        for room, path in modules()
        for library in imports(path) & set(DOORS)
        if room not in DOORS[library]
    ]
    assert wrong == []


def test_every_door_is_used() -> None:
    used = {library for _, path in modules() for library in imports(path)}
    assert set(DOORS) - used <= {"fontTools"}


def test_nothing_imports_the_network() -> None:
    assert [(str(path), n) for _, path in modules() for n in imports(path) & NETWORK] == []


def test_rooms_stay_small() -> None:
    sizes = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for _, path in modules()}
    tables = {p for p in sizes if "messages" in p or "vocabulary" in p}
    assert {path: n for path, n in sizes.items() if n > MAX_LINES and path not in tables} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "common", "helpers", "base", "manager", "service", "util", "misc"}
    assert [path for _, path in modules() if path.stem in empty] == []


def loaded(*arguments: str) -> set[str]:
    """The third-party libraries that a command loads."""
    script = (
        "import sys; from pdpkit.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: sys.stderr.write('LOADED ' + ' '.join(m for m in sys.modules if '.' not in m))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False
    )
    names = set(done.stderr.rpartition("LOADED ")[2].split())
    assert "pdpkit" in names, done.stderr
    return names & {*DOORS, "pydantic", "rich", "click"}


@pytest.mark.parametrize("arguments", [[], ["--help"], ["trust", "--help"], ["--version"]])
def test_help_loads_nothing(arguments: list[str]) -> None:
    assert loaded(*arguments) == set()


def test_verifying_loads_only_what_it_needs(tmp_path: Path) -> None:
    from pdpkit.encoding.writing import dump
    from world import signed, statement

    path = tmp_path / "statement.json"
    path.write_bytes(dump(signed(statement())))
    assert loaded("verify", str(path), "--home", str(tmp_path)) <= {
        "typer",
        "click",
        "orjson",
        "cryptography",
    }


def test_explaining_and_validating_load_neither_pages_nor_keys(tmp_path: Path) -> None:
    assert loaded("explain", "issuer-unknown") <= {"typer", "click", "orjson"}
