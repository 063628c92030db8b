"""Schemas of what is read by typed models: pydantic's own, without what a person reads past."""

import ast
import inspect
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from pdpkit.shape import shape_of
from pdpkit.values import Part


class Generator(GenerateJsonSchema):
    """Members in the order in which they are written, each with its sentence."""

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
        written = super().model_schema(schema)
        model = schema["cls"]
        found, required, docs = written["properties"], written.get("required", []), read_docs(model)
        properties = {name: describe(found[name], docs[name]) for name in shape_of(model).members}
        if hidden := shape_of(model).hidden:
            meant = {name: {"description": f"{about}."} for name, about in hidden.items()}
            properties["private"]["properties"] = meant
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
