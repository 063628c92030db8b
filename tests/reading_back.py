"""A record read back with its statements, each really signed and really checked."""

import uuid
from dataclasses import dataclass
from typing import Any

from pdpkit.report import FileReport
from pdpkit.verification import Policy, verify
from pdpkit.view.entries import Entry
from pdpkit.view.stated import Statements, list_judged
from world import NOW, Tree, document, policy, record, signed, statement

AT = NOW.date()


@dataclass
class ReadBack:
    """The record's tree as a view takes it, with the statements and the report of the check."""

    record: Entry
    statements: Statements
    report: FileReport


def read_back(*statements: Tree, against: Policy | None = None, **arrays: Any) -> ReadBack:
    """A record with these statements and entries; ``against`` is the policy, else one that fits."""
    tree = record(*statements, **arrays)
    report = verify(document(tree), policy() if against is None else against, NOW, file="me")
    return ReadBack(Entry(tree), list_judged(report), report)


def state(says: str, number: int = 1, *, title: str = "A fact", **members: Any) -> Tree:
    """A signed statement of the kind ``says``; ``number`` tells two of them apart."""
    subject: Tree = {"statement": says, "start": None, "minutes": None, **members}
    made = statement(id=f"urn:uuid:{uuid.UUID(int=number, version=4)}", subject=subject)
    made["credentialSubject"]["achievement"] |= {"name": title}
    return signed(made)


def link(*statements: Tree) -> list[str]:
    """The links of an entry that name these statements."""
    return [tree["id"].removeprefix("urn:uuid:") for tree in statements]
