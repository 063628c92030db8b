"""The promises that stand in a trust's folder, against which what was given counts."""

from pdpkit.document import read_document
from pdpkit.issuing import Promise
from pdpkit.workspace import Workspace


def load_promises(workspace: Workspace) -> list[Promise]:
    """Every promise that was neither withdrawn nor replaced."""
    found = [
        one
        for one in workspace.issued.values()
        if one.stands and one.number and one.statement == "entitlement-granted"
    ]
    return [
        Promise(
            one.digest,
            one.number or "",
            read_document(workspace.load_statement(one)).tree["credentialSubject"],
        )
        for one in found
    ]
