"""``pdp add KIND``: a command for each kind of entry, its options made from the schema."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from pdpkit.cli.asking import Interview, is_terminal
from pdpkit.cli.entries import plain_entry, print_entry, say_backup
from pdpkit.cli.findings import plain_finding
from pdpkit.cli.kind_help import MOST_STEPS, offer_fields, say_codes, write_help
from pdpkit.cli.loading import RecordFile, load_own_record
from pdpkit.cli.options import AsJson, At, DryRun, Home
from pdpkit.cli.organisation import open_lookup
from pdpkit.cli.session import Session, edit, open_session
from pdpkit.editing.answers import Context, read_values
from pdpkit.editing.entries import add_entry, new_entry
from pdpkit.editing.fields import FLAG, Field, choose_form, find_missing, read_fields
from pdpkit.editing.filling import fill
from pdpkit.editing.finding import list_entries
from pdpkit.editing.judging import judge_entry, name_place
from pdpkit.editing.knowing import complete
from pdpkit.editing.problem import refuse_field, refuse_finding
from pdpkit.encoding.canonical import digest
from pdpkit.encoding.reading import Tree
from pdpkit.errors import PdpError, UsageError
from pdpkit.findings import Finding, Severity
from pdpkit.framework import embed
from pdpkit.kinds import KINDS, EntryKind
from pdpkit.ledger import Place
from pdpkit.storage import load
from pdpkit.vocabulary import VOCABULARIES

# What evidence may be: a film of a lesson still is.
MAX_EVIDENCE: Final = 256 * 1024 * 1024
_METAVARS: Final = {"Day": "DAY", "Minutes": "LENGTH", "EntryId": "ID", FLAG: "YES|NO"}
_EvidenceFile = Annotated[
    Path | None,
    typer.Option("--file", metavar="PATH", help="The file itself: its digest and name are taken."),
]


def __getattr__(word: str) -> Callable[..., int]:
    """The command ``pdp add WORD``, made when it is asked for."""
    if word not in KINDS:
        raise AttributeError(word)
    return make_command(KINDS[word])


def make_command(kind: EntryKind) -> Callable[..., int]:
    """The command that adds an entry of a kind."""
    options = {_name_parameter(field): field for field in offer_fields(kind)}

    def add(file: Path, **given: Any) -> int:
        answers = {options[name]: value for name, value in given.items()
                   if name in options and value}  # fmt: skip
        session = open_session(given["as_json"], given["at"], given["home"])
        adding = _Adding(session, kind, file)
        said = adding.read_options(answers, given.get("evidence"))
        return adding.save(said, dry_run=given["dry_run"])

    add.__doc__ = write_help(kind)
    signature = _write_signature(kind, options)
    add.__signature__ = signature  # type: ignore[attr-defined]  # typer reads it
    add.__annotations__ = {p.name: p.annotation for p in signature.parameters.values()}
    return add


class _Adding:
    """One run of the command, over one record."""

    def __init__(self, session: Session, kind: EntryKind, file: Path) -> None:
        self._session, self._kind, self._file = session, kind, file
        self._record, self._stamp = load_own_record(file, session)
        self._context = Context(session.now.date(), self._record)
        self._lookup = open_lookup(session)

    def read_options(self, given: dict[Field, Any], evidence: Path | None) -> Tree:
        """What the options say."""
        said: Tree = dict(self._kind.preset)
        if evidence is not None:
            said |= _read_evidence(evidence)
        kind = next((field for field in given if field.path == ("kind",)), None)
        if kind:
            said = self._read({kind: given[kind]}, said)
        return self._read({f: value for f, value in given.items() if f is not kind}, said)

    def save(self, said: Tree, *, dry_run: bool) -> int:
        """Complete the entry, look at it, save it, show it."""
        interview = None
        if is_terminal() and not self._session.console.as_json:
            console = self._session.console
            interview = Interview(console, self._kind, self._context, self._know)
            said = interview.complete(said)
        elif missing := find_missing(self._fields(said), self._know(said)):
            options = ", ".join(field.option for field in missing)
            raise UsageError("input-needed", option=options)
        while errors := [f for f in self._judge(said) if f.severity is Severity.ERROR]:
            if interview is None:
                raise refuse_finding(errors[0]).at(self._name_option(errors[0], said))
            said = interview.mend(said, errors[0])
        record, place = self._add(said)
        if not dry_run:
            edit(self._file, record, self._stamp)
        self._tell(record, place, dry_run=dry_run)
        return 0

    def _read(self, given: dict[Field, Any], said: Tree) -> Tree:
        fields = {field.path: field for field in self._fields(said)}
        values: list[tuple[Field, list[Any]]] = []
        for field, texts in given.items():
            if field.path not in fields:
                raise refuse_field(field.option, self._kind.word)
            try:
                found = read_values(
                    fields[field.path],
                    texts if isinstance(texts, list) else [texts],
                    fields.values(),
                    self._context,
                )
            except PdpError as err:
                raise err.at(field.option) from None
            values += found
        return fill(said, values)

    def _judge(self, said: Tree) -> list[Finding]:
        """What is wrong with the entry as it grows; the places are its own."""
        record, place = self._add(said)
        found = judge_entry(record, place, self._context.today)
        return [Finding(f.code, f.where.removeprefix(place.pointer), f.values) for f in found]

    def _add(self, said: Tree) -> tuple[Tree, Place]:
        entry = new_entry(self._kind.array, self._know(said), self._session.now)
        record, place = add_entry(self._record, self._kind.array, entry)
        return embed(record), place

    def _know(self, said: Tree) -> Tree:
        given = said, self._fields(said), self._record, self._context.today
        return complete(*given, self._lookup.complete) if self._lookup else complete(*given)

    def _fields(self, said: Tree) -> tuple[Field, ...]:
        return read_fields(self._kind.array, choose_form(self._kind.array, said))

    def _name_option(self, finding: Finding, said: Tree) -> str:
        name = name_place(finding.where)
        return next((field.option for field in self._fields(said) if field.name == name), name)

    def _tell(self, record: Tree, place: Place, *, dry_run: bool) -> None:
        console = self._session.console
        number = [p.pointer for p in list_entries(record)].index(place.pointer)
        warnings = judge_entry(record, place, self._context.today)
        console.say(f"{'Would add' if dry_run else 'Added'}:", "green")
        print_entry(console, record, place, number)
        for finding in warnings:
            console.say(f"\nWorth a look: {finding.message} {finding.hint}", "amber")
        if not dry_run:
            say_backup(console, self._file)
        told = {"file": str(self._file), "saved": not dry_run, **plain_entry(number, place)}
        findings = [plain_finding(finding) for finding in warnings]
        console.give({**told, "entry": place.entry, "findings": findings})


def _read_evidence(path: Path) -> Tree:
    data = load(path, max_bytes=MAX_EVIDENCE).data
    return {"digest": digest(data), "fileName": path.name, "location": "held-by-owner"}


def _name_parameter(field: Field) -> str:
    return "__".join(field.path)


def _write_signature(kind: EntryKind, options: dict[str, Field]) -> inspect.Signature:
    parameters: list[tuple[str, Any, Any]] = [("file", RecordFile, inspect.Parameter.empty)]
    if kind.array == "evidence":
        parameters.append(("evidence", _EvidenceFile, None))
    parameters += [
        (name, _write_option(field, say_codes(kind, field)), None)
        for name, field in options.items()
    ]
    parameters += [("dry_run", DryRun, False), ("as_json", AsJson, False)]
    parameters += [("at", At, None), ("home", Home, None)]
    return inspect.Signature(
        [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default
            )
            for name, annotation, default in parameters
        ]
    )


def _write_option(field: Field, codes: str) -> Any:
    repeated = field.many or bool(field.lists)
    help_text = f"{field.about}{codes}{' May be repeated.' if repeated else ''}"
    metavar = "CODE" if field.form in VOCABULARIES else _METAVARS.get(field.form, "TEXT")
    hidden = len(field.path) > MOST_STEPS
    option = typer.Option(field.option, metavar=metavar, help=help_text, hidden=hidden)
    return Annotated[list[str] | None if repeated else str | None, option]
