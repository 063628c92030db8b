"""Tables of a record's entries, their parts and their codes, from the published schema."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from generate.schemas import generate
from pdpkit.messages import CODES
from pdpkit.messages.reasons import say_why
from pdpkit.messages.rules import CASES
from pdpkit.record.entry import Entry
from pdpkit.record.record import KINDS
from pdpkit.record.visibility import DEFAULTS, EXCEPTIONS, OWN
from pdpkit.shape import shape_of
from pdpkit.vocabulary import VOCABULARIES

Tree = dict[str, Any]

_HEAD: Final = "| member | | type | meaning |\n| --- | --- | --- | --- |"
_COMMON: Final = frozenset(shape_of(Entry).members)


# Who writes a member of a record; whatever has no row here the holder writes, in any editor.
_WRITERS: Final = {
    "format": "the program",
    "id": "the program, once",
    "revision": "signing",
    "conflicts": "merging",
    "statements": "issuers; kept as they were signed",
    "lists": "issuers; kept as they were signed",
    "cards": "issuers; kept as they were signed",
    "badges": "others; kept as text, letter by letter",
    "ledger": "signing",
    "proof": "signing",
}


def write_envelope(_: str) -> str:
    """The members of a record beside its entries, and who writes each."""
    schema = _record()
    lines = ["| member | | type | meaning | who writes it |", "| --- | --- | --- | --- | --- |"]
    rows = {n: v for n, v in schema["properties"].items() if n not in KINDS}
    for name, row in zip(rows, _list_rows(rows, schema["required"]), strict=True):
        where = row.replace("](vocabularies.md", "](spec/vocabularies.md").replace(
            "](#", "](spec/record.md#"
        )
        lines.append(f"{where} {_WRITERS.get(name, 'the holder')} |")
        if name == "holder":
            arrays = ", ".join(f"`{array}`" for array in KINDS)
            link = "[entries](spec/record.md#arrays-of-entries)"
            lines.append(f"| {arrays} | | list: {link} | The entries. | the holder |")
    return "\n".join(lines)


def write_formats(_: str) -> str:
    """Every named text that stands in a record, with its pattern."""
    lines = ["| name | what it is | pattern | letters |", "| --- | --- | --- | --- |"]
    for name, schema in _record()["$defs"].items():
        if name not in VOCABULARIES and "pattern" in schema:
            pattern = schema["pattern"].replace("|", "\\|")
            least, most = schema.get("minLength", ""), schema.get("maxLength", "")
            length = f"{least} to {most:,}" if least else f"at most {most:,}" if most else ""
            lines.append(f"| {name} | {schema['description']} | `{pattern}` | {length} |")
    return "\n".join(lines)


def write_kinds(_: str) -> str:
    """Every array of entries: what it holds, and who may see a new entry."""
    lines = ["| array | one entry | a new one says |", "| --- | --- | --- |"]
    properties = _record()["properties"]
    for array, models in KINDS.items():
        names = ", ".join(f"[{m.__name__}](#{m.__name__.lower()})" for m in models)
        says = [f"`{DEFAULTS.get(array, OWN)}`"]
        says += [
            f"`{visibility}` where `{member}` is `{value}`"
            for (kind, member, value), visibility in EXCEPTIONS.items()
            if kind == array
        ]
        about = properties[array]["description"]
        lines.append(f"| `{array}` | {names}: {about} | {', '.join(says)} |")
    return "\n".join(lines)


def write_common(_: str) -> str:
    """The members that every entry has."""
    properties = _record()["$defs"]["Post"]["properties"]
    needed = _record()["$defs"]["Post"]["required"]
    common = {name: properties[name] for name in shape_of(Entry).members}
    return "\n".join([_HEAD, *_list_rows(common, needed)])


def write_entries(_: str) -> str:
    """Each kind of entry: its sentence, and the members of its own."""
    definitions = _record()["$defs"]
    lines = []
    for models in KINDS.values():
        for model in models:
            schema = definitions[model.__name__]
            own = {n: v for n, v in schema["properties"].items() if _is_own(n, v)}
            lines += [f"### {model.__name__}", "", schema["description"], "", _HEAD]
            lines += [*_list_rows(own, schema["required"])]
            if hidden := shape_of(model).hidden:
                meant = "; ".join(f"`{name}`, {about}" for name, about in hidden.items())
                lines += ["", f"Meant for `private`: {meant}."]
            lines.append("")
    return "\n".join(lines)


def write_parts(_: str) -> str:
    """The objects that stand inside entries, and the other objects of a record."""
    definitions = _record()["$defs"]
    entries = {model.__name__ for models in KINDS.values() for model in models} | {"Role"}
    lines = []
    for name, schema in definitions.items():
        if name not in entries and "properties" in schema:
            lines += [f"### {name}", "", schema["description"], "", _HEAD]
            lines += [*_list_rows(schema["properties"], schema.get("required", ())), ""]
    return "\n".join(lines)


def write_vocabularies(_: str) -> str:
    """Every list of codes with its labels."""
    lines = []
    for name in sorted(VOCABULARIES):
        vocabulary = VOCABULARIES[name]
        open_to = "" if vocabulary.own is None else " Codes of one's own begin with `x-`."
        lines += [f"### {name}", "", vocabulary.about + open_to, "", "| code | label |"]
        lines.append("| --- | --- |")
        lines += [f"| `{code}` | {label} |" for code, label in vocabulary.codes.items()]
        lines.append("")
    return "\n".join(lines)


def write_rules(_: str) -> str:
    """Every rule of content: what it says, in each of its cases, and why."""
    lines = ["| code | | what it says | why |", "| --- | --- | --- | --- |"]
    for code, message in CODES.items():
        if not code.startswith("rule-"):
            continue
        said = message.sentence
        if cases := [
            _put(CASES[case][0]) for case in CASES if f"rule-{case}".startswith(code + "-")
        ]:
            said = said.replace("{problem}", " / ".join(cases))
        cells = (f"`{code}`", message.effect, _put(said), say_why(code))
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


@cache
def _record() -> Tree:
    return generate("record")


def _put(sentence: str) -> str:
    """A sentence with dots where the program puts a value."""
    return re.sub(r"\{\w+\}", "…", sentence)


def _is_own(name: str, schema: Tree) -> bool:
    """A common member is told again only where the kind says something else of it."""
    return name not in _COMMON or name == "state"


def _list_rows(properties: Tree, needed: Iterable[str]) -> Iterator[str]:
    for name, schema in properties.items():
        cells = (
            f"`{name}`",
            "needed" if name in needed else "",
            _say_type(schema),
            schema["description"],
        )
        yield "| " + " | ".join(cells) + " |"


def _say_type(schema: Tree) -> str:
    if "$ref" in schema:
        return _link(schema["$ref"].rpartition("/")[2])
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return " or ".join(f"`{code}`" for code in schema["enum"])
    kind = schema.get("type")
    if kind == "array":
        return f"list: {_say_type(schema['items'])}"
    if kind == "integer":
        return f"whole number, {schema['minimum']} to {schema['maximum']:,}"
    if kind == "object" and "additionalProperties" in schema:
        return f"object; each member: {_say_type(schema['additionalProperties'])}"
    return {"object": "any object", "boolean": "`true` or `false`", "string": "text"}.get(
        str(kind), "proof"
    )


def _link(name: str) -> str:
    definitions = _record()["$defs"]
    if name in VOCABULARIES:
        return f"[{name}](vocabularies.md#{name.lower()})"
    if "properties" in definitions[name]:
        return f"[{name}](#{name.lower()})"
    return name
