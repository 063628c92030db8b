"""Writes ``schemas/v1/``: one schema for everything published; a test proves it fresh.

What typed models read is written from the models, what is read by closed forms from the forms, and
what the program says to other programs from its own lists of verdicts, checks and outcomes.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from generate.layout import write
from generate.models import Generator
from generate.outputs import write_error, write_findings, write_report
from generate.signed import FORMS, SIGNED, write_event, write_signed, write_unsigned
from pdpkit.framework import Framework
from pdpkit.identity import INCEPTION, ROTATION
from pdpkit.record.record import Record, SharedRecord
from pdpkit.values import Part

Tree = dict[str, Any]

FOLDER: Final = Path(__file__).parent.parent.parent / "schemas" / "v1"
# File name without its ending: the model that it is made from.
MODELS: Final[dict[str, type[Part]]] = {
    "record": Record,
    "shared-record": SharedRecord,
    "framework": Framework,
}
# Of everything else: what writes its schema.
WRITERS: Final[dict[str, Callable[[], Tree]]] = {
    **{name: partial(write_signed, name) for name in SIGNED},
    "key-event": write_event,
    **{name: partial(write_unsigned, name) for name in FORMS},
    "report": write_report,
    "findings": write_findings,
    "error": write_error,
}
# The closed forms behind a schema; what fits one of them fits.
CLOSED: Final = {
    **{name: (one.form,) for name, one in SIGNED.items()},
    "key-event": (INCEPTION, ROTATION),
    **{name: (form,) for name, form in FORMS.items()},
}
NAMES: Final = (*MODELS, *WRITERS)
# The schema whose definitions those of the other models use.
_HOME: Final = "record"
_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def generate(name: str) -> Tree:
    """The schema ``name`` as values."""
    writer = WRITERS.get(name)
    raw = writer() if writer else MODELS[name].model_json_schema(schema_generator=Generator)
    definitions: dict[str, Tree] = {}
    for key, value in raw.pop("$defs", {}).items():
        value.pop("title", None)
        definitions[key] = _name_types(value, definitions)
    body = _name_types(raw, definitions)
    if name in MODELS and name != _HOME:
        body, definitions = _refer(body, definitions, generate(_HOME)["$defs"])
    schema = {"$schema": _DRAFT, "$id": f"{name}.schema.json", **body}
    if definitions:
        schema["$defs"] = {key: definitions[key] for key in sorted(definitions)}
    return schema


def _name_types(schema: Any, definitions: dict[str, Tree]) -> Any:
    """Move each named type into the definitions, so that a person reads it once."""
    if isinstance(schema, list):
        return [_name_types(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {name: _name_types(value, definitions) for name, value in schema.items()}
    if set(schema) == {"description", "allOf"}:
        return {"description": schema["description"], **schema["allOf"][0]}
    if isinstance(schema.get("title"), str):
        name = schema.pop("title")
        assert definitions.setdefault(name, schema) == schema, name
        return {"$ref": f"#/$defs/{name}"}
    return schema


def _refer(body: Tree, own: dict[str, Tree], known: dict[str, Tree]) -> tuple[Tree, Tree]:
    """Point to the record's definitions instead of repeating those that are the same."""
    here = {key: value for key, value in own.items() if known.get(key) != value}

    def point(value: Any) -> Any:
        if isinstance(value, list):
            return [point(item) for item in value]
        if not isinstance(value, dict):
            return value
        found = {key: point(item) for key, item in value.items()}
        target = str(found.get("$ref", "")).removeprefix("#/$defs/")
        if target and target not in here:
            found["$ref"] = f"{_HOME}.schema.json#/$defs/{target}"
        return found

    return point(body), point(here)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        text = write(generate(name)) + "\n"
        (FOLDER / f"{name}.schema.json").write_text(text, encoding="utf-8")
        sys.stdout.write(f"schemas/v1/{name}.schema.json\n")


if __name__ == "__main__":
    main()
