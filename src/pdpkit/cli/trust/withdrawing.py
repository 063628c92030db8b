"""``pdp trust withdraw``: single statements, or what a corrected register no longer says."""

from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.cli.options import AsJson, At, Home, PassphraseFile, TrustFolder
from pdpkit.cli.session import load_document, open_session
from pdpkit.cli.trust.registers import load_register, show_reading
from pdpkit.cli.trust.settling import OutFolder, Sign, Terms, settle
from pdpkit.cli.trust.signer import KeyLabel, check_open
from pdpkit.document import Kind, expect
from pdpkit.errors import InputError, PdpError, UsageError
from pdpkit.issuing import correct, find_statement, withdraw_each
from pdpkit.proof import judge
from pdpkit.withdrawal import REASONS
from pdpkit.workspace import Issued, Workspace, open_workspace

_SUFFIX: Final = ".json"


def withdraw(
    trust: TrustFolder,
    out: OutFolder,
    statements: Annotated[
        list[str] | None,
        typer.Argument(metavar="STATEMENT", help="Its file, or the beginning of its id."),
    ] = None,
    register: Annotated[
        Path | None,
        typer.Option(
            "--register", metavar="CORRECTED", help="The register as it should have been."
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help="mistake, superseded or other.")
    ] = None,
    replacement: Annotated[
        str | None,
        typer.Option("--replacement", metavar="STATEMENT", help="What takes its place."),
    ] = None,
    column_map: Annotated[
        Path | None, typer.Option("--map", metavar="MAP", help="Which column is what.")
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="Which sheet of a workbook.")] = None,
    label: KeyLabel = None,
    sign: Sign = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Withdraw statements for ever, and write fresh lists. Shows it and stops, unless --sign.

    With --register the sessions in the corrected register are compared, by title and day, with
    what was issued of them: who is no longer there is withdrawn as a mistake; another length or
    part of the same person is issued anew. Sessions that it does not name are left alone.

    Example: pdp trust withdraw 6b1f3c52 --reason mistake --trust saltmarsh -o lists --sign
    """
    terms = Terms(open_session(as_json, at, home), out, sign, label, passphrase_file)
    workspace = open_workspace(trust)
    check_open(workspace)
    if (register is None) == (not statements):
        raise UsageError("input-needed", option="STATEMENT or --register")
    if register is not None:
        return _withdraw_by_register(workspace, register, column_map, sheet, terms)
    if reason not in REASONS:
        if reason is None:
            raise UsageError("input-needed", option="--reason")
        codes = ", ".join(REASONS)
        raise UsageError("input-choice", found=reason[:40], similar="", codes=codes)
    found = [_find(workspace, text) for text in statements or []]
    instead = _find(workspace, replacement) if replacement else None
    change = withdraw_each(found, reason, terms.session.now, instead)
    _, summary = settle(workspace, change, terms, lambda _: [instead] if instead else [])
    terms.session.console.give(summary)
    return 0


def _withdraw_by_register(
    workspace: Workspace, register: Path, column_map: Path | None, sheet: str | None, terms: Terms
) -> int:
    console = terms.session.console
    read = load_register(register, column_map=column_map, sheet=sheet)
    show_reading(console, read)
    try:
        correction = correct(
            read.rows,
            workspace.people,
            workspace.issued.values(),
            workspace.trust,
            terms.session.now,
        )
    except PdpError as err:
        raise err.at(str(register)) from None
    console.say(f"\nAs they were: {correction.kept} statements of these sessions.", "bold")
    if correction.new:
        rows = ", ".join(str(row.number) for row in correction.new)
        console.say(f"Not issued yet, so not changed here: rows {rows}. Next: pdp trust issue")
    anew = {draft.replaces.digest for draft in correction.change.drafts if draft.replaces}

    def find(after: Workspace) -> list[Issued]:
        replaced = {one.replaced_by for one in after.issued.values() if one.digest in anew}
        return [one for one in after.issued.values() if one.digest in replaced]

    _, summary = settle(workspace, correction.change, terms, find)
    counts = {"kept": correction.kept, "new": [row.number for row in correction.new]}
    console.give(summary | counts)
    return 0


def _find(workspace: Workspace, text: str) -> Issued:
    """A statement of this trust by its file, or by the beginning of its id or digest."""
    if not text.endswith(_SUFFIX):
        return find_statement(workspace.issued.values(), text)
    path = Path(text)
    try:
        tree = expect(load_document(path)[0], Kind.STATEMENT).tree
    except PdpError as err:
        raise err if text in err.where else err.at(text) from None
    digest = judge(tree, Kind.STATEMENT, workspace.trust.id).digest
    if digest is None or digest not in workspace.issued:
        raise InputError("statement-not-issued-here", found=text)
    return workspace.issued[digest]
