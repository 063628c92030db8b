"""Each statement leaves as its employer signed it, under a name that no file chose."""

import json

from entries import entry
from pdpkit.credential import read_statement
from pdpkit.encoding.writing import dump
from pdpkit.exports import list_badges
from pdpkit.report import FileVerdict
from pdpkit.storage import check_name
from pdpkit.verification import verify
from reading_back import state
from world import NOW, document, policy, signed, statement

SECOND = "urn:uuid:7c2f4d63-0c0e-4a57-9a3e-2f1d6f3f0a11"


def test_the_bytes_are_those_that_the_employer_handed_out() -> None:
    tree = signed(statement())
    _, read = read_statement(json.loads(dump(tree)))
    assert read
    ((name, data),) = list_badges([read]).items()
    assert data == dump(tree)
    assert name == "2024-01-04-led-6b1f3c52-0c0e.json"
    report = verify(document(json.loads(data)), policy(), NOW, file=name)
    assert report.verdict is FileVerdict.CONFIRMED


def test_every_statement_has_a_name_of_its_own_that_every_computer_takes() -> None:
    trees = [statement(), statement(id=SECOND, subject={"start": "2023", "minutes": None})]
    trees[0]["credentialSubject"]["achievement"] |= {"name": "../../CON\\"}
    found = [read_statement(tree)[1] for tree in map(signed, trees)]
    files = list_badges([one for one in found if one])
    assert sorted(files) == [
        *("2023-led-7c2f4d63-0c0e.json", "2024-01-04-led-6b1f3c52-0c0e.json"),
    ]
    for name in files:
        check_name(name)


def test_a_statement_without_a_day_of_its_own_has_that_of_its_issue() -> None:
    tree = state("sighted", 3, speaker="trust", entry=entry("goals"))
    _, read = read_statement(tree)
    assert read
    assert next(iter(list_badges([read]))).startswith("2026-11-12-sighted-")
