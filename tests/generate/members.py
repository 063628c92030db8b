"""Tables of the members of what closed forms read: name, needed or not, type, meaning."""

from collections.abc import Iterable, Iterator
from typing import Final

from generate.schemas import CLOSED, NAMES, generate
from generate.signed import SIGNED, form_proof
from pdpkit.credential import SUBJECT
from pdpkit.directory import ISSUER_FORM, KEY_FORM
from pdpkit.document import Kind
from pdpkit.signed import texts
from pdpkit.signed.forms import (
    FREE,
    Anything,
    Carried,
    Cases,
    Closed,
    Form,
    Free,
    ListOf,
    MapOf,
    Member,
    OneOf,
    TextForm,
    Whole,
)

_HEAD: Final = "| member | | type | meaning |\n| --- | --- | --- | --- |"
_NAMED: Final = {
    "Numbers": texts.NUMBERS,
    "ListedIssuer": ISSUER_FORM,
    "ListedKey": KEY_FORM,
    **{f"key-event {number}": form for number, form in enumerate(CLOSED["key-event"])},
}


def write_members(name: str) -> str:
    """The members of a published thing, or of a named object inside one."""
    form = _NAMED[name] if name in _NAMED else CLOSED[name][0]
    rows = list(_list_rows(form.members))
    if name in SIGNED or name.startswith("key-event"):
        rows.append(
            "| `proof` | needed | proof | the signature, as [rule 3](#rule-3-the-signature) says |"
        )
    return "\n".join([_HEAD, *rows])


def write_subjects(_: str) -> str:
    """What every subject has, then what each statement adds."""
    lines = [_HEAD, *_list_rows([*SUBJECT.common, SUBJECT.by])]
    lines += ["", "| statement | member | | type | meaning |", "| --- | --- | --- | --- | --- |"]
    told: dict[tuple[str, ...], list[str]] = {}
    for case, members in SUBJECT.cases.items():
        told.setdefault(tuple(_list_rows(members)), []).append(case)
    for rows, cases in told.items():
        names = ", ".join(f"`{case}`" for case in cases)
        lines += [f"| {names if number == 0 else ''} {row}" for number, row in enumerate(rows)]
    return "\n".join(lines)


def write_texts(_: str) -> str:
    """Every named text with its pattern; patterns read the same in Python, JavaScript and Rust."""
    lines = ["| name | what it is | pattern | most |", "| --- | --- | --- | --- |"]
    for form in sorted(_list_texts(), key=lambda form: form.name):
        pattern = form.pattern.replace("|", "\\|")
        most = f"{form.most:,}" if form.most else ""
        lines.append(f"| {form.name} | {form.wanted} | `{pattern}` | {most} |")
    return "\n".join(lines)


def write_proofs(_: str) -> str:
    """The proof of each kind: purpose, whose key, and the members beside those of all."""
    lines = [
        "| kind | mark | signed by | `proofPurpose` | before `#` | also |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for kind in Kind:
        form = form_proof(kind)
        issuers = any(m.form is texts.ISSUER_METHOD for m in form.members)
        also = [
            f"`{m.name}`" + (" or not" if m.optional else "")
            for m in form.members
            if m.name in (*kind.proof_members, "@context")
        ]
        mark = f"`format: {kind.format}`" if kind.mark else f"`type: {_MARKS[kind]}`"
        before = "`issuer.id`" if issuers else "`did:key:<key>`"
        cells = (kind.label, mark, _SIGNERS[kind], f"`{kind.purpose}`", before, ", ".join(also))
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


_SIGNERS: Final = {
    Kind.KEY_EVENT: "the first `key`, then `recovery`",
    Kind.LINK: "the tip of `from`'s log",
    Kind.INTRODUCTION: "the tip of the holder's log",
    Kind.RECORD: "the tip of the holder's log",
    Kind.SHARE: "the tip of the holder's log",
    Kind.STATEMENT: "a key that a directory lists for the issuer",
    Kind.LIST: "as a statement, or the listed successor",
    Kind.CARD: "each key in it, one copy for each",
    Kind.DIRECTORY: "the tip of the keeper's log",
}
_MARKS: Final = {
    Kind.STATEMENT: '["VerifiableCredential", "OpenBadgeCredential"]',
    Kind.SHARE: '["VerifiablePresentation"]',
}


def write_schemas(_: str) -> str:
    """Every published schema with its own first sentence."""
    lines = ["| schema | what it judges |", "| --- | --- |"]
    for name in NAMES:
        link = f"[`{name}`](../schemas/v1/{name}.schema.json)"
        lines.append(f"| {link} | {generate(name)['description']} |")
    return "\n".join(lines)


def _list_rows(members: Iterable[Member], before: str = "") -> Iterator[str]:
    """A row for each member, then for those of an object without a name that it holds."""
    for member in members:
        name = before + member.name
        needed = "" if member.optional else "needed"
        cells = (f"`{name}`", needed, say_type(member.form), member.about)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
        inner = _find_inner(member.form)
        if inner is not None and not inner.name:
            is_list = isinstance(member.form, ListOf)
            yield from _list_rows(inner.members, f"{name}[]." if is_list else f"{name}.")


def _find_inner(form: Form) -> Closed | None:
    if isinstance(form, ListOf):
        return _find_inner(form.form)
    return form if isinstance(form, Closed) else None


def say_type(form: Form) -> str:
    """What a value is, in a few words."""
    match form:
        case TextForm():
            return form.name or (
                f"{form.wanted}: `{form.pattern}`" if form.pattern else form.wanted
            )
        case Whole():
            return f"whole number, {form.least} to {form.most}"
        case OneOf():
            return " or ".join(f"`{_write(value)}`" for value in form.values)
        case ListOf():
            return f"list{_say_size(form)}: {say_type(form.form)}"
        case MapOf():
            return f"object; each member, {form.names.wanted}: {say_type(form.form)}"
        case Carried():
            name, _, place = form.schema.partition("#/$defs/")
            what = "object" if form.form is FREE else "anything"
            return f"{what}, judged by itself: {place or name.removesuffix('.schema.json')}"
        case Closed():
            return form.name or ("object, may grow" if form.open else "object")
        case Cases():
            return form.name
        case Free():
            return "any object"
        case Anything():
            return "anything"
    raise TypeError(form)


def _say_size(form: ListOf) -> str:
    if form.least and form.most:
        return f" of {form.least} to {form.most}"
    if form.most:
        return f" of at most {form.most:,}"
    return f" of {form.least} or more" if form.least else ""


def _write(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(f'"{item}"' for item in value) + "]"
    return str(value)


def _list_texts() -> list[TextForm]:
    return [form for form in vars(texts).values() if isinstance(form, TextForm) and form.name]
