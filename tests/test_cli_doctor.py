"""``pdp doctor``: what is ready, what is only a note, what is left to do."""

import os
from pathlib import Path
from typing import Any

import pytest

from pdpkit.keystore import Unlocked, lock
from shell import pdp
from world import NOW, PINS, PRIYA

PHRASE = "six plain example words"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    home = tmp_path / "config"
    home.mkdir()
    keystore = lock(Unlocked(PRIYA.key), PHRASE, PRIYA.id, 0, NOW)
    (home / "key.json").write_bytes(keystore.data)
    (home / "key.json").chmod(0o600)
    (home / "pins.json").write_bytes(PINS.data)
    return home


def states(*arguments: str) -> tuple[int, dict[str, list[str]]]:
    said = pdp("doctor", "--home", "config", "--json", *arguments)
    found: dict[str, list[str]] = {}
    for check in said.json["checks"]:
        found.setdefault(check["name"], []).append(check["state"])
        assert (check["state"] == "to do") <= bool(check["todo"])
    assert said.json["ready"] is (said.exit == 0)
    return said.exit, found


def test_a_computer_with_everything_is_ready(desk: Path) -> None:
    ended, found = states()
    assert (ended, set(found)) == (
        0,
        {"Python", "Pages", "Your folder", "Key", "Words", "Pins", "Clock"},
    )
    assert {state for each in found.values() for state in each} == {"ready"}
    said = pdp("doctor", "--home", "config")
    assert said.out.endswith("All is ready.\n")
    assert sorted(path.name for path in desk.iterdir()) == ["key.json", "pins.json"]


def test_words_that_nobody_confirmed_are_left_to_do(desk: Path) -> None:
    """keystore.md 4.5: doctor nags until three words were asked back."""
    keystore = lock(Unlocked(PRIYA.key, PRIYA.entropy), PHRASE, PRIYA.id, 0, NOW)
    (desk / "key.json").write_bytes(keystore.data)
    ended, found = states()
    assert (ended, found["Words"]) == (3, ["to do"])
    assert "pdp key words --key config/key.json" in " ".join(
        pdp("doctor", "--home", "config").out.split()
    )


def test_who_only_checks_files_needs_no_key(desk: Path) -> None:
    for name in ("key.json", "pins.json"):
        (desk / name).unlink()
    ended, found = states()
    assert (ended, found["Key"], found["Pins"]) == (0, ["note"], ["note"])


@pytest.mark.parametrize(
    ("name", "check"), [("key.json", "Key"), ("pins.json", "Pins")]
)  # fmt: skip
def test_what_is_damaged_is_said(desk: Path, name: str, check: str) -> None:
    (desk / name).write_bytes(b"{")
    ended, found = states()
    assert (ended, found[check]) == (3, ["to do"])


@pytest.mark.skipif(os.name != "posix", reason="modes of files are Unix's")
def test_a_key_that_others_can_read_is_said(desk: Path) -> None:
    (desk / "key.json").chmod(0o644)
    ended, found = states()
    assert (ended, found["Key"]) == (3, ["ready", "to do"])


def test_a_key_in_a_folder_that_is_copied_elsewhere_is_said(desk: Path, tmp_path: Path) -> None:
    synced = tmp_path / "OneDrive - Fen Lane"
    synced.mkdir()
    (synced / "key.json").write_bytes((desk / "key.json").read_bytes())
    (synced / "key.json").chmod(0o600)
    ended, found = states("--key", str(synced / "key.json"))
    assert (ended, found["Key"]) == (3, ["ready", "to do"])


def test_a_clock_that_runs_behind_is_said(desk: Path) -> None:
    ended, found = states("--at", "2020-01-01")
    assert (ended, found["Clock"]) == (3, ["to do"])


def test_a_folder_that_cannot_be_written_to_is_said(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _, mode, **__: mode != os.W_OK)
    ended, found = states()
    assert (ended, found["Your folder"]) == (3, ["to do"])


def test_a_computer_without_pango_is_told_what_to_install(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pdpkit.pdf
    from pdpkit.errors import InputError

    def fail(*_: Any, **__: Any) -> bytes:
        raise InputError("pdf-engine-missing", problem="libpango-1.0-0")

    monkeypatch.setattr(pdpkit.pdf, "write", fail)
    ended, found = states()
    assert (ended, found["Pages"]) == (3, ["to do"])
    assert "apt-get install" in pdp("doctor", "--home", "config").out
