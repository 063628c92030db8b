"""``schemas/v1``: one readable schema for all that is published, fresh, used, frozen once out."""

import hashlib
import itertools
import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generate.layout import write
from generate.outputs import CARRIERS
from generate.schemas import FOLDER, MODELS, NAMES, generate
from generate.signed import SIGNED
from pdpkit import bundle
from pdpkit.document import Kind
from pdpkit.encoding.reading import walk
from pdpkit.encoding.writing import dump
from pdpkit.proof import judge
from pdpkit.report import Outcome
from published import changes, find_spots, judge_by, make_samples, read
from shell import pdp
from world import (
    OTHER_KEY,
    PINS,
    TRUST,
    Tree,
    copy,
    directory,
    record,
    share,
    signed,
    statement,
    withdrawals,
)

ROOT = Path(__file__).parent.parent
VECTORS = Path(__file__).parent / "vectors"
CONTROLLERS = {"statement": TRUST, "withdrawal-list": TRUST, "issuer-card": TRUST}
# A released folder by its digest, from version 1.0.0 on. A row never changes.
RELEASED: dict[str, str] = {}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Tree]]:
    return make_samples(tmp_path_factory.mktemp("samples"))


def test_each_schema_has_its_file_and_each_file_its_schema() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.schema.json" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_published_is_what_the_program_reads(name: str) -> None:
    published = (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    assert published == write(generate(name)) + "\n", "run tests/generate/schemas.py"


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_schema_and_reads_cleanly(name: str) -> None:
    schema = read(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{name}.schema.json"
    assert schema["description"].endswith(".")
    for pointer, part in walk(schema):
        assert part is not None or pointer.rpartition("/")[0].endswith("/enum")
        if isinstance(part, dict) and not pointer.endswith(("/properties", "/$defs")):
            assert not {"default", "title"} & set(part), pointer
        if pointer.endswith("/properties") and "/if/" not in pointer + "/":
            for member, told in part.items():
                assert told.get("description") or "const" in told, f"{pointer}/{member}"


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_leads_somewhere_and_no_definition_stands_alone(name: str) -> None:
    schema = read(name)
    used = set()
    for _, part in walk(schema):
        if isinstance(part, dict):
            used.add(str(part.get("$ref", "")).removeprefix("#/$defs/"))
            used.add(str(part.get("$comment", "")).rpartition("/$defs/")[2])
            target, _, place = str(part.get("$ref", "")).partition("#/$defs/")
            if target or place:
                beside = read(target.removesuffix(".schema.json")) if target else schema
                assert not place or place in beside["$defs"]
    if name != "record":
        assert set(schema.get("$defs", {})) <= used


def test_what_is_written_here_fits(samples: dict[str, list[Tree]]) -> None:
    for name, trees in samples.items():
        for tree in trees:
            assert not list(judge_by(read(name)).iter_errors(tree)), name


def test_every_schema_has_been_used(samples: dict[str, list[Tree]]) -> None:
    assert set(NAMES) == {*samples, *MODELS, "report", "findings", "error"}


# Signed things: whatever a reader accepts, the schema accepts.

PROOFS: dict[str, tuple[Callable[[Tree], Any], bool]] = {
    "as it is": (lambda proof: [proof], True),
    "alone": (lambda proof: proof, True),
    "twice": (lambda proof: [proof, proof], False),
    "none": (lambda _: [], False),
    "null": (lambda _: None, False),
    "an empty one beside it": (lambda proof: [proof, {}], False),
    "of another suite": (lambda proof: proof | {"cryptosuite": "eddsa-rdfc-2022"}, False),
    "of another type": (lambda proof: proof | {"type": "Ed25519Signature2020"}, False),
    "for another purpose": (lambda proof: proof | {"proofPurpose": "keyAgreement"}, False),
    "by another method": (lambda proof: proof | {"verificationMethod": "did:web:a.example"}, False),
    "with a nonce": (lambda proof: proof | {"nonce": "x"}, False),
    "with an odd value": (lambda proof: proof | {"proofValue": "zzz"}, False),
}


@pytest.mark.parametrize("change", PROOFS)
@pytest.mark.parametrize("name", [*SIGNED, "key-event"])
def test_a_proof_fits_where_it_is_accepted(
    name: str, change: str, samples: dict[str, list[Tree]]
) -> None:
    act, wanted = PROOFS[change]
    kind = Kind.KEY_EVENT if name == "key-event" else SIGNED[name].kind
    for tree in samples[name]:
        changed = tree | {"proof": act(tree["proof"][0])}
        found = judge(changed, kind, CONTROLLERS.get(name)).check.outcome is Outcome.PASSED
        assert (found, judge_by(read(name)).is_valid(changed)) == (wanted, wanted)


@pytest.mark.parametrize("name", [*SIGNED, "key-event"])
def test_a_proof_of_another_suite_may_stand_beside_a_statements_alone(
    name: str, samples: dict[str, list[Tree]]
) -> None:
    kind = Kind.KEY_EVENT if name == "key-event" else SIGNED[name].kind
    for tree in samples[name]:
        changed = tree | {"proof": [*tree["proof"], {"cryptosuite": "eddsa-rdfc-2022"}]}
        found = judge(changed, kind, CONTROLLERS.get(name)).check.outcome is Outcome.PASSED
        assert found == judge_by(read(name)).is_valid(changed) == (name == "statement")


@given(st.sampled_from([*SIGNED, "key-event"]), st.data())
@settings(max_examples=300, deadline=None)
def test_what_a_reader_accepts_fits(
    samples: dict[str, list[Tree]], name: str, data: st.DataObject
) -> None:
    kind = Kind.KEY_EVENT if name == "key-event" else SIGNED[name].kind
    sample = data.draw(st.sampled_from(samples[name]))
    proof = data.draw(changes(sample["proof"][0]))
    found = judge(sample | {"proof": [proof]}, kind, CONTROLLERS.get(name))
    if found.check.outcome is Outcome.PASSED:
        assert judge_by(read(name)).is_valid(sample | {"proof": [proof]})


def test_what_a_share_shows_is_judged_as_part_of_a_record() -> None:
    tree = share(record(signed(statement())))
    tree["share"]["record"]["goals"] = [{"title": 7}]
    found = {tuple(e.absolute_path) for e in judge_by(read("share")).iter_errors(tree)}
    assert ("share", "record", "goals", 0, "title") in found


def test_a_statement_that_is_not_understood_spoils_no_share() -> None:
    tree = share(record(signed(statement())))
    del tree["verifiableCredential"][0]["issuer"]
    assert judge_by(read("share")).is_valid(tree)
    assert not judge_by(read("statement")).is_valid(tree["verifiableCredential"][0])


# What the program says to other programs.

PHRASE = "six plain example words for testing"


def run_verify(folder: Path) -> Iterator[Tree]:
    """Reports of vectors of every kind and ending, of several files, of a carrier, of nothing."""
    shared = VECTORS / "shared"
    policy = ("--directory", shared / "directory.json", "--pins", shared / "pins.json")
    policy += ("--lists", shared / "lists")
    common = ("--json", "--home", folder, "--at", "2026-11-22T12:00:00Z")
    paths = sorted(VECTORS.glob("*valid/*/document.json"))
    for path in paths[::4]:
        yield pdp("verify", path, *policy, *common).json
        yield pdp("verify", path, *common).json
    yield pdp("verify", *paths[:5], folder / "missing.json", *policy, *common).json
    (folder / "no.pdf").write_bytes(b"%PDF-1.7\nnothing")
    yield pdp("verify", folder / "no.pdf", *common).json
    (folder / "mine.pdpz").write_bytes(bundle.pack(dump(record(signed(statement()))), [b"slides"]))
    yield pdp("verify", folder / "mine.pdpz", *common).json
    yield pdp("verify", paths[0].parent, *common).json
    papers = {name: trees[0] for name, trees in make_samples(folder).items() if name in SIGNED}
    papers |= {"mine": record(signed(statement())), "shown": share(record())}
    papers["partly"] = record(signed(statement()), signed(statement(), key=OTHER_KEY))
    (folder / "directory.json").write_bytes(dump(directory().tree))
    (folder / "pins.json").write_bytes(PINS.data)
    (folder / "list.json").write_bytes(dump(withdrawals()))
    policy = ("--directory", folder / "directory.json", "--pins", folder / "pins.json")
    policy += ("--lists", folder / "list.json")
    for name, tree in papers.items():
        (folder / f"{name}.json").write_bytes(dump(tree))
        yield pdp("verify", folder / f"{name}.json", *policy, *common).json


def run_validate(folder: Path) -> Iterator[Tree]:
    """Findings about records that break a rule or their form, and about some that do not."""
    for path in sorted((VECTORS / "rules").rglob("*.json"))[::8]:
        broken = json.loads(path.read_bytes())["breaks"]
        (folder / "broken.json").write_bytes(dump(broken))
        yield pdp("validate", folder / "broken.json", "--json").json
    (folder / "odd.json").write_bytes(dump(record() | {"goals": [{"titel": 7}], "posts": 7}))
    yield pdp("validate", folder / "odd.json", "--json").json


def run_wrongly(folder: Path) -> Iterator[Tree]:
    """Errors of every class: wrong usage, unreadable, key, saving."""
    (folder / "me.json").write_bytes(dump(record()))
    (folder / "phrase.txt").write_text(PHRASE)
    (folder / "phrase.txt").chmod(0o600)
    home = ("--home", folder / "home", "--json")
    wrong = ["--passphrase-file", folder / "phrase.txt"]
    yield pdp("verifyy", "--json").json
    yield pdp("verify", "--json").json
    yield pdp("verify", "x", "--at", "yesterday", "--json").json
    yield pdp("validate", folder / "missing.json", "--json").json
    yield pdp("validate", VECTORS / "invalid" / "depth-65" / "document.json", "--json").json
    (folder / "key.json").write_text("{}")
    yield pdp("sign", folder / "me.json", "--key", folder / "key.json", *wrong, *home).json
    yield pdp("explain", "no-such-code", "--json").json
    (folder / "taken").write_text("mine")
    named = ("--name", "Saltmarsh Learning Trust", "--id", TRUST)
    yield pdp("trust", "init", folder / "taken", *named, "--json").json
    yield pdp("directory", "show", folder / "me.json", *home).json


RUNS = {"report": run_verify, "findings": run_validate, "error": run_wrongly}


# A key event alone is verified by nobody.
SHOWN = set(Kind) - {Kind.KEY_EVENT}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Tree]]:
    folder = tmp_path_factory.mktemp("printed")
    return {name: list(run(folder)) for name, run in RUNS.items()}


