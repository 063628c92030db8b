"""A second verifier, written from docs/spec.md alone, says the same (docs/spec.md, Vectors)."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from second.verifier import Policy, judge

VECTORS: Final = Path(__file__).parent / "vectors"
FOLDERS: Final = sorted(path.parent for path in VECTORS.glob("*valid/*/expect.json"))
EXPECTED: Final = {f: json.loads((f / "expect.json").read_bytes()) for f in FOLDERS}


def read_policy(folder: Path, directory: str = "", pins: str = "", lists: str = "") -> Policy:
    policy = Policy()
    if directory:
        policy.directories = [(folder / directory).read_bytes()]
    if pins:
        policy.pins = (folder / pins).read_bytes()
    if lists:
        policy.lists = [path.read_bytes() for path in sorted((folder / lists).iterdir())]
    return policy


@pytest.mark.parametrize(
    "folder",
    [f for f in FOLDERS if EXPECTED[f]["command"] in ("read", "verify")],
    ids=lambda folder: f"{folder.parent.name}/{folder.name}",
)
def test_it_says_of_every_vector_what_is_expected(folder: Path) -> None:
    wanted = EXPECTED[folder]
    policy = read_policy(folder, **wanted.get("policy", {}))
    said = judge(
        (folder / "document.json").read_bytes(), policy, wanted.get("at", "2026-11-22T12:00:00Z")
    )
    assert (said.verdict, said.exit) == (wanted["verdict"], wanted["exit"])
    if "code" in wanted and wanted["verdict"] == "unreadable":
        assert said.checks["reading"] == ("failed", wanted["code"])
    checks: dict[str, Any] = dict(said.checks)
    if said.statements:
        checks |= min(said.statements, key=lambda one: ORDER.index(one.verdict)).checks
    for name, expected in wanted.get("checks", {}).items():
        assert (name, checks[name]) == (name, tuple(expected))
    if "counts" in wanted:
        verdicts = [one.verdict for one in said.statements]
        assert {v: verdicts.count(v) for v in verdicts} == wanted["counts"]


ORDER: Final = ("not-genuine", "withdrawn", "self-declared", "unconfirmed", "expired", "confirmed")
