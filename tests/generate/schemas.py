"""Writes ``schemas/v1/`` from the typed readings; a test proves what is committed fresh."""

import ast
import inspect
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from pdpkit.framework import Framework
from pdpkit.record.record import Record, SharedRecord
from pdpkit.shape import shape_of
from pdpkit.values import Part

FOLDER: Final = Path(__file__).parent.parent.parent / "schemas" / "v1"
# File name without its ending: the model that it is made from.
MODELS: Final[dict[str, type[Part]]] = {
    "record": Record,
    "shared-record": SharedRecord,
    "framework": Framework,
}
# The schema whose definitions the others use.
_HOME: Final = "record"
_WIDTH: Final = 100
_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


class _Generator(GenerateJsonSchema):
    """Pydantic's own, without what a person would have to read past."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        if schema.get("values_schema", {}).get("type") in (None, "any"):
            return {"type": "object"}
        return {
            "type": "object",
            "propertyNames": self.generate_inner(schema["keys_schema"]),
            "additionalProperties": self.generate_inner(schema["values_schema"]),
        }

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Members in the order in which they are written, each with its sentence."""
        written = super().model_schema(schema)
        model = schema["cls"]
        found, required, docs = written["properties"], written.get("required", []), read_docs(model)
        properties = {name: describe(found[name], docs[name]) for name in shape_of(model).members}
        if hidden := shape_of(model).hidden:
            meant = "; ".join(f"{name}, {about}" for name, about in hidden.items())
            properties["private"]["description"] += f" Meant for it: {meant}."
        about = " ".join((model.__doc__ or "").split())
        object_schema = {"description": about, "type": "object", "properties": properties}
        if required:
            object_schema["required"] = [name for name in properties if name in required]
        return object_schema


def describe(schema: JsonSchemaValue, sentence: str) -> JsonSchemaValue:
    """The schema of a member under its own sentence; a named type keeps its own description."""
    if "title" in schema or "$ref" in schema:
        return {"description": sentence, "allOf": [schema]}
    return {"description": sentence, **schema}


@cache
def read_docs(model: type[Part]) -> dict[str, str]:
    """The sentence under each member in the source of the model and of what it is made from."""
    sentences: dict[str, str] = {}
    for source in reversed(model.__mro__):
        if not issubclass(source, Part) or source is Part:
            continue
        (body,) = ast.parse(inspect.getsource(source)).body
        assert isinstance(body, ast.ClassDef)
        for member, below in zip(body.body, body.body[1:], strict=False):
            if isinstance(member, ast.AnnAssign) and isinstance(below, ast.Expr):
                assert isinstance(member.target, ast.Name)
                field = model.__pydantic_fields__.get(member.target.id)
                if field is not None and isinstance(below.value, ast.Constant):
                    words = str(below.value.value).split()
                    sentences[_alias(member.target.id)] = " ".join(words)
    return sentences


def _alias(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _name_types(schema: Any, definitions: dict[str, JsonSchemaValue]) -> Any:
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


def generate(name: str) -> JsonSchemaValue:
    """The schema ``name`` as values."""
    raw = MODELS[name].model_json_schema(schema_generator=_Generator)
    definitions: dict[str, JsonSchemaValue] = {}
    for key, value in raw.pop("$defs", {}).items():
        definitions[key] = _name_types(value, definitions)
    body = _name_types(raw, definitions)
    if name != _HOME:
        body, definitions = _refer(body, definitions, generate(_HOME)["$defs"])
    schema = {"$schema": _DRAFT, "$id": f"{name}.schema.json", **body}
    if definitions:
        schema["$defs"] = {key: definitions[key] for key in sorted(definitions)}
    return schema


def _refer(
    body: JsonSchemaValue, own: dict[str, JsonSchemaValue], known: dict[str, JsonSchemaValue]
) -> tuple[JsonSchemaValue, dict[str, JsonSchemaValue]]:
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


def write(value: Any, indent: int = 0, room: int = 0) -> str:
    """JSON with two spaces of indent, where what fits into one line stands in one line."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(line) + indent + room <= _WIDTH:
        return line
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        keys = [json.dumps(key, ensure_ascii=False) + ": " for key in value]
        parts = [
            inner + key + write(item, indent + 2, len(key) + 1)
            for key, item in zip(keys, value.values(), strict=True)
        ]
        return "{\n" + ",\n".join(parts) + "\n" + " " * indent + "}"
    if all(isinstance(item, str) for item in value):
        return _fill([json.dumps(item, ensure_ascii=False) for item in value], indent)
    parts = [inner + write(item, indent + 2, 1) for item in value]
    return "[\n" + ",\n".join(parts) + "\n" + " " * indent + "]"


def _fill(words: list[str], indent: int) -> str:
    lines, inner = [""], " " * (indent + 2)
    for word in words:
        if lines[-1] and len(inner) + len(lines[-1]) + len(word) + 2 > _WIDTH:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word + ","
    lines[-1] = lines[-1].removesuffix(",")
    return "[\n" + "\n".join(inner + line for line in lines) + "\n" + " " * indent + "]"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in MODELS:
        text = write(generate(name)) + "\n"
        (FOLDER / f"{name}.schema.json").write_text(text, encoding="utf-8")
        sys.stdout.write(f"schemas/v1/{name}.schema.json\n")


if __name__ == "__main__":
    main()
