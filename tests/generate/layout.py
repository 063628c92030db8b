"""JSON laid out for people: what fits into one line stands in one line."""

import json
from typing import Any, Final

_WIDTH: Final = 100


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
    if not any(isinstance(item, dict | list) for item in value):
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
