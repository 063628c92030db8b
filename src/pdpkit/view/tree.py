"""A view as a tree for programs: the names of its members as in every file of ours."""

import re
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

_underscore = re.compile(r"_([a-z])").sub


def to_tree(value: Any) -> Any:
    """Members in lowerCamelCase, days as text; what is not there is null."""
    if is_dataclass(value) and not isinstance(value, type):
        return {_camel(f.name): to_tree(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [to_tree(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _camel(name: str) -> str:
    return _underscore(lambda found: found[1].upper(), name)