@pytest.mark.parametrize("name", RUNS)
def test_what_is_printed_fits_and_says_nothing_else(
    name: str, printed: dict[str, list[Tree]]
) -> None:
    published, exact = judge_by(read(name)), judge_by(close(read(name)))
    assert len(printed[name]) > 7
    for tree in printed[name]:
        assert not list(published.iter_errors(tree))
        assert not list(exact.iter_errors(tree))


@pytest.mark.parametrize("name", RUNS)
def test_nothing_that_is_printed_may_be_missing(name: str, printed: dict[str, list[Tree]]) -> None:
    published = judge_by(read(name))
    fullest = max(printed[name], key=lambda tree: len(set(map(_name, find_spots(tree)))))
    tried = set()
    for path in find_spots(fullest):
        if not path or _name(path) in tried:
            continue
        tried.add(_name(path))
        tree: Any = copy(fullest)
        place: Any = tree
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]
        is_item = isinstance(path[-1], int) and path[-2] != "checks"
        assert published.is_valid(tree) == is_item, path
    assert len(tried) > 5


def test_the_reports_that_were_looked_at_are_of_every_sort(printed: dict[str, list[Tree]]) -> None:
    files = list(itertools.chain(*(report["files"] for report in printed["report"])))
    assert {file["verdict"] for file in files} == {
        *("unreadable", "do-not-rely", "unconfirmed", "partly", "confirmed")
    }
    assert {file["carrier"] for file in files} == set(CARRIERS)
    assert {file["kind"] for file in files} == {*(kind.label for kind in SHOWN), None}
    assert {error["exit"] for error in printed["error"]} == {2, 4, 5, 6}


