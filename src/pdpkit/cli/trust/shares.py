"""A share that an employer answers: as its holder signed it, and who on the list that is."""

from dataclasses import dataclass
from pathlib import Path

from pdpkit.cli.session import Session, load_signed
from pdpkit.document import Kind, expect
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError, PdpError
from pdpkit.framework import find_definition
from pdpkit.identity import event_digest
from pdpkit.issuing import list_shown
from pdpkit.ledger import Place
from pdpkit.record import read_shared_record
from pdpkit.report import FileReport, Outcome
from pdpkit.verification import Policy, verify
from pdpkit.view.entries import Entry
from pdpkit.view.naming import name_entry
from pdpkit.view.plan import find_item
from pdpkit.view.saying import join
from pdpkit.workspace import Person, Workspace

# What must hold of a share before anybody answers it; its statements are another question.
_NEEDED = ("reading", "holderLog", "holderProof", "audience")


@dataclass(frozen=True, slots=True)
class Shared:
    """What a share says, its check, and the entries in it."""

    report: FileReport
    tree: Tree
    contents: Tree
    places: list[Place]

    @property
    def holder(self) -> str:
        return str(self.tree["holder"])

    @property
    def name(self) -> str:
        return str(self.contents["holder"]["name"])

    @property
    def key_log(self) -> list[Tree]:
        log: list[Tree] = self.tree["share"]["keyLog"]
        return log


def open_shared(path: Path, policy: Policy, session: Session) -> Shared:
    """The share in a file; ``InputError`` for one that is not as its holder signed it.

    Refused with the code of the check that did not pass, such as ``share-expired``; with
    ``share-form`` where an entry in it is not written as entries are.
    """
    try:
        document = expect(load_signed(path), Kind.SHARE)
        report = verify(document, policy, session.now, file=str(path))
        for name in _NEEDED:
            check = report.check(name)
            if check.outcome is not Outcome.PASSED:
                raise InputError(check.code, check.where, **check.values)
        contents = document.tree["share"]["record"]
        reading = read_shared_record(contents)
        if reading.value is None:
            where = reading.findings[0].where if reading.findings else ""
            raise InputError("share-form", f"/share/record{where}")
    except PdpError as err:
        raise err if str(path) in err.where else err.at(str(path)) from None
    return Shared(report, document.tree, contents, list_shown(contents))


def find_holder(workspace: Workspace, shared: Shared) -> Person:
    """Who on the trust's list has the share's identity.

    ``InputError``: ``holder-not-on-list``; ``holder-key-replaced`` where the list knows events of
    the key log that the share does not have.
    """
    found = [one for one in workspace.people.values() if one.identity == shared.holder]
    if not found:
        raise InputError("holder-not-on-list", shared.report.file, name=shared.name)
    known = [event_digest(event) for event in found[0].key_log or ()]
    if [event_digest(event) for event in shared.key_log][: len(known)] != known:
        raise InputError("holder-key-replaced", shared.report.file, name=found[0].name)
    return found[0]


def name_shown(place: Place, contents: Tree) -> str:
    """What an entry is called; a step in a framework by what its item is about."""
    entry = Entry(place.entry)
    if place.array == "secondments":
        return join(["Secondment", entry.part("hostOrg").line("name")], " to ")
    if place.array != "progress":
        return name_entry(place.array, entry).title
    framework, code = entry.part("framework"), entry.line("item")
    key = framework.line("id"), framework.line("version")
    item = find_item(Entry(find_definition(contents, key)), code)
    return item.line("label") or f"{key[0]} {code}".strip()
