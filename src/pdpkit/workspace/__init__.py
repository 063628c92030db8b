"""A trust's folder: who it is, its keys, its people, what it has issued and withdrawn.

``workspace.json`` says who the trust is and lists its keys; ``people.json`` joins staff numbers to
names, codes and introductions; ``issued/`` keeps every statement, one folder for each signing, so
that nothing depends on a holder having fetched it (``pdp-workspace/1``).
"""

from pdpkit.workspace.folder import Workspace, create, open_workspace
from pdpkit.workspace.forms import FORMAT, ISSUED_FORM, LABEL, PEOPLE_FORM, TRUST_FORM
from pdpkit.workspace.parts import Issued, Person, Trust, TrustKey

__all__ = [
    "FORMAT",
    "ISSUED_FORM",
    "LABEL",
    "PEOPLE_FORM",
    "TRUST_FORM",
    "Issued",
    "Person",
    "Trust",
    "TrustKey",
    "Workspace",
    "create",
    "open_workspace",
]
