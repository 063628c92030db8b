"""Verifying and issuing beside the bare signatures that they cannot do without."""

import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from measure import compare, peak_memory

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import world
from pdpkit import keys, proof
from pdpkit.document import read_document
from pdpkit.encoding.writing import dump
from pdpkit.issuing import Fact, RegisterRow, prepare, sign_drafts
from pdpkit.verification import verify
from pdpkit.workspace import Person, Trust

STATEMENTS = 300
ROWS = 900
POLICY_FILES = (
    *("--directory", "{folder}/directory.json", "--pins", "{folder}/pins.json"),
    *("--lists", "{folder}/list.json"),
)
TRUST = Trust(world.TRUST, "Saltmarsh Learning Trust", {})


def write_policy(folder: Path) -> Path:
    """A statement with everything that its verification asks for, as files."""
    (folder / "directory.json").write_bytes(dump(world.directory().tree))
    (folder / "pins.json").write_bytes(world.PINS.data)
    (folder / "list.json").write_bytes(dump(world.withdrawals()))
    path = folder / "statement.json"
    path.write_bytes(dump(world.signed(world.statement())))
    return path


def issue(count: int, statement: str = "attended") -> list[world.Tree]:
    """So many different statements about one person."""
    person = Person("1001", "Priya Nair", identity=world.PRIYA.id, key_log=world.PRIYA.log)
    members = {"start": "2024-01-04", "minutes": 60}
    rows = [RegisterRow(n, Fact("1001", statement, members, f"Session {n}")) for n in range(count)]
    prepared = prepare(rows, {"1001": person}, (), TRUST, world.NOW)
    signing = sign_drafts(prepared.drafts, TRUST, "this-year", world.TRUST_KEY, world.NOW)
    return [tree for tree, _ in signing.made]


def make_record() -> bytes:
    """A signed record of 300 statements, as a file."""
    fresh = world.withdrawals(validFrom=world.moment(), validUntil=world.moment(100))
    return dump(world.record(*issue(STATEMENTS), lists=[fresh]))


def list_signatures(act: Callable[[], object]) -> list[tuple[Ed25519PublicKey, bytes, bytes]]:
    """Every signature that is verified meanwhile: the file's, its holder's, its lists'."""
    found = []

    def note(key: str, signature: bytes, message: bytes) -> str | None:
        found.append((keys.read_key(key), signature, message))
        return keys.verify(key, signature, message)

    with patch.object(proof, "verify", note):
        act()
    return found


def run() -> None:
    data = make_record()
    policy = world.policy(lists=())
    report = verify(read_document(data), policy, world.NOW)
    assert report.counts["confirmed"] == STATEMENTS, report.counts

    signatures = list_signatures(lambda: verify(read_document(data), policy, world.NOW))
    assert len(signatures) >= STATEMENTS

    def bare() -> None:
        for key, signature, message in signatures:
            key.verify(signature, message)

    ratio = compare(lambda: verify(read_document(data), policy, world.NOW), bare)
    print(f"read and verify {STATEMENTS} statements   {ratio:5.2f} times the bare signatures")

    def sign_bare() -> None:
        for _ in range(ROWS):
            world.TRUST_KEY.sign(signatures[0][2])

    ratio = compare(lambda: issue(ROWS), sign_bare)
    print(f"issue {ROWS} rows              {ratio:5.2f} times bare signing")
    here = str(Path(__file__).parent)
    script = f"import sys; sys.path.insert(0, {here!r}); import trust"
    print(f"memory of issuing           {peak_memory(f'{script}; trust.issue({ROWS})'):5.0f} MiB")
    read = "trust.read_document(trust.make_record())"
    whole = f"{script}; trust.verify({read}, trust.world.policy(lists=()), trust.world.NOW)"
    print(f"memory of verifying         {peak_memory(whole):5.0f} MiB")
