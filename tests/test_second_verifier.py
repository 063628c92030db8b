"""A second verifier, written from docs/spec.md alone, says the same (docs/spec.md, Vectors)."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

import second.proofs
import second.statements
from rigs.differential import Question, ask, ask_first, cases, compare, keys, sign_anew
from second.text import holds, is_scalar, is_weak
from second.verifier import Policy, judge

VECTORS: Final = Path(__file__).parent / "vectors"
FOLDERS: Final = sorted(path.parent for path in VECTORS.glob("*valid/*/expect.json"))
EXPECTED: Final = {f: json.loads((f / "expect.json").read_bytes()) for f in FOLDERS}
AT: Final = "2026-11-22T12:00:00Z"
ORDER: Final = ("not-genuine", "withdrawn", "self-declared", "unconfirmed", "expired", "confirmed")


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
    said = judge((folder / "document.json").read_bytes(), policy, wanted.get("at", AT))
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


def test_both_say_the_same_of_changed_files_down_to_the_code_of_each_check() -> None:
    tally = ask(1, 800)
    assert tally.false == []
    assert tally.counts["files"] == 800
    assert tally.counts["checks"] > 6_000
    # It is asked of files of every verdict.
    for verdict in ("confirmed", "partly", "unconfirmed", "do-not-rely", "unreadable"):
        assert tally.counts[f"files {verdict}"] > 5


def test_both_say_the_same_of_every_statement_of_every_vector() -> None:
    verdicts = set()
    for seed in cases():
        policy = read_policy(seed.case.folder, **seed.case.expect["policy"])
        own = policy.directories, policy.pins, policy.lists, policy.request
        said, *differs = compare(Question(seed.data, *own, seed.case.expect["at"]))
        assert (seed.case.name, differs) == (seed.case.name, [None, None])
        verdicts |= {*said.statements}
    assert verdicts == {*ORDER}


@pytest.mark.parametrize(
    ("room", "name"), [(second.proofs, "holds"), (second.statements, "_fits_log")]
)
def test_the_rig_notices_a_step_that_one_of_them_leaves_out(
    monkeypatch: pytest.MonkeyPatch, room: Any, name: str
) -> None:
    monkeypatch.setattr(room, name, lambda *_: True)
    assert ask(2, 400).false


def test_a_list_of_nobody_is_signed_under_no_name() -> None:
    listed = json.loads((VECTORS / "shared/lists/saltmarsh-2026.json").read_bytes())
    key = listed["proof"][0]["verificationMethod"].partition("#")[2]
    del listed["issuer"]
    said = []
    for under in ("None", ""):
        listed["proof"][0]["verificationMethod"] = f"{under}#{key}"
        sign_anew(listed)
        question = Question(json.dumps(listed).encode(), [], Policy().pins, [], None, AT)
        assert compare(question)[1:] == (None, None)
        said.append(ask_first(question).checks[0]["holderProof"][1])
    assert said == ["issuer-method-mismatch", "proof-unchanged"]


def test_what_the_rig_stands_on() -> None:
    assert len(cases()) > 250
    assert len(keys()) > 60


def test_of_the_speccheck_cases_only_vector_3_is_accepted(vectors: Path) -> None:
    """Its key and its R are of mixed order: here the library's own answer does not suffice."""
    found = []
    for case in json.loads((vectors / "ed25519-speccheck/cases.json").read_bytes()):
        key, signature = bytes.fromhex(case["pub_key"]), bytes.fromhex(case["signature"])
        good = is_scalar(signature[32:]) and not is_weak(key) and not is_weak(signature[:32])
        found.append(good and holds(key, bytes.fromhex(case["message"]), signature))
    assert [number for number, holding in enumerate(found) if holding] == [3]
