"""The reader's memory of each confirmed keeper's newest list, from one day to the next (T14)."""

import json
from pathlib import Path
from typing import Any

import pytest

from pdpkit.directory import Directory, read_directory, sign_directory
from pdpkit.document import read_document
from pdpkit.encoding.reading import without
from pdpkit.encoding.writing import dump
from pdpkit.identity import rotate
from pdpkit.sharing import sign_share
from shell import Said, pdp
from world import (
    KEEPER,
    NOW,
    PINS,
    PRIYA,
    Person,
    Tree,
    directory,
    issuer,
    record,
    share,
    signed,
    statement,
    withdrawals,
)

STRANGER = Person("words of somebody else")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    put("me.json", record(signed(statement()), lists=[withdrawals()]))
    put("pins.json", PINS.data)
    return tmp_path


def put(name: str, tree: Any) -> None:
    Path(name).write_bytes(tree if isinstance(tree, bytes) else dump(tree))


def verify(found: Directory, *, file: str = "me.json", at: str = "2026-11-22T12:00:00Z") -> Said:
    put("d.json", found.tree)
    known = ("--directory", "d.json", "--pins", "pins.json", "--home", "home", "--at", at)
    return pdp("verify", file, *known, "--json")


def code(said: Said) -> str:
    return str(said.json["files"][0]["checks"][0]["code"])


def seen() -> Tree:
    found: Tree = json.loads(Path("home/seen.json").read_bytes())
    return found


def after_rotation(**changes: Any) -> Directory:
    """A list by the keeper after the first rotation of the keeper's key."""
    person = Person(KEEPER.label)
    person.log = rotate(KEEPER.log, KEEPER.entropy)
    return directory(keeper=person, **changes)


def test_another_list_of_one_number_is_refused_on_another_day(desk: Path) -> None:
    first = directory(sequence=4)
    assert verify(first).exit == 0
    assert seen() == {KEEPER.id: [1, 4, first.digest]}
    other = directory(issuer(name="Another Name"), sequence=4)
    said = verify(other, at="2026-11-23")
    assert (said.exit, code(said)) == (4, "directory-fork")
    assert verify(first, at="2026-11-24").exit == 0


def test_an_older_one_is_refused_and_a_newer_one_taken(desk: Path) -> None:
    assert verify(directory(sequence=4)).exit == 0
    said = verify(directory(sequence=3))
    assert (said.exit, code(said)) == (4, "directory-rollback")
    assert verify(directory(sequence=5)).exit == 0
    assert seen()[KEEPER.id][:2] == [1, 5]


def test_after_a_rotation_numbers_count_behind_the_length_of_the_log(desk: Path) -> None:
    assert verify(after_rotation(sequence=2)).exit == 0
    assert seen()[KEEPER.id][:2] == [2, 2]
    said = verify(directory(sequence=9))
    assert (said.exit, code(said)) == (4, "directory-rollback")


def test_a_memory_of_an_older_program_is_read_and_completed(desk: Path) -> None:
    Path("home").mkdir()
    put("home/seen.json", {KEEPER.id: [1, 4]})
    said = verify(directory(sequence=3))
    assert (said.exit, code(said)) == (4, "directory-rollback")
    found = directory(sequence=4)
    assert verify(found).exit == 0
    assert seen() == {KEEPER.id: [1, 4, found.digest]}


@pytest.mark.parametrize("kept", [[1], [1, "4"], [1, 4, 5], [1, 4, "x", "y"], "14", {"a": 1}, True])
def test_a_memory_of_another_form_is_said_not_to_be_there(desk: Path, kept: Any) -> None:
    Path("home").mkdir()
    put("home/seen.json", {KEEPER.id: kept})
    said = verify(directory(sequence=3))
    assert said.exit == 0
    assert "could not be read" in said.err


def test_only_lists_that_the_reader_gave_and_by_confirmed_keepers_are_kept(desk: Path) -> None:
    assert verify(directory(keeper=STRANGER)).exit == 3
    assert not Path("home/seen.json").exists()
    tree = share(record(signed(statement()), lists=[withdrawals()]))
    unsigned = without(tree, "proof")
    unsigned["share"]["directory"] = directory(sequence=9).tree
    put("s.json", sign_share(unsigned, PRIYA.key, NOW))
    known = ("--pins", "pins.json", "--home", "home", "--at", "2026-11-22T12:00:00Z")
    assert pdp("verify", "s.json", *known).exit == 0
    assert not Path("home/seen.json").exists()
    # Nor may one that travels be older than the reader's own.
    assert verify(directory(sequence=10)).exit == 0
    assert pdp("verify", "s.json", *known).exit == 3


def test_a_list_without_its_keepers_key_log_is_no_list(desk: Path) -> None:
    found = directory()
    members = {**found.tree, "keyLog": rotate(KEEPER.log, KEEPER.entropy)}
    tree = sign_directory(members, KEEPER.id, members["keyLog"], KEEPER.key, NOW)
    with pytest.raises(Exception, match="directory-invalid"):
        read_directory(read_document(dump(tree)))
