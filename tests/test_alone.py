"""Checking, merging and drawing ask no network and open nothing that was not named (rig G13)."""

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import pdpkit
from pdpkit.encoding.writing import dump
from rigs import crash_trace
from world import PINS, directory, record, share, signed, statement, withdrawals

pytestmark = pytest.mark.skipif(
    bool(crash_trace.find_obstacle()), reason=crash_trace.find_obstacle() or ""
)
AT = "2026-11-22T12:00:00Z"
# Where Python, its packages, this program, and what the system's libraries are set up by live.
PROGRAM = (
    *{str(Path(sys.prefix).resolve()), str(Path(sys.base_prefix).resolve()), sys.prefix},
    *{sysconfig.get_paths()["stdlib"], str(Path(pdpkit.__file__).resolve().parents[2])},
    *("/usr", "/lib", "/etc", "/proc", "/sys", "/dev", "/opt", "/run", "/var/cache"),
)
_PDP = "from pdpkit.cli.main import run; run()"
_OPEN = re.compile(r'open(?:at)?\((?:AT_FDCWD[^,]*, )?"([^"]*)", ([A-Z_|]+)[^)]*\) += (-?\d+)')
_SOCKET = re.compile(r"\b(socket|connect|sendto|bind)\(([^)]*)")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    files = {
        "me.pdp.json": record(signed(statement())),
        "me.share.json": share(record(signed(statement()))),
        "statement.json": signed(statement()),
        "new.pdp.json": record(),
        "directory.json": directory().tree,
        "list.json": withdrawals(),
    }
    for name, tree in files.items():
        (tmp_path / name).write_bytes(dump(tree))
    (tmp_path / "pins.json").write_bytes(PINS.data)
    (tmp_path / "home").mkdir()
    (tmp_path / "beside.json").write_text("nobody asked for this")
    return tmp_path


def trace(folder: Path, *arguments: str) -> tuple[int, str]:
    """How a command ended, and its calls about files and networks, its children's as well."""
    log = folder / "strace.log"
    watched = "trace=open,openat,socket,connect,sendto,bind"
    command = [sys.executable, "-c", _PDP, *arguments]
    environment = {"HOME": str(folder / "home"), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    done = subprocess.run(
        ["strace", "-f", "-qq", "-s", "4096", "-e", watched, "-o", str(log), "--", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    return done.returncode, log.read_text(encoding="utf-8", errors="replace")


def list_networks(log: str) -> list[str]:
    """Calls about another machine; a socket between processes of one machine is none."""
    return [found[0] for found in _SOCKET.finditer(log) if not found[2].startswith("AF_UNIX")]


def list_opened(log: str, folder: Path) -> set[str]:
    """The files outside the program that were opened, by their names in the folder."""
    found = set()
    for name, flags, result in _OPEN.findall(log):
        path = str((folder / name).resolve())
        here = Path(path).is_relative_to(folder) and path != str(folder)
        if int(result) >= 0 and (here or not path.startswith(PROGRAM)):
            inside = str(Path(path).relative_to(folder)) if here else path
            if "O_DIRECTORY" not in flags or not here:
                found.add(inside)
    return found - {str(folder)}


CLOCK = ("--home", "home", "--at", AT)
POLICY = ("--directory", "directory.json", "--pins", "pins.json", "--lists", "list.json")
NAMED = {"directory.json", "pins.json", "list.json"}


def test_verify_opens_what_it_was_given(desk: Path) -> None:
    for name in ("me.pdp.json", "me.share.json", "statement.json"):
        code, log = trace(desk, "verify", name, *POLICY, *CLOCK)
        assert code == 0
        assert list_networks(log) == []
        opened = list_opened(log, desk)
        own = {one for one in opened if one.startswith("home/")}
        assert opened - own == NAMED | {name}


def test_merge_opens_what_it_was_given(desk: Path) -> None:
    code, log = trace(desk, "merge", "new.pdp.json", "statement.json", *POLICY[:4], *CLOCK)
    assert code == 0
    assert list_networks(log) == []
    opened = list_opened(log, desk)
    own = {one for one in opened if one.startswith(("home/", "new.pdp.json", ".pdp-"))}
    assert opened - own == {"statement.json", "directory.json", "pins.json"}
    assert "beside.json" not in opened


def test_render_opens_what_it_was_given(desk: Path) -> None:
    code, log = trace(desk, "render", "me.share.json", "-o", "out.pdf")
    assert code == 0
    assert (desk / "out.pdf").is_file()
    assert list_networks(log) == []
    opened = list_opened(log, desk)
    assert "me.share.json" in opened
    assert {one for one in opened if one.endswith(".json")} == {"me.share.json"}
    code, log = trace(desk, "verify", "out.pdf", *POLICY, *CLOCK)
    assert code == 0
    assert list_networks(log) == []
    assert {one for one in list_opened(log, desk) if not one.startswith("home/")} == {
        *NAMED,
        "out.pdf",
    }


def test_the_rig_sees_a_connection_and_a_file(desk: Path) -> None:
    script = (
        "import socket; s = socket.socket(); s.settimeout(0.1)\n"
        "try: s.connect(('127.0.0.1', 9))\nexcept OSError: pass\nopen('beside.json')"
    )
    log = desk / "strace.log"
    watched = "trace=open,openat,socket,connect"
    command = ["strace", "-f", "-qq", "-e", watched, "-o", str(log), sys.executable, "-c", script]
    subprocess.run(command, cwd=desk, check=True, capture_output=True)
    assert any("AF_INET" in call for call in list_networks(log.read_text()))
    assert "beside.json" in list_opened(log.read_text(), desk)