def _name(path: tuple[Any, ...]) -> tuple[Any, ...]:
    """A path without the numbers in it, by which one place of many is tried."""
    return tuple("" if isinstance(step, int) else step for step in path)


def close(schema: Any) -> Any:
    """A schema that accepts no member beside those that it names."""
    if isinstance(schema, list):
        return [close(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: close(value) for name, value in schema.items()}
    if "required" in closed and "properties" in closed:
        closed["additionalProperties"] = False
    return closed


# Once released, a folder never changes.


def find_changed(folder: Path, released: dict[str, str]) -> list[str]:
    """The released folders that are no longer what they were."""
    return [name for name, digest in released.items() if digest_folder(folder / name) != digest]


def digest_folder(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        digest.update(f"{path.name} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def test_a_released_folder_is_what_it_was() -> None:
    assert find_changed(FOLDER.parent, RELEASED) == []


def test_from_1_0_0_on_the_folder_is_released() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"].startswith("0.") or "v1" in RELEASED, "write its digest down"


def test_any_change_of_a_released_folder_is_seen(tmp_path: Path) -> None:
    released = tmp_path / "v1"
    released.mkdir()
    (released / "a.json").write_bytes(b"{}")
    table = {"v1": digest_folder(released)}
    assert find_changed(tmp_path, table) == []
    for name, data in (("a.json", b"{ }"), ("b.json", b"")):
        (released / name).write_bytes(data)
        assert find_changed(tmp_path, table) == ["v1"]
        (released / name).unlink()
    assert find_changed(tmp_path, table) == ["v1"]
