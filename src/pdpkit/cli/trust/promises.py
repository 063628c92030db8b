"""The promises that stand in a trust's folder, against which what was given counts."""

from collections.abc import Iterable

from pdpkit.document import read_document
from pdpkit.issuing import GIVEN, GRANTED, Promise, RegisterRow
from pdpkit.workspace import Workspace


def load_promises(workspace: Workspace, rows: Iterable[RegisterRow]) -> list[Promise]:
    """Every promise that was neither withdrawn nor replaced, where a row needs one."""
    if not any(row.fact and row.fact.statement == GIVEN for row in rows):
        return []
    found = [
        one
        for one in workspace.issued.values()
        if one.stands and one.number and one.statement == GRANTED
    ]
    return [
        Promise(
            one.digest,
            one.number or "",
            read_document(workspace.load_statement(one)).tree["credentialSubject"],
        )
        for one in found
    ]
