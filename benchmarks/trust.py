"""Verifying and issuing beside the bare signatures that they cannot do without."""

import sys
from pathlib import Path

from measure import compare, peak_memory

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import world
from pdpkit.document import read_document
from pdpkit.encoding.writing import dump
from pdpkit.issuing import Fact, RegisterRow, prepare, sign_drafts
from pdpkit.keys import read_key
from pdpkit.proof import hash_data
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


def run() -> None:
    data = make_record()
    policy = world.policy(lists=())
    report = verify(read_document(data), policy, world.NOW)
    assert report.counts["confirmed"] == STATEMENTS, report.counts

    tree = read_document(data).tree
    public = read_key(world.TRUST_KEY.text)
    messages = []
    for statement in tree["statements"]:
        unsigned = {n: v for n, v in statement.items() if n != "proof"}
        options = {n: v for n, v in statement["proof"][0].items() if n != "proofValue"}
        message = hash_data(unsigned, options)
        messages.append((world.TRUST_KEY.sign(message), message))

    def bare() -> None:
        for signature, message in messages:
            public.verify(signature, message)

    ratio = compare(lambda: verify(read_document(data), policy, world.NOW), bare)
    print(f"read and verify {STATEMENTS} statements   {ratio:5.2f} times the bare signatures")

    def sign_bare() -> None:
        for _ in range(ROWS):
            world.TRUST_KEY.sign(messages[0][1])

    ratio = compare(lambda: issue(ROWS), sign_bare)
    print(f"issue {ROWS} rows              {ratio:5.2f} times bare signing")
    here = str(Path(__file__).parent)
    script = f"import sys; sys.path.insert(0, {here!r}); import trust"
    print(f"memory of issuing           {peak_memory(f'{script}; trust.issue({ROWS})'):5.0f} MiB")
    read = "trust.read_document(trust.make_record())"
    whole = f"{script}; trust.verify({read}, trust.world.policy(lists=()), trust.world.NOW)"
    print(f"memory of verifying         {peak_memory(whole):5.0f} MiB")
