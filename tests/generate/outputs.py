"""Schemas of what the program says to other programs: report, findings, error.

They stay open: a later version may say more. What is there today is all needed, but for one member.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from generate.models import describe
from pdpkit import errors
from pdpkit.credential import SUBJECT
from pdpkit.document import Kind
from pdpkit.findings import Severity
from pdpkit.report import (
    DECIDING_CHECKS,
    EXIT_CODES,
    FILE_CHECKS,
    TELLING_CHECKS,
    FileVerdict,
    Outcome,
    Verdict,
)
from pdpkit.signed.texts import CODE, IDENTITY, MOMENT

Tree = dict[str, Any]

CARRIERS: Final = ("json", "pdf", "pdpz")
_CODE: Final = {
    "title": "ErrorCode",
    "description": "A code; docs/errors.md says what each means.",
    "type": "string",
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
}


_VERDICT: Final = {
    "title": "FileVerdict",
    "description": "The verdict of a file, from worst to best.",
    "enum": list(FileVerdict),
}


def write_report() -> Tree:
    """What ``pdp verify --json`` prints; what it did not look at only where there is some."""
    return _object(
        "What was found of one or more files.",
        ("notLookedAt",),
        format=("The mark of a report.", {"const": "pdp-report/1"}),
        at=("The moment for which it was judged.", MOMENT.write_schema()),
        tool=("The program and its version.", _text()),
        verdict=("The worst verdict of a file.", _VERDICT),
        exit=("The exit code.", _one_of(sorted(set(EXIT_CODES.values())))),
        files=(
            "Each file, in the order in which it was named.",
            _list(_name("File", _write_file())),
        ),
        notLookedAt=("What else lies in the folders.", _list(_text())),
    )


def write_findings() -> Tree:
    """What ``pdp validate --json`` prints."""
    finding = _object(
        "One thing that was found.",
        code=("Its code.", _CODE),
        severity=("How grave it is.", _one_of(Severity)),
        where=("The place as a JSON Pointer.", _text()),
        message=("What is wrong.", _text()),
        hint=("What to do.", _text()),
    )
    file = _object(
        "One file.",
        file=("Its name.", _text()),
        valid=("Whether there is no error; warnings may be there.", {"type": "boolean"}),
        findings=("What was found, by place.", _list(_name("Finding", finding))),
    )
    return _object(
        "What form and rules found in one or more files.",
        format=("The mark of findings.", {"const": "pdp-findings/1"}),
        files=("Each file.", _list(_name("File", file))),
    )


def write_error() -> Tree:
    """What any command prints with ``--json`` when it cannot do its work."""
    exits = sorted(kind.exit for kind in errors.PdpError.__subclasses__())
    return _object(
        "Why a command did nothing.",
        format=("The mark of an error.", {"const": "pdp-error/1"}),
        code=("Its code.", _CODE),
        where=("The place: a JSON Pointer, a row and column, or a file.", _text()),
        message=("What is wrong.", _text()),
        hint=("What to do.", _text()),
        exit=("The exit code.", _one_of(exits)),
    )


def _write_file() -> Tree:
    holder = _object(
        "Whose file it is; null where there is no key log that holds.",
        id=("The identity.", IDENTITY.write_schema()),
        name=("The name that they use themselves; it proves nothing.", _or_null(_text())),
        code=("The identity's code.", CODE.write_schema()),
    )
    directory = _object(
        "Whose list of organisations was asked; null where there was none.",
        keeper=("The keeper's identity.", IDENTITY.write_schema()),
        sequence=("The number of the snapshot.", _count()),
        pinned=("Whether the reader has confirmed the keeper.", {"type": "boolean"}),
    )
    counts = {str(verdict): (f"How many are {verdict}.", _count()) for verdict in Verdict}
    return _object(
        "One file.",
        file=("Its name.", _text()),
        sha256=(
            "SHA-256 of the bytes that were judged; empty where there were none.",
            {"type": "string", "pattern": "^([0-9a-f]{64})?$"},
        ),
        kind=(
            "What it is; null where it could not be read.",
            _one_of([*(kind.label for kind in Kind), None]),
        ),
        carrier=("What it came in.", _one_of(CARRIERS)),
        verdict=("Its verdict.", _VERDICT),
        holder=("Whose file it is.", _or_null(holder)),
        madeOutTo=("The names that issuers used, each once.", _list(_text())),
        audience=("For whom a share was made.", _or_null(_text())),
        directory=("Whose list of organisations was asked.", _or_null(directory)),
        counts=("How many statements have each verdict.", _object("Counts.", **counts)),
        checks=("Every check of a file, in order.", _checks(FILE_CHECKS)),
        statements=("Each statement, worst first.", _list(_name("Statement", _write_statement()))),
        todo=("What the reader can do next.", _list(_text())),
    )


def _write_statement() -> Tree:
    issuer = _object(
        "Who says it.",
        id=("The issuer's id as the statement has it.", _or_null(_text())),
        name=("The name by a directory or a pin; never the statement's own.", _or_null(_text())),
    )
    return _object(
        "One statement. What it says is null unless its signature holds and all is understood.",
        id=("Its id.", _text()),
        statement=("What is stated.", _one_of([*SUBJECT.cases, None])),
        title=("What the fact is called.", _or_null(_text())),
        issuer=("Who says it.", issuer),
        verdict=("Its verdict.", _one_of(Verdict)),
        checks=("Every check, in order.", _checks((*DECIDING_CHECKS, *TELLING_CHECKS))),
    )


def _checks(names: Sequence[str]) -> Tree:
    """Each check at its place, so that none can be missing."""
    check = _object(
        "One question with its answer.",
        name=("Its name.", _text()),
        outcome=("The answer.", _one_of(Outcome)),
        code=("The code of the answer.", _CODE),
        where=("The place as a JSON Pointer.", _text()),
        reason=("The answer in a sentence.", _text()),
    )
    places = [
        {
            "type": "object",
            "properties": {"name": {"const": name}},
            "allOf": [_name("Check", check)],
        }
        for name in names
    ]
    return {"type": "array", "prefixItems": places, "items": False, "minItems": len(names)}


def _object(about: str, optional: Sequence[str] = (), /, **members: tuple[str, Tree]) -> Tree:
    return {
        "description": about,
        "type": "object",
        "properties": {name: describe(schema, said) for name, (said, schema) in members.items()},
        "required": [name for name in members if name not in optional],
    }


def _name(name: str, schema: Tree) -> Tree:
    """A schema that stands once among the definitions."""
    return {"title": name, **schema}


def _or_null(schema: Tree) -> Tree:
    return {**schema, "type": [schema["type"], "null"]}


def _text() -> Tree:
    return {"type": "string"}


def _list(items: Tree) -> Tree:
    return {"type": "array", "items": items}


def _count() -> Tree:
    return {"type": "integer", "minimum": 0}


def _one_of(codes: Iterable[Any]) -> Tree:
    return {"enum": list(codes)}
