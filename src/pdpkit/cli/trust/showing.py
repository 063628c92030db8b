"""What somebody shows to a new employer: files of any carrier, each statement as it was checked."""

from dataclasses import replace
from pathlib import Path

from pdpkit.cli.session import Session, find_files, load_signed
from pdpkit.document import Document, Kind
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError, PdpError
from pdpkit.issuing import Showing
from pdpkit.report import FileVerdict
from pdpkit.verification import Policy, verify
from pdpkit.workspace import Person

_SUFFIXES = (".json", ".pdf", ".pdpz")
_KINDS = (Kind.RECORD, Kind.SHARE, Kind.STATEMENT)


def load_showings(paths: list[Path], policy: Policy, session: Session) -> list[Showing]:
    """Every statement in the files, each digest once; lists in a folder count for what is in it.

    ``InputError`` ``statement-none-there`` where there is none, and what stops a reader.
    """
    documents = {path: load_signed(path) for path in find_files(paths, _SUFFIXES)}
    lists = [one.tree for one in documents.values() if one.kind is Kind.LIST]
    policy = replace(policy, lists=(*policy.lists, *lists))
    found: dict[str, Showing] = {}
    for path, document in documents.items():
        try:
            showings = _check(document, policy, session)
        except PdpError as err:
            raise err.at(str(path)) from None
        if not showings and path in paths:
            raise InputError("statement-none-there", str(path))
        found |= {showing.report.digest or showing.report.id: showing for showing in showings}
    if not found:
        raise InputError("statement-none-there", str(paths[0]))
    return list(found.values())


def _check(document: Document, policy: Policy, session: Session) -> list[Showing]:
    if document.kind not in _KINDS:
        return []
    report = verify(document, policy, session.now)
    if report.verdict is FileVerdict.UNREADABLE:
        check = report.checks[0]
        raise InputError(check.code, check.where, **check.values)
    holder = None
    if report.holder is not None:
        log = _find_log(document.tree)
        holder = Person("", report.holder.name or "", identity=report.holder.id, key_log=log)
    return [Showing(one, holder) for one in report.statements]


def _find_log(tree: Tree) -> list[Tree]:
    carrying: Tree = tree["share"] if "share" in tree else tree["holder"]
    log: list[Tree] = carrying["keyLog"]
    return log
